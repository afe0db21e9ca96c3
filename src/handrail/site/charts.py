"""Where the shapes of a chart stand, in a drawing 320 wide so that its words stay legible. Pure.

Templates draw them as SVG with `site/charts.html`, always with a table of the same beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 320
ROW, BAR_TOP, BAR_HEIGHT = 44, 20, 14
LONGEST_LABEL = 36
COLUMN_HEIGHT, FOOT, HEAD = 110, 24, 18


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One rectangle. `kind` is 1 for the first meaning, 2 for the second, 3 for 'up to'."""

    x: float
    y: float
    width: float
    height: float
    kind: int = 1


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word in the drawing."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A drawing: how high it is, and what stands in it."""

    height: float
    shapes: tuple[Shape, ...]
    words: tuple[Word, ...]
    width: int = WIDTH


@dataclass(frozen=True, kw_only=True)
class Part:
    """One line of a chart. `most` is for a figure that is told as a band: from `value` up to it."""

    label: str
    value: float
    shown: str
    most: float | None = None


@dataclass(frozen=True, kw_only=True)
class Stack:
    """One line of two parts that add up, such as what was paid and what is still to come."""

    label: str
    first: float
    second: float
    shown: str


def bars(parts: Sequence[Part]) -> Chart:
    """A bar for each part, its label above it, and the open end of a band hatched."""
    top = max((each.most or each.value for each in parts), default=0)
    shapes = []
    for row, each in enumerate(parts):
        length = _scaled(each.value, top)
        shapes.append(_bar(row, 0, length, kind=1))
        if each.most is not None:
            shapes.append(_bar(row, length, _scaled(each.most, top) - length, kind=3))
    words = _line_words([(each.label, each.shown) for each in parts])
    return Chart(height=ROW * len(parts), shapes=_visible(shapes), words=words)


def stacks(parts: Sequence[Stack]) -> Chart:
    """A bar of two parts for each line."""
    top = max((each.first + each.second for each in parts), default=0)
    shapes = []
    for row, each in enumerate(parts):
        length = _scaled(each.first, top)
        shapes += [
            _bar(row, 0, length, kind=1),
            _bar(row, length, _scaled(each.second, top), kind=2),
        ]
    words = _line_words([(each.label, each.shown) for each in parts])
    return Chart(height=ROW * len(parts), shapes=_visible(shapes), words=words)


def columns(parts: Sequence[Part]) -> Chart:
    """A column for each moment in time, from left to right; the first and the last are named."""
    top = max((each.value for each in parts), default=0)
    step = WIDTH / max(len(parts), 1)
    shapes = [
        Shape(
            x=round(number * step + step * 0.1, 1),
            y=round(HEAD + COLUMN_HEIGHT - height, 1),
            width=round(step * 0.8, 1),
            height=height,
        )
        for number, each in enumerate(parts)
        if (height := _scaled(each.value, top, full=COLUMN_HEIGHT))
    ]
    foot = HEAD + COLUMN_HEIGHT + FOOT - 8
    ends = [(0.0, "start", each) for each in parts[:1]]
    ends += [(float(WIDTH), "end", each) for each in parts[1:][-1:]]
    words = [Word(x=x, y=foot, text=each.label, anchor=anchor) for x, anchor, each in ends]
    if top:
        highest = next(each.shown for each in parts if each.value == top)
        words.append(Word(x=0, y=HEAD - 6, text=f"Most: {highest}"))
    return Chart(height=HEAD + COLUMN_HEIGHT + FOOT, shapes=tuple(shapes), words=tuple(words))


def _bar(row: int, x: float, length: float, *, kind: int) -> Shape:
    return Shape(
        x=round(x, 1),
        y=row * ROW + BAR_TOP,
        width=round(length, 1),
        height=BAR_HEIGHT,
        kind=kind,
    )


def _visible(shapes: Sequence[Shape]) -> tuple[Shape, ...]:
    return tuple(each for each in shapes if each.width > 0)


def _line_words(lines: Sequence[tuple[str, str]]) -> tuple[Word, ...]:
    words: list[Word] = []
    for row, (label, shown) in enumerate(lines):
        y = row * ROW + BAR_TOP - 6
        words += [
            Word(x=0, y=y, text=_cut(label)),
            Word(x=WIDTH, y=y, text=shown, anchor="end"),
        ]
    return tuple(words)


def _cut(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _scaled(value: float, top: float, *, full: float = WIDTH) -> float:
    return round(value / top * full, 1) if top > 0 else 0.0
