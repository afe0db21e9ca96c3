"""The documents: links that lead somewhere, words told once, commands and columns that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from handrail.cli.group import COMMANDS
from handrail.nominations.intake.columns import (
    NOMINATION_COLUMNS,
    STATEMENT_COLUMNS,
    statement_name,
)

ROOT = Path(__file__).resolve().parents[4]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("examples/*.md")]
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CALL = re.compile(r"\./handrail((?: [^`|#\n]*)?)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
TAKE_A_VALUE = ("--data", "--as")
OF_THE_LAUNCHER = frozenset({"test"})


def named(path):
    return str(path.relative_to(ROOT))


def links(path):
    """Each link of a document that leads to another of ours, with its heading if it names one."""
    found = LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
    inside = (link for link in found if "://" not in link)
    return [link.partition("#")[::2] for link in inside]


def anchors(path):
    """The headings of a document as links name them."""
    headings = HEADING.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def calls(path):
    """The first word of each command line shown, the common options left out."""
    for shown in CALL.findall(path.read_text(encoding="utf-8")):
        words = shlex.split(re.sub(r"['\\]", "", shown), comments=True)
        while words and words[0].startswith("-"):
            words = words[2 if words[0] in TAKE_A_VALUE else 1 :]
        if words and not words[0].isupper():  # COMMAND stands for any of them
            yield words[0]


def words_of_the_glossary():
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    return [cell for cell in cells if cell != "Word"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_to_a_document_of_ours_leads_somewhere(path):
    for target, heading in links(path):
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), target
        assert not heading or heading in anchors(there), heading


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_command_line_shown_is_a_command(path):
    unknown = set(calls(path)) - set(COMMANDS) - OF_THE_LAUNCHER

    assert unknown == set()


def test_every_word_stands_in_the_glossary_once():
    words = words_of_the_glossary()

    assert len(words) > 50
    assert sorted(words) == sorted(set(words))


def test_every_column_of_a_nomination_is_explained():
    page = (ROOT / "docs" / "how-to" / "send-nominations.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `")}
    names = {column.name for column in NOMINATION_COLUMNS}

    assert names | {statement_name(column.name, 1) for column in STATEMENT_COLUMNS} <= rows


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs" / "adr"
    listed = {target for target, _ in links(folder / "README.md")}

    assert listed == {path.name for path in folder.glob("0*.md")}


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.svg")), ids=named)
def test_every_picture_can_be_read_aloud(path):
    picture = ET.parse(path).getroot()

    assert picture.get("role") == "img"
    assert {child.tag.partition("}")[2] for child in picture} >= {"title", "desc"}
