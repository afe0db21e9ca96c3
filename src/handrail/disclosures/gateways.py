"""By which law something may leave: the gateways and bases, and whether one fits (R10). Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handrail.disclosures.domain import Item, Parties
from handrail.policy.decisions import Decision, decide


@dataclass(frozen=True)
class Gateway:
    """A legal authority under which an item may go from one kind of body to another (R10)."""

    code: str
    words: str
    senders: frozenset[str]
    regimes: frozenset[str]
    recipients: frozenset[str]
    bars_derived: bool = False


_POLICE = frozenset({"counter_terrorism_police", "territorial_police"})
_AGENCY = frozenset({"intelligence_service"})
_COUNCIL = frozenset({"local_authority"})
_PUBLIC = frozenset({"local_authority", "health", "probation", "work_and_pensions", "housing"})
_ANY = _PUBLIC | {"education", "provider"}

# Which body may cite which is [check]: it is read here from the Acts' own words, for software.
GATEWAYS: dict[str, Gateway] = {
    gateway.code: gateway
    for gateway in (
        Gateway(
            "ssa_s2_2_a",
            "Security Service Act 1989 s.2(2)(a): necessary for the proper discharge of its functions",
            _AGENCY,
            frozenset({"part_4"}),
            _ANY,
        ),
        Gateway(
            "cta_s19",
            "Counter-Terrorism Act 2008 s.19: disclosure by an intelligence service for its functions",
            _AGENCY,
            frozenset({"part_4"}),
            _ANY,
        ),
        Gateway(
            "ctsa_s38",
            "Counter-Terrorism and Security Act 2015 s.38: co-operation with a panel's partners",
            _POLICE,
            frozenset({"part_2", "part_3"}),
            _PUBLIC,
            bars_derived=True,
        ),
        Gateway(
            "cda_s115",
            "Crime and Disorder Act 1998 s.115: to a relevant authority",
            _POLICE,
            frozenset({"part_3"}),
            _COUNCIL | {"probation", "health", "housing"},
        ),
        Gateway(
            "dpa_s36_4_common_law",
            "DPA 2018 s.36(4) with the police's common law power to prevent crime and protect life",
            _POLICE,
            frozenset({"part_3"}),
            _ANY,
        ),
    )
}

# R10: the lawful basis and condition, by the regime that the items leave. Consent and legitimate
# interest are not in the list.
BASES: dict[str, str] = {
    "part_2_public_task_social_care": (
        "UK GDPR Art 6(1)(e) with Art 9(2)(h): health or social care"
    ),
    "part_2_public_task_safeguarding": (
        "UK GDPR Art 6(1)(e) with Art 9(2)(g) and DPA Sch 1 para 18: safeguarding"
    ),
    "part_3_s35_sch8": "DPA s.35 and Sch 8 para 4: safeguarding of children and individuals at risk",
    "part_4_sch9_sch10": "DPA Sch 9 para 5 and Sch 10: functions of a public nature",
}
BASIS_REGIMES: dict[str, frozenset[str]] = {
    "part_2_public_task_social_care": frozenset({"part_2"}),
    "part_2_public_task_safeguarding": frozenset({"part_2"}),
    "part_3_s35_sch8": frozenset({"part_3"}),
    "part_4_sch9_sch10": frozenset({"part_4"}),
}


# A name or a date of birth comes under the regime of the body that nominated (R9).
IDENTITY_REGIMES: dict[str, str] = {
    "intelligence_service": "part_4",
    "counter_terrorism_police": "part_3",
    "territorial_police": "part_3",
}


def may_leave_by(gateway_code: str, *, items: Sequence[Item], parties: Parties) -> Decision:
    """The gateway fits who sends, who receives and every item; s.38 is barred to derived ones (R10)."""
    gateway = GATEWAYS.get(gateway_code)
    fits = gateway is not None and (
        parties.originator_kind in gateway.senders
        and parties.recipient_kind in gateway.recipients
        and all(item.regime in gateway.regimes for item in items)
    )
    bars = gateway is not None and gateway.bars_derived
    return decide(
        "cite gateway",
        gateway_not_in_agreement=gateway_code not in parties.gateways,
        gateway_does_not_fit=not fits,
        derived_item_barred=bars and any(item.intelligence_derived for item in items),
    )


def may_rest_on(gateway_code: str, basis: str) -> Decision:
    """Gateway and basis speak of the same part of the Act, or no item could leave by both (R10)."""
    gateway = GATEWAYS.get(gateway_code)
    regimes = gateway.regimes if gateway else frozenset()
    return decide(
        "rest a disclosure on law", basis_does_not_fit=not regimes & BASIS_REGIMES.get(basis, set())
    )


def fitting_gateways(parties: Parties, *, regimes: Collection[str]) -> tuple[str, ...]:
    """The gateways by which this originator may tell this recipient something of these regimes."""
    return tuple(
        code
        for code, gateway in GATEWAYS.items()
        if gateway.regimes & set(regimes) and may_leave_by(code, items=(), parties=parties)
    )


def fitting_bases(gateways: Collection[str], *, regimes: Collection[str]) -> tuple[str, ...]:
    """The bases on which something of these regimes may leave by one of these gateways."""
    return tuple(
        basis
        for basis, its_regimes in BASIS_REGIMES.items()
        if its_regimes & set(regimes) and any(may_rest_on(code, basis) for code in gateways)
    )
