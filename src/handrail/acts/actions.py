"""The one door: `@action` changes, `@consult` opens content; each leaves its entry or nothing.

Order: scope and lock, Cedar's decision, the rule and the change (the body), the event's clocks, the
ledger entry, commit. A refusal rolls the change back and leaves an entry of its own. An action
called from an action joins its transaction, is decided by itself and leaves its own entry.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.db import DatabaseError, transaction

from handrail.acts import recording
from handrail.acts.context import acting, reading
from handrail.acts.domain import Actor, Attempt, Event
from handrail.acts.purposes import refuse_unknown
from handrail.errors import HandrailError, NotFoundError, RefusedError
from handrail.policy.decisions import Decision
from handrail.policy.engine import Entity, engine

logger = logging.getLogger(__name__)

Done = TypeVar("Done")
Opened = TypeVar("Opened")

_acting_now: ContextVar[Actor | None] = ContextVar("acting_now", default=None)

VERBS: dict[str, Callable[..., Any]] = {}


class Subject(Protocol):
    """A row that can be acted on: it can say what it is to the policies."""

    def as_entity(self) -> Entity:
        """This row as Cedar sees it."""


def action(
    verb: str, *, on: Callable[..., Any]
) -> Callable[[Callable[..., Done]], Callable[..., Done]]:
    """Make the function the one way to do `verb` to what `on(reference, seen_by=…)` finds.

    `on` must return the row within the actor's scope, locked where it will change, or raise
    `NotFoundError`. The body is called as `body(row, by=…, at=…, …)` and returns its event, or
    several; callers get what it returned. It raises `RefusedError` when policy or rule says no
    (recorded), `InputError` for what cannot be used (not an act, so not recorded).
    """

    def wrap(body: Callable[..., Done]) -> Callable[..., Done]:
        @functools.wraps(body)
        def run(reference: Any, *, by: Actor, at: datetime, **rest: Any) -> Done:
            attempt = Attempt(verb=verb, by=by, at=at)
            with _one_transaction(attempt):
                row = on(reference, seen_by=by)
                decision = _decided(attempt, row)
                done = body(row, by=by, at=at, **rest)
                recording.record(_events(done), attempt=attempt, decision=decision)
            return done

        VERBS[verb] = run
        return run

    return wrap


def consult(
    verb: str, *, on: Callable[..., Any]
) -> Callable[[Callable[..., Opened]], Callable[..., Opened]]:
    """Make the function the one way to open content: the entry is committed before it is read.

    Called with `purpose`, one of the closed list of why (R36). A failed entry opens nothing.
    The body runs in a read transaction of its own on the row found again.
    """

    def wrap(body: Callable[..., Opened]) -> Callable[..., Opened]:
        @functools.wraps(body)
        def run(reference: Any, *, by: Actor, at: datetime, purpose: str, **rest: Any) -> Opened:
            refuse_unknown(purpose)
            attempt = Attempt(verb=verb, by=by, at=at, purpose=purpose)
            with _one_transaction(attempt, undoing=nullcontext()):
                row = on(reference, seen_by=by)
                decision = _decided(attempt, row)
                recording.record_consultation(row, attempt=attempt, decision=decision)
            with reading(by):
                return body(on(reference, seen_by=by), by=by, at=at, **rest)

        VERBS[verb] = run
        return run

    return wrap


def _events(done: Any) -> Sequence[Event]:
    return (done,) if isinstance(done, Event) else done


def _decided(attempt: Attempt, row: Subject) -> Decision:
    decision = engine().decide(
        principal=attempt.by.as_entity(), action=attempt.verb, resource=row.as_entity()
    )
    decision.or_raise()
    return decision


@contextmanager
def _one_transaction(
    attempt: Attempt, *, undoing: AbstractContextManager[object] | None = None
) -> Iterator[None]:
    if _acting_now.get() == attempt.by:
        # Part of a larger act: it stands or falls with that one. The savepoint is for a larger act
        # that goes on after a refusal: what was refused leaves no row without an entry.
        with transaction.atomic():
            yield
        return
    token = _acting_now.set(attempt.by)
    try:
        with _refusals_recorded(attempt, undoing=undoing or transaction.atomic()):
            yield
    except HandrailError:
        raise
    except BaseException:
        _record_failure(attempt)
        raise
    finally:
        _acting_now.reset(token)


@contextmanager
def _refusals_recorded(
    attempt: Attempt, *, undoing: AbstractContextManager[object]
) -> Iterator[None]:
    """Commit what was done; roll back what was refused, and commit the refusal's entry instead.

    An opening changes nothing, so there is nothing to undo where it is refused.
    """
    refusal: RefusedError | NotFoundError | None = None
    with acting(attempt.by):
        try:
            with undoing:
                yield
        except (RefusedError, NotFoundError) as raised:
            refusal = raised
            recording.record_refusal(raised, attempt=attempt)
    if refusal is not None:
        raise refusal


def _record_failure(attempt: Attempt) -> None:
    """Leave a trace of an act that broke, where the database still answers."""
    try:
        with acting(attempt.by):
            recording.record_failure(attempt)
    except DatabaseError:
        logger.exception("the failure of %s could not be recorded", attempt.verb)
