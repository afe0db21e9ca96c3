"""Local sign-in: one answer and one cost for a wrong password, no account and a locked one.

Failures are counted for every address, known or not, so that locking tells nobody which is which.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from handrail.acts.domain import Actor
from handrail.members import queries
from handrail.members.models import LockOut, Member

MOST_FAILURES = 10
LOCKED_FOR = timedelta(minutes=15)


class LocalAccounts:
    """Django's way in to our accounts: e-mail address and password.

    Not a subclass of Django's backend: importing that brings in its own user and its permissions.
    """

    def authenticate(
        self, request: Any, *, email: str = "", password: str = "", **_rest: Any
    ) -> Member | None:
        """The member, or None for a wrong password, no account or too many failures alike."""
        at = getattr(request, "received_at", None) or timezone.now()
        lock, _ = LockOut.objects.get_or_create(address_digest=_digest(email))
        member = queries.signing_in(email)
        lets_in = _lets_in(lock, right=_is_right(member, password), at=at)
        return member if lets_in else None

    def get_user(self, user_id: UUID) -> Member | None:
        """The account that a session names, as long as it is active."""
        return queries.account(user_id, at=timezone.now())


def _is_right(member: Member | None, password: str) -> bool:
    if member is None:
        make_password(password)  # the same work as for a known address
        return False
    return check_password(password, member.password)


def _lets_in(lock: LockOut, *, right: bool, at: datetime) -> bool:
    """Whether this opens the address; counts in the database, where guesses at once all count."""
    is_open = Q(locked_until=None) | Q(locked_until__lte=at)
    unlocked = LockOut.objects.filter(is_open, address_digest=lock.address_digest)
    if right:
        return bool(unlocked.update(failures=0, locked_until=None))
    unlocked.update(failures=F("failures") + 1)
    unlocked.filter(failures__gte=MOST_FAILURES).update(locked_until=at + LOCKED_FOR)
    return False


def _digest(email: str) -> bytes:
    return hashlib.sha256(email.strip().lower().encode()).digest()


def who_acts(session: Any, *, at: datetime) -> Actor | None:
    """The actor whom a session names, unless the account ended or its password changed since."""
    member_id, fingerprint = session.get(SESSION_KEY), session.get(HASH_SESSION_KEY, "")
    found = queries.signed_in(UUID(member_id), at=at) if member_id else None
    if found is None:
        return None
    member, actor = found
    is_same = constant_time_compare(fingerprint, member.get_session_auth_hash())
    return actor if is_same else None
