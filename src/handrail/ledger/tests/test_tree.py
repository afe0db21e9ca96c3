"""The tree against a naive reading of RFC 6962, and proofs against whoever alters them."""

from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ledger import tree
from handrail.ledger.tree import EMPTY_ROOT, Edge, extends, includes, leaf_hash, node_hash

LEAVES = [leaf_hash(str(number).encode()) for number in range(300)]
SIZES = range(301)


def naive_root(leaves):
    """RFC 6962 section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(naive_root(leaves[:half]), naive_root(leaves[half:]))


NAIVE = [naive_root(LEAVES[:size]) for size in SIZES]


def test_leaves_and_nodes_can_never_be_taken_for_each_other():
    assert leaf_hash(b"ab") == sha256(b"\x00ab").digest()
    assert node_hash(b"a", b"b") == sha256(b"\x01ab").digest()


def test_the_edge_has_the_naive_root_at_every_size():
    edge = Edge()
    for size, leaf in enumerate(LEAVES):
        assert edge.root() == NAIVE[size]
        assert edge.is_sound()
        edge = edge.extended([leaf])


@given(cut=st.integers(0, 300))
def test_the_edge_grows_in_any_steps_to_the_same_tree(cut):
    assert Edge().extended(LEAVES[:cut]).extended(LEAVES[cut:]) == Edge().extended(LEAVES)


@pytest.mark.parametrize(
    "edge",
    [
        Edge(-1, ()),
        Edge(3, (LEAVES[0],)),
        Edge(0, (LEAVES[0],)),
        Edge(1, (LEAVES[0][:31],)),
    ],
)
def test_an_edge_of_the_wrong_shape_is_not_sound(edge):
    assert not edge.is_sound()


def a_proof(index, size):
    return tree.inclusion_proof(index, size, roots=tree.over(LEAVES))


def a_growth(old, new):
    return tree.consistency_proof(old, new, roots=tree.over(LEAVES))


@pytest.mark.parametrize("size", [*range(1, 34), 255, 256, 257, 300])
def test_every_leaf_of_every_tree_is_proved(size):
    for index in range(0, size, 1 + size // 40):
        proof = a_proof(index, size)
        assert includes(NAIVE[size], proof, leaf=LEAVES[index], index=index, size=size)


@pytest.mark.parametrize("new", [*range(1, 34), 255, 256, 257, 300])
def test_every_growth_is_proved(new):
    for old in range(1, new + 1, 1 + new // 40):
        proof = a_growth(old, new)
        assert extends(NAIVE[old], NAIVE[new], proof, old=old, new=new)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_no_proof_is_made_of_a_leaf_outside_the_tree(index, size):
    with pytest.raises(IndexError):
        a_proof(index, size)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (4, 3), (-1, 2)])
def test_no_proof_is_made_of_a_tree_that_shrank_or_was_empty(old, new):
    with pytest.raises(IndexError):
        a_growth(old, new)


def test_an_empty_tree_extends_itself_and_nothing_else():
    assert extends(EMPTY_ROOT, EMPTY_ROOT, [], old=0, new=0)
    assert not extends(EMPTY_ROOT, NAIVE[3], [], old=0, new=3)
    assert not extends(NAIVE[3], EMPTY_ROOT, [], old=3, new=0)


A_PLACE = st.integers(1, 300).flatmap(
    lambda size: st.tuples(st.integers(0, size - 1), st.just(size))
)
A_CHANGE = st.tuples(st.integers(0), st.integers(1, 255))


def altered(value, change):
    at, by = change[0] % len(value), change[1]
    return value[:at] + bytes([value[at] ^ by]) + value[at + 1 :]


@given(place=A_PLACE, change=A_CHANGE)
def test_a_proof_of_an_altered_leaf_never_verifies(place, change):
    index, size = place
    leaf = altered(LEAVES[index], change)

    assert not includes(NAIVE[size], a_proof(index, size), leaf=leaf, index=index, size=size)


@given(place=A_PLACE, change=A_CHANGE, at=st.integers(0))
def test_an_altered_proof_of_inclusion_never_verifies(place, change, at):
    index, size = place
    proof = list(a_proof(index, size)) or [LEAVES[0]]
    proof[at % len(proof)] = altered(proof[at % len(proof)], change)

    assert not includes(NAIVE[size], proof, leaf=LEAVES[index], index=index, size=size)


@given(place=A_PLACE, other=st.integers(0, 400))
def test_a_proof_never_verifies_at_another_index(place, other):
    index, size = place
    verified = includes(
        NAIVE[size], a_proof(index, size), leaf=LEAVES[index], index=other, size=size
    )

    assert verified == (other == index)


@given(place=A_PLACE, above=st.integers(0, 299))
def test_nothing_is_shown_by_climbing_past_the_root(place, above):
    index, size = place
    proof = [*a_proof(index, size), LEAVES[above]]
    taller = node_hash(LEAVES[above], NAIVE[size])

    assert not includes(taller, proof, leaf=LEAVES[index], index=index, size=size)


@pytest.mark.parametrize("new", range(20))
def test_no_tree_extends_a_larger_one(new):
    for old in range(new + 1, 40):
        assert not extends(NAIVE[old], NAIVE[old], [], old=old, new=new)


@given(place=A_PLACE, change=A_CHANGE, at=st.integers(0))
def test_an_altered_proof_of_growth_never_verifies(place, change, at):
    old, new = place[0] + 1, place[1]
    proof = list(a_growth(old, new)) or [LEAVES[0]]
    proof[at % len(proof)] = altered(proof[at % len(proof)], change)

    assert not extends(NAIVE[old], NAIVE[new], proof, old=old, new=new)


@given(place=A_PLACE, change=A_CHANGE)
def test_a_history_that_was_rewritten_is_never_an_extension(place, change):
    old, new = place[0] + 1, place[1]
    forged = [altered(LEAVES[0], change), *LEAVES[1:new]]
    proof = tree.consistency_proof(old, new, roots=tree.over(forged))

    assert not extends(NAIVE[old], tree.root(forged), proof, old=old, new=new)


@given(
    proof=st.lists(st.binary(max_size=33), max_size=12),
    index=st.integers(-5, 2**65),
    size=st.integers(-5, 2**65),
)
def test_verifying_garbage_says_no_and_never_breaks(proof, index, size):
    assert not includes(NAIVE[9], proof, leaf=LEAVES[0], index=index, size=size)
    assert not extends(NAIVE[9], NAIVE[10], proof, old=index, new=size)


@given(place=A_PLACE, start=st.integers(0, 299), end=st.integers(0, 300))
def test_exactly_the_aligned_ranges_are_subtrees(place, start, end):
    _, size = place
    roots = tree.over(LEAVES)
    if not 0 <= start < end <= size:
        return
    width = 1 << (end - start - 1).bit_length()
    proof = tree.inclusion_proof(0, end - start, roots=tree.over(LEAVES[start:end]))
    shown = tree.subtree_includes(
        roots(start, end), proof, leaf=LEAVES[start], index=start, within=(start, end)
    )

    assert shown == (start % width == 0)


def naive_part_proof(start, end, size, *, known=True):
    """The proof that a subtree is part of a tree, as the draft on Merkle tree certificates has it."""

    def step(start, end, low, high, known):
        if (start, end) == (low, high):
            return [] if known else [naive_root(LEAVES[low:high])]
        half = low + (1 << ((high - low - 1).bit_length() - 1))
        if end <= half:
            return [*step(start, end, low, half, known), naive_root(LEAVES[half:high])]
        known, start = (known, start) if half <= start else (False, half)
        return [*step(start, end, half, high, known), naive_root(LEAVES[low:half])]

    return step(start, end, 0, size, known)


@pytest.mark.parametrize("size", range(1, 26))
def test_every_subtree_of_every_tree_is_shown_to_be_its_part(size):
    for start, end in combinations(range(size + 1), 2):
        width = 1 << (end - start - 1).bit_length()
        roots = naive_root(LEAVES[start:end]), NAIVE[size]
        proof = naive_part_proof(start, end, size) if start % width == 0 else []
        shown = tree.subtree_extends(*roots, proof, within=(start, end), size=size)
        assert shown == (start % width == 0)


@pytest.mark.parametrize("size", range(2, 40))
def test_no_growth_is_shown_by_nothing_at_all(size):
    for old in range(1, size):
        assert not extends(NAIVE[old], NAIVE[size], [], old=old, new=size)
