"""The valve: the one counted way by which something passes from support to the police (R27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases.queries import locked_case
from handrail.clocks.domain import ClockClearing, ClockKind, ClockSetting
from handrail.risk import queries, rules
from handrail.risk.domain import PASSAGE_TRANSITIONS, PassageState, Proposed
from handrail.risk.events import (
    OwnReportRecorded,
    PassageAgreed,
    PassageChecked,
    PassageOverdue,
    PassageProposed,
)
from handrail.risk.models import Passage
from handrail.risk.queries import PassageText

CHECK = ClockKind.VALVE_CHECK


@dataclass(frozen=True, kw_only=True)
class OwnReport:
    """What a member reported to the police or to safeguarding by themselves, and when."""

    id: UUID
    told: str
    on: date
    words: str = ""


@action("valve.propose", on=locked_case)
def propose(
    row: Any, *, by: Actor, at: datetime, passage_id: UUID, said: Proposed
) -> list[PassageProposed]:
    """Propose to pass one item to the police. They read nothing until a second person agrees."""
    rules.may_propose(said).or_raise()
    duty = said.duty if said.ground == "legal_duty" else ""
    made = _of_case(row, by=by, at=at, passage_id=passage_id, kind="item")
    made.state, made.ground, made.duty = PassageState.PROPOSED, said.ground, duty
    texts = {"text": said.text, "reasons": said.reasons}
    if is_made(made, names=("case_id", "kind", "ground", "duty", "proposed_by"), texts=texts):
        return []
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    return [PassageProposed(about=made.id, person=made.person_id)]


@action("valve.agree", on=queries.locked_passage)
def agree(row: Passage, *, by: Actor, at: datetime) -> PassageAgreed:
    """Agree as the second person; from now on the police duty officers of the area read it."""
    rules.may_agree(row.as_domain(), by=by).or_raise()
    row.state = PASSAGE_TRANSITIONS["agree"][PassageState(row.state)]
    row.agreed_by, row.agreed_as, row.passed_at = by.member_id, by.title, at
    row.save(update_fields=["state", "agreed_by", "agreed_as", "passed_at"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT risk_pass(%s)", [row.id])
    _, posts = queries.ringing_for({row.area})
    return PassageAgreed(
        about=row.id,
        person=row.person_id,
        recipients=tuple(sorted({post.organisation_id for post in posts})),
        sets=(ClockSetting(CHECK, row.id),),
    )


@action("valve.check", on=queries.locked_passage)
def check(
    row: Passage, *, by: Actor, at: datetime, is_founded: bool, reasons: str
) -> PassageChecked:
    """Say as a reviewer who was not involved whether a passage was founded."""
    rules.may_check(row.as_domain(), by=by.member_id, reasons=reasons).or_raise()
    with vault().sealer(at=at, people=[row.person_id], rows=_rows(row)) as sealer:
        sealed(row, sealer=sealer, texts={"finding_reasons": reasons})
    verb = "find" if is_founded else "find_not"
    row.state = PASSAGE_TRANSITIONS[verb][PassageState(row.state)]
    row.checked_by, row.checked_at = by.member_id, at
    row.save(update_fields=["state", "checked_by", "checked_at", "finding_reasons"])
    return PassageChecked(
        about=row.id, person=row.person_id, clears=(ClockClearing(CHECK, row.id),)
    )


@action("valve.fall_due", on=queries.locked_passage)
def fall_due(row: Passage, *, by: Actor, at: datetime) -> list[Event]:
    """Mark that nobody checked it in time. It goes on waiting for the reviewers."""
    if row.state != PassageState.PASSED or row.is_overdue:
        return []
    row.is_overdue = True
    row.save(update_fields=["is_overdue"])
    return [PassageOverdue(about=row.id, person=row.person_id)]


@action("valve.record_own_report", on=locked_case)
def record_own_report(
    row: Any, *, by: Actor, at: datetime, report: OwnReport
) -> list[OwnReportRecorded]:
    """Record afterwards that a member told the police or safeguarding by themselves."""
    rules.may_record_report(report.told, on=report.on, today=by.today).or_raise()
    made = _of_case(row, by=by, at=at, passage_id=report.id, kind="own_report")
    made.state, made.ground = PassageState.RECORDED, report.told
    texts = {"text": f"{report.on.isoformat()}\n{report.words}".strip()}
    if is_made(made, names=("case_id", "kind", "ground", "proposed_by"), texts=texts):
        return []
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    return [OwnReportRecorded(about=made.id, person=made.person_id)]


@consult("valve.open", on=queries.scoped_passage)
def open_passage(row: Passage, *, by: Actor, at: datetime) -> PassageText:
    """Open what passes, or passed, to the police."""
    return queries.passage_opened(row)


def _of_case(row: Any, *, by: Actor, at: datetime, passage_id: UUID, kind: str) -> Passage:
    return Passage(
        id=passage_id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=sorted({*row.as_domain().working, by.member_id}),
        kind=kind,
        proposed_by=by.member_id,
        proposed_posts=list(by.post_ids),
        proposed_as=by.title,
        proposed_from=by.organisation_id,
        proposed_at=at,
    )


def _rows(row: Passage) -> list[UUID]:
    """The row, where something of it is sealed already: an immediate risk has its words elsewhere."""
    return [row.id] if row.text is not None else []
