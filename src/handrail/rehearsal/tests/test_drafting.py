"""What a draft may hold by rule: the law that lets most go, and nothing that is barred."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from handrail.disclosures.domain import Parties
from handrail.disclosures.presenters.sources import Source
from handrail.rehearsal.drafting import lawful

PARTIES = Parties(
    originator_kind="counter_terrorism_police",
    recipient_kind="local_authority",
    purposes=frozenset({"support"}),
    item_kinds=frozenset({"identity", "need", "risk"}),
    gateways=frozenset({"ctsa_s38", "cda_s115"}),
    in_force=True,
)
SAID = Source(
    code="a",
    title="Statement: fact",
    paragraphs=("Lost the tenancy.",),
    notes="",
    suggested="Lost the tenancy.",
    conditions="",
    kind="",
    statement_kind="fact",
    grading="1A",
    handling="P",
    regime="part_3",
    intelligence_derived=False,
)
NAME = replace(SAID, code="name", kind="identity", grading="")


def law_of(*sources, ground="unmet_housing_need", **changes):
    return lawful(sources, draft_id=uuid4(), ground=ground, parties=replace(PARTIES, **changes))


def test_a_statement_and_the_name_go_by_a_gateway_and_basis_that_fit():
    law = law_of(NAME, SAID)

    assert (law.gateway, law.basis) == ("cda_s115", "part_3_s35_sch8")
    assert [each.item.kind for each in law.items] == ["identity", "need"]


def test_what_is_graded_for_conditions_or_suspected_false_stays_out():
    conditional, doubted = replace(SAID, handling="C"), replace(SAID, grading="2E")

    assert law_of(NAME, conditional, doubted) is None


def test_a_name_alone_is_no_reason_to_draft():
    assert law_of(NAME) is None


def test_what_comes_from_intelligence_never_goes_by_section_38():
    derived = replace(SAID, intelligence_derived=True)

    assert law_of(derived, gateways=frozenset({"ctsa_s38"})) is None
    assert law_of(derived).gateway == "cda_s115"


def test_a_risk_does_not_become_a_need_so_that_it_can_leave():
    without_risks = frozenset({"identity", "need"})

    assert law_of(NAME, SAID, ground="harm_to_self").items[1].item.kind == "risk"
    assert law_of(NAME, SAID, ground="harm_to_self", item_kinds=without_risks) is None


def test_the_regime_with_most_statements_is_chosen_and_the_others_stay():
    other = replace(SAID, code="b", regime="part_2")

    law = law_of(SAID, replace(SAID, code="c"), other)

    assert [each.item.regime for each in law.items] == ["part_3", "part_3"]
