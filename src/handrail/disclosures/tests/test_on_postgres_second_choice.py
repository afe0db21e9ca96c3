from __future__ import annotations

import pytest

from handrail.acts.context import reading
from handrail.cases.queries import case
from handrail.disclosures import actions, queries
from handrail.disclosures.domain import BestPlacedState
from handrail.disclosures.tests.joining import choose, joining, weigh
from handrail.errors import RefusedError
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def declined(cast):
    path = ThinPath(cast, cast.at).until("offered")
    remark_id = path.id("decline")
    actions.decline(
        path.disclosure_id, by=path.by("peter"), at=path.at, remark_id=remark_id, text=""
    )
    return path


def test_after_a_decline_the_partners_are_weighed_again(declined):
    against = weigh(declined)

    council, clinic = (declined.cast.organisations[name].id for name in ("council", "clinic"))
    assert "was_asked_before" in against[council]
    actions.decide_best_placed(
        declined.case_id,
        by=declined.by("carys"),
        at=declined.at,
        chosen=clinic,
        reasons="Health is what is left to ask.",
    )
    with reading(declined.by("carys")):
        held = queries.best_placed(declined.case_id)
        assert (held.chosen_id, held.state) == (clinic, BestPlacedState.DECIDED)
        assert queries.times_weighed(declined.case_id) == 2


def test_while_the_first_partner_is_asked_there_is_no_second_choice(cast):
    path = ThinPath(cast, cast.at).until("offered")

    with pytest.raises(RefusedError) as refused:
        weigh(path)
    assert refused.value.reasons == ("already_proposed",)


def test_the_first_screen_says_that_a_partner_must_be_chosen_again(declined, browse):
    page = browse("carys").get("/").content.decode()

    assert "Decide which partner is best placed" in page
    page = browse("carys").get(f"/disclosures/cases/{declined.case_id}/best-placed/")
    assert "Weigh the partners" in page.content.decode()


def test_once_a_partner_helps_one_more_can_be_asked_to_join(cast):
    first = ThinPath(cast, cast.at).until("accepted")
    joining(first)

    with reading(first.by("carys")):
        assert set(case(first.case_id).workers) == {
            cast.members[name] for name in ("peter", "grace")
        }


def test_that_a_partner_helps_already_speaks_against_asking_it_again(cast):
    against = weigh(ThinPath(cast, cast.at).until("accepted"))

    assert "helps_already" in against[cast.organisations["council"].id]


def test_who_helps_already_is_not_asked_again(cast):
    path = ThinPath(cast, cast.at).until("accepted")
    weigh(path)

    with pytest.raises(RefusedError) as refused:
        choose(path, "council")
    assert refused.value.reasons == ("already_asked",)
