"""Opening content: a case for who drafts, a disclosure for each of its sides."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from handrail.acts.actions import consult
from handrail.acts.domain import Actor
from handrail.cases.queries import scoped_case
from handrail.disclosures import queries
from handrail.disclosures.models import Disclosure
from handrail.disclosures.queries import CaseText, DisclosureText


@consult("case.open", on=scoped_case)
def open_case(row: Any, *, by: Actor, at: datetime) -> CaseText:
    """Open a case: who the person is, and what its nominations state."""
    return queries.opened_case(row.as_domain())


@consult("disclosure.review", on=queries.scoped_disclosure)
def review(row: Disclosure, *, by: Actor, at: datetime) -> DisclosureText:
    """Open a disclosure's items for the centre that drafts it or the originator that approves it."""
    return queries.opened(row)


@consult("disclosure.open", on=queries.scoped_disclosure)
def open_disclosure(row: Disclosure, *, by: Actor, at: datetime) -> DisclosureText:
    """Open what was disclosed, for the officer who accepted it."""
    return queries.opened(row)
