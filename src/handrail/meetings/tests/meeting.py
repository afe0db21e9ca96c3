"""A meeting on the thin path's case, a step at a time, by the real actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.cases import actions as cases
from handrail.cases.actions import LeadAnswer
from handrail.meetings import actions, queries
from handrail.meetings.domain import Calling, Joined, Ruling
from handrail.rehearsal.thin_path import ThinPath

RULING = Ruling(
    question="Who goes along to the first viewing?",
    options="The housing lead, or the nurse.",
    decided="The housing lead.",
    reasons="The person asked for somebody known.",
    how="unanimous",
)


def a_calling(path: ThinPath, **changes: Any) -> Calling:
    said = {
        "starts_at": path.at + timedelta(minutes=1),
        "place": "Room 3, Northgate town hall",
        "chair_id": path.cast.posts["chairing"].id,
        "new_items": "Who goes along to the first viewing?",
    }
    return Calling(**said | changes)


def call(path: ThinPath, name: str = "carys", **changes: Any) -> Any:
    return actions.call(
        path.case_id,
        **doing.on(path, name),
        meeting_id=path.id("meeting"),
        calling=a_calling(path, **changes),
    )


def join(path: ThinPath, name: str = "carys", **changes: Any) -> Any:
    said = {"held_on": path.today, "place": "Their office", "agreed": "The lead asks for housing."}
    joined = Joined(**said | changes)
    return actions.join_theirs(
        path.case_id, **doing.on(path, name), meeting_id=path.id("meeting"), joined=joined
    )


def led_elsewhere(path: ThinPath) -> None:
    """Somebody else leads already."""
    answer = LeadAnswer(id=path.id("another lead"), kind="probation")
    later = path.at + timedelta(seconds=1)
    cases.record_lead(path.case_id, by=path.by("carys"), at=later, answer=answer)


def came(path: ThinPath, name: str = "chloe", **posts: Any) -> Any:
    said = {"came": [path.cast.posts["chairing"].id], "sent_word": []} | posts
    return actions.attend(path.id("meeting"), **doing.on(path, name), **said)


def decided(path: ThinPath, name: str = "chloe", ruling: Ruling = RULING) -> Any:
    return actions.decide(
        path.id("meeting"), **doing.on(path, name), decision_id=path.id("decision"), ruling=ruling
    )


def attestation_id(path: ThinPath) -> UUID:
    with reading(path.by("david")):
        (found,) = queries.awaited()
    return found.id


def attested(path: ThinPath, answer: str = "yes") -> Any:
    return actions.attest(attestation_id(path), **doing.on(path, "david"), answer=answer)


def signed(path: ThinPath, name: str = "chloe") -> Any:
    return actions.sign_minutes(path.id("meeting"), **doing.on(path, name))


def plan_signed(path: ThinPath, name: str = "chloe") -> Any:
    return actions.sign_plan(path.case_id, **doing.on(path, name), plan_id=path.id("plan"))


def called_and_attended(path: ThinPath) -> None:
    call(path)
    came(path)
