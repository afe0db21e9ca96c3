"""How the pages of disclosures are drawn, and how content is opened for them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.acts.fields import reason_given
from handrail.acts.pages import ActorRequest
from handrail.disclosures import actions
from handrail.disclosures.domain import PROHIBITED_USES, STATE_WORDS, DisclosureState
from handrail.disclosures.presenters.about import About, Side
from handrail.disclosures.queries import CaseText, DisclosureText

COLOURS = {
    DisclosureState.DRAFT: "grey",
    DisclosureState.AWAITING_APPROVAL: "yellow",
    DisclosureState.APPROVED: "teal",
    DisclosureState.OFFERED: "blue",
    DisclosureState.QUERIED: "purple",
    DisclosureState.ACCEPTED: "green",
    DisclosureState.REFUSED: "red",
    DisclosureState.RETURNED: "orange",
    DisclosureState.DECLINED: "orange",
    DisclosureState.EXPIRED: "orange",
    DisclosureState.RECALLED: "red",
}
COMMON = {"states": STATE_WORDS, "colours": COLOURS, "prohibited_uses": PROHIBITED_USES}


def drawn(
    request: ActorRequest, template: str, context: dict[str, Any], form: Any = None
) -> HttpResponse:
    """The page; 422 where its form came back with something to mend, which the title then says."""
    is_wrong = form is not None and bool(form.errors)
    shown = COMMON | suffix(request) | context | ({"form": form} if form is not None else {})
    return render(request, template, shown, status=422 if is_wrong else 200)


def suffix(request: ActorRequest) -> dict[str, str]:
    """What an address needs at its end so that the next page knows why content is opened."""
    why = reason_given(request)
    return {"suffix": f"?{urlencode({'why': why})}" if why else ""}


def to_opened(request: ActorRequest, reference: UUID) -> HttpResponse:
    """On to the disclosure, opened for the same reason as this page."""
    address = reverse("disclosures:show", args=[reference])
    return redirect(address + suffix(request)["suffix"])


def opened_text(request: ActorRequest, shown: About) -> DisclosureText | None:
    """The content, where the address says why and this side opens it; else None."""
    why, held = reason_given(request), shown.disclosure
    if not why:
        return None
    if shown.side is not Side.RECIPIENT:
        return actions.review(held.id, by=request.actor, at=request.received_at, purpose=why)
    if held.accepted_by != request.actor.member_id:
        return None
    return actions.open_disclosure(held.id, by=request.actor, at=request.received_at, purpose=why)


def open_case(request: ActorRequest, shown: About) -> CaseText:
    """The case that a draft is worded from, opened for the reason that the address gives."""
    return actions.open_case(
        shown.disclosure.case_id,
        by=request.actor,
        at=request.received_at,
        purpose=reason_given(request),
    )
