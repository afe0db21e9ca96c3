"""The list of commands. A command's module is loaded when it is called, so that help is quick."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import django
import typer
from typer.core import TyperCommand, TyperGroup

from handrail.cli.call import DATA_VARIABLE, call_of

SETTINGS_VARIABLE = "DJANGO_SETTINGS_MODULE"
SETTINGS = "handrail.site.settings"


@dataclass(frozen=True)
class Listed:
    """Where a command is, what it does in a line, and whether it stands on Django."""

    module: str
    help: str
    on_django: bool = True


COMMANDS: dict[str, Listed] = {
    "demo": Listed("demo", "Open the centre with a synthetic pilot of two years."),
    "init": Listed("init", "Make an empty centre; with an administrator, hold its founding."),
    "serve": Listed("serve", "Open the centre: web and worker together.", on_django=False),
    "web": Listed("web", "Only the web application.", on_django=False),
    "worker": Listed("worker", "Only the worker: clocks and the ledger's order."),
    "doctor": Listed("doctor", "Check database, keys, clocks, ledger, disk and versions."),
    "nominate": Listed("nominate", "Send a batch of nominations, CSV or JSON."),
    "escalate": Listed("escalate", "Raise an immediate risk; in danger now, call 999."),
    "pilot": Listed("pilot", "The main job on files, up to where people decide."),
    "ledger": Listed("ledger", "Verify the ledger, show its checkpoint, read its log."),
    "policy": Listed("policy", "Check the policies; explain one decision."),
    "bench": Listed("bench", "Measure what the centre costs, on this machine.", on_django=False),
    "token": Listed("tokens", "Make a token for the shell or the API; shown once."),
    "docs": Listed("docs", "Write the reference pages, or compare them."),
    "migrations-check": Listed("migrations", "Compare models with their migrations."),
}


class CommandGroup(TyperGroup):
    """Knows the commands by name, and loads one to run it."""

    def list_commands(self, _ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """What help needs of a command; nothing is loaded for it."""
        listed = COMMANDS.get(cmd_name)
        return TyperCommand(cmd_name, help=listed.help) if listed else None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, load(name, data=str(call_of(ctx).data)) if name else None, rest


def load(name: str, *, data: str) -> Any:
    """The command itself, on Django where it needs that."""
    listed = COMMANDS[name]
    if listed.on_django:
        os.environ[DATA_VARIABLE] = data
        os.environ.setdefault(SETTINGS_VARIABLE, SETTINGS)
        django.setup()
    command = typer.main.get_command(import_module(f"handrail.cli.commands.{listed.module}").app)
    command.name = name
    return command


app = typer.Typer(
    name="handrail",
    cls=CommandGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def handrail(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    data: Annotated[str, typer.Option(help="The data folder.", metavar="DIR")] = "./var",
    member: Annotated[
        str, typer.Option("--as", help="Act as this member, by e-mail or id.", metavar="MEMBER")
    ] = "",
) -> None:
    """Support for people, asked for openly, accounted for always.

    The three options may stand before or after the command.
    """
