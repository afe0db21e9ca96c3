"""Reading the ledger: by handle, by actor, by page, and under which checkpoint."""

from django.db import connection

from handrail.ledger import queries
from handrail.ledger.note import Checkpoint
from handrail.ledger.tests.cast import ADA, GRACE, NOON, SIGNER, a_number, an_entry, entries
from handrail.ledger.tests.log import a_log, appended, sequenced


def indexes(recorded):
    return [each.index for each in recorded]


def test_there_is_no_checkpoint_before_the_first_entry(database):
    assert queries.latest_checkpoint() is None


def test_the_latest_checkpoint_is_the_largest(database):
    a_log()
    latest = queries.latest_checkpoint()

    assert latest.checkpoint == Checkpoint.opened(latest.note, verifier=SIGNER.verifier)
    assert (latest.checkpoint.size, latest.at) == (12, NOON)


def test_entries_are_found_by_what_they_are_about(database):
    a_log()
    wanted = entries(12)[4], entries(12)[9]
    found = queries.by_handles(entry.object for entry in wanted)

    assert [(each.index, each.entry) for each in found] == [(9, wanted[1]), (4, wanted[0])]


def test_a_waiting_entry_is_found_and_has_no_index(database):
    a_log((3,))
    appended(an_entry("waiting", object=entries(1)[0].object))

    assert indexes(queries.by_handles([entries(1)[0].object])) == [None, 0]


def test_nothing_is_found_by_a_handle_that_nobody_has(database):
    a_log((3,))

    assert queries.by_handles([a_number("nobody's")]) == ()
    assert queries.by_handles([]) == ()


def test_pages_go_from_the_newest_to_the_oldest(database):
    a_log()
    first = queries.page(most=5)
    second = queries.page(most=5, before=first[-1].index)

    assert indexes(first + second) == list(range(11, 1, -1))


def test_what_an_actor_did_is_found_and_nothing_else(database):
    appended(*(an_entry(n, actor=ADA if n % 3 else GRACE) for n in range(12)))
    sequenced()

    assert indexes(queries.by_actor(GRACE)) == [9, 6, 3, 0]
    assert indexes(queries.by_actor(GRACE, before=6, most=1)) == [3]
    assert {each.entry.actor for each in queries.by_actor(ADA)} == {ADA}


def test_looking_up_by_handle_and_actor_uses_an_index(database):
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"EXPLAIN {queries._BY_OBJECT}", [["a"]])
        plan = str(cursor.fetchall())
        cursor.execute(
            f"EXPLAIN SELECT FROM ledger_entry AS entry WHERE {queries._ACTOR} = %s", ["a"]
        )
        plan += str(cursor.fetchall())
        cursor.execute("RESET enable_seqscan")

    assert "ledger_entry_object" in plan
    assert "ledger_entry_actor" in plan
