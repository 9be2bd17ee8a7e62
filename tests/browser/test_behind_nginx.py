"""Behind the shipped nginx: its policy blocks nothing of ours, its limits hold, and tabs outlive what is restarted."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest
from playwright.sync_api import Page

from tests.benchmarks.stopwatch import Packer
from tests.browser import chromium, gateway
from tests.browser.gateway import Gateway
from tests.browser.pages import PAGES, SOME
from tests.browser.server import free_port, served
from tests.browser.test_links import choose_partner, seen
from tests.required import needed

MOST_ON_THE_WIRE = 3_500_000
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "server": "nginx",
}


@pytest.fixture(scope="module")
def nginx() -> str:
    return needed(gateway.installed(), "nginx", "install it to test the shipped configuration")


@pytest.fixture(scope="module")
def front(nginx, server, tmp_path_factory) -> Iterator[Gateway]:
    with gateway.in_front_of(tmp_path_factory.mktemp("nginx"), nginx, server.url) as running:
        yield running


@pytest.fixture
def before(nginx, tmp_path) -> Iterator[Callable[..., Gateway]]:
    """Starts an nginx of its own before the servers at these addresses."""
    with ExitStack() as stack:
        yield lambda *urls: stack.enter_context(gateway.in_front_of(tmp_path / "nginx", nginx, *urls))


@dataclass
class Weight:
    """What crosses the wire for a page: files as they are packed, and the packed socket."""

    page: Page
    received: int = 0
    failed: list[str] = field(default_factory=list)
    sockets: int = 0
    packer: Packer | None = None

    def __post_init__(self) -> None:
        self.page.on("requestfailed", lambda request: self.failed.append(request.url))
        wire = self.page.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", self._file)
        wire.on("Network.webSocketHandshakeResponseReceived", self._socket)
        wire.on("Network.webSocketFrameReceived", self._frame)

    def _file(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])

    def _socket(self, event: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        self.sockets += 1
        assert "permessage-deflate" in headers["sec-websocket-extensions"]
        self.packer = Packer()

    def _frame(self, event: dict[str, Any]) -> None:
        assert self.packer
        self.received += self.packer.length(event["response"]["payloadData"].encode()) * 3 // 4


@dataclass(frozen=True, slots=True)
class Visit:
    """A page on the screen, what it asked for, and what it weighed."""

    page: Page
    traffic: chromium.Traffic
    weight: Weight

    @classmethod
    def of(cls, page: Page, url: str, origin: str = "") -> Self:
        """Open an address in a new tab and wait until it is settled."""
        traffic, weight = chromium.Traffic(origin or url), Weight(page)
        traffic.watch(page)
        page.goto(url)
        chromium.settle(page)
        return cls(page, traffic, weight)


@pytest.fixture
def visited(profile) -> Iterator[Callable[..., Visit]]:
    """Opens an address; `first` in a fresh profile."""
    with ExitStack() as stack:

        def visit(url: str, origin: str = "", *, first: bool = False) -> Visit:
            page = chromium.profile(profile.browser).new_page() if first else chromium.tab(profile)
            stack.callback((page.context if first else page).close)
            return Visit.of(page, url, origin)

        yield visit


@pytest.fixture(scope="module")
def tab(front, profile) -> Iterator[Visit]:
    """A tab that goes from page to page in place."""
    page = chromium.tab(profile)
    yield Visit.of(page, front.url)
    page.close()


@pytest.mark.parametrize("page_path", SOME)
def test_a_page_works_under_the_policy_and_its_first_visit_is_light(page_path, front, visited):
    works(visited(f"{front.url}/{page_path}", first=True), since=0)


@pytest.mark.parametrize("page_path", sorted(set(PAGES) - set(SOME)))
def test_a_page_that_a_link_leads_to_works_under_the_policy(page_path, front, tab):
    before = tab.weight.received
    chromium.step(tab.page, f"{front.url}/{page_path}")
    works(tab, since=before)


def works(visit: Visit, *, since: int) -> None:
    """Prove that a page is light, and that our script and a filter work on it with nothing kept out."""
    assert visit.weight.received - since < MOST_ON_THE_WIRE
    assert visit.page.evaluate("Boolean(document.partnerEngagement)")  # our own script ran
    before = chromium.words(visit.page)
    choose_partner(visit.page, "Georgia")
    assert chromium.words(visit.page) != before
    assert (visit.traffic.errors, visit.traffic.strangers(), visit.weight.failed) == ([], [], [])


def test_the_policy_does_keep_out_what_is_not_ours(front, visited):
    page = visited(front.url).page
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.foreign = true';
            document.body.append(script);
            const image = new Image();
            window.blocked = new Promise(done => document.addEventListener('securitypolicyviolation',
                event => event.effectiveDirective === 'img-src' && done(event.blockedURI)));
            image.src = 'http://elsewhere.test/x.png';
        }"""
    )
    assert page.evaluate("window.blocked").startswith("http://elsewhere.test")
    assert page.evaluate("window.foreign") is None


def test_a_socket_survives_a_reload_of_nginx(front, visited):
    visit = visited(front.url)
    front.reload()
    choose_partner(visit.page, "Georgia")
    assert "Georgia" in chromium.words(visit.page)
    assert (visit.weight.sockets, visit.traffic.errors) == (1, [])


def test_open_tabs_show_the_same_view_after_a_restart_of_the_server(before, visited, tmp_path):
    port = free_port()
    with ExitStack() as first:
        old = first.enter_context(served(tmp_path / "old.log", port=port))
        door = before(old.url)
        by_hand = visited(f"{door.url}/map?lang=fr", door.url).page
        choose_partner(by_hand, "Géorgie")
        by_link = visited(f"{door.url}/topics?partner=UKR&since=2022-01-01", door.url).page
        tabs = [(page, page.url, seen(page)) for page in (by_hand, by_link)]
    for page, _url, _words in tabs:
        page.wait_for_selector(".stApp:not([data-test-connection-state=CONNECTED])")
    with served(tmp_path / "new.log", port=port):
        for page, url, shown in tabs:
            page.wait_for_selector(".stApp[data-test-connection-state=CONNECTED]", timeout=60_000)
            chromium.settle(page)
            assert (page.url, seen(page)) == (url, shown)
        by_link.locator(".st-key-menu").get_by_role("link", name="Meetings").click()
        by_link.wait_for_url("**/meetings?partner=UKR&since=2022-01-01")
        chromium.settle(by_link)
        assert "Ukraine" in chromium.words(by_link)


@pytest.mark.parametrize(
    "path",
    [*PAGES, "map?partner=GEO", "app/static/topojson/world_110m.json", "nowhere", "_stcore/metrics"],
)
def test_every_answer_bears_the_headers(path, front):
    _code, headers, _body = asked(f"{front.url}/{path}")
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["_stcore/metrics", "_stcore/agent/openapi.json", "map/_stcore/metrics", "_stcore/agent"]
)
def test_nobody_outside_sees_metrics_or_the_paths_for_agents(path, front):
    assert asked(f"{front.url}/{path}")[0] == 404


def test_the_dashboard_itself_would_answer_there(server):
    assert asked(f"{server.url}/_stcore/metrics")[0] == 200


def test_large_bodies_and_other_methods_are_turned_away(front):
    assert asked(f"{front.url}/map", method="PUT", body=b"x" * 70_000)[0] == 413
    assert asked(f"{front.url}/map", method="POST", body=b"x")[0] == 405


def test_files_are_packed(front):
    answers = [
        asked(f"{front.url}/app/static/topojson/world_110m.json", packed=packed) for packed in (True, False)
    ]
    assert [headers.get("content-encoding") for _code, headers, _body in answers] == ["gzip", None]
    assert len(answers[0][2]) < len(answers[1][2]) / 2


def test_one_address_cannot_ask_without_end(before):
    with Replica("dashboard") as url:
        line = HTTPConnection("127.0.0.1", urlsplit(before(url).url).port)
        codes = []
        for _ in range(1500):
            line.request("GET", "/")
            answer = line.getresponse()
            answer.read()
            codes.append(answer.status)
    assert codes[:600] == [200] * 600
    assert set(codes) == {200, 429}


def test_the_socket_opens_under_any_host_name_and_for_no_other_origin(front):
    assert upgraded(front, "dashboard.example", "https://dashboard.example") == 101
    assert upgraded(front, "dashboard.example", "https://elsewhere.test") == 403


def test_a_reader_stays_with_one_replica_and_readers_are_spread(before):
    with ExitStack() as stack:
        replicas = [stack.enter_context(Replica(name)) for name in ("one", "two", "three")]
        door = before(*replicas)
        answers = []
        for _ in range(40):
            reader = build_opener(HTTPCookieProcessor(CookieJar()))
            reader.open(f"{door.url}/").read()
            answers.append({reader.open(f"{door.url}/").read() for _ in range(3)})
        door.reload()
    assert {len(answer) for answer in answers} == {1}
    assert {name for answer in answers for name in answer} == {b"one", b"two", b"three"}


def asked(
    url: str, *, method: str = "GET", body: bytes | None = None, packed: bool = False
) -> tuple[int, dict[str, str], bytes]:
    """The answer to one request: its code, its headers by their names in small letters, its body as it came."""
    request = Request(url, data=body, method=method, headers={"Accept-Encoding": "gzip"} if packed else {})
    try:
        with urlopen(request, timeout=20) as answer:
            return answer.status, {name.lower(): text for name, text in answer.headers.items()}, answer.read()
    except HTTPError as error:
        return error.code, {name.lower(): text for name, text in error.headers.items()}, error.read()


def upgraded(door: Gateway, host: str, origin: str) -> int:
    """The code with which the page's socket is answered under a host name, to a page of that origin."""
    lines = [
        "GET /_stcore/stream HTTP/1.1", f"Host: {host}", f"Origin: {origin}", "Upgrade: websocket",
        "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", "",
    ]  # fmt: skip
    with socket.create_connection(("127.0.0.1", urlsplit(door.url).port or 0), timeout=20) as line:
        line.sendall("\r\n".join(lines).encode())
        return int(line.recv(200).split()[1])


class Replica:
    """A server that says its name to every request."""

    def __init__(self, name: str) -> None:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Length", str(len(name)))
                self.end_headers()
                self.wfile.write(name.encode())

            def log_message(self, *_arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)

    def __enter__(self) -> str:
        Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def __exit__(self, *_arguments: object) -> None:
        self.server.shutdown()
        self.server.server_close()
