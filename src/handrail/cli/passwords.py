"""Passwords reach the shell by a file or by the keyboard, never as an argument."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from handrail.errors import Fault, InputError

HELD_IN = "HANDRAIL_PASSWORD_FILE"
SHORTEST = 12


def given_password(*, is_new: bool) -> str:
    """The password from the file or the keyboard; a new one is asked for twice."""
    password = _from_file() or _typed(is_new=is_new)
    if is_new and len(password) < SHORTEST:
        raise _wrong("too_short", f"A password has {SHORTEST} characters or more.")
    return password


def _from_file() -> str:
    file = os.environ.get(HELD_IN)
    return Path(file).read_text(encoding="utf-8").strip() if file else ""


def _typed(*, is_new: bool) -> str:
    if not sys.stdin.isatty():
        raise _wrong("missing", f"Put the password into a file and name it in {HELD_IN}.")
    password = getpass.getpass("Password: ", stream=sys.stderr)
    if is_new and getpass.getpass("The same again: ", stream=sys.stderr) != password:
        raise _wrong("not_the_same", "The two were not the same. Nothing was done; begin again.")
    return password


def _wrong(code: str, message: str) -> InputError:
    return InputError((Fault("password", code, message),))
