"""A small world of hand-made rows, as the superuser writes them: what counts are right against."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from psycopg import sql

from handrail.acts.context import reading
from handrail.conftest import past_every_trigger
from handrail.oversight import queries
from handrail.oversight.domain import Figure, quarter_began
from handrail.rehearsal.thin_path import ThinPath

LONG_AGO = timedelta(days=100)
MOMENTS = {
    "nominations_nomination": ("received_at",),
    "disclosures_disclosure": ("offered_at",),
    "cases_case": ("closed_at",),
    "awareness_awareness": ("made_at", "on_day"),
    "evaluation_cost": ("entered_at",),
    "risk_step": ("at",),
    "risk_passage": ("passed_at", "checked_at"),
    "risk_escalation": ("raised_at",),
}


def this_quarter(path: ThinPath) -> datetime:
    """The beginning of the quarter of today: counts are told up to it."""
    return quarter_began(path.today)


def long_ago(superuser: Any) -> None:
    """Move all that was counted by now into the past, before this quarter began."""
    with past_every_trigger(superuser):
        for table, columns in MOMENTS.items():
            moved = sql.SQL(", ").join(
                sql.SQL("{0} = {0} - interval '100 days'").format(sql.Identifier(column))
                for column in columns
            )
            superuser.execute(sql.SQL("UPDATE {} SET {}").format(sql.Identifier(table), moved))


# What no two rows of a table may share, beside their identifier.
UNLIKE = {
    "nominations_nomination": ("originator_reference",),
    "cases_case": ("person_id",),
    "awareness_awareness": ("case_id",),
    "evaluation_cost": (),
}


def copies(superuser: Any, table: str, number: int, **changes: Any) -> None:
    """So many more rows like the first of a table, each with a new identifier."""
    named = sql.Identifier(table)
    made = sql.SQL(", ").join(
        sql.SQL("{}, gen_random_uuid()").format(sql.Literal(column))
        for column in ("id", *UNLIKE.get(table, ()))
    )
    with past_every_trigger(superuser):
        superuser.execute(
            sql.SQL(
                "INSERT INTO {0} SELECT (jsonb_populate_record(t, %s::jsonb"
                " || jsonb_build_object({1}))).* FROM {0} t,"
                " generate_series(1, %s) WHERE t.ctid = (SELECT min(ctid) FROM {0})"
            ).format(named, made),
            [json.dumps(changes, default=str), number],
        )


def figures(path: ThinPath, *, by: str = "sally") -> dict[tuple[str, str], Figure]:
    with reading(path.by(by)):
        return queries.figures("london", until=this_quarter(path))
