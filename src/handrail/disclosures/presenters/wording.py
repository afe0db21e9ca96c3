"""Codes, gradings and days as people read them. Asks no database."""

from __future__ import annotations

from datetime import date

from handrail.disclosures import rules
from handrail.nominations.domain import IntelligenceGrade, SourceGrade
from handrail.policy.decisions import Decision
from handrail.safety import rules as safety

WORDS = rules.WORDS | safety.WORDS  # a meeting is refused in the words of safety (R42)


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(WORDS[reason] for reason in decision.reasons)


def day_words(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def grading_words(grading: str) -> str:
    """The police grading of a statement in words (R2); identity is not graded."""
    if not grading:
        return "As the originator entered it; not graded"
    source, intelligence = SourceGrade(grading[0]), IntelligenceGrade(grading[1])
    return f"Source {source.words}; {intelligence.words}"


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
