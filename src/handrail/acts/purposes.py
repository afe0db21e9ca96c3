"""Why content is opened: a closed list, asked before each opening and kept on the ledger (R36)."""

from __future__ import annotations

PURPOSES: dict[str, str] = {
    "prepare_decision": "To prepare or take a decision in this case",
    "do_the_ask": "To do what was asked of my organisation",
    "check_quality": "To check that what is held or sent is right",
    "answer_a_right": "To answer the person's request about their own information",
    "supervise": "To supervise or review work in this case",
}


def is_purpose(code: str | None) -> bool:
    """Whether somebody gave one of the reasons for which content may be opened."""
    return code in PURPOSES
