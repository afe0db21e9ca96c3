"""What other implementations wrote is read as they meant it: vectors/README.md names them."""

import base64

import pytest

from handrail.ledger import note, tree
from handrail.ledger.note import Checkpoint, Verifier
from handrail.ledger.tests.cast import vectors

LOG = vectors("tessera-log.json")
SIZES = sorted(map(int, LOG["checkpoints"]))
BUNDLE = bytes.fromhex(LOG["entry_bundles_hex"]["tile/entries/000.p/15"])


def raw(text):
    return base64.b64decode(text or "")


def proof(case):
    return [raw(node) for node in case["proof"] or []]


def cases(name):
    return [pytest.param(case, id=case["file"]) for case in vectors(name)]


@pytest.mark.parametrize("case", cases("merkle-inclusion.json"))
def test_inclusion(case):
    shown = tree.includes(
        raw(case["root"]),
        proof(case),
        leaf=raw(case["leafHash"]),
        index=case["leafIdx"],
        size=case["treeSize"],
    )

    assert shown is not case["wantErr"]


@pytest.mark.parametrize("case", cases("merkle-subtreeinclusion.json"))
def test_inclusion_in_a_subtree(case):
    shown = tree.subtree_includes(
        raw(case["root"]),
        proof(case),
        leaf=raw(case["leafHash"]),
        index=case["leafIdx"],
        within=(case["start"], case["end"]),
    )

    assert shown is not case["wantErr"]


@pytest.mark.parametrize("case", cases("merkle-consistency.json"))
def test_consistency(case):
    roots = raw(case["root1"]), raw(case["root2"])
    shown = tree.extends(*roots, proof(case), old=case["size1"], new=case["size2"])

    assert shown is not case["wantErr"]


@pytest.mark.parametrize("case", cases("merkle-subtreeconsistency.json"))
def test_consistency_of_a_subtree(case):
    roots = raw(case["root1"]), raw(case["root2"])
    within = case["start"], case["end"]
    shown = tree.subtree_extends(*roots, proof(case), within=within, size=case["size"])

    assert shown is not case["wantErr"]


def unbundled(bundle):
    """The entries of a bundle of tlog-tiles: each with its length in two bytes before it."""
    found = []
    while bundle:
        length = int.from_bytes(bundle[:2], "big")
        found.append(bundle[2 : 2 + length])
        bundle = bundle[2 + length :]
    return found


LEAVES = [tree.leaf_hash(entry) for entry in unbundled(BUNDLE)]


@pytest.mark.parametrize("size", SIZES)
def test_a_log_of_another_make_has_our_roots(size):
    verifier = Verifier.parse(LOG["vkey"])
    checkpoint = Checkpoint.opened(LOG["checkpoints"][str(size)], verifier=verifier)

    assert checkpoint == Checkpoint(LOG["origin"], size, tree.root(LEAVES[:size]))


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_log_of_another_make_has_our_leaf_hashes(size):
    tile = bytes.fromhex(LOG["tiles_hex"][f"tile/0/000.p/{size}"])

    assert tile == b"".join(LEAVES[:size])


@pytest.mark.parametrize("old", SIZES[1:])
def test_the_checkpoints_of_another_make_extend_each_other(old):
    verifier = Verifier.parse(LOG["vkey"])
    was, now = (
        Checkpoint.opened(LOG["checkpoints"][str(size)], verifier=verifier) for size in (old, 15)
    )
    grown = tree.consistency_proof(old, 15, roots=tree.over(LEAVES))

    assert tree.extends(was.root, now.root, grown, old=old, new=15)


@pytest.mark.parametrize("case", vectors("skylight-cosigned.json")["cosigned"])
def test_a_witness_is_believed(case):
    witness = Verifier.parse(case["vkey"])
    text, signed = note.opened(case["note"], verifiers=[witness])

    assert Checkpoint.parse(text).size == 300
    assert (
        note.cosigned_at(signed[witness].value) == 1_767_139_200
    )  # midnight on the last day of 2025


def test_the_example_of_the_specification_is_believed():
    example = vectors("signed-note.json")
    verifier = Verifier.parse(example["vkey"])
    text, signed = note.opened(example["note"], verifiers=[verifier])

    assert text == "This is an example message.\n"
    assert list(signed) == [verifier]
    assert str(verifier) == example["vkey"]
