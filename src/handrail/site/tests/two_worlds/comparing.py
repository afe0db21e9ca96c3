"""Finds where two worlds differ, and says so in a way that leads to the leak.

What may differ is a closed list: a token against forged forms, and what was declared of the
ledger: its size, its root and the index.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from urllib.parse import urlsplit

from handrail.site.tests.two_worlds.visiting import Answer

AROUND = 60
MOST_SHOWN = 5

NORMALISED = (
    (re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(")'), rb"\1TOKEN\2"),
)
# Size, root and signature of the ledger's checkpoint: on these pages, and on no member's.
CHECKPOINT = (
    re.compile(rb"(\A|>)([a-z./-]+\n)[0-9]+\n[A-Za-z0-9+/]{43}=\n\n[^\n]*\n"),
    rb"\1\2SIZE ROOT SIGNATURE\n",
)
DECLARED = {"/ledger/checkpoint": (CHECKPOINT,), "/ledger/": (CHECKPOINT,)}
DROPPED_HEADERS = frozenset({"date", "set-cookie"})


def normalised(answer: Answer) -> bytes:
    """The body without what may differ."""
    body = answer.body
    declared = DECLARED.get(urlsplit(answer.asked.address).path, ())
    for pattern, instead in (*NORMALISED, *declared):
        body = pattern.sub(instead, body)
    return body


def differences(actor: str, a: Sequence[Answer], b: Sequence[Answer]) -> list[str]:
    """What tells the worlds apart, first things first; nothing where they are alike.

    A page that differs leads the crawl elsewhere, so what comes after it is not compared.
    """
    told: list[str] = []
    for one, other in zip_longest(a, b):
        if one is None or other is None or one.asked != other.asked:
            asked = " / ".join(str(each.asked) if each else "nothing more" for each in (one, other))
            told.append(f"{actor} was led on differently: {asked}")
            return told[:MOST_SHOWN]
        told += [f"{actor}: {one.asked}\n{line}" for line in _difference(one, other)]
    return told[:MOST_SHOWN]


def _difference(a: Answer, b: Answer) -> list[str]:
    lines = []
    if a.status != b.status:
        lines.append(f"  status: {a.status} in world A, {b.status} in world B")
    lines += [f"  {line}" for line in _headers_apart(a, b)]
    one, other = normalised(a), normalised(b)
    if one != other:
        lines.append(_bytes_apart(one, other))
    return ["\n".join(lines)] if lines else []


def _headers_apart(a: Answer, b: Answer) -> list[str]:
    declared = urlsplit(a.asked.address).path in DECLARED
    dropped = DROPPED_HEADERS | ({"content-length"} if declared else set())
    one = {name: value for name, value in a.headers if name not in dropped}
    other = {name: value for name, value in b.headers if name not in dropped}
    told = [
        f"header {name}: {one.get(name)!r} in world A, {other.get(name)!r} in world B"
        for name in sorted({*one, *other})
        if one.get(name) != other.get(name)
    ]
    if a.cookies != b.cookies:
        told.append(f"cookies: {a.cookies} in world A, {b.cookies} in world B")
    return told


def _bytes_apart(a: bytes, b: bytes) -> str:
    at = next(
        (place for place, (one, other) in enumerate(zip(a, b, strict=False)) if one != other),
        min(len(a), len(b)),
    )
    shown = slice(max(0, at - AROUND), at + AROUND)
    return (
        f"  from byte {at}:\n    world A: …{a[shown].decode(errors='replace')!r}…\n"
        f"    world B: …{b[shown].decode(errors='replace')!r}…"
    )


def broken(answers: Sequence[Answer]) -> list[str]:
    """Answers that are no answers: a bug shows as a 500 in both worlds alike."""
    return [f"{each.asked}: {each.broke}" for each in answers if each.status == 500 or each.broke]
