"""What a drafted disclosure would hold: its law, its items and its terms, by rule alone.

The least that could let the partner decide: who is meant, and each statement that the originator
graded for sharing without conditions. A coordinator checks the draft before it goes anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from handrail.agreements.domain import Agreement
from handrail.disclosures import gateways, rules
from handrail.disclosures.domain import Item, Parties, Terms
from handrail.disclosures.gateways import BASIS_REGIMES
from handrail.disclosures.placing import SERVICES_FOR_GROUND
from handrail.disclosures.presenters.sources import Source
from handrail.nominations.domain import Handling, IntelligenceGrade
from handrail.partners.domain import SUPPORT_PURPOSES, Organisation

HOURS = 4
PURPOSES_IN_ORDER = ("support", "health_or_social_care", "safeguarding")
SOONER = frozenset({"harm_to_self", "harm_from_others", "harm_to_others", "exploited_by_others"})
# What a statement under such a ground tells of. An agreement that does not cover it bars the item:
# a risk does not become a need so that it can leave.
RISK_GROUNDS = frozenset(
    {"drawn_into_violence", "exploited_by_others", "harm_to_self", "harm_from_others",
     "harm_to_others"}
)  # fmt: skip
DECISION_FOR_KIND = {"identity": "identify_the_person"}
REASONS = (
    "The partner offers the kind of support that the concern calls for, in this area, under an "
    "agreement in force. Drafted by rule: check every item, and take out what is not needed."
)


@dataclass(frozen=True)
class Wording:
    """One item as it would stand in the draft."""

    item: Item
    source: Source


@dataclass(frozen=True)
class Law:
    """The gateway and the basis of a draft, with the items that fit both."""

    gateway: str
    basis: str
    items: tuple[Wording, ...]

    @property
    def statements(self) -> int:
        return sum(each.item.kind != "identity" for each in self.items)


def lawful(
    sources: Sequence[Source], *, draft_id: UUID, ground: str, parties: Parties
) -> Law | None:
    """The gateway and basis by which most can go; None where no statement can go by any."""
    told = "risk" if ground in RISK_GROUNDS else "need"
    wordings = [
        _wording(source, draft_id=draft_id, kind=source.kind or told)
        for source in sources
        if _is_shareable(source)
    ]
    laws = [
        Law(gateway, basis, tuple(_fitting(wordings, gateway, basis, parties)))
        for gateway in sorted(parties.gateways)
        for basis in BASIS_REGIMES
        if gateways.may_rest_on(gateway, basis)
    ]
    best = max(laws, key=lambda law: law.statements, default=None)
    return best if best and best.statements else None


def terms(partner: Organisation, *, agreement: Agreement, ground: str) -> Terms:
    """What is asked, by default, of this partner for such a ground. Holds nothing of the person."""
    wanted = [each for each in SERVICES_FOR_GROUND.get(ground, ()) if each in partner.services]
    purposes = [each for each in PURPOSES_IN_ORDER if each in agreement.purposes]
    return Terms(
        ask="offer_service",
        purpose=purposes[0] if purposes else agreement.purposes[0],
        is_child=False,
        hours=HOURS,
        urgency="within_a_week" if ground in SOONER else "within_a_month",
        skills=", ".join(SUPPORT_PURPOSES[each] for each in wanted),
        funding=partner.funding,
        involves_meeting=False,  # R42: no meeting without a safety statement
    )


def _is_shareable(source: Source) -> bool:
    """Graded for sharing without conditions, and not suspected to be false."""
    is_doubted = source.grading.endswith(IntelligenceGrade.SUSPECTED_FALSE.value)
    return source.handling == Handling.PERMITTED and not is_doubted


def _wording(source: Source, *, draft_id: UUID, kind: str) -> Wording:
    item = source.as_item(
        uuid5(draft_id, source.code),
        kind=kind,
        decision_served=DECISION_FOR_KIND.get(kind, "choose_the_help"),
    )
    return Wording(item, source)


def _fitting(
    wordings: Iterable[Wording], gateway: str, basis: str, parties: Parties
) -> Iterable[Wording]:
    return (
        each
        for each in wordings
        if each.item.regime in BASIS_REGIMES[basis]
        and rules.may_add(each.item, parties=parties).and_then(
            gateways.may_leave_by(gateway, items=(each.item,), parties=parties)
        )
    )
