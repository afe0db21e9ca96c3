"""Pages of meetings and of the plan. They translate, no more."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs, reason_given, why_form
from handrail.acts.pages import ActorRequest, page
from handrail.errors import NotFoundError
from handrail.meetings import actions, forms, presenters, queries, rules
from handrail.meetings.domain import STATE_WORDS, WAYS, MeetingState
from handrail.support.domain import STATE_WORDS as ACTION_WORDS
from handrail.support.views import COLOURS as ACTION_COLOURS

COLOURS = {
    MeetingState.CALLED: "blue",
    MeetingState.SIGNED: "green",
    MeetingState.JOINED: "grey",
}


@page("GET", "HEAD")
def of_case(request: ActorRequest, case: UUID) -> HttpResponse:
    """The meetings of a case: the next one, and those before."""
    with reading(request.actor):
        held = presenters.on_case(case, seen_by=request.actor)
    return _drawn(request, "meetings/of_case.html", {"held": held})


@page("GET", "HEAD", "POST")
def call(request: ActorRequest, case: UUID) -> HttpResponse:
    """Call a meeting: the coordinator's."""
    held = _led(request, case)
    with reading(request.actor):
        chairs = presenters.posts(queries.chairs_of(held.case.area))
    form = forms.CallForm(request.POST if request.method == "POST" else None)
    form.offer("chair", chairs)
    if form.is_valid() and _may_call(request, held, form):
        meeting_id = request.new_id()
        actions.call(
            case,
            by=request.actor,
            at=request.received_at,
            meeting_id=meeting_id,
            calling=form.calling,
        )
        messages.success(request, "Called. The chair and the originator can see it now.")
        return redirect("meetings:show", meeting_id)
    return _drawn(request, "meetings/call.html", {"held": held}, form)


@page("GET", "HEAD", "POST")
def join(request: ActorRequest, case: UUID) -> HttpResponse:
    """Keep what was agreed at the existing lead's own meeting."""
    held = _led(request, case)
    form = forms.JoinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        decision = rules.may_join(
            held.case, form.joined, has_lead=held.has_lead, on=request.actor.today
        )
        if form.mends(decision):
            meeting_id = request.new_id()
            actions.join_theirs(
                case,
                by=request.actor,
                at=request.received_at,
                meeting_id=meeting_id,
                joined=form.joined,
            )
            messages.success(request, "Kept. Who works on the case can read it.")
            return redirect("meetings:show", meeting_id)
    return _drawn(request, "meetings/join.html", {"held": held}, form)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A meeting: its agenda and who came; its words for a reason."""
    with reading(request.actor):
        shown = presenters.about(reference, seen_by=request.actor)
    why, text = reason_given(request), None
    if why:
        text = actions.open_meeting(
            reference, by=request.actor, at=request.received_at, purpose=why
        )
    context = {"about": shown, "why": why_form(request), "text": text, "ways": WAYS}
    return _drawn(request, "meetings/show.html", context)


@page("GET", "HEAD", "POST")
def attend(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Keep who came and who sent word."""
    shown = _run(request, reference, "coordinator", "chair")
    with reading(request.actor):
        offered = queries.seats(shown.meeting.area)
        seats = presenters.posts(offered)
    form = forms.AttendanceForm(request.POST if request.method == "POST" else None)
    form.seat(seats)
    if form.is_valid():
        known = frozenset(post.id for post in offered)
        today, coming = request.actor.today, form.coming
        if form.mends(rules.may_attend(shown.meeting, coming=coming, seats=known, on=today)):
            actions.attend(reference, by=request.actor, at=request.received_at, **coming)
            messages.success(request, "Who came is kept.")
            return redirect("meetings:show", reference)
    return _drawn(request, "meetings/attend.html", {"about": shown}, form)


@page("GET", "HEAD", "POST")
def decide(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Keep what was decided: the chair's."""
    shown = _run(request, reference, "chair")
    form = forms.DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.mends(
        rules.may_rule(shown.meeting, form.ruling, on=request.actor.today)
    ):
        actions.decide(
            reference,
            by=request.actor,
            at=request.received_at,
            decision_id=request.new_id(),
            ruling=form.ruling,
        )
        messages.success(request, "The decision is kept.")
        return redirect("meetings:show", reference)
    return _drawn(request, "meetings/decide.html", {"about": shown}, form)


@page("POST")
def sign(request: ActorRequest, reference: UUID) -> HttpResponse:
    actions.sign_minutes(reference, by=request.actor, at=request.received_at)
    messages.success(request, "The minutes are signed. Nothing of this meeting changes any more.")
    return redirect("meetings:show", reference)


@page("GET", "HEAD", "POST")
def attest(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Attest before a meeting: the originator's disclosure officer's."""
    if "disclosure_officer" not in request.actor.roles:
        raise NotFoundError
    with reading(request.actor):
        asked = presenters.asked(reference)
    form = forms.AttestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        actions.attest(reference, by=request.actor, at=request.received_at, answer=answer)
        messages.success(request, "Your answer is recorded.")
        return redirect("meetings:attest", reference)
    return _drawn(request, "meetings/attest.html", {"asked": asked}, form)


@page("GET", "HEAD")
def plan(request: ActorRequest, case: UUID) -> HttpResponse:
    """The plan: what answers each need; its words for a reason."""
    with reading(request.actor):
        held = presenters.plan(case, seen_by=request.actor)
    why, text = reason_given(request), None
    if why:
        text = actions.open_plan(case, by=request.actor, at=request.received_at, purpose=why)
    context = {"plan": held, "why": why_form(request), "text": text}
    return _drawn(request, "meetings/plan.html", context)


@page("POST")
def sign_plan(request: ActorRequest, case: UUID) -> HttpResponse:
    actions.sign_plan(case, by=request.actor, at=request.received_at, plan_id=request.new_id())
    messages.success(request, "The plan is signed.")
    return redirect("meetings:plan", case)


def _may_call(request: ActorRequest, held: presenters.OnCase, form: forms.CallForm) -> bool:
    with reading(request.actor):
        decision = rules.may_call(
            held.case,
            form.calling,
            chairs=[post.id for post in queries.chairs_of(held.case.area)],
            standing=queries.standing(held.case.id),
            at=request.received_at,
        )
    return form.mends(decision)


def _led(request: ActorRequest, case: UUID) -> presenters.OnCase:
    """The meetings of a case for who leads it; for others there is no such page."""
    if "coordinator" not in request.actor.roles:
        raise NotFoundError
    with reading(request.actor):
        return presenters.on_case(case, seen_by=request.actor)


def _run(request: ActorRequest, reference: UUID, *roles: str) -> presenters.About:
    """A meeting for those who run it; for others there is no such page."""
    if not request.actor.roles & set(roles):
        raise NotFoundError
    with reading(request.actor):
        return presenters.about(reference, seen_by=request.actor)


def _drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    is_wrong = form is not None and bool(form.errors)
    common = {
        "states": STATE_WORDS,
        "colours": COLOURS,
        "action_states": ACTION_WORDS,
        "action_colours": ACTION_COLOURS,
        "paragraphs": paragraphs,
        "suffix": _suffix(request),
    }
    shown = common | context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)


def _suffix(request: ActorRequest) -> str:
    why = reason_given(request)
    return f"?{urlencode({'why': why})}" if why else ""
