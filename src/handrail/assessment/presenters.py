"""Needs and strengths as pages show them: by organisation, in words once they are opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.fields import paragraphs
from handrail.assessment import queries, rules
from handrail.assessment.domain import PERSONS_VIEWS, TOPICS, Need, NeedState, Strength
from handrail.assessment.queries import Assessed, Former
from handrail.cases.domain import Case
from handrail.contributions.domain import PARTS, Standing
from handrail.contributions.domain import TOPICS as ABOUT
from handrail.contributions.queries import contributions_of, standing_of, worked_on
from handrail.partners import queries as partners
from handrail.policy.decisions import Decision

ASSESSING = frozenset({"coordinator", "practitioner"})


@dataclass(frozen=True, kw_only=True)
class FormerWords:
    """What a need said before, and until when."""

    lines: tuple[str, ...]
    until: datetime


@dataclass(frozen=True, kw_only=True)
class NeedShown:
    """A need in a list; its words where they were opened."""

    need: Need
    topic: str
    by: str
    persons_view: str
    lines: tuple[str, ...] = ()
    persons_lines: tuple[str, ...] = ()
    reason_lines: tuple[str, ...] = ()
    former: tuple[FormerWords, ...] = ()
    why_not_revise: tuple[str, ...] = ()
    why_not_reason: tuple[str, ...] = ()
    why_not_close: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StrengthShown:
    """A strength in a list; its words where they were opened."""

    strength: Strength
    topic: str
    by: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """The needs and strengths of one case."""

    case: Case
    needs: tuple[NeedShown, ...]
    strengths: tuple[StrengthShown, ...]
    assesses: bool
    standing: Standing


def page(case_id: UUID, *, seen_by: Actor) -> Page:
    """The needs and strengths of a case without their words. Raises `NotFoundError`."""
    held = worked_on(case_id, seen_by=seen_by)
    needs, strengths = queries.needs_of(case_id), queries.strengths_of(case_id)
    recorded: list[Need | Strength] = [*needs, *strengths]
    names = partners.names_of(each.organisation_id for each in recorded)
    standing = standing_of(case_id)
    return Page(
        case=held,
        needs=tuple(_need(each, names, standing) for each in needs),
        strengths=tuple(
            StrengthShown(strength=each, topic=TOPICS[each.topic], by=names[each.organisation_id])
            for each in strengths
        ),
        assesses=bool(seen_by.roles & ASSESSING),
        standing=standing,
    )


def opened(shown: Page, assessed: Assessed) -> Page:
    """The same page with every word."""
    needs = {each.need.id: each for each in assessed.needs}
    strengths = {each.strength.id: each for each in assessed.strengths}
    return replace(
        shown,
        needs=tuple(_with_words(each, needs) for each in shown.needs if each.need.id in needs),
        strengths=tuple(
            replace(each, lines=paragraphs(strengths[each.strength.id].text))
            for each in shown.strengths
            if each.strength.id in strengths
        ),
    )


def about(reference: UUID, *, seen_by: Actor) -> tuple[Case, NeedShown]:
    """One need in scope and its case, for those who work on it. Raises `NotFoundError`."""
    found = queries.need(reference)
    held = worked_on(found.case_id, seen_by=seen_by)
    names = partners.names_of([found.organisation_id])
    return held, _need(found, names, standing_of(found.case_id))


def released(case_id: UUID) -> dict[UUID, str]:
    """What a need or a strength may rest on: what was released to all, by what and from whom."""
    shared = [each for each in contributions_of(case_id) if each.is_shared]
    names = partners.names_of(each.owner_id for each in shared)
    return {
        each.id: f"{PARTS[each.part]}, {ABOUT[each.topic].lower()}, from {names[each.owner_id]}"
        for each in shared
    }


def status(case_id: UUID) -> str:
    """How many needs of a case wait for an answer, in words."""
    needs = queries.needs_of(case_id)
    waiting = sum(each.state is NeedState.OPEN for each in needs)
    if not needs:
        return "Nothing yet"
    return f"{waiting} of {len(needs)} open" if waiting else "Each has an answer"


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(rules.WORDS[reason] for reason in decision.reasons)


def _need(need: Need, names: Mapping[UUID, str], standing: Standing) -> NeedShown:
    allowed = {
        verb: in_words(rules.may_move(need, verb, standing=standing)) for verb in rules.MOVES
    }
    return NeedShown(
        need=need,
        topic=TOPICS[need.topic],
        by=names[need.organisation_id],
        persons_view=PERSONS_VIEWS[need.persons_view],
        why_not_revise=allowed["revise"],
        why_not_reason=allowed["give_reason"],
        why_not_close=allowed["close"],
    )


def _with_words(shown: NeedShown, texts: Mapping[UUID, queries.NeedText]) -> NeedShown:
    said = texts[shown.need.id]
    return replace(
        shown,
        lines=paragraphs(said.text),
        persons_lines=paragraphs(said.persons_words),
        reason_lines=paragraphs(said.reason),
        former=tuple(map(_former, said.former)),
    )


def _former(words: Former) -> FormerWords:
    return FormerWords(lines=paragraphs(words.text), until=words.until)
