"""One meeting on a case: previous actions first, decisions, the plan signed (R19, R20)."""
