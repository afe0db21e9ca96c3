"""Needs and strengths in narrative, each need answered by an action or a reason (R19)."""
