"""Nominations: what originators propose, taken in, screened and deconflicted."""
