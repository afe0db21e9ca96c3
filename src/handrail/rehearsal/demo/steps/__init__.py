"""The steps that lives are made of, by the part of a case's life; each calls the real actions."""

from handrail.rehearsal.demo.steps import (
    alarming,
    asking,
    assessing,
    coming_in,
    ending,
    going_out,
    helping,
    knowing,
    looking_again,
    meeting,
    mending,
    minding,
    pilot,
)
from handrail.rehearsal.demo.steps.registry import STEPS as STEPS

MODULES = (
    pilot, asking, coming_in, going_out, knowing, assessing, meeting, helping, alarming, looking_again,
    mending, minding, ending,
)  # fmt: skip
