"""A light hash for passwords that are printed: a slow one would protect nothing and cost a minute."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.signals import setting_changed

NAME = "PASSWORD_HASHERS"


class LightHasher(PBKDF2PasswordHasher):
    """The hasher that accounts have, with few rounds; the hash says how many, so sign-in reads it."""

    iterations = 600


@contextmanager
def light_hashing() -> Iterator[None]:
    """Passwords set within the block are hashed lightly."""
    before = settings.PASSWORD_HASHERS
    _use([f"{__name__}.{LightHasher.__name__}"])
    try:
        yield
    finally:
        _use(before)


def _use(hashers: list[str]) -> None:
    settings.PASSWORD_HASHERS = hashers
    setting_changed.send(sender=None, setting=NAME, value=hashers, enter=True)
