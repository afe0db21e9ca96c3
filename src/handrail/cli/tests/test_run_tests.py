"""What the test command reports: every failure counts, also of checks that are no tests."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[4] / "scripts"
REPORT = """<testsuites>
<testsuite name="a" tests="9" failures="1" errors="1" skipped="2" />
<testsuite name="b" tests="1" failures="0" errors="0" skipped="0" />
</testsuites>"""


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return runpy.run_path(str(SCRIPTS / "run_tests.py"))


def last_line(script, capsys, *, checks=(), tests=True, counts=None):
    outcome = script["Outcome"]
    outcomes = [outcome(name, passed=passed) for name, passed in (*checks, ("pytest", tests))]
    code = script["conclude"](outcomes, counts or script["Counts"](passed=5))
    return code, capsys.readouterr().out.splitlines()[-1]


def test_counts_are_read_from_pytests_report(script, tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)

    assert script["read_counts"](report) == script["Counts"](passed=6, failed=2, skipped=2)


def test_no_report_counts_nothing(script, tmp_path):
    assert script["read_counts"](tmp_path / "absent.xml") == script["Counts"]()


def test_all_well_ends_in_a_plain_line(script, capsys):
    assert last_line(script, capsys) == (0, "5 passed, 0 failed")


def test_a_failed_check_is_a_failure(script, capsys):
    assert last_line(script, capsys, checks=[("mypy", False)]) == (1, "5 passed, 1 failed")


def test_tests_that_broke_off_are_a_failure(script, capsys):
    assert last_line(script, capsys, tests=False) == (1, "5 passed, 1 failed")


def test_failed_tests_are_counted_once(script, capsys):
    counts = script["Counts"](passed=3, failed=2, skipped=1)

    ending = last_line(script, capsys, tests=False, counts=counts)
    assert ending == (1, "3 passed, 2 failed, 1 skipped")
