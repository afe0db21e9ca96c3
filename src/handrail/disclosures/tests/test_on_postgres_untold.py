"""However a partner answered, its originator reads the same, mends the same and learns nothing (R32)."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from handrail.acts.tests import doing
from handrail.disclosures import actions
from handrail.disclosures.tests import mending
from handrail.rehearsal.thin_path import ThinPath

WHY = {"why": "check_quality"}
ANSWERS = {
    "offered": lambda path: None,
    "declined": lambda path: actions.decline(path.disclosure_id, **doing.saying(path, "peter")),
    "accepted": lambda path: path.accepted(),
    "returned": lambda path: actions.give_back(
        path.accepted().disclosure_id, **doing.saying(path, "peter")
    ),
    "lapsed": lambda path: actions.lapse(path.disclosure_id, **doing.clock(path)),
}
MENDED = {
    "as it is": lambda path: None,
    "corrected": mending.correct,
    "recalled": mending.recall,
}


def pages(browse, path):
    """What David reads of it, without what each answer of the server carries for itself."""
    david = browse("david")
    shown = reverse("disclosures:show", args=[path.disclosure_id])
    record = reverse("disclosures:record", args=[path.disclosure_id])
    read = [
        david.get(address, given).content.decode()
        for address, given in ((shown, {}), (shown, WHY), (record, WHY))
    ]
    return [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page) for page in read]


@pytest.mark.parametrize("mend", MENDED)
def test_the_originators_pages_are_the_same_whatever_the_partner_answered(cast, browse, mend):
    told = {}
    for number, (answer, then) in enumerate(ANSWERS.items()):
        alone = {"surname": answer, "date_of_birth": date(1960 + number, 1 + number, 1)}
        path = ThinPath(cast, cast.at, name=answer, changes=alone).until("offered")
        then(path)
        MENDED[mend](path)
        own = {str(path.disclosure_id): "D", str(path.id("item")): "I", path.disclosure_id.hex: "D"}
        text = "\n".join(pages(browse, path))
        for reference, short in own.items():
            text = text.replace(reference, short)
        told[answer] = re.sub(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", "S", text)

    assert set(told.values()) == {told["offered"]}
