"""The twelve questions for an area, and the evaluation. Counts, never a name."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from handrail.acts.context import reading
from handrail.acts.domain import Actor
from handrail.acts.pages import ActorRequest, page
from handrail.errors import NotFoundError
from handrail.evaluation.domain import Totals, totals
from handrail.oversight import queries
from handrail.oversight.domain import EVALUATING
from handrail.oversight.presenters import twelve
from handrail.partners import queries as partners
from handrail.partners.domain import AREAS
from handrail.questions import queries as questions


def area_of(request: ActorRequest, actor: Actor) -> str:
    """The area that is asked for, one of those that the member answers for."""
    areas = queries.areas_of(actor)
    asked = request.GET.get("area", areas[0])
    if asked not in areas:
        raise NotFoundError
    return asked


@page("GET", "HEAD")
def twelve_questions(request: ActorRequest) -> HttpResponse:
    """Each of the twelve questions with what is known now, and where it is known from."""
    actor = request.actor
    area = area_of(request, actor)
    with reading(actor):
        held = twelve.sources(area, seen_by=actor)
        context = {
            "answers": twelve.answers(held),
            "place": held.place,
            "up_to": held.up_to,
            "areas": [(each, AREAS[each], each == area) for each in queries.areas_of(actor)],
            "standing": questions.standing(),
        }
    return render(request, "oversight/twelve.html", context)


@page("GET", "HEAD")
def evaluation(request: ActorRequest) -> HttpResponse:
    """What it cost, organisation by organisation, and how cases ended, in safe counts."""
    actor = request.actor
    if not actor.roles & EVALUATING:
        raise NotFoundError
    with reading(actor):
        costs = queries.costs_by_organisation()
        names = partners.names_of(each.organisation_id for each in costs)
        outcomes = [
            (AREAS[area], twelve.outcomes(twelve.sources(area, seen_by=actor)))
            for area in queries.areas_of(actor)
        ]
    rows = [(names[each.organisation_id], AREAS[each.area], each.totals) for each in costs]
    context = {"rows": rows, "outcomes": outcomes, "all": added([each for *_, each in rows])}
    return render(request, "oversight/evaluation.html", context)


def added(listed: list[Totals]) -> Totals:
    """The sum of sums."""
    none = totals(())
    return Totals(
        hours=sum((each.hours for each in listed), none.hours),
        spend=sum(each.spend for each in listed),
        intervention=sum(each.intervention for each in listed),
        promised=sum(each.promised for each in listed),
        paid=sum(each.paid for each in listed),
    )
