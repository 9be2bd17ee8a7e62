"""The fixtures of the browser tests: a server, a browser, and a reader who opens pages in fresh profiles.

After each test that took the `open_page` fixture, what its pages did is judged: no request to any other
origin, and no error in the console. A test need not say so itself.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

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
    """Opens pages, each call in a fresh profile, and keeps account of what they asked for."""

    browser: Browser
    server: Server
    traffic: list[chromium.Traffic] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self, path: str = "", query: str = "", *, width: int = 1440, height: int = 900, dark: bool = False
    ) -> Page:
        """The page at that path, settled; `query` as it stands in the address, without its question mark."""
        context = chromium.profile(self.browser, width=width, height=height, dark=dark)
        traffic = chromium.Traffic(self.server.url)
        traffic.watch(context)
        self.contexts.append(context)
        self.traffic.append(traffic)
        page = context.new_page()
        page.goto(self.address(path, query))
        chromium.settle(page)
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
        for context in self.contexts:
            context.close()


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


@contextmanager
def judged(browser: Browser) -> Iterator[Callable[[Server], Reader]]:
    """Makes a reader of any server; at the end, no reader may have left the house or seen an error."""
    made: list[Reader] = []

    def reader(server: Server) -> Reader:
        made.append(Reader(browser, server))
        return made[-1]

    try:
        yield reader
    finally:
        for one in made:
            one.close()
    assert [url for one in made for url in one.strangers] == []
    assert [error for one in made for error in one.errors] == []


@pytest.fixture
def readers(browser: Browser) -> Iterator[Callable[[Server], Reader]]:
    """The readers of one test, judged when it ends."""
    with judged(browser) as reader:
        yield reader


@pytest.fixture
def open_page(readers: Callable[[Server], Reader], server: Server) -> Reader:
    """`open_page(path, query, width=…, dark=…)`: a settled page of the shared server, in a fresh profile."""
    return readers(server)
