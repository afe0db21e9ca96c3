"""What oversight shows, by what somebody comes to see. Counts and codes, never a name."""
