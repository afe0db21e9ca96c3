from __future__ import annotations

import pytest

from handrail.disclosures import actions as disclosures
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import STATEMENT, ThinPath


def test_a_nomination_becomes_an_accepted_disclosure_and_agreed_support(cast):
    path = ThinPath(cast, cast.at).until("action_agreed")

    opened = disclosures.open_disclosure(
        path.disclosure_id, by=cast.actor("peter"), at=cast.at, purpose="do_the_ask"
    )

    assert [item.text for item in opened.items] == [STATEMENT.text]


def test_nobody_else_at_the_partner_or_elsewhere_opens_what_was_accepted(cast):
    path = ThinPath(cast, cast.at).until("accepted")

    for name, error in (("grace", NotFoundError), ("david", RefusedError)):
        with pytest.raises(error):
            disclosures.open_disclosure(
                path.disclosure_id, by=cast.actor(name), at=cast.at, purpose="do_the_ask"
            )
