"""What is written is read back: any nomination, any refused row, and any cell like a formula."""

from __future__ import annotations

import io
import string
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handrail.nominations import domain
from handrail.nominations.intake import Layout, write_refused
from handrail.nominations.intake.cells import Bounds, line, text
from handrail.nominations.intake.formulas import armoured, disarmed
from handrail.nominations.tests.intake_cast import (
    AREAS,
    TODAY,
    a_row,
    as_csv,
    cells_of,
    scanned,
    taken_in,
    written,
)

ANYWHERE = Bounds(TODAY)
SIGNS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc"],
    exclude_characters="\N{REPLACEMENT CHARACTER}\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
) | st.sampled_from("\n\t")
STARTS = st.sampled_from(["x", "=x", "'=x", "'x", "-x", '"x', "+x", "\u0627", "\u738b"])
TEXTS = st.text(SIGNS, max_size=60).map(lambda said: text(said, ANYWHERE))
SOME_TEXTS = st.tuples(STARTS, TEXTS).map(lambda said: text("".join(said), ANYWHERE))
NAMES = st.tuples(STARTS, st.text(SIGNS, max_size=20)).map(
    lambda said: line("".join(said), ANYWHERE)
)
DAYS = st.dates(date(1900, 1, 1), date(1960, 1, 1))
LATER_DAYS = st.dates(date(1960, 1, 2), TODAY)


@st.composite
def statements(draw):
    handling = draw(st.sampled_from(domain.Handling))
    has_conditions = handling is domain.Handling.CONDITIONS
    return domain.Statement(
        text=draw(SOME_TEXTS),
        kind=draw(st.sampled_from(domain.StatementKind)),
        author=draw(NAMES),
        source_grade=draw(st.sampled_from(domain.SourceGrade)),
        intelligence_grade=draw(st.sampled_from(domain.IntelligenceGrade)),
        handling=handling,
        handling_conditions=draw(SOME_TEXTS) if has_conditions else "",
        intelligence_derived=draw(st.booleans()),
        regime=draw(st.sampled_from(domain.Regime)),
    )


@st.composite
def nominations(draw):
    status = draw(st.sampled_from(domain.PursueStatus))
    is_closed = status is domain.PursueStatus.CLOSED
    return domain.Nomination(
        reference="R1"
        + draw(st.text(string.ascii_letters + string.digits, min_size=1, max_size=38)),
        forename=draw(NAMES),
        surname=draw(NAMES | st.just("")),
        area=draw(st.sampled_from(AREAS)),
        subject_category=draw(st.sampled_from(domain.SubjectCategory)),
        pursue_status=status,
        threshold=draw(st.sampled_from(domain.Threshold)),
        ground=draw(st.sampled_from(domain.Ground)),
        concern=draw(SOME_TEXTS.map("Concern: a {}".format)),
        marking=draw(st.sampled_from(domain.Marking)),
        statements=tuple(draw(st.lists(statements(), min_size=1, max_size=4))),
        date_of_birth=draw(DAYS | st.none()),
        address=draw(TEXTS),
        postcode=draw(st.sampled_from(["", "ZZ1 1ZZ", "M1 1AE"])),
        adjustments=draw(TEXTS),
        closed_on=draw(LATER_DAYS if is_closed else LATER_DAYS | st.none()),
    )


@given(nomination=nominations(), layout=st.sampled_from(Layout))
def test_any_nomination_is_read_back_as_it_was(nomination, layout):
    good, bad, _ = taken_in(written([cells_of(nomination)], layout), layout)

    assert [(fault.field, fault.code) for each in bad for fault in each.faults] == []
    assert good == [nomination]
    assert good[0].digest() == nomination.digest()


@given(cell=st.text("'=+-@\t\r\n a", max_size=8))
def test_a_cell_like_a_formula_is_disarmed_and_comes_back(cell):
    assert disarmed(armoured(cell)) == cell
    assert not armoured(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\uff1d1"])
def test_no_cell_of_a_refused_file_is_a_formula(cell):
    _, bad, _ = taken_in(as_csv(a_row(area="atlantis", address=cell)))
    to = io.BytesIO()
    write_refused(bad, to=to, layout=Layout.CSV)

    assert f"\"'{cell}".encode() in to.getvalue()


def sent_back(content, layout):
    """The refused file of what was sent."""
    _, bad, _ = taken_in(content, layout)
    to = io.BytesIO()
    write_refused(bad, to=to, layout=layout)
    return to.getvalue()


@pytest.mark.parametrize("layout", Layout)
def test_bad_rows_come_back_with_their_faults_and_go_in_once_corrected(layout):
    rows = [a_row(), a_row(reference="A-2", threshold=""), a_row(reference="A-3", area="atlantis")]
    returned = sent_back(written(rows, layout), layout)

    assert b"threshold: missing: " in returned
    corrected = returned.replace(b"atlantis", b"london")
    good, bad, _ = taken_in(corrected, layout)
    assert [each.reference for each in good] == ["A-3"]
    assert [each.reference for each in bad] == ["A-2"]


@pytest.mark.parametrize("layout", Layout)
def test_a_refused_file_sent_again_unchanged_comes_back_the_same(layout):
    rows = [a_row(forename=f"N{at}", shoe_size="4", ground="belief") for at in range(3)]
    returned = sent_back(written(rows, layout), layout)

    assert scanned(returned, layout).holds
    assert sent_back(returned, layout) == returned


@pytest.mark.parametrize(
    "row", [b'A-2,"torn,x\n', b"A-2,too,few\n", b"A-2" + b",x" * 40 + b"\n", b'"a" b,c\n']
)
def test_a_row_that_fell_apart_stays_out_until_it_is_corrected(row):
    returned = sent_back(as_csv(a_row()) + row, Layout.CSV)
    good, bad, _ = taken_in(returned)

    assert (good, len(bad)) == ([], 1)
    assert bad[0].faults[0].code == "wrong_number_of_cells"


def test_a_zero_byte_does_not_survive_in_the_refused_file():
    assert b"\x00" not in sent_back(as_csv(a_row(surname="K\x00")), Layout.CSV)


@given(
    cells=st.dictionaries(st.sampled_from(sorted(a_row())), TEXTS, min_size=1),
    layout=st.sampled_from(Layout),
)
def test_whatever_is_refused_can_be_sent_again(cells, layout):
    content = written([a_row(area="atlantis") | cells], layout)
    assume(cells.get("area", "atlantis") == "atlantis")
    _, before, _ = taken_in(content, layout)
    _, after, _ = taken_in(sent_back(content, layout), layout)

    assert [each.faults for each in after] == [each.faults for each in before]
