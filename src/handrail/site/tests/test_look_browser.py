"""Every page of the look in a real browser: accessible, narrow enough, and alive without scripts."""

from __future__ import annotations

import pytest

from handrail.site.tests import gallery
from handrail.site.tests.browser import axe, fits_and_passes, no_sideways_scroll, screenshot

pytestmark = pytest.mark.browser
ADDRESSES = [
    "/components",
    "/form",
    "/form-errors",
    "/sign-in",
    "/sign-in-errors",
    *(f"/error-{status}" for status in (400, 403, 404, 405, 409, 413, 422, 500, 503)),
]


@pytest.fixture(scope="module")
def site():
    with gallery.shown(gallery.pages()) as address:
        yield address


def test_every_page_of_the_gallery_is_looked_at():
    assert set(ADDRESSES) == set(gallery.pages())


def test_field_without_a_label_is_found(page):
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><input></main></html>')

    with pytest.raises(AssertionError, match="label"):
        axe(page)


def test_page_that_is_too_wide_is_found(page):
    page.set_content("<p>" + "wide" * 100 + "</p>")

    with pytest.raises(AssertionError, match="at 320"):
        no_sideways_scroll(page, 320)


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_accessible_and_fits_both_widths(page, site, address):
    page.goto(site + address)

    fits_and_passes(page, address.strip("/"))


@pytest.mark.parametrize("address", ["/components", "/form-errors", "/sign-in"])
def test_page_works_without_scripts(browser, site, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(site + address)

    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_role("button").first.is_visible()
    screenshot(page, f"{address.strip('/')}-no-script")
    context.close()


def test_navigation_stays_open_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(site + "/components")

    assert page.get_by_role("link", name="The ledger").is_visible()
    context.close()


def test_navigation_folds_on_a_narrow_screen(page, site):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(site + "/components")
    ledger = page.get_by_role("link", name="The ledger")
    assert not ledger.is_visible()

    page.get_by_role("button", name="Menu").click()

    assert ledger.is_visible()


def test_error_summary_takes_the_focus(page, site):
    page.goto(site + "/form-errors")

    page.wait_for_function("document.activeElement.className.includes('govuk-error-summary')")
    assert page.title().startswith("Error: ")


def test_every_error_link_leads_into_its_field(page, site):
    page.goto(site + "/form-errors")
    links = page.locator(".govuk-error-summary__list a")
    assert links.count() == 6

    for link in links.all():
        link.click()
        target = link.get_attribute("href").removeprefix("#")
        assert page.evaluate("document.activeElement.id") == target


def test_skip_link_leads_to_the_content(page, site):
    page.goto(site + "/form")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main-content"


def test_long_text_is_counted_as_it_is_typed(page, site):
    page.goto(site + "/form")

    page.get_by_label("What does the person need?").fill("x" * 1990)

    page.get_by_text("You have 10 characters remaining").first.wait_for()


def test_password_can_be_shown(page, site):
    page.goto(site + "/sign-in")
    page.get_by_label("Password", exact=True).fill("synthetic")

    page.get_by_role("button", name="Show password").click()

    assert page.get_by_label("Password", exact=True).get_attribute("type") == "text"


def test_paper_carries_no_navigation(page, site):
    page.goto(site + "/components")

    page.emulate_media(media="print")

    assert not page.get_by_role("link", name="The ledger").is_visible()
    assert not page.get_by_role("button", name="Sign out").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    screenshot(page, "components-print")


def test_narrow_table_names_each_value(page, site):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(site + "/components")

    cell = page.get_by_role("cell", name="Assess a need")

    assert cell.locator(".handrail-table__heading").is_visible()
    assert page.get_by_role("table", name="Disclosures").get_by_role("row").count() == 3


def test_danger_words_stand_on_every_signed_in_page(page, site):
    page.goto(site + "/form")

    assert page.get_by_text("If someone is in danger now, call 999").is_visible()
