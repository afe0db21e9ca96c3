from __future__ import annotations

import pytest

from handrail.cli.tests.shell import handrail


def test_an_unknown_bench_is_refused_with_the_ones_there_are(tmp_path):
    ended = handrail("bench", "nothing", "--data", tmp_path)

    assert ended.code == 2
    assert "main" in ended.err


@pytest.mark.slow
def test_the_main_bench_answers_in_one_document(tmp_path):
    found = handrail("bench", "main", "--quick", "--json", "--data", tmp_path).document

    assert found["name"] == "main"
    assert {"what", "value", "unit", "target", "ok"} <= found["figures"][0].keys()
