"""The main job on files, up to each point where a human must decide; it never decides there.

Nominate, take in deconfliction results, leave undecided pairs to people, propose who is best
placed, draft a disclosure. Each step asks what is there already, so a second run changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID, uuid4, uuid5

from handrail.acts.context import reading
from handrail.acts.domain import Actor
from handrail.disclosures import actions as disclosures
from handrail.disclosures import placing
from handrail.disclosures import queries as disclosure_queries
from handrail.disclosures.actions import Draft, NewItem
from handrail.disclosures.domain import Disclosure, DisclosureState
from handrail.disclosures.presenters.sources import is_adult, sources
from handrail.disclosures.queries import CaseText, Ends
from handrail.errors import RefusedError
from handrail.nominations import actions as nominations
from handrail.nominations import queries as nomination_queries
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.nominations.importing import Batch, import_batch
from handrail.nominations.intake import Layout, RowFaults, read_deconfliction, scan
from handrail.nominations.queries import NominationSummary
from handrail.nominations.rules import NominationState
from handrail.partners.domain import AREAS
from handrail.rehearsal import drafting
from handrail.rehearsal.pilot_centre import PilotCentre

AT_ONCE = 500
PURPOSE = "prepare_decision"
LIVE = (NominationState.READY, NominationState.PLACED)


class Stop(StrEnum):
    """Where a nomination waits for a human, or that humans have taken it further."""

    DECONFLICTING = "deconflicting"
    SAME_PERSON = "same_person"
    DISCOVERY = "discovery"
    BEST_PLACED = "best_placed"
    APPROVAL = "approval"
    WENT_ON = "went_on"


class Sink(Protocol):
    """Where the refused rows of a file go."""

    def __call__(self, name: str, content: bytes) -> None: ...


@dataclass
class Outcome:
    """What a run found and did."""

    accepted: int = 0
    repeated: int = 0
    refused: int = 0
    checks_recorded: int = 0
    checks_refused: Counter[str] = field(default_factory=Counter)
    proposals: int = 0
    drafts: int = 0
    stopped: Counter[Stop] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    drafts_for: Counter[UUID] = field(default_factory=Counter)
    references: dict[UUID, None] = field(default_factory=dict)

    def summary(self, *, packs: int) -> dict[str, Any]:
        """The figures that interfaces.md promises, and some more."""
        stops = (Stop.DECONFLICTING, Stop.SAME_PERSON, Stop.DISCOVERY, Stop.BEST_PLACED,
                 Stop.APPROVAL)  # fmt: skip
        return {
            "nominations": len(self.references),
            "refused": self.refused,
            "stopped_at": {stop.value: self.stopped[stop] for stop in stops},
            "proposals": self.proposals,
            "drafts": self.drafts,
            "packs": packs,
            "went_on": self.stopped[Stop.WENT_ON],
            "discovery": "not run",
            "best_placed_reasons": dict(sorted(self.reasons.items())),
            "new": {
                "accepted": self.accepted,
                "repeated": self.repeated,
                "checks_recorded": self.checks_recorded,
                "checks_refused": dict(sorted(self.checks_refused.items())),
            },
        }


@dataclass
class Pilot:
    """One run in one synthetic centre."""

    centre: PilotCentre
    tell: Callable[[str], None]
    outcome: Outcome = field(default_factory=Outcome)

    def nominate(self, files: Iterable[Path], *, refused: Sink) -> None:
        """Send each file as the originator's nominating officer."""
        by, outcome = self.centre.actor("nominating"), self.outcome
        for file in files:
            self.tell(f"Nominations from {file.name}")
            with file.open("rb") as stream, closing(BytesIO()) as rows:
                batch = Batch(stream=stream, layout=Layout.of_name(file.name), refused_to=rows)
                found = import_batch(batch, by=by, at=self.centre.at, new_id=uuid4)
                refused(file.name, rows.getvalue())
            outcome.accepted += found.accepted
            outcome.repeated += found.repeated
            outcome.refused += found.refused
            outcome.references |= dict.fromkeys(found.references)

    def deconflict(self, file: Path) -> None:
        """Record each result that changes something, as the coordinator of the area."""
        self.tell(f"Deconfliction results from {file.name}")
        with file.open("rb") as stream:
            scan(stream, layout=Layout.CSV).or_raise()
            stream.seek(0)
            results = iter(read_deconfliction(stream, received_on=self.centre.today))
            while chunk := list(islice(results, AT_ONCE)):
                good = [each for each in chunk if not isinstance(each, RowFaults)]
                for bad in chunk:
                    if isinstance(bad, RowFaults):
                        self.outcome.checks_refused.update(fault.code for fault in bad.faults)
                self._record(good)

    def go_on(self) -> None:
        """Take each nomination of the files as far as it goes without a human."""
        for number, found in enumerate(self._nominations(), start=1):
            if number % AT_ONCE == 1:
                self.tell(f"Proposals and drafts, from number {number}")
            stop = self._settle(found)
            self.outcome.stopped[stop] += 1

    def _nominations(self) -> Iterator[NominationSummary]:
        """Those of the files, area by area, as the coordinators see them, who alone act on them."""
        for area in AREAS:
            by, references = self.centre.coordinator(area), iter(self.outcome.references)
            while chunk := list(islice(references, AT_ONCE)):
                with reading(by):
                    found = nomination_queries.among(chunk)
                yield from found

    def _record(self, results: list[DeconflictionResult]) -> None:
        unknown = {each.reference for each in results}
        for area in AREAS:
            by = self.centre.coordinator(area)
            with reading(by):
                found = nomination_queries.by_originator_reference(
                    each.reference for each in results
                )
            unknown -= found.keys()
            for result in results:
                for nomination in found.get(result.reference, []):
                    if _is_news(nomination, result):
                        self._record_one(nomination, result, by=by)
        if unknown:
            self.outcome.checks_refused["unknown_reference"] += len(unknown)

    def _record_one(
        self, nomination: NominationSummary, result: DeconflictionResult, *, by: Actor
    ) -> None:
        try:
            made = nominations.record_deconfliction(
                nomination.id, by=by, at=self.centre.at, check_id=uuid4(), result=result
            )
        except RefusedError as refusal:
            self.outcome.checks_refused.update(refusal.reasons)
        else:
            self.outcome.checks_recorded += len(made)

    def _settle(self, found: NominationSummary) -> Stop:
        """How far this nomination goes; proposes and drafts on the way."""
        by, at = self.centre.coordinator(found.area), self.centre.at
        with reading(by):
            held = disclosure_queries.of_case(found.case_id)
            placed = disclosure_queries.placing(found.case_id, at=at)
            proposal = disclosure_queries.best_placed(found.case_id)
        own = next((each for each in held if each.id == _draft_id(found)), None)
        if own or held:
            return self._noted(found, own=own, by=by)
        if not placed:
            return _stopped_by(placed.reasons)
        if proposal is None:
            self._propose(found, by=by)
        return self._draft(found, by=by)

    def _noted(self, found: NominationSummary, *, own: Disclosure | None, by: Actor) -> Stop:
        """A case with a disclosure: ours waits, or was broken off; or humans took it further."""
        self.outcome.proposals += 1
        if own is None or own.state is not DisclosureState.DRAFT:
            return Stop.WENT_ON
        with reading(by):
            is_empty = not disclosure_queries.items_of(own.id)
        if is_empty:
            self._add_items(found, by=by)
        self.outcome.drafts += 1
        self.outcome.drafts_for[own.recipient_id] += 1
        return Stop.APPROVAL

    def _propose(self, found: NominationSummary, *, by: Actor) -> None:
        with reading(by):
            considered = disclosure_queries.considered(found.case_id, seen_by=by)
        disclosures.propose_best_placed(
            found.case_id,
            by=by,
            at=self.centre.at,
            alternatives=considered,
            proposed=placing.proposal(considered),
        )

    def _draft(self, found: NominationSummary, *, by: Actor) -> Stop:
        with reading(by):
            footing = disclosure_queries.footing(found.case_id, seen_by=by, at=self.centre.at)
        if "best_placed_undecided" in footing.decision.reasons:
            return self._left_to_humans("no_single_partner")
        self.outcome.proposals += 1
        if not footing.decision or footing.ends is None:
            return self._left_to_humans(*footing.decision.reasons)
        opened = self._opened(found, by=by)
        if not is_adult(opened, on=self.centre.today):
            return self._left_to_humans("child_needs_childrens_services")
        law = _law(found, opened=opened, ends=footing.ends)
        if law is None:
            return self._left_to_humans("nothing_may_leave")
        wanted = _wanted(found, ends=footing.ends, law=law)
        disclosures.draft(found.case_id, by=by, at=self.centre.at, wanted=wanted)
        self._enter(found, law=law, by=by)
        self.outcome.drafts += 1
        self.outcome.drafts_for[footing.ends.recipient.id] += 1
        return Stop.APPROVAL

    def _add_items(self, found: NominationSummary, *, by: Actor) -> None:
        """What a run that was broken off between draft and items left to do."""
        with reading(by):
            footing = disclosure_queries.footing(found.case_id, seen_by=by, at=self.centre.at)
        if footing.ends:
            law = _law(found, opened=self._opened(found, by=by), ends=footing.ends)
            self._enter(found, law=law, by=by)

    def _opened(self, found: NominationSummary, *, by: Actor) -> CaseText:
        return disclosures.open_case(found.case_id, by=by, at=self.centre.at, purpose=PURPOSE)

    def _enter(self, found: NominationSummary, *, law: drafting.Law | None, by: Actor) -> None:
        for each in law.items if law else ():
            new = NewItem(
                item=each.item,
                text=each.source.with_conditions(each.source.suggested),
                statement_kind=each.source.statement_kind,
                grading=each.source.grading,
            )
            disclosures.add_item(_draft_id(found), by=by, at=self.centre.at, new=new)

    def _left_to_humans(self, *reasons: str) -> Stop:
        self.outcome.reasons.update(reasons)
        return Stop.BEST_PLACED


def _is_news(nomination: NominationSummary, result: DeconflictionResult) -> bool:
    """Waiting for a result, or told to stop after all. What is paused is woken by a human."""
    stops = result.result is DeconflictionAnswer.NOT_NOW and nomination.state in LIVE
    return nomination.state is NominationState.DECONFLICTING or stops


def _stopped_by(reasons: tuple[str, ...]) -> Stop:
    if "deconfliction_not_clear" in reasons:
        return Stop.DECONFLICTING
    if "same_person_undecided" in reasons:
        return Stop.SAME_PERSON
    return Stop.WENT_ON


def _draft_id(found: NominationSummary) -> UUID:
    """One draft of ours a case, whose reference follows from the case's, which is random."""
    return uuid5(found.case_id, "pilot draft")


def _law(found: NominationSummary, *, opened: CaseText, ends: Ends) -> drafting.Law | None:
    said = sources(opened, originator_kind=ends.originator.kind)
    return drafting.lawful(
        said, draft_id=_draft_id(found), ground=found.ground, parties=ends.parties
    )


def _wanted(found: NominationSummary, *, ends: Ends, law: drafting.Law) -> Draft:
    return Draft(
        id=_draft_id(found),
        recipient_id=ends.recipient.id,
        recipient_kind=ends.recipient.kind,
        originator_id=ends.originator.id,
        originator_kind=ends.originator.kind,
        agreement_id=ends.agreement.id,
        terms=drafting.terms(ends.recipient, agreement=ends.agreement, ground=found.ground),
        gateway=law.gateway,
        basis=law.basis,
        reasons=drafting.REASONS,
    )
