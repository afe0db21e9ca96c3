from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.contributions.domain import (
    BEFORE_AGREEMENT,
    DECISIONS,
    NO_REASONS,
    PARTS,
    TOPICS,
    TRANSITIONS,
    Asked,
    ContentClass,
    Contribution,
    ContributionState,
    InformationRequest,
    RequestState,
    Standing,
    bases_for,
    content_class,
)
from handrail.contributions.rules import (
    may_answer_no,
    may_ask,
    may_contribute,
    may_release,
    may_withdraw,
    says_status,
)
from handrail.contributions.tests.contributing import SAID
from handrail.partners.domain import KINDS

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AGREED = Standing(is_case_open=True, is_told=True, has_agreed=True)
UNTOLD = Standing(is_case_open=True, is_told=False, has_agreed=False)
HELD = Contribution(
    id=UUID(int=1),
    case_id=UUID(int=2),
    owner_id=UUID(int=3),
    contributor_id=UUID(int=4),
    state=ContributionState.HELD,
    part="need",
    topic="housing",
    content_class=ContentClass.ORDINARY,
    decision_served="choose_the_help",
    basis="part_2_public_task_social_care",
    statement_kind="fact",
    as_of=TODAY,
    is_shared=False,
    contributed_at=NOON,
)
REQUEST = InformationRequest(
    id=UUID(int=5),
    case_id=UUID(int=2),
    asked_of_id=UUID(int=3),
    asked=(UUID(int=4),),
    decision_served="choose_the_help",
    state=RequestState.OPEN,
    asked_at=NOON,
)
EARLY = {(ContentClass.ORDINARY, decision) for decision in BEFORE_AGREEMENT}
ASKED = Asked(
    asked_of_id=UUID(int=3), decision_served="choose_the_help", question="Is there a tenancy?"
)


def contributed(*, kind="local_authority", standing=AGREED, **changes):
    return may_contribute(replace(SAID, **changes), kind=kind, standing=standing, on=TODAY)


def test_what_helps_to_decide_may_be_said_before_the_person_knows():
    assert contributed(standing=UNTOLD)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"standing": replace(AGREED, is_case_open=False)}, "case_not_open"),
        ({"part": "score"}, "part_unknown"),
        ({"topic": "nationality"}, "contribution_topic_unknown"),
        ({"decision_served": "awareness"}, "contribution_serves_nothing"),
        ({"basis": "consent"}, "contribution_basis_unknown"),
        ({"basis": "part_4_sch9_sch10"}, "contribution_basis_unknown"),
        ({"statement_kind": "rumour"}, "statement_kind_unknown"),
        ({"as_of": TODAY + timedelta(days=1)}, "as_of_ahead"),
        ({"text": " \n"}, "contribution_empty"),
        ({"names_nobody": False}, "names_somebody"),
        ({"text": "No recourse to public funds."}, "says_immigration_status"),
        ({"topic": "belief"}, "belief_is_no_need"),
        ({"topic": "clinical"}, "clinicians_only"),
        ({"part": "risk_of_harm", "text": "He is autistic."}, "neurodiversity_is_no_risk"),
    ],
)
def test_a_contribution_is_refused_with_its_reason(change, reason):
    assert contributed(**change).reasons == (reason,)


@given(
    kind=st.sampled_from(sorted(KINDS)),
    standing=st.builds(
        Standing, is_case_open=st.just(value=True), is_told=st.booleans(), has_agreed=st.booleans()
    ),
    said=st.fixed_dictionaries(
        {
            "topic": st.sampled_from(sorted(TOPICS)),
            "decision_served": st.sampled_from(sorted(DECISIONS)),
            "part": st.sampled_from(sorted(PARTS)),
        }
    ),
)
def test_nothing_clinical_of_family_or_of_belief_is_said_before_the_person_knows_and_agrees(
    kind, standing, said
):
    if contributed(kind=kind, standing=standing, **said):
        class_ = content_class(said["topic"], kind=kind)
        is_early = (class_, said["decision_served"]) in EARLY
        assert standing.is_agreed or is_early


@given(kind=st.sampled_from(sorted(KINDS)), topic=st.sampled_from(sorted(TOPICS)))
def test_only_a_health_organisation_says_anything_clinical(kind, topic):
    if content_class(topic, kind=kind) is ContentClass.CLINICAL and kind != "health":
        assert "clinicians_only" in contributed(kind=kind, topic=topic).reasons


@pytest.mark.parametrize("topic", ["health", "mental_health", "substance_use", "clinical"])
def test_what_a_health_body_says_of_health_is_clinical(topic):
    assert content_class(topic, kind="health") is ContentClass.CLINICAL


def test_consent_and_another_part_of_the_act_are_no_bases_here():
    assert set(bases_for("health")) < set(bases_for("probation"))
    assert not any("part_4" in code for code in bases_for("probation"))


@pytest.mark.parametrize("state", ContributionState)
def test_only_what_is_held_is_released_or_withdrawn(state):
    is_held = state is ContributionState.HELD
    one = replace(HELD, state=state)

    assert bool(may_release(one, standing=AGREED)) is is_held
    assert bool(may_withdraw(one)) is is_held
    assert all(set(steps) == {ContributionState.HELD} for steps in TRANSITIONS.values())


STANDINGS = [
    Standing(is_case_open=True, is_told=is_told, has_agreed=has_agreed)
    for is_told in (False, True)
    for has_agreed in (False, True)
]


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("class_", ContentClass)
def test_what_may_not_be_said_yet_is_not_released_either(class_, decision, standing):
    one = replace(HELD, content_class=class_, decision_served=decision)
    is_early = (class_, decision) in EARLY

    assert bool(may_release(one, standing=standing)) is (standing.is_agreed or is_early)


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize(
    ("topic", "part", "kind"),
    [
        ("housing", "need", "local_authority"),
        ("family", "need", "local_authority"),
        ("belief", "strength", "local_authority"),
        ("clinical", "need", "health"),
        ("mental_health", "need", "health"),
        ("mental_health", "need", "local_authority"),
    ],
)
def test_what_may_be_said_is_what_may_be_released(topic, part, kind, decision, standing):
    said = {"topic": topic, "part": part, "decision_served": decision, "text": "It helps."}
    class_ = content_class(topic, kind=kind)
    one = replace(HELD, content_class=class_, decision_served=decision)

    may_say = contributed(kind=kind, standing=standing, basis=next(iter(bases_for(kind))), **said)
    assert bool(may_say) is bool(may_release(one, standing=standing))


@pytest.mark.parametrize("is_case_open", [True, False])
@pytest.mark.parametrize("verb", ["release", "ask", "contribute"])
def test_nothing_passes_in_a_case_that_is_not_open(verb, is_case_open):
    standing = replace(AGREED, is_case_open=is_case_open)
    asked = {
        "release": lambda: may_release(HELD, standing=standing),
        "ask": lambda: may_ask(ASKED, works_here=True, is_case_open=is_case_open),
        "contribute": lambda: contributed(standing=standing),
    }

    assert bool(asked[verb]()) is is_case_open


@pytest.mark.parametrize("class_", [each for each in ContentClass if each != "ordinary"])
def test_what_has_become_too_early_is_not_released(class_):
    late = may_release(replace(HELD, content_class=class_), standing=UNTOLD)

    assert late.reasons == ("not_before_told_and_agreed",)


@pytest.mark.parametrize(
    ("change", "works_here", "reason"),
    [
        ({}, False, "does_not_work_on_the_case"),
        ({"decision_served": "curiosity"}, True, "contribution_serves_nothing"),
        ({"question": " "}, True, "question_empty"),
        ({"question": "What is her immigration status?"}, True, "says_immigration_status"),
    ],
)
def test_a_request_is_refused_with_its_reason(change, works_here, reason):
    decision = may_ask(replace(ASKED, **change), works_here=works_here, is_case_open=True)

    assert decision.reasons == (reason,)


@pytest.mark.parametrize("state", RequestState)
@pytest.mark.parametrize("reason", [*NO_REASONS, "busy"])
def test_no_is_said_once_and_for_one_of_the_reasons(state, reason):
    allowed = may_answer_no(replace(REQUEST, state=state), reason=reason)

    assert bool(allowed) is (state is RequestState.OPEN and reason in NO_REASONS)


@pytest.mark.parametrize(
    "words",
    [
        "Her nationality is not known to us.",
        "His immigration status is unclear.",
        "She is an asylum seeker.",
        "An undocumented migrant.",
        "He overstayed his visa.",
        "Has indefinite leave to remain.",
        "Has pre-settled status.",
        "There is no recourse to public funds.",
        "She came on a student visa.",
        "He is a Ruritanian national.",
        "She is a dual citizen, and works.",
        "He is facing deportation.",
        "She was refused asylum twice.",
        "They claimed asylum last year.",
        "He is a refugee.",
        "Her parents are refugees.",
        "She is stateless.",
        "Has limited leave to enter.",
        "Applied to the EU Settlement Scheme.",
        "Lost his biometric residence permit.",
        "Was naturalised last year.",
        "He entered the country illegally.",
        "They are Ruritanian nationals.",
        "Her visas have expired.",
        "There is a deportation order.",
        "His brother was deported.",
    ],
)
def test_immigration_status_is_known_by_its_words(words):
    assert says_status(words)
    assert says_status(words.upper().replace(" ", "\n"))


@pytest.mark.parametrize(
    "words",
    [
        "Has asked for immigration advice.",
        "Needs a National Insurance number.",
        "Looks after a senior citizen.",
        "He is a senior citizen.",
        "Stayed over at a friend's.",
        "Overstayed her lunch break and was warned.",
        "Plays for the national team.",
        "The family has settled in well.",
        "Was removed from the home at ten.",
        "Volunteers at Citizens Advice.",
        "They are senior citizens.",
        "Volunteers with a charity for refugees.",
        "Was granted a tenancy.",
        "Needs a permit for the car.",
        "The scheme for settlement of his debts.",
    ],
)
def test_ordinary_words_are_not_taken_for_immigration_status(words):
    assert not says_status(words)


@given(text=st.text(max_size=500))
def test_any_text_is_read_without_fault(text):
    assert says_status(text) in (True, False)
