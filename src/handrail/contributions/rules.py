"""What a partner may contribute, when it may be released, and what is never said. Pure."""

from __future__ import annotations

import re
from datetime import date

from handrail.contributions.domain import (
    BEFORE_AGREEMENT,
    DECISIONS,
    NO_REASONS,
    PARTS,
    STATEMENT_KINDS,
    TOPICS,
    TRANSITIONS,
    Asked,
    ContentClass,
    Contribution,
    InformationRequest,
    RequestState,
    Said,
    Standing,
    bases_for,
    content_class,
)
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "part_unknown": "Say whether it is a need, a strength or a risk of harm.",
    "contribution_topic_unknown": "Choose what it is about from the list.",
    "contribution_serves_nothing": "Say which decision it serves. What serves none stays out.",
    "contribution_basis_unknown": "Choose a lawful basis that your organisation can rest on.",
    "statement_kind_unknown": "Say whether it is a fact or an assessment.",
    "contribution_empty": "Say what you know.",
    "as_of_ahead": "The day on which this was so lies ahead.",
    "names_somebody": (
        "It may name nobody else. Say how they are related to the person, such as 'a sister'."
    ),
    "says_immigration_status": (
        "Nationality and immigration status are never held here. Only the person can ask for "
        "immigration advice, and then say only that."
    ),
    "belief_is_no_need": "Lawful belief is no need and no risk. It can only be a strength.",
    "neurodiversity_is_no_risk": (
        "Autism or another neurodivergence is no risk. Say which adjustment would help."
    ),
    "clinicians_only": "Only a health organisation contributes clinical content.",
    "not_before_told_and_agreed": (
        "The person has not been told and agreed yet. Until then, say only what helps to decide "
        "whether to offer support: nothing clinical, nothing about family, nothing about belief."
    ),
    "contribution_not_held": "It was released or withdrawn already.",
    "request_not_open": "This request has been answered already.",
    "no_reason_unknown": "Choose why you say nothing.",
    "question_empty": "Say what you ask.",
    "does_not_work_on_the_case": "Choose an organisation that works on this case.",
    "case_not_open": "The case is not open.",
    "police_not_copied": "What partners contribute is not copied to the police.",
}

# R46: what says outright where somebody belongs in law. Asking for immigration advice does not.
STATUS = re.compile(
    r"""\b(?:
        nationality\b
      | immigration\s(?:status|history|bail|offen[cs]e\w*|case|record|number)
      | (?:asylum|refugee)[\s-](?:seek\w+|status|claim\w*|application\w*)
      | (?:illegal|undocumented|irregular)\s(?:im)?migrants?\b
      | over-?stay(?:ed|er|ers|ing)\b(?=$|[.,;!?]|\s(?:his|her|their|the|a)\s(?:\w+\s)?(?:visa|leave))
      | (?:refused|granted|claim(?:ed|s|ing)|sought|seek(?:s|ing))\sasylum\b
      | (?:is|was|are|were)\s(?:an?\s)?refugees?\b
      | stateless\b
      | (?:(?:leave|right)\sto\sremain|leave\sto\senter)\b
      | (?:settlement\sscheme|residence\spermit|humanitarian\sprotection|naturali[sz]ed)\b
      | entered\sthe\s(?:uk|country)\sillegally\b
      | (?:pre-)?settled\sstatus\b
      | no\srecourse\sto\spublic\sfunds\b
      | (?:his|her|their|a|no|the|student|work|spouse|family)\svisas?\b
      | visas?\s(?:has\s|had\s|have\s)?(?:expired|expires|ran\sout|lapsed|status)
      | (?:is|was|being)\san?\s(?!senior\b)(?:[\w-]+\s){0,2}(?:citizen|national)
            (?=$|[.,;!?]|\s(?:of|and|but|who|with)\b)
      | (?:are|were)\s(?!senior\b)(?:[\w-]+\s){0,2}(?:citizens|nationals)\b
      | (?:facing|faces|awaiting|risk\sof)\s(?:deportation|removal\sfrom\sthe\s(?:uk|country))
      | (?:deported|deportation\sorders?)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
NEURODIVERSITY = re.compile(
    r"\b(?:autis\w+|asperger\w*|adhd|neurodiver\w+|dyslexi\w+|dyspraxi\w+)\b", re.IGNORECASE
)


def says_status(text: str) -> bool:
    """Whether the words say outright what somebody's nationality or immigration status is (R46)."""
    return STATUS.search(" ".join(text.replace("\u2019", "'").split())) is not None


def is_about_neurodiversity(text: str) -> bool:
    """Whether the words name autism or another neurodivergence: these prompt adjustments (R4)."""
    return NEURODIVERSITY.search(text) is not None


def may_go_into(class_: ContentClass, *, standing: Standing) -> Decision:
    """Clinical, family and belief content waits until the person knows and has agreed (R43)."""
    is_early = class_ is not ContentClass.ORDINARY and not standing.is_agreed
    return decide("go into this", not_before_told_and_agreed=is_early)


def may_serve(decision: str, *, standing: Standing) -> Decision:
    """Until the person knows and has agreed: what helps to decide whether to offer support (R43)."""
    is_later = decision in DECISIONS and decision not in BEFORE_AGREEMENT
    return decide(
        "serve this decision", not_before_told_and_agreed=is_later and not standing.is_agreed
    )


def may_contribute(said: Said, *, kind: str, standing: Standing, on: date) -> Decision:
    """One thing that a decision needs, on a lawful basis, no more than may be known yet (R9, R17)."""
    class_ = content_class(said.topic, kind=kind)
    return (
        decide(
            "contribute",
            case_not_open=not standing.is_case_open,
            part_unknown=said.part not in PARTS,
            contribution_topic_unknown=said.topic not in TOPICS,
            contribution_serves_nothing=said.decision_served not in DECISIONS,
            contribution_basis_unknown=said.basis not in bases_for(kind),
            statement_kind_unknown=said.statement_kind not in STATEMENT_KINDS,
            as_of_ahead=said.as_of > on,
            clinicians_only=class_ is ContentClass.CLINICAL and kind != "health",
        )
        .and_then(may_serve(said.decision_served, standing=standing))
        .and_then(may_go_into(class_, standing=standing))
        .and_then(may_say(said))
    )


def may_say(said: Said) -> Decision:
    """Words that name nobody else, and say nothing that is never held (R4, R45, R46)."""
    is_risk = said.part == "risk_of_harm"
    return decide(
        "contribute",
        contribution_empty=not said.text.strip(),
        names_somebody=not said.names_nobody,
        says_immigration_status=says_status(said.text),
        belief_is_no_need=said.topic == "belief" and said.part != "strength",
        neurodiversity_is_no_risk=is_risk and is_about_neurodiversity(said.text),
    )


def may_release(contribution: Contribution, *, standing: Standing) -> Decision:
    """The owner lets one item go, and nothing that has become too early since (R17, R43)."""
    return (
        _may_move(contribution, "release")
        .and_then(decide("release", case_not_open=not standing.is_case_open))
        .and_then(may_serve(contribution.decision_served, standing=standing))
        .and_then(may_go_into(contribution.content_class, standing=standing))
    )


def may_withdraw(contribution: Contribution) -> Decision:
    """What was not released can be taken back."""
    return _may_move(contribution, "withdraw")


def may_ask(asked: Asked, *, works_here: bool, is_case_open: bool) -> Decision:
    """A request names the decision it serves, and goes to somebody who works on the case (R20)."""
    return decide(
        "ask for information",
        case_not_open=not is_case_open,
        does_not_work_on_the_case=not works_here,
        contribution_serves_nothing=asked.decision_served not in DECISIONS,
        question_empty=not asked.question.strip(),
        says_immigration_status=says_status(asked.question),
    )


def may_answer(request: InformationRequest) -> Decision:
    """A request is answered once."""
    return decide("answer a request", request_not_open=request.state is not RequestState.OPEN)


def may_answer_no(request: InformationRequest, *, reason: str) -> Decision:
    """Saying no needs one of the reasons and nothing else. It is never held against anybody."""
    return may_answer(request).and_then(
        decide("answer no", no_reason_unknown=reason not in NO_REASONS)
    )


def _may_move(contribution: Contribution, verb: str) -> Decision:
    return decide(verb, contribution_not_held=contribution.state not in TRANSITIONS[verb])
