"""Data folders that the server's account may reach, also when the tests run as root."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from handrail.database import server
from handrail.database.provision import provision


@contextmanager
def a_data_folder():
    parent = Path(tempfile.mkdtemp(prefix="handrail-database-"))
    parent.chmod(0o711)
    try:
        yield parent / "var"
    finally:
        server.discard(parent / "var")
        shutil.rmtree(parent)


@pytest.fixture
def data():
    """A fresh data folder; whatever runs in it is stopped afterwards."""
    with a_data_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def kept():
    """A data folder with a database, shared by a module's tests; each starts it itself."""
    with a_data_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def provisioned():
    """A data folder with a provisioned, running database, shared by a module's tests."""
    with a_data_folder() as folder:
        provision(folder)
        yield folder


@pytest.fixture
def folders():
    """Two data folders, for two servers."""
    with a_data_folder() as first, a_data_folder() as second:
        yield first, second


@pytest.fixture
def connect():
    """Opens connections to a login, and closes them after the test."""
    opened = []

    def open_one(login):
        opened.append(psycopg.connect(login.conninfo(), autocommit=True))
        return opened[-1]

    yield open_one
    for connection in opened:
        connection.close()
