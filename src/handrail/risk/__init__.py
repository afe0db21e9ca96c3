"""Each risk has one owner, and an immediate one rings until the police take it over (R24 to R27)."""
