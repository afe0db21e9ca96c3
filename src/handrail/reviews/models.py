"""Rows of this capability."""
