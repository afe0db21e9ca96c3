"""Every act of the house once, each with what must come before it, what it changes and its entries."""

from __future__ import annotations

from dataclasses import replace

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.agreements import actions as agreements
from handrail.assessment.tests import steps as assessment
from handrail.awareness.tests import steps as awareness
from handrail.cases import actions as cases
from handrail.cases.rules import Ending
from handrail.cases.tests import steps as leads
from handrail.contributions.tests import steps as contributions
from handrail.disclosures import actions as disclosures
from handrail.disclosures.tests import steps as recalls
from handrail.evaluation.tests import steps as evaluation
from handrail.meetings.tests import steps as meetings
from handrail.members import actions as members
from handrail.nominations import actions as nominations
from handrail.nominations.intake import Ceiling
from handrail.nominations.tests import steps as nomination_ends
from handrail.partners import actions as partners
from handrail.questions.tests import steps as questions
from handrail.rehearsal.thin_path import ThinPath
from handrail.reviews.tests import steps as reviews
from handrail.risk.tests import steps as risk
from handrail.safety.tests import steps as safety
from handrail.support import actions as support
from handrail.support.tests import steps as supporting
from handrail.voluntary.tests import steps as voluntary

ENDING = Ending(
    outcome="returned",
    what_has_changed="Nothing yet.",
    undecided_pairs=0,
    unanswered_disclosures=0,
    unfinished_actions=0,
)

COMING_IN_AND_GOING_OUT: tuple[Step, ...] = (
    Step(
        verb="organisation.add",
        run=lambda path: partners.add(
            "registry",
            **doing.setting_up(path),
            organisation=replace(path.cast.organisations["council"], id=path.id("a council")),
        ),
        entries=("organisation.added",),
        changes=("partners_organisation",),
        is_about_a_person=False,
    ),
    Step(
        verb="member.add",
        run=lambda path: members.add(
            "registry", **doing.setting_up(path), member=doing.a_second_peter(path)
        ),
        entries=("member.added",),
        changes=("members_member",),
        is_about_a_person=False,
    ),
    Step(
        verb="post.add",
        run=lambda path: members.add_post(
            "registry", **doing.setting_up(path), post=doing.a_post(path)
        ),
        entries=("post.added",),
        changes=("members_post",),
        is_about_a_person=False,
    ),
    Step(
        verb="post.grant",
        run=lambda path: members.grant_post(
            "registry",
            **doing.setting_up(path),
            tenure_id=path.id("tenure"),
            grant=doing.a_grant(path),
        ),
        entries=("post.granted",),
        changes=("members_tenure",),
        is_about_a_person=False,
    ),
    Step(
        verb="agreement.record",
        run=lambda path: agreements.record(
            "registry", **doing.setting_up(path), agreement=doing.an_agreement(path)
        ),
        entries=("agreement.recorded",),
        changes=("agreements_agreement",),
        is_about_a_person=False,
    ),
    Step(
        verb="token.issue",
        run=doing.issue_token,
        entries=("token.issued",),
        changes=("members_token",),
        is_about_a_person=False,
    ),
    Step(
        verb="nomination.screen",
        run=lambda path: nominations.screen(
            path.centre_id,
            **doing.on(path, "nadia"),
            ceiling=Ceiling(breaches=0, faults=(), last_row=1, sha256="0" * 64),
        ),
        entries=("nomination.screened",),
        is_about_a_person=False,
    ),
    Step(
        verb="nomination.receive",
        run=ThinPath.received,
        entries=("person.entered", "case.begun", "nomination.received"),
        changes=(
            "people_person",
            "cases_case",
            "nominations_nomination",
            "nominations_statement",
            "vault_person_key",
            *SEALED_NEW,
        ),
    ),
    Step(
        verb="same_person.decide",
        after="received",
        before=doing.somebody_alike,
        run=doing.decide_pair,
        entries=("same_person.decided",),
        changes=("people_same_person_pair", *SEALED_NEW),
    ),
    Step(
        verb="same_person.reopen",
        after="received",
        before=doing.somebody_decided,
        run=doing.reopen_pair,
        entries=("same_person.reopened",),
        changes=("people_same_person_pair",),
    ),
    Step(
        verb="deconfliction.record",
        after="received",
        run=ThinPath.cleared,
        entries=("deconfliction.recorded",),
        changes=("nominations_nomination", "nominations_deconfliction", "clocks_clock"),
    ),
    Step(
        verb="deconfliction.expire",
        after="cleared",
        run=lambda path: nominations.expire_deconfliction(path.nomination_id, **doing.clock(path)),
        entries=("deconfliction.expired",),
        changes=("nominations_nomination", "clocks_clock"),
    ),
    Step(
        verb="best_placed.propose",
        after="lead_answered",
        run=doing.propose,
        entries=("best_placed.proposed",),
        changes=("disclosures_best_placed",),
    ),
    Step(
        verb="best_placed.decide",
        after="lead_answered",
        before=doing.propose,
        run=lambda path: disclosures.decide_best_placed(
            path.case_id,
            **doing.on(path, "carys"),
            chosen=path.cast.organisations["council"].id,
            reasons="It has the housing duty.",
        ),
        entries=("best_placed.decided",),
        changes=("disclosures_best_placed", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.draft",
        after="placed",
        run=doing.draft,
        entries=("disclosure.drafted",),
        changes=("disclosures_disclosure", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.add_item",
        after="drafted",
        run=doing.add_item,
        entries=("disclosure.item_added",),
        changes=("disclosures_item", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.remove_item",
        after="drafted",
        run=lambda path: disclosures.remove_item(
            path.disclosure_id, **doing.on(path, "carys"), item_id=path.id("item")
        ),
        entries=("disclosure.item_removed",),
        changes=("disclosures_item",),
    ),
    Step(
        verb="disclosure.discard",
        after="drafted",
        run=lambda path: disclosures.discard(path.disclosure_id, **doing.saying(path, "carys")),
        entries=("disclosure.discarded",),
        changes=("disclosures_disclosure", "disclosures_remark", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.submit",
        after="drafted",
        run=ThinPath.submitted,
        entries=("disclosure.submitted",),
        changes=("disclosures_disclosure", "disclosures_item"),
    ),
    Step(
        verb="disclosure.approve",
        after="submitted",
        run=ThinPath.approved,
        entries=("disclosure.approved",),
        changes=("disclosures_disclosure",),
    ),
    Step(
        verb="disclosure.refuse",
        after="submitted",
        run=lambda path: disclosures.refuse(
            path.disclosure_id, **doing.on(path, "david"), reasons="It is not needed."
        ),
        entries=("disclosure.refused",),
        changes=("disclosures_disclosure",),
    ),
    Step(
        verb="disclosure.offer",
        after="approved",
        run=ThinPath.offered,
        entries=("disclosure.offered",),
        changes=("disclosures_disclosure", "clocks_clock"),
    ),
    Step(
        verb="disclosure.query",
        after="offered",
        run=doing.query,
        entries=("disclosure.queried",),
        changes=("disclosures_disclosure", "disclosures_remark", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.answer",
        after="offered",
        before=doing.query,
        run=lambda path: disclosures.answer(path.disclosure_id, **doing.saying(path, "david")),
        entries=("disclosure.answered",),
        changes=("disclosures_disclosure", "disclosures_remark", *SEALED_NEW),
    ),
    Step(
        verb="disclosure.accept",
        after="offered",
        run=ThinPath.accepted,
        entries=("disclosure.accepted",),
        changes=(
            "cases_case",
            "cases_lead",
            "nominations_nomination",
            "disclosures_disclosure",
            "disclosures_item",
            "clocks_clock",
        ),
    ),
    Step(
        verb="disclosure.decline",
        after="offered",
        run=lambda path: disclosures.decline(path.disclosure_id, **doing.saying(path, "peter")),
        entries=("disclosure.declined",),
        changes=(
            "disclosures_disclosure",
            "disclosures_item",
            "disclosures_remark",
            "clocks_clock",
            *SEALED_NEW,
        ),
    ),
    Step(
        verb="disclosure.lapse",
        after="offered",
        run=lambda path: disclosures.lapse(path.disclosure_id, **doing.clock(path)),
        entries=("disclosure.lapsed",),
        changes=("disclosures_disclosure", "disclosures_item", "clocks_clock"),
    ),
    Step(
        verb="disclosure.return",
        after="accepted",
        run=lambda path: disclosures.give_back(path.disclosure_id, **doing.saying(path, "peter")),
        entries=("disclosure.returned",),
        changes=(
            "cases_case",
            "cases_lead",
            "nominations_nomination",
            "disclosures_disclosure",
            "disclosures_item",
            "disclosures_remark",
            *SEALED_NEW,
        ),
    ),
    Step(
        verb="support_action.propose",
        after="support_agreed",
        run=ThinPath.action_proposed,
        entries=("support_action.proposed",),
        changes=("support_action", *SEALED_NEW),
    ),
    Step(
        verb="support_action.confirm",
        after="action_proposed",
        run=ThinPath.action_agreed,
        entries=("support_action.confirmed",),
        changes=("support_action",),
    ),
    Step(
        verb="support_action.finish",
        after="action_agreed",
        run=lambda path: support.finish(
            path.action_id, **doing.on(path, "peter"), is_done=True, outcome="Moved in."
        ),
        entries=("support_action.finished",),
        changes=("support_action",),
    ),
    Step(
        verb="case.close",
        after="received",
        run=lambda path: cases.close(
            path.case_id, **doing.on(path, "carys"), counted=lambda _case: ENDING
        ),
        entries=("case.closed",),
        changes=("cases_case", *SEALED_NEW),
    ),
)
# Each capability adds its own here.
STEPS: tuple[Step, ...] = sum(
    (
        COMING_IN_AND_GOING_OUT,
        questions.STEPS,
        evaluation.STEPS,
        risk.STEPS,
        contributions.STEPS,
        assessment.STEPS,
        awareness.STEPS,
        voluntary.STEPS,
        meetings.STEPS,
        reviews.STEPS,
        supporting.STEPS,
        leads.STEPS,
        nomination_ends.STEPS,
        safety.STEPS,
        recalls.STEPS,
    ),
    (),
)
# These are done within a larger act; each leaves the entry that the larger one is shown with.
WITHIN_ANOTHER = {"person.enter": "nomination.receive", "case.begin": "nomination.receive"}
