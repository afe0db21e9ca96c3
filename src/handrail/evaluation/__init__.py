"""What it costs and what came of it, in counts and never in names (R39, R40)."""
