"""One file of nominations from end to end: the ceiling first, then a chunk of rows at a time.

Page, API and command line all import through here. What was received is committed chunk by chunk;
a file that is sent again, whole or after a crash, goes on where it stopped and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

import psycopg
from django.db import IntegrityError

from handrail.acts.context import reading
from handrail.acts.domain import LONDON, Actor
from handrail.agreements.queries import intake
from handrail.errors import ConflictError, Fault, RefusedError
from handrail.nominations import actions, queries, rules
from handrail.nominations.actions import Incoming, Known
from handrail.nominations.domain import Nomination
from handrail.nominations.intake import (
    Layout,
    Limits,
    Reading,
    RefusedFile,
    RowFaults,
    SentRow,
    Writable,
    read,
    scan,
)
from handrail.partners import queries as partners
from handrail.partners.domain import AREAS
from handrail.policy.engine import engine

CHUNK = 200  # rows in one transaction: larger gains nothing, and a crash repeats at most so many
LETTERS = 2_000_000  # rows may be long, so that their number alone would not bound the memory
MOST_FAULTS = Limits().faults_reported
TRIES = 3
CLASH = "nominations_once"


@dataclass(frozen=True, kw_only=True)
class Batch:
    """A file as it was sent, and where the rows that stay out are written to be corrected.

    A rehearsal tells what would come of the file, and receives nothing.
    """

    stream: BinaryIO
    layout: Layout
    refused_to: Writable
    is_rehearsal: bool = False


@dataclass(frozen=True, kw_only=True)
class Import:
    """What came of a file. `references` are the centre's, of what was accepted or sent again."""

    accepted: int
    repeated: int
    refused: int
    faults: tuple[Fault, ...]
    references: tuple[UUID, ...]


@dataclass(frozen=True)
class Candidate:
    """A nomination that can be read, with the row it came from in case it has to go back."""

    sent: SentRow
    nomination: Nomination


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who sends nominations to which centre, when, and where new references come from."""

    centre_id: UUID
    by: Actor
    at: datetime
    new_id: Callable[[], UUID]


def import_batch(batch: Batch, *, by: Actor, at: datetime, new_id: Callable[[], UUID]) -> Import:
    """Take in every good row of a file, and give every other one back with what is wrong.

    Raises `AboveCeilingError` before anything is stored (R1), `InputError` where nothing of the
    file can be used, and `RefusedError` where a rule keeps all of it out. Safe to call again.
    """
    sender = Sender(centre_id=_centre(by), by=by, at=at, new_id=new_id)
    start = batch.stream.tell()
    ceiling = scan(batch.stream, layout=batch.layout)
    actions.screen(sender.centre_id, by=by, at=at, ceiling=ceiling)
    batch.stream.seek(start)
    outcomes = read(
        batch.stream,
        layout=batch.layout,
        areas=AREAS,
        received_on=at.astimezone(LONDON).date(),
    )
    under_way = _UnderWay(batch, sender)
    for chunk in _chunks(outcomes, refuse=under_way.give_back):
        under_way.take(chunk)
    return under_way.result(repeated=outcomes.repeated)


def way_in(by: Actor, *, at: datetime) -> rules.Intake:
    """How many nominations are live and may be. Raises `RefusedError` for who does not nominate."""
    centre_id = _centre(by)
    with reading(by):
        held = intake(centre_id, seen_by=by)
        room = queries.room(held, areas=queries.coordinators(AREAS), at=at)
    engine().decide(
        principal=by.as_entity(), action="nomination.receive", resource=held.as_entity()
    ).or_raise()
    return room


def _centre(by: Actor) -> UUID:
    with reading(by):
        return partners.of_kind("centre")[0].id


def _chunks(
    outcomes: Reading[Nomination], *, refuse: Callable[[RowFaults], None]
) -> Iterator[list[Candidate]]:
    """Good rows in chunks that fit one transaction and little memory; bad ones go back at once."""
    chunk: list[Candidate] = []
    letters = 0
    for outcome in outcomes:
        if isinstance(outcome, RowFaults):
            refuse(outcome)
            continue
        chunk.append(Candidate(outcomes.sent, outcome))
        letters += sum(map(len, outcomes.sent.cells.values()))
        if len(chunk) == CHUNK or letters > LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


class _UnderWay:
    """An import under way: what was received so far, and what goes back."""

    def __init__(self, batch: Batch, sender: Sender) -> None:
        self._sender = sender
        self._receive = self._rehearse if batch.is_rehearsal else self._write
        self._file = RefusedFile(batch.refused_to, layout=batch.layout)
        self._accepted = self._repeated = 0
        self._faults: list[Fault] = []
        self._references: list[UUID] = []
        self._closed_by = ""
        with reading(sender.by):
            self._areas = frozenset(queries.coordinators(AREAS))

    def take(self, chunk: list[Candidate]) -> None:
        """Receive a chunk, but for what was received before and what a rule keeps out."""
        wanted = [each for each in chunk if self._is_wanted(each)]
        for _ in range(TRIES):
            known = self._known(wanted)
            changed = {fault.row: fault for fault in known.faults}
            fresh = [each for each in wanted if _is_fresh(each, known, changed)]
            if self._is_settled(fresh, is_whole=not (self._references or known.repeated)):
                break
        else:
            raise ConflictError("Somebody is sending the same file. Wait, then send it again.")
        self._repeated += len(known.repeated)
        self._references += known.repeated.values()
        for each in wanted:
            if each.sent.row in changed:
                self.give_back(_refused(each, changed[each.sent.row]))

    def give_back(self, row: RowFaults) -> None:
        """Write a row that stays out to where its sender can correct it."""
        self._file.add(row)
        self._faults += row.faults[: MOST_FAULTS - len(self._faults)]

    def result(self, *, repeated: int) -> Import:
        """What came of it, with what the file itself said twice."""
        self._file.close()
        return Import(
            accepted=self._accepted,
            repeated=self._repeated + repeated,
            refused=self._file.rows,
            faults=tuple(sorted(self._faults, key=lambda fault: fault.row or 0)),
            references=tuple(self._references),
        )

    def _is_wanted(self, candidate: Candidate) -> bool:
        is_coordinated = candidate.nomination.area in self._areas
        reason = self._closed_by or ("" if is_coordinated else "area_has_no_coordinator")
        if reason:
            self._keep_out(candidate, reason)
        return not reason

    def _keep_out(self, candidate: Candidate, reason: str) -> None:
        field = "area" if reason == "area_has_no_coordinator" else "reference"
        fault = Fault(field, reason, rules.WORDS[reason], candidate.sent.row)
        self.give_back(_refused(candidate, fault))

    def _known(self, wanted: list[Candidate]) -> Known:
        with reading(self._sender.by):
            return actions.already_received(
                [each.nomination for each in wanted], by=self._sender.by, at=self._sender.at
            )

    def _is_settled(self, fresh: list[Candidate], *, is_whole: bool) -> bool:
        """Receive these, or keep them out. False where others came in by another door meanwhile."""
        try:
            self._references += self._receive(fresh) if fresh else []
        except IntegrityError as error:
            if _constraint(error) != CLASH:
                raise
            return False
        except RefusedError as refusal:
            if is_whole:
                raise  # nothing of the file came in, so the whole of it is refused
            self._closed_by = refusal.reasons[0]
            for each in fresh:
                self._keep_out(each, self._closed_by)
        else:
            self._accepted += len(fresh)
        return True

    def _write(self, fresh: list[Candidate]) -> list[UUID]:
        sender = self._sender
        incoming = [
            Incoming(
                nomination_id=sender.new_id(),
                person_id=sender.new_id(),
                case_id=sender.new_id(),
                nomination=each.nomination,
            )
            for each in fresh
        ]
        actions.receive(sender.centre_id, by=sender.by, at=sender.at, incoming=incoming)
        return [each.nomination_id for each in incoming]

    def _rehearse(self, fresh: list[Candidate]) -> list[UUID]:
        sender = self._sender
        with reading(sender.by):
            held = intake(sender.centre_id, seen_by=sender.by)
            room = queries.room(held, areas=self._areas, at=sender.at)
        areas = frozenset(each.nomination.area for each in fresh)
        rules.may_receive(room, added=self._accepted + len(fresh), areas=areas).or_raise()
        return []


def _is_fresh(candidate: Candidate, known: Known, changed: dict[int | None, Fault]) -> bool:
    is_known = candidate.nomination.reference in known.repeated
    return not is_known and candidate.sent.row not in changed


def _refused(candidate: Candidate, fault: Fault) -> RowFaults:
    sent = candidate.sent
    return RowFaults(
        sent.row, (fault,), sent.columns, sent.sent, reference=candidate.nomination.reference
    )


def _constraint(error: IntegrityError) -> str | None:
    """The name of the constraint that a statement broke, as PostgreSQL tells it."""
    broken = error.__cause__
    return broken.diag.constraint_name if isinstance(broken, psycopg.Error) else None
