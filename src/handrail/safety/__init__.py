"""Whether meeting a person needs precautions: the dated safety statement of the police (R42)."""
