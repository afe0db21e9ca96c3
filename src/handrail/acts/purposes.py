"""Why content is opened: a closed list, asked before each opening and kept on the ledger (R36)."""

from __future__ import annotations

from handrail.errors import Fault, InputError

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


def refuse_unknown(code: str) -> None:
    """Raise `InputError` for anything that is not one of the reasons; it never repeats what was said."""
    if not is_purpose(code):
        sentence = f"Say why this is opened. Use one of: {', '.join(PURPOSES)}."
        raise InputError((Fault("why", "purpose_unknown", sentence),))
