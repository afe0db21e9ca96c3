"""The API as a whole: every route asks for a token, and every error is a problem document."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from handrail.members import actions
from handrail.site.api import api

NOBODY = "00000000-0000-4000-8000-000000000000"
OPEN_TO_ALL = {"/api/openapi.json", "/api/docs"}


def every_route():
    """Each method of each address that the API answers at all, from its own routing table."""
    return [
        ("/api/" + re.sub(r"<[^>]+>", NOBODY, str(pattern.pattern)), method)
        for router in api._get_bound_routers()
        for pattern in router.urls_paths(router.prefix)
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
    ]


def problem(response):
    assert response.headers["Content-Type"] == "application/problem+json"
    return json.loads(response.content)


@pytest.mark.parametrize(("path", "method"), every_route())
def test_no_route_answers_without_a_token(database, path, method):
    response = Client().generic(method, path, data="{}", content_type="application/json")

    assert response.status_code in {401, 405}
    assert problem(response)["status"] == response.status_code


def test_only_the_schema_and_its_page_are_open_to_all():
    patterns = {"/api/" + str(pattern.pattern) for pattern in api.urls[0]}
    routed = {
        "/api/" + str(pattern.pattern)
        for router in api._get_bound_routers()
        for pattern in router.urls_paths(router.prefix)
    }

    assert patterns - routed - {"/api/"} == OPEN_TO_ALL


def test_a_session_opens_nothing_of_the_api(browse):
    assert browse("carys").get("/api/whoami").status_code == 401


@pytest.mark.parametrize(
    "sent", ["", "Bearer", "Bearer nothing", "Basic Y2FyeXM6eA==", "Bearer \x00"]
)
def test_a_token_that_is_none_is_challenged(cast, sent):
    response = Client(headers={"Authorization": sent}).get("/api/whoami")

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert problem(response)["type"] == "urn:handrail:problem:token_needed"


def test_an_expired_token_is_challenged_like_an_unknown_one(cast):
    token, long_ago = actions.new_token(), cast.at - timedelta(days=31)
    by, token_id = cast.actor("carys"), cast.new_id("token")
    actions.issue_token("self", by=by, at=long_ago, token_id=token_id, token=token)

    expired = Client(headers={"Authorization": f"Bearer {token}"}).get("/api/whoami")
    unknown = Client(headers={"Authorization": "Bearer unknown"}).get("/api/whoami")

    assert (expired.status_code, expired.content) == (401, unknown.content)


def test_an_unknown_address_is_a_problem_document(database):
    response = Client().get("/api/no-such-thing")

    assert (response.status_code, problem(response)["status"]) == (404, 404)


def test_a_wrong_method_says_which_is_right(database):
    response = Client().delete("/api/whoami")

    assert (response.status_code, problem(response)["status"]) == (405, 405)
    assert response.headers["Allow"] == "GET"


def test_the_schema_describes_every_route_and_needs_no_token(database):
    schema = Client().get("/api/openapi.json").json()

    assert all(each.get("security") for path in schema["paths"].values() for each in path.values())
    assert len(schema["paths"]) == len({path for path, _ in every_route()})


def test_the_schema_says_of_every_route_which_problems_it_has(database):
    schema = Client().get("/api/openapi.json").json()

    for path in schema["paths"].values():
        for operation in path.values():
            assert {"401", "403", "404", "422"} <= operation["responses"].keys()


def test_the_page_of_the_api_loads_nothing_from_elsewhere(database):
    page = Client().get("/api/docs").content.decode()

    assert "/static/ninja/swagger-ui-bundle.js" in page
    assert "//" not in page.replace("http://www.w3.org", "")
