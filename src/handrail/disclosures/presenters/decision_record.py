"""The decision record of a disclosure, for paper: the fields of the ICO's form (R11)."""

from __future__ import annotations

from datetime import datetime

from handrail.acts.fields import paragraphs
from handrail.agreements.domain import ITEM_KINDS
from handrail.disclosures.domain import (
    DECISIONS_SERVED,
    PROHIBITED_USES,
    STATE_WORDS,
    DisclosureState,
)
from handrail.disclosures.presenters.about import About, Side
from handrail.disclosures.presenters.opened import quality
from handrail.disclosures.presenters.wording import day_words
from handrail.disclosures.queries import DisclosureText

# R32: how the partner answered, and so the person, is not told to the originator.
UNTOLD = "Kept by the centre, which does not tell the originator what became of it"


def record(shown: About, text: DisclosureText) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The decision record with the fields of the ICO's data sharing decision form (R11)."""
    held, offered = shown.disclosure, shown.offer
    kinds = sorted({ITEM_KINDS[item.kind] for item in text.items})
    serves = sorted({DECISIONS_SERVED[item.decision_served] for item in text.items})
    was_sent = held.accepted_by is not None
    is_untold = shown.side is Side.ORIGINATOR and text.approved_at is not None
    answered = (
        ("Information shared", tuple(kinds) if was_sent else ("Nothing has been shared",)),
        ("Date of the offer", _days(text.offered_at)),
        ("Date of disclosure", _days(text.accepted_at)),
    )
    return (
        ("Organisation that provides the information", (offered.originator,)),
        ("Organisation that receives it", (shown.recipient,)),
        ("Asked for by", ("Coordinator of the centre",)),
        ("Date of the request", _days(text.drafted_at)),
        ("Agreement", (offered.agreement,)),
        ("Information asked for", tuple(kinds)),
        ("Purpose", (offered.purpose, offered.ask)),
        *((key, (value,)) for key, value in shown.law),
        ("Why sharing is necessary", paragraphs(text.reasons)),
        ("Decisions of the recipient that it serves", tuple(serves)),
        ("Decision", (STATE_WORDS[held.state],)),
        ("Decided by", (_decided_by(shown, text),)),
        ("Date of the decision to share", _days(text.approved_at)),
        ("Reasons for sharing or not", paragraphs(text.decision_reasons) or ("None yet",)),
        ("Quality", quality(text)),
        *((name, (UNTOLD,) if is_untold else value) for name, value in answered),
        ("Conditions", PROHIBITED_USES),
        (
            "Retention and return",
            (
                "Can be returned within five working days of opening.",
                "Nothing is passed on without a new decision.",
            ),
        ),
    )


def _decided_by(shown: About, text: DisclosureText) -> str:
    if text.decision_reasons:
        return f"Disclosure officer, {shown.offer.originator}"
    is_discarded = shown.disclosure.state is DisclosureState.REFUSED
    return "Coordinator of the centre" if is_discarded else "Nobody yet"


def _days(at: datetime | None) -> tuple[str, ...]:
    return (day_words(at.date()),) if at else ("Not yet",)
