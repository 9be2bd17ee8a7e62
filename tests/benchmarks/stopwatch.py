"""Takes the time of one page as its reader sees it, and what it cost the server and the wire."""

import base64
import statistics
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import psutil
from playwright.sync_api import BrowserContext, CDPSession, Page

from tests.browser import chromium
from tests.browser.server import Server

QUIET = 600
"""Milliseconds without a change after which a page counts as finished; no time holds them."""

IDLE = 5
"""Seconds for which a server is watched that nobody asks for anything."""

# Notes, in the page's own clock, the last moment at which anything in it changed: an element, a text, a chart,
# or the state of the script. `began` is set by the key that starts a change. What lies inside a canvas is a long
# table's account of itself for screen readers, written on purpose a fifth of a second after the table is drawn.
WATCH = """(() => {
    const clock = window.stopwatch = {armed: false, began: 0, ended: 0};
    const mark = () => { clock.ended = performance.now(); };
    const main = changes => {
        const seen = node => node?.closest('[data-testid="stMain"]') && !node.closest('canvas');
        if (changes.some(change => seen(change.target.parentElement))) mark();
    };
    const watch = () => {
        new MutationObserver(mark).observe(document.documentElement,
            {subtree: true, attributes: true, attributeFilter: ['data-test-script-state']});
        new MutationObserver(main).observe(document.documentElement,
            {subtree: true, childList: true, characterData: true});
    };
    addEventListener('keydown', () => {
        if (clock.armed) Object.assign(clock, {armed: false, began: performance.now(), ended: 0});
    }, true);
    document.documentElement ? watch() : addEventListener('DOMContentLoaded', watch);
})()"""
FINISHED = f"""() => window.stopwatch.ended && performance.now() - window.stopwatch.ended > {QUIET}
    && document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid$="Skeleton"]')"""


ANSWERED = "() => window.stopwatch.began && window.stopwatch.ended > window.stopwatch.began"
"""The change has left the browser, or come back: the box itself, which answers sooner, lies outside the page."""


@dataclass(slots=True)
class Series:
    """Repeated measurements of one thing; milliseconds, bytes or whatever its name says."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def mean(self) -> float:
        return statistics.fmean(self.values)

    @property
    def p95(self) -> float:
        """The value that 95 % of the measurements do not exceed."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


@dataclass(slots=True)
class Measured:
    """All that was measured of one page on one server."""

    load: Series = field(default_factory=Series)
    new: Series = field(default_factory=Series)
    known: Series = field(default_factory=Series)
    sent: Series = field(default_factory=Series)
    wire: Series = field(default_factory=Series)
    cpu_new: Series = field(default_factory=Series)
    cpu_known: Series = field(default_factory=Series)

    @property
    def change(self) -> Series:
        """All changes, to new answers and back to known ones."""
        return Series([*self.new.values, *self.known.values])


class Packer:
    """How long a message is once it is packed for the socket: deflate over all messages so far (RFC 7692)."""

    def __init__(self) -> None:
        self._deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)

    def length(self, message: bytes) -> int:
        """Bytes of the packed message; the last four of the flush are not sent."""
        return len(self._deflate.compress(message) + self._deflate.flush(zlib.Z_SYNC_FLUSH)) - 4


class Open:
    """One page in one profile, opened once so that browser and server are warm, and kept open."""

    def __init__(self, context: BrowserContext, server: Server, url: str) -> None:
        self.url = url
        self.server = psutil.Process(server.pid)
        self.page = context.new_page()
        self.page.add_init_script(WATCH)
        self.page.goto(url)
        self.finish()
        self._idle: float | None = None

    def finish(self) -> None:
        """Wait until nothing has changed for a while."""
        self.page.wait_for_function(FINISHED, timeout=chromium.PATIENCE)

    def load(self) -> float:
        """Milliseconds from the start of the navigation until the page's last change."""
        self.page.goto("about:blank")
        self.page.goto(self.url)
        self.finish()
        return float(self.page.evaluate("window.stopwatch.ended"))

    def change(self, act: Callable[[Page], None], measured: Measured, *, new: bool) -> None:
        """Time one change from the key that makes it until the page's last change, and what it cost.

        `new`: the server has not given this answer before.
        """
        if self._idle is None:
            self._idle = self._idles()
        before, begun = self._cpu(), time.monotonic()
        clock = self.changed(act)
        used = self._cpu() - before - self._idle * (time.monotonic() - begun)
        took, cost = (measured.new, measured.cpu_new) if new else (measured.known, measured.cpu_known)
        took.values.append(clock["ended"] - clock["began"])
        cost.values.append(used * 1000)

    def changed(self, act: Callable[[Page], None]) -> dict[str, float]:
        """Make one change and wait until it is done; the page's clock."""
        self.page.evaluate("Object.assign(window.stopwatch, {armed: true, began: 0})")
        act(self.page)
        self.page.wait_for_function(ANSWERED, timeout=chromium.PATIENCE)
        self.finish()
        return dict(self.page.evaluate("({...window.stopwatch})"))

    def _idles(self) -> float:
        """Seconds of processor time a second that the server uses while nobody asks for anything: it looks at files."""
        before = self._cpu()
        time.sleep(IDLE)
        return (self._cpu() - before) / IDLE

    def _cpu(self) -> float:
        times = self.server.cpu_times()
        return float(times.user + times.system)


class Scale:
    """A page whose messages are weighed; apart from the one that is timed, since weighing takes time of its own."""

    def __init__(self, context: BrowserContext, server: Server, url: str) -> None:
        self.received, self.packed = 0, 0
        self._packer: Packer | None = None
        context.on("page", self._listen)
        self.opened = Open(context, server, url)

    def change(self, act: Callable[[Page], None], measured: Measured) -> None:
        """Weigh all that the server sends for one change."""
        self.received, self.packed = 0, 0
        self.opened.changed(act)
        measured.sent.values.append(self.received)
        measured.wire.values.append(self.packed)

    def _listen(self, page: Page) -> None:
        wire: CDPSession = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.webSocketHandshakeResponseReceived", self._agree)
        wire.on("Network.webSocketFrameReceived", self._count)

    def _count(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        binary = frame["opcode"] == 2
        payload = base64.b64decode(frame["payloadData"]) if binary else frame["payloadData"].encode()
        self.received += len(payload)
        self.packed += self._packer.length(payload) if self._packer else len(payload)

    def _agree(self, event: dict[str, Any]) -> None:
        """Pack as the server does, where the two agreed on it when the socket was opened."""
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        agreed = "permessage-deflate" in headers.get("sec-websocket-extensions", "")
        self._packer = Packer() if agreed else None


class Filter:
    """The partner filter, opened once; each step adds one partner or takes it off again, by one key."""

    def __init__(self, opened: Open) -> None:
        self.page = opened.page
        self.page.locator("button[data-opens=partner]").click()
        self.box = self.page.get_by_role("dialog").get_by_role("combobox")
        self.box.wait_for()
        opened.finish()

    def ready(self, name: str) -> Self:
        """Type the partner's name, so that Enter is all that is missing."""
        self.box.fill(name)
        self.page.get_by_role("option", name=name, exact=True).wait_for()
        return self

    def add(self, page: Page) -> None:
        page.keyboard.press("Enter")

    def remove(self, page: Page) -> None:
        page.keyboard.press("Backspace")


def memory_per_session(server: Server, make: Callable[[], BrowserContext], url: str, sessions: int) -> float:
    """MiB by which the server grows for each further reader who keeps a page open."""
    process = psutil.Process(server.pid)
    contexts = [_visited(make(), url) for _ in range(2)]
    before = process.memory_info().rss
    contexts += [_visited(make(), url) for _ in range(sessions)]
    grown = float(process.memory_info().rss - before)
    for context in contexts:
        context.close()
    return grown / sessions / 2**20


def _visited(context: BrowserContext, url: str) -> BrowserContext:
    page = context.new_page()
    page.goto(url)
    chromium.settle(page)
    return context
