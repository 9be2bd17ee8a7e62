"""The browser of the tests: an installed Chromium that can resolve no other host, and what it did."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
"""The one without windows first: it draws the same at about half the cost."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--process-per-site",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
)
HEIGHT = 900
PATIENCE = 30_000
"""Milliseconds until a page that is not ready counts as broken; a shared machine can be slow."""

INLINE = ("data:", "blob:", "about:")
FIGURES = """() => [...document.querySelectorAll('.js-plotly-plot')].map(plot =>
    JSON.stringify(plot.data, (key, value) => ArrayBuffer.isView(value) ? Array.from(value) : value))"""
# Streamlit looks for its server beneath the page's own path first; a deep link begins with these two misses.
PROBED = re.compile(r"/[^/]+/_stcore/(?:health|host-config)$")
# Idle, drawn, and unchanged for a while: between two runs of a script there may be an idle moment.
SETTLED = """quiet => {
    const app = document.querySelector('.stApp');
    const main = document.querySelector('[data-testid="stMain"]');
    const idle = app && main && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && !document.querySelector('[data-stale="true"], [data-testid$="Skeleton"]');
    const drawn = [...document.querySelectorAll('.figure')].every(figure =>
            !figure.clientWidth || figure.querySelector('.main-svg'))
        && [...document.querySelectorAll('.js-plotly-plot')].every(plot =>
            !plot._fullLayout?._subplots.geo?.length || plot.querySelector('.land path, .choroplethlayer path'));
    const seen = main && `${main.querySelectorAll('*').length} ${main.textContent.length} ${location.href}`;
    if (!idle || !drawn || window.lastSeen?.seen !== seen) window.lastSeen = {seen, since: performance.now()};
    return performance.now() - window.lastSeen.since > quiet;
}"""
STEP = """address => {
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate", {state: {}}));
}"""
"""What `page.js` does when a link in a text is followed."""

HEADED_ANEW = "before => ![before, undefined].includes(document.querySelector('h1')?.innerText)"
FORGET = "if (!sessionStorage.begun) { localStorage.clear(); sessionStorage.begun = 1; }"
"""Run before a page's own scripts: a tab does not know what was kept before it was opened."""

QUIET = 400
"""Milliseconds without a change after which a page counts as settled."""


def installed() -> str | None:
    """The path of an installed Chromium: the one that CHROMIUM names, or the first found."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def launched(playwright: Playwright, executable: str) -> Iterator[Browser]:
    """One browser process; every context made in it is a fresh profile."""
    browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
    try:
        yield browser
    finally:
        browser.close()


@dataclass
class Traffic:
    """What a page asked for and complained of, in order."""

    origin: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note every request, socket, console error and uncaught exception of a page."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("websocket", lambda socket: self.requests.append(socket.url))

    def strangers(self) -> list[str]:
        """Requests to anything but the dashboard's own origin."""
        house = urlsplit(self.origin).netloc
        return [url for url in self.requests if not url.startswith(INLINE) and urlsplit(url).netloc != house]

    def _note(self, message: ConsoleMessage) -> None:
        place = str(message.location.get("url", ""))
        if message.type == "error" and not PROBED.search(urlsplit(place).path):
            self.errors.append(f"{message.text} ({place})")


def profile(
    browser: Browser, *, width: int = 1440, height: int = HEIGHT, dark: bool = False
) -> BrowserContext:
    """A fresh profile: no cookies, no stored theme, no cache, a British reader with motion switched off."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Brussels",
    )
    context.set_default_timeout(PATIENCE)
    return context


def tab(context: BrowserContext, *, width: int = 1440, height: int = HEIGHT, dark: bool = False) -> Page:
    """Another tab of a profile, which knows nothing of the tabs before it but what the browser has compiled."""
    context.clear_cookies()
    page = context.new_page()
    page.add_init_script(FORGET)
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light")
    return page


def settle(page: Page) -> None:
    """Wait until the script has finished, nothing on the page is stale, every chart is drawn and all is still.

    A change reaches the server a moment after the click, so what was seen before counts for nothing.
    """
    page.wait_for_selector(".stApp")
    page.evaluate("window.lastSeen = null")
    page.wait_for_function(SETTLED, arg=QUIET, polling=50)


def step(page: Page, address: str) -> None:
    """Another page, of another heading, in the same tab, as a link in a text leads to it: nothing is loaded anew."""
    if page.url != address:
        before = page.locator("h1").inner_text()
        page.evaluate(STEP, address)
        page.wait_for_function(HEADED_ANEW, arg=before)
    settle(page)


def fit_height(page: Page) -> int:
    """Make the window as high as what it shows, as Streamlit scrolls inside it; gives that height."""
    for _ in range(3):
        needed = page.evaluate(
            """() => Math.max(...[document.documentElement, document.querySelector('[data-testid="stMain"]')]
                .map(element => element ? element.scrollHeight : 0))"""
        )
        size = page.viewport_size
        if size is None or size["height"] >= needed:
            break
        page.set_viewport_size({"width": size["width"], "height": int(needed)})
        settle(page)
    return int(page.viewport_size["height"]) if page.viewport_size else 0


def words(page: Page) -> str:
    """All that the page shows in words, its runs of blanks as one blank."""
    return re.sub(r"\s+", " ", page.locator("[data-testid='stMain']").inner_text())


def figures(page: Page) -> list[str]:
    """What each figure on the page draws, in order, as JSON."""
    return list(page.evaluate(FIGURES))


def saved(page: Page, path: Path) -> None:
    """A picture of the whole page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, animations="disabled")
