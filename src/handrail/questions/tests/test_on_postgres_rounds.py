"""Clocks, letters, lists and consultations of a question, step by step on a real database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.domain import the_clock, the_public
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts, changed, picture
from handrail.clocks import queries as clocks
from handrail.clocks.calendar import working_days_after
from handrail.clocks.sweep import sweep
from handrail.errors import ConflictError, NotFoundError, RefusedError
from handrail.questions import actions, queries
from handrail.questions.domain import QuestionState
from handrail.questions.tests import asking
from handrail.rehearsal.thin_path import ThinPath
from handrail.site.clock_table import CLOCK_TABLE


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def held(path, name="question", by="sally"):
    with reading(path.by(by)):
        return queries.question(path.id(name))


def fall_due(path, at):
    return actions.fall_due(path.id("question"), by=the_clock(at), at=at)


def accept(path, by="sally"):
    return actions.accept(path.id("question"), **doing.on(path, by))


STEPS = {"answer": asking.answer, "dispute": asking.dispute, "accept": accept}
LEADING = {
    "open": (),
    "answered": ("answer",),
    "disputed": ("answer", "dispute"),
    "closed": ("answer", "accept"),
}
REFUSED = [
    ("open", "dispute"), ("open", "accept"), ("answered", "answer"), ("disputed", "dispute"),
    ("disputed", "accept"), ("closed", "answer"), ("closed", "dispute"), ("closed", "accept"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "verb"), REFUSED)
def test_a_step_out_of_turn_is_refused_and_changes_nothing(path, superuser, state, verb):
    asking.ask(path)
    for step in LEADING[state]:
        STEPS[step](path)
    again = {"name": "again"} if verb == "answer" else {}
    if (state, verb) != ("disputed", "dispute"):  # that one is the same thing sent again
        with pytest.raises(RefusedError, match="question_not_at_this_point"):
            STEPS[verb](path, **again)
    else:
        assert asking.dispute(path) == []

    assert held(path).state == state


def test_an_answer_is_due_at_the_end_of_the_tenth_working_day(path):
    asking.ask(path)

    assert held(path).due_at == working_days_after(path.at, 10)
    (clock,) = clocks.open_clocks([path.id("question")])
    assert clock.due_at == held(path).due_at


def test_a_question_is_not_overdue_a_moment_before_its_time_and_is_marked_once_after(path):
    asking.ask(path)
    due = held(path).due_at

    assert fall_due(path, due - timedelta(microseconds=1)) == []
    assert held(path).overdue_at is None
    assert len(fall_due(path, due)) == 1
    assert fall_due(path, due + timedelta(days=1)) == []
    assert held(path).overdue_at == due


def test_the_worker_going_round_twice_marks_once(path, superuser):
    asking.ask(path)
    late = path.at + timedelta(days=40)
    for _ in range(2):
        assert sweep(CLOCK_TABLE, at=late).failed == 0

    assert acts(superuser).count("question.fell_due") == 1


@pytest.mark.parametrize("state", ["answered", "closed"])
def test_what_is_answered_never_falls_due(path, state):
    asking.ask(path)
    for step in LEADING[state]:
        STEPS[step](path)

    assert fall_due(path, path.at + timedelta(days=100)) == []
    assert held(path).overdue_at is None


def test_an_answer_that_came_late_was_late_and_a_dispute_starts_afresh(path):
    asking.ask(path)
    fall_due(path, path.at + timedelta(days=30))
    asking.answer(path)
    assert held(path).overdue_at is not None

    asking.dispute(path)
    assert held(path).overdue_at is None
    assert len(fall_due(path, path.at + timedelta(days=60))) == 1


def test_a_dispute_stands_beside_the_answer_in_the_order_in_which_both_were_said(path):
    asking.ask_and_answer(path)
    path.at += timedelta(hours=1)
    asking.dispute(path)

    with reading(the_public(path.at)):
        said = queries.remarks([path.id("question")])[path.id("question")]
    assert [each.kind for each in said] == ["answer", "dispute"]
    assert said[0].text == "Nobody knows yet."


@pytest.mark.parametrize(
    ("send", "other"),
    [
        (asking.answer, {"text": "Another answer."}),
        (asking.write, {"title": "Another title"}),
        (asking.consult, {"title": "Another title"}),
        (asking.respond, {"text": "Another text."}),
    ],
)
def test_what_is_sent_again_is_kept_once_and_other_words_under_its_key_conflict(
    path, superuser, send, other
):
    asking.ask(path)
    if send is asking.respond:
        asking.consult(path)
    assert send(path)
    before = picture(superuser)

    assert send(path) == []
    assert changed(before, picture(superuser)) == set()
    with pytest.raises(ConflictError):
        send(path, **other)


def test_nobody_moves_a_question_that_is_not_there(path):
    for step in STEPS.values():
        with pytest.raises(NotFoundError):
            step(path)


def test_pages_of_questions_hold_each_once_the_newest_first(path):
    for number in range(2 * queries.PAGE + 1):
        path.at += timedelta(minutes=number % 2)  # some at the same moment
        asking.ask(path, name=f"question {number}")
    found, after = [], None
    with reading(the_public(path.at)):
        while page := queries.questions(after=after):
            found += page
            after = page[-1].id

    assert len({each.id for each in found}) == len(found) == 2 * queries.PAGE + 1
    assert [each.asked_at for each in found] == sorted((e.asked_at for e in found), reverse=True)


def test_no_list_goes_on_after_a_question_that_the_reader_may_not_see(path):
    asking.ask(path, is_public=False)

    with reading(the_public(path.at)), pytest.raises(NotFoundError):
        queries.questions(after=path.id("question"))


def test_a_reply_is_of_the_centre_and_stands_with_the_letter(path):
    asking.write(path)
    reply = asking.letter(
        path, id=path.id("reply"), title="Our reply", replies_to=path.id("letter")
    )
    actions.enter_letter("floor", **doing.on(path, "carys"), letter=reply)

    with reading(the_public(path.at)):
        kept = queries.letter(path.id("reply"))
    assert kept.replies_to == path.id("letter")
    assert kept.organisation_id == path.by("carys").organisation_id


@pytest.mark.parametrize("name", ["nadia", "david", "imran", "priya", "aoife"])
def test_nobody_else_writes_letters(path, name):
    with pytest.raises(RefusedError, match="not_permitted"):
        asking.write(path, by=name)


def test_nobody_writes_for_another_organisation(path):
    asking.write(path, by="una")

    with reading(the_public(path.at)):
        sender = queries.letter(path.id("letter")).organisation_id
    assert sender == path.by("una").organisation_id


def test_a_letter_of_tomorrow_is_not_entered(path):
    with pytest.raises(RefusedError, match="letter_incomplete"):
        asking.write(path, dated=path.today + timedelta(days=1))


def test_no_question_is_raised_in_a_consultation_by_who_was_not_asked(path):
    asking.consult(path)

    with pytest.raises(RefusedError, match="not_asked"):
        asking.ask(path, by="una", consultation_id=path.id("consultation"))
    asking.ask(path, by="peter", consultation_id=path.id("consultation"))
    with pytest.raises(RefusedError, match="questions_unanswered"):
        asking.close(path)


def test_no_question_is_raised_in_a_consultation_that_is_over_or_is_none(path):
    asking.consult_and_close(path)

    for name in ("consultation", "nothing"):
        with pytest.raises(RefusedError, match="consultation_over"):
            asking.ask(path, consultation_id=path.id(name))


@pytest.mark.parametrize("name", ["police", "oversight", "advocacy"])
def test_no_organisation_is_consulted_that_cannot_respond(path, name):
    asked = (path.cast.organisations[name].id,)

    with pytest.raises(RefusedError, match="nobody_responds_there"):
        asking.consult(path, asked=asked)


def test_those_who_can_be_asked_in_an_area_are_those_who_can_respond(path):
    names = path.cast.organisations
    with reading(path.by("carys")):
        found = {each.id for each in queries.consulted(path.by("carys").areas)}

    assert {names["council"].id, names["clinic"].id} <= found
    assert names["police"].id not in found
    assert all(responds(path, each) for each in found)


def responds(path, organisation_id):
    with reading(path.by("carys")):
        return queries.responds_at(organisation_id)


def test_a_response_with_a_question_without_words_leaves_neither(path, superuser):
    asking.consult(path)
    before = picture(superuser)

    with pytest.raises(RefusedError, match="question_missing"):
        asking.respond(path, questions=((path.id("question"), " "),))
    assert not {"questions_response", "questions_question"} & changed(before, picture(superuser))


def test_each_organisation_that_was_asked_has_its_own_response(path):
    asking.consult(path)
    for name, position in (("chloe", "changes"), ("grace", "against")):
        asking.respond(path, by=name, position=position)

    with reading(the_public(path.at)):
        said = queries.responses(path.id("consultation"))
    assert {each.position for each in said} == {"changes", "against"}
    assert {each.organisation_id for each in said} == {
        path.cast.organisations[name].id for name in ("council", "clinic")
    }


@pytest.mark.parametrize("answers", [0, 1])
def test_a_consultation_does_not_close_while_one_of_two_questions_is_open(path, answers):
    asking.consult(path)
    asking.respond(path, questions=((path.id("question"), "Who pays?"),))
    asking.respond(path, by="grace", questions=((path.id("second"), "How long?"),))
    if answers:
        asking.answer(path)

    with pytest.raises(RefusedError, match="questions_unanswered"):
        asking.close(path)


def test_a_disputed_answer_is_an_answer_and_lets_a_consultation_close(path):
    asking.consult(path)
    asking.respond(path, questions=((path.id("question"), "Who pays?"),))
    asking.answer(path)
    asking.dispute(path)

    assert held(path).state is QuestionState.DISPUTED
    assert asking.close(path)


def test_after_its_end_nobody_responds_closes_again_and_what_changed_is_told(path):
    asking.consult_and_close(path)
    for again, reason in (
        (asking.respond, "consultation_over"),
        (asking.close, "consultation_over"),
    ):
        with pytest.raises(RefusedError, match=reason):
            again(path)

    said = {**doing.on(path, "carys"), "text": "The first clause."}
    assert actions.say_what_changed(path.id("consultation"), **said)
    with reading(the_public(path.at)):
        assert queries.consultation(path.id("consultation")).what_changed == "The first clause."


@pytest.mark.parametrize("name", ["sally", "peter", "david", "imran"])
def test_only_the_centre_closes_and_says_what_changed(path, name):
    asking.consult(path)

    with pytest.raises(RefusedError, match="not_permitted"):
        asking.close(path, by=name)
    with pytest.raises(RefusedError, match="not_permitted"):
        actions.say_what_changed(path.id("consultation"), **doing.on(path, name), text="A")


def test_a_question_is_for_its_owner_until_answered_and_then_for_its_asker(path):
    centre = path.cast.organisations["centre"].id
    council = path.cast.organisations["council"].id
    asking.ask(path)
    with reading(path.by("carys")):
        assert [each.id for each in queries.for_owner(centre)] == [path.id("question")]

    asking.answer(path)
    with reading(path.by("carys")):
        assert queries.for_owner(centre) == []
        assert [each.id for each in queries.answered_for(council)] == [path.id("question")]


def test_the_words_of_a_public_question_hold_as_they_were_typed(path):
    odd = 'Ünïcode, <b>tags</b> & "quotes"\nand a second line?'
    asking.ask(path, text=odd)

    assert held(path).text == odd
