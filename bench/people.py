"""Invented nominations, as many as are wanted, the same in every run."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FORENAMES = [
    "Ada",
    "Bela",
    "Chidi",
    "Dara",
    "Eilidh",
    "Farid",
    "Gwen",
    "Hana",
    "Idris",
    "Jaya",
    "Kofi",
    "Lena",
    "Mei",
    "Noor",
    "Olu",
]
SURNAMES = [
    "Synthetic",
    "Invented",
    "Madeup",
    "Pretend",
    "Specimen",
    "Example",
    "Placeholder",
    "Fictive",
]
GROUNDS = ("unmet_housing_need", "unmet_health_need", "loss_of_support", "exploited_by_others")
FIRST_DAY = date(1950, 1, 1)


def nominations(count: int, *, first: int = 1, seed: int = 2018) -> Iterator[dict[str, str]]:
    """Nominations of London with a statement and a sentence or two in each text."""
    source = random.Random(f"{seed} {first}")
    for number in range(first, first + count):
        yield {
            "reference": f"SYN-{number:06}",
            "forename": source.choice(FORENAMES),
            "surname": f"{source.choice(SURNAMES)}-{source.choice(SURNAMES)}",
            "date_of_birth": (FIRST_DAY + timedelta(days=source.randrange(19_000))).isoformat(),
            "address": f"{number} Invented Row, Nowhere",
            "postcode": "ZZ1 1ZZ",
            "area": "london",
            "subject_category": "none_of_these",
            "pursue_status": "closed",
            "closed_on": "2018-01-31",
            "threshold": "unmet_need_after_closure",
            "ground": source.choice(GROUNDS),
            "concern": "Sleeps in a car since the spring and has lost touch with the family. "
            "Nobody who knew the person before is in contact now.",
            "marking": "OFFICIAL-SENSITIVE",
            "statement": "Has had no fixed address since May, and says so freely.",
            "statement_kind": "fact",
            "statement_author": "Case Officer",
            "source_grade": "1",
            "intelligence_grade": "A",
            "handling": "P",
            "intelligence_derived": "no",
            "regime": "part_3",
        }


def write_csv(file: Path, *, count: int) -> None:
    """A file of nominations as an originator would send it."""
    rows = nominations(count)
    first = next(rows)
    with file.open("w", encoding="utf-8", newline="") as to:
        writer = csv.DictWriter(to, fieldnames=list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)
