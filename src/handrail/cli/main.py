"""The way in: runs one command and ends with its exit code.

0 done, 1 refused by a rule, 2 bad use or bad input, 3 the world did not cooperate, 4 a check found
a fault. Ours are told in a sentence; anything else is a bug, told without what it was about.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import typer

from handrail.cli import explaining
from handrail.cli.call import Call, take_call
from handrail.cli.group import app
from handrail.errors import FailureError, Fault, HandrailError, InputError

INTERRUPTED = 130
WITH_TRACE = "HANDRAIL_TRACEBACK"


def main() -> None:
    """Run the command that the process was started with."""
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Run these words as a command and say how it ended."""
    is_json = "--json" in words
    try:
        call, rest = take_call(words)
        return _run(call, rest)
    except HandrailError as error:
        return _explained(error, as_json=is_json)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads the answer any more; Python must not fail again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _explained(_of_the_world(error), as_json=is_json)
    except Exception as bug:  # noqa: BLE001 - the outermost loop of this process
        return _explained(_of_a_bug(bug), as_json=is_json)


def _run(call: Call, words: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        ended = command.main(
            words or _help(call), prog_name="handrail", standalone_mode=False, obj=call
        )
    except typer.TyperException as misuse:
        raise InputError((Fault("command", "bad_use", _plain(misuse)),)) from misuse
    return ended if isinstance(ended, int) else 0


def _help(call: Call) -> list[str]:
    """Whoever says nothing is told what can be said; a script is told that it said nothing."""
    return [] if call.as_json else ["--help"]


def _plain(misuse: typer.TyperException) -> str:
    return f"{misuse.format_message()} handrail --help lists what there is."


def _explained(error: HandrailError, *, as_json: bool) -> int:
    call, _ = take_call(["--json"] if as_json else [])
    for sentence in explaining.sentences(error):
        call.say(sentence)
    if as_json:
        call.answer_in_json(explaining.problem(error))
    return error.exit_code


def _of_the_world(error: OSError) -> HandrailError:
    where = f": {error.filename}" if error.filename else ""
    if isinstance(error, FileNotFoundError | IsADirectoryError | NotADirectoryError):
        fault = Fault("file", "not_readable", f"{error.strerror}{where}")
        return InputError((fault,))
    return FailureError(f"The machine did not cooperate: {error.strerror}{where}", retry=False)


def _of_a_bug(bug: Exception) -> HandrailError:
    """Where it broke and what kind it was; its message may hold a person's details."""
    if os.environ.get(WITH_TRACE):
        raise bug
    frame = traceback.extract_tb(bug.__traceback__)[-1]
    return HandrailError(
        f"This is a fault in Handrail: {type(bug).__name__} in {Path(frame.filename).name}, "
        f"line {frame.lineno}. Set {WITH_TRACE}=1 to see the whole of it."
    )
