"""Reviews of a plan and, six and twelve months after, of how the person fares (R22)."""
