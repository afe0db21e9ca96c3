"""The JSON API: one more door to the same actions and queries, and nothing of its own.

Every route needs a bearer token, because the one place that knows all routes asks for it; a
signed-in session opens nothing here, so no other site can ride on one.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Swagger
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import HttpBearer

from handrail.acts.domain import Actor, Door
from handrail.assessment import api as assessment
from handrail.awareness import api as awareness
from handrail.cases import api as cases
from handrail.contributions import api as contributions
from handrail.disclosures.api import answering, drafting, mending
from handrail.errors import Fault, HandrailError, InputError
from handrail.evaluation import api as evaluation
from handrail.meetings import api as meetings
from handrail.members import api as members
from handrail.members import queries
from handrail.members.errors import TokenNeededError
from handrail.nominations import api as nominations
from handrail.oversight import api as oversight
from handrail.people import api as people
from handrail.questions import api as questions
from handrail.reviews import api as reviews
from handrail.risk.api import escalating, owning, valve
from handrail.safety import api as safety
from handrail.site import note_page, problems
from handrail.support import api as support
from handrail.voluntary import api as voluntary

CHALLENGE = 'Bearer realm="handrail"'

SHARED = (401, 403, 404, 409, 413, 422, 503)
AS_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
PROBLEM = {
    "title": "Problem",
    "description": "Why there is no other answer (RFC 9457), in codes and in words.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "reasons": {
            "description": "Of a refusal: what stood in the way.",
            "type": "array",
            "items": {"type": "string"},
        },
        "errors": {
            "description": "Of what cannot be used: each fault and what to do about it.",
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "row": {"type": ["integer", "null"]},
                    "field": {"type": "string"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
        "retry": {
            "description": "Of a failure: whether trying again can help.",
            "type": "boolean",
        },
    },
}


class TooLargeError(InputError):
    """The body is larger than the centre reads at once."""

    status = 413
    code = "too_large"

    def __init__(self) -> None:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1_000_000
        sentence = f"This is larger than {most} MB. Split it and send the parts one after another."
        super().__init__((Fault("body", self.code, sentence),))


class Token(HttpBearer):
    """A member's token. Who it acts as is looked up for every request, so that leaving ends it."""

    def authenticate(self, request: Any, token: str) -> Actor | None:
        """Set `request.actor` to the member in the posts held today; None where none is."""
        found = queries.actor_of_token(token, door=Door.API, at=request.received_at)
        request.actor = found
        return found


class Described(NinjaAPI):
    """The API with its problems in the schema: every route can be answered by any of them."""

    def get_openapi_schema(self, **_options: Any) -> Any:
        """The schema of all routes, made once: it takes half a second."""
        return self._schema

    @cached_property
    def _schema(self) -> Any:
        """All routes, each with the problems that it shares with all others."""
        schema = super().get_openapi_schema()
        schema["components"]["schemas"]["Problem"] = PROBLEM
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"] |= {
                    status: {"description": problems.TITLES[status], "content": AS_PROBLEM}
                    for status in SHARED
                }
        return schema


api = Described(
    title="Handrail",
    version="1",
    description="The same acts as the pages, for programs. Every answer that is not one is a "
    "problem document (RFC 9457).",
    urls_namespace="api",
    auth=Token(),
    # Without an address here the page would ask a validator on another site.
    docs=Swagger(settings={"validatorUrl": None}),
)
for prefix, router in (
    ("", members.router),
    ("nominations", nominations.router),
    ("people", people.router),
    ("cases", support.cases),
    ("cases", reviews.cases),
    ("cases", cases.router),
    ("cases", drafting.of_cases),
    ("disclosures", drafting.router),
    ("disclosures", answering.router),
    ("disclosures", mending.router),
    ("disclosures", note_page.router),
    ("disclosures", support.of_disclosures),
    ("actions", support.router),
    ("questions", questions.router),
    ("safety", safety.router),
    ("awareness", awareness.router),
    ("agreement", voluntary.router),
    ("agreement", support.of_agreement),
    ("escalations", escalating.router),
    ("cases", owning.of_cases),
    ("risks", owning.router),
    ("cases", valve.of_cases),
    ("passages", valve.router),
    ("contributions", contributions.router),
    ("needs", assessment.router),
    ("meetings", meetings.router),
    ("reviews", reviews.router),
    ("costs", evaluation.router),
    ("oversight", oversight.router),
):
    api.add_router(prefix, router)


@api.exception_handler(HandrailError)
def explain(_request: HttpRequest, error: HandrailError) -> HttpResponse:
    """One of ours: a refusal, a failure, or what cannot be used."""
    return problems.problem_document(error)


@api.exception_handler(AuthenticationError)
def challenge(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """No token that holds: say how to send one."""
    response = problems.problem_document(TokenNeededError())
    response["WWW-Authenticate"] = CHALLENGE
    return response


@api.exception_handler(ValidationError)
def fault(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was sent has not the form that the schema asks for. Never repeats what was sent."""
    faults = tuple(
        Fault(".".join(str(step) for step in each["loc"]), each["type"], each["msg"])
        for each in error.errors
    )
    return problems.problem_document(InputError(faults))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The body is not JSON, or there is too much of it to find out."""
    if isinstance(error.__cause__, RequestDataTooBig):
        return too_large(request, error.__cause__)
    sentence = "This is not JSON. Write it again with the program that made it."
    return problems.problem_document(InputError((Fault("body", "not_json", sentence),)))


@api.exception_handler(RequestDataTooBig)
def too_large(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    """More than the centre reads into memory at once."""
    return problems.problem_document(TooLargeError())
