"""What can stand in the way of finding out who asks."""

from __future__ import annotations

from handrail.errors import HandrailError


class TokenNeededError(HandrailError):
    """Nobody acts here without a token that holds. Says the same for none, a wrong and an old one."""

    status = 401
    code = "token_needed"
    exit_code = 1

    def __init__(self) -> None:
        super().__init__("Send a token that has not expired, as 'Authorization: Bearer …'.")
