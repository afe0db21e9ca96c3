"""What waits on the way in and out: checks, pairs, placings, drafts, offers, actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.urls import reverse

from handrail.acts.domain import Actor
from handrail.cases import queries as cases
from handrail.clocks.calendar import end_of, london_day
from handrail.disclosures import queries as disclosures
from handrail.disclosures.domain import ASKS, BestPlacedState, Disclosure, DisclosureState
from handrail.disclosures.rules import has_ended
from handrail.nominations import queries as nominations
from handrail.nominations.queries import NominationSummary
from handrail.nominations.rules import NominationState
from handrail.people import queries as people
from handrail.site.waiting.tasks import Task, Waiting
from handrail.support import queries as support
from handrail.support.domain import ActionState, SupportAction
from handrail.voluntary.domain import AgreementState
from handrail.voluntary.queries import agreement_in


def _for_disclosure_officer(actor: Actor) -> list[Task]:
    waiting = disclosures.in_states(DisclosureState.AWAITING_APPROVAL, DisclosureState.QUERIED)
    titles = {
        DisclosureState.AWAITING_APPROVAL: "Approve or refuse a disclosure",
        DisclosureState.QUERIED: "Answer a partner's question",
    }
    return [_disclosure_task(each, titles[each.state]) for each in waiting]


def _for_coordinator(actor: Actor) -> list[Task]:
    proposed = support.in_states(ActionState.PROPOSED)
    agreeing = [_action_task(each, "Agree a proposed action") for each in proposed]
    return [*_checks(), *_pairs(), *_placings(), *_drafts(), *agreeing]


def _checks() -> list[Task]:
    return [
        Task(
            id=each.id,
            title="Record deconfliction",
            href=reverse("nominations:show", args=[each.id]),
            since=each.received_at,
        )
        for each in _of_open_cases(NominationState.DECONFLICTING)
    ]


def _of_open_cases(state: NominationState) -> list[NominationSummary]:
    """Nominations in this state whose case has not ended."""
    found = nominations.in_states(state)
    held = cases.cases_of({each.person_id for each in found})
    return [each for each in found if held[each.person_id].is_open]


def _pairs() -> list[Task]:
    return [
        Task(
            id=pair.id,
            title="Decide: possibly the same person",
            href=reverse("people:pair", args=[pair.id]),
        )
        for pair in people.undecided_pairs()
    ]


def _placings() -> list[Task]:
    """Clear cases of somebody who is known to be one: no partner is chosen yet, or none is asked."""
    ready = _of_open_cases(NominationState.READY)
    unsure = people.undecided_people(each.person_id for each in ready)
    sure = [each for each in ready if each.person_id not in unsure]
    placed = disclosures.placed_cases(each.case_id for each in sure)
    decided = {case for case, each in placed.items() if each.state is BestPlacedState.DECIDED}
    asked = disclosures.of_cases(decided)
    busy = {case for case, each in asked.items() if any(one.is_live for one in each)}
    chosen = {case for case in decided if not has_ended(placed[case], asked.get(case, ()))}
    return [
        _placing(each, is_chosen=each.case_id in chosen)
        for each in sure
        if each.case_id not in busy
    ]


def _placing(each: NominationSummary, *, is_chosen: bool) -> Task:
    title, page = (
        ("Draft a disclosure", "disclosures:draft")
        if is_chosen
        else ("Decide which partner is best placed", "disclosures:best_placed")
    )
    return Task(
        id=each.case_id,
        title=title,
        href=reverse(page, args=[each.case_id]),
        since=each.received_at,
    )


def _drafts() -> list[Task]:
    titles = {
        DisclosureState.DRAFT: "Check a draft and submit it",
        DisclosureState.APPROVED: "Offer an approved disclosure",
    }
    return [_disclosure_task(each, titles[each.state]) for each in disclosures.in_states(*titles)]


def _for_practitioner(actor: Actor) -> list[Task]:
    offered = disclosures.in_states(DisclosureState.OFFERED, DisclosureState.QUERIED)
    offers = [
        _disclosure_task(each, f"Answer an offer: {ASKS[each.terms.ask].lower()}")
        for each in offered
    ]
    # The table shares its actions; each is its own worker's to do.
    yours = [
        replace(_action_task(each, "Do an agreed action"), due_at=end_of(each.due_on))
        for each in support.in_states(ActionState.AGREED)
        if each.worker_id == actor.member_id
    ]
    return [*offers, *_asks(actor), *yours]


def _asks(actor: Actor) -> list[Task]:
    """What this officer accepted: to say what is done once the person agreed, or to read till then.

    It can be given back without a reason for some days only (R16), so those are its clock.
    """
    accepted = [
        each
        for each in disclosures.in_states(DisclosureState.ACCEPTED)
        if each.accepted_by == actor.member_id and not support.of_disclosure(each.id)
    ]
    agreement = agreement_in(each.case_id for each in accepted)
    return [
        replace(_disclosure_task(each, title), due_at=each.return_by)
        for each in accepted
        if (title := _title_of_ask(each, agreement[each.case_id].state, today=actor.today))
    ]


def _title_of_ask(accepted: Disclosure, agreement: AgreementState, *, today: date) -> str:
    if agreement is AgreementState.GIVEN:
        return "Say what you will do"
    may_return = accepted.return_by and london_day(accepted.return_by) >= today
    return "Read what you were told, or return it" if may_return else ""


def _for_reviewer(actor: Actor) -> list[Task]:
    return [
        Task(
            id=reference,
            title="A doubtful task",
            href=reverse("support:second_look", args=[reference]),
            since=since,
        )
        for reference, since in support.held()
    ]


def _action_task(each: SupportAction, title: str) -> Task:
    return Task(id=each.id, title=title, href=reverse("support:show", args=[each.id]))


def _disclosure_task(each: Disclosure, title: str) -> Task:
    return Task(
        id=each.id,
        title=title,
        href=reverse("disclosures:show", args=[each.id]),
        due_at=each.answer_due_at,
    )


BY_ROLE: Waiting = {
    "disclosure_officer": _for_disclosure_officer,
    "coordinator": _for_coordinator,
    "practitioner": _for_practitioner,
    "reviewer": _for_reviewer,
}
