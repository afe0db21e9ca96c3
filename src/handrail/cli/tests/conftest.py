from __future__ import annotations

import shutil

import pytest

from handrail.cli.tests.shell import EXAMPLES, handrail
from handrail.database import server


@pytest.fixture(scope="session")
def pilot(tmp_path_factory):
    """A synthetic centre made by `pilot run` on the examples: its data, results and first answer."""
    folder = tmp_path_factory.mktemp("pilot")
    data, out = folder / "data", folder / "out"
    ended = run_pilot(data, out)
    assert ended.code == 0, ended.err
    yield data, out, ended
    server.discard(data)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def empty(tmp_path):
    """A data folder of its own, and no database of it left behind."""
    yield tmp_path / "data"
    server.discard(tmp_path / "data")


def run_pilot(data, out):
    return handrail(
        "pilot",
        "run",
        "--nominations",
        EXAMPLES / "nominations.csv",
        "--nominations",
        EXAMPLES / "nominations.json",
        "--partners",
        EXAMPLES / "partners",
        "--deconfliction",
        EXAMPLES / "deconfliction.csv",
        "--out",
        out,
        "--data",
        data,
    )
