"""Synthetic pilots that use the real actions, so that what they show is what the centre does."""
