"""Sample pages for looking at and testing the design, and a loopback server that shows them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from django import forms
from markupsafe import Markup

from handrail.site.jinja import environment
from handrail.site.widgets import HintedCheckboxes, HintedRadios, LongText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STATIC = Path(__file__).parents[1] / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CSRF = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="token">')
AREAS = [("", "Choose an area"), ("london", "London"), ("north_west", "North West")]
KINDS_OF_HELP = [("home", "A home"), ("work", "Work or training"), ("health", "Health")]


class SupportForm(forms.Form):
    """One field of each kind."""

    reference = forms.CharField(label="Your reference", max_length=20)
    needs = forms.CharField(
        label="What does the person need?",
        help_text="Say what they told you, in their words where you can.",
        widget=LongText(),
        max_length=2000,
    )
    support = forms.ChoiceField(
        label="Which kind of support comes first?",
        choices=KINDS_OF_HELP,
        widget=HintedRadios(choice_hints={"home": "A tenancy, or keeping one"}),
    )
    others = forms.MultipleChoiceField(
        label="Who else takes part?",
        help_text="Choose all that apply.",
        choices=[("council", "The council"), ("school", "A school"), ("charity", "A charity")],
        widget=HintedCheckboxes(choice_hints={"charity": "One with an agreement in force"}),
        required=False,
    )
    area = forms.ChoiceField(label="Area", choices=AREAS)
    review_on = forms.DateField(
        label="Review on",
        help_text="For example, 27 3 2027",
        widget=forms.DateInput(attrs={"class": "govuk-input--width-10"}),
    )
    evidence = forms.FileField(label="Evidence", required=False)
    sure = forms.BooleanField(label="I have read the safety statement")
    version = forms.IntegerField(widget=forms.HiddenInput, initial=3)


class SignInForm(forms.Form):
    """As the sign-in page expects it."""

    email = forms.EmailField(label="E-mail address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)


ROWS = [
    {"id": "K7QM-2X9D", "state": "offered", "asked": "Assess a need", "count": 3},
    {"id": "0ZV4-HJ8T", "state": "accepted", "asked": "Offer a service", "count": 12},
]
ENTRIES = [
    {"title": "Offered", "at": NOON, "by": "Disclosure officer, Midshire Police", "text": ""},
    {"title": "Accepted", "at": NOON, "by": "", "text": "The housing team takes it on."},
]
SIGNED_IN = {
    "signed_in": {
        "post": "Practitioner",
        "organisation": "Borough of Eastvale and Westvale Metropolitan Council",
        "sign_out": "/sign-out",
    },
    "navigation": [
        {"text": "Home", "href": "/", "active": False},
        {"text": "Disclosures", "href": "/disclosures", "active": True},
        {"text": "Questions", "href": "/questions", "active": False},
        {"text": "The ledger", "href": "/ledger", "active": False},
    ],
    "footer_links": [
        {"text": "Accessibility", "href": "/accessibility"},
        {"text": "Privacy", "href": "/privacy"},
    ],
    "csrf_input": CSRF,
    "synthetic": True,
}
COMPONENTS = """
{% extends "site/base.html" %}
{% from "site/components.html" import act_button, back_link, breadcrumbs, button_link, cell,
   day, details, inset, link, moment, pagination, post_button, row_heading, state_tag, summary_list,
   summary_row, table, tag, task, task_list, timeline, warning, why_not %}
{% block title %}Components{% endblock %}
{% block before_content %}{{ breadcrumbs([("Home", "/"), ("Disclosures", "/d")]) }}{% endblock %}
{% block content %}
<span class="govuk-caption-l">Disclosure K7QM-2X9D</span>
<h1 class="govuk-heading-l">Every component on one page</h1>
{% call summary_list() %}
{{ summary_row("State", state_tag("offered", {"offered": "Offered"}, {"offered": "blue"})) }}
{{ summary_row("Answer by", day(noon), href="/change") }}
{% call summary_row("Asked of") %}Housing, {{ link("Eastvale", "/o") }}{% endcall %}
{% endcall %}
{% call(row) table("Disclosures", ["Reference", "State", "Asked", "Items"], rows, numeric=["Items"]) %}
{{ row_heading("Reference", link(row.id, "/d")) }}
{{ cell("State", state_tag(row.state, {"offered": "Offered", "accepted": "Accepted"}, {"accepted": "green"})) }}
{{ cell("Asked", row.asked) }}
{{ cell("Items", row.count, numeric=true) }}
{% endcall %}
{% call(row) table("Refused", ["Reference"], [], empty="No disclosure was refused.") %}{% endcall %}
{{ pagination("/1", "/3", [(1, "/1", false), (2, "/2", true), (0, "", false), (9, "/9", false)]) }}
{{ pagination(next="/2", label="Later disclosures") }}
<h2 class="govuk-heading-m">What happened</h2>
{{ timeline(entries) }}
<h2 class="govuk-heading-m">Before the meeting</h2>
{% call task_list() %}
{{ task("safety", "Safety statement", tag("To do", "blue"), href="/s", hint="Who may visit, and how") }}
{{ task("consent", "Agreement to support", "Done") }}
{% endcall %}
{{ inset("Changed " ~ moment(noon)) }}
{{ warning("No use for immigration enforcement or for a decision about employment.") }}
{% call details("What is withheld") %}Sources and methods, always.{% endcall %}
{{ post_button("Accept", "/accept", csrf_input, fields={"version": 3}) }}
{{ post_button("Decline", "/decline", csrf_input, kind="secondary") }}
{{ act_button("Recall", "/recall", csrf_input, "recall this disclosure", [], kind="warning") }}
{{ act_button("Approve", "/approve", csrf_input, "approve this disclosure",
   ["You asked for it yourself.", "It lapsed on " ~ (noon | london_date) ~ "."]) }}
{{ why_not("close the case", ["One action is still under way."]) }}
{{ button_link("Back to the list", "/d", kind="secondary") }}
{% endblock %}
"""


class Message(str):
    """Stands for one of Django's messages: a text with a level."""

    __slots__ = ("level_tag",)


def a_message(text: str, level_tag: str) -> Message:
    message = Message(text)
    message.level_tag = level_tag
    return message


def drawn(name: str, **context: object) -> str:
    """One of the site's own templates with its context."""
    return gallery_environment().get_template(name).render(context)


def drawn_source(source: str, **context: object) -> str:
    """A template written in a test."""
    return gallery_environment().from_string(source.strip()).render(context)


def gallery_environment():
    """The real environment; only the static files' address does not wait for settings."""
    made = environment()
    made.globals["static"] = "/static/{}".format
    return made


def pages() -> dict[str, str]:
    """Every kind of page the look has to carry, by address."""
    support = {"heading": "Add what you know", "button": "Save", "caption": "Case K7QM-2X9D"}
    message = [a_message("Disclosure K7QM-2X9D approved.", "success")]
    wrong = SignInForm({"email": "nobody"})
    errors = {
        status: error_page(status) for status in (400, 403, 404, 405, 409, 413, 422, 500, 503)
    }
    return {
        "/components": drawn_source(
            COMPONENTS, noon=NOON, rows=ROWS, entries=ENTRIES, messages=message, **SIGNED_IN
        ),
        "/form": drawn("site/form_page.html", form=SupportForm(), **support, **SIGNED_IN),
        "/form-errors": drawn("site/form_page.html", form=SupportForm({}), **support, **SIGNED_IN),
        "/sign-in": drawn("site/sign_in.html", form=SignInForm(), csrf_input=CSRF, synthetic=True),
        "/sign-in-errors": drawn("site/sign_in.html", form=wrong, csrf_input=CSRF),
        **{f"/error-{status}": page for status, page in errors.items()},
    }


def error_page(status: int) -> str:
    sentences = ["You asked for it yourself.", "It lapsed on 3 May 2026."]
    signed_in = SIGNED_IN if status != 500 else {}
    return drawn("site/error.html", status=status, sentences=sentences, **signed_in)


@contextmanager
def shown(gallery: Mapping[str, str]) -> Iterator[str]:
    """Serve the pages and the static files on loopback, under the site's content policy."""

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self):
            kind, body = found(self.path, gallery)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """A test that passes says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()


def found(address: str, gallery: Mapping[str, str]) -> tuple[str, bytes]:
    """A page, or one of the static files; nothing else is there."""
    if address in gallery:
        return "text/html", gallery[address].encode()
    files = {f"/static/{path.relative_to(STATIC)}": path for path in STATIC.rglob("*.*")}
    if address in files:
        return KINDS[files[address].suffix], files[address].read_bytes()
    return "text/plain", b""
