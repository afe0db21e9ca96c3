"""Who is best placed, proposed from area and kind. Discovery's evidence joins here later (R44).

Pure: organisations in, alternatives out. A proposal is no decision: a coordinator makes that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from handrail.disclosures.domain import Alternative
from handrail.partners.domain import Organisation

# What each ground of concern (R4) calls for, as support purposes (R18).
SERVICES_FOR_GROUND: dict[str, tuple[str, ...]] = {
    "drawn_into_violence": ("mentoring", "family", "education"),
    "exploited_by_others": ("protection_from_exploitation", "mentoring"),
    "harm_to_self": ("mental_health", "health"),
    "harm_from_others": ("protection_from_exploitation", "housing"),
    "harm_to_others": ("mental_health", "mentoring"),
    "unmet_health_need": ("health", "mental_health"),
    "unmet_housing_need": ("housing",),
    "unmet_daily_need": ("employment", "finance", "education"),
    "loss_of_support": ("family", "mentoring"),
    "resettlement": ("resettlement", "housing"),
}
STATUTORY: dict[str, frozenset[str]] = {
    "local_authority": frozenset({"housing", "protection_from_exploitation", "family"}),
    "health": frozenset({"health", "mental_health"}),
    "probation": frozenset({"resettlement"}),
    "education": frozenset({"education"}),
}


def alternatives(
    partners: Iterable[Organisation],
    *,
    ground: str,
    asked: Mapping[UUID, int],
    in_agreement: frozenset[UUID],
    here: Mapping[UUID, str] | None = None,
) -> tuple[Alternative, ...]:
    """Every partner of the area with what speaks for and against it, the fullest case first.

    `here` says of a partner that was asked in this case already how that stands: `helps_already`
    or `was_asked_before`.
    """
    weighed = [
        _weighed(
            partner,
            ground=ground,
            live=asked.get(partner.id, 0),
            is_bound=partner.id in in_agreement,
            here=(here or {}).get(partner.id, ""),
        )
        for partner in partners
    ]
    return tuple(sorted(weighed, key=_order))


def proposal(considered: tuple[Alternative, ...]) -> UUID | None:
    """The one partner that nothing speaks against and most speaks for; None where it is a tie."""
    fit = [each for each in considered if not each.reasons_against]
    if not fit or (len(fit) > 1 and len(fit[0].reasons_for) == len(fit[1].reasons_for)):
        return None
    return fit[0].organisation_id


def _weighed(
    partner: Organisation, *, ground: str, live: int, is_bound: bool, here: str
) -> Alternative:
    wanted = set(SERVICES_FOR_GROUND.get(ground, ()))
    offered = wanted & set(partner.services)
    has_room = live < partner.capacity
    duty = wanted & STATUTORY.get(partner.kind, frozenset())
    speaks_for = {
        "serves_the_area": True,
        "offers_the_service": bool(offered),
        "has_statutory_duty": bool(offered & duty),
        "has_capacity": has_room,
        "agreement_in_force": is_bound,
    }
    speaks_against = {
        "no_such_service": not offered,
        "is_full": not has_room,
        "no_agreement_in_force": not is_bound,
        "was_asked_before": here == "was_asked_before",
        "helps_already": here == "helps_already",
    }
    return Alternative(
        organisation_id=partner.id,
        reasons_for=tuple(code for code, holds in speaks_for.items() if holds),
        reasons_against=tuple(code for code, holds in speaks_against.items() if holds),
    )


def _order(alternative: Alternative) -> tuple[int, int, str]:
    return (
        len(alternative.reasons_against),
        -len(alternative.reasons_for),
        str(alternative.organisation_id),
    )
