"""Every act of awareness, for the proof that each leaves its row and its entry or neither."""

from __future__ import annotations

from handrail.acts.tests import doing
from handrail.acts.tests.stepping import SEALED_NEW, Step
from handrail.awareness import actions
from handrail.awareness.tests import builders
from handrail.rehearsal.thin_path import ThinPath

STEPS = (
    Step(
        verb="awareness.tell",
        after="accepted",
        run=ThinPath.told,
        entries=("awareness.told",),
        changes=("awareness_awareness", "clocks_clock", *SEALED_NEW),
    ),
    Step(
        verb="awareness.ask_not_yet",
        after="accepted",
        run=builders.ask_not_yet,
        entries=("awareness.not_yet_asked",),
        changes=("awareness_awareness", "awareness_ground", *SEALED_NEW),
    ),
    Step(
        verb="awareness.decide_not_yet",
        after="accepted",
        before=builders.ask_not_yet,
        run=builders.decide,
        entries=("awareness.not_yet_decided",),
        changes=("awareness_awareness", "awareness_ground", "clocks_clock"),
    ),
    Step(
        verb="awareness.overdue",
        after="accepted",
        run=lambda path: actions.overdue(path.case_id, **doing.clock(path)),
        entries=("awareness.overdue",),
    ),
)
