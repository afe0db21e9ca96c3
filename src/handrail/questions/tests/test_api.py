"""Questions for programs: asked once under a key, answered, and read by who may."""

from __future__ import annotations

import pytest

from handrail.questions.tests import asking
from handrail.rehearsal.thin_path import ThinPath


@pytest.fixture
def path(cast):
    return ThinPath(cast, cast.at)


def post(client, address, **body):
    return client.post(f"/api/questions{address}", body, content_type="application/json")


def test_a_question_is_asked_once_answered_and_read(path, call):
    sally, carys = call("sally"), call("carys")
    centre = str(path.cast.organisations["centre"].id)
    body = {"key": str(path.id("key")), "text": "Who pays?", "addressed_to": centre}
    first = post(sally, "", **body, is_public=False)
    assert (first.status_code, post(sally, "", **body, is_public=False).status_code) == (201, 200)

    reference = first.json()["id"]
    assert post(carys, f"/{reference}/answer", text="The programme.").status_code == 201
    read = sally.get(f"/api/questions/{reference}").json()
    assert read["question"]["state"] == "answered"
    assert [each["text"] for each in read["said"]] == ["The programme."]
    assert post(sally, f"/{reference}/accept").status_code == 201


def test_a_refusal_is_a_problem_with_its_reason(path, call):
    asking.ask(path)
    refused = post(call("grace"), f"/{path.id('question')}/answer", text="No.")

    assert refused.status_code == 403
    assert refused.json()["reasons"] == ["not_permitted"]


def test_a_consultation_is_opened_responded_to_and_read(path, call):
    council = str(path.cast.organisations["council"].id)
    until = (path.today.replace(year=path.today.year + 1)).isoformat()
    opened = post(
        call("carys"), "/consultations", title="A", subject="B", text="C", asked=[council],
        until_on=until,
    )  # fmt: skip
    address = f"/consultations/{opened.json()['id']}"
    assert post(call("chloe"), f"{address}/respond", position="for", text="Yes.", question="When?")

    read = call("grace").get(f"/api/questions{address}").json()
    assert [each["position"] for each in read["responses"]] == ["for"]
    assert [each["text"] for each in read["questions"]] == ["When?"]
