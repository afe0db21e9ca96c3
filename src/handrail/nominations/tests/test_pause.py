from __future__ import annotations

import pytest

from handrail.errors import RefusedError
from handrail.nominations import actions
from handrail.nominations.domain import DORMANT_STATUSES, PAUSED_FOR_REVIEW, PursueStatus
from handrail.rehearsal.thin_path import ThinPath


@pytest.mark.parametrize("status", sorted(DORMANT_STATUSES))
def test_no_answer_wakes_a_nomination_under_investigation(cast, status):
    path = ThinPath(cast, cast.at).received(pursue_status=PursueStatus(status))

    with pytest.raises(RefusedError) as refused:
        path.cleared()
    assert refused.value.reasons == ("paused_for_review",)


@pytest.mark.parametrize("status", sorted(DORMANT_STATUSES))
def test_every_pause_reads_the_same(cast, status):
    path = ThinPath(cast, cast.at).received(pursue_status=PursueStatus(status))

    opened = actions.open_nomination(
        path.nomination_id, by=cast.actor("carys"), at=cast.at, purpose="prepare_decision"
    )
    assert opened.pursue_status == PAUSED_FOR_REVIEW
