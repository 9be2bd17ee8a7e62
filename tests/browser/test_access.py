"""Everyone can use it, by keyboard, with a screen reader, on a small laptop; on a phone: `test_every_page`."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.pages import FRONT, SOME

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
SERIOUS = ("serious", "critical")
FOCUS = """() => {
    const trail = [];
    for (let at = document.activeElement; at; at = at.parentElement) {
        const key = [...at.classList].find(name => name.startsWith('st-key-'));
        if (key) trail.push(key.slice(7));
        for (const name of [at.dataset.key, at.dataset.opens]) if (name) trail.push(name);
    }
    const at = document.activeElement;
    return {keys: trail, role: at.getAttribute('role') || at.tagName.toLowerCase()};
}"""


def findings(page: Page) -> list[str]:
    """What axe finds serious or critical on the page: rule, what is wrong, where."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{finding['id']}: {finding['help']}: {node['target']} {node['html'][:160]}"
        for finding in result["violations"]
        if finding["impact"] in SERIOUS
        for node in finding["nodes"]
    ]


def focused(page: Page, presses: int) -> list[dict[str, Any]]:
    """What has the focus after each of so many presses of Tab, from the top of the page on."""
    trail = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        trail.append(dict(page.evaluate(FOCUS)))
    return trail


def test_axe_finds_nothing_serious_in_the_panel_of_a_figure(open_page):
    page = open_page(FRONT)
    page.locator(".panel-timeline-front").get_by_role("button", name="Rows and sources").click()
    page.get_by_role("dialog").get_by_role("tab").first.wait_for()
    chromium.settle(page)
    assert findings(page) == []


@pytest.mark.parametrize("opens", ["partner", "topic", "dates", "as_of", "saved-views"])
def test_axe_finds_nothing_serious_in_what_a_button_opens(opens, open_page):
    page = open_page(FRONT, "partner=GEO&theme=interoperability")
    page.locator(f"button[data-opens={opens}]").click()
    page.get_by_role("dialog").wait_for()
    assert findings(page) == []


def test_axe_finds_nothing_serious_at_an_address_with_rubbish(open_page):
    assert findings(open_page(FRONT, "partner=ZZZ&since=soon")) == []


@pytest.mark.parametrize("page_path", SOME)
def test_the_keyboard_reaches_the_menu_and_every_filter(page_path, open_page):
    trail = focused(open_page(page_path), 30)
    reached = {key for step in trail for key in step["keys"]}
    opened = {"partner", "framework", "topic", "series", "dates", "as_of", "saved-views"}
    assert {"menu", "copy-link", *opened} - reached == set()


def test_a_filter_is_set_by_keyboard_alone(open_page):
    page = open_page(FRONT)
    for _ in range(30):
        page.keyboard.press("Tab")
        if "partner" in page.evaluate(FOCUS)["keys"]:
            break
    page.keyboard.press("Enter")
    page.keyboard.type("georgia")
    page.get_by_role("option", name="Georgia", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?partner=GEO")
    chromium.settle(page)
    assert "Georgia" in chromium.words(page)


def test_the_front_page_fits_a_small_laptop(open_page):
    page = open_page(FRONT, width=1366, height=768)
    over = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
            .map(element => element.scrollHeight - element.clientHeight)"""
    )
    assert over == [0, 0]


def test_the_search_box_is_on_the_screen_of_a_phone(open_page):
    page = open_page(FRONT, width=390, height=844)
    box = page.get_by_role("textbox", name="Search the record").bounding_box()
    assert box is not None
    assert (box["x"] > 195, box["x"] + box["width"] < 390, box["width"] > 90) == (True, True, True)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1366, 1440])
def test_the_menu_stands_in_one_line_from_end_to_end(width, language, open_page):
    page = open_page(FRONT, f"lang={language}", width=width)
    menu = page.locator(".st-key-menu")
    assert menu.evaluate("menu => [menu.scrollWidth - menu.clientWidth, menu.clientHeight < 40]") == [0, True]
