"""From the front page, three clicks lead to the source of a number; Esc and Back lead to where the reader was."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.pages import FRONT
from tests.browser.test_links import query

FIGURES = {
    "": (
        ("tile-meetings", "Meetings"),
        ("tile-reported", "Reported numbers"),
        ("tile-topics", "Topics that changed"),
        ("panel-timeline-front", "Nations eligible"),
        ("panel-map-front", "Partners by name"),
    ),
    "Map": (("panel-map-world", "Status of partners"),),
    "Meetings": (("panel-strip", "Meetings"),),
    "Topics": (
        ("panel-kinds", "Sessions"),
        ("panel-grid", "Topics in sessions"),
    ),
    "Programmes": (("panel-trend", "Programmes"),),
}


def dialog(page: Page) -> str:
    """What the open tab of the panel lists, as screen readers are told it."""
    shown = page.locator('[role="dialog"] [role="tabpanel"]:visible .grid table')
    shown.wait_for(state="attached")
    return shown.inner_text() or str(shown.text_content())


@pytest.mark.parametrize("menu", FIGURES)
def test_three_clicks_lead_to_the_source_of_a_number(menu, open_page):
    page = open_page(FRONT, "since=2022-01-01")
    if menu:
        page.locator(".st-key-menu").get_by_role("link", name=menu).click()
        page.wait_for_url(re.compile(menu.lower()))
        chromium.settle(page)
    before, address = chromium.words(page), page.url
    for place, tab in FIGURES[menu]:
        page.locator(f".{place}").get_by_role("button", name="Rows and sources").click()
        page.get_by_role("dialog").get_by_role("tab", name=re.compile(f"^{tab} · ")).click()
        listed = dialog(page)
        assert [word for word in ("Publisher", "Source", "NATO") if word not in listed] == [], place
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
        page.wait_for_url(address)
        chromium.settle(page)
        assert (page.url, chromium.words(page)) == (address, before), place
    if menu:
        page.go_back()
        page.wait_for_url(lambda url: menu.lower() not in url)
        chromium.settle(page)
    assert query(page) == {"since": ["2022-01-01"]}
    assert page.locator("h1").inner_text().startswith("Latest that fits, Bi-annual Meeting with Partners")


@pytest.mark.parametrize("dark", [False, True])
def test_the_panel_is_reached_and_left_by_keyboard(dark, open_page):
    page = open_page(FRONT, dark=dark)
    button = page.locator(".panel-timeline-front").get_by_role("button", name="Rows and sources")
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    panel.get_by_role("tab").first.wait_for()
    page.wait_for_function("document.activeElement.closest('[role=dialog]') !== null")
    heading = panel.locator(".grid th").first
    ground = heading.evaluate("heading => getComputedStyle(heading).backgroundColor")
    assert ground == ("rgb(24, 35, 47)" if dark else "rgb(243, 246, 249)")
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")
    chromium.settle(page)
    assert button.evaluate("button => button === document.activeElement")


def test_back_closes_the_panel_and_forward_opens_it_again(open_page):
    page = open_page(FRONT, "since=2022-01-01")
    address, panel = page.url, page.get_by_role("dialog")
    for _ in range(2):
        page.locator(".tile-meetings").get_by_role("button", name="Rows and sources").click()
        panel.get_by_role("tab").first.wait_for()
        page.go_back()
        panel.wait_for(state="detached")
        assert page.url == address
    page.go_forward()
    panel.get_by_role("tab").first.wait_for()


def test_a_link_opens_the_panel_that_it_names_and_closing_it_leaves_the_page(open_page):
    page = open_page(FRONT, "since=2022-01-01&rows=tile-that-is-not-there")
    assert page.get_by_role("dialog").count() == 0
    page = open_page(FRONT, "since=2022-01-01&rows=meetings")
    page.get_by_role("dialog").get_by_role("tab", name=re.compile("^Meetings · ")).wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    chromium.settle(page)
    assert query(page) == {"since": ["2022-01-01"]}
