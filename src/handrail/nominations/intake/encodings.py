"""Bytes into text: which encoding, how much at most, and lines that keep their ends.

A byte that does not belong to the encoding becomes U+FFFD, which later faults its own row only.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from handrail.nominations.intake.faults import FaultCode, unusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 256 * 1024
MEBI = 1024 * 1024
# What no screen shows, so that it could hide a word from a search and not from a reader.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Limits:
    """How much one file may hold; beyond these it is refused rather than read slowly."""

    file_bytes: int = 200 * MEBI
    rows: int = 200_000
    row_characters: int = MEBI
    faults_reported: int = 1_000


class Readable(Protocol):
    """A source of bytes: an open file, an upload, a buffer."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size` of them; none at the end."""


def decoded(stream: Readable, *, limits: Limits) -> Iterator[str]:
    """The text of a binary stream, piece by piece, at no more than the permitted size."""
    piece = stream.read(CHUNK)
    decoder = codecs.getincrementaldecoder(_encoding(piece))(errors="replace")
    taken = 0
    while piece:
        taken += len(piece)
        if taken > limits.file_bytes:
            raise unusable(FaultCode.FILE_TOO_LARGE, most=limits.file_bytes // MEBI)
        yield decoder.decode(piece)
        piece = stream.read(CHUNK)
    yield decoder.decode(b"", final=True)


def lines(pieces: Iterable[str], *, limits: Limits) -> Iterator[str]:
    """Lines with their ends; one without an end in sight is refused before it fills the memory."""
    rest = ""
    for piece in pieces:
        *whole, rest = (rest + piece).split("\n")
        for line in whole:
            yield line + "\n"
        if len(rest) > limits.row_characters:
            raise unusable(FaultCode.ROW_TOO_LONG, most=limits.row_characters)
    if rest:
        yield rest


def unmasked(text: str) -> str:
    """The text as a reader sees it: wide letters made ordinary, signs that show nothing gone."""
    seen = UNSEEN.sub("", text)
    return seen if seen.isascii() else unicodedata.normalize("NFKC", seen)


def _encoding(beginning: bytes) -> str:
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
