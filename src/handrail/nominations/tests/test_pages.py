"""The pages of nominations: what an originator sees and sends, what a coordinator records."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from handrail.acts.tests.bare_pages import bare
from handrail.nominations.tests.intake_cast import a_row, as_csv, as_json
from handrail.rehearsal.thin_path import NOMINATION, STATEMENT, ThinPath

BAD = a_row(reference="B-2", forename="Unusual", area="atlantis")


@pytest.fixture(autouse=True)
def nothing_left():
    """What a test left to be fetched is gone before the next one."""
    yield
    for file in kept():
        file.unlink()


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).received()


def shown(path):
    return reverse("nominations:show", args=[path.nomination_id])


def send(client, content, *, name="batch.csv"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("nominations:import"), {"file": file}, follow=True)


def fetch(client):
    return client.post(reverse("nominations:refused"))


def check(client, path, **changes):
    given = {"result": "go_on", "checked_on": path.at.date().isoformat()} | changes
    return client.post(reverse("nominations:deconflict", args=[path.nomination_id]), given)


def kept():
    return list(settings.FILE_UPLOAD_TEMP_DIR.iterdir())


def test_an_originator_reads_no_more_than_that_it_was_received(browse, cast):
    path = ThinPath(cast, cast.at).until("accepted")
    nadia = browse("nadia")

    for page in (nadia.get(reverse("nominations:listed")), nadia.get(shown(path))):
        assert b"Received" in page.content
        for told in (b"Ready", b"Placed", b"Clear until", b"Deconfliction", path.case_id.bytes):
            assert told not in page.content
        assert str(path.case_id).encode() not in page.content


def test_what_was_nominated_opens_for_a_reason_and_not_without(browse, path):
    nadia = browse("nadia")

    assert NOMINATION.concern not in nadia.get(shown(path)).text
    opened = nadia.get(shown(path) + "?why=check_quality").text
    assert NOMINATION.concern in opened
    assert STATEMENT.text in opened
    assert "1A: source reliable, known directly" in opened


def test_a_reason_that_is_none_opens_nothing(browse, path):
    page = browse("nadia").get(shown(path) + "?why=curiosity")

    assert NOMINATION.concern not in page.text
    assert "curiosity is not one of the available choices" in page.text


@pytest.mark.parametrize("name", ["peter", "imran"])
def test_a_nomination_of_others_and_one_of_nobody_look_alike(browse, path, name):
    outsider = browse(name)

    others = outsider.get(shown(path))
    nobodys = outsider.get(reverse("nominations:show", args=[uuid4()]))

    assert others.status_code == nobodys.status_code == 404
    assert bare(others) == bare(nobodys)


def test_a_file_goes_in_and_its_bad_rows_come_back_once(browse):
    nadia = browse("nadia")

    page = send(nadia, as_csv(a_row(), BAD))
    back = fetch(nadia)

    assert "The programme has no such area" in page.text
    assert b"Unusual" in b"".join(back.streaming_content)
    assert fetch(nadia).status_code == 404
    assert kept() == []


def test_what_waits_to_be_fetched_is_noise_on_the_disk_and_nothing_to_others(browse):
    nadia, david = browse("nadia"), browse("david")
    send(nadia, as_json(a_row(), BAD), name="batch.json")

    (file,) = kept()
    david.cookies["refused_rows"] = nadia.cookies["refused_rows"].value

    assert b"Unusual" not in file.read_bytes()
    assert fetch(david).status_code == 404


def test_the_page_of_what_came_names_nobody(browse):
    page = send(browse("nadia"), as_csv(a_row(), BAD))

    assert "Unusual" not in page.text
    assert "Amina" not in page.text


def test_a_file_above_the_ceiling_is_refused_whole_and_tells_its_rows(browse):
    nadia = browse("nadia")

    page = send(nadia, as_csv(a_row(), a_row(reference="B-2", concern="SECRET: about a source")))

    assert page.status_code == 422
    assert "Row 3" in page.text
    assert "SECRET" not in page.text
    assert kept() == []


def test_a_form_without_a_file_says_so(browse):
    page = browse("nadia").post(reverse("nominations:import"), {})

    assert (page.status_code, "Choose a file" in page.text) == (422, True)


@pytest.mark.parametrize("name", ["david", "peter", "carys"])
def test_only_a_nominating_officer_sends_a_file(browse, name):
    page = browse(name).get(reverse("nominations:import"))

    assert page.status_code == 403


def test_a_coordinator_records_that_it_may_go_on(browse, path):
    carys = browse("carys")

    answer = check(carys, path)

    assert answer.status_code == 302
    assert "Clear until" in carys.get(shown(path)).text


def test_a_check_that_lies_ahead_is_mended_in_the_form(browse, path):
    page = check(browse("carys"), path, checked_on="2099-01-01")

    assert page.status_code == 422
    assert "The check has not happened yet" in page.text


def test_an_originator_records_no_check(browse, path):
    page = check(browse("nadia"), path)

    assert (page.status_code, "Your post does not do this." in page.text) == (403, True)


def test_nobody_records_a_check_out_of_scope(browse, path):
    assert check(browse("peter"), path).status_code == 404
