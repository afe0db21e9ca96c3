"""The steps that lives are made of, by the part of a case's life; each calls the real actions."""

from handrail.rehearsal.demo.steps import coming_in, ending, going_out, helping, knowing, pilot
from handrail.rehearsal.demo.steps.registry import STEPS as STEPS

MODULES = (coming_in, going_out, knowing, helping, ending, pilot)
