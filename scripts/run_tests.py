"""Every check of the project in order, each with its time, and a table at the end.

Without arguments: all but the deep tests. --quick leaves out the slow and the browser's, --deep
nothing. Other arguments go to pytest, which is then the only check. A check that fails stops no
other, so that whoever mends the code sees at once all that is wrong. The last line counts tests
that passed, and what failed: tests, and checks other than tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from find_browser import provide_browser

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent
SELECTED = {
    "": "not deep",
    "--quick": "not deep and not slow and not browser",
    "--deep": "deep or not deep",
}
CHECKS = (
    ("ruff check", (str(TOOLS / "ruff"), "check", ".", "handrail")),
    ("ruff format", (str(TOOLS / "ruff"), "format", "--check", ".", "handrail")),
    ("mypy", (str(TOOLS / "mypy"),)),
    ("import contracts", (str(TOOLS / "lint-imports"),)),
    ("generated docs", (sys.executable, "-P", "-m", "handrail", "docs", "--check")),
    ("migrations", (sys.executable, "-P", "-m", "handrail", "migrations-check")),
)
PYTEST = (sys.executable, "-m", "pytest")


@dataclass(frozen=True)
class Outcome:
    """How a check ended."""

    name: str
    passed: bool
    seconds: float = 0.0


@dataclass(frozen=True)
class Counts:
    """How the tests of one run ended."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    depth = next((flag for flag in SELECTED if flag in arguments), "")
    others = [word for word in arguments if word not in SELECTED]
    selected = SELECTED[depth]
    outcomes = []
    if depth != "--quick" and not announce_browser(fetch=not others):
        selected = f"({selected}) and not browser"
        outcomes = [Outcome("browser", passed=False)] if os.environ.get("CI") else []
    if others:
        return subprocess.run([*PYTEST, "-m", selected, *others], check=False).returncode
    outcomes += [run(name, command) for name, command in CHECKS]
    tests, counts = run_tests(selected)
    return conclude([*outcomes, tests], counts)


def announce_browser(*, fetch: bool) -> bool:
    """Tell the tests which browser to use, or the reader that there is none."""
    browser = provide_browser(fetch=fetch)
    if browser:
        os.environ["HANDRAIL_BROWSER"] = browser
    else:
        print("NO BROWSER: the browser tests are SKIPPED. Install Chromium or set BROWSER_PATH.")
    return bool(browser)


def run(name: str, command: tuple[str, ...]) -> Outcome:
    """Run one check under its heading."""
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    try:
        passed = subprocess.run(command, check=False).returncode == 0
    except OSError as error:
        print(f"{command[0]}: {error.strerror}")
        passed = False
    outcome = Outcome(name, passed=passed, seconds=time.monotonic() - began)
    print(f"-- {name}: {word(outcome)} in {outcome.seconds:.1f} s", flush=True)
    return outcome


def run_tests(selected: str) -> tuple[Outcome, Counts]:
    """Run the tests, and count them from pytest's own report."""
    processes = str(max(1, os.cpu_count() or 1))
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        # Neighbours stay on one process, which makes what they share once.
        spread = ("-n", processes, "--dist", "worksteal")
        how = (*spread, "-m", selected, f"--junit-xml={report}")
        outcome = run("pytest", (*PYTEST, *how))
        return outcome, read_counts(report)


def read_counts(report: Path) -> Counts:
    """What pytest counted; nothing where it did not come to an end."""
    try:
        suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 -- pytest just wrote it
    except (FileNotFoundError, ET.ParseError):
        return Counts()
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return Counts(passed=max(0, total - failed - skipped), failed=failed, skipped=skipped)


def conclude(outcomes: list[Outcome], counts: Counts) -> int:
    """Print the table and the count; the code is 1 if anything failed."""
    print("\n== summary")
    for outcome in outcomes:
        print(f"{outcome.name:<18} {word(outcome):<7} {outcome.seconds:>7.1f} s")
    *checks, tests = outcomes
    failed = counts.failed + sum(not check.passed for check in checks)
    if not tests.passed and not counts.failed:
        failed += 1  # pytest itself broke off
    skipped = f", {counts.skipped} skipped" if counts.skipped else ""
    print(f"{counts.passed} passed, {failed} failed{skipped}", flush=True)
    return 1 if failed else 0


def word(outcome: Outcome) -> str:
    return "passed" if outcome.passed else "FAILED"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
