"""Twenty-five readers at once: `python -m tests.benchmarks.crowd [--sessions 25] [--minutes 5] [--every 10]`.

Each reader is one socket that asks as a browser does: every few seconds another filter, now and then another page.
Timed is what the server does, from the question until the script's last message; what a browser then draws is not in
it (see `python -m tests.benchmarks`). Ends with 1 where memory, times or errors are beyond what a small host allows.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.report import table
from tests.benchmarks.stopwatch import Series
from tests.browser.pages import PAGES
from tests.browser.server import Server, served
from tests.pages.test_pages import ids

MOST_MEMORY, MOST_SECONDS = 600, 1.5
PATIENCE = 60
FILTERS = ("partner", "framework", "theme", "topic", "series")
ONE_OF = {"meeting": "meeting", "partner": "partner", "topic": "topic"}
"""Pages of one thing, with the table that it is a row of."""


@dataclass(slots=True)
class Crowd:
    """What all readers together saw."""

    opened: Series = field(default_factory=Series)
    changed: Series = field(default_factory=Series)
    errors: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)


class Reader:
    """One open page: a socket, a place in the address, and a habit of clicking."""

    def __init__(self, server: Server, number: int, every: float) -> None:
        self.server = server
        self.chance, self.every = random.Random(number), every
        self.page = self.chance.choice(PAGES)

    def read(self, crowd: Crowd, first: float) -> None:
        """Open a page, then click until it is over."""
        if crowd.over.wait(first):
            return
        with socket(self.server) as line:
            self._ask(line, crowd, crowd.opened)
            while not crowd.over.wait(self.chance.uniform(0.8, 1.2) * self.every):
                if self.chance.random() < 0.2:
                    self.page = self.chance.choice(PAGES)
                self._ask(line, crowd, crowd.changed)

    def _ask(self, line: ClientConnection, crowd: Crowd, times: Series) -> None:
        seconds, wrong = asked(line, self.page, self._query())
        with crowd.lock:
            times.values.append(seconds)
            crowd.errors += [f"{self.page}: {text}" for text in wrong]

    def _query(self) -> str:
        key = self.chance.choice(FILTERS)
        options = [f"{key}={self.chance.choice(ids(key))}"]
        if self.page in ONE_OF:
            options.append(f"id={self.chance.choice(ids(ONE_OF[self.page]))}")
        return "&".join(options)


def socket(server: Server) -> ClientConnection:
    """A line to the server, as an open page has one."""
    url = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(url, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]


def asked(line: ClientConnection, page: str, query: str) -> tuple[float, list[str]]:
    """Ask for a page with its options; the seconds until the script's last message, and what went wrong."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    began = time.perf_counter()
    line.send(message.SerializeToString())
    wrong = answered(line)
    return time.perf_counter() - began, wrong


def answered(line: ClientConnection) -> list[str]:
    """Read until the script has finished; what went wrong on the way."""
    wrong = []
    while True:
        message = ForwardMsg.FromString(bytes(line.recv(timeout=PATIENCE)))  # type: ignore[arg-type]
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            wrong.append(message.delta.new_element.exception.message)
        if kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                wrong.append(f"finished with {message.script_finished}")
            return wrong


def main(arguments: Sequence[str]) -> int:
    """Let the crowd in, watch the server's memory, print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.crowd", description=__doc__)
    parser.add_argument("--sessions", type=int, default=25)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--every", type=float, default=10, help="seconds between two clicks of one reader")
    wanted = parser.parse_args(arguments)
    crowd, memory = Crowd(), Series()
    with tempfile.TemporaryDirectory() as logs, served(Path(logs) / "server.log") as server:
        process = psutil.Process(server.pid)
        idle = taken(process)
        before = process.cpu_times()
        readers = [Reader(server, number, wanted.every) for number in range(wanted.sessions)]
        threads = [
            Thread(target=reader.read, args=(crowd, number * wanted.every / wanted.sessions))
            for number, reader in enumerate(readers)
        ]
        for thread in threads:
            thread.start()
        until = time.monotonic() + wanted.minutes * 60
        while time.monotonic() < until:
            memory.values.append(taken(process))
            time.sleep(0.05)
        crowd.over.set()
        for thread in threads:
            thread.join()
        after = process.cpu_times()
        log = (Path(logs) / "server.log").read_text("utf-8", errors="replace")
    crowd.errors += [line for line in log.splitlines() if line.startswith("Traceback")]
    busy = (after.user + after.system - before.user - before.system) / (wanted.minutes * 60)
    print(told(crowd, memory, idle, busy))
    print(*crowd.errors, sep="\n")
    return int(bool(crowd.errors) or max(memory.values) > MOST_MEMORY or crowd.changed.p95 > MOST_SECONDS)


def taken(server: psutil.Process) -> float:
    """MB of memory that the server and what it has started take at this moment."""
    memory = server.memory_info().rss
    for started in server.children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # gone in the meantime
            memory += started.memory_info().rss
    return float(memory) / 10**6


def told(crowd: Crowd, memory: Series, idle: float, busy: float) -> str:
    """What was seen, as a table in Markdown."""
    rows = [
        ["first page, median", f"{crowd.opened.median:.2f} s", ""],
        ["change, median", f"{crowd.changed.median:.2f} s", ""],
        ["change, p95", f"{crowd.changed.p95:.2f} s", f"{MOST_SECONDS} s"],
        ["change, longest", f"{max(crowd.changed.values):.2f} s", ""],
        ["memory before the first reader", f"{idle:.0f} MB", ""],
        ["memory at most", f"{max(memory.values):.0f} MB", f"{MOST_MEMORY} MB"],
        ["errors", str(len(crowd.errors)), "0"],
        ["the server's share of one core", f"{busy:.0%}", ""],
        ["the machine's load, 1 and 5 minutes", "{:.1f}, {:.1f}".format(*os.getloadavg()), ""],
    ]
    seen = f"{len(crowd.opened.values)} readers, {len(crowd.changed.values)} changes"
    return table([seen, "measured", "at most"], rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
