"""Decisions and their explanations: who may (Cedar) and what the state allows (plain rules)."""
