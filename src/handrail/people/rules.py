"""Who may decide that two people are one. Pure."""

from __future__ import annotations

from handrail.people.domain import PairState, SamePersonPair
from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "already_decided": "This was decided already.",
    "not_decided_yet": "This was not decided yet.",
    "reasons_needed": "Give the reasons in a sentence.",
}


def may_decide(pair: SamePersonPair, *, reasons: str) -> Decision:
    """A human decides each pair, with reasons (R8)."""
    return decide(
        "decide same person",
        already_decided=pair.state is not PairState.PROPOSED,
        reasons_needed=not reasons.strip(),
    )


def may_reopen(pair: SamePersonPair, *, reasons: str) -> Decision:
    """A decision can be undone, with reasons; the pair then waits for another one (R8)."""
    return decide(
        "reopen same person",
        not_decided_yet=pair.state is PairState.PROPOSED,
        reasons_needed=not reasons.strip(),
    )
