"""No two entries can be linked but by who holds the person's key; destroying it ends that too."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import transaction

from handrail.acts.context import reading
from handrail.acts.handles import handles_about, handles_among, handles_of
from handrail.acts.tests.playing import entries
from handrail.disclosures import actions as disclosures
from handrail.ledger.queries import by_handles
from handrail.rehearsal.thin_path import ThinPath
from handrail.vault import actions as vault
from handrail.vault.errors import KeyDestroyedError

ABOUT_THE_DISCLOSURE = [
    "disclosure.drafted",
    "disclosure.item_added",
    "disclosure.submitted",
    "disclosure.approved",
    "disclosure.offered",
    "disclosure.accepted",
    "disclosure.opened",
]


@pytest.fixture
def path(cast):
    """A case with everything done in it, opened once; and another person beside it."""
    ThinPath(cast, cast.at, name="2", changes={"surname": "Somebody", "forename": "Else"}).until(
        "cleared"
    )
    path = ThinPath(cast, cast.at).until("action_agreed")
    peter = cast.actor("peter")
    disclosures.open_disclosure(path.disclosure_id, by=peter, at=path.at, purpose="do_the_ask")
    return path


def about_a_person(superuser, path):
    setting_up = ("organisation.", "member.", "post.", "agreement.")
    told = entries(superuser)
    return [entry for entry in told if not entry["act"].startswith(setting_up)]


def test_no_handle_is_used_twice(superuser, path):
    handles = [entry["object"] for entry in about_a_person(superuser, path)]

    assert len(handles) > 15
    assert len(handles) == len(set(handles))


def test_no_handle_is_the_reference_of_anything(superuser, path):
    references = {
        one.hex
        for one in (path.person_id, path.case_id, path.nomination_id, path.disclosure_id,
                    path.action_id)
    }  # fmt: skip
    handles = {entry["object"] for entry in about_a_person(superuser, path)}
    everything = {text for entry in entries(superuser) for text in _texts(entry)}

    assert not references & handles
    assert not references & {text.replace("-", "") for text in everything}


def _texts(entry):
    for value in entry.values():
        yield from [value] if isinstance(value, str) else []
        yield from value if isinstance(value, list) else []


def test_who_holds_the_key_finds_the_entries_about_one_thing(path):
    with reading(path.by("carys")):
        handles = handles_about(path.disclosure_id, person=path.person_id)
        found = [recorded.entry.act for recorded in by_handles(handles)]

    assert sorted(found) == sorted(ABOUT_THE_DISCLOSURE)


def test_several_things_of_one_person_are_found_together(path):
    with reading(path.by("carys")):
        one = handles_about(path.disclosure_id, person=path.person_id)
        other = handles_about(path.case_id, person=path.person_id)
        both = handles_among([path.disclosure_id, path.case_id], person=path.person_id)

    assert one
    assert other
    assert sorted(both) == sorted(one + other)


def test_an_inspector_finds_them_by_any_reference(path):
    with reading(path.by("imran")):
        assert set(handles_of(path.disclosure_id)) == set(
            handles_about(path.disclosure_id, person=path.person_id)
        )
        assert handles_of(UUID(int=7)) == [UUID(int=7).hex]


def test_destroying_the_persons_key_ends_every_tie_and_no_others(path):
    other = ThinPath(path.cast, path.at, name="2")
    with transaction.atomic():
        assert vault.destroy_person(path.person_id)

    with pytest.raises(KeyDestroyedError), reading(path.by("carys")):
        handles_about(path.disclosure_id, person=path.person_id)
    with reading(path.by("carys")):
        assert handles_about(other.nomination_id, person=other.person_id)
        assert handles_of(path.disclosure_id) == [path.disclosure_id.hex]


def test_a_tie_says_nothing_without_the_key(superuser, path):
    sealed = [bytes(blob) for (blob,) in superuser.execute("SELECT sealed FROM acts_handle")]
    references = (path.case_id, path.disclosure_id, path.nomination_id)

    assert sealed
    assert not any(
        form in blob
        for blob in sealed
        for reference in references
        for form in (reference.bytes, str(reference).encode(), reference.hex.encode())
    )
