"""What the filter bar opens, and the boxes of a page's options: by mouse, by keyboard, and through Back."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page

from tests.browser import chromium
from tests.browser.pages import FRONT


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def opened(page: Page, key: str) -> Locator:
    """Open what a button of the bar opens."""
    page.locator(f"button[data-opens={key}]").click()
    panel = page.get_by_role("dialog")
    panel.wait_for()
    return panel


def bar(page: Page) -> list[str]:
    chromium.settle(page)
    return page.locator(".filters button").all_inner_texts()


def focus(page: Page) -> str:
    return str(
        page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText")
    )


def test_several_are_chosen_in_one_go_and_taken_off_each_by_its_own_button(open_page):
    page = open_page(FRONT, "lang=en")
    panel = opened(page, "partner")
    panel.get_by_role("option", name="Georgia", exact=True).click()
    panel.get_by_role("option", name="Armenia", exact=True).click()
    assert asked(page) == {"lang": ["en"], "partner": ["ARM", "GEO"]}
    assert panel.locator("[aria-selected=true]").all_inner_texts() == ["Armenia", "Georgia"]
    assert bar(page)[0] == "Partner: 2 chosen"
    panel.get_by_role("button", name="Remove: Armenia").click()
    assert asked(page) == {"lang": ["en"], "partner": ["GEO"]}
    panel.get_by_role("option", name="Georgia", exact=True).click()
    assert asked(page) == {"lang": ["en"]}
    assert bar(page)[0] == "Partner: all"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("GEORG", ["Géorgie"]),
        ("emir", ["Émirats arabes unis"]),
        ("CORE", ["République de Corée"]),
        ("ar", ["Arabie saoudite", "Arménie", "Bélarus"]),
        ("atlantis", []),
    ],
)
def test_names_are_found_by_a_part_without_accents_those_that_begin_so_first(typed, first, open_page):
    panel = opened(open_page(FRONT, "lang=fr"), "partner")
    panel.get_by_role("combobox").fill(typed)
    found = panel.get_by_role("option").all_inner_texts()
    assert found[: len(first)] == first
    assert panel.get_by_role("status").inner_text() == ("" if found else "Rien ne porte ce nom.")


def test_the_keyboard_alone_chooses_takes_off_and_gets_back_to_the_button(open_page):
    page = open_page(FRONT)
    page.locator("button[data-opens=topic]").focus()
    page.keyboard.press("Enter")
    assert focus(page) == "Theme"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert asked(page) == {"theme": ["capacity-building"]}
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert asked(page) == {"theme": ["capacity-building", "strategy-policy"]}
    chromium.settle(page)
    assert focus(page) == "Theme"
    page.keyboard.press("Backspace")
    assert asked(page) == {"theme": ["capacity-building"]}
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    chromium.settle(page)
    assert focus(page) == "Theme, topic: Capacity building"


def test_tab_past_the_end_of_what_is_open_leads_back_to_its_button(open_page):
    page = open_page(FRONT)
    opened(page, "framework")
    page.keyboard.press("Tab")
    assert (page.get_by_role("dialog").count(), focus(page)) == (0, "Framework: all")
    opened(page, "framework")
    page.keyboard.press("Shift+Tab")
    assert (page.get_by_role("dialog").count(), focus(page)) == (0, "Framework: all")


def test_a_click_beside_it_closes_it_and_another_button_opens_its_own(open_page):
    page = open_page(FRONT)
    opened(page, "partner")
    page.locator("h1").click()
    assert page.get_by_role("dialog").count() == 0
    opened(page, "partner")
    assert opened(page, "series").get_attribute("aria-label") == "Series"
    page.locator("button[data-opens=series]").click()
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("[aria-expanded=true]").count() == 0


def test_back_takes_off_one_choice_also_where_the_filter_is_open(open_page):
    page = open_page(FRONT)
    panel = opened(page, "partner")
    for name in ("Georgia", "Armenia"):
        panel.get_by_role("option", name=name, exact=True).click()
        chromium.settle(page)
    page.go_back()
    assert bar(page)[0] == "Partner: Georgia"
    assert panel.locator("[aria-selected=true]").all_inner_texts() == ["Georgia"]
    page.go_back()
    assert bar(page)[0] == "Partner: all"


def test_a_choice_drops_what_the_address_asked_in_vain_and_keeps_the_options_of_the_page(open_page):
    page = open_page("topics", "partner=ZZZ&since=soon&open=interoperability&until=2024-12-31")
    opened(page, "partner").get_by_role("option", name="Georgia", exact=True).click()
    assert asked(page) == {"open": ["interoperability"], "partner": ["GEO"], "until": ["2024-12-31"]}


def test_days_are_written_and_taken_off(open_page):
    page = open_page(FRONT)
    panel = opened(page, "dates")
    panel.get_by_label("From").fill("2022-01-01")
    page.keyboard.press("Enter")
    assert asked(page) == {"since": ["2022-01-01"]}
    panel.get_by_label("To").fill("2024-12-31")
    page.keyboard.press("Enter")
    assert asked(page) == {"since": ["2022-01-01"], "until": ["2024-12-31"]}
    assert bar(page)[4] == "Dates: 2022–2024"
    panel.get_by_label("From").fill("")
    page.keyboard.press("Enter")
    assert asked(page) == {"until": ["2024-12-31"]}


def test_the_as_of_day_is_left_out_where_it_is_the_records_own_and_refused_where_it_is_still_to_come(
    open_page,
):
    page = open_page(FRONT, "as_of=2024-02-28")
    panel = opened(page, "as_of")
    day = panel.get_by_label("As of")
    own, last = page.evaluate(
        """() => {
            const told = JSON.parse(document.querySelector('[data-offers]').dataset.offers).fields.as_of;
            return [told.day, told.last];
        }"""
    )
    assert day.input_value() == "2024-02-28"
    day.fill("2099-01-01")
    page.keyboard.press("Enter")
    assert asked(page) == {"as_of": ["2024-02-28"]}
    assert day.evaluate("field => [field.validity.rangeOverflow, field.max]") == [True, last]
    day.fill(own)
    page.keyboard.press("Enter")
    assert asked(page) == {}


def test_an_option_of_a_page_is_chosen_and_written_and_keeps_the_keyboard(open_page):
    page = open_page("programmes")
    find = page.get_by_role("searchbox", name="Find a partner or programme")
    find.fill("georgia")
    page.keyboard.press("Enter")
    page.get_by_label("Year", exact=True).select_option("2020")
    assert asked(page) == {"find": ["georgia"], "year": ["2020"]}
    chromium.settle(page)
    assert page.evaluate("document.activeElement.dataset.ask") == "find"
    page.go_back()
    chromium.settle(page)
    assert (asked(page), page.get_by_label("Year", exact=True).input_value()) == ({"find": ["georgia"]}, "")
    page.go_back()
    chromium.settle(page)
    assert (asked(page), find.input_value()) == ({}, "")


def test_clear_takes_all_filters_off_and_leaves_the_options_of_the_page(open_page):
    page = open_page("programmes", "partner=GEO&since=2020-01-01&year=2020")
    page.get_by_role("link", name="Clear", exact=True).click()
    assert bar(page)[0] == "Partner: all"
    assert asked(page) == {"year": ["2020"]}
    assert page.get_by_role("link", name="Clear", exact=True).count() == 0


def test_a_saved_view_opens_from_the_menu(open_page):
    page = open_page(FRONT)
    opened(page, "saved-views").get_by_role("link").first.click()
    chromium.settle(page)
    assert urlsplit(page.url).path == "/meetings"
    assert page.get_by_role("dialog").count() == 0
