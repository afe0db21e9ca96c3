"""A nomination and its statements, as the originator sent them and before anybody decided.

Closed sets carry the words that screens and reference pages show. Knows no database and no file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_STATEMENTS = 20


class WordedEnum(StrEnum):
    """A closed set of codes, each with the words that people read."""

    words: str

    def __new__(cls, code: str, words: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member


class SubjectCategory(WordedEnum):
    """What the person is to the originator's closed matter (R3; DPA 2018 s.38(3))."""

    SUSPECTED = "suspected", "suspected of an offence"
    CONVICTED = "convicted", "convicted of an offence"
    VICTIM = "victim", "a victim, or believed to be one"
    WITNESS_OR_OTHER = "witness_or_other", "a witness, or somebody with information"
    NONE_OF_THESE = "none_of_these", "none of these"


class PursueStatus(WordedEnum):
    """Whether an investigation of the person is open (R6)."""

    NONE = "none", "never under investigation"
    CLOSED = "closed", "investigation closed"
    OVERT = "overt", "under investigation, and the person knows"
    COVERT = "covert", "paused for review"
    UNKNOWN = "unknown", "paused for review"


# Overt goes on only once a panel agreed with the Senior Investigating Officer, by name. Nothing here
# records that yet, so overt waits like the others.
DORMANT_STATUSES = frozenset({PursueStatus.COVERT, PursueStatus.UNKNOWN, PursueStatus.OVERT})
PAUSED_FOR_REVIEW = "paused_for_review"
STATUS_WORDS: dict[str, str] = {
    PursueStatus.NONE: PursueStatus.NONE.words,
    PursueStatus.CLOSED: PursueStatus.CLOSED.words,
    PAUSED_FOR_REVIEW: PursueStatus.COVERT.words,
}


def shown_status(status: str) -> str:
    """What anybody reads of an investigation: one wording for every pause, and never why (R6)."""
    return PAUSED_FOR_REVIEW if status in DORMANT_STATUSES else status


class Threshold(WordedEnum):
    """The reason for which support may be proposed at all (R4)."""

    VULNERABILITY_TO_RADICALISATION = (
        "vulnerability_to_radicalisation",
        "the case is closed, and the person may still be drawn into terrorism by others",
    )
    UNMET_NEED_AFTER_CLOSURE = (
        "unmet_need_after_closure",
        "a need for support was found and was still unmet when the case closed",
    )
    SAFEGUARDING_CONCERN = (
        "safeguarding_concern",
        "the person, or somebody near them, may need protection from harm",
    )
    EXPLOITATION_BY_OTHERS = (
        "exploitation_by_others",
        "others use, coerce or groom the person",
    )
    END_OF_SENTENCE_OR_MEASURE = (
        "end_of_sentence_or_measure",
        "a sentence, licence or other measure ends, and its support ends with it",
    )


class Ground(WordedEnum):
    """What the specific concern rests on (R4)."""

    DRAWN_INTO_VIOLENCE = "drawn_into_violence", "others draw the person towards violence"
    EXPLOITED_BY_OTHERS = "exploited_by_others", "others use or coerce the person"
    HARM_TO_SELF = "harm_to_self", "the person may harm or neglect themselves"
    HARM_FROM_OTHERS = "harm_from_others", "the person may be harmed by others"
    HARM_TO_OTHERS = "harm_to_others", "the person may harm somebody"
    UNMET_HEALTH_NEED = "unmet_health_need", "a health need that nobody meets"
    UNMET_HOUSING_NEED = "unmet_housing_need", "a housing need that nobody meets"
    UNMET_DAILY_NEED = "unmet_daily_need", "no work, learning or money to live on"
    LOSS_OF_SUPPORT = "loss_of_support", "the person has lost those who supported them"
    RESETTLEMENT = "resettlement", "return to ordinary life after custody or a measure"


class LawfulMatter(WordedEnum):
    """What is no ground, whatever else is said (R4)."""

    BELIEF = "belief", "lawful belief"
    SPEECH = "speech", "lawful speech"
    WORSHIP = "worship", "worship"
    PROTEST = "protest", "protest"
    JOURNALISM = "journalism", "journalism"
    CAMPAIGNING = "campaigning", "campaigning"
    IDEOLOGY = "ideology", "ideology as such"
    AUTISM = "autism", "autism"
    NEURODIVERSITY = "neurodiversity", "neurodiversity"


class Marking(WordedEnum):
    """The markings that may come in; everything above stays out (R1)."""

    OFFICIAL = "OFFICIAL", "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"


class StatementKind(WordedEnum):
    """Fact and assessment are told apart (R2; DPA 2018 s.38(2))."""

    FACT = "fact", "fact"
    ASSESSMENT = "assessment", "assessment"


class SourceGrade(WordedEnum):
    """How far the source is relied on, in the police 3x5x2 grading (R2)."""

    RELIABLE = "1", "reliable"
    UNTESTED = "2", "untested"
    NOT_RELIABLE = "3", "not reliable"


class IntelligenceGrade(WordedEnum):
    """How the statement is known, in the police 3x5x2 grading (R2)."""

    KNOWN_DIRECTLY = "A", "known directly"
    CORROBORATED = "B", "known indirectly but corroborated"
    KNOWN_INDIRECTLY = "C", "known indirectly"
    NOT_KNOWN = "D", "not known"
    SUSPECTED_FALSE = "E", "suspected to be false"


class Handling(WordedEnum):
    """Whether sharing carries conditions, in the police 3x5x2 grading (R2)."""

    PERMITTED = "P", "sharing permitted"
    CONDITIONS = "C", "sharing permitted with conditions"


class Regime(WordedEnum):
    """The part of the Data Protection Act 2018 that a statement comes from (R9)."""

    PART_2 = "part_2", "Part 2 with the UK GDPR"
    PART_3 = "part_3", "Part 3: law enforcement"
    PART_4 = "part_4", "Part 4: intelligence services"


class DeconflictionAnswer(WordedEnum):
    """The result of a deconfliction check, and never why (R7)."""

    GO_ON = "go_on", "go on"
    NOT_NOW = "not_now", "not now"


class Caution(WordedEnum):
    """What a screening officer is asked to look at; none of them refuses anything."""

    NO_DATE_OF_BIRTH = (
        "no_date_of_birth",
        "There is no date of birth, so the same person under another spelling may not be found.",
    )
    ADJUSTMENTS_ASKED_FOR = (
        "adjustments_asked_for",
        "Adjustments are mentioned. Plan them before anybody makes contact.",
    )


def cautions(*, is_undated: bool, is_adjusted: bool) -> tuple[Caution, ...]:
    """What to look at first, from what is missing and what is asked for."""
    holds = {Caution.NO_DATE_OF_BIRTH: is_undated, Caution.ADJUSTMENTS_ASKED_FOR: is_adjusted}
    return tuple(caution for caution, is_due in holds.items() if is_due)


@dataclass(frozen=True, repr=False)
class Statement:
    """One thing said about the person, graded, that can be disclosed or corrected by itself."""

    text: str
    kind: StatementKind
    author: str
    source_grade: SourceGrade
    intelligence_grade: IntelligenceGrade
    handling: Handling
    intelligence_derived: bool
    regime: Regime
    handling_conditions: str = ""


@dataclass(frozen=True, repr=False)
class Nomination:
    """An originator's proposal that a person be supported, with its reason and threshold."""

    reference: str
    forename: str
    surname: str
    area: str
    subject_category: SubjectCategory
    pursue_status: PursueStatus
    threshold: Threshold
    ground: Ground
    concern: str
    marking: Marking
    statements: tuple[Statement, ...]
    date_of_birth: date | None = None
    address: str = ""
    postcode: str = ""
    adjustments: str = ""
    closed_on: date | None = None
    row: int = field(default=0, compare=False)

    @property
    def is_dormant(self) -> bool:
        """While an investigation is or may be open: nothing but dormancy (R6)."""
        return self.pursue_status in DORMANT_STATUSES

    @property
    def cautions(self) -> tuple[Caution, ...]:
        return cautions(is_undated=self.date_of_birth is None, is_adjusted=bool(self.adjustments))

    def digest(self) -> str:
        """The content in one word: the same for a nomination that is sent again unchanged.

        It covers names and dates, which can be guessed: keep it sealed, or keyed, as content is.
        """
        return _digest(vars(self) | {"statements": [vars(each) for each in self.statements]})


@dataclass(frozen=True)
class DeconflictionResult:
    """What a deconfliction check answered about one nomination, and until when it holds (R7)."""

    reference: str
    result: DeconflictionAnswer
    checked_on: date
    valid_until: date | None = None
    row: int = field(default=0, compare=False)

    def digest(self) -> str:
        """The content in one word: the same for a result that is sent again unchanged."""
        return _digest(vars(self))


def _digest(content: Mapping[str, object]) -> str:
    lasting = {name: value for name, value in content.items() if name != "row"}
    canonical = json.dumps(lasting, sort_keys=True, default=date.isoformat)
    return hashlib.sha256(canonical.encode()).hexdigest()


def codes(closed: type[WordedEnum]) -> tuple[str, ...]:
    """The codes of a closed set, as a message or a reference page lists them."""
    return tuple(member.value for member in closed)
