"""The vendored style and script carry no mark of GOV.UK and ask nobody for anything."""

from __future__ import annotations

import re

import pytest

from handrail.site.tests.gallery import STATIC

FOLDER = STATIC / "handrail"
MARKS = re.compile(
    r"GDS Transport|@font-face|crest|crown|govuk-header|govuk-logo|#1d70b8", re.IGNORECASE
)


@pytest.mark.parametrize(
    "name", ["govuk-frontend.min.css", "govuk-frontend.min.js", "handrail.css"]
)
def test_nothing_of_the_governments_own_brand_is_left(name):
    assert not MARKS.search((FOLDER / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["govuk-frontend.min.css", "handrail.css"])
def test_style_fetches_nothing(name):
    assert not re.search(r"url\(|@import", (FOLDER / name).read_text(encoding="utf-8"))


def test_licence_is_kept_with_what_it_covers():
    licence = (FOLDER / "govuk-frontend.LICENCE.txt").read_text(encoding="utf-8")

    assert "Permission is hereby granted" in licence
    assert "Copyright (C) 2017 Crown Copyright" in licence


def test_style_is_whole():
    css = (FOLDER / "govuk-frontend.min.css").read_text(encoding="utf-8")

    assert css.count("{") == css.count("}")
    assert ".govuk-generic-header" in css
    assert '"6.6.0"' in css
