from __future__ import annotations

import pytest

from handrail.policy.engine import (
    NOT_PERMITTED,
    POLICY_FAULT,
    SCHEMA_FILE,
    Engine,
    Entity,
    engine,
    policy_texts,
)

SCHEMA = """
entity Member = { kind: String, age?: Long };
entity Case = { area: String };
action "case.open" appliesTo { principal: [Member], resource: [Case] };
"""
CENTRE_OPENS = """
@id("centre-opens") @reason("centre_leads") @source("a rule")
permit (principal, action, resource) when { principal.kind == "centre" };
"""
NOT_IN_LONDON = """
@id("not-in-london") @reason("not_here") @source("another rule")
forbid (principal, action, resource) when { resource.area == "london" };
"""
READS_THE_AGE = """
@id("reads-the-age") @reason("too_young") @source("a careless rule")
forbid (principal, action, resource) when { principal.age < 18 };
"""
CASE = Entity("Case", "1", {"area": "north-west"})


def an_engine(*texts):
    return Engine({str(place): text for place, text in enumerate(texts)}, SCHEMA)


def a_member(**attributes):
    return Entity("Member", "1", {"kind": "centre"} | attributes)


def decided(by, *, principal=None, action="case.open", resource=CASE):
    return by.decide(principal=principal or a_member(), action=action, resource=resource)


def test_a_permit_that_holds_allows_and_is_named():
    decision = decided(an_engine(CENTRE_OPENS))

    assert decision
    assert decision.policies == ("centre-opens",)


def test_what_nothing_permits_is_refused():
    decision = decided(an_engine(CENTRE_OPENS), principal=a_member(kind="health"))

    assert (decision.reasons, decision.policies) == ((NOT_PERMITTED,), ())


def test_a_forbid_beats_a_permit_and_gives_its_reason():
    london = Entity("Case", "1", {"area": "london"})
    decision = decided(an_engine(CENTRE_OPENS, NOT_IN_LONDON), resource=london)

    assert (decision.reasons, decision.policies) == (("not_here",), ("not-in-london",))


@pytest.mark.parametrize(
    "changed",
    [
        {"principal": Entity("Member", "1")},
        {"principal": Entity("Member", "1", {"kind": 7})},
        {"principal": Entity("Member", "1", {"kind": "centre", "nickname": "Al"})},
        {"principal": Entity("Ghost", "1", {"kind": "centre"})},
        {"resource": Entity("Case", "1")},
        {"resource": Entity("Casino", "1", {"area": "london"})},
        {"action": "case.unknown"},
        {"principal": CASE, "resource": a_member()},
    ],
)
def test_what_does_not_fit_the_schema_is_a_fault_and_refused(changed):
    assert decided(an_engine(CENTRE_OPENS), **changed).reasons == (POLICY_FAULT,)


def test_a_forbid_that_fails_to_evaluate_is_not_passed_over():
    decision = decided(an_engine(CENTRE_OPENS, READS_THE_AGE))

    assert decision.reasons == (POLICY_FAULT,)


@pytest.mark.parametrize("missing", ["id", "reason", "source"])
def test_a_policy_without_its_notes_is_no_policy(missing):
    with pytest.raises(ValueError, match=missing):
        an_engine(CENTRE_OPENS.replace(f"@{missing}", "@other"))


def test_two_policies_of_one_name_are_refused():
    with pytest.raises(ValueError, match="stands twice"):
        an_engine(CENTRE_OPENS, CENTRE_OPENS)


def test_the_digest_names_exactly_this_text_and_schema():
    digest = an_engine(CENTRE_OPENS).digest

    assert an_engine(CENTRE_OPENS).digest == digest
    assert an_engine(CENTRE_OPENS + " ").digest != digest
    assert Engine({"0": CENTRE_OPENS}, SCHEMA + " ").digest != digest


def test_a_policy_that_the_schema_contradicts_is_a_problem():
    assert an_engine(CENTRE_OPENS.replace("principal.kind", "principal.sort")).problems()


def test_the_house_has_no_problems_in_its_policies():
    assert engine().problems() == ()


def test_each_folder_with_policies_is_read():
    assert {"policy", "members", "disclosures"} <= policy_texts().keys()
    assert engine().digest == Engine(policy_texts(), SCHEMA_FILE.read_text()).digest


def test_every_policy_names_its_rule_or_its_page_of_the_design():
    assert all(policy.source.strip() for policy in engine().policies.values())
    assert {policy.effect for policy in engine().policies.values()} == {"permit", "forbid"}
