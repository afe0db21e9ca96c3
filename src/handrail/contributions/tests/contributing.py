"""How contributions are made in tests, and how needs are recorded from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from handrail.acts.tests import doing
from handrail.contributions import actions
from handrail.contributions.domain import Asked, Said
from handrail.rehearsal.thin_path import ThinPath

SAID = Said(
    part="need",
    topic="housing",
    decision_served="decide_whether_to_help",
    basis="part_2_public_task_social_care",
    statement_kind="fact",
    as_of=date(2026, 1, 1),
    text="Sleeps on a friend's sofa since May.",
    names_nobody=True,
)
QUESTION = "Is there a tenancy that could be kept?"


def contribution_of(path: ThinPath, name: str = "contribution") -> UUID:
    """The reference of a contribution on this path."""
    return path.id(name)


def contribute(path: ThinPath, name: str = "contribution", **changes: Any) -> Any:
    """The practitioner says one thing that the partner knows."""
    return actions.add(
        path.case_id,
        **doing.on(path, path.practitioner),
        contribution_id=path.id(name),
        said=replace(SAID, **changes),
    )


def release(path: ThinPath, name: str = "contribution") -> Any:
    """The practitioner lets it go."""
    return actions.release(path.id(name), **doing.on(path, path.practitioner))


def ask(path: ThinPath, by: str = "carys", **changes: Any) -> Any:
    """Somebody asks the partner what it knows."""
    asked = Asked(
        asked_of_id=path.cast.organisations[path.partner].id,
        decision_served="choose_the_help",
        question=QUESTION,
    )
    return actions.ask(
        path.case_id,
        **doing.on(path, by),
        request_id=path.id("request"),
        asked=replace(asked, **changes),
    )


def answer_no(path: ThinPath, reason: str = "nothing_known") -> Any:
    """The practitioner who is asked says no."""
    by = doing.on(path, path.practitioner)
    return actions.answer_no(path.id("request"), **by, reason=reason)
