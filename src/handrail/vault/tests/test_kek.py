from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from handrail.vault.errors import BrokenSealError, KeyDestroyedError, KeyMissingError
from handrail.vault.kek import FileKeyEncryptionKey, Wrapped

PLAIN = bytes(range(32))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "keys"


def versions(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_wrapped_unwraps_in_another_process(folder):
    wrapped = FileKeyEncryptionKey(folder).wrap(PLAIN, context=b"a")

    assert FileKeyEncryptionKey(folder).unwrap(wrapped, context=b"a") == PLAIN


def test_a_key_is_for_its_owner_alone_whatever_the_mask(folder):
    before = os.umask(0)
    FileKeyEncryptionKey(folder).wrap(PLAIN, context=b"a")
    os.umask(before)

    assert (folder / "kek-1").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_reading_makes_no_key(folder):
    with pytest.raises(KeyMissingError):
        FileKeyEncryptionKey(folder).unwrap(Wrapped(1, bytes(60)), context=b"a")

    assert not folder.exists()


def test_processes_that_race_for_the_first_key_get_the_same(folder):
    start = threading.Barrier(8)

    def wrap(_):
        start.wait()
        return FileKeyEncryptionKey(folder).wrap(PLAIN, context=b"a")

    with ThreadPoolExecutor(8) as pool:
        wrapped = list(pool.map(wrap, range(8)))

    kek = FileKeyEncryptionKey(folder)
    assert {kek.unwrap(one, context=b"a") for one in wrapped} == {PLAIN}
    assert versions(folder) == ["kek-1"]


def test_a_draft_left_by_a_crash_is_no_key(folder):
    folder.mkdir()
    (folder / ".kek-1.draft").write_bytes(b"half")
    kek = FileKeyEncryptionKey(folder)

    assert kek.unwrap(kek.wrap(PLAIN, context=b"a"), context=b"a") == PLAIN
    assert versions(folder) == ["kek-1"]


def test_a_wrapped_key_does_not_unwrap_for_somebody_else(folder):
    kek = FileKeyEncryptionKey(folder)

    with pytest.raises(BrokenSealError):
        kek.unwrap(kek.wrap(PLAIN, context=b"a"), context=b"b")


@pytest.mark.parametrize("length", [0, 11, 27, 59])
def test_a_cut_key_does_not_unwrap(folder, length):
    kek = FileKeyEncryptionKey(folder)
    wrapped = kek.wrap(PLAIN, context=b"a")

    with pytest.raises(BrokenSealError):
        kek.unwrap(replace(wrapped, blob=wrapped.blob[:length]), context=b"a")


def test_after_rotating_the_new_version_wraps_and_the_old_still_unwraps(folder):
    kek = FileKeyEncryptionKey(folder)
    old = kek.wrap(PLAIN, context=b"a")

    assert kek.rotate() == 2
    assert kek.wrap(PLAIN, context=b"a").version == 2
    assert kek.unwrap(old, context=b"a") == PLAIN


def test_a_key_wrapped_under_one_version_is_not_taken_for_another(folder):
    kek = FileKeyEncryptionKey(folder)
    wrapped = kek.wrap(PLAIN, context=b"a")
    kek.rotate()

    with pytest.raises(BrokenSealError):
        kek.unwrap(replace(wrapped, version=2), context=b"a")


def test_even_a_copied_key_file_makes_no_other_version(folder):
    kek = FileKeyEncryptionKey(folder)
    wrapped = kek.wrap(PLAIN, context=b"a")
    (folder / "kek-2").write_bytes((folder / "kek-1").read_bytes())

    with pytest.raises(BrokenSealError):
        kek.unwrap(replace(wrapped, version=2), context=b"a")


def test_another_process_wraps_under_the_version_rotated_to(folder):
    first, second = FileKeyEncryptionKey(folder), FileKeyEncryptionKey(folder)
    second.wrap(PLAIN, context=b"a")
    first.rotate()

    assert second.wrap(PLAIN, context=b"a").version == 2


def test_a_destroyed_version_opens_nothing_in_any_process(folder):
    first, second = FileKeyEncryptionKey(folder), FileKeyEncryptionKey(folder)
    wrapped = first.wrap(PLAIN, context=b"a")
    second.unwrap(wrapped, context=b"a")
    first.rotate()
    first.destroy(1)

    for kek in (first, second, FileKeyEncryptionKey(folder)):
        with pytest.raises(KeyDestroyedError):
            kek.unwrap(wrapped, context=b"a")


def test_destroying_leaves_no_byte_of_the_key(folder):
    kek = FileKeyEncryptionKey(folder)
    kek.wrap(PLAIN, context=b"a")
    kek.rotate()
    kek.destroy(1)

    assert (folder / "kek-1").read_bytes() == b""


def test_a_crash_while_destroying_leaves_no_usable_key(folder):
    kek = FileKeyEncryptionKey(folder)
    wrapped = kek.wrap(PLAIN, context=b"a")
    kek.rotate()
    (folder / "kek-1").write_bytes(bytes(32))

    with pytest.raises(KeyDestroyedError):
        FileKeyEncryptionKey(folder).unwrap(wrapped, context=b"a")


def test_destroying_twice_is_well_and_numbers_are_not_used_again(folder):
    kek = FileKeyEncryptionKey(folder)
    kek.wrap(PLAIN, context=b"a")
    kek.rotate()
    kek.destroy(1)
    kek.destroy(1)

    assert kek.rotate() == 3


def test_the_version_in_use_is_not_destroyed(folder):
    kek = FileKeyEncryptionKey(folder)
    wrapped = kek.wrap(PLAIN, context=b"a")

    with pytest.raises(ValueError, match="rotate before"):
        kek.destroy(1)
    assert kek.unwrap(wrapped, context=b"a") == PLAIN


def test_a_version_that_never_was_cannot_be_destroyed(folder):
    kek = FileKeyEncryptionKey(folder)
    kek.wrap(PLAIN, context=b"a")

    with pytest.raises(KeyMissingError):
        kek.destroy(9)
