"""The day of an act is London's: half an hour after midnight in summer the thin path still goes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from handrail.acts.domain import the_founding
from handrail.acts.tests import doing
from handrail.conftest import labelled
from handrail.rehearsal.small_pilot import small_pilot
from handrail.rehearsal.thin_path import ThinPath

AFTER_MIDNIGHT = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
TODAY = date(2026, 7, 2)


@pytest.fixture
def path(database):
    at = AFTER_MIDNIGHT
    cast = small_pilot(by=the_founding(at), at=at, new_id=labelled, password="a synthetic password")
    return ThinPath(cast, at)


def test_the_thin_path_is_walked_on_londons_day(path):
    path.until("action_agreed")

    assert path.cast.today == path.today == TODAY == path.by("peter").today


def test_a_check_made_today_is_not_made_tomorrow(path):
    path.received()
    doing.check_again(path)


def test_what_was_checked_today_is_approved_today(path):
    path.until("submitted")
    doing.approve(path, "It is needed.")
