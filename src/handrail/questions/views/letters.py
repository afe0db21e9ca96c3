"""Pages of letters to the programme, and of the replies to them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from handrail.acts.context import reading
from handrail.acts.fields import paragraphs
from handrail.acts.pages import ActorRequest, page
from handrail.partners import queries as partners
from handrail.questions import actions, forms, presenters, queries, rules
from handrail.questions.views.showing import drawn, only, reader


@require_safe
def letter(request: ActorRequest, reference: UUID) -> HttpResponse:
    """A letter with its questions and the replies to it."""
    with reading(reader(request)):
        held = queries.letter(reference)
        others = queries.letters()
        context = {
            "letter": held,
            "sender": partners.names_of([held.organisation_id])[held.organisation_id],
            "lines": paragraphs(held.text),
            "rows": presenters.rows(queries.of_letter(reference), at=request.received_at),
            "replies": [each for each in others if each.replies_to == reference],
            "replied": next((each for each in others if each.id == held.replies_to), None),
        }
    return drawn(request, "questions/letter.html", context)


@page("GET", "HEAD", "POST")
def write(request: ActorRequest) -> HttpResponse:
    """Enter a letter of one's own organisation."""
    only(presenters.may_write(request.actor))
    with reading(request.actor):
        given = request.POST if request.method == "POST" else None
        form = forms.LetterForm(given, letters=queries.letters())
    if request.method == "POST" and form.is_valid():
        held = form.letter(request.new_id(), organisation_id=request.actor.organisation_id)
        decision = rules.may_enter(held, on=request.actor.today)
        for reason in decision.reasons:
            form.add_error("dated", rules.WORDS[reason])
        if decision:
            actions.enter_letter("floor", by=request.actor, at=request.received_at, letter=held)
            messages.success(request, "Entered. Now ask its questions one by one.")
            return redirect("questions:letter", held.id)
    return drawn(request, "questions/write.html", {}, form)
