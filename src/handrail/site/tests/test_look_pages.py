"""What the base page and the error pages promise, without a browser."""

from __future__ import annotations

import html
import re
import time

import pytest

from handrail.site.tests import gallery
from handrail.site.tests.gallery import SIGNED_IN, a_message, drawn


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 418, 422, 500, 503])
def test_error_page_can_be_drawn_with_nothing_but_its_status(status):
    assert "<h1" in drawn("site/error.html", status=status)


@pytest.mark.parametrize("sentences", [["It lapsed."], ["It lapsed.", "You asked <for> it."]])
def test_refusal_tells_its_reasons(sentences):
    shown = drawn("site/error.html", status=403, sentences=sentences)

    assert all(html.escape(sentence) in shown for sentence in sentences)
    assert "Nothing was changed." in shown


def test_title_of_an_error_can_be_given():
    shown = drawn("site/error.html", status=404, title="No such disclosure")

    assert "<title>No such disclosure - Handrail</title>" in shown


@pytest.mark.parametrize(("context", "expected"), [(SIGNED_IN, True), ({}, False)])
def test_danger_words_and_sign_out_come_with_signing_in(context, expected):
    shown = drawn("site/error.html", status=403, **context)

    assert ("If someone is in danger now, call 999" in shown) is expected
    assert ('action="/sign-out"' in shown) is expected


@pytest.mark.parametrize(("synthetic", "expected"), [(True, True), (False, False)])
def test_synthetic_data_says_so(synthetic, expected):
    shown = drawn("site/error.html", status=404, synthetic=synthetic)

    assert ("Synthetic data: nobody here is real" in shown) is expected


def test_signing_out_is_guarded_against_forgery():
    shown = drawn("site/error.html", status=404, **SIGNED_IN)

    assert re.search(r'action="/sign-out"><input type="hidden" name="csrf', shown)


@pytest.mark.parametrize(("level", "role"), [("success", "alert"), ("warning", "region")])
def test_message_is_announced_by_its_level(level, role):
    shown = drawn("site/error.html", status=404, messages=[a_message("Saved <b>.", level)])

    assert f'role="{role}" aria-labelledby="notice-1"' in shown
    assert "Saved &lt;b&gt;." in shown


@pytest.mark.parametrize("address", sorted(gallery.pages()))
def test_page_holds_nothing_the_content_policy_forbids(address):
    shown = gallery.pages()[address]

    assert not re.search(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|<script>|https?://(?!www.w3.org)", shown
    )


@pytest.mark.parametrize("address", sorted(gallery.pages()))
def test_every_identifier_on_a_page_is_its_own(address):
    named = re.findall(r'\sid="([^"]+)"', gallery.pages()[address])

    assert len(named) == len(set(named))


def test_pages_are_cheap_to_draw():
    """The limit is five milliseconds of processor time; the best of some counts, as others work too."""
    template = gallery.gallery_environment().from_string(gallery.COMPONENTS.strip())
    context = {"noon": gallery.NOON, "rows": gallery.ROWS * 12, "entries": gallery.ENTRIES * 5}
    template.render(context | SIGNED_IN)
    spent = []
    for _ in range(20):
        started = time.process_time()
        template.render(context | SIGNED_IN)
        spent.append(time.process_time() - started)

    assert min(spent) < 0.005
