"""Disclosures for programs. The same acts as the pages, with the same rules in front of them."""
