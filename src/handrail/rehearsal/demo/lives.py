"""The lives that the demo's people lead: steps in order, the working days between, where they end.

To let a life go further, add `Do("name of a step", working days after the one before)`; the steps
are the functions of steps/. Each ends so many working days ago, where `ends` names the latest and
the earliest; it begins as much earlier as its steps take.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time


@dataclass(frozen=True)
class Do:
    """One step: its name, how many working days after the one before, and a time of day if it matters."""

    step: str
    after: int = 0
    at: time | None = None


@dataclass(frozen=True, kw_only=True)
class Life:
    """What becomes of some people: the steps, how many live it, and when it ended or stands."""

    name: str
    steps: tuple[Do, ...]
    people: int = 1
    ends: tuple[int, int] = (0, 0)
    fixed: dict[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()  # people of this life whom a journey names
    is_elsewhere: bool = False  # not asked of the partner whose first screen a journey needs clear


RECEIVED = (Do("received"),)
CLEARED = (*RECEIVED, Do("cleared", 2))
PLACED = (*CLEARED, Do("placed", 1))
DRAFTED = (*PLACED, Do("drafted"))
SUBMITTED = (*DRAFTED, Do("submitted"))
APPROVED = (*SUBMITTED, Do("approved", 1))
OFFERED = (*APPROVED, Do("offered"))
ACCEPTED = (*OFFERED, Do("accepted", 2), Do("opened"))
TOLD = (*ACCEPTED, Do("told", 3))
WILLING = (*TOLD, Do("support_asked"), Do("support_agreed", 1))
PROPOSED = (*WILLING, Do("action_proposed", 2))
AGREED = (*PROPOSED, Do("action_agreed", 1))
DONE = (*AGREED, Do("action_done", 12))
SECOND_CHOICE = (
    *OFFERED, Do("declined", 2), Do("cleared", 1), Do("placed_elsewhere"), Do("drafted"),
    Do("submitted"), Do("approved", 1), Do("offered"), Do("accepted", 1), Do("opened"),
    Do("told", 2), Do("support_asked"), Do("support_agreed"), Do("action_proposed", 2),
    Do("action_agreed", 1),
)  # fmt: skip

LIVES: tuple[Life, ...] = (
    # --- those whom the journeys need stand where their reader does the next act ---------------
    Life(
        name="journey", steps=RECEIVED, ends=(1, 1), labels=("journey-1",),
        fixed={"area": "london", "theme": "housing", "originator": "police-london"},
    ),
    # --- from the newest to the oldest ---------------------------------------------------------
    Life(name="received", steps=RECEIVED, people=2, ends=(0, 3)),
    Life(name="ran-out", steps=CLEARED, people=1, ends=(9, 30)),
    Life(name="covert", steps=RECEIVED, people=1, ends=(30, 200),
         fixed={"pursue_status": "covert"}),
    Life(name="not-now", steps=(*RECEIVED, Do("not_now", 3)), people=2, ends=(20, 120)),
    Life(name="possibly-one", steps=CLEARED, people=2, ends=(2, 3), fixed={"twins": "yes"}),
    Life(name="told-apart", steps=(*CLEARED, Do("told_apart", 1)), people=2, ends=(1, 2),
         fixed={"twins": "yes"}),
    Life(name="ready", steps=CLEARED, people=2, ends=(0, 2)),
    Life(name="placed", steps=PLACED, people=1, ends=(0, 2)),
    Life(name="drafted", steps=DRAFTED, people=2, ends=(0, 2)),
    Life(name="awaiting-approval", steps=SUBMITTED, people=2, ends=(0, 4)),
    Life(name="refused", steps=(*SUBMITTED, Do("refused", 1)), people=1, ends=(3, 40)),
    Life(name="approved", is_elsewhere=True, steps=APPROVED, people=2, ends=(0, 1)),
    Life(name="offered", is_elsewhere=True, steps=OFFERED, people=3, ends=(0, 3)),
    Life(name="queried", is_elsewhere=True, steps=(*OFFERED, Do("queried", 1)), people=1, ends=(0, 2)),
    Life(name="declined", steps=(*OFFERED, Do("declined", 2)), people=1, ends=(1, 9)),
    Life(name="lapsed", steps=OFFERED, people=2, ends=(8, 25)),
    Life(name="given-back", steps=(*ACCEPTED, Do("given_back", 2)), people=1, ends=(2, 20)),
    Life(name="recalled", is_elsewhere=True, steps=(*ACCEPTED, Do("recalled", 3)), ends=(1, 4)),
    Life(name="recall-confirmed", steps=(*ACCEPTED, Do("recalled", 3), Do("recall_confirmed", 1)),
         ends=(5, 40)),
    Life(name="accepted", is_elsewhere=True, steps=ACCEPTED, people=1, ends=(0, 6)),
    Life(name="untold", is_elsewhere=True, steps=ACCEPTED, ends=(25, 30)),
    Life(name="not-yet", steps=(*ACCEPTED, Do("not_yet_asked", 4)), ends=(1, 5)),
    Life(name="not-yet-agreed", steps=(*ACCEPTED, Do("not_yet_asked", 4), Do("not_yet_agreed", 3)),
         ends=(5, 20)),
    Life(name="not-yet-refused", steps=(*ACCEPTED, Do("not_yet_asked", 4), Do("not_yet_refused", 3),
                                        Do("told", 2)), ends=(5, 20)),
    Life(name="told", steps=(*TOLD, Do("support_asked")), people=2, ends=(0, 4)),
    Life(name="heard", steps=(*WILLING, Do("advocate_seated", 1), Do("voice_added", 3)), people=2,
         ends=(3, 30)),
    Life(name="withdrawn", steps=(*AGREED, Do("support_withdrawn", 10)), ends=(2, 9)),
    Life(name="proposed", is_elsewhere=True, steps=PROPOSED, people=2, ends=(0, 5)),
    Life(name="agreed", is_elsewhere=True, steps=AGREED, people=2, ends=(1, 15)),
    Life(name="second-choice", steps=SECOND_CHOICE, ends=(5, 60),
         fixed={"area": "london", "theme": "employment"}),
    Life(name="second-choice-north-west", steps=SECOND_CHOICE, ends=(5, 60),
         fixed={"area": "north-west", "theme": "resettlement"}),
    Life(name="done", steps=DONE, people=2, ends=(2, 40)),
    Life(name="answered-and-done", steps=(*OFFERED, Do("queried", 1), Do("answered", 1),
                                          Do("accepted", 1), Do("opened"),
                                          Do("told", 2), Do("support_asked"), Do("support_agreed"),
                                          Do("action_proposed", 2), Do("action_agreed", 1),
                                          Do("action_done", 20)), people=1, ends=(20, 200)),
    # --- closed ---------------------------------------------------------------------------------
    Life(name="needs-met", steps=(*DONE, Do("closed_needs_met", 5)), people=4, ends=(10, 440)),
    Life(name="two-actions", steps=(*DONE, Do("action_proposed", 3), Do("action_agreed", 1),
                                    Do("action_not_done", 15), Do("closed_needs_met", 4)),
         people=1, ends=(60, 400)),
    Life(name="to-safeguarding", steps=(*ACCEPTED, Do("closed_to_safeguarding", 8)), people=2,
         ends=(30, 420)),
    Life(name="declined-support", steps=(*TOLD, Do("support_asked"), Do("support_refused", 3),
                                          Do("closed_declined", 2)), people=1,
         ends=(30, 400)),
    Life(name="returned", steps=(*OFFERED, Do("declined", 3), Do("closed_returned", 4)), people=1,
         ends=(50, 300)),
    Life(name="in-error", steps=(*CLEARED, Do("closed_in_error", 1)), people=1, ends=(90, 300)),
)  # fmt: skip
