"""A disclosure that every rule allows to go its way, and its parts, each with changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from handrail.agreements.domain import ITEM_KINDS, PURPOSES
from handrail.cases.domain import Lead, LeadKind
from handrail.disclosures.domain import (
    Alternative,
    BestPlaced,
    BestPlacedState,
    Disclosure,
    DisclosureState,
    Item,
    Parties,
    Quality,
    Terms,
)
from handrail.disclosures.gateways import GATEWAYS

CARYS, DAVID, PETER = UUID(int=1), UUID(int=2), UUID(int=3)
POLICE, COUNCIL, CLINIC = UUID(int=4), UUID(int=5), UUID(int=6)
CASE = UUID(int=7)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)

TERMS = Terms(
    ask="offer_service",
    purpose="support",
    is_child=False,
    hours=4,
    urgency="within_a_week",
    skills="Housing advice",
    funding="Funded by the programme",
    involves_meeting=False,
)
DISCLOSURE = Disclosure(
    id=UUID(int=8),
    case_id=CASE,
    state=DisclosureState.DRAFT,
    originator_id=POLICE,
    recipient_id=COUNCIL,
    agreement_id=UUID(int=9),
    area="london",
    terms=TERMS,
    gateway="cda_s115",
    basis="part_3_s35_sch8",
    drafted_by=CARYS,
)
ITEM = Item(
    id=UUID(int=10),
    kind="need",
    decision_served="choose_the_help",
    regime="part_3",
    intelligence_derived=False,
)
PARTIES = Parties(
    originator_kind="counter_terrorism_police",
    recipient_kind="local_authority",
    purposes=frozenset(PURPOSES),
    item_kinds=frozenset(ITEM_KINDS),
    gateways=frozenset(GATEWAYS),
    in_force=True,
)
BEST_PLACED = BestPlaced(
    id=UUID(int=11),
    case_id=CASE,
    state=BestPlacedState.DECIDED,
    chosen_id=COUNCIL,
    alternatives=(Alternative(organisation_id=COUNCIL, reasons_for=(), reasons_against=()),),
)
QUALITY = Quality(accuracy="checked", is_complete=True, checked_on=TODAY)


NOBODY_LEADS = Lead(case_id=CASE, kind=LeadKind.NONE, organisation_id=None, recorded_at=NOON)
COUNCIL_LEADS = replace(NOBODY_LEADS, kind=LeadKind.CARE_ACT, organisation_id=COUNCIL)
CLINIC_LEADS = replace(COUNCIL_LEADS, kind=LeadKind.CARE_COORDINATOR, organisation_id=CLINIC)


def a_disclosure(**changes):
    return replace(DISCLOSURE, **changes)


def an_item(**changes):
    return replace(ITEM, **changes)


def the_parties(**changes):
    return replace(PARTIES, **changes)


def the_terms(**changes):
    return replace(TERMS, **changes)


def best_placed(**changes):
    return replace(BEST_PLACED, **changes)
