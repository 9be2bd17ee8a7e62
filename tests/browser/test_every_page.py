"""Every page, in light, in the dark and as narrow as a phone: whole where no other host is reached, open to everyone.

Each is opened once and turned to the other mode once, and what is proved of it only looks.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, Self

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.browser import chromium
from tests.browser.conftest import Reader, judged
from tests.browser.pages import FRONT, VISITS
from tests.browser.server import Server
from tests.browser.test_access import findings

Mode = Literal["light", "dark"]

MODES: tuple[Mode, ...] = ("light", "dark")
LOOKS = [*((*visit, modes) for visit in VISITS for modes in (MODES[:1], MODES)), (FRONT, "", MODES[1:])]
"""Path and query of a page, the mode it is opened in, and the mode it is turned to then."""

SIZE: ViewportSize = {"width": 1440, "height": chromium.HEIGHT}
PHONE: ViewportSize = {"width": 390, "height": 844}
SIDEWAYS = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .map(element => element.scrollWidth - element.clientWidth)"""
REACHED = """() => [...document.querySelectorAll('.grid.short, .figure')].every(box =>
    box.scrollWidth <= box.clientWidth + 1 || getComputedStyle(box).overflowX === 'visible' || box.tabIndex === 0)"""
GROUND = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
INKS = "[...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.layout.font.color)"
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 23, 32)"}
LANDS = "[...document.querySelectorAll('.ground .layer.land path')].map(path => path.style.fill)"
WORDS = {"light": "#1C2B3A", "dark": "#E6ECF2"}
LAND = {"light": "rgb(236, 239, 242)", "dark": "rgb(31, 42, 53)"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as one reader has it on the screen, and the mode it is in."""

    reader: Reader
    page: Page
    mode: Mode

    def turned(self, mode: Mode) -> Self:
        """The same page in another mode, wide again, run anew as at any click."""
        self.page.set_viewport_size(SIZE)
        self.page.emulate_media(color_scheme=mode)
        self.page.wait_for_function(f"ground => {GROUND} === ground", arg=GROUNDS[mode])
        self.page.keyboard.press("r")
        chromium.settle(self.page)
        return replace(self, mode=mode)


@pytest.fixture(scope="module")
def opened(profile: BrowserContext, server: Server) -> Iterator[Callable[[str, str, Mode], Shown]]:
    """Opens a page in a mode, once for all looks at it that follow each other; judges the one before."""
    with ExitStack() as before:

        @lru_cache(1)
        def shown(path: str, query: str, mode: Mode) -> Shown:
            before.close()
            reader = before.enter_context(judged(profile))(server)
            return Shown(reader, reader(path, query, dark=mode == "dark"), mode)

        yield shown


@pytest.fixture(
    scope="module", params=LOOKS, ids=[f"{path or 'front'}-{'-'.join(modes)}" for path, _, modes in LOOKS]
)
def shown(request: pytest.FixtureRequest, opened: Callable[[str, str, Mode], Shown]) -> Shown:
    """A page in the mode it was opened in, or in the one it was turned to."""
    path, query, (first, *then) = request.param
    page = opened(path, query, first)
    return page.turned(then[0]) if then else page


def test_the_browser_of_these_tests_reaches_no_other_host(browser):
    context = chromium.profile(browser)
    page = context.new_page()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")
    context.close()


def test_a_page_asks_nothing_of_any_other_host(shown):
    assert shown.page.locator("h1").count() == 1
    assert len(shown.reader.requests) > 1
    assert (shown.reader.strangers, shown.reader.errors) == ([], [])


def test_the_base_map_comes_from_our_own_server(shown):
    maps = [url for url in shown.reader.requests if "topojson" in url]
    assert {url.split("/app/")[0] for url in maps} <= {shown.reader.server.url}
    assert maps or shown.page.url not in {shown.reader.address(FRONT), shown.reader.address("map")}


def test_a_page_and_its_figures_are_in_the_readers_mode(shown):
    assert shown.page.evaluate(GROUND) == GROUNDS[shown.mode]
    assert set(shown.page.evaluate(INKS)) <= {WORDS[shown.mode]}
    assert set(shown.page.evaluate(LANDS)) <= {LAND[shown.mode]}


def test_axe_finds_nothing_serious(shown):
    assert findings(shown.page) == []


def test_a_page_never_scrolls_sideways_and_is_as_open_when_as_narrow_as_a_phone(shown):
    assert shown.page.evaluate(SIDEWAYS) == [0, 0]
    shown.page.set_viewport_size(PHONE)
    chromium.settle(shown.page)
    assert shown.page.evaluate(SIDEWAYS) == [0, 0]
    # The page lets the keyboard into what scrolls a quarter of a second after its last change, seen or not.
    shown.page.wait_for_function(REACHED, timeout=chromium.PATIENCE)
    assert findings(shown.page) == []
