"""A second partner that joins a case in which the first already helps."""

from __future__ import annotations

from handrail.acts.context import reading
from handrail.disclosures import actions, queries
from handrail.rehearsal.thin_path import ThinPath

JOINING = ("drafted", "submitted", "approved", "offered", "accepted")


class JoiningPath(ThinPath):
    """A second disclosure in the same case, with references of its own."""

    @property
    def disclosure_id(self):
        return self.id("second disclosure")

    def id(self, what):
        return super().id("second item" if what == "item" else what)


def weigh(path):
    """The coordinator weighs the partners; told is what speaks against each."""
    carys = path.by("carys")
    with reading(carys):
        considered = queries.considered(path.case_id, seen_by=carys)
    actions.propose_best_placed(
        path.case_id, by=carys, at=path.at, alternatives=considered, proposed=None
    )
    return {each.organisation_id: each.reasons_against for each in considered}


def choose(path, name):
    actions.decide_best_placed(
        path.case_id,
        by=path.by("carys"),
        at=path.at,
        chosen=path.cast.organisations[name].id,
        reasons="The person needs what it gives.",
    )


def joining(first, *, until="accepted"):
    """The clinic is asked to join too, and Grace accepts for it."""
    weigh(first)
    choose(first, "clinic")
    path = JoiningPath(**(vars(first) | {"partner": "clinic", "practitioner": "grace"}))
    for step in JOINING[: JOINING.index(until) + 1]:
        getattr(path, step)()
    return path
