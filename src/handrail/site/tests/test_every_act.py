"""Every verb is decided by a policy and does something; every event has a name of its own."""

from __future__ import annotations

import inspect
import re
from collections import Counter

import pytest

from handrail.acts.actions import VERBS
from handrail.acts.domain import Event
from handrail.acts.vocabulary import FAILED, OPENED, REFUSED, in_words
from handrail.policy.engine import engine
from handrail.policy.tests.requests import applies_to
from handrail.site.tests.whole_house import below, modules

modules()
PERMITTED = set(
    re.findall(
        r'Action::"([^"]+)"',
        "".join(part for part in engine().text.split("@id(") if "\npermit (" in part),
    )
)


def test_every_verb_stands_in_the_schema_and_every_action_of_the_schema_is_a_verb():
    assert set(VERBS) == set(applies_to())


@pytest.mark.parametrize("verb", sorted(applies_to()))
def test_every_verb_is_permitted_to_somebody(verb):
    assert verb in PERMITTED


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_act_tells_what_it_does_and_takes_who_and_when_by_name(verb):
    asked = inspect.signature(VERBS[verb]).parameters

    assert (VERBS[verb].__doc__ or "").strip()
    assert {"by", "at"} <= asked.keys()
    assert all(asked[name].kind is inspect.Parameter.KEYWORD_ONLY for name in ("by", "at"))


def test_every_event_has_an_act_of_its_own():
    names = Counter(event.act for event in below(Event))

    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("event", below(Event), ids=lambda event: event.act)
def test_every_event_is_about_something_that_is_acted_on(event):
    subjects = {verb.partition(".")[0] for verb in VERBS}

    assert event.act.partition(".")[0] in subjects
    assert in_words(event.act) == (event.__doc__ or "").partition("\n")[0]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("disclosure.opened", OPENED),
        ("disclosure.review", OPENED),
        ("disclosure.accept.refused", REFUSED),
        ("disclosure.accept.failed", FAILED),
        ("disclosure.vanished", "disclosure.vanished"),
    ],
)
def test_what_is_no_event_is_told_by_its_ending(act, sentence):
    assert in_words(act) == sentence
