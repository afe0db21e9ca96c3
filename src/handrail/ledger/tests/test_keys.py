"""The log's key: made once, for its owner's eyes only, and of one log for life."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from handrail.ledger.errors import UnreadableNoteError, UnsafeKeyError
from handrail.ledger.keys import ledger_signer, ledger_verifier
from handrail.ledger.note import Checkpoint

ORIGIN = "handrail.invalid/keys"


def test_a_key_is_made_once_and_then_read(tmp_path):
    made = ledger_signer(tmp_path / "keys", origin=ORIGIN)

    assert ledger_signer(tmp_path / "keys", origin=ORIGIN) == made
    assert made.name == ORIGIN


def test_only_its_owner_reads_the_key(tmp_path):
    ledger_signer(tmp_path, origin=ORIGIN)

    assert stat.S_IMODE((tmp_path / "ledger.key").stat().st_mode) == 0o600


def test_the_verifier_beside_the_key_opens_what_it_signs(tmp_path):
    signer = ledger_signer(tmp_path, origin=ORIGIN)
    note = Checkpoint(ORIGIN, 0, bytes(32)).signed(signer)

    assert Checkpoint.opened(note, verifier=ledger_verifier(tmp_path)).origin == ORIGIN


def test_a_crash_between_key_and_verifier_is_mended(tmp_path):
    signer = ledger_signer(tmp_path, origin=ORIGIN)
    (tmp_path / "ledger.vkey").unlink()
    ledger_signer(tmp_path, origin=ORIGIN)

    assert ledger_verifier(tmp_path) == signer.verifier


def test_many_who_come_at_once_get_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: ledger_signer(tmp_path, origin=ORIGIN), range(8)))

    assert len(set(made)) == 1


def test_two_centres_never_have_the_same_key(tmp_path):
    one, two = (ledger_signer(tmp_path / name, origin=ORIGIN) for name in ("one", "two"))

    assert one != two


def test_a_key_that_others_can_read_signs_nothing(tmp_path):
    ledger_signer(tmp_path, origin=ORIGIN)
    (tmp_path / "ledger.key").chmod(0o640)

    with pytest.raises(UnsafeKeyError, match="chmod 600"):
        ledger_signer(tmp_path, origin=ORIGIN)


def test_a_log_keeps_its_name(tmp_path):
    ledger_signer(tmp_path, origin=ORIGIN)

    with pytest.raises(UnsafeKeyError, match=ORIGIN):
        ledger_signer(tmp_path, origin="handrail.invalid/other")


def test_a_damaged_key_is_never_replaced_in_silence(tmp_path):
    ledger_signer(tmp_path, origin=ORIGIN)
    (tmp_path / "ledger.key").write_text("PRIVATE+KEY+half of")

    with pytest.raises(UnreadableNoteError):
        ledger_signer(tmp_path, origin=ORIGIN)
