"""Safety statements, always in the scope of who looks."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.cases import queries as cases
from handrail.cases.domain import Case
from handrail.errors import NotFoundError
from handrail.members import queries as members
from handrail.nominations import queries as nominations
from handrail.nominations.queries import NominationSummary
from handrail.partners import queries as partners
from handrail.policy.decisions import Decision
from handrail.safety import rules
from handrail.safety.domain import SafetyStatement
from handrail.safety.models import SafetyStatement as Row

POLICE = frozenset({"counter_terrorism_police", "territorial_police"})
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Police:
    """The police who can say whether meeting is safe: their nomination, and their officers' posts."""

    nomination: NominationSummary
    post_ids: tuple[UUID, ...]


def statement_of(case_id: UUID) -> SafetyStatement | None:
    """What the police stated last about a case in scope; None where they have not."""
    row = Row.objects.filter(case_id=case_id, stated_at__isnull=False)
    newest = row.order_by("-stated_at", "-id").first()
    return newest.as_domain() if newest else None


def waiting_of(case_id: UUID) -> SafetyStatement | None:
    """What the police were asked about a case in scope and have not answered."""
    row = Row.objects.filter(case_id=case_id, stated_at__isnull=True).order_by("asked_at").first()
    return row.as_domain() if row else None


def waiting() -> list[SafetyStatement]:
    """What waits for an answer, in scope, oldest first."""
    rows = Row.objects.filter(stated_at__isnull=True).order_by("asked_at", "id")[:PAGE]
    return [row.as_domain() for row in rows]


def statement(reference: UUID) -> SafetyStatement:
    """One statement in scope. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first()).as_domain()


def police_of(case_id: UUID) -> Police | None:
    """The police of the newest police nomination of a case in scope, where an officer can state."""
    for each in reversed(nominations.of_case(case_id)):
        if partners.organisation(each.originator_id).kind in POLICE:
            posts = members.posts_at(each.originator_id, "disclosure_officer")
            return Police(nomination=each, post_ids=tuple(p.id for p in posts)) if posts else None
    return None


def asking(case: Case) -> Decision:
    """Whether the police can be asked about this case now."""
    return rules.may_ask(
        is_case_open=case.is_open,
        can_police_state=police_of(case.id) is not None,
        is_waiting=waiting_of(case.id) is not None,
    )


def scoped_statement(reference: UUID, *, seen_by: Actor) -> Row:
    """One statement in scope, with who works on its case where that is in scope too."""
    row = _found(Row.objects.filter(id=reference).first())
    held = cases.cases_of({row.person_id}).get(row.person_id)
    row.workers = held.workers if held else ()
    return row


def locked_statement(reference: UUID, *, seen_by: Actor) -> Row:
    """One statement in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(Row.objects.select_for_update().filter(id=reference).first())


def precautions(row: Row) -> str:
    """Which precautions to take. Opens content: call it from a consultation."""
    if row.precautions is None:
        return ""
    return unsealed([row])[row.id]["precautions"]


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
