"""What was done around a meeting, one value for each act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handrail.acts.domain import Event
from handrail.ledger.domain import Processing


@dataclass(frozen=True, kw_only=True)
class MeetingCalled(Event):
    """A meeting was called, and its chair seated."""

    act: ClassVar[str] = "meeting.called"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class TheirsJoined(Event):
    """The centre joined the meeting of the existing lead."""

    act: ClassVar[str] = "meeting.theirs_joined"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class AttendanceKept(Event):
    """Who came to the meeting was kept."""

    act: ClassVar[str] = "meeting.attendance_kept"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class MeetingDecided(Event):
    """A meeting decided something."""

    act: ClassVar[str] = "meeting.decided"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class MeetingAttested(Event):
    """An originator's disclosure officer attested."""

    # One event for all three answers: the ledger must not tell 'no' from 'cannot say' (R20).
    act: ClassVar[str] = "meeting.attested"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class MinutesSigned(Event):
    """The chair signed the minutes."""

    act: ClassVar[str] = "meeting.minutes_signed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class PlanSigned(Event):
    """The chair signed a version of the plan."""

    act: ClassVar[str] = "plan.signed"
    processing: ClassVar[Processing] = Processing.DECISION
