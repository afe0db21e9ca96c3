"""Finds a Chromium for the browser tests, or fetches one where the machine allows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAYWRIGHT = Path(sys.executable).with_name("playwright")
ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
ON_MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
DOWNLOADS = (".cache/ms-playwright", "Library/Caches/ms-playwright")
DOWNLOADED = (
    "chrome-headless-shell",
    "headless_shell",
    "chrome",
    "Chromium",
    "Google Chrome for Testing",
)
SECONDS_TO_ANSWER = 60
SECONDS_TO_FETCH = 600


def provide_browser(*, fetch: bool) -> str | None:
    """The path of a browser that runs, if the programs that drive it run too; or None."""
    if not (
        _runs(str(PLAYWRIGHT)) or (fetch and _install("libatomic1") and _runs(str(PLAYWRIGHT)))
    ):
        print("Playwright, which drives the browser, does not run on this machine.", flush=True)
        return None
    found = find_browser()
    return found if found or not fetch else _fetch_by_playwright() or _fetch_by_apt()


def find_browser() -> str | None:
    """The first browser on this machine that runs."""
    return next((path for path in _candidates() if _runs(path)), None)


def _candidates() -> Iterator[str]:
    if named := os.environ.get("BROWSER_PATH"):
        yield named
    yield from filter(None, map(shutil.which, ON_PATH))
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (str(folder / name) for name in ON_MACOS)
    yield from _downloads()


def _downloads() -> Iterator[str]:
    folders = [Path.home() / name for name in DOWNLOADS]
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        folders.insert(0, Path(named))
    for folder in folders:
        for path in sorted(folder.glob("chromium*/**/*"), reverse=True):
            if path.name in DOWNLOADED and path.is_file():
                yield str(path)


def _fetch_by_playwright() -> str | None:
    print("No browser here; asking Playwright for one.", flush=True)
    return find_browser() if _call(str(PLAYWRIGHT), "install", "--only-shell", "chromium") else None


def _fetch_by_apt() -> str | None:
    return find_browser() if _install("chromium") else None


def _install(package: str) -> bool:
    """Only where nobody is surprised by it: as root, on Debian and its kin."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing {package} with apt-get.", flush=True)
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    return _call("apt-get", "update") and _call("apt-get", "install", "--yes", package)


def _runs(program: str) -> bool:
    try:
        ended = subprocess.run(
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS_TO_ANSWER,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def _call(*command: str) -> bool:
    try:
        return subprocess.run(command, timeout=SECONDS_TO_FETCH, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", flush=True)
        return False
