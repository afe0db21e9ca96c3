"""Shapes of charts: in proportion, inside the drawing, and nothing drawn for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.site import charts
from handrail.site.charts import WIDTH, Part, Stack

AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=30)


def parts(values):
    return [
        Part(label=f"Line {number}", value=value, shown=str(value))
        for number, value in enumerate(values)
    ]


@given(AMOUNTS)
def test_a_bar_is_as_long_as_its_figure_and_stays_inside(values):
    drawn = charts.bars(parts(values))

    assert all(0 < shape.width <= WIDTH and shape.x >= 0 for shape in drawn.shapes)
    assert all(shape.y + shape.height <= drawn.height for shape in drawn.shapes)
    if max(values):
        assert max(shape.width for shape in drawn.shapes) == WIDTH


def test_a_band_is_solid_up_to_what_is_sure_and_open_beyond():
    drawn = charts.bars([Part(label="Nominations", value=10, most=20, shown="10 to 19")])

    assert [(shape.x, shape.width, shape.kind) for shape in drawn.shapes] == [
        (0, WIDTH / 2, 1),
        (WIDTH / 2, WIDTH / 2, 3),
    ]


def test_two_parts_of_a_line_follow_one_another():
    drawn = charts.stacks([Stack(label="Funding", first=30, second=10, shown="£40")])

    assert [(shape.x, shape.width, shape.kind) for shape in drawn.shapes] == [
        (0, 240, 1),
        (240, 80, 2),
    ]


@given(AMOUNTS)
def test_columns_stand_on_one_line_and_name_first_and_last(values):
    drawn = charts.columns(parts(values))

    assert len({round(shape.y + shape.height) for shape in drawn.shapes}) <= 1
    assert drawn.words[0].text == "Line 0"
    assert all(shape.x + shape.width <= WIDTH for shape in drawn.shapes)


@pytest.mark.parametrize("draw", [charts.bars, charts.stacks, charts.columns])
def test_nothing_is_drawn_for_nothing(draw):
    assert draw([]).shapes == ()


def test_a_long_label_is_cut_because_the_table_has_it_whole():
    (label, _shown) = charts.bars([Part(label="x" * 60, value=1, shown="1")]).words

    assert len(label.text) <= charts.LONGEST_LABEL
