"""Draws docs/pictures/overview.png from the running demo: four first looks, side by side.

`.venv/bin/python scripts/draw_overview.py [DATA]`. Loads the demo into DATA (a folder of its own
where none is named) unless it is there, serves it, and photographs it with Chromium.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from find_browser import provide_browser
from playwright.sync_api import Browser, sync_playwright

from handrail.database import server

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "overview.png"
VIEW = {"width": 1000, "height": 800}
WIDTH, HEIGHT = 640, 512  # of each page on the sheet
PATIENCE = 60.0
PASSWORD = "a synthetic password"  # noqa: S105 - printed by the demo itself
SHOTS = (
    ("", "/start/"),
    ("coordinator-london@synthetic.example", "/"),
    ("practitioner-health-london@synthetic.example", "/disclosures/"),
    ("scrutiny-london@synthetic.example", "/twelve-questions/"),
)
PAGE = """
<style>body{{margin:0;padding:16px;background:#d9dee2;display:grid;gap:16px;
grid-template-columns:repeat(2,{width}px)}}img{{width:{width}px;height:{height}px;object-fit:cover;
object-position:top;border:1px solid #505a5f;background:#fff}}</style>{images}
"""


def main() -> None:
    """Draw the picture anew."""
    given = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else None
    data = given or Path(tempfile.mkdtemp(prefix="handrail-picture-")) / "demo"
    handrail("demo", "--no-serve", "--data", str(data))
    port = free_port()
    served = subprocess.Popen([*COMMAND, "serve", "--port", str(port), "--data", str(data)])
    try:
        wait_for(port)
        draw(f"http://127.0.0.1:{port}")
    finally:
        served.terminate()
        served.wait(timeout=PATIENCE)
        if given is None:
            server.discard(data)
            shutil.rmtree(data.parent, ignore_errors=True)


COMMAND = [sys.executable, "-P", "-m", "handrail"]


def handrail(*words: str) -> None:
    subprocess.run([*COMMAND, *words], check=True, stdout=subprocess.DEVNULL)


def draw(address: str) -> None:
    """Photograph each page, and put the four on one sheet."""
    executable = provide_browser(fetch=False)
    if executable is None:
        raise SystemExit("There is no Chromium to draw with.")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable)
        files = [Path(folder) / f"{number}.png" for number in range(len(SHOTS))]
        for file, (email, path) in zip(files, SHOTS, strict=True):
            photograph(browser, file, email=email, served_at=address, path=path)
        images = "".join(f'<img src="{file.as_uri()}">' for file in files)
        sheet = Path(folder) / "sheet.html"
        sheet.write_text(PAGE.format(width=WIDTH, height=HEIGHT, images=images))
        page = browser.new_page(viewport={"width": 2 * WIDTH + 48, "height": 2 * HEIGHT + 48})
        page.goto(sheet.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()
    print(json.dumps({"picture": str(PICTURE), "bytes": PICTURE.stat().st_size}))


def photograph(browser: Browser, file: Path, *, email: str, served_at: str, path: str) -> None:
    """One page as this member sees it; as nobody where no member is named."""
    page = browser.new_page(viewport=VIEW)
    if email:
        page.goto(f"{served_at}/sign-in/")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
    page.goto(served_at + path)
    page.screenshot(path=file)
    page.close()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The demo was not served in time.")


if __name__ == "__main__":
    main()
