"""The sequencer: every entry once, in order, whoever commits late and wherever it stops."""

from threading import Thread

import pytest
from django.db import IntegrityError, connections, transaction

from handrail.ledger.audit import Wrong
from handrail.ledger.errors import BrokenLogError
from handrail.ledger.models import CheckpointRow, SequencedRow, WaitingRow
from handrail.ledger.note import Checkpoint
from handrail.ledger.sequencer import Sequenced
from handrail.ledger.tests.cast import NOON, SIGNER, STRANGER, an_entry, entries
from handrail.ledger.tests.log import (
    a_log,
    appended,
    behind_the_walls,
    found,
    sequenced,
    verdict,
)
from handrail.ledger.tree import leaf_hash, root


def in_order():
    rows = SequencedRow.objects.order_by("position").values_list("position", "entry_id")
    assert [position for position, _ in rows] == list(range(len(rows)))
    return [entry_id.hex for _, entry_id in rows]


def nonces(*some):
    return [entry.nonce for entry in some]


def test_waiting_entries_get_their_indexes_in_order(database):
    given = entries(5)
    appended(*given)

    assert sequenced() == Sequenced(added=5, size=5)
    assert in_order() == nonces(*given)
    assert not WaitingRow.objects.exists()


def test_the_tree_is_signed(database):
    given = entries(5)
    appended(*given)
    sequenced()
    row = CheckpointRow.objects.get()
    expected = root([leaf_hash(entry.canonical()) for entry in given])

    assert Checkpoint.opened(row.note, verifier=SIGNER.verifier) == Checkpoint(
        SIGNER.name, 5, expected
    )
    assert row.at == NOON


def test_where_nothing_waits_nothing_is_signed(database):
    a_log((3,))

    assert sequenced() == Sequenced(added=0, size=3)
    assert CheckpointRow.objects.count() == 1


def test_nothing_at_all_is_an_empty_log(database):
    assert sequenced() == Sequenced(added=0, size=0)
    assert verdict().is_sound


def test_a_round_takes_no_more_than_it_may_and_the_lowest_numbers_first(database):
    given = entries(5)
    appended(*given)

    assert [sequenced(most=2) for _ in range(4)] == [
        Sequenced(2, 2),
        Sequenced(2, 4),
        Sequenced(1, 5),
        Sequenced(0, 5),
    ]
    assert in_order() == nonces(*given)


def test_an_act_that_commits_late_is_not_lost(database):
    late, prompt = an_entry("late"), an_entry("prompt")
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        statement = "INSERT INTO ledger_entry (id, body) VALUES (%s, %s)"
        cursor.execute(statement, [late.nonce, late.canonical()])
        appended(prompt)

        assert sequenced() == Sequenced(1, 1)

    assert sequenced() == Sequenced(1, 2)
    assert in_order() == nonces(prompt, late)


def test_a_round_that_fails_leaves_nothing_and_the_next_does_it(database):
    a_log((3,))
    appended(*entries(4, since=3))

    with pytest.raises(IntegrityError):
        sequenced(at=None)  # the last write of the round is refused after all others were made

    assert (SequencedRow.objects.count(), WaitingRow.objects.count()) == (3, 4)
    assert sequenced() == Sequenced(4, 7)
    assert verdict().is_sound


def worked():
    try:
        while sequenced(most=7).added:
            pass
    finally:
        connections.close_all()


def test_several_sequencers_at_once_are_as_good_as_one(database):
    appended(*entries(200))
    workers = [Thread(target=worked) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(in_order()) == 200
    assert verdict().is_sound


BROKEN = {
    "a note that is none": "UPDATE ledger_checkpoint SET note = 'x' WHERE size = 7",
    "the note of another size": "UPDATE ledger_checkpoint SET note ="
    " (SELECT note FROM ledger_checkpoint WHERE size = 3) WHERE size = 7",
    "another root": "UPDATE ledger_checkpoint SET root = '\\x00' WHERE size = 7",
    "another edge": "UPDATE ledger_checkpoint SET edge[1] = sha256('x') WHERE size = 7",
    "half an edge": "UPDATE ledger_checkpoint SET edge = edge[1:1] WHERE size = 7",
    "a tail cut off": "DELETE FROM ledger_sequenced WHERE position > 4",
    "a checkpoint cut off": "DELETE FROM ledger_checkpoint WHERE size = 7",
    "no checkpoint left": "DELETE FROM ledger_checkpoint",
}


@pytest.mark.parametrize("tampering", BROKEN.values(), ids=BROKEN)
def test_nothing_is_signed_on_top_of_a_log_that_does_not_hold(database, superuser, tampering):
    a_log((3, 7))
    with behind_the_walls(superuser):
        superuser.execute(tampering)
    appended(an_entry("next"))

    with pytest.raises(BrokenLogError):
        sequenced()
    assert WaitingRow.objects.count() == 1


def test_another_key_does_not_go_on_with_a_log(database):
    a_log((3,))
    appended(an_entry("next"))

    with pytest.raises(BrokenLogError):
        sequenced(signer=STRANGER)


def test_an_entry_that_went_while_it_waited_does_not_stop_the_others(database, superuser):
    appended(*entries(3))
    with behind_the_walls(superuser):
        superuser.execute("DELETE FROM ledger_entry WHERE id = %s", [entries(2)[1].nonce])

    assert sequenced() == Sequenced(2, 2)
    assert [wrong for wrong, _, _ in found()] == [Wrong.QUEUE]
