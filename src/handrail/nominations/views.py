"""Nominations: the list, one of them, a deconfliction result, and a file on its way in."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.acts.context import reading
from handrail.acts.fields import reason_given, why_form
from handrail.acts.pages import ActorRequest, goes_on_after, page
from handrail.errors import NotFoundError
from handrail.nominations import actions, importing, presenters, queries
from handrail.nominations.forms import DeconflictForm, ImportForm, WithdrawForm
from handrail.nominations.importing import Batch
from handrail.nominations.intake import Layout
from handrail.nominations.queries import NominationSummary
from handrail.nominations.rules import AFTER_DECONFLICTION, WORDS
from handrail.partners import queries as partners
from handrail.vault import scratch

CAME = "what came of the last import"
# The refused rows hold people's details, so they lie sealed, for an hour, in the folder of uploads.
# Their key is in this cookie and nowhere on our side: not in the session, which the database and
# its backups keep.
TOKEN = "refused_rows"  # noqa: S105 - the cookie's name
CONTENT_TYPES = {Layout.CSV: "text/csv; charset=utf-8", Layout.JSON: "application/json"}


@page("GET", "HEAD")
def listed(request: ActorRequest) -> HttpResponse:
    """The nominations in scope: an originator's own, or those of a coordinator's area."""
    with reading(request.actor):
        found = queries.page(after=goes_on_after(request))
    rows = [presenters.shown(each, to=request.actor) for each in found]
    context = {
        "rows": rows,
        "next": found[-1].id if len(found) == queries.PAGE else None,
        "may_import": "nominating_officer" in request.actor.roles,
    }
    return render(request, "nominations/listed.html", context)


@page("GET", "HEAD")
def show(request: ActorRequest, reference: UUID) -> HttpResponse:
    """One nomination; its content once somebody says why it is opened."""
    with reading(request.actor):
        found = queries.nomination(reference)
    return _shown(request, found, form=DeconflictForm(state=found.state, at=request.received_at))


@page("POST")
def deconflict(request: ActorRequest, reference: UUID) -> HttpResponse:
    with reading(request.actor):
        found = queries.nomination(reference)
    form = DeconflictForm(request.POST, state=found.state, at=request.received_at)
    if not form.is_valid():
        return _shown(request, found, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    actions.record_deconfliction(
        reference,
        by=request.actor,
        at=request.received_at,
        check_id=request.new_id(),
        result=form.answer,
    )
    messages.success(request, "The check is recorded.")
    return redirect("nominations:show", reference)


@page("POST")
def withdraw(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Withdraw a nomination, for the officers of the organisation that sent it."""
    with reading(request.actor):
        found = queries.nomination(reference)
    form = WithdrawForm(request.POST, auto_id="withdraw_%s")
    if not form.is_valid():
        checking = DeconflictForm(state=found.state, at=request.received_at)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _shown(request, found, form=checking, withdrawing=form, status=status)
    reasons = form.cleaned_data["reasons"]
    actions.withdraw(reference, by=request.actor, at=request.received_at, reasons=reasons)
    messages.success(request, "Withdrawn. It counts no longer against your number.")
    return redirect("nominations:show", reference)


@page("GET", "HEAD", "POST")
def import_file(request: ActorRequest) -> HttpResponse:
    """Take a file in. What stays out can be fetched once, by who sent it."""
    room = importing.way_in(request.actor, at=request.received_at)
    is_sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
    if is_sent and form.is_valid():
        return _imported(request, form.cleaned_data["file"])
    context = {"form": form, "room": room, "columns": presenters.columns()}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_sent else HTTPStatus.OK
    return render(request, "nominations/import.html", context, status=status)


@page("GET", "HEAD")
def imported(request: ActorRequest) -> HttpResponse:
    """What came of the file that was sent last."""
    came = request.session.get(CAME)
    if came is None:
        return redirect("nominations:import")
    until = datetime.fromisoformat(came["until"])
    can_fetch = TOKEN in request.COOKIES and came["refused"] and request.received_at < until
    context = {"came": came, "until": until, "can_fetch": can_fetch}
    return render(request, "nominations/imported.html", context)


@page("POST")
def refused_rows(request: ActorRequest) -> HttpResponseBase:
    """The rows that stayed out, once, to be corrected and sent again."""
    came = request.session.get(CAME)
    if came is None:
        raise NotFoundError
    content = scratch.taken(
        settings.FILE_UPLOAD_TEMP_DIR,
        scratch.token_of(request.COOKIES.get(TOKEN, "")),
        reader=request.actor.member_id,
        at=request.received_at,
    )
    if content is None:
        raise NotFoundError
    layout = Layout(came["layout"])
    response = StreamingHttpResponse(content, content_type=CONTENT_TYPES[layout])
    response["Content-Disposition"] = f'attachment; filename="refused-rows.{layout}"'
    response.delete_cookie(TOKEN, path=reverse("nominations:imported"), samesite="Strict")
    return response


def _imported(request: ActorRequest, file: Any) -> HttpResponse:
    folder, layout = settings.FILE_UPLOAD_TEMP_DIR, Layout.of_name(file.name)
    scratch.sweep(folder, at=request.received_at)
    with scratch.Scratch(folder, reader=request.actor.member_id) as refused:
        done = importing.import_batch(
            Batch(stream=file.file, layout=layout, refused_to=refused),
            by=request.actor,
            at=request.received_at,
            new_id=request.new_id,
        )
    until = request.received_at + scratch.KEPT_FOR
    request.session[CAME] = presenters.came(done, layout=layout, until=until)
    response = redirect("nominations:imported")
    response.set_cookie(
        TOKEN,
        refused.token.hex(),
        max_age=scratch.KEPT_FOR,
        path=reverse("nominations:imported"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def _shown(
    request: ActorRequest,
    found: NominationSummary,
    *,
    form: DeconflictForm,
    withdrawing: WithdrawForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    why, opened = reason_given(request), None
    if why:
        opened = actions.open_nomination(
            found.id, by=request.actor, at=request.received_at, purpose=why
        )
    with reading(request.actor):
        checks = queries.checks_of(found.id)
        originator = partners.names_of([found.originator_id])[found.originator_id]
    context = {
        "nomination": presenters.shown(found, to=request.actor),
        "originator": originator,
        "is_centre": presenters.is_centre(request.actor),
        "opened": opened,
        "why": None if opened else why_form(request),
        "checks": checks,
        "form": form,
        "withdrawing": withdrawing or WithdrawForm(auto_id="withdraw_%s"),
        "why_not": () if found.state in AFTER_DECONFLICTION else (WORDS["nomination_ended"],),
    }
    return render(request, "nominations/show.html", context, status=status)
