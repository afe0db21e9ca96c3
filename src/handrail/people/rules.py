"""Who may decide that two people are one. Pure."""

from __future__ import annotations

from handrail.people.domain import PairState, SamePersonPair
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "already_decided": "This was decided already.",
    "reasons_needed": "Give the reasons in a sentence.",
}


def may_decide(pair: SamePersonPair, *, reasons: str) -> Decision:
    """A human decides each pair once, with reasons (R8). Another decision undoes a merge."""
    return decide(
        "decide same person",
        already_decided=pair.state is not PairState.PROPOSED,
        reasons_needed=not reasons.strip(),
    )
