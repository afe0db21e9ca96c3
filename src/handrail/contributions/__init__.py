"""What partners know of needs and strengths, kept behind the owner's release (R17)."""
