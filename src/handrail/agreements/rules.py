"""What an agreement must say before it is recorded. Pure."""

from __future__ import annotations

from datetime import timedelta

from handrail.agreements.domain import ITEM_KINDS, PURPOSES, Agreement
from handrail.policy.decisions import Decision, decide

LONGEST_WITHOUT_REVIEW = timedelta(days=366)  # ICO data sharing code: reviewed yearly

WORDS: dict[str, str] = {
    "two_parties_needed": "An agreement is between at least two organisations.",
    "every_party_signs": "Every party needs a named signatory. Nobody signs for another.",
    "purpose_not_permitted": "The agreement names a purpose that is not permitted.",
    "item_kind_unknown": "The agreement names no kind of item, or one that does not exist.",
    "no_gateway": "The agreement names no legal gateway.",
    "in_force_before_signed": "It cannot be in force before it was signed.",
    "review_too_late": "It must be reviewed within 12 months of coming into force.",
}


def may_record(agreement: Agreement) -> Decision:
    """An agreement names parties, signatories, purposes, items, gateways and a review (R38)."""
    length = agreement.review_on - agreement.in_force_from
    named = [signatory for signatory in agreement.signatories if signatory.strip()]
    items = set(agreement.item_kinds)
    return decide(
        "record agreement",
        two_parties_needed=len(set(agreement.parties)) <= 1,
        every_party_signs=len(named) < len(agreement.parties),
        purpose_not_permitted=not set(agreement.purposes) <= set(PURPOSES)
        or not agreement.purposes,
        item_kind_unknown=not items <= set(ITEM_KINDS) or not items,
        no_gateway=not agreement.gateways,
        in_force_before_signed=agreement.in_force_from < agreement.signed_on,
        review_too_late=not timedelta(0) < length <= LONGEST_WITHOUT_REVIEW,
    )
