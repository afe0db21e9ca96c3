"""Tasks to watch are refused in many words, and ordinary support is not mistaken for them (R18)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.partners.domain import SUPPORT_PURPOSES
from handrail.support.domain import Proposal
from handrail.support.rules import is_watching, may_propose

TODAY = date(2026, 3, 2)
WATCHING_TASKS = (
    "Watch him when he leaves the house",
    "Follow her",
    "Follow her to the mosque",
    "Shadow them for a week",
    "Surveil the person",
    "Observe him at prayer",
    "Spy on the neighbour",
    "Monitor their movements",
    "Monitor the person's visitors",
    "Monitor the tenant\u2019s phone",
    "Watch the suspect",
    "Keep an eye on who visits",
    "Keep tabs on her friends",
    "Keep watch on the flat",
    "Report back to the police on what he says",
    "Report any change of mood to the police",
    "Report on his associates",
    "Report what she says",
    "Report who comes and goes",
    "Visit and report",
    "Record all visitors to the flat",
    "Log her attendance at the mosque",
    "Note the names of his associates",
    "Write down who visits",
    "Look up his social media",
    "Look him up on Facebook",
    "Check his Instagram every week",
    "Search for her on TikTok",
    "Stay in touch so that you can report",
    "Keep in contact with him to learn what he plans",
    "Keep up the friendship in order to report",
    "Tell the police what he says",
    "Find out who he meets",
    "Gather information on the family",
)
ORDINARY_SUPPORT = (
    "Register for supported housing and go to the first viewing together",
    "Follow the plan agreed with the clinic",
    "Follow her treatment plan with the nurse",
    "Follow up the housing application",
    "Follow the GP's advice on sleep",
    "Help him report to the police that he was robbed",
    "Support him to report a repair to the landlord",
    "Watch the match together",
    "Watch the children while she is at the course",
    "Keep in touch by phone once a week",
    "Stay in touch and tell him when a flat comes up",
    "Keep contact details up to date",
    "List local contacts for housing advice",
    "Note his preferred contacts for emergencies",
    "Monitor blood pressure at each appointment",
    "Check the social media course at the library",
    "Search for a flat together",
    "Show him how to look up jobs",
    "Record of achievement: help to write it",
)


@pytest.mark.parametrize("words", WATCHING_TASKS)
def test_a_task_to_watch_is_known_by_its_words(words):
    assert is_watching(words)


@pytest.mark.parametrize("words", ORDINARY_SUPPORT)
def test_ordinary_support_is_not_taken_for_watching(words):
    assert not is_watching(words)


@given(
    words=st.sampled_from(WATCHING_TASKS),
    before=st.sampled_from(["", "Help with the rent. ", "First: ", "Go along and then\n"]),
    after=st.sampled_from(["", ".", ". Then help with the rent.", "\nThank you"]),
    change=st.sampled_from(
        [str.lower, str.upper, str.title, lambda text: text.replace(" ", "\n ")]
    ),
)
def test_a_task_to_watch_is_known_in_any_case_and_place(words, before, after, change):
    assert is_watching(before + change(words) + after)


@given(
    words=st.sampled_from(WATCHING_TASKS),
    purpose=st.sampled_from(sorted(SUPPORT_PURPOSES)),
    is_told=st.booleans(),
    is_agreed=st.booleans(),
    is_accepted=st.booleans(),
)
def test_a_task_to_watch_is_never_proposed(words, purpose, **standing):
    proposal = Proposal(purpose=purpose, description=words, due_on=TODAY)

    assert "watching_task" in may_propose(proposal, **standing, on=TODAY).reasons


@given(text=st.text(max_size=2000))
def test_any_text_is_read_without_fault(text):
    assert is_watching(text) in (True, False)


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "part", ["keep in touch ", "record a ", "report a ", "follow the ", "him "]
)
def test_a_long_text_is_read_in_time(part):
    assert is_watching(part * 20_000) in (True, False)
