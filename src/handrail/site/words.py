"""Every reason code and its words, gathered from the rules of each capability."""

from __future__ import annotations

from collections import ChainMap

from handrail.cases import rules as cases
from handrail.disclosures import rules as disclosures
from handrail.members import rules as members
from handrail.nominations import rules as nominations
from handrail.support import rules as support

WORDS = ChainMap(members.WORDS, cases.WORDS, nominations.WORDS, disclosures.WORDS, support.WORDS)


def words_of(reason: str) -> str:
    """The sentence for a reason code. Every code has one: a test walks the set."""
    return WORDS[reason]
