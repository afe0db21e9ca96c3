"""Whether and when the person was told, or who decided not yet, and until when (R28, R43)."""
