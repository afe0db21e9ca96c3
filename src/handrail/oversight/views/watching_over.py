"""First screens of those who watch over the programme: clocks, set-up, records to sample."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from handrail.acts.context import reading
from handrail.acts.domain import Actor
from handrail.acts.pages import ActorRequest, goes_on_after, page
from handrail.agreements import queries as agreements
from handrail.clocks import queries as clocks
from handrail.errors import NotFoundError
from handrail.members import queries as members
from handrail.oversight import queries
from handrail.oversight.presenters import clocks as clock_rows
from handrail.oversight.presenters import log, setting_up
from handrail.oversight.queries import Selection
from handrail.partners import queries as partners

SEED_LENGTH = 40


def only(actor: Actor, role: str) -> None:
    """For this role alone: for everybody else there is no such page."""
    if role not in actor.roles:
        raise NotFoundError


@page("GET", "HEAD")
def open_clocks(request: ActorRequest) -> HttpResponse:
    """Every clock that runs or ran out, the soonest due first, a page at a time."""
    only(request.actor, "data_protection_officer")
    with reading(request.actor):
        found = clocks.all_open(after=goes_on_after(request))
        overdue = clocks.overdue_count(request.received_at)
    is_full = len(found) == clocks.PAGE
    context = {
        "rows": clock_rows.rows(found, at=request.received_at),
        "overdue": overdue,
        "next": f"?{urlencode({'after': found[-1].about})}" if is_full else "",
    }
    return render(request, "oversight/clocks.html", context)


@page("GET", "HEAD")
def set_up(request: ActorRequest) -> HttpResponse:
    """Who takes part, in which posts, under which agreements. Never a case."""
    only(request.actor, "administrator")
    with reading(request.actor):
        listed = partners.everybody()
        context = {
            "organisations": setting_up.organisations(listed, members.every_post()),
            "agreements": setting_up.agreements(agreements.seen(), on=request.actor.today),
            "colleagues": members.colleagues(),
        }
    return render(request, "oversight/set_up.html", context)


@page("GET", "HEAD")
def records(request: ActorRequest) -> HttpResponse:
    """Ten entries drawn at random by a seed, which draws the same ten again."""
    only(request.actor, "inspector")
    seed = request.GET.get("seed", "")[:SEED_LENGTH]
    lines = []
    if seed:
        drawn = queries.read_log(
            "log",
            by=request.actor,
            at=request.received_at,
            purpose="supervise",
            wanted=Selection(sample=seed),
        )
        with reading(request.actor):
            lines = log.lines(drawn)
    return render(request, "oversight/records.html", {"seed": seed, "lines": lines})
