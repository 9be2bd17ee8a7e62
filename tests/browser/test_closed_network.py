"""Nothing leaves the house: every page is whole where no other host can be reached, and asks for none."""

import pytest

from tests.browser import chromium
from tests.browser.pages import VISITS


def test_the_browser_of_these_tests_reaches_no_other_host(browser):
    context = chromium.profile(browser)
    page = context.new_page()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")
    context.close()


@pytest.mark.parametrize(("page_path", "asked"), VISITS)
def test_a_page_asks_nothing_of_any_other_host(page_path, asked, open_page):
    """In the dark as well: every page that any of these tests opens is judged, see `conftest`."""
    page = open_page(page_path, asked)
    assert page.locator("h1").count() == 1
    assert len(open_page.requests) > 1
    assert (open_page.strangers, open_page.errors) == ([], [])


@pytest.mark.parametrize("page_path", ["", "map"])
def test_the_base_map_comes_from_our_own_server(page_path, open_page):
    open_page(page_path)
    maps = [url for url in open_page.requests if "topojson" in url]
    assert maps
    assert {url.split("/app/")[0] for url in maps} == {open_page.server.url}
