"""Cells that a spreadsheet would run as a formula: armed no longer on the way out, and back again.

After OWASP's advice on CSV injection. `disarmed(armoured(text)) == text` for every text.
"""

from __future__ import annotations

import re

STARTS_A_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
IS_ARMOURED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def armoured(cell: str) -> str:
    """The cell with an apostrophe before it, where it would otherwise be run."""
    return "'" + cell if STARTS_A_FORMULA.match(cell) else cell


def disarmed(cell: str) -> str:
    """The cell as it was before `armoured`."""
    return cell[1:] if IS_ARMOURED.match(cell) else cell
