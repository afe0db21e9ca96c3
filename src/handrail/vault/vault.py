"""The vault as capabilities use it: seal rows within one transaction, open rows in one query.

Plaintext keys live as long as one `Sealer` or one call, never longer and never in a cache.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Self, TypeVar

from cryptography.exceptions import InvalidTag

from handrail.vault import blind, sealing, tables
from handrail.vault.domain import BlindColumn, Place, SealedRow
from handrail.vault.errors import BrokenSealError, KeyDestroyedError, KeyMissingError
from handrail.vault.kek import FileKeyEncryptionKey, KeyEncryptionKey, Wrapped
from handrail.vault.tables import KeptItemKey, NewItemKey, NewPersonKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType
    from uuid import UUID

TIES: Final = "ties"
FIRST_VERSION: Final = 1
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, repr=False)
class ItemSecret:
    """An item's key and salt, unwrapped, with whose they are."""

    person_id: UUID
    key: sealing.Key
    salt: bytes


@cache
def open_vault(folder: Path) -> Vault:
    """The vault whose keys lie in `keys` of this data folder; one a process, safe to share between threads."""
    keys = folder / "keys"
    return Vault(FileKeyEncryptionKey(keys), index_keys=blind.IndexKeys(keys))


@dataclass(frozen=True, slots=True)
class Vault:
    """Opens sealed rows, and hands out sealers that write them."""

    kek: KeyEncryptionKey
    index_keys: blind.IndexKeys

    def sealer(
        self, *, at: datetime, people: Iterable[UUID] = (), rows: Iterable[UUID] = ()
    ) -> Sealer:
        """A sealer that can add rows to these people and reseal these rows; at most one query for each."""
        return Sealer(self.kek, at=at, people=self._people(people), items=self._items(rows))

    def unseal_rows(self, rows: Iterable[SealedRow]) -> dict[UUID, dict[str, str]]:
        """The texts of these rows, in one query. One row that does not open is an error, never a gap."""
        wanted = list(rows)
        items = self._items(row.row_id for row in wanted)
        return {row.row_id: _unsealed(row, items[row.row_id].key) for row in wanted}

    def untie(self, person_id: UUID, sealed: Mapping[UUID, bytes]) -> dict[UUID, str]:
        """The texts that `Sealer.tie` sealed for this person, in one query."""
        key = self._people({person_id})[person_id]
        return {
            row_id: sealing.unseal(key, bytes(blob), place=_tie_place(row_id))
            for row_id, blob in sealed.items()
        }

    def blind_index(self, column: BlindColumn, *parts: str) -> int:
        """What to store and look up for this compound; the parts come normalised."""
        return self.index_keys.index(column, *parts)

    def _people(self, ids: Iterable[UUID]) -> dict[UUID, sealing.Key]:
        wanted = set(ids)
        if not wanted:
            return {}
        keys = {
            key_id: self._person_key(key_id, wrapped, version)
            for key_id, wrapped, version in tables.person_keys(wanted)
        }
        return _complete(keys, wanted, name="person's key")

    def _items(self, ids: Iterable[UUID]) -> dict[UUID, ItemSecret]:
        wanted = set(ids)
        if not wanted:
            return {}
        people: dict[UUID, sealing.Key] = {}
        items: dict[UUID, ItemSecret] = {}
        for row in tables.item_keys(wanted):
            person = row.person_id
            if person not in people:
                people[person] = self._person_key(person, row.person_wrapped, row.kek_version)
            items[row.id] = _unwrapped_item(row, people[person])
        return _complete(items, wanted, name="item's key")

    def _person_key(self, person_id: UUID, wrapped: bytes | None, version: int) -> sealing.Key:
        if wrapped is None:
            raise KeyDestroyedError("person's key")
        context = _person_context(person_id)
        return sealing.Key(self.kek.unwrap(Wrapped(version, bytes(wrapped)), context=context))


class Sealer:
    """Seals rows of people within the caller's transaction.

    As a context manager it puts the new keys on their tables on leaving without an error, and
    forgets every plaintext key on leaving at all. Rows sealed by it commit with their keys or not at all.
    """

    def __init__(
        self,
        kek: KeyEncryptionKey,
        *,
        at: datetime,
        people: dict[UUID, sealing.Key],
        items: dict[UUID, ItemSecret],
    ) -> None:
        self._kek, self._at = kek, at
        self._people, self._items = people, items
        self._new_people: list[NewPersonKey] = []
        self._new_items: list[NewItemKey] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.save()
        self._people.clear()
        self._items.clear()

    def new_people(self, ids: Iterable[UUID]) -> None:
        """Make a key for each of these people, usable at once and written by `save`."""
        for person_id in ids:
            secret = os.urandom(sealing.KEY_BYTES)
            wrapped = self._kek.wrap(secret, context=_person_context(person_id))
            self._people[person_id] = sealing.Key(secret)
            self._new_people.append(NewPersonKey(person_id, wrapped.blob, wrapped.version))

    def seal(
        self, table: str, *, row_id: UUID, person_id: UUID, texts: Mapping[str, str]
    ) -> dict[str, bytes]:
        """The texts sealed to their fields of this row; the row's first sealing makes its key."""
        item = self._items.get(row_id) or self._new_item(row_id, person_id)
        if item.person_id != person_id:
            raise ValueError("this row is sealed for another person")
        return {
            field: sealing.seal(item.key, text, place=Place(table, row_id, field))
            for field, text in texts.items()
        }

    def tie(self, row_id: UUID, person_id: UUID, text: str) -> bytes:
        """One text sealed to its row under the person's own key: goes when the person's key goes."""
        return sealing.seal(self._people[person_id], text, place=_tie_place(row_id))

    def commitment(self, row_id: UUID, content: bytes) -> str:
        """What the ledger keeps of this row's content, under the row's own salt."""
        return blind.commitment(content, self._items[row_id].salt)

    def save(self) -> None:
        """Put the keys made so far on their tables, in two statements, in the caller's transaction."""
        tables.add_person_keys(self._new_people, at=self._at)
        tables.add_item_keys(self._new_items)
        self._new_people, self._new_items = [], []

    def _new_item(self, row_id: UUID, person_id: UUID) -> ItemSecret:
        secret, salt = os.urandom(sealing.KEY_BYTES), os.urandom(blind.SALT_BYTES)
        wrapped = sealing.encrypt(
            self._people[person_id].cipher,
            secret + salt,
            bound=_item_context(row_id, person_id, FIRST_VERSION),
        )
        self._new_items.append(NewItemKey(row_id, person_id, FIRST_VERSION, wrapped))
        item = ItemSecret(person_id, sealing.Key(secret, version=FIRST_VERSION), salt)
        self._items[row_id] = item
        return item


def _unsealed(row: SealedRow, key: sealing.Key) -> dict[str, str]:
    return {
        field: sealing.unseal(key, bytes(blob), place=Place(row.table, row.row_id, field))
        for field, blob in row.fields.items()
    }


def _unwrapped_item(row: KeptItemKey, person: sealing.Key) -> ItemSecret:
    if row.wrapped is None:
        raise KeyDestroyedError("item's key")
    bound = _item_context(row.id, row.person_id, row.version)
    try:
        secret = sealing.decrypt(person.cipher, bytes(row.wrapped), bound=bound)
    except InvalidTag:
        raise BrokenSealError("vault_item_key", "changed or moved") from None
    key = sealing.Key(secret[: sealing.KEY_BYTES], version=row.version)
    return ItemSecret(row.person_id, key, secret[sealing.KEY_BYTES :])


def _complete(found: dict[UUID, Found], wanted: set[UUID], *, name: str) -> dict[UUID, Found]:
    if len(found) != len(wanted):
        raise KeyMissingError(name)
    return found


def _tie_place(row_id: UUID) -> Place:
    return Place(TIES, row_id, "text")


def _person_context(person_id: UUID) -> bytes:
    return b"person" + person_id.bytes


def _item_context(row_id: UUID, person_id: UUID, version: int) -> bytes:
    return b"item" + row_id.bytes + person_id.bytes + version.to_bytes(2, "big")
