"""Every act on the way out, by what somebody comes to do. Nothing else writes here."""

from __future__ import annotations

from handrail.disclosures.actions.answering import (
    accept,
    answer,
    approve,
    decline,
    give_back,
    lapse,
    query,
    refuse,
)
from handrail.disclosures.actions.drafting import (
    Draft,
    NewItem,
    add_item,
    decide_best_placed,
    discard,
    draft,
    offer,
    propose_best_placed,
    remove_item,
    submit,
)
from handrail.disclosures.actions.opening import open_case, open_disclosure, review
from handrail.disclosures.actions.recalling import (
    CorrectedItem,
    confirm_correction,
    confirm_recall,
    correct,
    recall,
    report_error,
    uphold,
)

__all__ = [
    "CorrectedItem",
    "Draft",
    "NewItem",
    "accept",
    "add_item",
    "answer",
    "approve",
    "confirm_correction",
    "confirm_recall",
    "correct",
    "decide_best_placed",
    "decline",
    "discard",
    "draft",
    "give_back",
    "lapse",
    "offer",
    "open_case",
    "open_disclosure",
    "propose_best_placed",
    "query",
    "recall",
    "refuse",
    "remove_item",
    "report_error",
    "review",
    "submit",
    "uphold",
]
