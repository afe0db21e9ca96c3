"""How each act is done on the thin path, where the thin path does not do it by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handrail.acts.context import reading
from handrail.acts.domain import the_clock
from handrail.agreements.domain import Agreement
from handrail.agreements.queries import in_force
from handrail.clocks.calendar import london_day
from handrail.disclosures import actions as disclosures
from handrail.disclosures.domain import Alternative, Item, Quality
from handrail.members import actions as members
from handrail.members.actions import NewMember
from handrail.members.domain import Grant
from handrail.nominations import actions as nominations
from handrail.nominations.domain import DeconflictionAnswer, DeconflictionResult
from handrail.people import actions as people
from handrail.people.queries import pairs_of, undecided_pairs
from handrail.rehearsal.thin_path import ThinPath

LATER = timedelta(days=30)


def setting_up(path: ThinPath) -> dict[str, Any]:
    return {"by": path.cast.administrator, "at": path.at}


def on(path: ThinPath, name: str) -> dict[str, Any]:
    return {"by": path.by(name), "at": path.at}


def saying(path: ThinPath, name: str) -> dict[str, Any]:
    return {**on(path, name), "remark_id": path.id("remark"), "text": "How long would it be?"}


def a_second_peter(path: ThinPath) -> NewMember:
    council = path.cast.organisations["council"]
    return NewMember(
        id=path.id("a second Peter"),
        email="second.peter@synthetic.example",
        name="Second Peter Synthetic",
        organisation_id=council.id,
        organisation_kind=council.kind,
        trained_until=path.today,
        password="a synthetic password",
    )


def a_post(path: ThinPath) -> Any:
    return replace(path.cast.posts["housing_lead"], id=path.id("a post"), title="Deputy")


def a_grant(path: ThinPath) -> Grant:
    return Grant(
        member_id=path.cast.members["peter"],
        member_organisation_id=path.cast.organisations["council"].id,
        post=path.cast.posts["housing_lead"],
        organisation_key=path.id("one key"),
        centre_key=path.id("another key"),
        from_on=path.today,
    )


def an_agreement(path: ThinPath) -> Agreement:
    with reading(path.by("carys")):
        found = in_force(path.centre_id, path.cast.organisations["council"].id, on=path.today)
    return replace(found, id=path.id("an agreement"))


def somebody_alike(path: ThinPath) -> None:
    replace(path, name="2").received()


def decide_pair(path: ThinPath) -> Any:
    with reading(path.by("carys")):
        (pair,) = undecided_pairs()
    return people.decide_same(pair.id, **on(path, "carys"), same=False, reasons="Another birthday.")


def somebody_decided(path: ThinPath) -> None:
    somebody_alike(path)
    decide_pair(path)


def reopen_pair(path: ThinPath) -> Any:
    with reading(path.by("carys")):
        (pair,) = pairs_of(path.person_id)
    return people.reopen(pair.id, **on(path, "carys"), reasons="They have one sister.")


def propose(path: ThinPath) -> Any:
    chosen = path.cast.organisations[path.partner].id
    return disclosures.propose_best_placed(
        path.case_id,
        **on(path, "carys"),
        alternatives=(Alternative(organisation_id=chosen, reasons_for=(), reasons_against=()),),
        proposed=chosen,
    )


def a_draft(path: ThinPath, **changes: Any) -> disclosures.Draft:
    return replace(path._draft(path.by("carys")), **changes)


def draft(path: ThinPath, **changes: Any) -> Any:
    wanted = a_draft(path, **changes)
    return disclosures.draft(path.case_id, **on(path, "carys"), wanted=wanted)


def add_item(path: ThinPath, text: str = "Needs a ground floor.") -> Any:
    item = Item(
        id=path.id(text),
        kind="need",
        decision_served="make_adjustments",
        regime="part_3",
        intelligence_derived=False,
    )
    new = disclosures.NewItem(item=item, text=text, statement_kind="fact", grading="1A")
    return disclosures.add_item(path.disclosure_id, **on(path, "carys"), new=new)


def approve(path: ThinPath, reasons: str) -> Any:
    return disclosures.approve(
        path.disclosure_id, **on(path, "david"), quality=a_quality(path), reasons=reasons
    )


def a_quality(path: ThinPath) -> Quality:
    return Quality(accuracy="checked", is_complete=True, checked_on=path.today)


def query(path: ThinPath) -> Any:
    said = {**saying(path, "peter"), "remark_id": path.id("question")}
    return disclosures.query(path.disclosure_id, **said)


def clock(path: ThinPath) -> dict[str, Any]:
    at = path.at + LATER
    return {"by": the_clock(at), "at": at}


def issue_token(path: ThinPath) -> Any:
    return members.issue_token(
        "oneself", **on(path, "peter"), token_id=path.id("token"), token="handrail_synthetic"
    )


def check_again(path: ThinPath) -> Any:
    """The centre checks once more, on the path's day, that it may go on."""
    result = DeconflictionResult(
        path.nomination().reference, DeconflictionAnswer.GO_ON, london_day(path.at)
    )
    return nominations.record_deconfliction(
        path.nomination_id, **on(path, "carys"), check_id=path.id("check again"), result=result
    )
