"""Every reason code and its words, gathered from the rules of each capability."""

from __future__ import annotations

from collections import ChainMap

from handrail.agreements import rules as agreements
from handrail.assessment import rules as assessment
from handrail.awareness import rules as awareness
from handrail.cases import rules as cases
from handrail.contributions import rules as contributions
from handrail.disclosures import rules as disclosures
from handrail.evaluation import rules as evaluation
from handrail.meetings import rules as meetings
from handrail.members import rules as members
from handrail.nominations import rules as nominations
from handrail.partners import rules as partners
from handrail.people import rules as people
from handrail.questions import rules as questions
from handrail.reviews import rules as reviews
from handrail.risk import rules as risk
from handrail.safety import rules as safety
from handrail.support import rules as support
from handrail.voluntary import rules as voluntary

# Why a policy allowed an act: read on the log, never on a refusal.
ALLOWED: dict[str, str] = {
    "accepted_by_you": "The officer who accepted it may open it, act on it and give it back.",
    "anybody_warns": "Any member raises an immediate risk, whatever else holds.",
    "asked_for_information": "Who is asked for information reads the request and answers it.",
    "asks_for_a_decision": "The centre and the chair ask for what a decision needs.",
    "asks_the_person": "Who works on the case asks the person and records what the person says.",
    "asked_to_help": "The organisation that is asked answers through its practitioners.",
    "asked_it": "Whoever asked says whether the answer will do.",
    "checks_passages": "A reviewer who was not involved checks what passed to the police.",
    "centre_agrees": "The coordinators of the area agree actions of support.",
    "centre_assesses": "The coordinators of the area bring needs and strengths together.",
    "centre_consults": "The centre consults, and replies to letters.",
    "centre_asks": "The coordinators of the area ask a reviewer whether not to tell yet.",
    "centre_calls": "The coordinators of the area call meetings and keep who came.",
    "centre_decides_pairs": "The coordinators of either area decide whether two people are one.",
    "centre_drafts": "The coordinators of the area draft disclosures and offer them.",
    "centre_leads": "The coordinators of the area work on its cases.",
    "centre_screens": "The coordinators of the area screen nominations.",
    "chair_runs": "The chair of the area runs its meetings, agrees actions and signs the plan.",
    "clock_ran_out": "The time for it had run out.",
    "hears_the_person": "The chair hears what the person says.",
    "inspects": "An inspector reads any record of what was done.",
    "nominates": "Nominating officers of a security agency or the police nominate.",
    "originator_attests": "The originator's disclosure officers attest before a meeting.",
    "originator_controls": "The originator's disclosure officers decide what leaves.",
    "owner_releases": "The partner who contributed it decides whether others read it.",
    "offered_the_risk": "The body that is offered a risk accepts it or does not.",
    "own_report": "Nobody's own report to the police or to safeguarding is held up.",
    "owns_the_risk": "The one body that owns a risk offers it on or closes it.",
    "owns_the_review": "The owner of a review after closing does it, or the centre.",
    "own_account": "Members look after their own accounts.",
    "own_costs": "Each organisation enters its own costs and funding.",
    "own_nomination": "The originator reads its own nomination.",
    "own_warning": "Whoever raised an immediate risk sees what became of it.",
    "police_answer": "The police duty officers of the area answer an immediate risk.",
    "police_state_safety": "The police who nominated state whether meeting is safe.",
    "released_to_you": "Its owner released it to those who work on the case.",
    "person_said_no": "Support stops when the person says no, whoever records it.",
    "reviewer_decides": "An independent reviewer decides whether the person is told later.",
    "second_look": "A reviewer outside the case looks at doubtful tasks.",
    "set_up": "An administrator keeps organisations, members and agreements.",
    "takes_part": "Whoever takes part may ask, and responds for its own organisation.",
    "told_of_it": "The officer who holds a copy confirms what it was told of it.",
    "was_asked": "The organisation that was asked answers.",
    "speaks_for_the_person": "The advocate whom the person chose speaks for the person.",
    "tells_the_person": "Who works on the case tells the person.",
    "worker_delivers": "The worker who does an action opens it and says what came of it.",
    "works_on_the_case": "Who works on a case contributes to it, reads and assesses what all share.",
}
WORDS = ChainMap(
    members.WORDS,
    partners.WORDS,
    agreements.WORDS,
    people.WORDS,
    cases.WORDS,
    nominations.WORDS,
    disclosures.WORDS,
    support.WORDS,
    questions.WORDS,
    safety.WORDS,
    awareness.WORDS,
    voluntary.WORDS,
    risk.WORDS,
    contributions.WORDS,
    assessment.WORDS,
    meetings.WORDS,
    reviews.WORDS,
    evaluation.WORDS,
    ALLOWED,
)


def words_of(reason: str) -> str:
    """The sentence for a reason code. Every code has one: a test walks the set."""
    return WORDS[reason]
