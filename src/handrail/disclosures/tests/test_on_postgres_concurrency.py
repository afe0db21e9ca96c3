"""Two people act at once on one thing: exactly one wins, and the rest stands as that one left it."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from handrail.acts.context import reading
from handrail.acts.domain import the_clock
from handrail.acts.tests import doing
from handrail.acts.tests.playing import acts
from handrail.disclosures import actions, queries
from handrail.disclosures.domain import DisclosureState
from handrail.errors import NotFoundError, RefusedError
from handrail.rehearsal.thin_path import ThinPath

ROUNDS = range(3)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
def crowd(cast):
    """A second officer at the council and a second one at the police."""
    cast.member("paula", in_posts=["housing_lead"], full_name="Paula Synthetic")
    cast.member("dora", in_posts=["disclosing"], full_name="Dora Synthetic")
    return cast


def at_once(*calls):
    """What each call came to when all began together: what it returned, or what it raised."""
    came_to, barrier = [None] * len(calls), Barrier(len(calls))

    def run(place, call):
        try:
            barrier.wait(timeout=30)
            came_to[place] = call()
        except (RefusedError, NotFoundError) as refusal:
            came_to[place] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return came_to


def won(came_to):
    assert None not in came_to
    return [one for one in came_to if not isinstance(one, Exception)]


def accepting(path, name, *, at=None):
    by, at = path.by(name), at or path.at
    return lambda: actions.accept(path.disclosure_id, by=by, at=at, has_accepted_uses=True)


def declining(path, name):
    said = doing.saying(path, name)
    return lambda: actions.decline(path.disclosure_id, **said)


def lapsing(path, at):
    return lambda: actions.lapse(path.disclosure_id, by=the_clock(at), at=at)


def approving(path, name):
    by = path.by(name)
    quality = doing.a_quality(path)
    return lambda: actions.approve(
        path.disclosure_id, by=by, at=path.at, quality=quality, reasons="It is needed."
    )


def readers(path, *names):
    """Which of these find the item of the disclosure."""
    found = set()
    for name in names:
        with reading(path.by(name)):
            if queries.items_of(path.disclosure_id):
                found.add(name)
    return found


def paths(cast, step):
    for number in ROUNDS:
        changes = {"forename": f"Ada{number}", "surname": f"Synthetic{number}"}
        yield ThinPath(cast, cast.at, name=str(number), changes=changes).until(step)


def test_of_two_acceptances_exactly_one_wins_and_opens_to_that_officer(crowd, superuser):
    for path in paths(crowd, "offered"):
        came_to = at_once(accepting(path, "peter"), accepting(path, "paula"))
        winner = ("peter", "paula")[came_to.index(*won(came_to))]

        assert readers(path, "peter", "paula") == {winner}
    assert acts(superuser).count("disclosure.accepted") == len(ROUNDS)
    assert acts(superuser).count("disclosure.accept.refused") == len(ROUNDS)


def test_acceptance_and_lapse_at_the_same_moment_have_one_outcome(crowd):
    for path in paths(crowd, "offered"):
        due_at = due(path)
        came_to = at_once(accepting(path, "peter", at=due_at - MOMENT), lapsing(path, due_at))
        is_accepted = not isinstance(came_to[0], Exception)

        assert len(won(came_to)) == 1
        assert readers(path, "peter") == ({"peter"} if is_accepted else set())
        assert state(path) is (DisclosureState.ACCEPTED if is_accepted else DisclosureState.EXPIRED)


def due(path):
    with reading(path.by("carys")):
        return queries.disclosure(path.disclosure_id).answer_due_at


def state(path):
    with reading(path.by("carys")):
        return queries.disclosure(path.disclosure_id).state


def test_of_acceptance_and_a_colleagues_decline_one_wins(crowd):
    for path in paths(crowd, "offered"):
        came_to = at_once(accepting(path, "peter"), declining(path, "paula"))
        is_accepted = not isinstance(came_to[0], Exception)

        assert len(won(came_to)) == 1
        assert readers(path, "peter", "paula") == ({"peter"} if is_accepted else set())


def test_approval_is_given_once(crowd, superuser):
    for path in paths(crowd, "submitted"):
        assert len(won(at_once(approving(path, "david"), approving(path, "dora")))) == 1
    assert acts(superuser).count("disclosure.approved") == len(ROUNDS)


def test_a_partner_is_asked_once_about_a_case(crowd, superuser):
    for path in paths(crowd, "placed"):
        other = ThinPath(crowd, path.at, name=path.name + " again")
        drafts = [
            _drafting(path, reference) for reference in (path.disclosure_id, other.disclosure_id)
        ]

        assert len(won(at_once(*drafts))) == 1
    assert acts(superuser).count("disclosure.drafted") == len(ROUNDS)


def _drafting(path, reference):
    carys = path.by("carys")
    wanted = doing.a_draft(path, id=reference)
    return lambda: actions.draft(path.case_id, by=carys, at=path.at, wanted=wanted)


def test_an_offer_goes_out_once_and_starts_one_clock(crowd, superuser):
    for path in paths(crowd, "approved"):
        carys = path.by("carys")
        offer = [lambda path=path, by=carys: actions.offer(path.disclosure_id, by=by, at=path.at)]
        assert len(won(at_once(*offer * 2))) == 1

    clocks = superuser.execute("SELECT count(*) FROM clocks_clock WHERE kind = 'disclosure_answer'")
    assert clocks.fetchone() == (len(ROUNDS),)
