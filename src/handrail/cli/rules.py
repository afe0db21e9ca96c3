"""Who may act from a shell. Pure."""

from __future__ import annotations

from uuid import UUID

from handrail.policy.decisions import Decision, decide

WORDS: dict[str, str] = {
    "token_needed": (
        "To act as a member, put that member's token into a file and name it in "
        "HANDRAIL_TOKEN_FILE. Without one you can act on synthetic data only."
    ),
    "token_of_nobody": "The token does not hold: it has expired, or is not one of this centre.",
    "token_of_somebody_else": "The token is not that of the member named after --as.",
    "not_your_decision": "Only the member concerned or an inspector may ask this.",
    "data_not_synthetic": (
        "This data folder has a centre of real people. `pilot run` makes its own centre: "
        "give it an empty folder with --data."
    ),
    "data_not_demo": (
        "This data folder holds something that is not the demo's, and is left as it is. Give the "
        "demo an empty folder with --data."
    ),
    "wrong_password": "The address or the password is not right, or there were too many attempts.",
}


def may_act(
    *, member: UUID | None, holder: UUID | None, has_token: bool, is_synthetic: bool
) -> Decision:
    """A member acts with that member's own token; on synthetic data also without one."""
    needs_token = has_token or not is_synthetic
    return decide(
        "act as a member",
        token_needed=needs_token and not has_token,
        token_of_nobody=has_token and holder is None,
        token_of_somebody_else=holder is not None and holder != member,
    )
