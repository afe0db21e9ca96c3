"""Proposing, agreeing and finishing actions of support; opening and closing the case they serve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, cast
from uuid import UUID

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.assessment.queries import open_needs
from handrail.awareness.queries import awareness_of
from handrail.cases.queries import case, locked_case
from handrail.disclosures.domain import DisclosureState
from handrail.disclosures.queries import locked_disclosure
from handrail.ledger.domain import Processing
from handrail.members.queries import posts_for_area
from handrail.support import queries, rules
from handrail.support.domain import TRANSITIONS, UNFINISHED, ActionState, Held, Proposal
from handrail.support.models import Session, SupportAction
from handrail.support.queries import ActionText, DoubtfulText
from handrail.voluntary.queries import agreement_of

# What a proposal says; two that differ in any of it are not the same proposal.
PROPOSED = ("disclosure_id", "worker_id", "purpose", "due_on", "need_id", "sessions_ordered")


@dataclass(frozen=True, kw_only=True)
class ActionProposed(Event):
    """A partner proposed an action of support."""

    act: ClassVar[str] = "support_action.proposed"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class ActionHeld(Event):
    """A proposal was held for a second look: its words were doubtful."""

    act: ClassVar[str] = "support_action.held"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class ActionCleared(Event):
    """A reviewer let a held action go on."""

    act: ClassVar[str] = "support_action.cleared"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class ActionRefusedAsWatching(Event):
    """A reviewer refused a held action as a task to watch somebody."""

    act: ClassVar[str] = "support_action.refused_as_watching"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class SessionRecorded(Event):
    """A session was recorded, delivered or not."""

    act: ClassVar[str] = "support_action.session_recorded"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class ActionConfirmed(Event):
    """The centre agreed an action of support."""

    act: ClassVar[str] = "support_action.confirmed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class ActionStopped(Event):
    """An action stopped, because the person refused or withdrew."""

    act: ClassVar[str] = "support_action.stopped"
    processing: ClassVar[Processing] = Processing.ALTERATION


@dataclass(frozen=True, kw_only=True)
class ActionFinished(Event):
    """The worker said what came of an action."""

    act: ClassVar[str] = "support_action.finished"
    processing: ClassVar[Processing] = Processing.ALTERATION


@action("support_action.propose", on=locked_disclosure)
def propose(
    row: SupportAction, *, by: Actor, at: datetime, action_id: UUID, proposal: Proposal
) -> list[ActionProposed | ActionHeld]:
    """Propose an action of support to the centre, unless `may_propose` refuses.

    Doubtful words are held for a reviewer first. That the person knows and agreed is read, and
    never taken on somebody's word. The same proposal sent again proposes nothing.
    """
    working = case(row.case_id).working
    known, agreed = awareness_of(row.case_id), agreement_of(row.case_id)
    made = SupportAction(
        id=action_id,
        case_id=row.case_id,
        disclosure_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=list(working),
        owner_id=by.organisation_id,
        worker_id=by.member_id,
        purpose=proposal.purpose,
        need_id=proposal.need_id,
        sessions_ordered=proposal.sessions_ordered,
        due_on=proposal.due_on,
        told_on=cast("date", known.told_on),  # the rule refuses a proposal without
        agreed_on=cast("date", agreed.agreed_on),
        proposed_at=at,
    )
    texts = {"description": proposal.description}
    if is_made(made, names=PROPOSED, texts=texts):
        return []
    needs = frozenset(each.id for each in open_needs(row.case_id))
    proposing = rules.may_propose(
        proposal,
        is_accepted=row.state == DisclosureState.ACCEPTED,
        is_told=known.is_told,
        is_agreed=agreed.is_given,
        on=by.today,
    )
    proposing.and_then(rules.may_answer(proposal, needs=needs)).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    if rules.is_doubtful(proposal.description):
        made.state = ActionState.HELD
    make(made)
    if made.state == ActionState.HELD:
        _hold(made)
        return [ActionHeld(about=made.id, person=row.person_id)]
    return [ActionProposed(about=made.id, person=row.person_id)]


def _hold(made: SupportAction) -> None:
    """Let the reviewers in while it is held, and out again when it is not (R18)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support_second_look(%s)", [made.id])


@action("support_action.clear", on=queries.locked_action)
def clear(row: SupportAction, *, by: Actor, at: datetime, reasons: str) -> ActionCleared:
    """Let a held action go on to the centre, with reasons. From then on the reviewer reads no more."""
    _looked(row, "clear", at=at, reasons=reasons)
    return ActionCleared(about=row.id, person=row.person_id)


@action("support_action.refuse_as_watching", on=queries.locked_action)
def refuse_as_watching(
    row: SupportAction, *, by: Actor, at: datetime, reasons: str
) -> ActionRefusedAsWatching:
    """Refuse a held action as a task to watch somebody, with reasons. It is counted (R18)."""
    _looked(row, "refuse_as_watching", at=at, reasons=reasons)
    # Whose task it was: the scrutiny member of that council sees the count.
    return ActionRefusedAsWatching(about=row.id, person=row.person_id, recipients=(row.owner_id,))


def _looked(row: SupportAction, verb: str, *, at: datetime, reasons: str) -> None:
    rules.may_look(row.as_domain(), verb, reasons=reasons).or_raise()
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"second_look": reasons})
    row.state, row.looked_at = TRANSITIONS[verb][row.as_domain().state], at
    row.save(update_fields=["state", "looked_at", "second_look"])
    _hold(row)


@consult("support_action.second_look", on=queries.scoped_action)
def second_look(row: SupportAction, *, by: Actor, at: datetime) -> DoubtfulText:
    """Open the words of an action that is held, and nothing else of it."""
    return queries.doubtful(row)


@action("support_action.record_session", on=queries.locked_action)
def record_session(
    row: SupportAction, *, by: Actor, at: datetime, session_id: UUID, held: Held
) -> list[SessionRecorded]:
    """Keep one session by its day and by when it was entered, unless `may_record_session` refuses.

    The same session sent again is kept once.
    """
    centre = [post.id for post in posts_for_area(row.area, role="coordinator")]
    made = Session(
        id=session_id,
        case_id=row.case_id,
        action_id=row.id,
        person_id=row.person_id,
        audience=[row.worker_id, *centre],
        happened_on=held.happened_on,
        why_not=held.why_not,
        entered_at=at,
    )
    if is_made(made, names=("action_id", "happened_on", "why_not")):
        return []
    rules.may_record_session(row.as_domain(), held=held, on=by.today).or_raise()
    make(made)
    return [SessionRecorded(about=row.id, person=row.person_id)]


@action("support_action.confirm", on=queries.locked_action)
def confirm(row: SupportAction, *, by: Actor, at: datetime) -> ActionConfirmed:
    """Agree a proposed action in the centre."""
    rules.may_confirm(row.as_domain(), is_case_open=case(row.case_id).is_open).or_raise()
    row.state = TRANSITIONS["confirm"][row.as_domain().state]
    row.confirmed_at = at
    row.save(update_fields=["state", "confirmed_at"])
    return ActionConfirmed(about=row.id, person=row.person_id, recipients=(row.owner_id,))


@action("support_action.finish", on=queries.locked_action)
def finish(
    row: SupportAction, *, by: Actor, at: datetime, is_done: bool, outcome: str
) -> ActionFinished:
    """Say what came of an agreed action, whether it was done or not."""
    verb = "finish" if is_done else "give_up"
    rules.may_finish(row.as_domain(), verb, outcome=outcome).or_raise()
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"outcome": outcome})
    row.state = TRANSITIONS[verb][row.as_domain().state]
    row.finished_at = at
    row.save(update_fields=["state", "finished_at", "outcome"])
    return ActionFinished(about=row.id, person=row.person_id)


@action("support_action.stop", on=locked_case)
def stop(row: Any, *, by: Actor, at: datetime) -> list[ActionStopped]:
    """Stop every unfinished action of a case, because its person refused or withdrew (R21)."""
    rules.may_stop(has_ended=agreement_of(row.id).has_ended).or_raise()
    unfinished = SupportAction.objects.filter(case_id=row.id, state__in=UNFINISHED)
    stopped = list(unfinished.select_for_update().order_by("id"))
    for each in stopped:
        was = each.as_domain().state
        each.state, each.finished_at = TRANSITIONS["stop"][was], at
        each.save(update_fields=["state", "finished_at"])
        if was is ActionState.HELD:
            _hold(each)
    return [ActionStopped(about=each.id, person=row.person_id) for each in stopped]


@consult("support_action.open", on=queries.scoped_action)
def open_action(row: SupportAction, *, by: Actor, at: datetime) -> ActionText:
    """Open an action's words."""
    return queries.opened(row)
