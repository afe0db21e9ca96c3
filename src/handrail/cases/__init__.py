"""The case: what the centre and partners do about one person in one area."""
