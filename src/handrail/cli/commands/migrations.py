"""`migrations-check`: models and migrations agree, and each capability's migrations are one line."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from handrail.cli.call import call_of
from handrail.errors import FaultFoundError

app = typer.Typer(add_completion=False)


@app.command()
def migrations_check(context: typer.Context) -> None:
    """Compare models with their migrations, without a database. Exit 4 where they differ."""
    call = call_of(context)
    loader = MigrationLoader(None)
    problems = [*_missing(loader), *_branches(loader)]
    call.answer({"problems": problems}, problems or ["Models and migrations agree."])
    if problems:
        raise typer.Exit(FaultFoundError.exit_code)


def _missing(loader: MigrationLoader) -> Iterator[str]:
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    for label, wanted in sorted(found.changes(graph=loader.graph).items()):
        for migration in wanted:
            what = "; ".join(operation.describe() for operation in migration.operations)
            yield f"{label}: a migration is missing: {what}"


def _branches(loader: MigrationLoader) -> Iterator[str]:
    """Two migrations of one capability that follow the same one would be applied in any order."""
    followers: dict[tuple[str, str], list[str]] = {}
    for (label, name), migration in sorted(loader.disk_migrations.items()):
        if not label.startswith("django") and label not in {"contenttypes", "auth", "sessions"}:
            for before in migration.dependencies:
                if before[0] == label:
                    followers.setdefault(before, []).append(name)
    for (label, followed), names in followers.items():
        if len(names) > 1:
            yield f"{label}: {', '.join(names)} all follow {followed}"
