from __future__ import annotations

import pytest

from handrail.site.tests.two_worlds.comparing import DECLARED, NORMALISED, differences, normalised
from handrail.site.tests.two_worlds.visiting import Answer, Asked

TOKEN_FIELD = b'<input type="hidden" name="csrfmiddlewaretoken" value="%s">'
NOTE = b"handrail.invalid/centre\n%d\n%s=\n\n\xe2\x80\x94 handrail.invalid/centre %s\n"


def an_answer(body=b"", *, address="/", status=200, headers=(), cookies=()):
    return Answer(Asked("GET", address), status, tuple(headers), tuple(cookies), body)


def test_token_against_forged_forms_may_differ():
    one, other = an_answer(TOKEN_FIELD % (b"a" * 64)), an_answer(TOKEN_FIELD % (b"B" * 64))

    assert differences("peter", [one], [other]) == []


@pytest.mark.parametrize("address", ["/ledger/checkpoint", "/ledger/"])
def test_size_root_and_signature_of_the_ledger_may_differ(address):
    one = an_answer(NOTE % (7, b"a" * 43, b"abc="), address=address)
    other = an_answer(NOTE % (21, b"b" * 43, b"xyz="), address=address)

    assert differences("imran", [one], [other]) == []


def test_size_of_the_ledger_may_differ_on_no_other_page():
    one, other = an_answer(NOTE % (7, b"a" * 43, b"=")), an_answer(NOTE % (8, b"a" * 43, b"="))

    assert differences("peter", [one], [other])


def test_nothing_else_may_differ():
    assert len(NORMALISED) == 1
    assert set(DECLARED) == {"/ledger/checkpoint", "/ledger/"}


@pytest.mark.parametrize(
    "body",
    [b'value="%s"' % (b"a" * 64), b'name="csrfmiddlewaretoken" value="short"', b"7 people"],
)
def test_what_only_looks_alike_is_compared(body):
    assert normalised(an_answer(body)) == body


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": 403}, "status: 200 in world A, 403 in world B"),
        ({"headers": [("etag", "x")]}, "header etag: None in world A, 'x' in world B"),
        ({"cookies": ["seen set {}"]}, "cookies: () in world A"),
        ({"body": b"<p>3</p>"}, "from byte 3:"),
    ],
)
def test_every_part_of_an_answer_is_compared(change, words):
    (told,) = differences(
        "peter", [an_answer(b"<p>2</p>")], [an_answer(**{"body": b"<p>2</p>"} | change)]
    )

    assert told.startswith("peter: GET /\n")
    assert words in told


def test_being_led_elsewhere_is_a_difference():
    told = differences("peter", [an_answer()], [an_answer(), an_answer(address="/secret")])

    assert told == ["peter was led on differently: nothing more / GET /secret"]


def test_clock_and_session_may_differ():
    one = an_answer(headers=[("date", "now"), ("set-cookie", "sessionid=1")])
    other = an_answer(headers=[("date", "later"), ("set-cookie", "sessionid=2")])

    assert differences("peter", [one], [other]) == []
