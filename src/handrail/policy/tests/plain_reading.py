"""Who may do what, read from domain.md and written a second time, in plain Python and by the act.

Shares no line with the policies: what it says of each request, Cedar must say too.
"""

from __future__ import annotations

from dataclasses import dataclass

Ways = tuple[tuple[bool, set[str]], ...]

POLICE = {"counter_terrorism_police", "territorial_police"}
NOMINATING = {"intelligence_service", "counter_terrorism_police", "territorial_police"}
WITHOUT_CONTENT = {"central_government", "umbrella_body"}
CONTENT = {
    "Nomination", "Case", "Pair", "Disclosure", "SupportAction", "Escalation",
    "Contribution", "InformationRequest", "Need", "Withholding",
    "Meeting", "Attestation", "ExitReview", "Risk", "Passage", "Notice", "SafetyStatement",
}  # fmt: skip

SET_UP = {"organisation.add", "member.add", "post.add", "post.grant", "agreement.record"}
COMING_IN = {"nomination.screen", "nomination.receive", "person.enter", "case.begin"}
ON_A_CASE = {
    "case.open", "case.close", "same_person.open", "same_person.decide", "same_person.reopen",
    "best_placed.propose", "best_placed.decide", "disclosure.draft", "case.record_lead",
    "safety.ask", "nomination.end",
}  # fmt: skip
BY_THE_CENTRE = {
    "disclosure.add_item", "disclosure.remove_item", "disclosure.submit", "disclosure.review",
    "disclosure.offer", "disclosure.discard", "disclosure.report_error",
}  # fmt: skip
BY_THE_ORIGINATOR = {
    "disclosure.review", "disclosure.approve", "disclosure.refuse", "disclosure.answer",
    "disclosure.recall", "disclosure.correct", "disclosure.uphold",
}  # fmt: skip
BY_THE_RECIPIENT = {"disclosure.accept", "disclosure.query", "disclosure.decline"}
BY_WHO_ACCEPTED = {
    "disclosure.open", "disclosure.return", "support_action.propose", "disclosure.report_error",
}  # fmt: skip
BY_WHO_WAS_TOLD = {"disclosure.confirm_recall", "disclosure.confirm_correction"}
READ_AT_THE_TABLE = {"lead.open", "safety.open"}
NEEDS_AGREEMENT = {
    "disclosure.submit", "disclosure.approve", "disclosure.offer", "disclosure.accept",
    "disclosure.open",
}  # fmt: skip
BY_THE_CLOCK = {
    "review.fall_due",
    "deconfliction.expire",
    "disclosure.lapse",
    "question.fall_due",
    "escalation.climb",
    "risk.lapse_transfer",
    "valve.fall_due",
    "awareness.overdue",
}
TAKING_PART = {"practitioner", "chair", "scrutiny_member"}
SPEAKING_UP = {"question.ask", "letter.enter", "consultation.respond"}
ANSWERING = {"coordinator", "disclosure_officer", "chair", "practitioner"}
ENTERING_COSTS = {"cost.enter", "cost.correct"}
CONSULTING = {"consultation.open", "consultation.close", "consultation.say_what_changed"}
BY_THE_POLICE = {"escalation.acknowledge", "escalation.take_over", "escalation.stand_down"}
RAISING = {"risk.raise", "risk.record_duty", "valve.propose", "valve.record_own_report"}
AGREEING = {"risk.open", "valve.open", "valve.agree"}
BY_THE_RISKS_OWNER = {"risk.offer_transfer", "risk.withdraw_offer", "risk.close"}
BY_WHO_IS_OFFERED = {"risk.accept_transfer", "risk.return_transfer"}
WHATEVER_THE_TRAINING = {
    "escalation.raise", "escalation.open", "escalation.acknowledge", "escalation.take_over",
}  # fmt: skip
ASSESSING = {"need.record", "need.open", "strength.record"}
ANSWERING_A_NEED = {"need.revise", "need.give_reason", "need.close"}
BY_WHO_WORKS_ON_IT = {"contribution.add"} | ASSESSING | ANSWERING_A_NEED
BY_ITS_OWNER = {"contribution.open", "contribution.release", "contribution.withdraw"}
ASKING = {"contribution.ask", "contribution.open_request"}
BY_THE_CHAIR = ASKING | {"need.open", "need.give_reason"}
BY_WHO_IS_ASKED = {"contribution.open_request", "contribution.answer_no"}
WITH_THE_PERSON = {
    "awareness.tell", "awareness.open", "agreement_to_support.ask", "agreement_to_support.give",
    "agreement_to_support.refuse", "agreement_to_support.withdraw", "agreement_to_support.open",
    "support_action.stop", "advocate.seat", "voice.open",
}  # fmt: skip


DELIVERING = {"support_action.open", "support_action.finish", "support_action.record_session"}
LOOKING_AGAIN = {
    "support_action.second_look", "support_action.clear", "support_action.refuse_as_watching",
}  # fmt: skip
REVIEWING = {"review.record", "review.open"}
KEEPING_A_MEETING = {"meeting.open", "meeting.attend", "plan.open"}
CALLING = {"meeting.call", "meeting.join_theirs"}
CHAIRING = {"meeting.decide", "meeting.sign_minutes", "plan.sign"}


@dataclass(frozen=True, kw_only=True)
class Who:
    """A member, or the clock."""

    kind: str = "centre"
    roles: frozenset[str] = frozenset()
    trained: bool = True
    is_clock: bool = False


@dataclass(frozen=True, kw_only=True)
class What:
    """What it is done to, and how that stands to who asks. What does not apply stays as it is."""

    type: str
    here: bool = False
    from_us: bool = False
    to_us: bool = False
    in_force: bool = True
    drafted: bool = False
    approved: bool = False
    accepted: bool = False
    mine: bool = False
    heard: bool = False
    held: bool = False
    shared: bool = False


def in_the_way(who: Who, action: str, what: What) -> set[str]:
    """The codes of what stands in the way; none where it is allowed."""
    if who.is_clock:
        return set() if action in BY_THE_CLOCK else {"not_permitted"}
    barred = {code for code, holds in _bars(who, action, what).items() if holds}
    return barred or (set() if _may(who, action, what) else {"not_permitted"})


def _bars(who: Who, action: str, what: What) -> dict[str, bool]:
    is_content = what.type in CONTENT
    holds_none = who.kind in WITHOUT_CONTENT or "administrator" in who.roles
    needs_agreement = action in COMING_IN | NEEDS_AGREEMENT
    return {
        "training_expired": not who.trained and action not in WHATEVER_THE_TRAINING,
        "no_case_content": is_content and holds_none,
        "police_not_copied": what.type == "Contribution" and who.kind in POLICE,
        "no_agreement_in_force": needs_agreement and not what.in_force,
        "drafter_cannot_approve": what.drafted
        and action in {"disclosure.approve", "disclosure.refuse"},
        "three_people_needed": action == "disclosure.accept" and (what.drafted or what.approved),
    }


def _may(who: Who, action: str, what: What) -> bool:
    return any(holds and action in acts for ways in WAYS for holds, acts in ways(who, what))


def _ways_in(who: Who, what: What) -> Ways:
    """The administrator sets up; an originator nominates, reads its own and may take it back."""
    nominates = _holds(who, "nominating_officer") and what.from_us
    return (
        (_holds(who, "administrator"), SET_UP),
        (nominates and who.kind in NOMINATING, COMING_IN),
        (nominates, {"nomination.open", "nomination.withdraw"}),
        (_discloses(who, what), {"nomination.open"}),
        (_coordinates(who, what), {"nomination.open", "deconfliction.record"}),
    )


def _ways_of_disclosing(who: Who, what: What) -> Ways:
    """The centre drafts and offers, the originator decides, the partner answers and reads."""
    answers = _holds(who, "practitioner") and what.to_us
    return (
        (_coordinates(who, what), ON_A_CASE | BY_THE_CENTRE),
        (_discloses(who, what), BY_THE_ORIGINATOR | {"safety.state", "safety.open"}),
        (answers, BY_THE_RECIPIENT),
        (answers and what.accepted, BY_WHO_ACCEPTED),
        (answers and what.mine, BY_WHO_WAS_TOLD),
    )


def _ways_of_support(who: Who, what: What) -> Ways:
    """The centre and the chair agree, the worker delivers, the reviewer reads what is held."""
    leads = _coordinates(who, what) or _chairs(who, what)
    return (
        (leads, {"support_action.confirm", "support_action.open"} | READ_AT_THE_TABLE),
        (_holds(who, "practitioner") and what.mine, READ_AT_THE_TABLE),
        (what.mine, DELIVERING | {"token.issue"}),
        (_reviews(who) and what.held, LOOKING_AGAIN),
    )


def _ways_with_the_person(who: Who, what: What) -> Ways:
    """Who works on it tells and asks; the advocate gives a voice; a reviewer decides on 'not yet'."""
    coordinates = _coordinates(who, what)
    return (
        (coordinates or (what.type == "Case" and what.mine), WITH_THE_PERSON),
        (coordinates, {"awareness.ask_not_yet", "withholding.open"}),
        (_chairs(who, what), {"voice.open"}),
        (_holds(who, "advocate") and what.mine, {"voice.open", "voice.add"}),
        (_reviews(who), {"awareness.decide_not_yet", "withholding.open"}),
        (who.kind == "oversight" and _holds(who, "inspector"), {"ledger.read"}),
    )


def _ways_of_questions(who: Who, what: What) -> Ways:
    """Who takes part asks; who was asked answers; who asked judges; each enters its own costs."""
    takes_part = bool(who.roles & TAKING_PART)
    consults = _holds(who, "coordinator") or _holds(who, "administrator")
    return (
        (takes_part, SPEAKING_UP),
        (takes_part and what.from_us, {"question.dispute", "question.accept"}),
        (bool(who.roles & ANSWERING) and what.to_us, {"question.answer"}),
        (bool(who.roles & ANSWERING) and what.from_us, ENTERING_COSTS),
        (_is_centre(who), {"letter.enter"}),
        (who.kind == "centre" and consults, CONSULTING),
    )


def _ways_of_meeting(who: Who, what: What) -> Ways:
    """The centre calls, the chair decides and signs, who works on it reads, the originator attests."""
    is_coordinator, is_chair = _coordinates(who, what), _chairs(who, what)
    return (
        (is_coordinator, CALLING | KEEPING_A_MEETING),
        (is_coordinator, REVIEWING | {"review.arrange", "review.record_exit"}),
        (is_chair, CHAIRING | KEEPING_A_MEETING | {"review.open"}),
        (what.mine, REVIEWING | {"meeting.open", "plan.open"}),
        (_holds(who, "practitioner") and what.mine and what.here, {"review.record_exit"}),
        (_discloses(who, what), {"meeting.attest"}),
    )


def _ways_of_assessing(who: Who, what: What) -> Ways:
    """Who works on a case contributes and assesses; what is released is read by all of them."""
    is_coordinator, is_chair = _coordinates(who, what), _chairs(who, what)
    return (
        (what.mine, BY_WHO_WORKS_ON_IT | BY_ITS_OWNER | BY_WHO_IS_ASKED),
        (what.heard, {"contribution.open"}),
        (is_coordinator, ASKING | ASSESSING | ANSWERING_A_NEED | {"contribution.open"}),
        (is_chair, BY_THE_CHAIR),
        (is_chair and what.shared, {"contribution.open"}),
    )


def _ways_of_warning(who: Who, what: What) -> Ways:
    """Anybody warns, the police of the area answer, and who warned and a reviewer may look again."""
    answers = _is_on_duty(who) and what.here
    return (
        (True, {"escalation.raise"}),
        (answers, BY_THE_POLICE | {"escalation.open"}),
        (what.mine or _reviews(who), {"escalation.open"}),
    )


def _ways_of_risk(who: Who, what: What) -> Ways:
    """Who works on a case raises a risk; owners do theirs; who is offered one answers."""
    is_practitioner = _holds(who, "practitioner")
    owns = is_practitioner or _holds(who, "duty_officer")
    return (
        (_leads(who) and what.here, RAISING | AGREEING),
        (is_practitioner and what.mine, RAISING),
        (is_practitioner and what.heard, AGREEING),
        (is_practitioner and what.from_us, {"risk.open"}),
        (owns and what.from_us, BY_THE_RISKS_OWNER),
        (owns and what.to_us, BY_WHO_IS_OFFERED),
    )


def _ways_of_the_valve(who: Who, what: What) -> Ways:
    """What has passed is read by the police; a reviewer reads and checks; a report is one's own."""
    return (
        (what.mine, {"valve.record_own_report"}),
        (_is_on_duty(who) and what.shared, {"valve.open"}),
        (_reviews(who), {"valve.open", "valve.check"}),
    )


def _holds(who: Who, role: str) -> bool:
    return role in who.roles


def _is_centre(who: Who) -> bool:
    return who.kind == "centre" and _holds(who, "coordinator")


def _coordinates(who: Who, what: What) -> bool:
    return _is_centre(who) and what.here


def _chairs(who: Who, what: What) -> bool:
    return _holds(who, "chair") and what.here


def _leads(who: Who) -> bool:
    return _is_centre(who) or _holds(who, "chair")


def _discloses(who: Who, what: What) -> bool:
    return _holds(who, "disclosure_officer") and what.from_us


def _reviews(who: Who) -> bool:
    return who.kind == "oversight" and _holds(who, "reviewer")


def _is_on_duty(who: Who) -> bool:
    return who.kind in POLICE and _holds(who, "duty_officer")


# Each says who may do which acts; one that holds is enough.
WAYS = (
    _ways_in,
    _ways_of_disclosing,
    _ways_of_support,
    _ways_with_the_person,
    _ways_of_questions,
    _ways_of_warning,
    _ways_of_risk,
    _ways_of_the_valve,
    _ways_of_assessing,
    _ways_of_meeting,
)
