"""A pack for each partner: what it would be asked, and on which footing. Nothing of any person.

Made from the partner's own file and the house's closed lists only, so that before an approval
nothing can leave by it; how many drafts there are is told as a band.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from handrail.agreements.domain import ITEM_KINDS, PURPOSES
from handrail.clocks.domain import TERMS, ClockKind
from handrail.disclosures.domain import ASKS, PROHIBITED_USES, URGENCIES
from handrail.disclosures.gateways import GATEWAYS
from handrail.partners.domain import AREAS, KINDS, SUPPORT_PURPOSES
from handrail.rehearsal.drafting import HOURS
from handrail.rehearsal.pilot_folder import PartnerFile

BAND = 10  # R40: in bands, zero inside the lowest
ASKED = ("offer_service",)
PAGES = Environment(
    loader=PackageLoader("handrail.rehearsal"), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True)
class Pack:
    """What one partner may be told before anybody is named."""

    slug: str
    contents: dict[str, Any]

    def write(self, folder: Path) -> None:
        """Write the pack as JSON and as a page, each whole or not at all."""
        place = folder / self.slug
        place.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.contents, indent=2, ensure_ascii=False) + "\n"
        page = PAGES.get_template("rehearsal/pack.html").render(pack=self.contents)
        for name, content in (("pack.json", text), ("pack.html", page)):
            fresh = place / f".{name}.new"
            fresh.write_text(content, encoding="utf-8")
            fresh.replace(place / name)


def pack_of(partner: PartnerFile, *, drafts: int) -> Pack:
    """The pack of a partner for whom so many drafts wait."""
    terms, answer = partner.agreement, TERMS[ClockKind.DISCLOSURE_ANSWER]
    contents = {
        "partner": partner.name,
        "kind": KINDS[partner.kind],
        "areas": [AREAS[area] for area in partner.areas],
        "says": "Nothing here is about any person. Content opens to a named officer who accepts.",
        "drafts_waiting": band(drafts),
        "asks": [ASKS[code] for code in ASKED],
        "support": [SUPPORT_PURPOSES[code] for code in partner.services],
        "hours": HOURS,
        "urgency": list(URGENCIES.values()),
        "answer_within": f"{answer.length} {answer.unit}",
        "you_may": ["accept", "ask a question first", "decline without a reason"],
        "item_kinds": [ITEM_KINDS[code] for code in terms.item_kinds],
        "funding": partner.funding,
        "agreement": {
            "reference": terms.reference,
            "in_force_from": terms.in_force_from.isoformat(),
            "review_on": terms.review_on.isoformat(),
            "purposes": [PURPOSES[code] for code in terms.purposes],
            "gateways": [GATEWAYS[code].words for code in terms.gateways],
        },
        "prohibited_uses": list(PROHIBITED_USES),
        "synthetic": True,
    }
    return Pack(partner.slug, contents)


def band(number: int) -> str:
    """A number as published: 0 to 9, 10 to 19 and so on."""
    lowest = number // BAND * BAND
    return f"{lowest} to {lowest + BAND - 1}"
