"""The organisations that take part, their areas, and what support they offer."""
