"""Signed notes as C2SP defines them: keys, signatures, cosignatures, and the checkpoint inside.

It knows text and keys, and neither the tree that a checkpoint speaks of nor where keys are kept.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from handrail.ledger.errors import UnreadableNoteError, UntrustedNoteError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ED25519 = 0x01
COSIGNATURE = 0x04  # timestamped, by a witness (tlog-cosignature)
_KEY_BYTES = 32
_TIME_BYTES = 8
_MOST_SIGNATURES = 64
_MOST_NUMBER = 2**63 - 1
_ROOT_BYTES = 32

_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
_VERIFIER = re.compile(r"(?P<name>[^+]+)\+(?P<key_id>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/=]+)")
_SIGNER = re.compile(r"PRIVATE\+KEY\+" + _VERIFIER.pattern)


def _is_name(name: str) -> bool:
    """Whether a key may be called this: no space of any alphabet, no plus, no control letter."""
    return bool(name) and not any(c.isspace() or c == "+" or ord(c) < ord(" ") for c in name)


def _key_id(name: str, material: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + material).digest()[:4]


def _decoded(text: str, *, part: str) -> bytes:
    """Standard base64 in its one canonical spelling, so that no two texts mean the same bytes."""
    try:
        value = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        value = b""
    if not value or base64.b64encode(value).decode() != text:
        raise UnreadableNoteError(part, "standard base64")
    return value


def _number(text: str, *, part: str) -> int:
    if not _NUMBER.fullmatch(text) or int(text) > _MOST_NUMBER:
        raise UnreadableNoteError(part, "a decimal number")
    return int(text)


@dataclass(frozen=True)
class Verifier:
    """A public key by its name: an Ed25519 signer of notes, or a witness that cosigns them."""

    name: str
    public: bytes
    kind: int = ED25519

    def __post_init__(self) -> None:
        if not _is_name(self.name):
            raise UnreadableNoteError("key's name", "without spaces and plus signs")
        if self.kind not in {ED25519, COSIGNATURE} or len(self.public) != _KEY_BYTES:
            raise UnreadableNoteError("key", "an Ed25519 key of a signer or a witness")

    @property
    def key_id(self) -> bytes:
        return _key_id(self.name, bytes([self.kind]) + self.public)

    def __str__(self) -> str:
        material = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{material}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key that a verifier string (vkey) spells."""
        name, key_id, material = _spelt(text, _VERIFIER)
        verifier = cls(name, material[1:], material[0])
        if verifier.key_id != key_id:
            raise UnreadableNoteError("key", "one whose identifier is its own")
        return verifier

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether the signature is this key's on the text of a note."""
        signed = text.encode()
        if self.kind == COSIGNATURE:
            at = cosigned_at(signature)
            if at > _MOST_NUMBER:
                return False
            signed = b"cosignature/v1\ntime %d\n%s" % (at, signed)
            signature = signature[_TIME_BYTES:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, signed)
        except InvalidSignature:
            return False
        return True


def cosigned_at(signature: bytes) -> int:
    """The POSIX time that a witness put on its cosignature."""
    return int.from_bytes(signature[:_TIME_BYTES], "big")


def _spelt(text: str, form: re.Pattern[str]) -> tuple[str, bytes, bytes]:
    match = form.fullmatch(text)
    if match is None:
        raise UnreadableNoteError("key", "a name, an identifier and a key joined by plus signs")
    return match["name"], bytes.fromhex(match["key_id"]), _decoded(match["key"], part="key")


@dataclass(frozen=True, repr=False)
class Signer:
    """A private Ed25519 key by its name. Its own form in text is a secret."""

    name: str
    private: bytes

    def __repr__(self) -> str:
        return f"Signer({self.verifier})"

    @property
    def verifier(self) -> Verifier:
        key = Ed25519PrivateKey.from_private_bytes(self.private)
        return Verifier(self.name, key.public_key().public_bytes_raw())

    def secret(self) -> str:
        """The signer string (skey) that Go's `note` package writes and reads, too."""
        material = base64.b64encode(bytes([ED25519]) + self.private).decode()
        return f"PRIVATE+KEY+{self.name}+{self.verifier.key_id.hex()}+{material}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key that a signer string spells."""
        name, key_id, material = _spelt(text, _SIGNER)
        if material[0] != ED25519 or len(material) != 1 + _KEY_BYTES:
            raise UnreadableNoteError("key", "an Ed25519 key of a signer")
        signer = cls(name, material[1:])
        if signer.verifier.key_id != key_id:
            raise UnreadableNoteError("key", "one whose identifier is its own")
        return signer

    def sign(self, text: str) -> str:
        if not text.endswith("\n") or _has_control(text):
            raise UnreadableNoteError("text", "of whole lines without control letters")
        signature = Ed25519PrivateKey.from_private_bytes(self.private).sign(text.encode())
        line = base64.b64encode(self.verifier.key_id + signature).decode()
        return f"{text}\n— {self.name} {line}\n"


def _has_control(text: str) -> bool:
    return any(letter < " " and letter != "\n" for letter in text)


@dataclass(frozen=True)
class Signature:
    """One signature line of a note, not yet believed."""

    name: str
    key_id: bytes
    value: bytes

    @classmethod
    def parse(cls, line: str) -> Self:
        mark, _, rest = line.partition(" ")
        name, _, coded = rest.partition(" ")
        if mark != "—" or not _is_name(name):
            raise UnreadableNoteError("signature", "a dash, a key's name and base64")
        value = _decoded(coded, part="signature")
        if len(value) <= len(b"4 id"):
            raise UnreadableNoteError("signature", "longer than a key's identifier")
        return cls(name, value[:4], value[4:])


@dataclass(frozen=True)
class Note:
    """A text with its signature lines, not yet believed: only `opened` gives a text to rely on."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: str) -> Self:
        text, gap, lines = note.rpartition("\n\n")
        if not gap or not lines.endswith("\n") or _has_control(note):
            raise UnreadableNoteError("note", "a text, an empty line and lines of signatures")
        signatures = lines[:-1].split("\n")
        if len(signatures) > _MOST_SIGNATURES:
            raise UnreadableNoteError("note", f"signed {_MOST_SIGNATURES} times at most")
        return cls(text + "\n", tuple(map(Signature.parse, signatures)))


def opened(note: str, *, verifiers: Sequence[Verifier]) -> tuple[str, Mapping[Verifier, Signature]]:
    """The text of a note and who of these signed it.

    Refuses a note that none of them signed, and one with a false signature of any of them.
    Signatures of keys that are not given are left out, whoever they say they are.
    """
    read = Note.parse(note)
    known = {(key.name, key.key_id): key for key in verifiers}
    found: dict[Verifier, Signature] = {}
    for signature in read.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        if not key.verifies(read.text, signature.value):
            raise UntrustedNoteError((key.name,), forged=True)
        found.setdefault(key, signature)
    if not found:
        raise UntrustedNoteError(tuple(key.name for key in verifiers), forged=False)
    return read.text, found


@dataclass(frozen=True)
class Checkpoint:
    """What a log says of itself: its origin, how many entries it has, and the root over them."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, self.size, root, *self.extensions))

    @classmethod
    def parse(cls, text: str) -> Self:
        """The checkpoint that the text of a note is (tlog-checkpoint)."""
        *lines, end = text.split("\n")
        if end or len(lines) < len(("origin", "size", "root")) or not all(lines):
            raise UnreadableNoteError("checkpoint", "an origin, a size and a root, each a line")
        origin, size, top, *extensions = lines
        root = _decoded(top, part="root")
        if len(root) != _ROOT_BYTES:
            raise UnreadableNoteError("root", "a SHA-256")
        return cls(origin, _number(size, part="size"), root, tuple(extensions))

    def signed(self, signer: Signer) -> str:
        return signer.sign(self.text())

    @classmethod
    def opened(cls, note: str, *, verifier: Verifier) -> Self:
        """The checkpoint in a note that this log signed. Refuses another log's."""
        text, _ = opened(note, verifiers=[verifier])
        checkpoint = cls.parse(text)
        if checkpoint.origin != verifier.name:
            raise UntrustedNoteError((verifier.name,), forged=False)
        return checkpoint
