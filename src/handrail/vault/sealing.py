"""Seals a text to its place with AES-256-GCM, and opens it there and nowhere else. Pure.

A sealed text is: 1 byte format, 2 bytes key version, 12 bytes random nonce, ciphertext with its tag.
Table, field, row, format and key version are authenticated with it. Short texts are padded to
coarse sizes, so that a stored length does not tell a surname.
"""

from __future__ import annotations

import os
from struct import Struct
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from handrail.errors import Fault, InputError
from handrail.vault.errors import BrokenSealError

if TYPE_CHECKING:
    from handrail.vault.domain import Place

FORMAT: Final = 1
HEADER: Final = Struct(">BH")
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
SHORTEST: Final = HEADER.size + NONCE_BYTES + TAG_BYTES
SMALLEST_SIZE: Final = 32
LARGEST_STEP: Final = 1024
END_OF_TEXT: Final = b"\x80"


class Key:
    """A data key in memory, with its version. Never printed, stored or kept beyond its use."""

    __slots__ = ("cipher", "version")

    def __init__(self, secret: bytes, *, version: int = 1) -> None:
        self.cipher = AESGCM(secret)
        self.version = version


def seal(key: Key, text: str, *, place: Place) -> bytes:
    header = HEADER.pack(FORMAT, key.version)
    return header + encrypt(key.cipher, _padded(_encoded(text, place)), bound=_bound(header, place))


def unseal(key: Key, blob: bytes, *, place: Place) -> str:
    """The text sealed at this place; raises `BrokenSealError` for anything but the whole, unmoved blob."""
    if len(blob) < SHORTEST:
        raise BrokenSealError(str(place), "cut short")
    form, version = HEADER.unpack_from(blob)
    if form != FORMAT:
        raise BrokenSealError(str(place), "unknown format")
    if version != key.version:
        raise BrokenSealError(str(place), "another key version")
    header, rest = blob[: HEADER.size], blob[HEADER.size :]
    try:
        padded = decrypt(key.cipher, rest, bound=_bound(header, place))
    except InvalidTag:
        raise BrokenSealError(str(place), "changed or moved") from None
    return padded.rstrip(b"\0").removesuffix(END_OF_TEXT).decode()


def encrypt(cipher: AESGCM, plain: bytes, *, bound: bytes) -> bytes:
    """Nonce and ciphertext. Random nonces are safe here: a key seals one row's few fields, or wraps one person's keys."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, plain, bound)


def decrypt(cipher: AESGCM, blob: bytes, *, bound: bytes) -> bytes:
    """The plain bytes; raises `InvalidTag` when anything of blob, key or `bound` differs."""
    if len(blob) < NONCE_BYTES + TAG_BYTES:
        raise InvalidTag
    return cipher.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], bound)


def _bound(header: bytes, place: Place) -> bytes:
    # Header and id have fixed lengths and names hold no NUL, so no two places read alike.
    return b"".join((header, place.row_id.bytes, place.table.encode(), b"\0", place.field.encode()))


def _encoded(text: str, place: Place) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # The original error carries the whole text, so it must not travel on.
        fault = Fault(place.field, "not_text", "holds a character that is no text; retype it")
        raise InputError((fault,)) from None


def _padded(plain: bytes) -> bytes:
    marked = plain + END_OF_TEXT
    size = SMALLEST_SIZE
    while size < len(marked) and size < LARGEST_STEP:
        size *= 2
    return marked.ljust(-(-len(marked) // size) * size, b"\0")
