"""Signed notes: what is believed, what is refused, and that there is no second spelling."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from handrail.ledger import note
from handrail.ledger.errors import UnreadableNoteError, UntrustedNoteError
from handrail.ledger.note import COSIGNATURE, Checkpoint, Note, Signer, Verifier
from handrail.ledger.tests.cast import SIGNER, STRANGER, vectors

TEXT = "a message\n"
SIGNED = SIGNER.sign(TEXT)
LINE = SIGNED.split("\n")[-2]
VKEY = str(SIGNER.verifier)
ROOT = bytes(range(32))
CHECKPOINT = Checkpoint(SIGNER.name, 7, ROOT)


def b64(value):
    return base64.b64encode(value).decode()


def test_a_signed_text_is_opened_with_the_signers_public_key():
    text, signed = note.opened(SIGNED, verifiers=[STRANGER.verifier, SIGNER.verifier])

    assert text == TEXT
    assert list(signed) == [SIGNER.verifier]


def test_a_text_may_hold_empty_lines_and_other_alphabets():
    poem = "Ognuno sta solo\n\nè subito sera\u2028\n"

    assert note.opened(SIGNER.sign(poem), verifiers=[SIGNER.verifier])[0] == poem


def test_signatures_of_keys_that_we_do_not_know_are_left_out():
    both = SIGNED + STRANGER.sign(TEXT).split("\n")[-2] + "\n"

    assert list(note.opened(both, verifiers=[SIGNER.verifier])[1]) == [SIGNER.verifier]


def test_a_note_that_nobody_we_know_signed_is_refused():
    with pytest.raises(UntrustedNoteError) as refusal:
        note.opened(SIGNED, verifiers=[STRANGER.verifier])

    assert not refusal.value.forged


def test_one_false_signature_of_a_known_key_spoils_the_note():
    false = SIGNER.sign("another\n").split("\n")[-2]

    with pytest.raises(UntrustedNoteError) as refusal:
        note.opened(f"{SIGNED}{false}\n", verifiers=[SIGNER.verifier])

    assert refusal.value.forged


@given(at=st.integers(0, len(SIGNED) - 1), letter=st.characters(codec="utf-8"))
def test_a_note_with_any_letter_changed_is_never_opened(at, letter):
    forged = SIGNED[:at] + letter + SIGNED[at + 1 :]

    if forged != SIGNED:
        with pytest.raises((UnreadableNoteError, UntrustedNoteError)):
            note.opened(forged, verifiers=[SIGNER.verifier])


@given(text=st.text())
def test_no_text_breaks_the_reader(text):
    with pytest.raises((UnreadableNoteError, UntrustedNoteError)):
        note.opened(text, verifiers=[SIGNER.verifier])


@pytest.mark.parametrize(
    "unreadable",
    [
        "",
        TEXT,
        f"{TEXT}\n",
        f"{TEXT}{LINE}\n",
        f"{TEXT}\n{LINE}",
        f"a\tb\n\n{LINE}\n",
        f"{TEXT}\n- {LINE[2:]}\n",
        f"{TEXT}\n— {SIGNER.name}\n",
        f"{TEXT}\n—  {LINE.split()[-1]}\n",
        f"{TEXT}\n— a+b {LINE.split()[-1]}\n",
        f"{TEXT}\n— name ****\n",
        f"{TEXT}\n— name é\n",
        f"{TEXT}\n— name {b64(b'4 id')}\n",
        f"{TEXT}\n— name AAAAAAB=\n",
        f"{TEXT}\n{LINE}\n" + f"{LINE}\n" * 64,
    ],
)
def test_what_is_no_note_is_not_read(unreadable):
    with pytest.raises(UnreadableNoteError):
        Note.parse(unreadable)


def test_sixteen_signatures_are_no_trouble():
    assert len(Note.parse(SIGNED + f"{LINE}\n" * 15).signatures) == 16


@pytest.mark.parametrize("text", ["no line", "a\x00b\n", ""])
def test_nothing_is_signed_that_could_not_be_read_again(text):
    with pytest.raises(UnreadableNoteError):
        SIGNER.sign(text)


def test_keys_are_written_and_read_in_the_form_of_gos_note_package():
    assert Signer.parse(SIGNER.secret()) == SIGNER
    assert Verifier.parse(VKEY) == SIGNER.verifier
    assert SIGNER.secret().startswith(f"PRIVATE+KEY+{SIGNER.name}+")


def test_a_signer_never_shows_its_secret_by_accident():
    assert b64(SIGNER.private) not in repr(SIGNER)
    assert SIGNER.private.hex() not in repr(SIGNER)
    assert VKEY in repr(SIGNER)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        VKEY.replace("+", "-", 1),
        f"{VKEY}A",
        VKEY.replace("handrail", "guardrail"),
        f"a b+{VKEY.split('+', 1)[1]}",
        f"n+00000000+{b64(bytes([9]) + SIGNER.verifier.public)}",
        f"n+00000000+{b64(bytes([1]) + b'short')}",
    ],
)
def test_what_is_no_public_key_is_not_read(text):
    with pytest.raises(UnreadableNoteError):
        Verifier.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        VKEY,
        SIGNER.secret().replace("handrail", "guardrail"),
        f"PRIVATE+KEY+n+00000000+{b64(bytes([4]) + bytes(32))}",
        f"PRIVATE+KEY+n+00000000+{b64(bytes([1]) + bytes(31))}",
    ],
)
def test_what_is_no_private_key_is_not_read(text):
    with pytest.raises(UnreadableNoteError):
        Signer.parse(text)


def test_a_name_of_no_letters_is_no_name():
    with pytest.raises(UnreadableNoteError):
        Verifier("", bytes(32))


COSIGNED = vectors("skylight-cosigned.json")["cosigned"][1]
WITNESS = Verifier.parse(COSIGNED["vkey"])


def cosigned_with(value):
    line = f"— {WITNESS.name} {b64(WITNESS.key_id + value)}"
    return "\n".join([*COSIGNED["note"].split("\n")[:4], line, ""])


def test_a_witness_vouches_for_the_time_as_well():
    _, signed = note.opened(COSIGNED["note"], verifiers=[WITNESS])
    value = signed[WITNESS].value
    moved = (note.cosigned_at(value) + 1).to_bytes(8, "big") + value[8:]

    note.opened(cosigned_with(value), verifiers=[WITNESS])
    with pytest.raises(UntrustedNoteError):
        note.opened(cosigned_with(moved), verifiers=[WITNESS])


@pytest.mark.parametrize("value", [b"\xff" * 72, bytes(72), b"short"])
def test_a_cosignature_of_no_time_or_no_length_is_false(value):
    assert WITNESS.kind == COSIGNATURE
    assert not WITNESS.verifies(TEXT, value)


@pytest.mark.parametrize(("at", "believed"), [(0, True), (2**63 - 1, True), (2**63, False)])
def test_a_witness_has_a_clock_of_63_bits(at, believed):
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    witness = Verifier("w", key.public_key().public_bytes_raw(), COSIGNATURE)
    signature = key.sign(f"cosignature/v1\ntime {at}\n{TEXT}".encode())

    assert witness.verifies(TEXT, at.to_bytes(8, "big") + signature) is believed


def test_a_checkpoint_is_three_lines():
    assert CHECKPOINT.text() == f"{SIGNER.name}\n7\n{b64(ROOT)}\n"
    assert Checkpoint.parse(CHECKPOINT.text()) == CHECKPOINT


def test_a_checkpoint_keeps_the_lines_that_others_add():
    extended = Checkpoint("a log", 0, ROOT, ("one", "two"))

    assert Checkpoint.parse(extended.text()) == extended


def test_a_checkpoint_is_opened_with_its_logs_key_only():
    signed = CHECKPOINT.signed(SIGNER)

    assert Checkpoint.opened(signed, verifier=SIGNER.verifier) == CHECKPOINT
    with pytest.raises(UntrustedNoteError):
        Checkpoint.opened(signed, verifier=STRANGER.verifier)


def test_a_checkpoint_that_speaks_of_another_log_is_refused():
    other = Checkpoint("another.invalid/log", 7, ROOT).signed(SIGNER)

    with pytest.raises(UntrustedNoteError):
        Checkpoint.opened(other, verifier=SIGNER.verifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"log\n7\n{b64(ROOT)}",
        f"log\n7\n{b64(ROOT)}\n\n",
        "log\n7\n",
        f"\n7\n{b64(ROOT)}\n",
        f"log\n07\n{b64(ROOT)}\n",
        f"log\n-1\n{b64(ROOT)}\n",
        f"log\n\N{ARABIC-INDIC DIGIT SEVEN}\n{b64(ROOT)}\n",
        f"log\n{2**63}\n{b64(ROOT)}\n",
        f"log\n7\n{b64(ROOT[:31])}\n",
        f"log\n7\n{b64(ROOT)[:-2]}9=\n",
        "log\n7\nno root\n",
    ],
)
def test_what_is_no_checkpoint_is_not_read(text):
    with pytest.raises(UnreadableNoteError):
        Checkpoint.parse(text)
