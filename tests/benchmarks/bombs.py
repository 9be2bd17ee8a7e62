"""What hostile uploads cost everybody else: `python -m tests.benchmarks.bombs [name …]`.

Each file is chosen on the page Import in Chromium, while another reader asks for a page again and again. Seen are the
time until the page says that the file cannot be taken, the most memory of the process that judges, how much the
dashboard's own memory grew, and the longest answer to the other reader. Ends with 1 where one of them is over its bar.
"""

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from zipfile import ZIP_STORED

import psutil
from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.crowd import asked, socket
from tests.benchmarks.report import table
from tests.browser import chromium
from tests.browser.server import Server, served
from tests.river import RIVER
from tests.workbooks import MAIN, OFFICE, Raw, archive, river_files, river_workbook

MOST_SECONDS, MOST_CHILD, MOST_GROWTH, LONGEST_CLICK = 20, 600, 50, 2
UPLOAD = '[data-testid="stFileUploader"] input[type="file"]'
CHANCE = random.Random(5)


@dataclass(slots=True)
class Watched:
    """The most that was seen since the last bomb: MB of the server and of what it started, seconds of an answer."""

    server: float = 0
    children: float = 0
    clicks: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    warm: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)

    def anew(self) -> None:
        """Forget what was seen of the bomb before."""
        self.server, self.children = 0, 0
        self.clicks.clear()


def shared_texts(item: Callable[[int], str], number: int) -> bytes:
    """A workbook with so many shared texts, of which one cell uses one."""
    book = river_workbook().cell("topics", 2, "name", Raw("<v>1</v>", "s"))
    texts = "".join(item(place) for place in range(number))
    book.parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'.encode()
    book.relations = f'<Relationship Id="x" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    return book.content()


def after(text: str) -> bytes:
    """A workbook whose sheet of topics ends with this."""
    book = river_workbook()
    book.after = {"topics": text}
    return book.content()


def rows(row: Callable[[int], str], until: int) -> bytes:
    """A workbook whose sheet of topics goes on with rows to that number."""
    book = river_workbook()
    part = f"xl/worksheets/sheet{[*book.sheets].index('topics') + 1}.xml"
    more = "".join(row(place) for place in range(9, until)).encode()
    book.parts[part] = book.parts_by_name()[part].replace(b"</sheetData>", more + b"</sheetData>")
    return book.content()


def merged(until: int) -> str:
    """Two cells made one, in every row to that number."""
    return "".join(f'<mergeCell ref="A{place}:B{place}"/>' for place in range(2, until))


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "zeros.zip": lambda: archive({**river_files(), "x.bin": bytes(240_000_000)}),
    "lines.zip": lambda: archive({**river_files(), "topics.csv": b"\n" * 240_000_000}),
    "many.zip": lambda: archive({str(place): b"" for place in range(150_000)}),
    "noise.zip": lambda: archive({**river_files(), "x.bin": os.urandom(24_900_000)}, method=ZIP_STORED),
    "texts.xlsx": lambda: shared_texts(
        lambda _place: f"<si><t>{CHANCE.randrange(10**9):x}</t></si>", 4_000_000
    ),
    "empty-texts.xlsx": lambda: shared_texts(lambda _place: "<si><t/></si>", 12_000_000),
    "deep.xlsx": lambda: after("<a>" * 3_000_000),
    "merged.xlsx": lambda: after(f"<mergeCells>{merged(900_000)}</mergeCells>"),
    "far.xlsx": lambda: rows(
        lambda place: f'<row r="{place}"><c r="XFD{place}"><v>{CHANCE.randrange(10**6)}</v></c></row>',
        100_000,
    ),
}


def main(arguments: Sequence[str]) -> int:
    """Choose each file, watch, print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bombs", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BOMBS, []], help="all where none is given")
    names = parser.parse_args(arguments).names or list(BOMBS)
    executable = chromium.installed()
    if executable is None:
        sys.exit("No Chromium found: install one, or name it in CHROMIUM.")
    with tempfile.TemporaryDirectory() as folder:
        store = {"DASHBOARD_DATA": str(RIVER), "DASHBOARD_STORE": str(Path(folder, "store"))}
        with (
            served(Path(folder, "log"), environment=store) as server,
            sync_playwright() as playwright,
            chromium.launched(playwright, executable) as browser,
            watched(server) as seen,
        ):
            told = [blown(browser.new_page(), server, seen, Path(folder, name)) for name in names]
    head = [
        "file",
        "MB",
        "refused in, s",
        "judging took, MB",
        "the dashboard grew by, MB",
        "longest answer, s",
    ]
    print(
        table(
            head, [[name, *(f"{value:.1f}" for value in one)] for name, one in zip(names, told, strict=True)]
        )
    )
    print(*seen.wrong, sep="\n")
    bars = (MOST_SECONDS, MOST_CHILD, MOST_GROWTH, LONGEST_CLICK)
    return int(
        bool(seen.wrong) or any(value > bar for one in told for value, bar in zip(one[1:], bars, strict=True))
    )


def blown(page: Page, server: Server, seen: Watched, path: Path) -> tuple[float, ...]:
    """Choose one file; its MB, seconds until refused, MB of judging, MB that the server grew, longest answer."""
    path.write_bytes(BOMBS[path.name]())
    page.goto(f"{server.url}/import")
    chromium.settle(page)
    before = psutil.Process(server.pid).memory_info().rss / 10**6
    seen.anew()
    begun = time.perf_counter()
    page.set_input_files(UPLOAD, path)
    page.get_by_text(re.compile(re.escape(path.name) + ": nothing (is|was) published")).wait_for(
        timeout=120_000
    )
    seconds = time.perf_counter() - begun
    page.close()
    while not seen.clicks:  # a file that is refused at once is refused before anybody else has asked
        time.sleep(0.05)
    return path.stat().st_size / 10**6, seconds, seen.children, seen.server - before, max(seen.clicks)


@contextmanager
def watched(server: Server) -> Iterator[Watched]:
    """Watch the server's memory, and ask it for pages as another reader does, until the block ends."""
    seen = Watched()
    threads = [Thread(target=watch, args=(server, seen)), Thread(target=click, args=(server, seen))]
    for thread in threads:
        thread.start()
    seen.warm.wait()
    try:
        yield seen
    finally:
        seen.over.set()
        for thread in threads:
            thread.join()


def watch(server: Server, seen: Watched) -> None:
    """Look at the memory twenty times a second."""
    process = psutil.Process(server.pid)
    while not seen.over.wait(0.05):
        seen.server = max(seen.server, process.memory_info().rss / 10**6)
        for child in process.children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                seen.children = max(seen.children, child.memory_info().rss / 10**6)


def click(server: Server, seen: Watched) -> None:
    """Ask for a page in another period every half a second, once all of them have been asked for."""
    periods = [f"since={year}-01-01" for year in range(2000, 2020)]
    with socket(server) as line:
        for period in periods:
            asked(line, "topics", period)
        seen.warm.set()
        for period in cycle(periods):
            if seen.over.wait(0.5):
                return
            seconds, wrong = asked(line, "topics", period)
            seen.clicks.append(seconds)
            seen.wrong += wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
