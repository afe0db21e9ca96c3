"""Steps of mending: an error is reported in what was told, corrected, and the correction confirmed."""

from __future__ import annotations

from handrail.acts.context import reading
from handrail.disclosures import actions as disclosures
from handrail.disclosures import queries
from handrail.disclosures.domain import Quality
from handrail.rehearsal.demo.steps.registry import step
from handrail.rehearsal.demo.story import Story


@step
def error_reported(story: Story) -> None:
    """The partner finds that a part of what it was told is wrong."""
    disclosures.report_error(
        story.disclosure_id,
        by=story.practitioner,
        at=story.at,
        remark_id=story.next_id("remark"),
        text="The dates do not fit with what the person showed us.",
    )


@step
def corrected(story: Story) -> None:
    """The originator puts the right words in their place."""
    corrected = disclosures.CorrectedItem(
        correction_id=story.next_id("correction"),
        item_id=story.newest_id("item need"),
        text=f"{story.subject.says(story.subject.theme.facts)} The date was checked again.",
        reasons="The date was taken from another letter.",
    )
    disclosures.correct(
        story.disclosure_id,
        by=story.disclosing,
        at=story.at,
        corrected=corrected,
        quality=Quality(accuracy="checked", is_complete=True, checked_on=story.today),
    )


@step
def correction_confirmed(story: Story) -> None:
    """The officer who holds a copy put it right there too."""
    with reading(story.practitioner):
        notices = queries.unconfirmed(seen_by=story.practitioner)
    (notice,) = (each for each in notices if each.disclosure_id == story.disclosure_id)
    disclosures.confirm_correction(notice.id, by=story.practitioner, at=story.at)
