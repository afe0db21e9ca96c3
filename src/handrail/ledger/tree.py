"""The tree: RFC 6962 hashing, roots, proofs made and verified, and the right edge that grows.

It knows hashes only: no entry, no database, no signature. Verifiers answer yes or no and never
raise on what an adversary may send.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

# The root of the leaves from the first number up to, and without, the second.
RangeRoot = Callable[[int, int], bytes]


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root over these leaf hashes (RFC 6962 section 2.1)."""
    return Edge().extended(leaf_hashes).root()


def over(leaf_hashes: Sequence[bytes]) -> RangeRoot:
    """The roots of all ranges of these leaves, for making proofs from leaves held in memory."""
    return lambda start, end: root(leaf_hashes[start:end])


@dataclass(frozen=True)
class Edge:
    """A tree by its right edge alone: the roots of its perfect subtrees, the largest first.

    It is all that appending needs, at most one hash for each bit of the size.
    """

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def extended(self, leaf_hashes: Iterable[bytes]) -> Self:
        """The edge after these leaves were appended."""
        size, nodes = self.size, list(self.nodes)
        for node in leaf_hashes:
            nodes.append(node)
            # Each low bit set in the old size is a perfect subtree that the new leaf completes.
            carry = size
            while carry & 1:
                right = nodes.pop()
                nodes[-1] = node_hash(nodes[-1], right)
                carry >>= 1
            size += 1
        return type(self)(size, tuple(nodes))

    def root(self) -> bytes:
        if not self.nodes:
            return EMPTY_ROOT
        *rest, top = self.nodes
        for node in reversed(rest):
            top = node_hash(node, top)
        return top

    def is_sound(self) -> bool:
        """Whether there are as many nodes as a tree of this size has, each a hash."""
        return (
            self.size >= 0
            and len(self.nodes) == self.size.bit_count()
            and all(len(node) == HASH_BYTES for node in self.nodes)
        )


def inclusion_proof(index: int, size: int, *, roots: RangeRoot) -> tuple[bytes, ...]:
    """The hashes that lead from one leaf to the root of the tree of this size."""
    if not 0 <= index < size:
        raise IndexError(index)
    return tuple(_path(index, 0, size, roots=roots))


def _path(index: int, start: int, end: int, *, roots: RangeRoot) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, roots=roots), roots(middle, end)]
    return [*_path(index, middle, end, roots=roots), roots(start, middle)]


def consistency_proof(old: int, new: int, *, roots: RangeRoot) -> tuple[bytes, ...]:
    """The hashes that show the tree of the old size to be the beginning of that of the new one."""
    if not 0 < old <= new:
        raise IndexError(old)
    return tuple(_growth(old, 0, new, roots=roots))


def _growth(old: int, start: int, end: int, *, roots: RangeRoot) -> list[bytes]:
    """RFC 6962 section 2.1.2, SUBPROOF; the old tree's own root is known and not repeated."""
    if old == end:
        return [] if start == 0 else [roots(start, end)]
    middle = start + _split(end - start)
    if old <= middle:
        return [*_growth(old, start, middle, roots=roots), roots(middle, end)]
    return [*_growth(old, middle, end, roots=roots), roots(start, middle)]


def _split(size: int) -> int:
    """The largest power of two smaller than the size."""
    return 1 << ((size - 1).bit_length() - 1)


def includes(top: bytes, proof: Sequence[bytes], *, leaf: bytes, index: int, size: int) -> bool:
    """Whether the proof shows the leaf hash at this index of the tree with this root and size."""
    return subtree_includes(top, proof, leaf=leaf, index=index, within=(0, size))


def subtree_includes(
    top: bytes, proof: Sequence[bytes], *, leaf: bytes, index: int, within: tuple[int, int]
) -> bool:
    """As `includes`, in the subtree from the first of `within` up to and without the second."""
    start, end = within
    if not (_is_subtree(start, end) and start <= index < end and len(leaf) == HASH_BYTES):
        return False
    # Within its own walls a subtree is a tree like any other, and one leaf is a part of it.
    place = index - start
    return subtree_extends(leaf, top, proof, within=(place, place + 1), size=end - start)


def extends(
    old_root: bytes, new_root: bytes, proof: Sequence[bytes], *, old: int, new: int
) -> bool:
    """Whether the proof shows that the tree of the new size begins with that of the old size.

    Every tree begins with the empty one, so from that there is nothing to show.
    """
    if old == new:
        return not proof and old_root == new_root and (old > 0 or old_root == EMPTY_ROOT)
    return old > 0 and subtree_extends(old_root, new_root, proof, within=(0, old), size=new)


def subtree_extends(
    part_root: bytes,
    whole_root: bytes,
    proof: Sequence[bytes],
    *,
    within: tuple[int, int],
    size: int,
) -> bool:
    """Whether the proof shows that a subtree is part of the tree of this size and root.

    An empty subtree is part of every tree, whatever its root.
    """
    start, end = within
    if 0 <= start == end <= size:
        return not proof and part_root == EMPTY_ROOT
    if not (_is_subtree(start, end) and end <= size and _are_hashes(proof)):
        return False
    first, last, top = _to_the_seed(start, end - 1, size - 1)
    hashes = [part_root, *proof] if first == last else list(proof)
    if not hashes:
        return False
    climbed = _climb(hashes, first=first, last=last, top=top)
    return climbed == (part_root, whole_root)


def _to_the_seed(first: int, last: int, top: int) -> tuple[int, int, int]:
    """Go up to the largest perfect subtree at the right edge of the part: the proof begins there.

    Where the part reaches the right edge of the whole, that is the part itself.
    """
    reaches_the_edge = last == top
    while first != last and (reaches_the_edge or last & 1):
        first, last, top = first >> 1, last >> 1, top >> 1
    return first, last, top


def _climb(
    hashes: Sequence[bytes], *, first: int, last: int, top: int
) -> tuple[bytes, bytes] | None:
    """The roots of part and whole that these hashes lead to, or None where they do not fit."""
    part = whole = hashes[0]
    for sibling in hashes[1:]:
        if top == 0:
            return None
        levels = 1
        if last & 1 or last == top:
            part = node_hash(sibling, part) if first < last else part
            whole = node_hash(sibling, whole)
            # Where the node is the last of its level it has no sibling, and goes up unchanged.
            levels = (last & -last).bit_length()
        else:
            whole = node_hash(whole, sibling)
        first, last, top = first >> levels, last >> levels, top >> levels
    return (part, whole) if top == 0 else None


def _is_subtree(start: int, end: int) -> bool:
    """Whether the range begins on a multiple of the power of two that it fits in."""
    return 0 <= start < end and start % (1 << (end - start - 1).bit_length()) == 0


def _are_hashes(values: Sequence[bytes]) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
