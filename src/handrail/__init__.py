"""Handrail, a multi-agency centre in software: support for people, accounted for act by act."""

__version__ = "0.1.0"
