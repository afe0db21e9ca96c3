"""Questions, letters and consultations in the mouths of the cast."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handrail.acts.tests import doing
from handrail.questions import actions
from handrail.questions.domain import Answer, Asked, Letter, Proposed, Response
from handrail.rehearsal.thin_path import ThinPath

WORDS = "How many people would you ask us to support?"
NOBODY = Response(position="changes", text="We can help if the money follows.")


def asked(path: ThinPath, **changes: Any) -> Asked:
    """A public question to the centre."""
    centre = path.cast.organisations["centre"].id
    return replace(Asked(text=WORDS, addressed_to=centre, is_public=True, topic="q1"), **changes)


def ask(path: ThinPath, by: str = "sally", name: str = "question", **changes: Any) -> Any:
    return actions.ask(
        "floor", **doing.on(path, by), question_id=path.id(name), asked=asked(path, **changes)
    )


def answer(path: ThinPath, by: str = "carys", name: str = "answer", **said: Any) -> Any:
    """Answer the question of `ask`."""
    words = replace(Answer(text="Nobody knows yet.", evidence="q1"), **said)
    return actions.answer(
        path.id("question"), **doing.on(path, by), remark_id=path.id(name), answer=words
    )


def dispute(path: ThinPath, by: str = "sally") -> Any:
    return actions.dispute(
        path.id("question"),
        **doing.on(path, by),
        remark_id=path.id("dispute"),
        text="That is no number.",
    )


def ask_and_answer(path: ThinPath) -> None:
    ask(path)
    answer(path)


def letter(path: ThinPath, **changes: Any) -> Letter:
    """A letter from the council, written today."""
    said = Letter(
        id=path.id("letter"),
        title="Questions before we decide",
        organisation_id=path.cast.organisations["council"].id,
        on_behalf_of="The councils of London",
        dated=path.today,
        text="We were asked to take part and have questions.",
        is_public=True,
    )
    return replace(said, **changes)


def write(path: ThinPath, by: str = "sally", **changes: Any) -> Any:
    return actions.enter_letter("floor", **doing.on(path, by), letter=letter(path, **changes))


def proposed(path: ThinPath, **changes: Any) -> Proposed:
    """A consultation with the council and the clinic about their agreement."""
    asked_of = tuple(path.cast.organisations[name].id for name in ("council", "clinic"))
    said = Proposed(
        title="Taking part in the pilot",
        subject="SYN-council",
        text="The council would be asked to support people whose case is closed.",
        asked=asked_of,
        until_on=path.today + timedelta(days=28),
    )
    return replace(said, **changes)


def consult(path: ThinPath, by: str = "carys", **changes: Any) -> Any:
    return actions.open_consultation(
        "floor",
        **doing.on(path, by),
        consultation_id=path.id("consultation"),
        proposed=proposed(path, **changes),
    )


def respond(path: ThinPath, by: str = "chloe", **changes: Any) -> Any:
    return actions.respond(
        path.id("consultation"),
        **doing.on(path, by),
        response_id=path.id(f"response of {by}"),
        response=replace(NOBODY, **changes),
    )


def close(path: ThinPath, by: str = "carys") -> Any:
    return actions.close_consultation(path.id("consultation"), **doing.on(path, by))


def consult_and_close(path: ThinPath) -> None:
    consult(path)
    close(path)
