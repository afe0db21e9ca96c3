"""What organisations say in these worlds: in public, between partners, and in their own books."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from handrail.conftest import labelled
from handrail.evaluation import actions as evaluation
from handrail.evaluation.domain import Cost
from handrail.questions import actions as questions
from handrail.questions.domain import Answer, Asked, Letter, Proposed, Response
from handrail.rehearsal.cast import Cast
from handrail.site.tests.two_worlds.repeatable import MOMENT, Chance

TODAY = MOMENT.date()


def in_public(cast: Cast, chance: Chance) -> None:
    """A letter, a question with its answer and a consultation, which everybody reads in any world."""
    chance.start("what is said in public")
    letter = Letter(
        id=labelled("a letter"),
        title="Before we decide",
        organisation_id=cast.organisations["council"].id,
        on_behalf_of="Councils of London",
        dated=TODAY,
        text="We have questions.",
        is_public=True,
    )
    questions.enter_letter("floor", by=cast.actor("sally"), at=MOMENT, letter=letter)
    for name, asker in (("answered", "sally"), ("asked", "peter"), ("asked of us", "una")):
        _ask(cast, asker, name, to="council" if name == "asked of us" else "centre")
    questions.answer(
        labelled("answered"),
        by=cast.actor("carys"),
        at=MOMENT,
        remark_id=labelled("an answer"),
        answer=Answer(text="Nobody knows yet.", evidence="q1"),
    )
    _consult(cast)
    for name in ("peter", "carys", "david"):
        spend(cast, chance, name)


def between_partners(cast: Cast, chance: Chance) -> None:
    """What the organisations that take part read, and the public does not."""
    chance.start("what is said between partners")
    _ask(cast, "una", "hidden question", is_public=False)


def spend(cast: Cast, chance: Chance, name: str) -> None:
    """A member enters hours and money in the own organisation's book."""
    chance.start(f"what {name} entered")
    by = cast.actor(name)
    area = "london" if "everywhere" in by.areas else min(by.areas)
    hours = Cost(kind="hours", area=area, month=TODAY, hours=Decimal("7.5"), grade="practitioner")
    paid = Cost(kind="paid", area=area, month=TODAY, pence=50_000)
    for label, cost in ((f"hours of {name}", hours), (f"money of {name}", paid)):
        evaluation.enter("own", by=by, at=MOMENT, cost_id=labelled(label), cost=cost)


def _ask(cast: Cast, asker: str, name: str, *, to: str = "centre", is_public: bool = True) -> None:
    asked = Asked(
        text=f"A question {name}?",
        addressed_to=cast.organisations[to].id,
        is_public=is_public,
        letter_id=labelled("a letter") if asker == "sally" else None,
    )
    questions.ask("floor", by=cast.actor(asker), at=MOMENT, question_id=labelled(name), asked=asked)


def _consult(cast: Cast) -> None:
    proposed = Proposed(
        title="Taking part",
        subject="London",
        text="The pilot begins.",
        asked=tuple(cast.organisations[name].id for name in ("council", "clinic")),
        until_on=TODAY + timedelta(days=30),
    )
    for name in ("a consultation", "a closed consultation"):
        questions.open_consultation(
            "floor",
            by=cast.actor("carys"),
            at=MOMENT,
            consultation_id=labelled(name),
            proposed=proposed,
        )
    questions.respond(
        labelled("a consultation"),
        by=cast.actor("grace"),
        at=MOMENT,
        response_id=labelled("a response"),
        response=Response(position="for", text="We can help."),
    )
    questions.close_consultation(
        labelled("a closed consultation"), by=cast.actor("carys"), at=MOMENT
    )
