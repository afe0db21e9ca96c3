"""Every act of a meeting once."""

from __future__ import annotations

from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.meetings.tests import meeting

STEPS: tuple[Step, ...] = (
    Step(
        verb="meeting.call",
        after="accepted",
        run=meeting.call,
        entries=("meeting.called",),
        changes=(
            "cases_case",
            "cases_lead",
            "meetings_meeting",
            "meetings_attestation",
            *SEALED_NEW,
        ),
    ),
    Step(
        verb="meeting.join_theirs",
        after="accepted",
        before=meeting.led_elsewhere,
        run=meeting.join,
        entries=("meeting.theirs_joined",),
        changes=("meetings_meeting", *SEALED_NEW),
    ),
    Step(
        verb="meeting.attend",
        after="accepted",
        before=meeting.call,
        run=meeting.came,
        entries=("meeting.attendance_kept",),
        changes=("meetings_attendance",),
    ),
    Step(
        verb="meeting.decide",
        after="accepted",
        before=meeting.call,
        run=meeting.decided,
        entries=("meeting.decided",),
        changes=("meetings_decision", *SEALED_NEW),
    ),
    Step(
        verb="meeting.attest",
        after="accepted",
        before=meeting.call,
        run=meeting.attested,
        entries=("meeting.attested",),
        changes=("meetings_attestation",),
    ),
    Step(
        verb="meeting.sign_minutes",
        after="accepted",
        before=meeting.called_and_attended,
        run=meeting.signed,
        entries=("meeting.minutes_signed",),
        changes=("meetings_meeting",),
    ),
    Step(
        verb="plan.sign",
        after="action_agreed",
        before=meeting.call,
        run=meeting.plan_signed,
        entries=("plan.signed",),
        changes=("meetings_plan", *SEALED_NEW),
    ),
)
