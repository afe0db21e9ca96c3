"""What the state of a disclosure allows, and what must be true before anything leaves. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from handrail.cases.domain import Lead
from handrail.disclosures.domain import (
    ACCURACIES,
    ASKS,
    DECISIONS_SERVED,
    MENDING,
    TRANSITIONS,
    URGENCIES,
    WAITING,
    BestPlaced,
    BestPlacedState,
    Disclosure,
    DisclosureState,
    Item,
    Notice,
    Parties,
    Quality,
    Terms,
)
from handrail.disclosures.gateways import BASIS_REGIMES, may_leave_by
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "wrong_state": "The disclosure is not at the point where this can be done.",
    "no_agreement_in_force": "There is no agreement in force, so nothing may flow.",
    "drafter_cannot_approve": "Who drafted it cannot approve it.",
    "three_people_needed": "Drafter, approver and recipient must be three different people.",
    "no_items": "There is nothing in it yet. Add the items that the partner needs.",
    "no_decision_served": "Say which decision the item serves. An item that serves none stays out.",
    "kind_not_in_agreement": "The agreement does not cover this kind of item.",
    "purpose_not_in_agreement": "The agreement does not cover this purpose.",
    "gateway_not_in_agreement": "The agreement does not name this legal gateway.",
    "gateway_does_not_fit": "This legal gateway does not fit the sender, the recipient or the items.",
    "derived_item_barred": "An item drawn from intelligence cannot leave by this gateway (s.38(4)).",
    "basis_does_not_fit": "The lawful basis does not fit the part of the Act that the items leave.",
    "ask_unknown": "Choose one ask. 'For awareness' is not an ask.",
    "urgency_unknown": "Choose how soon help is needed.",
    "child_needs_childrens_services": (
        "The person is under 18 or of unknown age. Ordinary children's services lead; "
        "this version takes adults only."
    ),
    "deconfliction_not_clear": "Deconfliction is not clear, or has run out. Check again first.",
    "same_person_undecided": "Whether this is the same person as in another case is not decided.",
    "best_placed_undecided": "Which partner is best placed has not been decided.",
    "not_the_best_placed": "The decision names another partner as best placed.",
    "reasons_needed": "Give the reasons in a sentence.",
    "terms_not_accepted": "Accept the terms and the prohibited uses first.",
    "too_late_to_return": "It can be returned within five working days of opening only.",
    "lapsed": "Nobody answered in time, so it lapsed.",
    "quality_checked_in_future": "The date of the check lies ahead.",
    "accuracy_unknown": "Choose how accurate it is.",
    "not_an_alternative": "The partner chosen is not among those considered.",
    "already_proposed": "The partners have been weighed already.",
    "already_decided": "This was decided already.",
    "case_not_open": "The case is not open.",
    "other_footing": (
        "The draft names another originator, partner or agreement than its case stands on. "
        "Start it again from the case."
    ),
    "not_due_yet": "The time to answer is not over yet.",
    "lead_unasked": "Whether somebody leads already has not been answered. Answer that first.",
    "existing_lead_stays": (
        "Somebody leads already, and the lead stays the lead. Only that organisation can be asked."
    ),
    "nothing_corrected": "Write what it should say. It has to differ from what it says now.",
    "confirmed_already": "This was confirmed already.",
    "no_error_reported": "No error was reported that waits for an answer.",
    "already_asked": "This partner has been asked about this case already.",
}


_STEPS = TRANSITIONS | MENDING


def may_move(disclosure: Disclosure, verb: str) -> Decision:
    """Each step starts from the states that the table names for it, and from no other."""
    return decide(f"{verb} disclosure", wrong_state=disclosure.state not in _STEPS[verb])


def next_state(disclosure: Disclosure, verb: str) -> DisclosureState:
    """Where the step leads. Ask `may_move` first."""
    return _STEPS[verb][disclosure.state]


def may_ask(terms: Terms, *, parties: Parties, is_adult: bool) -> Decision:
    """One specific ask, for a purpose of the agreement (R16)."""
    return decide(
        "ask a partner",
        no_agreement_in_force=not parties.in_force,
        ask_unknown=terms.ask not in ASKS,
        urgency_unknown=terms.urgency not in URGENCIES,
        purpose_not_in_agreement=terms.purpose not in parties.purposes,
    ).and_then(may_ask_about(is_adult=is_adult))


def may_ask_about(*, is_adult: bool) -> Decision:
    """Children's services lead for a child, and for whoever may be one (R5)."""
    return decide("ask a partner", child_needs_childrens_services=not is_adult)


def may_add(item: Item, *, parties: Parties) -> Decision:
    """An item that no decision of the recipient needs cannot be added (R9)."""
    return decide(
        "add item",
        no_decision_served=item.decision_served not in DECISIONS_SERVED,
        kind_not_in_agreement=item.kind not in parties.item_kinds,
    )


def may_carry(item: Item, *, disclosure: Disclosure, parties: Parties) -> Decision:
    """A draft takes an item that serves a decision and fits what the draft rests on (R9, R10)."""
    regimes = BASIS_REGIMES.get(disclosure.basis, frozenset())
    return (
        may_add(item, parties=parties)
        .and_then(may_leave_by(disclosure.gateway, items=(item,), parties=parties))
        .and_then(decide("add item", basis_does_not_fit=item.regime not in regimes))
    )


def names_the_person(text: str, *, names: Collection[str]) -> bool:
    """Whether the words of an offer, read before anybody accepts, hold a part of the name.

    A short part counts only as it is written: 'An' is a name, and 'an' is not.
    """
    said = set(_WORD.findall(text))
    folded = {word.casefold() for word in said}
    parts = {part for name in names for part in _WORD.findall(name) if len(part) > 1}
    return any(part in said or (len(part) > _SHORT and part.casefold() in folded) for part in parts)


_WORD = re.compile(r"\w+")
_SHORT = 3


def may_submit(
    disclosure: Disclosure,
    *,
    items: Sequence[Item],
    parties: Parties,
    best_placed: BestPlaced | None,
    lead: Lead | None,
) -> Decision:
    """A draft goes to the originator once every item, the gateway and the basis hold (R9-R11).

    By then a human has decided which partner is asked; a proposal alone sends nothing on its way.
    """
    regimes = {item.regime for item in items}
    is_decided = best_placed is not None and best_placed.state is BestPlacedState.DECIDED
    decision = may_move(disclosure, "submit").and_then(
        decide(
            "submit disclosure",
            no_items=not items,
            best_placed_undecided=not is_decided,
            not_the_best_placed=(
                best_placed is not None and best_placed.chosen_id != disclosure.recipient_id
            ),
            basis_does_not_fit=not regimes <= BASIS_REGIMES.get(disclosure.basis, frozenset()),
        )
    )
    decision = decision.and_then(leaves_the_lead(lead, chosen=disclosure.recipient_id))
    decision = decision.and_then(
        may_ask(disclosure.terms, parties=parties, is_adult=not disclosure.terms.is_child)
    ).and_then(may_leave_by(disclosure.gateway, items=items, parties=parties))
    for item in items:
        decision = decision.and_then(may_add(item, parties=parties))
    return decision


def may_approve(
    disclosure: Disclosure, *, by: UUID, quality: Quality, reasons: str, on: date
) -> Decision:
    """It goes out on the word of a second person, the originator's disclosure officer (R12, R13)."""
    return (
        may_move(disclosure, "approve")
        .and_then(
            decide(
                "approve disclosure",
                drafter_cannot_approve=by == disclosure.drafted_by,
                reasons_needed=not reasons.strip(),
            )
        )
        .and_then(says_how_good(quality, on=on))
    )


def says_how_good(quality: Quality, *, on: date) -> Decision:
    """Whatever leaves says how accurate and how current it is (R13; DPA s.38(4))."""
    return decide(
        "say how good it is",
        accuracy_unknown=quality.accuracy not in ACCURACIES,
        quality_checked_in_future=quality.checked_on > on,
    )


def may_refuse(disclosure: Disclosure, *, by: UUID, reasons: str) -> Decision:
    """Reasons for not sharing are recorded as readily as reasons for sharing (R11)."""
    return may_move(disclosure, "refuse").and_then(
        decide(
            "refuse disclosure",
            drafter_cannot_approve=by == disclosure.drafted_by,
            reasons_needed=not reasons.strip(),
        )
    )


def may_place(*, is_clear: bool, is_case_open: bool, undecided_people: int) -> Decision:
    """Nothing is drafted or offered but for an open, clear case of a person known to be one (R7, R8)."""
    return decide(
        "place nomination",
        case_not_open=not is_case_open,
        deconfliction_not_clear=not is_clear,
        same_person_undecided=undecided_people > 0,
    )


def has_ended(held: BestPlaced | None, disclosures: Iterable[Disclosure]) -> bool:
    """Whether the partner that was chosen has been asked, and nothing of that is open any more."""
    if held is None or held.state is not BestPlacedState.DECIDED:
        return False
    asked = [each for each in disclosures if each.recipient_id == held.chosen_id]
    return bool(asked) and not any(each.is_live for each in asked)


def has_answered(held: BestPlaced | None, disclosures: Iterable[Disclosure]) -> bool:
    """Whether the partner that was chosen has been asked, and said yes or no to all of that."""
    if held is None or held.state is not BestPlacedState.DECIDED:
        return False
    asked = [each for each in disclosures if each.recipient_id == held.chosen_id]
    return bool(asked) and not any(each.state in WAITING for each in asked)


def may_propose(
    *, placed: Decision, held: BestPlaced | None, disclosures: Iterable[Disclosure] = ()
) -> Decision:
    """Partners are weighed when it is clear whom the case is about (R7, R8).

    And again, one at a time, once the partner that was chosen has answered: another one in its
    place where it did not help, one more to join the plan where it does.
    """
    already = held is not None and not has_answered(held, disclosures)
    return placed.and_then(decide("propose best placed", already_proposed=already))


def may_decide_best_placed(
    best_placed: BestPlaced,
    *,
    chosen: UUID,
    reasons: str,
    lead: Lead | None,
    helping: Collection[UUID] = (),
) -> Decision:
    """A coordinator chooses one of the partners considered, with reasons; never 'everyone'.

    Where somebody leads already it can be that body alone, considered or not (R44).
    """
    considered = {alternative.organisation_id for alternative in best_placed.alternatives}
    leads = lead is not None and lead.is_somebody and lead.organisation_id == chosen
    return decide(
        "decide best placed",
        already_decided=best_placed.state is BestPlacedState.DECIDED,
        not_an_alternative=chosen not in considered and not leads,
        already_asked=chosen in helping,
        reasons_needed=not reasons.strip(),
    ).and_then(leaves_the_lead(lead, chosen=chosen))


def leaves_the_lead(lead: Lead | None, *, chosen: UUID) -> Decision:
    """Who already leads is asked first; where somebody does, the lead stays the lead (R44)."""
    is_led = lead is not None and lead.is_somebody
    return decide(
        "choose a partner",
        lead_unasked=lead is None,
        existing_lead_stays=is_led and lead is not None and lead.organisation_id != chosen,
    )


def may_draft(
    *, recipient: UUID, best_placed: BestPlaced | None, asked: Collection[UUID]
) -> Decision:
    """A draft is for the partner proposed or chosen, and for each partner there is one at a time."""
    chosen = best_placed.chosen_id if best_placed else None
    return decide(
        "draft disclosure",
        not_the_best_placed=chosen is not None and recipient != chosen,
        best_placed_undecided=chosen is None,
        already_asked=recipient in asked,
    )


def may_stand(*, is_under_its_case: bool) -> Decision:
    """A draft stands on its case's originator, partner and agreement, and on no others (R10, R12)."""
    return decide("draft disclosure", other_footing=not is_under_its_case)


def may_offer(disclosure: Disclosure, *, placed: Decision, meeting: Decision) -> Decision:
    """Deconfliction is repeated before each disclosure (R7); a meeting needs it to be safe (R42)."""
    decision = may_move(disclosure, "offer").and_then(placed)
    return decision.and_then(meeting) if disclosure.terms.involves_meeting else decision


def may_accept(
    disclosure: Disclosure, *, by: UUID, has_accepted_uses: bool, at: datetime
) -> Decision:
    """A named officer, a third person, accepts the terms and the prohibited uses in time (R15, R16)."""
    return may_move(disclosure, "accept").and_then(
        decide(
            "accept disclosure",
            three_people_needed=by in (disclosure.drafted_by, disclosure.approved_by),
            terms_not_accepted=not has_accepted_uses,
            lapsed=disclosure.answer_due_at is not None and at >= disclosure.answer_due_at,
        )
    )


def may_lapse(disclosure: Disclosure, *, at: datetime) -> Decision:
    """Silence ends an offer when its time is over, and not a moment before (R16)."""
    is_due = disclosure.answer_due_at is not None and at >= disclosure.answer_due_at
    return may_move(disclosure, "lapse").and_then(
        decide("lapse disclosure", not_due_yet=not is_due)
    )


def may_say(disclosure: Disclosure, verb: str, *, text: str) -> Decision:
    """A question, an answer, or a decline comes with words; a decline needs none (R16)."""
    needs_words = verb in ("query", "answer", "return", "discard")
    return may_move(disclosure, verb).and_then(
        decide(f"{verb} disclosure", reasons_needed=needs_words and not text.strip())
    )


def may_return(disclosure: Disclosure, *, text: str, at: datetime) -> Decision:
    """An accepted disclosure can be given back within five working days, without penalty (R16)."""
    is_late = disclosure.return_by is not None and at > disclosure.return_by
    return may_say(disclosure, "return", text=text).and_then(
        decide("return disclosure", too_late_to_return=is_late)
    )


def may_recall(disclosure: Disclosure, *, reasons: str) -> Decision:
    """What went out, or may, is called back with reasons, however the partner answered (R13)."""
    return may_move(disclosure, "recall").and_then(
        decide("recall disclosure", reasons_needed=not reasons.strip())
    )


def may_correct(
    disclosure: Disclosure, *, is_changed: bool, quality: Quality, reasons: str, on: date
) -> Decision:
    """Right words for wrong ones, with reasons, and how good it is said again (R13)."""
    return (
        may_move(disclosure, "correct")
        .and_then(
            decide(
                "correct item", nothing_corrected=not is_changed, reasons_needed=not reasons.strip()
            )
        )
        .and_then(says_how_good(quality, on=on))
    )


def may_report_error(disclosure: Disclosure, *, text: str) -> Decision:
    """Whoever reads what was accepted can say that it is wrong (R13)."""
    return may_move(disclosure, "report_error").and_then(
        decide("report error", reasons_needed=not text.strip())
    )


def may_uphold(disclosure: Disclosure, *, text: str) -> Decision:
    """What was reported as an error can be right: then the reasons for that are said (R13)."""
    return may_move(disclosure, "uphold").and_then(
        decide(
            "uphold disclosure",
            no_error_reported=disclosure.error_reported_at is None,
            reasons_needed=not text.strip(),
        )
    )


def may_confirm(notice: Notice) -> Decision:
    """What an officer was told of a copy is confirmed once (R13)."""
    return decide("confirm", confirmed_already=notice.confirmed_at is not None)
