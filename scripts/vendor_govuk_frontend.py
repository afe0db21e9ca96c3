"""Vendor the GOV.UK Frontend's style and script, without the marks that belong to GOV.UK alone.

Run it with `python scripts/vendor_govuk_frontend.py`; it needs npm, nothing else does. It follows the
guidance "Using GOV.UK Frontend without GOV.UK branding": no GDS Transport, no crown, no crest, an own
brand colour. It stops when anything of them is left.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "govuk-frontend@6.6.0"
SHA512 = (
    "c5cb645ab42f2e7bd0b7b7f28d0dcc197f52d30cf4c74450b8bc427a85c5facf"
    "048c62021bcd7f0d840628de6a80efb42954f5d9401a47052c198e9fba545c46"
)
FOLDER = Path(__file__).parents[1] / "src" / "handrail" / "site" / "static" / "handrail"
BRAND_COLOUR = "#0f5257"
FONTS = '"Helvetica Neue", Helvetica, Arial, sans-serif'
CHANGED = "/*! GOV.UK Frontend 6.6.0, MIT, changed: see govuk-frontend.LICENCE.txt */"
MARKS = re.compile(r"@font-face|govuk-(header|logo)|footer__(crown|copyright-logo)")
FORBIDDEN = re.compile(
    r"GDS|Calvert|@font-face|crest|crown|logotype|copyright-logo|govuk-header|govuk-logo"
    r"|#1d70b8|/assets|url\(|(?<!href\^=\")https?://|sourceMappingURL",
    re.IGNORECASE,
)
LICENCE = """\
govuk-frontend.min.css and govuk-frontend.min.js come from GOV.UK Frontend 6.6.0
(npm package govuk-frontend). They were changed by scripts/vendor_govuk_frontend.py:
fonts, crown, crest, the GOV.UK header and the GOV.UK brand colour were removed.

The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def fetched(folder: Path) -> Path:
    """The package's tarball, as npm's registry gives it and as its sha512 demands."""
    subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True)
    (tarball,) = folder.glob("*.tgz")
    if hashlib.sha512(tarball.read_bytes()).hexdigest() != SHA512:
        message = f"{tarball.name} is not the {PACKAGE} that was checked"
        raise SystemExit(message)
    return tarball


def member(tarball: Path, name: str) -> str:
    with tarfile.open(tarball) as archive:
        content = archive.extractfile(f"package/dist/govuk/{name}")
        if content is None:
            message = f"{name} is missing from {tarball.name}"
            raise SystemExit(message)
        return content.read().decode()


def without_marks(rule: re.Match[str]) -> str:
    """One rule without the selectors that draw a mark; nothing when none is left."""
    kept = [selector for selector in rule[1].split(",") if not MARKS.search(selector)]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""


def debranded_style(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"([^{}]+)\{([^{}]*)\}", without_marks, css)
    css = re.sub(r"@(media|supports)[^{}]*\{\}", "", css)
    css = css.replace("GDS Transport,arial,sans-serif", FONTS).replace("#1d70b8", BRAND_COLOUR)
    charset = '@charset "UTF-8";'
    return f"{charset}{CHANGED}{css.removeprefix(charset).strip()}\n"


def debranded_script(script: str) -> str:
    return f"{CHANGED}\n{re.sub(r'//# sourceMappingURL=.*', '', script).strip()}\n"


def write(name: str, content: str) -> None:
    """Write one vendored file, unless a mark is left in it."""
    left = FORBIDDEN.search(content)
    if left:
        message = f"{name} still holds {left[0]!r}: {content[max(0, left.start() - 60) :][:160]}"
        raise SystemExit(message)
    (FOLDER / name).write_text(content, encoding="utf-8")
    print(f"{name}: {len(content.encode())} bytes")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tarball = fetched(Path(folder))
        write("govuk-frontend.min.css", debranded_style(member(tarball, "govuk-frontend.min.css")))
        write("govuk-frontend.min.js", debranded_script(member(tarball, "govuk-frontend.min.js")))
    (FOLDER / "govuk-frontend.LICENCE.txt").write_text(LICENCE, encoding="utf-8")


if __name__ == "__main__":
    main()
