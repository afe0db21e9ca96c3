"""Risks for programs: an immediate one, those that have an owner, and what passes to the police."""
