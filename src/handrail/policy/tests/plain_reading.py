"""Who may do what, read from domain.md and written a second time, in plain Python and by the act.

Shares no line with the policies: what it says of each request, Cedar must say too.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    is_reviewer = who.kind == "oversight" and "reviewer" in who.roles
    is_coordinator = who.kind == "centre" and "coordinator" in who.roles and what.here
    is_chair = "chair" in who.roles and what.here
    is_practitioner = "practitioner" in who.roles and what.to_us
    is_discloser = "disclosure_officer" in who.roles and what.from_us
    is_worker = "practitioner" in who.roles and what.mine
    is_nominator = "nominating_officer" in who.roles and what.from_us
    ways = (
        ("administrator" in who.roles, SET_UP),
        (is_nominator and who.kind in NOMINATING, COMING_IN),
        (is_nominator or is_discloser or is_coordinator, {"nomination.open"}),
        (is_coordinator, ON_A_CASE | BY_THE_CENTRE | {"deconfliction.record"}),
        (is_coordinator or is_chair, {"support_action.confirm", "support_action.open"}),
        (is_discloser, BY_THE_ORIGINATOR),
        (is_practitioner, BY_THE_RECIPIENT),
        (is_practitioner and what.accepted, BY_WHO_ACCEPTED),
        (what.mine, DELIVERING | {"token.issue"}),
        (is_reviewer and what.held, LOOKING_AGAIN),
        (is_practitioner and what.mine, BY_WHO_WAS_TOLD),
        (is_coordinator or is_chair or is_worker, READ_AT_THE_TABLE),
        (is_discloser, {"safety.state", "safety.open"}),
        (is_nominator, {"nomination.withdraw"}),
        (is_coordinator or (what.type == "Case" and what.mine), WITH_THE_PERSON),
        (is_coordinator, {"awareness.ask_not_yet", "withholding.open"}),
        ("chair" in who.roles and what.here, {"voice.open"}),
        ("advocate" in who.roles and what.mine, {"voice.open", "voice.add"}),
        (
            who.kind == "oversight" and "reviewer" in who.roles,
            {"awareness.decide_not_yet", "withholding.open"},
        ),
        (who.kind == "oversight" and "inspector" in who.roles, {"ledger.read"}),
        *_ways_of_questions(who, what),
        *_ways_of_risk(who, what),
        *_ways_of_assessing(who, what),
        *_ways_of_meeting(who, what),
    )
    return any(holds and action in acts for holds, acts in ways)


def _ways_of_questions(who: Who, what: What) -> tuple[tuple[bool, set[str]], ...]:
    """Who takes part asks; who was asked answers; who asked judges; each enters its own costs."""
    takes_part = bool(who.roles & TAKING_PART)
    is_centre = who.kind == "centre"
    return (
        (takes_part, SPEAKING_UP),
        (takes_part and what.from_us, {"question.dispute", "question.accept"}),
        (bool(who.roles & ANSWERING) and what.to_us, {"question.answer"}),
        (bool(who.roles & ANSWERING) and what.from_us, ENTERING_COSTS),
        (is_centre and "coordinator" in who.roles, {"letter.enter"}),
        (is_centre and bool(who.roles & {"coordinator", "administrator"}), CONSULTING),
    )


def _ways_of_meeting(who: Who, what: What) -> tuple[tuple[bool, set[str]], ...]:
    """The centre calls, the chair decides and signs, who works on it reads, the originator attests."""
    is_coordinator = who.kind == "centre" and "coordinator" in who.roles and what.here
    is_chair = "chair" in who.roles and what.here
    is_discloser = "disclosure_officer" in who.roles and what.from_us
    return (
        (is_coordinator, CALLING | KEEPING_A_MEETING),
        (is_coordinator, REVIEWING | {"review.arrange", "review.record_exit"}),
        (is_chair, CHAIRING | KEEPING_A_MEETING | {"review.open"}),
        (what.mine, REVIEWING | {"meeting.open", "plan.open"}),
        ("practitioner" in who.roles and what.mine and what.here, {"review.record_exit"}),
        (is_discloser, {"meeting.attest"}),
    )


def _ways_of_assessing(who: Who, what: What) -> tuple[tuple[bool, set[str]], ...]:
    """Who works on a case contributes and assesses; what is released is read by all of them."""
    is_coordinator = who.kind == "centre" and "coordinator" in who.roles and what.here
    is_chair = "chair" in who.roles and what.here
    return (
        (what.mine, BY_WHO_WORKS_ON_IT | BY_ITS_OWNER | BY_WHO_IS_ASKED),
        (what.heard, {"contribution.open"}),
        (is_coordinator, ASKING | ASSESSING | ANSWERING_A_NEED | {"contribution.open"}),
        (is_chair, BY_THE_CHAIR),
        (is_chair and what.shared, {"contribution.open"}),
    )


def _ways_of_risk(who: Who, what: What) -> tuple[tuple[bool, set[str]], ...]:
    """Anybody warns, the police answer; who works on a case raises; owners and reviewers do theirs."""
    is_police = who.kind in POLICE and "duty_officer" in who.roles
    is_reviewer = who.kind == "oversight" and "reviewer" in who.roles
    leads = (who.kind == "centre" and "coordinator" in who.roles) or "chair" in who.roles
    answers = bool(who.roles & {"duty_officer", "practitioner"})
    is_practitioner = "practitioner" in who.roles
    return (
        (True, {"escalation.raise"}),
        (is_police and what.here, BY_THE_POLICE),
        ((is_police and what.here) or what.mine or is_reviewer, {"escalation.open"}),
        (leads and what.here, RAISING | AGREEING),
        (is_practitioner and what.mine, RAISING),
        (what.mine, {"valve.record_own_report"}),
        (is_practitioner and what.heard, AGREEING),
        (is_practitioner and what.from_us, {"risk.open"}),
        (answers and what.from_us, BY_THE_RISKS_OWNER),
        (answers and what.to_us, BY_WHO_IS_OFFERED),
        ((is_police and what.shared) or is_reviewer, {"valve.open"}),
        (is_reviewer, {"valve.check"}),
    )
