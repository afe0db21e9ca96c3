"""Names and postcodes in one comparable form, and the compounds by which two entries may meet.

Only what proposing 'possibly the same person' needs (R8); a human decides every proposal.
Latin letters lose their accents; other scripts keep their letters and signs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "\u0131": "i",
        "ŋ": "ng",
    }
)
APOSTROPHES = re.compile("['`\u2018\u2019\u02bb\u02bc\u02be\u02bf\uff07]")
POSTCODE = re.compile(r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?[0-9]|GIR0)[A-Z]{2}")


def folded(name: str) -> str:
    """One name without case, accents, apostrophes or punctuation, its parts one space apart."""
    text = _without_latin_accents(name.casefold()).translate(LETTERS)
    kept = "".join(sign if _belongs(sign) else " " for sign in APOSTROPHES.sub("", text))
    return " ".join(kept.split())


def parts(*names: str) -> tuple[str, ...]:
    """All parts of the given names in one fixed order, so that swapped names are equal."""
    return tuple(sorted(part for name in names for part in folded(name).split()))


def postcode(text: str) -> str | None:
    """The postcode as Royal Mail writes it, or None where it cannot be one."""
    letters = "".join(text.split()).upper()
    return f"{letters[:-3]} {letters[-3:]}" if POSTCODE.fullmatch(letters) else None


def same_person_keys(forename: str, surname: str, born_on: date | None) -> tuple[str, ...]:
    """Compounds that two entries about one person are likely to share, for blind indexing.

    Each joins a date of birth with a name, because one field alone would meet too many and would
    tell too much. A forename and a surname stand under one label, so swapped names meet.
    """
    if born_on is None:
        return ()
    named = {folded(name) for name in (forename, surname)} - {""}
    every_part = " ".join(parts(forename, surname))
    keys = {f"born-name|{born_on}|{name}" for name in named}
    if every_part:
        keys |= {f"born-names|{born_on}|{every_part}"}
        keys |= {f"born-either-way-names|{_either_way(born_on)}|{every_part}"}
    return tuple(sorted(keys))


def _either_way(born_on: date) -> str:
    """The date with day and month in order of size, so that swapped ones are equal."""
    low, high = sorted((born_on.day, born_on.month))
    return f"{born_on.year:04}-{low:02}-{high:02}"


def _without_latin_accents(text: str) -> str:
    """A mark goes only where it sits on a Latin letter: elsewhere it is part of the spelling."""
    kept: list[str] = []
    is_latin = False
    for sign in unicodedata.normalize("NFKD", text):
        is_mark = unicodedata.combining(sign) != 0
        if not is_mark:
            is_latin = "LATIN" in unicodedata.name(sign, "")
        if not (is_mark and is_latin):
            kept.append(sign)
    return unicodedata.normalize("NFKC", "".join(kept))


def _belongs(sign: str) -> bool:
    """Letters, digits and the vowel signs of scripts that write them as marks."""
    return unicodedata.category(sign)[0] in "LMN"
