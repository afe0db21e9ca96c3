from __future__ import annotations

import pytest

from handrail.conftest import labelled
from handrail.site.tests.two_worlds.addresses import (
    STRANGERS,
    Atlas,
    References,
    addresses,
    references,
    routes,
)
from handrail.site.tests.two_worlds.api import Operation, minimal
from handrail.site.tests.two_worlds.filling import fillings
from handrail.site.tests.two_worlds.markup import addresses_in, read_page
from handrail.site.tests.two_worlds.repeatable import MOMENT, Chance

HIDDEN, SHARED = str(labelled("hidden")), str(labelled("shared"))
KNOWN = References(shared={"cases_case": (SHARED,)}, hidden={"cases_case": (HIDDEN,)})
PAGE = b"""
<a href="/cases/">Cases</a>
<form method="post" action="accept/">
  <input type="hidden" name="csrfmiddlewaretoken" value="t">
  <input type="hidden" name="item" value="%s">
  <input type="radio" name="why" value="a"><input type="radio" name="why" value="b">
  <input type="checkbox" name="uses">
  <select name="kind"><option value=""><option value="one"></select>
  <textarea name="reasons"></textarea><input name="due_on"><input type="file" name="batch">
  <input type="email" name="address"><input name="from_day">
  <button name="do" value="accept">Accept</button><button name="do" value="decline">Decline</button>
</form>
""" % SHARED.encode()


def filled(name):
    _, (form,) = read_page(PAGE)
    listed = fillings(form, counterpart=KNOWN.counterpart, address="gwen@synthetic.example")
    return [what for way, what in listed if way == name]


def test_routes_are_found_without_being_listed():
    assert {"", "sign-in/", "health", "ledger/checkpoint"} <= set(routes())


def test_links_and_forms_are_found():
    links, (form,) = read_page(PAGE)

    assert links == ["/cases/"]
    assert (form.method, form.action, len(form.fields)) == ("post", "accept/", 10)


def test_addresses_are_found_in_json():
    assert addresses_in(b'{"items": [{"href": "/cases/1", "id": "x"}]}') == ["/cases/1"]


def test_form_is_sent_validly_by_each_of_its_buttons():
    first, second = filled("valid")

    expected = {"item": SHARED, "why": "a", "uses": "on", "kind": "one", "reasons": "x"}
    expected |= {"due_on": "2026-03-03", "address": "gwen@synthetic.example", "from_day": "3"}
    assert {name: first[name] for name in expected} == expected
    assert (first["do"], second["do"]) == ("accept", "decline")


def test_form_is_sent_with_a_reference_of_the_other_world():
    (what,) = filled("elsewhere")

    assert (what["item"], what["why"]) == (HIDDEN, "a")


def test_hidden_shared_and_strange_references_are_all_asked_for():
    found = addresses("cases/<uuid:reference>/", KNOWN, Atlas(tables={"cases/<>": {"cases_case"}}))

    assert found == [f"/cases/{each}/" for each in (HIDDEN, STRANGERS[0], SHARED)]


def test_route_that_no_page_showed_is_asked_for_something_of_every_table():
    assert f"/new/{HIDDEN}/x" in addresses("new/<uuid:one>/x", KNOWN, Atlas())


def test_references_are_those_of_both_worlds_or_of_the_second_alone():
    one, two = labelled("one"), labelled("two")

    known = references({"t": frozenset({one})}, {"t": frozenset({one, two})})

    assert (known.shared["t"], known.hidden["t"]) == ((str(one),), (str(two),))
    assert known.counterpart(str(one)) == str(two)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "format": "uuid"}, SHARED),
        ({"type": "string", "format": "date"}, "2026-03-03"),
        ({"enum": ["go_on", "not_now"]}, "go_on"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, 1),
        ({"type": "array", "items": {"type": "boolean"}}, [True]),
        ({"$ref": "#/schemas/Check"}, {"result": "x"}),
    ],
)
def test_body_is_made_from_its_schema(schema, value):
    check = {"type": "object", "required": ["result"]}
    check["properties"] = {"result": {"type": "string"}, "more": {"type": "string"}}

    assert minimal(schema, {"schemas": {"Check": check}}, SHARED) == value


def test_body_names_what_only_the_other_world_has():
    schema = {"type": "object", "properties": {"key": {"type": "string", "format": "uuid"}}}
    content = {"application/json": {"schema": schema}}
    operation = Operation("POST", "api/cases/<reference>/close", content, {})

    assert (f"elsewhere {HIDDEN}", f'{{"key": "{HIDDEN}"}}'.encode()) in operation.bodies(
        KNOWN, first=False, last=True
    )


def test_chance_is_the_same_for_the_same_request_whatever_came_before():
    one, other = Chance(), Chance()
    one.urandom(100)
    one.start("GET /")
    other.start("GET /")

    assert (one.urandom(40), one.new_id()) == (other.urandom(40), other.new_id())


def test_moment_is_on_a_working_day():
    assert MOMENT.weekday() == 1
