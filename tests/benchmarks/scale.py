"""How a large register behaves: `python -m tests.benchmarks.scale [--events 10000] [--participations 45000]`.

A made-up package of that size is imported by the command; a server opens it, and each page is asked for with other
filters, always with ones that nobody had asked for. Timed is the server's part, from the question until the script's
last message. Ends with 1 where something went wrong or took longer than the bars for that size.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.benchmarks.crowd import ONE_OF, asked, socket, taken
from tests.benchmarks.report import table
from tests.benchmarks.stopwatch import Series
from tests.browser.pages import PAGES
from tests.browser.server import ROOT, Server, served

BARS = ((45_000, 10, 0.5), (1_000_000, 120, 2.0))
"""Up to so many participations: seconds of an import, seconds of a filter change."""


@dataclass(slots=True)
class Page:
    """What a page took: its first opening, then the changes."""

    first: float
    changes: Series


def main(arguments: Sequence[str]) -> int:
    """Make, import, serve, ask; print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.add_argument(
        "pages", nargs="*", choices=[*PAGES, []], help="paths of pages; all where none is given"
    )
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--participations", type=int, default=45_000)
    parser.add_argument("--rounds", type=int, default=6, help="changes of each page")
    wanted = parser.parse_args(arguments)
    size = ["--register", f"--events={wanted.events}", f"--participations={wanted.participations}"]
    most = next((bar for bar in BARS if wanted.participations <= bar[0]), BARS[-1])
    with tempfile.TemporaryDirectory() as folder:
        package, store = Path(folder, "package"), {"DASHBOARD_STORE": str(Path(folder, "store"))}
        command("exercise", f"--out={package}", *size)
        seconds, memory = command("import", "--yes", str(package), environment=store)
        with served(Path(folder, "log"), environment=store) as server:
            pages, wrong = visited(server, package, wanted.pages or PAGES, wanted.rounds)
            memory_then = taken(psutil.Process(server.pid))
    rows = [["import", f"{seconds:.1f} s", f"{most[1]} s"], ["its memory at most", f"{memory:.0f} MB", ""]]
    rows.append(["the server's memory at the end", f"{memory_then:.0f} MB", ""])
    print(table([f"{wanted.participations:,} participations", "measured", "at most"], rows))
    print(
        table(
            ["page", "first opening, ms", "change, median", "longest"], [row(*one) for one in pages.items()]
        )
    )
    print(f"A change may take {most[2] * 1000:.0f} ms.", *wrong, sep="\n")
    slow = [path for path, page in pages.items() if page.changes.median > most[2]]
    return int(bool(wrong or slow) or seconds > most[1])


def command(name: str, *options: str, environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Run one command of `python -m data`; its seconds, and the most MB that it and its children took."""
    begun, most = time.perf_counter(), 0.0
    command_line = [sys.executable, "-m", "data", name, *options]
    with subprocess.Popen(
        command_line, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                most = max(most, taken(watched))
            except psutil.NoSuchProcess:
                break
            time.sleep(0.05)
    if process.returncode:
        sys.exit(f"python -m data {name} ended with {process.returncode}")
    return time.perf_counter() - begun, most


def visited(
    server: Server, package: Path, paths: Sequence[str], rounds: int
) -> tuple[dict[str, Page], list[str]]:
    """Each page opened once, then asked for with other partners, topics and series by turns; what went wrong."""
    partners, topics = ids(package, "partners", "partner_id"), ids(package, "topics", "topic_id")
    told, wrong = {}, []
    with socket(server) as line:
        for place, path in enumerate(paths):
            own = f"id={ids(package, f'{ONE_OF[path]}s', f'{ONE_OF[path]}_id')[-1]}" if path in ONE_OF else ""
            first, faults = asked(line, path, own)
            wrong += faults
            changes = Series()
            for number in range(rounds):
                chosen = place * rounds + number
                topic = f"&topic={topics[chosen % len(topics)]}" if number % 2 else ""
                query = f"{own}&partner={partners[chosen % len(partners)]}{topic}"
                seconds, faults = asked(line, path, query)
                changes.values.append(seconds)
                wrong += faults
            told[path] = Page(first, changes)
    return told, wrong


def ids(package: Path, name: str, column: str) -> list[str]:
    """The ids of one table of the package."""
    with Path(package, f"{name}.csv").open(encoding="utf-8-sig", newline="") as rows:
        return [row[column] for row in DictReader(rows)]


def row(path: str, page: Page) -> list[str]:
    """One line of the table of pages."""
    times = (page.first, page.changes.median, max(page.changes.values))
    return [path or "situation", *(f"{seconds * 1000:.0f}" for seconds in times)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
