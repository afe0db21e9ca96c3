"""Steps of coming in: a nomination, its checks, and whether two people are one."""

from __future__ import annotations

from handrail.acts.context import reading
from handrail.nominations import actions as nominations
from handrail.nominations import domain as words
from handrail.people import actions as people
from handrail.people import queries as people_queries
from handrail.people.domain import PairState
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story

REGIMES = {"agency": words.Regime.PART_4}


@step
def received(story: Story) -> None:
    """The originator nominates somebody."""
    sent = nominations.Incoming(
        nomination_id=story.nomination_id,
        person_id=story.person_id,
        case_id=story.case_id,
        nomination=_nomination(story),
    )
    nominations.receive(story.centre.id, by=story.nominating, at=story.at, incoming=[sent])


@step
def cleared(story: Story) -> None:
    """Deconfliction says to go on. Again, where an earlier check ran out."""
    _checked(story, words.DeconflictionAnswer.GO_ON)


@step
def not_now(story: Story) -> None:
    """Deconfliction says to wait, and never why."""
    _checked(story, words.DeconflictionAnswer.NOT_NOW)


@step
def told_apart(story: Story) -> None:
    """A coordinator decides that this is not the person of the other nomination."""
    by = story.coordinator
    with reading(by):
        pairs = people_queries.pairs_of(story.person_id)
    for pair in (each for each in pairs if each.state is PairState.PROPOSED):
        people.decide_same(
            pair.id,
            by=by,
            at=story.at,
            same=False,
            reasons="The dates of birth are the same by chance: the addresses and lives differ.",
        )


def _checked(story: Story, answer: words.DeconflictionAnswer) -> None:
    nominations.record_deconfliction(
        story.nomination_id,
        by=story.coordinator,
        at=story.at,
        check_id=story.next_id("check"),
        result=words.DeconflictionResult(_reference(story), answer, story.today),
    )


def _nomination(story: Story) -> words.Nomination:
    subject, theme = story.subject, story.subject.theme
    return words.Nomination(
        reference=_reference(story),
        forename=subject.forename,
        surname=subject.surname,
        date_of_birth=subject.born_on,
        area=subject.area,
        subject_category=words.SubjectCategory.NONE_OF_THESE,
        pursue_status=words.PursueStatus(story.pursue_status),
        threshold=theme.threshold,
        ground=theme.ground,
        concern=subject.says(theme.concerns),
        marking=words.Marking.OFFICIAL_SENSITIVE,
        statements=_statements(story),
    )


def _statements(story: Story) -> tuple[words.Statement, ...]:
    theme, regime = story.subject.theme, REGIMES.get(story.subject.originator, words.Regime.PART_3)
    told = (
        (theme.facts, words.StatementKind.FACT, words.IntelligenceGrade.KNOWN_DIRECTLY),
        (theme.strengths, words.StatementKind.ASSESSMENT, words.IntelligenceGrade.CORROBORATED),
    )
    return tuple(
        words.Statement(
            text=story.subject.says(texts),
            kind=kind,
            author="Case officer",
            source_grade=words.SourceGrade.RELIABLE,
            intelligence_grade=grade,
            handling=words.Handling.PERMITTED,
            intelligence_derived=False,
            regime=regime,
        )
        for texts, kind, grade in told
    )


def _reference(story: Story) -> str:
    return f"SYN-{story.subject.number:04}"
