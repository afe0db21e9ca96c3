"""A Chromium for the tests: one browser a session, one fresh page a test, and what every page must pass.

`HANDRAIL_BROWSER` names the executable, else one is looked for on the PATH; without one the tests
are skipped and say so. With `HANDRAIL_SCREENSHOTS` set to a folder, pages are also kept as pictures.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 1280)
# WCAG 2.2.1 exempts what must be known as it happens: what rings is looked for again and again.
AS_IT_HAPPENS = "/risks/"
# The design system places the back link before main, where no landmark is.
OUTSIDE_LANDMARKS = 'class="govuk-back-link"'


def executable() -> str | None:
    """The browser named by the environment, else the first one found."""
    named = os.environ.get("HANDRAIL_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Playwright starts it without a sandbox, as root must: it only ever opens our own pages."""
    path = executable()
    if path is None:
        pytest.skip("no Chromium: install one or name it in HANDRAIL_BROWSER")
    # Playwright leaves a loop running in this thread, at which Django takes fright; we await nothing.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor of its own: nothing is remembered from one test to the next."""
    fresh = browser.new_context(
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
        viewport={"width": 1280, "height": 900},
    )
    fresh.set_default_timeout(15_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when a script fails, a file is missing, or the policy is broken."""
    faults: list[str] = []
    opened = context.new_page()
    watch(opened, faults)
    yield opened
    assert not faults, "\n".join(faults)


def watch(page: Page, faults: list[str]) -> None:
    """Write down what goes wrong behind a page. A refusal page is no fault: its file did load."""

    def answered(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            faults.append(f"{response.status} for {response.url}")

    def failed(request: Request) -> None:
        if request.resource_type != "document" and request.failure != "net::ERR_ABORTED":
            faults.append(f"{request.failure} for {request.url}")

    def said(message) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    page.on("response", answered)
    page.on("requestfailed", failed)
    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(str(error)))


def axe(page: Page, excused: str = "") -> None:
    """No violation of WCAG 2.2 AA nor of axe's best practices, but for one that a test excuses."""
    options = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    exempt = {"meta-refresh"} if AS_IT_HAPPENS in page.url else set()
    lines = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html']}"
        for violation in found
        if violation["id"] not in exempt
        for node in violation["nodes"]
        if violation["id"] != "region" or OUTSIDE_LANDMARKS not in node["html"]
        if violation["id"] != excused
    ]
    assert not lines, f"{page.url}\n" + "\n".join(lines)


def no_sideways_scroll(page: Page, width: int) -> None:
    """Everything fits the width: nobody must scroll sideways to read (WCAG 1.4.10)."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_load_state()
    needed = page.evaluate("document.documentElement.scrollWidth")
    assert needed <= width, f"{page.url} needs {needed} pixels at {width}"


def fits_and_passes(page: Page, name: str, *, excused: str = "") -> None:
    """Both questions at both widths, and a picture of each."""
    for width in WIDTHS:
        no_sideways_scroll(page, width)
        axe(page, excused)
        screenshot(page, f"{name}-{width}")


def screenshot(page: Page, name: str) -> None:
    """Keep the whole page as a picture, when somebody asked for pictures."""
    folder = os.environ.get("HANDRAIL_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
