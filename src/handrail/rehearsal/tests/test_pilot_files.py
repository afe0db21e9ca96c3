"""A pilot's partner files and packs: what is assumed, what is refused, what is never told."""

from __future__ import annotations

import json
from datetime import date

import pytest

from handrail.errors import InputError
from handrail.rehearsal.packs import band, pack_of
from handrail.rehearsal.pilot_folder import read_partners

TODAY = date(2026, 11, 23)
LEAST = 'name = "Council of Nowhere"\nkind = "local_authority"\narea = "london"\nfunding = "none"\n'


def written(folder, text, slug="nowhere"):
    (folder / slug).mkdir()
    (folder / slug / "partner.toml").write_text(text, encoding="utf-8")
    return folder


def faults_of(folder):
    with pytest.raises(InputError) as raised:
        read_partners(folder, on=TODAY)
    return [(fault.field, fault.code) for fault in raised.value.faults]


def test_four_facts_are_enough_and_what_is_assumed_is_said(tmp_path):
    (partner,) = read_partners(written(tmp_path, LEAST), on=TODAY)

    assert (partner.slug, partner.areas, partner.agreement.in_force_from) == (
        "nowhere",
        ("london",),
        TODAY,
    )
    assert {"services", "agreement", "posts"} <= set(partner.assumed)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        (("local_authority", "umbrella_body"), "kind", "unknown_code"),
        (("london", "atlantis"), "area", "unknown_area"),
        (('funding = "none"', ""), "funding", "missing"),
        (
            ('funding = "none"', 'funding = "none"\nservices = ["spying"]'),
            "services",
            "unknown_code",
        ),
        (('funding = "none"', 'funding = "none"\ncapacity = -1'), "capacity", "not_a_number"),
        (('funding = "none"', 'funding = "none"\nposts = ["a"]'), "posts", "bad_post"),
        (
            ('funding = "none"', 'funding = "none"\n[agreement]\nsigned_on = "soon"'),
            "signed_on",
            "not_a_date",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_and_field(tmp_path, change, field, code):
    faults = faults_of(written(tmp_path, LEAST.replace(*change)))

    assert (f"nowhere/partner.toml: {field}", code) in faults


def test_all_files_are_told_at_once(tmp_path):
    written(tmp_path, "name =", slug="broken")
    written(tmp_path, LEAST.replace("london", "atlantis"))

    codes = {code for _, code in faults_of(tmp_path)}
    assert {"not_toml", "unknown_area"} <= codes


def test_a_folders_name_becomes_an_address_so_it_is_plain(tmp_path):
    faults = faults_of(written(tmp_path, LEAST, slug="No where"))

    assert faults == [("No where/partner.toml: folder", "bad_name")]


def test_a_folder_without_partners_is_told(tmp_path):
    assert faults_of(tmp_path)[0][1] == "no_partners"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 to 9"), (9, "0 to 9"), (10, "10 to 19"), (25, "20 to 29")]
)
def test_numbers_are_told_as_bands(number, words):
    assert band(number) == words


def test_what_a_file_says_is_text_on_the_page_and_never_markup(tmp_path):
    text = LEAST.replace("Council of Nowhere", "<script>alert(1)</script>")
    (partner,) = read_partners(written(tmp_path, text), on=TODAY)

    pack_of(partner, drafts=3).write(tmp_path / "packs")

    page = (tmp_path / "packs" / "nowhere" / "pack.html").read_text()
    assert "<script>" not in page
    told = json.loads((tmp_path / "packs" / "nowhere" / "pack.json").read_text())
    assert told["drafts_waiting"] == "0 to 9"
