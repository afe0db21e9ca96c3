"""Acts in words, for timelines and the inspector's log: an event's docstring is its sentence."""

from __future__ import annotations

from functools import cache

from handrail.acts.domain import Event

OPENED = "Content was opened."
REFUSED = "A rule, a policy or the scope said no."
FAILED = "It broke, and nothing of it remains."


def in_words(act: str) -> str:
    """The sentence for an act on the ledger, refusals and failures included."""
    if act in _sentences():
        return _sentences()[act]
    endings = {"opened": OPENED, "review": OPENED, "refused": REFUSED, "failed": FAILED}
    return endings.get(act.rpartition(".")[2], act)


@cache
def _sentences() -> dict[str, str]:
    return {event.act: (event.__doc__ or "").partition("\n")[0] for event in _every(Event)}


def _every(kind: type[Event]) -> list[type[Event]]:
    below = kind.__subclasses__()
    return [each for one in below for each in (one, *_every(one))]
