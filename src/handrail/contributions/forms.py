"""What is typed when a partner says what it knows, when it is asked, and when it says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from handrail.acts.fields import Day, OneOf, Reasoned, Words, YesOrNo
from handrail.contributions.domain import (
    DECISIONS,
    NO_REASONS,
    PARTS,
    STATEMENT_KINDS,
    TOPICS,
    Asked,
    Said,
    bases_for,
)
from handrail.contributions.rules import WORDS


class ContributeForm(Reasoned):
    """One thing that this organisation knows, and which decision it serves."""

    reason_words = WORDS
    reason_fields = {
        "part_unknown": "part",
        "contribution_topic_unknown": "topic",
        "clinicians_only": "topic",
        "belief_is_no_need": "topic",
        "not_before_told_and_agreed": "topic",
        "contribution_serves_nothing": "decision_served",
        "contribution_empty": "text",
        "says_immigration_status": "text",
        "neurodiversity_is_no_risk": "text",
        "names_somebody": "names_nobody",
        "statement_kind_unknown": "statement_kind",
        "as_of_ahead": "as_of",
        "contribution_basis_unknown": "basis",
    }

    part = OneOf(label="What is it?", choices=PARTS.items())
    topic = OneOf(
        label="What is it about?",
        help_text="Nationality and immigration status are never held here.",
    )
    decision_served = OneOf(label="Which decision does it serve?", choices=DECISIONS.items())
    text = Words(
        label="What do you know?",
        help_text=(
            "One thing only. Name nobody else: write 'a sister', not her name. Autism is no risk: "
            "say which adjustment would help."
        ),
        error_messages={"required": WORDS["contribution_empty"]},
    )
    names_nobody = YesOrNo(label="Have you left out everybody else's name?")
    statement_kind = OneOf(label="Fact or assessment?", choices=STATEMENT_KINDS.items())
    as_of = Day(label="On which day was this so?")
    basis = OneOf(
        label="On which lawful basis do you share it?",
        help_text="Consent is not in the list: agreeing to support is something else.",
    )

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        hidden = set() if kind == "health" else {"clinical"}
        self.offer("topic", {code: words for code, words in TOPICS.items() if code not in hidden})
        self.offer("basis", bases_for(kind))

    def said(self, *, answers: UUID | None) -> Said:
        """What was typed, as rules know it."""
        return Said(answers=answers, **self.cleaned_data)


class AskForm(Reasoned):
    """Of whom something is asked, for which decision, and what."""

    reason_words = WORDS
    reason_fields = {
        "does_not_work_on_the_case": "asked_of",
        "contribution_serves_nothing": "decision_served",
        "question_empty": "question",
        "says_immigration_status": "question",
    }

    asked_of = OneOf(label="Which partner do you ask?")
    decision_served = OneOf(label="Which decision needs it?", choices=DECISIONS.items())
    question = Words(
        label="What do you ask?",
        help_text="Ask for the least that the decision needs. They may say no.",
        error_messages={"required": WORDS["question_empty"]},
    )

    def __init__(self, *args: Any, partners: Mapping[UUID, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("asked_of", {str(key): name for key, name in partners.items()})

    @property
    def asked(self) -> Asked:
        """What was typed, as rules know it."""
        given = self.cleaned_data
        return Asked(
            asked_of_id=UUID(given["asked_of"]),
            decision_served=given["decision_served"],
            question=given["question"],
        )


class AnswerNoForm(Reasoned):
    """Why a partner that is asked says nothing."""

    reason_words = WORDS
    reason_fields = {"no_reason_unknown": "reason"}

    reason = OneOf(
        label="Why do you say nothing?",
        choices=NO_REASONS.items(),
        help_text="Each answer is as good as another. None is counted against you.",
    )
