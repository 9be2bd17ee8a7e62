"""Every page, in light, in the dark and as narrow as a phone: whole where no other host is reached, open to everyone.

Each is opened once, and what is proved of it only looks.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import chromium
from tests.browser.conftest import Reader, judged
from tests.browser.pages import FRONT, VISITS
from tests.browser.server import Server
from tests.browser.test_access import findings

LOOKS: dict[str, dict[str, Any]] = {"light": {}, "dark": {"dark": True}}
OPENED = [(*visit, look) for visit in VISITS for look in LOOKS]
SIDEWAYS = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .map(element => element.scrollWidth - element.clientWidth)"""


@pytest.fixture(scope="module", params=OPENED, ids=[f"{path or 'front'}-{look}" for path, _, look in OPENED])
def opened(
    request: pytest.FixtureRequest, profile: BrowserContext, server: Server
) -> Iterator[tuple[Reader, Page]]:
    """A page as one reader has it on the screen, with what it asked for."""
    path, query, look = request.param
    with judged(profile) as reader:
        one = reader(server)
        yield one, one(path, query, **LOOKS[look])


def test_the_browser_of_these_tests_reaches_no_other_host(browser):
    context = chromium.profile(browser)
    page = context.new_page()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")
    context.close()


def test_a_page_asks_nothing_of_any_other_host(opened):
    reader, page = opened
    assert page.locator("h1").count() == 1
    assert len(reader.requests) > 1
    assert (reader.strangers, reader.errors) == ([], [])


def test_the_base_map_comes_from_our_own_server(opened):
    reader, page = opened
    maps = [url for url in reader.requests if "topojson" in url]
    assert {url.split("/app/")[0] for url in maps} <= {reader.server.url}
    assert maps or page.url not in {reader.address(FRONT), reader.address("map")}


def test_axe_finds_nothing_serious(opened):
    _reader, page = opened
    assert findings(page) == []


def test_a_page_never_scrolls_sideways_and_is_as_open_when_as_narrow_as_a_phone(opened):
    _reader, page = opened
    assert page.evaluate(SIDEWAYS) == [0, 0]
    page.set_viewport_size({"width": 390, "height": 844})
    chromium.settle(page)
    assert page.evaluate(SIDEWAYS) == [0, 0]
    assert findings(page) == []
