"""The audit on a log held in memory: every way of breaking it, at every index."""

import random
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ledger import audit
from handrail.ledger.audit import MOST_FAULTS, Audit, Fault, Line, Mark, Wrong, kept_mark
from handrail.ledger.note import Checkpoint
from handrail.ledger.tests.cast import SIGNER, STRANGER, an_entry, entries
from handrail.ledger.tree import Edge, leaf_hash

STEPS = (3, 7, 8, 12)
COUNT = STEPS[-1]
EVERY_INDEX = pytest.mark.parametrize("index", range(COUNT))


def a_line(index, entry):
    body = entry.canonical()
    return Line(index, leaf_hash(body), UUID(hex=entry.nonce), body)


LINES = [a_line(index, entry) for index, entry in enumerate(entries(COUNT))]


def signed_at(size, lines=LINES, signer=SIGNER):
    edge = Edge().extended(line.leaf for line in lines[:size])
    return Checkpoint(signer.name, size, edge.root()).signed(signer), edge


def a_mark(size, **changes):
    note, edge = signed_at(size)
    kept = {"note": note, "root": edge.root(), "edge": edge} | changes
    return kept_mark(
        size, kept["note"], root=kept["root"], edge=kept["edge"], verifier=SIGNER.verifier
    )


MARKS = [a_mark(size) for size in STEPS]


def audited(lines=LINES, marks=MARKS):
    return [(fault.wrong, fault.first, fault.end) for fault in Audit(iter(lines)).read(marks)]


def between(index):
    """The two checkpoints that an index lies between."""
    steps = zip((0, *STEPS), STEPS, strict=False)
    return next((since, until) for since, until in steps if since <= index < until)


def changed(index, **changes):
    return [*LINES[:index], replace(LINES[index], **changes), *LINES[index + 1 :]]


def forged(*indexes):
    """The log with other entries at these indexes, and their own leaf hashes with them."""
    return [
        a_line(line.index, an_entry("another")) if line.index in indexes else line for line in LINES
    ]


def renumbered(lines):
    return [replace(line, index=index) for index, line in enumerate(lines)]


def test_a_log_as_it_was_written_has_no_fault():
    assert audited() == []


def test_an_empty_log_has_no_fault():
    assert audited([], []) == []


@EVERY_INDEX
def test_an_entry_that_was_changed_is_named(index):
    other = an_entry("another").canonical()

    assert audited(changed(index, body=other)) == [(Wrong.ALTERED, index, index + 1)]


@EVERY_INDEX
def test_any_byte_that_was_changed_is_noticed(index):
    body = bytearray(LINES[index].body)
    body[random.Random(index).randrange(len(body))] ^= 1

    assert audited(changed(index, body=bytes(body))) == [(Wrong.ALTERED, index, index + 1)]


@EVERY_INDEX
def test_a_hash_that_was_changed_is_named(index):
    assert audited(changed(index, leaf=bytes(32))) == [(Wrong.ALTERED, index, index + 1)]


@EVERY_INDEX
def test_an_entry_that_is_gone_is_named(index):
    assert audited(changed(index, body=None)) == [(Wrong.REMOVED, index, index + 1)]


@EVERY_INDEX
def test_an_index_that_is_gone_is_named(index):
    lines = LINES[:index] + LINES[index + 1 :]

    assert audited(lines) == [(Wrong.MISSING, index, index + 1)]


@EVERY_INDEX
def test_an_entry_changed_with_its_hash_is_found_between_two_checkpoints(index):
    since, until = between(index)

    assert audited(forged(index)) == [(Wrong.REWRITTEN, since, until)]


@EVERY_INDEX
def test_a_log_closed_up_over_a_removed_entry_is_found_out(index):
    lines = renumbered(LINES[:index] + LINES[index + 1 :])
    found = audited(lines)

    assert found[-1] == (Wrong.MISSING, COUNT - 1, COUNT)
    assert index >= STEPS[2] or found[0] == (Wrong.REWRITTEN, *between(index))


@EVERY_INDEX
def test_an_entry_put_in_is_found_out(index):
    lines = renumbered([*LINES[:index], a_line(0, an_entry("put in")), *LINES[index:]])
    found = audited(lines)

    assert found[0] == (Wrong.REWRITTEN, *between(index))
    assert found[-1] == (Wrong.UNCOVERED, COUNT, COUNT + 1)


@pytest.mark.parametrize("index", range(COUNT - 1))
def test_two_neighbours_that_changed_places_are_found_out(index):
    lines = list(LINES)
    lines[index : index + 2] = lines[index + 1], lines[index]
    found = audited(renumbered(lines))

    assert found[0] == (Wrong.REWRITTEN, *between(index))


@EVERY_INDEX
def test_a_tail_that_was_cut_off_is_named(index):
    found = audited(LINES[:index])

    assert found[0] == (Wrong.MISSING, index, between(index)[1])
    assert found[-1][2] == COUNT


@EVERY_INDEX
def test_entries_after_the_last_checkpoint_are_named(index):
    marks = [mark for mark in MARKS if mark.size <= index]
    covered = marks[-1].size if marks else 0

    assert audited(LINES, marks) == [(Wrong.UNCOVERED, covered, COUNT)]


@EVERY_INDEX
def test_an_index_given_twice_is_named(index):
    lines = [*LINES[: index + 1], *LINES[index:]]

    assert audited(lines) == [(Wrong.REPEATED, index, index + 1)]


def test_an_entry_that_is_none_is_named():
    body = b"Grace was here"
    lines = changed(5, body=body, leaf=leaf_hash(body))

    assert audited(lines)[1] == (Wrong.MALFORMED, 5, 6)


def test_an_entry_in_the_row_of_another_is_named():
    lines = changed(5, entry_id=LINES[6].entry_id)

    assert audited(lines) == [(Wrong.MALFORMED, 5, 6)]


@pytest.mark.parametrize("at", range(len(STEPS)))
@pytest.mark.parametrize(
    "changes",
    [
        {"note": "no note"},
        {"note": signed_at(5)[0]},
        {"note": signed_at(7, signer=STRANGER)[0]},
        {"root": bytes(32)},
        {"edge": Edge(5, ())},
        {"edge": Edge().extended(line.leaf for line in reversed(LINES))},
    ],
)
def test_a_checkpoint_that_does_not_hold_is_named(at, changes):
    size = STEPS[at]
    found = audited(LINES, [*MARKS[:at], a_mark(size, **changes), *MARKS[at + 1 :]])

    assert found[-1][:2] in {(Wrong.CHECKPOINT, size - 1), (Wrong.UNCOVERED, STEPS[at - 1])}
    assert (Wrong.CHECKPOINT, size - 1, size) in found


def test_a_checkpoint_of_a_size_out_of_all_reason_does_not_hide_what_is_there():
    assert audited(LINES, [*MARKS, a_mark(10**9, note="no note")]) == [
        (Wrong.CHECKPOINT, 10**9 - 1, 10**9)
    ]


def test_after_a_fault_the_reading_goes_on_from_what_was_signed():
    assert audited(forged(1, 9)) == [(Wrong.REWRITTEN, 0, 3), (Wrong.REWRITTEN, 8, 12)]


def test_after_a_fault_with_nothing_to_go_on_from_the_roots_are_left_alone():
    marks = [replace(MARKS[0], edge=None), replace(MARKS[1], edge=None), *MARKS[2:]]

    assert audited(forged(1), marks) == [
        (Wrong.REWRITTEN, 0, 3),
        (Wrong.CHECKPOINT, 2, 3),
        (Wrong.CHECKPOINT, 6, 7),
    ]


def outside(size, lines=LINES):
    edge = Edge().extended(line.leaf for line in lines[:size])
    return Mark(size, Checkpoint(SIGNER.name, size, edge.root()), is_ours=False)


def test_a_checkpoint_kept_elsewhere_agrees_with_the_log_it_was_of():
    assert audited(LINES, [MARKS[0], outside(5), *MARKS[1:]]) == []


def test_a_history_written_anew_and_signed_is_known_by_a_checkpoint_kept_elsewhere():
    was = [*LINES[:4], a_line(4, an_entry("as it was")), *LINES[5:]]

    assert audited(LINES, [MARKS[0], outside(5, was), *MARKS[1:]]) == [(Wrong.FORKED, 3, 5)]


def test_a_tail_cut_off_with_its_checkpoints_is_known_by_one_kept_elsewhere():
    assert audited(LINES[:8], MARKS[:3]) == []
    assert audited(LINES[:8], [*MARKS[:3], outside(12)]) == [(Wrong.MISSING, 8, 12)]


def test_a_fault_after_a_checkpoint_kept_elsewhere_is_placed_after_it():
    assert audited(forged(6), [MARKS[0], outside(5), *MARKS[1:]]) == [(Wrong.REWRITTEN, 5, 7)]


def test_a_log_that_is_wrong_all_over_is_not_read_to_its_end():
    lines = (replace(line, index=2 * line.index) for line in renumbered([LINES[0]] * 2_000))
    faults = Audit(lines).read([])

    assert len(faults) == MOST_FAULTS + 1
    assert faults[-1].wrong is Wrong.TOO_MANY


def test_every_fault_has_its_sentence():
    assert set(audit.SENTENCES) == set(Wrong)


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        (Fault(Wrong.ALTERED, 7, 8), "index 7: "),
        (Fault(Wrong.MISSING, 7, 9), "indexes 7 to 8: "),
        (Fault(Wrong.LOST, entry=UUID(int=1)), f"entry {UUID(int=1)}: "),
    ],
)
def test_a_fault_says_where_it_is(fault, where):
    assert str(fault).startswith(where)


@given(order=st.permutations(range(COUNT)))
def test_no_other_order_of_the_same_entries_passes(order):
    lines = renumbered([LINES[at] for at in order])

    assert (audited(lines) == []) == (list(order) == list(range(COUNT)))
