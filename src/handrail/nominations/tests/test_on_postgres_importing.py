"""One file from end to end, on a real database: what goes in, what comes back, what doubles."""

from __future__ import annotations

import io
import threading
from uuid import uuid4

import pytest
from django.db import connections

from handrail.acts.context import reading
from handrail.errors import RefusedError
from handrail.nominations import queries
from handrail.nominations.errors import AboveCeilingError
from handrail.nominations.importing import CHUNK, Batch, import_batch
from handrail.nominations.intake import Layout
from handrail.nominations.tests.intake_cast import a_row, as_csv, as_json


@pytest.fixture
def small_cast(cast, superuser):
    """The cast under an agreement that allows three live nominations."""
    superuser.execute("UPDATE agreements_agreement SET live_nominations = 3")
    return cast


def rows(count, **changes):
    return [a_row(reference=f"AURORA-{number:05}", **changes) for number in range(count)]


def sent(cast, content, *, layout=Layout.CSV, by="nadia", **options):
    back = io.BytesIO()
    batch = Batch(stream=io.BytesIO(content), layout=layout, refused_to=back, **options)
    done = import_batch(batch, by=cast.actor(by), at=cast.at, new_id=uuid4)
    return done, back.getvalue()


def held(cast):
    nadia = cast.actor("nadia")
    with reading(nadia):
        return queries.live_count(at=cast.at)


def refusals(superuser):
    bodies = superuser.execute("SELECT encode(body, 'escape') FROM ledger_entry").fetchall()
    return [body for (body,) in bodies if '"act":"nomination.screen.refused"' in body]


def test_good_rows_go_in_and_bad_ones_come_back(cast):
    done, back = sent(cast, as_csv(a_row(), a_row(reference="AURORA-0002", area="atlantis")))

    assert (done.accepted, done.refused, held(cast)) == (1, 1, 1)
    assert [(fault.row, fault.field, fault.code) for fault in done.faults] == [
        (3, "area", "unknown_area")
    ]
    assert b"AURORA-0002" in back
    assert b"AURORA-0001" not in back


@pytest.mark.parametrize(("written", "layout"), [(as_csv, Layout.CSV), (as_json, Layout.JSON)])
def test_what_came_back_and_was_corrected_goes_in(cast, written, layout):
    _, back = sent(cast, written(a_row(), a_row(reference="B-2", area="atlantis")), layout=layout)

    done, _ = sent(cast, back.replace(b"atlantis", b"london"), layout=layout)

    assert (done.accepted, done.refused, held(cast)) == (1, 0, 2)


def test_a_file_that_is_sent_twice_creates_nothing_twice(cast):
    first, _ = sent(cast, as_csv(*rows(CHUNK + 1)))
    second, _ = sent(cast, as_csv(*rows(CHUNK + 1)))

    assert (second.accepted, second.repeated) == (0, CHUNK + 1)
    assert set(second.references) == set(first.references)
    assert held(cast) == CHUNK + 1


def test_a_row_that_changed_since_it_was_received_comes_back(cast):
    sent(cast, as_csv(a_row()))

    done, back = sent(cast, as_csv(a_row(surname="Otherwise")))

    assert (done.accepted, done.refused, done.faults[0].code) == (0, 1, "already_received")
    assert b"Otherwise" in back


def test_a_row_of_an_area_that_nobody_coordinates_comes_back(cast):
    done, back = sent(cast, as_csv(a_row(), a_row(reference="B-2", area="north-west")))

    assert (done.accepted, done.refused) == (1, 1)
    assert done.faults[0].message == "Nobody coordinates this area yet."
    assert b"B-2" in back


def test_a_batch_above_the_ceiling_is_refused_whole_and_recorded(cast, superuser):
    with pytest.raises(AboveCeilingError):
        sent(cast, as_csv(a_row(), a_row(reference="B-2", concern="SECRET: not for here")))

    assert held(cast) == 0
    assert len(refusals(superuser)) == 1


def test_somebody_who_does_not_nominate_is_refused(cast):
    with pytest.raises(RefusedError):
        sent(cast, as_csv(a_row()), by="david")


def test_a_rehearsal_tells_what_would_come_of_it_and_receives_nothing(cast):
    content = as_csv(a_row(), a_row(reference="B-2", area="atlantis"))

    done, _ = sent(cast, content, is_rehearsal=True)

    assert (done.accepted, done.refused, done.references, held(cast)) == (1, 1, (), 0)


def test_nothing_is_received_beyond_the_agreed_number(small_cast):
    with pytest.raises(RefusedError, match="over_the_agreed_number"):
        sent(small_cast, as_csv(*rows(CHUNK)))


def test_what_came_in_before_the_agreed_number_was_full_stays_and_the_rest_comes_back(small_cast):
    sent(small_cast, as_csv(*rows(1)))
    content = as_csv(*rows(1), *[a_row(reference=f"C-{number}") for number in range(5)])

    done, back = sent(small_cast, content)

    assert (done.accepted, done.repeated, done.refused) == (0, 1, 5)
    assert {fault.code for fault in done.faults} == {"over_the_agreed_number"}
    assert back.count(b"C-") == 5


def test_the_same_file_sent_by_two_at_once_is_received_once(cast):
    content, results = as_csv(*rows(30)), []

    def send():
        results.append(sent(cast, content)[0])
        connections.close_all()

    senders = [threading.Thread(target=send) for _ in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert held(cast) == 30
    assert sum(done.accepted for done in results) == 30
    assert sum(done.repeated for done in results) == 60
