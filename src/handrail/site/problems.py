"""One explanation for each kind of error: a GOV.UK page, or a problem document (RFC 9457)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from handrail.errors import (
    FailureError,
    Fault,
    HandrailError,
    InputError,
    NotFoundError,
    RefusedError,
)
from handrail.nominations.errors import AboveCeilingError
from handrail.site.words import words_of

TITLES = {
    401: "Say who you are",
    403: "You cannot do this",
    404: "Page not found",
    405: "This is not done here",
    409: "Somebody else changed this first",
    410: "This was erased",
    413: "Too much was sent at once",
    422: "There is a problem with what was sent",
    500: "Sorry, there is a problem with the service",
    503: "Sorry, the service is unavailable",
}
ROWS_TOLD = 20
NOT_FOUND = "Nothing here goes by that reference. Check the address, or go back to the first page."


class NotAllowedError(HandrailError):
    """The address is right and the method is not."""

    status = 405
    code = "method_not_allowed"

    def __init__(self, methods: str) -> None:
        super().__init__(f"Use one of: {methods}.")


def wants_json(request: HttpRequest) -> bool:
    """The API answers in JSON, whatever the client says it accepts."""
    return request.path.startswith("/api/")


def explain(request: HttpRequest, error: HandrailError) -> HttpResponse:
    """The response that explains this error, in the form of the door it came through."""
    if wants_json(request):
        return problem_document(error)
    details = sentences(error)
    context = {"title": TITLES[error.status], "sentences": details, "status": error.status}
    return render(request, "site/error.html", context, status=error.status)


def not_allowed(methods: str) -> HttpResponse:
    """That the address has other methods, and which."""
    response = problem_document(NotAllowedError(methods))
    response["Allow"] = methods
    return response


def sentences(error: HandrailError) -> list[str]:
    """What a person reads: reasons in words, faults, or what to do next."""
    if isinstance(error, AboveCeilingError):
        return [*(words_of(reason) for reason in error.reasons), _rows(error.faults)]
    if isinstance(error, RefusedError):
        return [words_of(reason) for reason in error.reasons]
    if isinstance(error, InputError):
        return [f"{fault.field}: {fault.message}" for fault in error.faults]
    if isinstance(error, NotFoundError):
        return [NOT_FOUND]
    return [str(error)]


def _rows(faults: Sequence[Fault]) -> str:
    """Where a batch is above the ceiling; never a word of what stands there (R1)."""
    rows = sorted({fault.row for fault in faults if fault.row})
    if not rows:
        return "It stands beside the rows."
    more = " and further ones" if len(rows) > ROWS_TOLD else ""
    return f"Row {', '.join(map(str, rows[:ROWS_TOLD]))}{more}."


def problem_document(error: HandrailError) -> JsonResponse:
    """The error as `application/problem+json` (RFC 9457)."""
    body: dict[str, Any] = {
        "type": f"urn:handrail:problem:{error.code}",
        "title": TITLES[error.status],
        "status": error.status,
        "detail": " ".join(sentences(error)),
    }
    if isinstance(error, RefusedError):
        body["reasons"] = list(error.reasons)
    if isinstance(error, InputError | AboveCeilingError):
        body["errors"] = [vars(fault) for fault in error.faults]
    if isinstance(error, FailureError):
        body["retry"] = error.retry
    return JsonResponse(body, status=error.status, content_type="application/problem+json")
