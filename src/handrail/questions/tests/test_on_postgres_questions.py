"""Questions on a real database: who asks, answers and disputes, and who may read what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.acts.context import reading
from handrail.acts.domain import the_clock, the_public
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts, changed, picture
from handrail.clocks import queries as clocks
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


def question(path, by="sally"):
    with reading(path.by(by)):
        return queries.question(path.id("question"))


@pytest.mark.parametrize("name", ["sally", "una", "peter", "grace", "chloe"])
def test_partners_chairs_and_scrutiny_members_ask(path, name):
    asking.ask(path, by=name)

    assert question(path, by=name).state is QuestionState.OPEN


@pytest.mark.parametrize("name", ["nadia", "david", "evan", "imran", "carys", "aoife"])
def test_nobody_else_asks(path, name):
    with pytest.raises(RefusedError, match="not_permitted"):
        asking.ask(path, by=name)


def test_the_same_question_sent_again_is_asked_once(path, superuser):
    asking.ask(path)
    before = picture(superuser)

    assert asking.ask(path) == []
    assert changed(before, picture(superuser)) == set()
    with pytest.raises(ConflictError):
        asking.ask(path, text="Another question.")


@pytest.mark.parametrize(
    ("organisation", "name"),
    [("centre", "carys"), ("police", "david"), ("council", "peter"), ("council", "chloe")],
)
def test_the_organisation_that_was_asked_answers(path, cast, organisation, name):
    asking.ask(path, by="una", addressed_to=cast.organisations[organisation].id)
    asking.answer(path, by=name)

    assert question(path).state is QuestionState.ANSWERED


@pytest.mark.parametrize("name", ["peter", "david", "sally", "priya"])
def test_nobody_answers_for_another(path, name):
    asking.ask(path)

    with pytest.raises(RefusedError, match="not_permitted"):
        asking.answer(path, by=name)


def test_nobody_is_asked_where_nobody_answers(path, cast):
    with pytest.raises(RefusedError, match="nobody_answers_there"):
        asking.ask(path, addressed_to=cast.organisations["oversight"].id)


def test_only_who_asked_disputes_or_closes(path):
    asking.ask_and_answer(path)

    for name in ("una", "grace"):
        with pytest.raises(RefusedError, match="not_permitted"):
            asking.dispute(path, by=name)
    with pytest.raises(RefusedError, match="not_permitted"):
        actions.accept(path.id("question"), **doing.on(path, "carys"))


def test_a_disputed_question_is_answered_again_and_everything_said_stays(path):
    asking.ask_and_answer(path)
    asking.dispute(path)
    asking.answer(path, name="second", text="Between none and nine.")
    actions.accept(path.id("question"), **doing.on(path, "chloe"))

    with reading(path.by("sally")):
        said = queries.remarks([path.id("question")])[path.id("question")]
    assert sorted(each.kind for each in said) == ["answer", "answer", "dispute"]
    assert question(path).state is QuestionState.CLOSED


def test_public_words_are_for_everybody_and_the_rest_for_who_takes_part(path):
    asking.ask(path, is_public=False)
    asking.answer(path)

    with reading(the_public(path.at)), pytest.raises(NotFoundError):
        queries.question(path.id("question"))
    with reading(the_public(path.at)):
        assert queries.questions() == []
        assert queries.remarks([path.id("question")]) == {}
        assert queries.standing().unsettled == 0
    for name in ("evan", "grace", "nadia"):
        assert question(path, by=name).text == asking.WORDS


def test_a_question_that_nobody_answers_stays_open_with_its_age(path, superuser):
    asking.ask(path)
    late = path.at + timedelta(days=30)

    assert sweep(CLOCK_TABLE, at=late).failed == 0
    held = question(path)
    assert held.overdue_at == late
    assert held.state is QuestionState.OPEN
    assert acts(superuser)[-1] == "question.fell_due"
    assert clocks.overdue([held.id], at=late)
    assert actions.fall_due(held.id, by=the_clock(late), at=late) == []


def test_an_answer_stops_the_clock_and_a_dispute_starts_it_anew(path):
    asking.ask_and_answer(path)
    assert clocks.open_clocks([path.id("question")]) == []

    asking.dispute(path)
    assert len(clocks.open_clocks([path.id("question")])) == 1


def test_a_letter_holds_its_own_questions(path):
    asking.write(path)
    for number in (1, 2):
        asking.ask(path, name=f"question {number}", letter_id=path.id("letter"))

    with reading(the_public(path.at)):
        assert len(queries.of_letter(path.id("letter"))) == 2
        assert queries.letter(path.id("letter")).on_behalf_of == "The councils of London"
    with pytest.raises(RefusedError, match="letter_not_yours"):
        asking.ask(path, by="una", letter_id=path.id("letter"), name="third")


def test_a_consultation_closes_only_when_what_was_raised_is_answered(path):
    asking.consult(path)
    asking.respond(path, questions=((path.id("question"), "Who pays?"),))
    with pytest.raises(RefusedError, match="questions_unanswered"):
        asking.close(path)

    asking.answer(path)
    asking.close(path)
    with reading(the_public(path.at)):
        assert not queries.consultation(path.id("consultation")).is_open
        assert [each.position for each in queries.responses(path.id("consultation"))] == ["changes"]


def test_an_organisation_that_was_asked_responds_once_for_itself(path):
    asking.consult(path)
    asking.respond(path)

    for name, reason in (("peter", "already_responded"), ("una", "not_asked")):
        with pytest.raises(RefusedError, match=reason):
            asking.respond(path, by=name)
    with pytest.raises(RefusedError, match="not_permitted"):
        asking.respond(path, by="david")


@pytest.mark.parametrize("name", ["peter", "sally", "david", "priya"])
def test_only_the_centre_opens_a_consultation(path, name):
    with pytest.raises(RefusedError, match="not_permitted"):
        asking.consult(path, by=name)
