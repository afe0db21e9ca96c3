"""One call of the command line: what it applies to, who acts, and how it answers.

Standard output carries the answer and nothing else; sentences and progress go to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from handrail.errors import Fault, InputError

DATA_VARIABLE = "HANDRAIL_DATA"
DEFAULT_DATA = "./var"
FLAGS = {"--json": "as_json"}
VALUED = {"--data": "data", "--as": "member"}


@dataclass(frozen=True)
class Call:
    """The options that every command takes, wherever they stood, and the moment of the call."""

    data: Path
    at: datetime
    member: str | None = None
    as_json: bool = False

    @property
    def is_synthetic(self) -> bool:
        """Whether the data folder says that nothing in it is about anybody."""
        return (self.data / "synthetic").exists()

    def say(self, sentence: str) -> None:
        """Tell the person who waits; never part of the answer."""
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()

    def answer(self, document: Any, lines: Iterable[str]) -> None:
        """Give the answer: one JSON document, or these lines."""
        if self.as_json:
            self.answer_in_json(document)
        else:
            sys.stdout.write("".join(f"{line}\n" for line in lines))
            sys.stdout.flush()

    def answer_in_json(self, document: Any) -> None:
        """Give the answer as one JSON document, asked for or not."""
        text = json.dumps(document, indent=2, ensure_ascii=False, default=str)
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def call_of(context: typer.Context) -> Call:
    """The call that this command runs in."""
    found = context.find_object(Call)
    if found is None:
        raise TypeError("a command runs in a call")
    return found


def take_call(words: list[str]) -> tuple[Call, list[str]]:
    """Take the common options out, before or after the command, and leave the command's own."""
    given: dict[str, Any] = {"data": os.environ.get(DATA_VARIABLE) or DEFAULT_DATA}
    rest: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        name, has_value, value = word.partition("=")
        if word == "--":
            rest += [word, *waiting]
            break
        if word in FLAGS:
            given[FLAGS[word]] = True
        elif name in VALUED:
            given[VALUED[name]] = value if has_value else _next(waiting, after=name)
        else:
            rest.append(word)
    data = Path(given.pop("data")).absolute()
    return Call(data=data, at=datetime.now(UTC), **given), rest


def _next(waiting: list[str], *, after: str) -> str:
    if not waiting:
        raise InputError((Fault(after, "missing", "A value belongs after this option."),))
    return waiting.pop(0)
