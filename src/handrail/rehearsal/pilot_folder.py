"""The partners of a pilot as files: one folder a partner, with a `partner.toml` in it.

Reads and checks; enters nothing. What a file leaves out is filled in for synthetic data only, and
`assumed` says what that was.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from handrail.agreements.domain import ITEM_KINDS, PURPOSES
from handrail.disclosures.gateways import GATEWAYS
from handrail.errors import Fault, InputError
from handrail.members.domain import PARTNER_KINDS
from handrail.partners.domain import AREAS, SUPPORT_PURPOSES

FILE = "partner.toml"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CAPACITY = 10
REVIEWED_AFTER = timedelta(days=364)
SIGNATORY = "Synthetic signatory"
SERVICES_BY_KIND: dict[str, tuple[str, ...]] = {
    "local_authority": ("housing", "family", "protection_from_exploitation"),
    "health": ("health", "mental_health"),
    "education": ("education",),
    "housing": ("housing",),
    "probation": ("resettlement",),
    "work_and_pensions": ("employment", "finance"),
    "provider": ("mentoring", "family"),
}


@dataclass(frozen=True, kw_only=True)
class AgreementTerms:
    """What the agreement with a partner says, as its file states it."""

    reference: str
    signed_on: date
    in_force_from: date
    review_on: date
    signatories: tuple[str, ...]
    purposes: tuple[str, ...]
    item_kinds: tuple[str, ...]
    gateways: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PartnerFile:
    """One partner as its file states it."""

    slug: str
    name: str
    kind: str
    areas: tuple[str, ...]
    funding: str
    services: tuple[str, ...]
    capacity: int
    agreement: AgreementTerms
    posts: tuple[str, ...]
    assumed: tuple[str, ...] = ()


def read_partners(folder: Path, *, on: date) -> tuple[PartnerFile, ...]:
    """Every partner of a folder, by slug. Raises `InputError` with all that is wrong."""
    files = sorted(folder.glob(f"*/{FILE}"))
    if not files:
        raise InputError((Fault(folder.name, "no_partners", f"No folder in it has a {FILE}."),))
    found, faults = [], []
    for file in files:
        sheet = _Sheet(file)
        found.append(_partner(sheet, on=on))
        faults += sheet.faults
    if faults:
        raise InputError(tuple(faults))
    return tuple(found)


class _Sheet:
    """One file as it is read: takes values out by name and notes what is wrong with them."""

    def __init__(self, file: Path) -> None:
        self.slug = file.parent.name
        self.faults: list[Fault] = []
        self.assumed: list[str] = []
        try:
            self.values: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            self.values = {}
            self.refuse("file", "not_toml", "It cannot be read as TOML.")
        if not SLUG.fullmatch(self.slug):
            self.refuse("folder", "bad_name", "Small letters, digits and single hyphens only.")

    def refuse(self, field: str, code: str, message: str) -> None:
        self.faults.append(Fault(f"{self.slug}/{FILE}: {field}", code, message))

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.refuse(name, "missing", "A text belongs here.")
        return ""

    def codes(
        self, name: str, *, known: Any, where: dict[str, Any], otherwise: tuple[str, ...]
    ) -> tuple[str, ...]:
        """A list of codes from a closed set, or what is assumed where none is given."""
        given = where.get(name)
        if given is None:
            self.assumed.append(name)
            return otherwise
        if not isinstance(given, list) or not set(map(str, given)) <= set(known):
            self.refuse(name, "unknown_code", f"Choose from: {', '.join(known)}.")
            return ()
        return tuple(given)


def _partner(sheet: _Sheet, *, on: date) -> PartnerFile:
    kind = sheet.text("kind")
    if kind and kind not in PARTNER_KINDS:
        sheet.refuse("kind", "unknown_code", f"Choose from: {', '.join(sorted(PARTNER_KINDS))}.")
    services = SERVICES_BY_KIND.get(kind, ())
    return PartnerFile(
        slug=sheet.slug,
        name=sheet.text("name"),
        kind=kind,
        areas=_areas(sheet),
        funding=sheet.text("funding"),
        services=sheet.codes(
            "services", known=SUPPORT_PURPOSES, where=sheet.values, otherwise=services
        ),
        capacity=_capacity(sheet),
        agreement=_agreement(sheet, on=on),
        posts=_posts(sheet),
        assumed=tuple(sheet.assumed),
    )


def _areas(sheet: _Sheet) -> tuple[str, ...]:
    several = sheet.values.get("areas")
    areas = tuple(map(str, several)) if isinstance(several, list) else (sheet.text("area"),)
    if not set(areas) <= set(AREAS):
        sheet.refuse("area", "unknown_area", f"Choose from: {', '.join(AREAS)}.")
    return areas


def _capacity(sheet: _Sheet) -> int:
    given = sheet.values.get("capacity", CAPACITY)
    if isinstance(given, int) and given >= 0:
        return given
    sheet.refuse("capacity", "not_a_number", "A number of people belongs here.")
    return 0


def _agreement(sheet: _Sheet, *, on: date) -> AgreementTerms:
    given = sheet.values.get("agreement")
    if not isinstance(given, dict):
        sheet.assumed.append("agreement")
        given = {}
    signatories = given.get("signatories", [SIGNATORY, SIGNATORY])
    if not isinstance(signatories, list):
        sheet.refuse(
            "signatories", "not_a_list", "A list of the parties' signatories belongs here."
        )
        signatories = []
    everything: dict[str, Mapping[str, Any]] = {
        "purposes": PURPOSES,
        "item_kinds": ITEM_KINDS,
        "gateways": GATEWAYS,
    }
    codes = {
        name: sheet.codes(name, known=known, where=given, otherwise=tuple(known))
        for name, known in everything.items()
    }
    starts_on = _day(sheet, given, "in_force_from", otherwise=on)
    return AgreementTerms(
        reference=str(given.get("reference", f"SYN-{sheet.slug}")),
        signed_on=_day(sheet, given, "signed_on", otherwise=starts_on),
        in_force_from=starts_on,
        review_on=_day(sheet, given, "review_on", otherwise=starts_on + REVIEWED_AFTER),
        signatories=tuple(map(str, signatories)),
        **codes,
    )


def _day(sheet: _Sheet, given: dict[str, Any], name: str, *, otherwise: date) -> date:
    value = given.get(name, otherwise)
    if type(value) is date:
        return value
    sheet.refuse(name, "not_a_date", "A date belongs here, as 2026-10-01, without quotes.")
    return otherwise


def _posts(sheet: _Sheet) -> tuple[str, ...]:
    given = sheet.values.get("posts")
    if given is None:
        sheet.assumed.append("posts")
        return ("Lead practitioner",)
    if not isinstance(given, list) or not all(isinstance(post, dict) for post in given):
        sheet.refuse("posts", "bad_post", "Each post is written under [[posts]].")
        return ()
    titles = [post.get("title") for post in given]
    others = [post for post in given if post.get("role", "practitioner") != "practitioner"]
    if not titles or not all(titles) or others:
        sheet.refuse("posts", "bad_post", "Each post is a practitioner's and has a title.")
        return ()
    return tuple(map(str, titles))
