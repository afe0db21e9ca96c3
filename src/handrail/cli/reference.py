"""The reference pages, written from the code itself, so that they cannot say anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

import typer

from handrail.cases import domain as cases
from handrail.cli import catalogue
from handrail.cli.explaining import ALL_WORDS
from handrail.cli.group import COMMANDS, app, load
from handrail.disclosures import domain as disclosures
from handrail.nominations import rules as nominations
from handrail.nominations.intake import WORDS as FAULT_WORDS
from handrail.policy.engine import engine, policy_texts
from handrail.risk import domain as risk
from handrail.site.settings import SETTINGS
from handrail.support import domain as support

MARK = "<!-- Written by ./handrail docs from the code. Change the code, not this page. -->"
NOT_IN_SETTINGS: dict[str, str] = {
    "HANDRAIL_DATABASE_URL": "A PostgreSQL 15+ of the site's own, by a login that may make roles.",
    "HANDRAIL_TOKEN_FILE": "The file with the token of the member who acts from a shell.",
    "HANDRAIL_PASSWORD_FILE": "The file with a password, where nobody is there to type it.",
    "HANDRAIL_TRACEBACK": "'1' shows the whole of a fault in Handrail itself; not for production.",
}
MACHINES: dict[str, Mapping[str, Mapping[Any, Any]]] = {
    "Case": cases.TRANSITIONS,
    "Disclosure": disclosures.TRANSITIONS,
    "Action of support": support.TRANSITIONS,
    "Escalation": risk.TRANSITIONS,
    "Risk": risk.RISK_TRANSITIONS,
    "Passage to the police": risk.PASSAGE_TRANSITIONS,
}


def settings_page() -> str:
    """What a site may set."""
    rows = [(f"`{name}`", _code(default), meaning) for name, (default, meaning) in SETTINGS.items()]
    rows += [(f"`{name}`", "", meaning) for name, meaning in NOT_IN_SETTINGS.items()]
    return _page(
        "Settings",
        "Read from the environment.",
        _table(("Name", "Default", "Meaning"), sorted(rows)),
    )


def events_page() -> str:
    """What can stand on the ledger."""
    rows = [
        (f"`{event.act}`", event.processing.value, catalogue.first_line(event))
        for event in catalogue.events()
    ]
    note = (
        "What an act leaves on the ledger. A refusal leaves `<verb>.refused`, a failure "
        "`<verb>.failed`, opening content `<thing>.opened` or the name of the verb."
    )
    return _page("Events", note, _table(("Act", "Processing", "What happened"), rows))


def permissions_page() -> str:
    """Who may do what, and who never."""
    rows = [
        (
            f"`{each.id}`",
            each.effect,
            _where(each.id),
            ALL_WORDS.get(each.reason, each.reason),
            each.source,
        )
        for each in sorted(
            engine().policies.values(), key=lambda policy: (policy.effect, policy.id)
        )
    ]
    note = (
        "The Cedar policies. Whatever no policy permits is refused; a `forbid` beats every permit."
    )
    return _page(
        "Permissions", note, _table(("Policy", "Effect", "Folder", "Reason", "Source"), rows)
    )


def states_page() -> str:
    """What moves a thing from one state to the next."""
    parts = [_diagram(name, _moves(table)) for name, table in MACHINES.items()]
    answers = (
        (answer, before, after)
        for before, by_answer in nominations.AFTER_DECONFLICTION.items()
        for answer, after in by_answer.items()
    )
    parts.append(_diagram("Nomination, by the answer of a check", answers))
    return _page("States", "From the transition tables that the rules read.", "\n".join(parts))


def folders_page() -> str:
    """The map of the house."""
    rows = [(f"`{name}/`", purpose) for name, purpose in catalogue.folders().items()]
    return _page(
        "Folders", "What each folder of `src/handrail/` is for.", _table(("Folder", "For"), rows)
    )


def reasons_page() -> str:
    """Why something is refused, in words."""
    refusals = [(f"`{code}`", ALL_WORDS[code]) for code in sorted(ALL_WORDS)]
    faults = [(f"`{code.value}`", words) for code, words in sorted(FAULT_WORDS.items())]
    parts = [
        "## Refusals\n",
        _table(("Code", "Words"), refusals),
        "\n## Faults in what was sent\n",
        _table(("Code", "Words"), faults),
    ]
    return _page("Reasons", "Every code that a refusal or a fault can bear.", "\n".join(parts))


def commands_page(data: str) -> str:
    """The command line."""
    parts = [
        "The options `--json`, `--data DIR` and `--as MEMBER` may stand before or after a command.\n"
    ]
    for name in COMMANDS:
        parts += _command(load(name, data=data), name)
    return _page("Commands", "`./handrail COMMAND`", "\n".join(parts))


def pages(*, data: str) -> dict[str, str]:
    """Every reference page by its file name."""
    writers: dict[str, Callable[[], str]] = {
        "settings.md": settings_page,
        "events.md": events_page,
        "permissions.md": permissions_page,
        "states.md": states_page,
        "folders.md": folders_page,
        "reasons.md": reasons_page,
        "commands.md": lambda: commands_page(data),
    }
    return {name: write() for name, write in writers.items()}


def _command(command: Any, path: str) -> list[str]:
    context = typer.Context(typer.main.get_command(app), info_name=path)
    if hasattr(command, "commands"):
        parts: list[str] = []
        for name, below in command.commands.items():
            parts += _command(below, f"{path} {name}")
        return parts
    rows = []
    for parameter in command.get_params(context):
        if parameter.name != "help":
            written = (
                " ".join(parameter.opts)
                if parameter.param_type_name == "option"
                else (parameter.name or "").upper()
            )
            rows.append((f"`{written}`", "yes" if parameter.required else "", parameter.help or ""))
    table = ["", _table(("Option", "Needed", "Meaning"), rows)] if rows else [""]
    return [f"## `{path}`\n", (command.help or "").strip(), *table]


def _diagram(name: str, moves: Iterable[tuple[Any, Any, Any]]) -> str:
    lines = [
        f"    {_plain(before)} --> {_plain(after)}: {_plain(verb)}" for verb, before, after in moves
    ]
    return "\n".join([f"## {name}\n", "```mermaid", "stateDiagram-v2", *lines, "```\n"])


def _moves(table: Mapping[str, Mapping[Any, Any]]) -> Iterable[tuple[Any, Any, Any]]:
    return (
        (verb, before, after) for verb, moves in table.items() for before, after in moves.items()
    )


def _plain(thing: Any) -> str:
    return str(thing.value if isinstance(thing, Enum) else thing)


def _where(policy_id: str) -> str:
    return next(name for name, text in policy_texts().items() if f'@id("{policy_id}")' in text)


def _page(title: str, note: str, body: str) -> str:
    return f"# {title}\n\n{MARK}\n\n{note}\n\n{body.rstrip()}\n"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
