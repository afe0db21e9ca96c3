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


@pytest.mark.parametrize("draw", [charts.bars, charts.columns])
@pytest.mark.parametrize("number", [1, 2, 12])
def test_where_all_is_nought_no_shape_is_drawn_and_every_end_is_named(draw, number):
    drawn = draw(parts([0] * number))

    assert drawn.shapes == ()
    assert {"Line 0", f"Line {number - 1}"} <= {word.text for word in drawn.words}


def test_nought_that_may_be_nine_is_drawn_open_from_the_very_beginning():
    drawn = charts.bars([Part(label="Nominations", value=0, most=10, shown="0 to 9")])

    assert [(shape.x, shape.width, shape.kind) for shape in drawn.shapes] == [(0, WIDTH, 3)]


@pytest.mark.parametrize("draw", [charts.bars, charts.columns])
def test_a_single_figure_stays_inside_and_is_as_large_as_can_be(draw):
    (shape,) = draw(parts([7])).shapes

    assert shape.x >= 0
    assert shape.x + shape.width <= WIDTH


@given(st.lists(st.tuples(st.integers(0, 10**15), st.integers(0, 10**15)), min_size=1, max_size=20))
def test_two_parts_of_huge_sums_stay_inside_and_never_overlap(amounts):
    drawn = charts.stacks(
        [Stack(label="A", first=first, second=second, shown="£1") for first, second in amounts]
    )
    for first, second in zip(drawn.shapes, drawn.shapes[1:], strict=False):
        assert first.y != second.y or first.x + first.width <= second.x + 0.1
    assert all(shape.x + shape.width <= WIDTH + 0.1 for shape in drawn.shapes)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=20))
def test_a_band_never_reaches_out_of_the_drawing(amounts):
    drawn = charts.bars(
        [Part(label="A", value=low, most=low + more, shown="A") for low, more in amounts]
    )

    assert all(shape.x + shape.width <= WIDTH + 0.1 for shape in drawn.shapes)


@given(label=st.text(max_size=200))
def test_no_label_is_longer_than_its_line_and_a_short_one_stays_whole(label):
    word, _shown = charts.bars([Part(label=label, value=1, shown="1")]).words

    assert len(word.text) <= charts.LONGEST_LABEL
    assert word.text == label or word.text.endswith("…")


def test_every_line_has_its_figure_in_words_and_its_own_place():
    drawn = charts.bars(parts(range(20)))

    assert [word.text for word in drawn.words[1::2]] == [str(number) for number in range(20)]
    assert len({(word.x, word.y) for word in drawn.words}) == len(drawn.words)
    assert all(0 < word.y <= drawn.height for word in drawn.words)


def test_the_highest_column_is_named_in_words():
    drawn = charts.columns(parts([1, 900, 3]))

    assert "Most: 900" in {word.text for word in drawn.words}
