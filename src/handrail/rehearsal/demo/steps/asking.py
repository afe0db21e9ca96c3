"""Steps about nobody: letters, questions and their answers, a consultation, hours and costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from handrail.evaluation import actions as costs
from handrail.evaluation.domain import Cost
from handrail.questions import actions as questions
from handrail.questions.domain import Answer, Asked, Letter, Proposed, Response
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Teller

COUNCILS = ("london", "west-midlands", "north-west")
ENTERED_BY = {
    **{f"practitioner-council-{area}": area for area in COUNCILS},
    "practitioner-health-london": "london",
    "practitioner-charity-north-west": "north-west",
}


@dataclass(frozen=True)
class Put:
    """A question, who puts it, under which of the twelve, and what is answered."""

    by: str
    topic: str
    text: str
    answer: str
    is_public: bool = True


QUESTIONS = (
    Put("scrutiny-london", "q1", "How many names would come to us in the first year?",
        "Single figures for each borough. The band for each is told before an agreement."),
    Put("scrutiny-west-midlands", "q3", "What would a housing officer be asked to do?",
        "One thing at a time, in hours, with a date. Each can be declined without a reason."),
    Put("scrutiny-north-west", "q5", "Will our staff be asked to watch people?",
        "No. Such a task is refused by the system, and the refusal is counted."),
    Put("scrutiny-councils", "q7", "Is the money enough for the hours that are asked?",
        "What was promised and what was paid stands beside the hours, council by council."),
    Put("chair-london", "q6", "Does the person know before we knock?",
        "Yes, unless a reviewer agreed that telling has to wait, and then nobody knocks."),
    Put("scrutiny-london", "q9", "Is risk moved to us by accepting?",
        "No. A risk of violence stays the police's, whoever helps with housing."),
    Put("scrutiny-west-midlands", "q11", "Has it worked for anybody so far?",
        "The numbers are too small to show by area. The evaluation will tell in a year."),
    Put("scrutiny-london", "q4", "Who answers at night, when our office is closed?", ""),
    Put("scrutiny-north-west", "q12", "How can we check what the reports say?", ""),
    Put("scrutiny-councils", "q10", "When are councils consulted about a new area?", ""),
    Put("scrutiny-west-midlands", "q7", "Who pays when the hours run over?",
        "The programme pays what was promised. What is short is shown beside it."),
)  # fmt: skip
LETTER = (
    "We were asked to take part and would like to. Before we decide we ask: how many people, how "
    "much we are told and why, what is expected of us, who owns the risk, whether the person "
    "knows, and what money comes with it."
)
UMBRELLA = (
    "Councils of every size have put the same questions to us. We ask that each is answered in "
    "public, and that no agreement is signed before it is."
)
REPLY = (
    "Each of your questions is on the public page with its answer or its age. The agreement is "
    "open to consultation until they are all answered."
)


@step
def letter_written(teller: Teller) -> None:
    """The council asks before it takes part; the umbrella body writes for all of them."""
    _write(teller, "scrutiny-london", "council-london", "Questions before we take part", LETTER)
    _write(teller, "scrutiny-councils", "umbrella", "What councils ask of the pilot", UMBRELLA)


@step
def letter_answered(teller: Teller) -> None:
    _write(teller, "coordinator-london", "centre", "Answer to the councils", REPLY)


@step
def question_asked(teller: Teller) -> None:
    put = QUESTIONS[teller.turn]
    asked = Asked(
        text=put.text, addressed_to=teller.centre.id, is_public=put.is_public, topic=put.topic
    )
    questions.ask(
        "floor",
        by=teller.member(put.by),
        at=teller.at,
        question_id=teller.id("question"),
        asked=asked,
    )


@step
def question_answered(teller: Teller) -> None:
    put = QUESTIONS[teller.turn]
    questions.answer(
        teller.id("question"),
        by=teller.member("coordinator-london"),
        at=teller.at,
        remark_id=teller.next_id("remark"),
        answer=Answer(text=put.answer, evidence=put.topic),
    )


@step
def answer_disputed(teller: Teller) -> None:
    questions.dispute(
        teller.id("question"),
        by=teller.member(QUESTIONS[teller.turn].by),
        at=teller.at,
        remark_id=teller.next_id("remark"),
        text="That does not say what happens in the second year.",
    )


@step
def answer_accepted(teller: Teller) -> None:
    by = teller.member(QUESTIONS[teller.turn].by)
    questions.accept(teller.id("question"), by=by, at=teller.at)


@step
def consultation_opened(teller: Teller) -> None:
    proposed = Proposed(
        title="Taking part in the pilot, second year",
        subject="The sharing agreement",
        text="The pilot would go on for a second year, with the same limits and a review.",
        asked=tuple(teller.cast.organisations[f"council-{area}"].id for area in COUNCILS),
        until_on=teller.today + timedelta(days=28),
    )
    questions.open_consultation(
        "floor",
        by=teller.member("coordinator-london"),
        at=teller.at,
        consultation_id=teller.id("consultation"),
        proposed=proposed,
    )


@step
def consultation_responded(teller: Teller) -> None:
    """The councils say what they think, one after the other."""
    area = COUNCILS[teller.times["response"]]
    response = Response(
        position=("changes", "for", "changes")[teller.times["response"]],
        text="We go on if the hours asked are paid, and if a refusal stays without consequence.",
    )
    questions.respond(
        teller.id("consultation"),
        by=teller.member(f"scrutiny-{area}"),
        at=teller.at,
        response_id=teller.next_id("response"),
        response=response,
    )


@step
def consultation_closed(teller: Teller) -> None:
    by = teller.member("coordinator-london")
    questions.close_consultation(teller.id("consultation"), by=by, at=teller.at)


@step
def change_told(teller: Teller) -> None:
    questions.say_what_changed(
        teller.id("consultation"),
        by=teller.member("coordinator-london"),
        at=teller.at,
        text="Hours are paid each quarter now, and what is short is shown.",
    )


@step
def costs_entered(teller: Teller) -> None:
    """A quarter's hours, spending and funding of those who help."""
    for number, (name, area) in enumerate(ENTERED_BY.items()):
        hours = Decimal(18 + 5 * number + teller.turn * 3 % 11)
        pence = int(hours) * 4_250
        entered = (
            Cost(kind="hours", area=area, month=teller.today, hours=hours, grade="practitioner"),
            Cost(kind="spend", area=area, month=teller.today, pence=pence // 5),
            Cost(kind="promised", area=area, month=teller.today, pence=pence),
            Cost(kind="paid", area=area, month=teller.today, pence=pence - 35_000 * (number % 2)),
        )
        for cost in entered:
            costs.enter(
                "own",
                by=teller.member(name),
                at=teller.at,
                cost_id=teller.next_id("cost"),
                cost=cost,
            )


def _write(teller: Teller, by: str, at: str, title: str, text: str) -> None:
    letter = Letter(
        id=teller.next_id("letter"),
        title=title,
        organisation_id=teller.cast.organisations[at].id,
        on_behalf_of="Councils of the area" if at == "umbrella" else "",
        dated=teller.today,
        text=text,
        is_public=True,
    )
    questions.enter_letter("floor", by=teller.member(by), at=teller.at, letter=letter)
