"""What the ledger's tests are played with: entries, a signer, and a log small enough to break."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from handrail.ledger.domain import Entry, Processing
from handrail.ledger.note import Signer

NOON = datetime(2018, 4, 3, 12, 0, 0, 250_000, tzinfo=UTC)
GRACE = "6f1c2a52-3d0e-4b7a-9f25-0a4f3c5d7e11"
ADA = "0b9d8c7e-1f2a-4c3b-8d4e-5f60718293a4"
COUNCIL = "1b2c3d4e-5f60-4718-9293-a4b5c6d7e8f9"

SIGNER = Signer("handrail.invalid/test", bytes(range(32)))
STRANGER = Signer("handrail.invalid/test", bytes(reversed(range(32))))

VECTORS = Path(__file__).with_name("vectors")


def vectors(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def a_number(label):
    """128 bits that are the same in each run."""
    return sha256(str(label).encode()).hexdigest()[:32]


def an_entry(label="an entry", **changes):
    told = {
        "at": NOON,
        "nonce": a_number(f"nonce of {label}"),
        "act": "disclosure.approved",
        "processing": Processing.DISCLOSURE,
        "door": "web",
        "actor": GRACE,
        "organisation": COUNCIL,
        "object": a_number(f"handle of {label}"),
        "recipients": (COUNCIL,),
        "rule": "a" * 64,
        "policies": ("originator-approves",),
        "commitments": ("c" * 64,),
    }
    return Entry(**(told | changes))


def entries(count, *, since=0):
    return [an_entry(number) for number in range(since, since + count)]
