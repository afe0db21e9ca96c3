"""Steps of going out: best placed, the draft, the originator's word, the partner's answer."""

from __future__ import annotations

from handrail.acts.context import reading
from handrail.cases import actions as cases
from handrail.disclosures import actions as disclosures
from handrail.disclosures import placing, queries
from handrail.disclosures.domain import Item, Quality, Terms
from handrail.disclosures.queries import Ends
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story

PART_4, PART_3 = "part_4", "part_3"
BASES = {PART_3: "part_3_s35_sch8", PART_4: "part_4_sch9_sch10"}
NAMED_IN_S115 = frozenset({"local_authority", "probation", "health", "housing"})
SECOND_CHOICE = "charity"
JOINS = "health"
URGENT = frozenset({"exploited_by_others"})


@step
def nobody_leads(story: Story) -> None:
    """The coordinator asked who already leads: nobody does."""
    answer = cases.LeadAnswer(id=story.next_id("lead"), kind="none")
    cases.record_lead(story.case_id, by=story.coordinator, at=story.at, answer=answer)


@step
def placed(story: Story) -> None:
    """The partners are weighed, and a coordinator decides for one. Again for a second choice."""
    by = story.coordinator
    if not story.times["lead"]:
        nobody_leads(story)
    with reading(by):
        considered = queries.considered(story.case_id, seen_by=by)
    disclosures.propose_best_placed(
        story.case_id,
        by=by,
        at=story.at,
        alternatives=considered,
        proposed=placing.proposal(considered),
    )
    disclosures.decide_best_placed(
        story.case_id,
        by=by,
        at=story.at,
        chosen=story.partner.id,
        reasons="It offers what the concern calls for, in this area, and has room.",
    )


@step
def placed_elsewhere(story: Story) -> None:
    """The first partner is out: the charity, which serves the area too, is chosen."""
    story.partner_name = SECOND_CHOICE
    placed(story)


@step
def placed_beside(story: Story) -> None:
    """The first partner goes on helping; the health trust is asked to join."""
    story.partner_name = JOINS
    placed(story)


@step
def drafted(story: Story) -> None:
    """The least that lets the partner help: a need, and a strength beside it."""
    by = story.coordinator
    with reading(by):
        ends = queries.footing(story.case_id, seen_by=by, at=story.at).ends
    if ends is None:
        raise ValueError(f"{story.label} stands on no agreement at {story.at}")
    wanted = _draft(story, ends)
    disclosures.draft(story.case_id, by=by, at=story.at, wanted=wanted)
    theme = story.subject.theme
    _add(story, "need", theme.facts, statement_kind="fact", grading="1A")
    _add(story, "strength", theme.strengths, statement_kind="assessment", grading="1B")


@step
def submitted(story: Story) -> None:
    disclosures.submit(story.disclosure_id, by=story.coordinator, at=story.at)


@step
def approved(story: Story) -> None:
    """The originator's disclosure officer lets it go out."""
    disclosures.approve(
        story.disclosure_id,
        by=story.disclosing,
        at=story.at,
        quality=Quality(accuracy="checked", is_complete=True, checked_on=story.today),
        reasons="The partner cannot help without it, and nothing in it is more than it needs.",
    )


@step
def refused(story: Story) -> None:
    """The originator's disclosure officer keeps it in."""
    disclosures.refuse(
        story.disclosure_id,
        by=story.disclosing,
        at=story.at,
        reasons="One statement is out of date. Draft it again with what is known today.",
    )


@step
def offered(story: Story) -> None:
    """The partner is asked, and told nothing."""
    disclosures.offer(story.disclosure_id, by=story.coordinator, at=story.at)


@step
def queried(story: Story) -> None:
    disclosures.query(
        story.disclosure_id,
        by=story.practitioner,
        at=story.at,
        remark_id=story.next_id("remark"),
        text="Is this about one appointment or several weeks? We can offer either.",
    )


@step
def answered(story: Story) -> None:
    disclosures.answer(
        story.disclosure_id,
        by=story.disclosing,
        at=story.at,
        remark_id=story.next_id("remark"),
        text="Several weeks, an hour or so in each.",
    )


@step
def accepted(story: Story) -> None:
    """A named officer accepts, and the content opens to that officer."""
    disclosures.accept(
        story.disclosure_id, by=story.practitioner, at=story.at, has_accepted_uses=True
    )
    story.helping.append(story.practitioner_name)


@step
def opened(story: Story) -> None:
    """The officer who accepted reads what was disclosed."""
    disclosures.open_disclosure(
        story.disclosure_id, by=story.practitioner, at=story.at, purpose="do_the_ask"
    )


@step
def declined(story: Story) -> None:
    disclosures.decline(
        story.disclosure_id,
        by=story.practitioner,
        at=story.at,
        remark_id=story.next_id("remark"),
        text="We have nobody free for this before the summer.",
    )


@step
def given_back(story: Story) -> None:
    """Within five working days, without penalty."""
    disclosures.give_back(
        story.disclosure_id,
        by=story.practitioner,
        at=story.at,
        remark_id=story.next_id("remark"),
        text="Another service of ours already knows the person; they should not be asked twice.",
    )


@step
def recalled(story: Story) -> None:
    """The originator finds that it should not have gone out, and calls it back."""
    disclosures.recall(
        story.disclosure_id,
        by=story.disclosing,
        at=story.at,
        reasons="Part of it is about somebody else of the same name.",
    )


@step
def recall_confirmed(story: Story) -> None:
    """The officer who held a copy confirms that nothing of it is left."""
    with reading(story.practitioner):
        notices = queries.unconfirmed(seen_by=story.practitioner)
    (notice,) = (each for each in notices if each.disclosure_id == story.disclosure_id)
    disclosures.confirm_recall(notice.id, by=story.practitioner, at=story.at)


def _regime(story: Story) -> str:
    return PART_4 if story.originator.kind == "intelligence_service" else PART_3


def _gateway(story: Story) -> str:
    if _regime(story) == PART_4:
        return "ssa_s2_2_a"
    return "cda_s115" if story.partner.kind in NAMED_IN_S115 else "dpa_s36_4_common_law"


def _draft(story: Story, ends: Ends) -> disclosures.Draft:
    ground = story.subject.theme.ground.value
    return disclosures.Draft(
        id=story.next_id("disclosure"),
        recipient_id=ends.recipient.id,
        recipient_kind=ends.recipient.kind,
        originator_id=ends.originator.id,
        originator_kind=ends.originator.kind,
        agreement_id=ends.agreement.id,
        terms=Terms(
            ask="offer_service",
            purpose="support",
            is_child=False,
            hours=4 + story.subject.number % 5,
            urgency="within_a_week" if ground in URGENT else "within_a_month",
            skills=story.subject.theme.skills,
            funding=ends.recipient.funding,
            involves_meeting=False,
        ),
        gateway=_gateway(story),
        basis=BASES[_regime(story)],
        reasons="The partner gives this kind of help, and needs no more than this to begin.",
    )


def _add(
    story: Story, what: str, texts: tuple[str, ...], *, statement_kind: str, grading: str
) -> None:
    item = Item(
        id=story.next_id(f"item {what}"),
        kind=what,
        decision_served="choose_the_help",
        regime=_regime(story),
        intelligence_derived=False,
    )
    new = disclosures.NewItem(
        item=item, text=story.subject.says(texts), statement_kind=statement_kind, grading=grading
    )
    disclosures.add_item(story.disclosure_id, by=story.coordinator, at=story.at, new=new)
