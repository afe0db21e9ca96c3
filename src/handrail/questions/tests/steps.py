"""Every act on questions once, with what must come before it and what it leaves."""

from __future__ import annotations

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import Step
from handrail.questions import actions
from handrail.questions.tests import asking

QUESTION, CLOCK = "questions_question", "clocks_clock"

STEPS: tuple[Step, ...] = (
    Step(
        verb="letter.enter",
        run=asking.write,
        entries=("letter.entered",),
        changes=("questions_letter",),
        is_about_a_person=False,
    ),
    Step(
        verb="question.ask",
        run=asking.ask,
        entries=("question.asked",),
        changes=(QUESTION, CLOCK),
        is_about_a_person=False,
    ),
    Step(
        verb="question.answer",
        before=asking.ask,
        run=asking.answer,
        entries=("question.answered",),
        changes=(QUESTION, "questions_remark", CLOCK),
        is_about_a_person=False,
    ),
    Step(
        verb="question.dispute",
        before=asking.ask_and_answer,
        run=asking.dispute,
        entries=("question.disputed",),
        changes=(QUESTION, "questions_remark", CLOCK),
        is_about_a_person=False,
    ),
    Step(
        verb="question.accept",
        before=asking.ask_and_answer,
        run=lambda path: actions.accept(path.id("question"), **doing.on(path, "sally")),
        entries=("question.accepted",),
        changes=(QUESTION,),
        is_about_a_person=False,
    ),
    Step(
        verb="question.fall_due",
        before=asking.ask,
        run=lambda path: actions.fall_due(path.id("question"), **doing.clock(path)),
        entries=("question.fell_due",),
        changes=(QUESTION,),
        is_about_a_person=False,
    ),
    Step(
        verb="consultation.open",
        run=asking.consult,
        entries=("consultation.begun",),
        changes=("questions_consultation",),
        is_about_a_person=False,
    ),
    Step(
        verb="consultation.respond",
        before=asking.consult,
        run=asking.respond,
        entries=("consultation.responded",),
        changes=("questions_response",),
        is_about_a_person=False,
    ),
    Step(
        verb="consultation.close",
        before=asking.consult,
        run=asking.close,
        entries=("consultation.closed",),
        changes=("questions_consultation",),
        is_about_a_person=False,
    ),
    Step(
        verb="consultation.say_what_changed",
        before=asking.consult_and_close,
        run=lambda path: actions.say_what_changed(
            path.id("consultation"), **doing.on(path, "carys"), text="The money follows now."
        ),
        entries=("consultation.change_told",),
        changes=("questions_consultation",),
        is_about_a_person=False,
    ),
)
