"""The ceremony that begins a centre: two keys, police and local government, one administrator.

The two private keys leave with their holders; later changes of policy need both. It can be held
once: a centre that has a member refuses it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from handrail.acts.domain import Actor, the_founding
from handrail.errors import RefusedError
from handrail.members import actions, queries
from handrail.members.actions import NewMember
from handrail.members.domain import Grant, Post, Role

KEY_HOLDERS = ("police", "local-government")


@dataclass(frozen=True, kw_only=True)
class Founded:
    """Who was appointed, and where the two private keys lie for their holders to take away."""

    administrator_id: UUID
    key_files: tuple[Path, ...]


def founder(at: datetime) -> Actor:
    """The ceremony as an actor. Raises `RefusedError` once the centre has a member."""
    if queries.is_anybody_here():
        raise RefusedError("found centre", ("already_founded",))
    return the_founding(at)


def appoint_first_administrator(
    *, by: Actor, at: datetime, centre_id: UUID, member: NewMember, keys: Path
) -> Founded:
    """Make the two keys and put the first administrator in post on both.

    Not one act but four, each on the ledger; broken off, it can be held again with another address.
    """
    files = tuple(_new_key(keys, holder) for holder in KEY_HOLDERS)
    post = Post(
        id=uuid4(),
        organisation_id=centre_id,
        organisation_kind="centre",
        role=Role.ADMINISTRATOR,
        area="everywhere",
        title="Administrator",
    )
    actions.add_post("registry", by=by, at=at, post=post)
    actions.add("registry", by=by, at=at, member=member)
    grant = Grant(
        member_id=member.id,
        member_organisation_id=centre_id,
        post=post,
        organisation_key=uuid4(),
        centre_key=uuid4(),
        from_on=_today(at),
    )
    actions.grant_post("registry", by=by, at=at, tenure_id=uuid4(), grant=grant)
    return Founded(administrator_id=member.id, key_files=files)


def _today(at: datetime) -> date:
    return at.date()


def _new_key(folder: Path, holder: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    private, public = folder / f"{holder}.key", folder / f"{holder}.pub"
    _write(
        private, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), mode=0o600
    )
    _write(
        public,
        key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        mode=0o644,
    )
    return private


def _write(file: Path, content: bytes, *, mode: int) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as opened:
        opened.write(content)
