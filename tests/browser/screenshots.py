"""Pictures of every page, to be looked at: `python -m tests.browser.screenshots FOLDER [PATH?QUERY …]`.

Each page at 1440 px, light and dark, at 1366 × 768 as a laptop shows it, and at 390 px, light and dark; all
but the laptop's as high as the page is.
"""

import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.pages import PAGES
from tests.browser.server import served

VIEWS = {
    "1440": (1440, 900, False),
    "1440-dark": (1440, 900, True),
    "1366x768": (1366, 768, False),
    "390": (390, 844, False),
    "390-dark": (390, 844, True),
}


def main(folder: Path, addresses: list[str]) -> None:
    """Write the pictures of all pages, or of the given addresses, and say where each is."""
    executable = chromium.installed()
    if executable is None:
        sys.exit("No Chromium found: install one, or name it in CHROMIUM.")
    with (
        tempfile.TemporaryDirectory() as scratch,
        served(Path(scratch) / "server.log") as server,
        sync_playwright() as playwright,
        chromium.launched(playwright, executable) as browser,
    ):
        for address in addresses or PAGES:
            for view in VIEWS:
                picture(browser, f"{server.url}/{address}", view, folder / f"{name(address)}-{view}.png")


def picture(browser: Browser, url: str, view: str, path: Path) -> None:
    """One picture, and a line that says where it is and what the browser complained of."""
    width, height, dark = VIEWS[view]
    context = chromium.profile(browser, width=width, height=height, dark=dark)
    traffic = chromium.Traffic(url)
    page = context.new_page()
    traffic.watch(page)
    page.goto(url)
    chromium.settle(page)
    high = height if view == "1366x768" else chromium.fit_height(page)
    chromium.saved(page, path)
    context.close()
    print(f"{path}  {width} x {high}", *traffic.errors, *traffic.strangers(), sep="\n    ", flush=True)


def name(address: str) -> str:
    """A file name for an address: `topics?partner=GEO` gives `topics-partner-GEO`, the front `situation`."""
    parts = urlsplit(address)
    query = "".join(c if c.isalnum() else "-" for c in parts.query)
    return "-".join(part for part in (parts.path.strip("/") or "situation", query) if part)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
