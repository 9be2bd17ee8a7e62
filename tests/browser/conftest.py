"""The fixtures of the browser tests: a server, a browser, and a reader who opens pages.

The pages are tabs of one profile: what one tab has compiled the next has, which halves the time to open it.
After each test that took the `open_page` fixture, what its pages did is judged: no request to any other
origin, and no error in the console. A test need not say so itself.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser import chromium
from tests.browser.server import Server, served
from tests.required import needed

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Reader:
    """Opens pages, each call in a tab of its own, and keeps account of what they asked for."""

    profile: BrowserContext
    server: Server
    traffic: list[chromium.Traffic] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def __call__(self, path: str = "", query: str = "", **look: Any) -> Page:
        """The page at that path, settled; `query` as it stands in the address, without its question mark.

        `look`: the width, height and darkness of `chromium.tab`.
        """
        return self.visit(chromium.tab(self.profile, **look), path, query)

    def stranger(self, path: str = "", query: str = "") -> Page:
        """The same in a browser that has never been here."""
        browser = self.profile.browser
        assert browser is not None
        return self.visit(chromium.profile(browser).new_page(), path, query)

    def visit(self, page: Page, path: str, query: str) -> Page:
        """Go to a page in a tab, and wait until it is settled."""
        traffic = chromium.Traffic(self.server.url)
        traffic.watch(page)
        self.pages.append(page)
        self.traffic.append(traffic)
        page.goto(self.address(path, query))
        chromium.settle(page)
        return self._whole(page)

    def step(self, page: Page, path: str = "", query: str = "") -> Page:
        """Another page in the same tab, as a link in a text leads to it."""
        chromium.step(page, self.address(path, query))
        return self._whole(page)

    def _whole(self, page: Page) -> Page:
        if page.locator(".stException").count():
            log = self.server.log.read_text("utf-8", errors="replace")
            pytest.fail(f"{page.url} shows an exception; the server wrote:\n{log[-4000:]}")
        return page

    def address(self, path: str = "", query: str = "") -> str:
        """The whole address of a page."""
        return f"{self.server.url}/{path}" + (f"?{query}" if query else "")

    @property
    def requests(self) -> list[str]:
        """Every address asked for so far, by any page."""
        return [url for traffic in self.traffic for url in traffic.requests]

    @property
    def strangers(self) -> list[str]:
        """Those of them that are not our own origin's."""
        return [url for traffic in self.traffic for url in traffic.strangers()]

    @property
    def errors(self) -> list[str]:
        """Every error in the console of any page."""
        return [error for traffic in self.traffic for error in traffic.errors]

    def close(self) -> None:
        for page in self.pages:
            (page if page.context is self.profile else page.context).close()


@pytest.fixture(scope="session")
def executable() -> str:
    return needed(chromium.installed(), "Chromium, Chrome or Edge", "install one, or name it in CHROMIUM")


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright, executable: str) -> Iterator[Browser]:
    with chromium.launched(playwright, executable) as launched:
        yield launched


@pytest.fixture(scope="package")
def server(executable: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that do not mind who came before them."""
    with served(tmp_path_factory.mktemp("server") / "server.log") as running:
        yield running


@pytest.fixture
def start(executable: str, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server that nobody has visited yet; environment variables as keywords."""
    with ExitStack() as running:

        def started(**environment: str) -> Server:
            log = tmp_path / f"server-{len(list(tmp_path.glob('server-*.log')))}.log"
            return running.enter_context(served(log, environment=environment))

        yield started


@pytest.fixture(scope="package")
def profile(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A profile with a tab that stays, so that what the others compile is kept."""
    context = chromium.profile(browser)
    context.new_page().goto(f"{server.url}/app/static/icon.png")
    yield context
    context.close()


@contextmanager
def judged(profile: BrowserContext) -> Iterator[Callable[[Server], Reader]]:
    """Makes a reader of any server; at the end, no reader may have left the house or seen an error."""
    made: list[Reader] = []

    def reader(server: Server) -> Reader:
        made.append(Reader(profile, server))
        return made[-1]

    try:
        yield reader
    finally:
        for one in made:
            one.close()
    assert [url for one in made for url in one.strangers] == []
    assert [error for one in made for error in one.errors] == []


@pytest.fixture
def readers(profile: BrowserContext) -> Iterator[Callable[[Server], Reader]]:
    """The readers of one test, judged when it ends."""
    with judged(profile) as reader:
        yield reader


@pytest.fixture
def open_page(readers: Callable[[Server], Reader], server: Server) -> Reader:
    """`open_page(path, query, width=…, dark=…)`: a settled page of the shared server, in a tab of its own."""
    return readers(server)


@pytest.fixture(scope="module")
def reader(profile: BrowserContext, server: Server) -> Iterator[Reader]:
    """One reader of all the tests that may follow each other in a tab."""
    with judged(profile) as made:
        yield made(server)


@pytest.fixture(scope="module")
def tab(reader: Reader) -> Page:
    """A tab that goes from page to page in place."""
    return reader()
