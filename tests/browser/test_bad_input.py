"""What is wrong or hostile in a package is shown, never obeyed: nothing runs, nothing is fetched."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import chromium
from tests.browser.conftest import Reader, judged
from tests.browser.pages import FRONT, PAGES, SOME
from tests.browser.server import ROOT, Server, served

FIXTURE = ROOT / "tests" / "packages" / "river-forum"
HOSTILE = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "![seen](http://elsewhere.test/seen.png)",
    "[press](javascript:document.title='owned')",
    "a | b _c_ *d* $e^2$ `f`",
    ":material/home: :red[g] http://elsewhere.test www.elsewhere.test",
)
NAMED = {"partners": "name", "frameworks": "name", "series": "name", "themes": "name", "topics": "name"}
TITLED = {"meetings": "title", "sessions": "title", "milestones": "title", "sources": "title"}


def hostile_package(folder: Path) -> Path:
    """The invented package with every name and title replaced by something hostile, in turn."""
    shutil.copytree(FIXTURE, folder)
    for table, column in (NAMED | TITLED).items():
        path = folder / f"{table}.csv"
        if path.exists():
            rewrite(path, column)
    return folder


def rewrite(path: Path, column: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        row[column] = f"{HOSTILE[number % len(HOSTILE)]} {number}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def addresses() -> set[str]:
    """The addresses of the sources, which may be links."""
    with (FIXTURE / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["url"] for row in csv.DictReader(file)}


def obeyed(page: Page) -> list[str]:
    """What of the hostile text became part of the page instead of being shown by it."""
    return [
        found
        for found in page.evaluate(
            """() => [
                ...[...document.querySelectorAll('img, a, script')]
                    .map(element => element.src || element.href || '')
                    .filter(url => url && !url.startsWith('data:') && new URL(url).origin !== location.origin),
                ...(document.title.includes('owned') ? ['title'] : []),
                ...[...document.querySelectorAll('[data-testid="stMain"] :is(em, code, .katex)')]
                    .map(element => element.outerHTML.slice(0, 200)),
            ]"""
        )
        if found not in addresses()
    ]


@pytest.fixture(scope="module")
def hostile(executable: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("packages")
    environment = {"DASHBOARD_DATA": str(hostile_package(folder / "hostile"))}
    with served(folder / "server.log", environment=environment) as server:
        yield server


@pytest.fixture(scope="module")
def reader(profile: BrowserContext, hostile: Server) -> Iterator[Reader]:
    with judged(profile) as made:
        yield made(hostile)


@pytest.mark.parametrize("page_path", PAGES)
def test_hostile_names_are_shown_and_not_obeyed(page_path, reader, tab):
    page = reader.step(tab, page_path)
    assert page.locator("h1").count() == 1
    assert obeyed(page) == []
    assert [url for url in reader.requests if "elsewhere" in url] == []


def test_a_hostile_name_stands_on_the_page_as_it_is(reader, tab):
    page = reader.step(tab, "meetings")
    shown = chromium.words(page).replace("\N{WORD JOINER}", "") + "".join(chromium.figures(page))
    assert [name for name in HOSTILE[:2] if name[:20] in shown or name[:20].replace("<", "&lt;") in shown]


def test_a_hostile_address_is_shown_and_not_obeyed(open_page):
    page = open_page(
        "", "partner=%3Cscript%3Edocument.title='owned'%3C/script%3E&theme=![x](http://elsewhere.test/x.png)"
    )
    assert obeyed(page) == []
    assert "<script>document.title='owned'</script>" in chromium.words(page).replace("\N{WORD JOINER}", "")


def test_a_package_of_another_organisation_opens_under_its_own_marking(start, readers):
    reader = readers(start(DASHBOARD_DATA=str(FIXTURE)))
    page = reader(FRONT)
    for page_path in SOME:
        reader.step(page, page_path)
        assert page.locator("h1").count() == 1
        assert "EXERCISE" in page.locator("body").inner_text()


def test_a_broken_table_opens_with_a_sentence_and_its_faults(tmp_path, start, readers):
    package = tmp_path / "broken"
    shutil.copytree(FIXTURE, package)
    path = package / "meetings.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[-1]]) + "\n", "utf-8")
    page = readers(start(DASHBOARD_DATA=str(package)))("map")
    assert "fault" in page.locator("h1").inner_text()
    assert page.locator("[data-testid='stDataFrame'], .grid").count() == 1
    assert "Traceback" not in page.locator("body").inner_text()


def test_a_missing_table_is_named(tmp_path, start, readers):
    package = tmp_path / "incomplete"
    shutil.copytree(FIXTURE, package)
    (package / "meetings.csv").unlink()
    page = readers(start(DASHBOARD_DATA=str(package)))("")
    assert "meetings" in page.locator("body").inner_text() + page.content()


def test_a_missing_folder_is_named(tmp_path, start, readers):
    page = readers(start(DASHBOARD_DATA=str(tmp_path / "nowhere")))("")
    assert "nowhere" in page.locator("body").inner_text()
