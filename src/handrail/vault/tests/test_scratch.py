"""Scratch files: for one reader, once, for an hour, and noise to everybody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handrail.vault.errors import BrokenSealError
from handrail.vault.scratch import BLOCK, KEPT_FOR, Scratch, sweep, taken

READER, OTHER = UUID(int=1), UUID(int=2)
WORDS = b"a row about somebody, "


def written(folder, content=WORDS):
    with Scratch(folder, reader=READER) as scratch:
        scratch.write(content)
    return scratch.token


def read(folder, token, *, reader=READER, later=timedelta(0)):
    content = taken(folder, token, reader=reader, at=datetime.now(UTC) + later)
    return None if content is None else b"".join(content)


@pytest.mark.parametrize("length", [1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_what_was_written_is_read(tmp_path, length):
    content = (WORDS * (length // len(WORDS) + 1))[:length]

    assert read(tmp_path, written(tmp_path, content)) == content


def test_it_is_read_once(tmp_path):
    token = written(tmp_path)
    read(tmp_path, token)

    assert read(tmp_path, token) is None
    assert list(tmp_path.iterdir()) == []


def test_the_disk_holds_none_of_its_words_and_not_its_token(tmp_path):
    token = written(tmp_path)
    (file,) = tmp_path.iterdir()

    assert WORDS not in file.read_bytes()
    assert token.hex()[:16] not in file.name
    assert file.stat().st_mode & 0o077 == 0


def test_another_reader_gets_nothing(tmp_path):
    with pytest.raises(BrokenSealError):
        read(tmp_path, written(tmp_path), reader=OTHER)


def test_a_file_that_was_cut_short_is_no_file(tmp_path):
    token = written(tmp_path, WORDS * BLOCK)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[: BLOCK + 20])

    with pytest.raises(BrokenSealError):
        read(tmp_path, token)


def test_after_an_hour_it_is_gone(tmp_path):
    token = written(tmp_path)

    assert read(tmp_path, token, later=KEPT_FOR + timedelta(seconds=5)) is None
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_leaves_what_is_fresh_and_what_is_not_its_own(tmp_path):
    written(tmp_path)
    (tmp_path / "an.upload").touch()

    assert sweep(tmp_path, at=datetime.now(UTC)) == 0
    assert len(list(tmp_path.iterdir())) == 2


def test_nothing_written_leaves_no_file(tmp_path):
    written(tmp_path, b"")

    assert list(tmp_path.iterdir()) == []


def broken_off(folder):
    with Scratch(folder, reader=READER) as scratch:
        scratch.write(WORDS * BLOCK)
        raise RuntimeError


def test_an_error_leaves_no_file(tmp_path):
    with pytest.raises(RuntimeError):
        broken_off(tmp_path)

    assert list(tmp_path.iterdir()) == []
