"""The switch to exercise data in a browser: one step of the history, kept by reload and by every way on."""

from tests.browser import chromium
from tests.browser.test_links import query, show_page


def marking(page):
    return page.locator(".marking.top").inner_text()


def test_the_switch_is_one_step_and_stays_on(open_page):
    page = open_page("partners", "partner=GEO")
    page.get_by_role("link", name="Exercise data").click()
    page.wait_for_url("**data=exercise**")
    chromium.settle(page)
    assert (marking(page), query(page)) == (
        "EXERCISE EXERCISE EXERCISE",
        {"partner": ["GEO"], "data": ["exercise"]},
    )
    page.reload()
    chromium.settle(page)
    assert marking(page) == "EXERCISE EXERCISE EXERCISE"
    show_page(page, "Topics")
    assert query(page) == {"partner": ["GEO"], "data": ["exercise"]}
    page.go_back()
    page.go_back()
    chromium.settle(page)
    assert query(page) == {"partner": ["GEO"]}
    assert marking(page) == "PUBLIC — compiled from open sources"
