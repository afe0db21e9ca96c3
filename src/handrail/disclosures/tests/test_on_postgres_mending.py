"""Recalled, corrected, reported, confirmed: what each side reads and reads no more (R13, R14)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests import doing
from handrail.cases.queries import case
from handrail.disclosures import actions, queries
from handrail.disclosures.presenters.about import about
from handrail.disclosures.tests import mending
from handrail.errors import NotFoundError, RefusedError
from handrail.nominations import queries as nominations
from handrail.rehearsal.thin_path import STATEMENT, ThinPath

WHY = {"why": "check_quality"}
MONTH = timedelta(days=31)


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at).until("accepted")


def opened(path, by="peter"):
    return actions.open_disclosure(path.disclosure_id, **doing.on(path, by), purpose="do_the_ask")


def test_what_is_recalled_closes_at_once_and_its_holder_leaves_the_case(path):
    mending.recall(path)

    with pytest.raises(NotFoundError):
        opened(path)
    with reading(path.by("carys")):
        assert case(path.case_id).workers == ()
        assert nominations.nomination(path.nomination_id).state == "ready"
    with reading(path.by("peter")):
        (told,) = queries.unconfirmed(seen_by=path.by("peter"))
        assert queries.in_states("recalled") == []
    assert told.kind == "recall"


def test_a_recall_is_confirmed_once_and_by_its_holder_alone(path):
    mending.recall(path)

    with pytest.raises(RefusedError):
        actions.confirm_recall(mending.recall_notice(path), **doing.on(path, "carys"))
    mending.confirm_recall(path)
    with pytest.raises(RefusedError) as refused:
        mending.confirm_recall(path)
    assert refused.value.reasons == ("confirmed_already",)


def test_who_never_had_a_copy_has_nothing_to_confirm(cast):
    path = ThinPath(cast, cast.at).until("offered")
    mending.recall(path)

    with reading(path.by("peter")):
        assert queries.unconfirmed(seen_by=path.by("peter")) == []


def test_right_words_take_the_place_of_wrong_ones(path):
    assert mending.correct(path)
    assert mending.correct(path) == []

    (item,) = opened(path).items
    assert (item.text, item.corrected_at) == (mending.RIGHT, path.at)
    with reading(path.by("david")):
        (kept,) = queries.corrections(path.disclosure_id)
    assert kept.was == STATEMENT.text
    with reading(path.by("peter")):
        assert queries.corrections(path.disclosure_id) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": STATEMENT.text}, "nothing_corrected"),
        ({"reasons": " "}, "reasons_needed"),
    ],
)
def test_a_correction_is_refused_with_its_reason(path, change, reason):
    with pytest.raises(RefusedError) as refused:
        mending.correct(path, **change)

    assert refused.value.reasons == (reason,)


def test_an_error_reported_waits_for_the_originator_until_it_is_answered(browse, path):
    mending.report_error(path)
    assert "An error was reported" in browse("david").get("/").content.decode()

    mending.uphold(path)

    assert "An error was reported" not in browse("david").get("/").content.decode()


def test_the_originator_reads_who_holds_a_copy_as_the_month_began(path):
    def seen(by, at):
        actor = path.cast.actor(by, at=at)
        with reading(actor):
            return about(path.disclosure_id, seen_by=actor, at=at).copies

    (copy,) = seen("carys", path.at)
    assert (copy.organisation, copy.post) == (
        "Synthetic Council of Northgate",
        "Housing and support lead",
    )
    assert seen("david", path.at) == ()
    assert seen("david", path.at + MONTH) == (copy,)


def test_the_officer_recalls_and_the_holder_confirms_on_their_pages(browse, path):
    david, peter = browse("david"), browse("peter")
    shown = reverse("disclosures:show", args=[path.disclosure_id])
    assert "Recall it" in david.get(shown, WHY).content.decode()
    recall = reverse("disclosures:recall", args=[path.disclosure_id])
    assert david.post(recall, {"reasons": ""}).status_code == 422
    assert david.post(recall, {"reasons": "Somebody else."}).status_code == 302
    assert "Confirm that you removed what was recalled" in peter.get("/").content.decode()

    notice = reverse("disclosures:notice", args=[mending.recall_notice(path)])
    page = peter.get(notice).content.decode()
    assert "destroy every copy" in page
    assert STATEMENT.text not in page
    assert "You have confirmed this" in peter.post(notice, follow=True).content.decode()
    assert peter.get(shown).status_code == 404


def test_the_officer_corrects_an_item_on_its_page(browse, path):
    david = browse("david")
    page = reverse("disclosures:correct", args=[path.disclosure_id, path.id("item")])
    said = {"text": STATEMENT.text, "reasons": "April.", "accuracy": "checked"}
    said |= {"is_complete": "yes", "checked_on": path.today.isoformat()}
    address = f"{page}?why=check_quality"
    assert STATEMENT.text in david.get(address).content.decode()
    assert david.post(address, said).status_code == 422

    told = david.post(address, said | {"text": mending.RIGHT}, follow=True).content.decode()

    assert mending.RIGHT in told
    assert "Confirm a correction" in browse("peter").get("/").content.decode()


def test_the_note_for_the_partners_file_holds_no_word_of_the_originators(browse, path):
    path.told().support_agreed().action_proposed()
    address = reverse("note", args=[path.disclosure_id])

    note = browse("peter").get(address).content.decode()

    assert "No immigration enforcement" in note
    assert "Housing" in note
    assert STATEMENT.text not in note
    assert "Counter Terrorism" not in note
    assert browse("david").get(address).status_code == 404


@pytest.mark.parametrize("name", ["grace", "nadia", "imran"])
def test_an_outsider_finds_nothing(browse, path, name):
    mending.correct(path)
    client, notice = browse(name), mending.correction_notice(path)

    assert client.get(reverse("disclosures:notice", args=[notice])).status_code == 404
    assert client.post(reverse("disclosures:recall", args=[path.disclosure_id])).status_code == 404
    assert client.get(reverse("note", args=[path.disclosure_id])).status_code == 404


def test_a_program_reports_corrects_confirms_and_recalls(call, path):
    peter, david = call("peter"), call("david")
    base, kind = f"/api/disclosures/{path.disclosure_id}", "application/json"
    assert peter.post(f"{base}/errors", {"text": "It was April."}, kind).status_code == 201
    said = {"item": str(path.id("item")), "text": mending.RIGHT, "reasons": "The letter."}
    said |= {"accuracy": "checked", "is_complete": True, "checked_on": str(path.today)}
    assert david.post(f"{base}/corrections", said, kind).status_code == 201
    (notice,) = peter.get("/api/disclosures/notices").json()
    confirmed = peter.post(f"/api/disclosures/notices/{notice['id']}/confirm", {}, kind)
    assert confirmed.status_code == 201
    assert peter.get(f"{base}/note").json()["ask"] == "Offer a service"
    assert david.post(f"{base}/recall", {"reasons": "Wrong."}, kind).status_code == 201
    assert peter.get(base).status_code == 404
