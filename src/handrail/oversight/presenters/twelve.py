"""The twelve questions, each with an answer from live rows, its source in words, and what is behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from handrail.acts.domain import Actor
from handrail.agreements.domain import ITEM_KINDS
from handrail.cases.domain import OUTCOMES
from handrail.disclosures.domain import ASKS
from handrail.evaluation import queries as evaluation
from handrail.evaluation.domain import Totals
from handrail.oversight import queries
from handrail.oversight.domain import (
    LOWEST,
    NONE_DONE,
    TOO_FEW,
    Figure,
    last_day_before,
    quarter_began,
)
from handrail.oversight.queries import AreaCosts
from handrail.partners.domain import AREAS
from handrail.questions import queries as questions
from handrail.questions.domain import TWELVE

BANDS = "in bands of ten; the lowest band has nought inside it"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One figure of an answer, as a table and a chart show it."""

    label: str
    shown: str
    value: float = 0
    most: float | None = None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One of the twelve questions with its answer."""

    code: str
    question: str
    says: str
    lines: tuple[Line, ...] = ()
    source: str
    is_drawn: bool = False
    href: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Sources:
    """What the answers are made of, read once."""

    area: str
    until: datetime
    figures: Mapping[tuple[str, str], Figure]
    watching: Figure
    costs: AreaCosts
    own: Totals
    rounds: tuple[int, int] = field(default=(0, 0))

    @property
    def up_to(self) -> date:
        return last_day_before(self.until)

    @property
    def place(self) -> str:
        return AREAS[self.area]

    def band(self, figure: str, part: str = "") -> Figure:
        return self.figures.get((figure, part), LOWEST)

    def acts(self, figure: str) -> Figure:
        return self.figures.get((figure, ""), NONE_DONE)


def sources(area: str, *, seen_by: Actor) -> Sources:
    """Everything that the answers for an area are made of, for this reader."""
    until = quarter_began(seen_by.today)
    rounds = [each.is_open for each in questions.consultations()]
    return Sources(
        area=area,
        until=until,
        figures=queries.figures(area, until=until),
        watching=queries.watching_refused(area, until=until),
        costs=queries.area_costs(area, until=until),
        own=evaluation.own_totals(),
        rounds=(sum(rounds), len(rounds) - sum(rounds)),
    )


def answers(held: Sources) -> tuple[Answered, ...]:
    """The twelve, in their order. What has no figure yet says so, and what will answer it."""
    made = {code: answer(held) for code, answer in ANSWERS.items()}
    return tuple(made[code] for code in TWELVE)


def _counted(held: Sources, what: str) -> str:
    day = held.up_to
    return f"Counted from {what} in {held.place} up to {day.day} {day:%B %Y}"


def _line(label: str, figure: Figure) -> Line:
    most = None if figure.high is None or figure.high == figure.low else figure.high + 1
    return Line(label=label, shown=figure.words, value=figure.low, most=most)


def _how_many(held: Sources) -> Answered:
    offered = held.band("offered")
    return Answered(
        code="q1",
        question=TWELVE["q1"],
        says=f"Partners in {held.place} were offered {offered.words} disclosures.",
        lines=(
            _line("People nominated", held.band("nominations")),
            _line("Disclosures offered", offered),
        ),
        is_drawn=True,
        source=f"{_counted(held, 'nominations received and disclosures offered')}, {BANDS}.",
        href="/disclosures/",
        link="The disclosures that you can see",
    )


def _how_much(held: Sources) -> Answered:
    median = held.figures.get(("items", ""))
    typical = median.words if median else TOO_FEW
    kinds = tuple(_line(words, held.band("kind", kind)) for kind, words in ITEM_KINDS.items())
    return Answered(
        code="q2",
        question=TWELVE["q2"],
        says="A disclosure holds only the items that its one ask needs, and says in words why the "
        "person is listed. How many categories were withheld is not measured yet: the disclosure "
        "itself will list them.",
        lines=(Line(label="Items in a disclosure, the middle one of all", shown=typical), *kinds),
        source=f"{_counted(held, 'the items of disclosures offered')}; how many disclosures hold "
        f"an item of each kind, {BANDS}.",
    )


def _what_is_asked(held: Sources) -> Answered:
    return Answered(
        code="q3",
        question=TWELVE["q3"],
        says="Each disclosure makes one ask from this list. 'For awareness' is no ask, and is not "
        "in the list.",
        lines=tuple(_line(words, held.band("ask", ask)) for ask, words in ASKS.items()),
        is_drawn=True,
        source=f"{_counted(held, 'the asks of disclosures offered')}, {BANDS}.",
    )


def _who_is_responsible(held: Sources) -> Answered:
    return Answered(
        code="q4",
        question=TWELVE["q4"],
        says="Every risk has exactly one owner. Violence, terrorism and any immediate risk are the "
        "police's from the first second. A body's own statutory duty stays its own and moves "
        "nothing.",
        lines=(
            _line("Open risks that the police own", held.band("owner", "police")),
            _line("Open risks that another body owns", held.band("owner", "others")),
        ),
        is_drawn=True,
        source=f"{_counted(held, 'the owners of risks that were open')}, {BANDS}.",
    )


def _watching(held: Sources) -> Answered:
    return Answered(
        code="q5",
        question=TWELVE["q5"],
        says="No. A task to watch, follow or report on a person is refused (RIPA 2000 s.26), and "
        "the refusal is counted here.",
        lines=(_line("Tasks to watch, refused", held.watching),),
        source=f"{_counted(held, 'refusals on the ledger')}, as none, 1 to 4, or 5 or more.",
    )


def _who_knows(held: Sources) -> Answered:
    return Answered(
        code="q6",
        question=TWELVE["q6"],
        says="The person is told within a month. Not telling yet needs a ground, an independent "
        "reviewer's agreement and a day to look again.",
        lines=(
            _line("Told", held.band("knows", "told")),
            _line("Not told yet, as a reviewer agreed", held.band("knows", "agreed")),
            _line("Told late, or overdue", held.acts("late_telling")),
        ),
        source=f"{_counted(held, 'the answers to: does the person know?')}, {BANDS}; lateness as "
        "none, 1 to 4, or 5 or more.",
    )


def _funding(held: Sources) -> Answered:
    own = held.own
    money = {"Promised": own.promised, "Paid": own.paid, "Short": own.short}
    has_any = bool(own.promised or own.paid)
    return Answered(
        code="q7",
        question=TWELVE["q7"],
        says="What your organisation was promised, was paid, and is short of."
        if has_any
        else "Your organisation has entered no funding yet.",
        lines=tuple(
            Line(label=label, shown=_pounds(pence), value=pence) for label, pence in money.items()
        )
        if has_any
        else (),
        is_drawn=has_any,
        source="From what your own organisation entered, as it stands now, exact.",
        href="/costs/",
        link="Hours and costs of your organisation",
    )


def _kept_apart(held: Sources) -> Answered:
    return Answered(
        code="q8",
        question=TWELVE["q8"],
        says="Material from stopping attacks never enters. What passes the other way, to the "
        "police, is counted one by one and checked by somebody who was not involved.",
        lines=(
            _line("Immediate risks raised to the police", held.acts("escalations")),
            _line("Items passed to the police by two people", held.acts("passages")),
            _line("Passages found unfounded", held.acts("unfounded")),
        ),
        source=f"{_counted(held, 'immediate risks and passages')}, as none, 1 to 4, or 5 or more.",
    )


def _risk_load(held: Sources) -> Answered:
    return Answered(
        code="q9",
        question=TWELVE["q9"],
        says="Councils, schools, health and charities raise risks; they are never offered the "
        "police's. Another risk that is offered and not accepted stays where it was.",
        lines=(
            _line("Risks offered to bodies other than the police", held.acts("transfers_offered")),
            _line("Accepted", held.acts("transfers_accepted")),
            _line("Returned by who was asked", held.acts("transfers_returned")),
            _line("Not answered in time, and so returned", held.acts("transfers_lapsed")),
        ),
        source=f"{_counted(held, 'the histories of risks')}, as none, 1 to 4, or 5 or more.",
    )


def _consulted(held: Sources) -> Answered:
    still_open, closed = held.rounds
    return Answered(
        code="q10",
        question=TWELVE["q10"],
        says="Before an agreement. A consultation cannot close while a question raised in it has "
        "no answer. Handrail does not hold an agreement back yet where none was held.",
        lines=(
            Line(label="Consultations open", shown=str(still_open)),
            Line(label="Consultations closed, every question answered", shown=str(closed)),
        ),
        source="Counted now from consultations, which everybody can read.",
        href="/questions/",
        link="Consultations and questions",
    )


def outcomes(held: Sources) -> tuple[Line, ...]:
    """How cases of an area ended, in bands."""
    return tuple(_line(words, held.band("closed", code)) for code, words in OUTCOMES.items())


def _did_it_work(held: Sources) -> Answered:
    hours = f"{held.costs.hours:,}" if held.costs.hours is not None else TOO_FEW
    money = {"spend": "Money spent", "intervention": "Cost of interventions"}
    costs = tuple(
        Line(label=f"{words}, all organisations", shown=_shown(held.costs.pence.get(kind)))
        for kind, words in money.items()
    )
    return Answered(
        code="q11",
        question=TWELVE["q11"],
        says="How cases ended, and what they cost. Whether people are better off a year later, and "
        "what else the scheme did, is not measured yet: the evaluation will answer it.",
        lines=(*outcomes(held), Line(label="Hours, all organisations", shown=hours), *costs),
        source=f"{_counted(held, 'cases closed')}, {BANDS}; costs rounded, and shown where three "
        "organisations or more entered some.",
    )


def _true(_held: Sources) -> Answered:
    return Answered(
        code="q12",
        question=TWELVE["q12"],
        says="Every act leaves one entry on a ledger that only grows. Keep its signed checkpoint, "
        "and check later with './handrail ledger verify' that nothing was removed or changed.",
        source="The checkpoint is signed again and again, and is for everybody.",
        href="/ledger/checkpoint",
        link="The latest signed checkpoint",
    )


def _pounds(pence: int) -> str:
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def _shown(pence: int | None) -> str:
    return TOO_FEW if pence is None else _pounds(pence)


ANSWERS: Mapping[str, Callable[[Sources], Answered]] = {
    "q1": _how_many,
    "q2": _how_much,
    "q3": _what_is_asked,
    "q4": _who_is_responsible,
    "q5": _watching,
    "q6": _who_knows,
    "q7": _funding,
    "q8": _kept_apart,
    "q9": _risk_load,
    "q10": _consulted,
    "q11": _did_it_work,
    "q12": _true,
}
