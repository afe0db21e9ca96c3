"""How times, references and codes are shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import override_settings
from django.urls import path
from django.views import View
from hypothesis import given
from hypothesis import strategies as st

from handrail.site import jinja
from handrail.site.tests.gallery import drawn_source


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 22, 15, 4, tzinfo=UTC), "22 November 2026 at 3:04pm"),
        (datetime(2026, 6, 1, 23, 30, tzinfo=UTC), "2 June 2026 at 12:30am"),
        (datetime(2026, 11, 22, 0, 0, tzinfo=UTC), "22 November 2026 at midnight"),
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), "22 November 2026 at midday"),
        (datetime(2026, 7, 22, 8, 0, tzinfo=UTC), "22 July 2026 at 9am"),
        (datetime(2026, 11, 22, 12, 5, tzinfo=UTC), "22 November 2026 at 12:05pm"),
    ],
)
def test_moments_are_told_by_londons_clocks(moment, shown):
    assert jinja.london_date_time(moment) == shown


def test_date_is_shown_as_it_is():
    assert jinja.london_date(date(2026, 3, 1)) == "1 March 2026"


def test_time_without_a_zone_is_a_bug():
    with pytest.raises(ValueError, match="zone"):
        jinja.london_time(datetime(2026, 3, 1, 9, 0))  # noqa: DTZ001 - that is the point


@given(at=st.datetimes(timezones=st.just(UTC), min_value=datetime(1950, 1, 1)))  # noqa: DTZ001 - the bound must be naive
def test_machine_time_is_the_same_moment(at):
    told = datetime.fromisoformat(jinja.machine_time(at))

    assert abs(told - at) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("identifier", "reference"),
    [
        (UUID(int=0), "0000-0000"),
        (UUID(int=2**128 - 1), "ZZZZ-ZZZZ"),
        (UUID("00443214-c752-4000-8000-000000000000"), "0123-4567"),
        ("99ef4175-2d52-4000-8000-000000000000", "K7QM-2X9D"),
    ],
)
def test_short_reference_spells_the_first_forty_bits(identifier, reference):
    assert jinja.short_reference(identifier) == reference


@given(identifier=st.uuids())
def test_short_reference_has_no_letter_that_reads_like_another(identifier):
    reference = jinja.short_reference(identifier)

    assert len(reference) == 9
    assert not set("ILOU") & set(reference)


def test_code_without_words_is_a_bug():
    with pytest.raises(KeyError):
        drawn_source("{{ code | words({'open': 'Open'}) }}", code="shut")


def test_code_is_shown_in_words():
    assert drawn_source("{{ code | words({'open': 'Open'}) }}", code="open") == "Open"


def test_page_is_linked_by_its_name():
    urls = (path("disclosures/<str:reference>", View.as_view(), name="disclosure"),)

    with override_settings(ROOT_URLCONF=urls):
        assert jinja.url("disclosure", "K7QM-2X9D") == "/disclosures/K7QM-2X9D"
