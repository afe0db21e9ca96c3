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
    """One step: its name, how many working days after the one before, and the time if it matters.

    `at` is a time of that day; `minutes` are counted from the step before, whatever the day.
    """

    step: str
    after: int = 0
    at: time | None = None
    minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class Life:
    """What becomes of some people: the steps, how many live it, and when it ended or stands."""

    name: str
    steps: tuple[Do, ...]
    people: int = 1
    ends: tuple[int, int] = (0, 0)
    fixed: dict[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()  # people of this life whom a journey names
    is_elsewhere: bool = True  # not asked of the partner whose first screen a journey needs clear


@dataclass(frozen=True, kw_only=True)
class Thread:
    """What happens in the pilot that is about nobody, told alike a few times from `first` on."""

    name: str
    steps: tuple[Do, ...]
    times: int = 1
    first: int = 0
    ends: tuple[int, int] = (0, 0)
    every: int = 0  # working days between one time and the next one further back


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
ASSESSED = (
    *WILLING, Do("contributed"), Do("need_recorded", 1), Do("strength_recorded"), Do("released"),
)  # fmt: skip
PLANNED = (
    *ASSESSED, Do("action_proposed", 2), Do("action_agreed", 1), Do("meeting_called"),
    Do("attested", 2), Do("meeting_held", 3), Do("plan_signed"),
)  # fmt: skip
AGREED = (*PROPOSED, Do("action_agreed", 1))
TWO_PARTNERS = (
    *ASSESSED, Do("duty_recorded"), Do("sessions_proposed", 2), Do("action_agreed", 1),
    Do("session_delivered", 4), Do("session_cancelled", 5), Do("session_delivered", 5),
    Do("cleared", 1), Do("placed_beside"), Do("drafted"), Do("submitted"), Do("approved", 1),
    Do("offered"), Do("accepted", 2), Do("opened"), Do("contributed", 1), Do("released"),
    Do("information_asked", 1), Do("information_given", 1), Do("information_asked", 1),
    Do("information_refused", 1), Do("need_recorded"), Do("action_proposed", 1),
    Do("action_agreed", 1), Do("meeting_called"), Do("attested", 2), Do("meeting_held", 3),
    Do("plan_signed"),
)  # fmt: skip
DONE = (*PLANNED, Do("action_done", 12), Do("need_met"))
ALARM = (Do("alarm_raised", 6, at=time(23, 12)), Do("alarm_seen", minutes=3),
         Do("alarm_taken_over", minutes=7))  # fmt: skip
SECOND_CHOICE = (
    *OFFERED, Do("declined", 2), Do("cleared", 1), Do("placed_elsewhere"), Do("drafted"),
    Do("submitted"), Do("approved", 1), Do("offered"), Do("accepted", 1), Do("opened"),
    Do("told", 2), Do("support_asked"), Do("support_agreed"), Do("action_proposed", 2),
    Do("action_agreed", 1),
)  # fmt: skip

LIVES: tuple[Life, ...] = (
    # --- those whom the journeys need stand where their reader does the next act ---------------
    Life(
        name="journey", is_elsewhere=False, steps=RECEIVED, ends=(1, 1), labels=("journey-1",),
        fixed={"area": "london", "theme": "housing", "originator": "police-london"},
    ),
    Life(
        name="journey-risk", is_elsewhere=False, steps=AGREED, ends=(4, 4), labels=("journey-3",),
        fixed={"area": "west-midlands", "theme": "employment"},
    ),
    Life(
        name="journey-no", is_elsewhere=False, steps=(*TOLD, Do("support_asked")), ends=(2, 2),
        labels=("journey-4",),
        fixed={"area": "north-west", "theme": "family", "originator": "counter-terrorism"},
    ),
    Life(
        name="journey-error", is_elsewhere=False, steps=ACCEPTED, ends=(2, 2),
        labels=("journey-5",),
        fixed={"area": "north-west", "theme": "family", "originator": "counter-terrorism"},
    ),
    Life(
        name="journey-offer", is_elsewhere=False, steps=OFFERED, ends=(1, 1),
        fixed={"area": "north-west", "theme": "exploitation", "originator": "counter-terrorism"},
    ),
    # --- from the newest to the oldest ---------------------------------------------------------
    Life(name="received", steps=RECEIVED, people=1, ends=(0, 3)),
    Life(name="ran-out", steps=CLEARED, people=1, ends=(9, 30)),
    Life(name="covert", steps=RECEIVED, people=1, ends=(30, 200),
         fixed={"pursue_status": "covert"}),
    Life(name="not-now", steps=(*RECEIVED, Do("not_now", 3)), people=1, ends=(20, 120)),
    Life(name="possibly-one", steps=CLEARED, people=2, ends=(2, 3), fixed={"twins": "yes"}),
    Life(name="told-apart", steps=(*CLEARED, Do("told_apart", 1)), people=2, ends=(1, 2),
         fixed={"twins": "yes"}),
    Life(name="ready", steps=CLEARED, people=1, ends=(0, 2)),
    Life(name="placed", steps=PLACED, people=1, ends=(0, 2)),
    Life(name="drafted", is_elsewhere=False, steps=DRAFTED, people=1, ends=(0, 2)),
    Life(name="awaiting-approval", is_elsewhere=False, steps=SUBMITTED, people=2, ends=(0, 4)),
    Life(name="refused", is_elsewhere=False, steps=(*SUBMITTED, Do("refused", 1)), people=1, ends=(3, 40)),
    Life(name="approved", steps=APPROVED, people=1, ends=(0, 1)),
    Life(name="offered", steps=OFFERED, people=1, ends=(0, 3)),
    Life(name="queried", steps=(*OFFERED, Do("queried", 1)), people=1, ends=(0, 2)),
    Life(name="declined", is_elsewhere=False, steps=(*OFFERED, Do("declined", 2)), people=1, ends=(1, 9)),
    Life(name="lapsed", is_elsewhere=False, steps=OFFERED, people=2, ends=(8, 25)),
    Life(name="given-back", is_elsewhere=False, steps=(*ACCEPTED, Do("given_back", 2)), people=1, ends=(2, 20)),
    Life(name="recalled", steps=(*ACCEPTED, Do("recalled", 3)), ends=(1, 4)),
    Life(name="recall-confirmed", steps=(*ACCEPTED, Do("recalled", 3), Do("recall_confirmed", 1)),
         ends=(5, 40)),
    Life(name="accepted", steps=ACCEPTED, people=1, ends=(0, 6)),
    Life(name="untold", steps=ACCEPTED, ends=(25, 30)),
    Life(name="not-yet", steps=(*ACCEPTED, Do("not_yet_asked", 4)), ends=(1, 5)),
    Life(name="not-yet-agreed", steps=(*ACCEPTED, Do("not_yet_asked", 4), Do("not_yet_agreed", 3),
                                       Do("not_yet_asked", 36), Do("not_yet_agreed", 2)),
         ends=(5, 20)),
    Life(name="not-yet-refused", steps=(*ACCEPTED, Do("not_yet_asked", 4), Do("not_yet_refused", 3),
                                        Do("told", 2)), ends=(5, 20)),
    Life(name="told", steps=(*TOLD, Do("support_asked")), people=1, ends=(0, 4)),
    Life(name="heard", steps=(*WILLING, Do("advocate_seated", 1), Do("voice_added", 3)),
         ends=(3, 30)),
    Life(name="withdrawn", steps=(*AGREED, Do("support_withdrawn", 10)), ends=(2, 9)),
    Life(name="proposed", steps=PROPOSED, people=1, ends=(0, 5)),
    Life(name="watching-refused", steps=(*WILLING, Do("doubtful_task_proposed", 2),
                                         Do("doubtful_task_refused", 1),
                                         Do("watching_task_refused", 1), Do("action_proposed")),
         ends=(1, 40)),
    Life(name="put-right", steps=(*AGREED, Do("error_reported", 2), Do("corrected", 1),
                                  Do("correction_confirmed", 1)), ends=(1, 15)),
    Life(name="two-partners", steps=TWO_PARTNERS, ends=(3, 20),
         fixed={"area": "west-midlands", "theme": "family", "originator": "counter-terrorism"}),
    Life(name="passed-to-the-police", steps=(*AGREED, Do("passage_proposed", 3),
                                             Do("passage_agreed"), Do("passage_checked", 1)),
         ends=(10, 90)),
    Life(name="second-choice", steps=SECOND_CHOICE, ends=(5, 60),
         fixed={"area": "london", "theme": "employment"}),
    Life(name="second-choice-north-west", steps=SECOND_CHOICE, ends=(5, 60),
         fixed={"area": "north-west", "theme": "resettlement"}),
    Life(name="assessed", steps=ASSESSED, ends=(0, 6)),
    Life(name="meeting-called", steps=PLANNED[:-3], ends=(1, 2)),
    Life(name="planned", steps=(*ASSESSED, Do("second_need_reasoned"), *PLANNED[len(ASSESSED):]),
         ends=(2, 12)),
    Life(name="looked-at-again", steps=(*PLANNED, Do("safety_asked"), Do("safety_stated", 2),
                                        Do("risk_raised", 4), Do("risk_offered", 1),
                                        Do("risk_returned", minutes=95), Do("reviewed", 12)), ends=(3, 25),
         fixed={"originator": "counter-terrorism"}),
    Life(name="alarm", steps=(*AGREED, *ALARM), people=1, ends=(15, 200)),
    Life(name="alarm-climbed", steps=(*AGREED, Do("alarm_raised", 9, at=time(2, 40)),
                                      Do("alarm_seen", minutes=9),
                                      Do("alarm_stood_down", minutes=12)), ends=(40, 160)),
    Life(name="done", is_elsewhere=False, steps=DONE, people=2, ends=(2, 40)),
    Life(name="answered-and-done", steps=(*OFFERED, Do("queried", 1), Do("answered", 1),
                                          Do("accepted", 1), Do("opened"),
                                          Do("told", 2), Do("support_asked"), Do("support_agreed"),
                                          Do("action_proposed", 2), Do("action_agreed", 1),
                                          Do("action_done", 20)), people=1, ends=(20, 200)),
    # --- closed ---------------------------------------------------------------------------------
    Life(name="needs-met", is_elsewhere=False, steps=(*DONE, Do("closed_needs_met", 5)), people=2,
         ends=(10, 110)),
    Life(name="reviewed-after", is_elsewhere=False,
         steps=(*DONE, Do("closed_needs_met", 5), Do("exit_reviewed", 120)), ends=(5, 100)),
    Life(name="two-actions", is_elsewhere=False, steps=(*PLANNED, Do("action_done", 12), Do("action_proposed", 3),
                                    Do("action_agreed", 1), Do("action_not_done", 15),
                                    Do("need_met"), Do("closed_needs_met", 4), Do("exit_reviewed", 120),
                                    Do("exit_reviewed_again", 115)), ends=(5, 90)),
    Life(name="to-safeguarding", is_elsewhere=False, steps=(*ACCEPTED, Do("closed_to_safeguarding", 8)), people=1,
         ends=(30, 420)),
    Life(name="declined-support", is_elsewhere=False, steps=(*TOLD, Do("support_asked"), Do("support_refused", 3),
                                          Do("closed_declined", 2)), people=1,
         ends=(30, 400)),
    Life(name="returned", is_elsewhere=False, steps=(*OFFERED, Do("declined", 3), Do("closed_returned", 4)), people=1,
         ends=(50, 300)),
    Life(name="in-error", steps=(*CLEARED, Do("closed_in_error", 1)), people=1, ends=(90, 300)),
)  # fmt: skip

THREADS: tuple[Thread, ...] = (
    Thread(name="letters", steps=(Do("letter_written"), Do("letter_answered", 9)), ends=(470, 470)),
    Thread(name="consultation",
           steps=(Do("consultation_opened"), Do("consultation_responded", 6),
                  Do("consultation_responded", 4), Do("consultation_responded", 5),
                  Do("consultation_closed", 6), Do("change_told", 5)), ends=(230, 230)),
    Thread(name="answered", steps=(Do("question_asked"), Do("question_answered", 5),
                                   Do("answer_accepted", 4)), times=6, ends=(10, 40), every=60),
    Thread(name="disputed", steps=(Do("question_asked"), Do("question_answered", 6),
                                   Do("answer_disputed", 2)), first=6, ends=(2, 4)),
    Thread(name="unjudged", steps=(Do("question_asked"), Do("question_answered", 5)), first=10,
           ends=(1, 2)),
    Thread(name="open", steps=(Do("question_asked"),), times=2, first=7, ends=(1, 5)),
    Thread(name="overdue", steps=(Do("question_asked"),), first=9, ends=(13, 16)),
    Thread(name="costs", steps=(Do("costs_entered"),), times=7, ends=(3, 8), every=63),
)  # fmt: skip
