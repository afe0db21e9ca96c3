"""Makes two worlds answer alike where they are alike: one moment, and chance that can be repeated.

Whatever is drawn while a request is answered is HMAC(seed, the request, how many were drawn
before), so that one draw more in one world does not shift those of the next request.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import patch
from uuid import UUID

from django.test import override_settings

from handrail.conftest import SEED

# A Tuesday with a working week behind it; past, so that no file made now looks old to it.
MOMENT = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)


class Chance:
    """What stands in for the operating system's randomness and for the source of identifiers."""

    def __init__(self) -> None:
        self.start("before the first request")

    def start(self, label: str) -> None:
        """From here on what is drawn belongs to this request."""
        self.label, self.drawn, self.identifiers = label, 0, 0

    def urandom(self, size: int) -> bytes:
        """As `os.urandom`."""
        self.drawn += 1
        return _stretched(f"{self.label} / {self.drawn}", size)

    def new_id(self) -> UUID:
        """The next identifier; counted apart, because a page may draw other chance in between."""
        self.identifiers += 1
        return UUID(bytes=_stretched(f"{self.label} / id {self.identifiers}", 16), version=4)


def _stretched(label: str, size: int) -> bytes:
    blocks = -(-size // 32)
    made = (
        hmac.new(SEED, f"{label} / {block}".encode(), hashlib.sha256).digest()
        for block in range(blocks)
    )
    return b"".join(made)[:size]


@contextmanager
def repeatable() -> Iterator[Chance]:
    """One moment and repeatable chance for everything inside; no log of the many 404s."""
    chance = Chance()
    held_back = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with (
            patch.object(os, "urandom", chance.urandom),
            patch.object(random, "_urandom", chance.urandom),
            override_settings(NEW_ID=chance.new_id, NOW=lambda: MOMENT),
        ):
            yield chance
    finally:
        logging.disable(held_back)
