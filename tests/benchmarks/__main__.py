"""How fast the dashboard is, beside a bare page in the same run: `python -m tests.benchmarks [--write]`.

Three servers run side by side: a page of one line, the dashboard, and the dashboard with every figure left out. Each
round measures all of them in turn, so that whatever else the machine does hits all alike. Read the ratios first;
milliseconds belong to the machine. `--write` puts the tables into docs/benchmarks.md.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psutil
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.benchmarks import report
from tests.benchmarks.stopwatch import Filter, Measured, Open, Scale, memory_per_session
from tests.browser import chromium
from tests.browser.pages import EXAMPLES, PAGES
from tests.browser.server import ROOT, Server, served

BENCH = ROOT / "tests" / "benchmarks"
PARTNERS = (
    "Georgia",
    "Ukraine",
    "Jordan",
    "Switzerland",
    "Serbia",
    "Japan",
    "Armenia",
    "Austria",
    "Israel",
    "Qatar",
)
"""The partners of the shipped record that are chosen in turn."""


@dataclass(slots=True)
class Run:
    """Everything one run of the benchmark measured; pages by their path."""

    bare: Measured = field(default_factory=Measured)
    drawn: dict[str, Measured] = field(default_factory=dict)
    undrawn: dict[str, Measured] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers that run side by side."""

    bare: Server
    drawn: Server
    undrawn: Server


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write down if asked."""
    wanted = options().parse_args(arguments)
    executable = chromium.installed()
    if executable is None:
        sys.exit("No Chromium found: install one, or name it in CHROMIUM.")
    with ExitStack() as stack:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bare = stack.enter_context(served(logs / "bare.log", BENCH / "bare.py"))
        drawn = stack.enter_context(served(logs / "drawn.log"))
        undrawn = stack.enter_context(served(logs / "undrawn.log", module="tests.benchmarks.chartless"))
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(chromium.launched(playwright, executable))
        version = browser.version
        run = Run()
        # First, while the servers are fresh: what they freed before would hide what a reader takes.
        for name, server in (("bare", bare), ("drawn", drawn)):
            run.memory[name] = memory_per_session(server, profiles(browser), server.url, wanted.sessions)
        for path in wanted.pages or PAGES:
            measure_page(run, browser, path, Servers(bare, drawn, undrawn), wanted.rounds)
    text = report.tables(run.bare, run.drawn, run.undrawn, run.memory)
    print(text)
    if wanted.write:
        report.write(
            ROOT / "docs" / "benchmarks.md", text, conditions(version, wanted.rounds, wanted.sessions)
        )


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "pages", nargs="*", choices=[*PAGES, []], help="paths of pages; all where none is given"
    )
    parser.add_argument("--rounds", type=int, default=10, help="how often each page is loaded and changed")
    parser.add_argument(
        "--sessions", type=int, default=10, help="readers at once for the memory of a session"
    )
    parser.add_argument("--write", action="store_true", help="write the tables to docs/benchmarks.md")
    return parser


def measure_page(run: Run, browser: Browser, path: str, servers: Servers, rounds: int) -> None:
    """Load and change one page with and without its figures, and load the bare one beside it, by turns."""
    print(f"measuring {path or 'situation'} …", file=sys.stderr, flush=True)
    run.drawn[path], run.undrawn[path] = Measured(), Measured()
    with ExitStack() as stack:
        make = profiles(browser)

        def profile() -> BrowserContext:
            context = make()
            stack.callback(context.close)
            return context

        def opened(server: Server, page: str) -> Open:
            return Open(profile(), server, address(server, page))

        yardstick = opened(servers.bare, "")
        both = [
            (opened(servers.drawn, path), run.drawn[path]),
            (opened(servers.undrawn, path), run.undrawn[path]),
        ]
        for _ in range(rounds):
            run.bare.load.values.append(yardstick.load())
            for page, measured in both:
                measured.load.values.append(page.load())
        filters = [(page, measured, Filter(page)) for page, measured in both]
        scale = Scale(profile(), servers.drawn, address(servers.drawn, path))
        weighed = Filter(scale.opened)
        for number in range(rounds):
            name = PARTNERS[number % len(PARTNERS)]
            for page, measured, partner in filters:
                page.change(partner.ready(name).add, measured, new=True)
            for page, measured, partner in filters:
                page.change(partner.remove, measured, new=False)
            scale.change(weighed.ready(name).add, run.drawn[path])
            scale.change(weighed.remove, run.drawn[path])


def address(server: Server, path: str) -> str:
    """A page's address; that of one meeting, partner or topic with one that has much to show."""
    return f"{server.url}/{path}" + (f"?{EXAMPLES[path]}" if path in EXAMPLES else "")


def profiles(browser: Browser) -> Callable[[], BrowserContext]:
    """Makes a fresh profile with the window of a small laptop."""
    return lambda: chromium.profile(browser, width=1366, height=768)


def conditions(browser: str, rounds: int, sessions: int) -> str:
    """When, where and with what this was measured, in one line; no name of a machine."""
    cores, memory = os.cpu_count(), round(psutil.virtual_memory().total / 2**30)
    return (
        f"{date.today():%d %B %Y} · {processor()}, {cores} cores, {memory} GiB · "  # noqa: DTZ011 - the writer's day
        f"Python {platform.python_version()} · Chromium {browser} · {rounds} rounds, {sessions} sessions"
    )


def processor() -> str:
    """The processor's model where the system tells it, else its kind."""
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text("utf-8").splitlines() if listed.exists() else []
    models = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


if __name__ == "__main__":
    main(sys.argv[1:])
