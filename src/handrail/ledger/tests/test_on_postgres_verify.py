"""Verification against a dishonest operator: each way to tamper, at each index, is named."""

import pytest

from handrail.ledger.audit import Wrong
from handrail.ledger.models import CheckpointRow
from handrail.ledger.tests.cast import NOON, SIGNER, STRANGER, an_entry, entries
from handrail.ledger.tests.log import (
    STEPS,
    a_log,
    appended,
    behind_the_walls,
    copied,
    found,
    put_back,
    sequenced,
    verdict,
)
from handrail.ledger.tree import leaf_hash

COUNT = STEPS[-1]
OTHER = an_entry("another")
BODY, LEAF = OTHER.canonical(), leaf_hash(OTHER.canonical())
ENTRY_AT = "(SELECT entry_id FROM ledger_sequenced WHERE position = %(index)s)"
FAR = 1_000  # positions are unique: a shift goes by way of numbers that nobody has


def between(index):
    """The two checkpoints that an index lies between."""
    steps = zip((0, *STEPS), STEPS, strict=False)
    return next((since, until) for since, until in steps if since <= index < until)


def shifted(by, *, above):
    return (
        f"UPDATE ledger_sequenced SET position = position + {FAR} WHERE position > {above};"
        f"UPDATE ledger_sequenced SET position = position - {FAR - by} WHERE position >= {FAR}"
    )


def a_byte(index):
    return (
        f"UPDATE ledger_entry SET body = set_byte(body, 60, get_byte(body, 60) # 1)"
        f" WHERE id = {ENTRY_AT}"
    )


def swapped(index):
    return (
        f"UPDATE ledger_sequenced SET position = {FAR} WHERE position = %(index)s;"
        "UPDATE ledger_sequenced SET position = %(index)s WHERE position = %(index)s + 1;"
        f"UPDATE ledger_sequenced SET position = %(index)s + 1 WHERE position = {FAR}"
    )


def entries_swapped(index):
    return (
        "UPDATE ledger_entry AS entry SET body = other.body FROM ledger_entry AS other,"
        " ledger_sequenced AS one, ledger_sequenced AS two"
        " WHERE one.position = %(index)s AND two.position = (%(index)s + 1) %% 12"
        " AND (entry.id, other.id) IN"
        " ((one.entry_id, two.entry_id), (two.entry_id, one.entry_id))"
    )


AT_THE_INDEX = {
    "a byte changed": (a_byte, Wrong.ALTERED),
    "the entry changed": (
        lambda _: f"UPDATE ledger_entry SET body = %(body)s WHERE id = {ENTRY_AT}",
        Wrong.ALTERED,
    ),
    "the hash changed": (
        lambda _: "UPDATE ledger_sequenced SET leaf_hash = %(leaf)s WHERE position = %(index)s",
        Wrong.ALTERED,
    ),
    "the entry removed": (
        lambda _: f"DELETE FROM ledger_entry WHERE id = {ENTRY_AT}",
        Wrong.REMOVED,
    ),
    "the index removed": (
        lambda _: "DELETE FROM ledger_sequenced WHERE position = %(index)s",
        Wrong.MISSING,
    ),
    "both removed": (
        lambda _: (
            f"DELETE FROM ledger_entry WHERE id = {ENTRY_AT};"
            "DELETE FROM ledger_sequenced WHERE position = %(index)s"
        ),
        Wrong.MISSING,
    ),
    "the tail cut off": (
        lambda _: "DELETE FROM ledger_sequenced WHERE position >= %(index)s",
        Wrong.MISSING,
    ),
}

BETWEEN_CHECKPOINTS = {
    "the entry changed with its hash": lambda _: (
        f"UPDATE ledger_entry SET id = %(nonce)s, body = %(body)s WHERE id = {ENTRY_AT};"
        "UPDATE ledger_sequenced SET entry_id = %(nonce)s, leaf_hash = %(leaf)s"
        " WHERE position = %(index)s"
    ),
    "an entry put in": lambda index: (
        f"{shifted(1, above=index - 1)};"
        "INSERT INTO ledger_entry VALUES (%(nonce)s, %(body)s);"
        "INSERT INTO ledger_sequenced (entry_id, position, leaf_hash)"
        " VALUES (%(nonce)s, %(index)s, %(leaf)s)"
    ),
    "changed places with the last": lambda _: (
        f"UPDATE ledger_sequenced SET position = {FAR} WHERE position = %(index)s;"
        "UPDATE ledger_sequenced SET position = %(index)s"
        " WHERE position = (SELECT max(position) FROM ledger_sequenced"
        f" WHERE position < {FAR} AND %(index)s < 11) OR (position = 0 AND %(index)s = 11);"
        f"UPDATE ledger_sequenced SET position = CASE %(index)s WHEN 11 THEN 0 ELSE 11 END"
        f" WHERE position = {FAR}"
    ),
}


def tampered(superuser, statements, index):
    """What verification finds after a tampering, which is then undone."""
    rows = copied(superuser)
    told = {"index": index, "body": BODY, "leaf": LEAF, "nonce": OTHER.nonce}
    with behind_the_walls(superuser):
        for statement in statements.split(";"):
            superuser.execute(statement, told)
    faults = found()
    put_back(superuser, rows)
    return faults


def test_a_log_as_it_was_written_is_sound(database):
    a_log()
    appended(*entries(2, since=COUNT))
    read = verdict()

    assert read.is_sound
    assert (read.entries, read.waiting, read.size) == (COUNT + 2, 2, COUNT)
    assert read.first_bad_index is None


@pytest.mark.parametrize(("tampering", "wrong"), AT_THE_INDEX.values(), ids=AT_THE_INDEX)
def test_tampering_is_named_with_its_index(database, superuser, tampering, wrong):
    a_log()

    for index in range(COUNT):
        assert tampered(superuser, tampering(index), index)[0][:2] == (wrong, index)
    assert verdict().is_sound


@pytest.mark.parametrize("tampering", BETWEEN_CHECKPOINTS.values(), ids=BETWEEN_CHECKPOINTS)
def test_tampering_that_is_made_to_fit_is_found_between_two_checkpoints(
    database, superuser, tampering
):
    a_log()

    for index in range(COUNT):
        first = tampered(superuser, tampering(index), index)[0]
        assert first[0] is Wrong.REWRITTEN
        assert first[1:] == between(index) or index == COUNT - 1
    assert verdict().is_sound


def test_neighbours_that_changed_places_are_found(database, superuser):
    a_log()

    for index in range(COUNT - 1):
        first = tampered(superuser, swapped(index), index)[0]
        assert first == (Wrong.REWRITTEN, *between(index))


def test_entries_that_changed_rows_are_named_both(database, superuser):
    a_log()

    for index in range(COUNT):
        named = [fault[:2] for fault in tampered(superuser, entries_swapped(index), index)]
        both = sorted([index, (index + 1) % COUNT])
        assert named == [(Wrong.ALTERED, place) for place in both]


CHECKPOINTS = {
    "its note": "UPDATE ledger_checkpoint SET note = replace(note, 'test', 'best')",
    "its root": "UPDATE ledger_checkpoint SET root = sha256('x')",
    "its edge": "UPDATE ledger_checkpoint SET edge[1] = sha256('x')",
}


@pytest.mark.parametrize("size", STEPS)
@pytest.mark.parametrize("tampering", CHECKPOINTS.values(), ids=CHECKPOINTS)
def test_a_changed_checkpoint_is_named(database, superuser, tampering, size):
    a_log()
    faults = tampered(superuser, f"{tampering} WHERE size = {size}", 0)

    assert (Wrong.CHECKPOINT, size - 1, size) in faults


def test_a_log_signed_by_another_key_is_no_log_of_ours(database):
    appended(*entries(3))
    sequenced(signer=STRANGER)

    assert found() == [(Wrong.UNCOVERED, 0, 3), (Wrong.CHECKPOINT, 2, 3)]


def latest_note():
    return CheckpointRow.objects.latest("size").note


def test_a_log_cut_back_to_an_old_backup_is_known_by_a_checkpoint_kept_elsewhere(
    database, superuser
):
    a_log(STEPS[:3])
    backup = copied(superuser)
    appended(*entries(4, since=8))
    sequenced()
    kept = latest_note()
    put_back(superuser, backup)

    assert found() == []
    assert found(against=kept) == [(Wrong.MISSING, 8, 12)]


def test_a_history_written_anew_with_our_own_key_is_known_the_same_way(database, superuser):
    a_log(STEPS[:2])
    backup = copied(superuser)
    appended(*entries(2, since=7))
    sequenced()
    kept = latest_note()
    put_back(superuser, backup)
    appended(an_entry("this instead"), an_entry("and this"))
    sequenced()

    assert found() == []
    assert found(against=kept) == [(Wrong.FORKED, 7, 9)]


def test_an_entry_kept_out_of_the_queue_is_named(database, superuser):
    a_log((3,))
    with behind_the_walls(superuser):
        superuser.execute(
            "INSERT INTO ledger_entry VALUES (%s, %s)", [OTHER.nonce, OTHER.canonical()]
        )
    (fault,) = verdict().faults

    assert (fault.wrong, fault.entry.hex) == (Wrong.LOST, OTHER.nonce)


def test_an_entry_queued_twice_is_named(database, superuser):
    a_log((3,))
    superuser.execute("INSERT INTO ledger_waiting (entry_id) SELECT id FROM ledger_entry LIMIT 1")

    assert [wrong for wrong, _, _ in found()] == [Wrong.QUEUE]


def test_verification_sees_one_moment_and_writes_nothing(database, superuser):
    a_log()
    before = copied(superuser)

    assert verdict().is_sound
    assert copied(superuser) == before


def test_a_time_that_was_set_back_is_no_fault(database):
    a_log((3,))
    appended(an_entry("earlier", at=NOON.replace(year=1999)))
    sequenced(at=NOON.replace(year=1999))

    assert verdict().is_sound


def test_the_first_bad_index_is_named_for_the_command_line(database, superuser):
    a_log()
    with behind_the_walls(superuser):
        superuser.execute("DELETE FROM ledger_sequenced WHERE position IN (5, 9)")

    assert verdict().first_bad_index == 5
    assert SIGNER.verifier.name == "handrail.invalid/test"
