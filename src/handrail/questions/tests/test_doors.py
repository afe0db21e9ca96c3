"""Each page and each route of questions: who gets in, who is refused, and who finds nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.tests.bare_pages import bare
from handrail.questions import queries
from handrail.questions.tests import asking
from handrail.rehearsal.thin_path import ThinPath

POSTED = ["answer", "dispute", "accept"]
OF_ROUND = ["respond", "close", "changed"]
WORDS = {"text": "In words.", "evidence": "", "position": "for"}


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


@pytest.fixture
def private(path):
    asking.write(path, is_public=False)
    asking.ask(path, is_public=False, letter_id=path.id("letter"))
    return path


def said(response):
    return response.content.decode()


def at(name, *references):
    return reverse(f"questions:{name}", args=references)


def post(client, address, **body):
    return client.post(f"/api/questions{address}", body, content_type="application/json")


PUBLIC = [("show", "question"), ("letter", "letter"), ("consultation", "consultation")]


@pytest.mark.parametrize(("page", "what"), PUBLIC)
def test_a_public_page_is_read_without_signing_in_and_sets_no_cookie(path, page, what):
    asking.write(path)
    asking.ask(path)
    asking.consult(path)
    for address in (at(page, path.id(what)), at("listed")):
        read = Client().get(address)
        assert read.status_code == 200
        assert not read.cookies
        assert "csrfmiddlewaretoken" not in said(read)


@pytest.mark.parametrize(("page", "what"), PUBLIC[:2])
def test_the_public_cannot_tell_a_private_one_from_none(private, page, what):
    hidden, nobodys = (Client().get(at(page, each)) for each in (private.id(what), uuid4()))

    assert hidden.status_code == nobodys.status_code == 404
    assert bare(hidden) == bare(nobodys)
    assert not hidden.cookies


def test_the_list_of_the_public_says_nothing_of_what_is_private(private):
    asking.answer(private)
    page = said(Client().get(at("listed")))

    for hidden in (asking.WORDS, "Questions before we decide", str(private.id("question"))):
        assert hidden not in page


def test_a_public_question_of_a_private_letter_does_not_lead_the_public_to_it(private):
    asking.ask(private, name="public", text="And in the open?", letter_id=private.id("letter"))
    address = at("show", private.id("public"))

    assert str(private.id("letter")) not in said(Client().get(address))


def test_who_takes_part_goes_from_the_question_to_its_letter(browse, private):
    assert at("letter", private.id("letter")) in said(
        browse("grace").get(at("show", private.id("question")))
    )


def test_a_private_question_of_a_public_letter_is_not_on_the_letter_s_public_page(path, browse):
    asking.write(path)
    asking.ask(path, is_public=False, letter_id=path.id("letter"))
    address = at("letter", path.id("letter"))

    assert asking.WORDS not in said(Client().get(address))
    assert asking.WORDS in said(browse("una").get(address))


def test_what_is_typed_is_shown_as_words_and_never_as_markup(path):
    asking.ask(path, text="<script>alert(1)</script> & so on?")
    page = said(Client().get(at("show", path.id("question"))))

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", [*POSTED, *OF_ROUND])
def test_nothing_is_done_without_signing_in(path, name):
    sent = Client().post(at(name, uuid4()), WORDS)

    assert sent.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("name", [*POSTED, *OF_ROUND])
def test_nothing_is_done_by_reading(browse, name):
    assert browse("carys").get(at(name, uuid4())).status_code == 405


@pytest.mark.parametrize("name", [*POSTED, *OF_ROUND])
def test_what_is_not_there_is_not_found(browse, name):
    assert browse("carys").post(at(name, uuid4()), WORDS).status_code == 404


@pytest.mark.parametrize("name", POSTED)
def test_a_third_organisation_is_refused_on_each_page(browse, path, name):
    asking.ask_and_answer(path)

    assert browse("grace").post(at(name, path.id("question")), WORDS).status_code == 403


@pytest.mark.parametrize("name", ["close", "changed"])
def test_a_partner_does_not_end_a_consultation_on_its_page(browse, path, name):
    asking.consult(path)

    assert browse("peter").post(at(name, path.id("consultation")), WORDS).status_code == 403


@pytest.mark.parametrize("name", ["answer", "dispute"])
def test_words_that_are_missing_are_asked_for_on_the_same_page(browse, path, name):
    asking.ask_and_answer(path)
    if name == "answer":
        asking.dispute(path)
    by = browse("carys" if name == "answer" else "sally")
    page = by.post(at(name, path.id("question")), {"text": " "})

    assert page.status_code == 422
    assert ("Write the answer." if name == "answer" else "Say what is wrong") in said(page)


def test_an_answer_and_its_dispute_are_side_by_side_for_everybody(browse, path):
    asking.ask_and_answer(path)
    browse("sally").post(at("dispute", path.id("question")), {"text": "That is no number."})
    page = said(Client().get(at("show", path.id("question"))))

    assert "Nobody knows yet." in page
    assert "That is no number." in page
    assert "Answer disputed" in page


def test_only_who_can_do_something_is_offered_to(browse, path):
    asking.ask_and_answer(path)
    address = at("show", path.id("question"))

    assert "Dispute the answer" in said(browse("chloe").get(address))
    for name in ("carys", "grace", "imran", "nadia"):
        assert "Dispute the answer" not in said(browse(name).get(address))


def test_what_ran_out_is_marked_overdue_on_the_page_and_in_the_list(path, superuser):
    asking.ask(path)
    superuser.execute("UPDATE questions_question SET due_at = due_at - interval '60 days'")

    for address in (at("show", path.id("question")), at("listed")):
        assert "Overdue" in said(Client().get(address))


def test_a_letter_is_written_and_replied_to_on_its_page(browse, path):
    typed = {
        "title": "Before we decide", "text": "We ask.", "is_public": "yes",
        "dated": path.today.isoformat(),
    }  # fmt: skip
    sent = browse("sally").post(at("write"), typed)
    address = sent.headers["Location"]
    replies = typed | {"title": "Our reply", "replies_to": address.rstrip("/").rpartition("/")[2]}
    assert browse("carys").post(at("write"), replies).status_code == 302

    page = said(Client().get(address))
    assert "Before we decide" in page
    assert "Our reply" in page


def test_a_letter_of_tomorrow_comes_back(browse, path):
    typed = {"title": "A", "text": "B", "is_public": "yes", "dated": "2099-01-01"}
    page = browse("sally").post(at("write"), typed)

    assert page.status_code == 422
    assert "a date that is not ahead" in said(page)


def test_the_centre_opens_a_consultation_with_who_can_respond(browse, path):
    names = path.cast.organisations
    page = said(browse("carys").get(at("consult")))
    assert names["council"].name in page
    assert names["advocacy"].name not in page

    typed = {"title": "A", "subject": "B", "text": "C", "until_on": "2099-01-01"}
    typed["asked"] = str(names["council"].id)
    assert browse("carys").post(at("consult"), typed).status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"asked": []}, "A consultation asks at least one organisation."),
        ({"until_on": "2020-01-01"}, "Give the organisations until a later day."),
    ],
)
def test_what_a_consultation_lacks_is_said_at_its_field(browse, path, changes, words):
    council = str(path.cast.organisations["council"].id)
    typed = {"title": "A", "subject": "B", "text": "C", "until_on": "2099-01-01", "asked": council}
    page = browse("carys").post(at("consult"), typed | changes)

    assert page.status_code == 422
    assert words in said(page)


def test_who_was_asked_and_who_has_not_answered_is_for_everybody_to_see(path):
    asking.consult(path)
    asking.respond(path, by="grace", position="against")
    page = said(Client().get(at("consultation", path.id("consultation"))))

    assert page.count("No response yet") == 1
    assert "Against it" in page
    for name in ("council", "clinic"):
        assert path.cast.organisations[name].name in page


def test_what_changed_is_told_on_the_page_when_it_is_over(browse, path):
    asking.consult_and_close(path)
    address = at("consultation", path.id("consultation"))
    sent = browse("carys").post(at("changed", path.id("consultation")), {"text": "Clause four."})

    assert sent.status_code == 302
    assert "Clause four." in said(Client().get(address))


def test_a_made_up_end_of_a_list_begins_at_the_beginning(path):
    asking.ask(path)

    assert asking.WORDS in said(Client().get(at("listed"), {"after": "nonsense"}))


# --- programs ----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["", "/letters", "/consultations"])
def test_a_program_without_a_token_reads_nothing(path, address):
    assert Client().get(f"/api/questions{address}").status_code == 401


def test_a_program_reads_the_list_page_by_page(path, call):
    for number in range(queries.PAGE + 1):
        asking.ask(path, name=f"question {number}")
    grace = call("grace")
    first = grace.get("/api/questions").json()
    second = grace.get("/api/questions", {"after": first["next"]}).json()

    assert (len(first["items"]), len(second["items"]), second["next"]) == (queries.PAGE, 1, None)


def test_a_program_writes_and_lists_letters(path, call):
    body = {"title": "A", "text": "B", "dated": path.today.isoformat(), "is_public": True}
    assert post(call("sally"), "/letters", **body).status_code == 201
    refused = post(call("imran"), "/letters", **body)

    assert (refused.status_code, refused.json()["reasons"]) == (403, ["not_permitted"])
    assert [each["title"] for each in call("una").get("/api/questions/letters").json()] == ["A"]


def test_a_program_disputes_an_answer_once_under_its_key(path, call):
    asking.ask_and_answer(path)
    sally, address = call("sally"), f"/{path.id('question')}/dispute"
    body = {"key": str(path.id("key")), "text": "No."}

    assert [post(sally, address, **body).status_code for _ in range(2)] == [201, 200]
    with reading(path.by("sally")):
        assert queries.question(path.id("question")).state == "disputed"


def test_a_program_closes_a_consultation_and_says_what_changed(path, call):
    asking.consult(path)
    carys, address = call("carys"), f"/consultations/{path.id('consultation')}"
    early = post(carys, f"{address}/changed", text="Clause four.")
    assert early.json()["reasons"] == ["consultation_still_open"]

    assert post(carys, f"{address}/close").status_code == 201
    assert post(carys, f"{address}/changed", text="Clause four.").status_code == 201
    (listed,) = call("grace").get("/api/questions/consultations").json()
    assert listed["what_changed"] == "Clause four."


@pytest.mark.parametrize("step", ["", "/answer", "/dispute", "/accept"])
def test_a_program_finds_no_question_that_is_not_there(path, call, step):
    carys, address = call("carys"), f"/{uuid4()}{step}"
    answer = post(carys, address, text="A") if step else carys.get(f"/api/questions{address}")

    assert answer.status_code == 404


@pytest.mark.parametrize("step", ["", "/respond", "/close", "/changed"])
def test_a_program_finds_no_consultation_that_is_not_there(path, call, step):
    carys, address = call("carys"), f"/consultations/{uuid4()}{step}"
    body = {"text": "A", "position": "for"} if step == "/respond" else {"text": "A"}
    answer = post(carys, address, **body) if step else carys.get(f"/api/questions{address}")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"topic": "q99"}, "topic_unknown"), ({"addressed_to": str(uuid4())}, "nobody_answers_there")],
)
def test_a_program_is_told_why_a_question_is_not_asked(path, call, changes, reason):
    centre = str(path.cast.organisations["centre"].id)
    body = {"text": "A?", "addressed_to": centre, "is_public": True} | changes

    assert post(call("sally"), "", **body).json()["reasons"] == [reason]
