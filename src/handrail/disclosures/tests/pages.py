"""What the page tests of disclosures share: addresses, what is typed, and what a person reads."""

from __future__ import annotations

import re

from django.urls import reverse

from handrail.acts.context import reading
from handrail.disclosures import queries

WHY = "?why=prepare_decision"
DO = "?why=do_the_ask"
TERMS = {
    "ask": "offer_service",
    "purpose": "support",
    "hours": "4",
    "urgency": "within_a_week",
    "skills": "Housing advice",
    "funding": "Funded by the programme",
    "involves_meeting": "no",
    "gateway": "cda_s115",
    "basis": "part_3_s35_sch8",
    "reasons": "The council has the housing duty.",
}
ITEM = {"text": "Has no home.", "kind": "need", "decision_served": "choose_the_help"}
QUALITY = {
    "reasons": "The council cannot help without it.",
    "accuracy": "checked",
    "is_complete": "yes",
    "checked_on": "2/3/2026",
}


def at(name, *references):
    return reverse(f"disclosures:{name}", args=references)


def held(path, name="carys"):
    with reading(path.by(name)):
        return queries.disclosure(path.disclosure_id)


def words(response):
    """What a person reads of a page."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(text.replace("&#39;", "'").split())


def plain(response, *references):
    """A page without its CSRF tokens and without these references."""
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", response.content.decode())
    for reference in references:
        text = text.replace(str(reference), "REFERENCE")
    return re.sub(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b", "SHORT", text)
