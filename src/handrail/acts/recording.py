"""From what was done to the ledger: the entry, the sealed tie to its case, and the clocks.

Everything here runs inside the act's own transaction, so that no act stands without its entry.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from handrail.acts import handles
from handrail.acts.domain import Attempt, Event
from handrail.clocks import actions as clocks
from handrail.errors import NotFoundError, RefusedError
from handrail.ledger.append import append
from handrail.ledger.domain import Entry, Processing
from handrail.policy.decisions import Decision
from handrail.policy.engine import engine


def record(events: Sequence[Event], *, attempt: Attempt, decision: Decision) -> None:
    """Append one entry for each event, tie each to its person's case, set and clear clocks."""
    ties = handles.tie([(event.about, event.person) for event in events], at=attempt.at)
    append(
        [
            _entry(
                attempt,
                act=event.act,
                processing=event.processing,
                object=tie,
                recipients=tuple(map(str, event.recipients)),
                commitments=event.commitments,
                policies=decision.policies,
            )
            for event, tie in zip(events, ties, strict=True)
        ]
    )
    clocks.apply(
        [setting for event in events for setting in event.sets],
        [clearing for event in events for clearing in event.clears],
        at=attempt.at,
    )


def record_consultation(row: Any, *, attempt: Attempt, decision: Decision) -> None:
    """Append the entry that content was opened, by whom and why (DPA 2018 s.62; R36)."""
    (tie,) = handles.tie([(row.id, row.person_id)], at=attempt.at)
    entry = _entry(
        attempt,
        act=_past(attempt.verb),
        processing=Processing.CONSULTATION,
        object=tie,
        policies=decision.policies,
    )
    append([entry])


def record_refusal(refusal: RefusedError | NotFoundError, *, attempt: Attempt) -> None:
    """Append that a rule, a policy or the scope said no. Ties to nothing: nothing was shown."""
    reasons = refusal.reasons if isinstance(refusal, RefusedError) else (refusal.code,)
    policies = refusal.policies if isinstance(refusal, RefusedError) else ()
    act = f"{attempt.verb}.refused"
    append(
        [
            _entry(
                attempt, act=act, processing=Processing.REFUSAL, reasons=reasons, policies=policies
            )
        ]
    )


def record_failure(attempt: Attempt) -> None:
    """Append that the world or a bug broke an act, of which nothing else remains."""
    append([_entry(attempt, act=f"{attempt.verb}.failed", processing=Processing.REFUSAL)])


def _entry(attempt: Attempt, *, act: str, processing: Processing, **rest: Any) -> Entry:
    by = attempt.by
    return Entry(
        at=attempt.at,
        nonce=secrets.token_hex(16),
        act=act,
        processing=processing,
        door=by.door.value,
        actor=by.reference,
        organisation=by.organisation,
        rule=engine().digest,
        purpose=attempt.purpose,
        **({"object": "", "recipients": (), "commitments": (), "reasons": ()} | rest),
    )


def _past(verb: str) -> str:
    subject, _, did = verb.rpartition(".")
    return f"{subject}.{'opened' if did == 'open' else did}"
