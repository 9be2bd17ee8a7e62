"""The link is the state: whoever opens it, by whatever way, sees the same page with the same figures."""

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from data.record import open_record
from tests.browser import chromium
from tests.browser.conftest import Reader
from tests.browser.pages import FRONT, PAGES, SOME

Seen = tuple[str, list[str]]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def path(page: Page) -> str:
    return urlsplit(page.url).path.strip("/")


def seen(page: Page) -> Seen:
    """All that a reader compares: the words and what the figures draw."""
    return chromium.words(page), chromium.figures(page)


def choose_partner(page: Page, name: str) -> None:
    """Choose a partner in the filter bar, as a reader does."""
    page.locator("button[data-opens=partner]").click()
    page.get_by_role("dialog").get_by_role("combobox").fill(name)
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
    chromium.settle(page)


def show_page(page: Page, name: str) -> None:
    page.locator(".st-key-menu").get_by_role("link", name=name).click()
    page.wait_for_url(re.compile(name.lower()))
    chromium.settle(page)


@pytest.fixture(scope="module")
def to_another(reader: Reader) -> Callable[[str, str], Seen]:
    """What a link shows to whoever opens it, each opened once; the front page in a browser that was never here."""

    @cache
    def shown(page_path: str, asked: str) -> Seen:
        page = reader(page_path, asked) if page_path else reader.stranger(page_path, asked)
        told = seen(page)
        page.close()
        return told

    return shown


@pytest.mark.parametrize("page_path", [FRONT, "map", "meeting"])
def test_a_deep_link_shows_the_same_as_the_first_visit_after_a_start(page_path, start, readers):
    open_page = readers(start())
    first = open_page(page_path, "partner=GEO&since=2022-01-01")
    menu = first.locator(".st-key-menu").inner_text()
    words, figures = seen(first)
    assert "Georgia" in words
    assert query(first) == {"partner": ["GEO"], "since": ["2022-01-01"]}
    if page_path:
        open_page.step(first, FRONT)
    later = open_page(page_path, "partner=GEO&since=2022-01-01")
    assert menu == later.locator(".st-key-menu").inner_text()
    assert (words, figures) == seen(later)


@pytest.mark.parametrize("page_path", [page for page in PAGES if page not in SOME])
def test_a_filter_set_by_hand_gives_a_link_that_shows_a_stranger_the_same(page_path, reader, tab, to_another):
    georgia_by_hand(reader.step(tab, page_path), to_another)


def georgia_by_hand(page: Page, to_another: Callable[[str, str], Seen]) -> None:
    """Choose a partner on a page, and prove that the page changes and that its link shows a stranger the same."""
    before = chromium.words(page)
    choose_partner(page, "Georgia")
    assert query(page) == {"partner": ["GEO"]}
    assert chromium.words(page) != before
    assert to_another(path(page), urlsplit(page.url).query) == seen(page)


def test_a_step_to_another_meeting_is_written_to_the_address_and_back_undoes_it(open_page):
    page = open_page("meeting", "id=bam-2024-02-28&partner=UKR")
    before = chromium.words(page)
    page.locator(".links-step").get_by_role("link", name="23 May 2023").click()
    page.wait_for_url(re.compile("bam-2023-05-23"))
    chromium.settle(page)
    assert query(page) == {"id": ["bam-2023-05-23"], "partner": ["UKR"]}
    assert chromium.words(page) != before
    page.go_back()
    page.wait_for_url(re.compile("bam-2024-02-28"))
    chromium.settle(page)
    assert chromium.words(page) == before


def test_copy_link_copies_the_address_and_the_edition(open_page):
    page = open_page(FRONT, "partner=GEO&partner=MDA")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("button.copy").click()
    chromium.settle(page)
    assert page.url == open_page.address("", "partner=GEO&partner=MDA")
    assert (
        page.evaluate("navigator.clipboard.readText()") == f"{page.url}&edition={open_record().edition[:16]}"
    )


@pytest.mark.parametrize("page_path", SOME)
def test_back_forward_and_a_reload_show_the_filters_as_they_were_after_each_change(
    page_path, reader, tab, to_another
):
    page = reader.step(tab, page_path)
    expected = [(page.url, seen(page))]
    georgia_by_hand(page, to_another)
    expected.append((page.url, seen(page)))
    choose_partner(page, "Ukraine")
    expected.append((page.url, seen(page)))
    walked = []
    for go in (page.go_back, page.go_back, page.go_forward, page.go_forward, page.reload):
        go()
        chromium.settle(page)
        walked.append((page.url, seen(page)))
    assert walked == [expected[1], expected[0], expected[1], expected[2], expected[2]]


def test_filters_are_kept_from_page_to_page(open_page, to_another):
    page = open_page(FRONT)
    choose_partner(page, "Georgia")
    for name in ("Map", "Topics", "Meetings"):
        show_page(page, name)
        assert (path(page), query(page)) == (name.lower(), {"partner": ["GEO"]})
        assert "Georgia" in chromium.words(page)
        assert seen(page) == to_another(name.lower(), "partner=GEO")


def test_back_leads_to_the_page_before_with_its_filters(open_page):
    page = open_page(FRONT, "partner=GEO")
    before = seen(page)
    show_page(page, "Topics")
    page.go_back()
    chromium.settle(page)
    assert (path(page), query(page)) == (FRONT, {"partner": ["GEO"]})
    assert seen(page) == before


@pytest.mark.parametrize("page_path", SOME)
def test_a_value_that_the_record_does_not_hold_is_named(page_path, reader, tab):
    page = reader.step(tab, page_path, "partner=ZZZ&partner=GEO&since=2024-02-31&hue=blue")
    words = chromium.words(page)
    assert [value for value in ("ZZZ", "2024-02-31", "hue", "Georgia") if value not in words] == []


@pytest.mark.parametrize("page_path", [FRONT, "map", "meetings", "topics"])
def test_dates_that_leave_no_meeting_are_told_and_widened(page_path, open_page):
    page = open_page(page_path, "since=2001-01-01&until=2001-01-02")
    assert re.search(r"\bremove\b", chromium.words(page), re.IGNORECASE)


def test_one_step_back_from_a_row_returns_to_the_page_as_it_was(open_page):
    page = open_page("map", "series=bam")
    page.locator(".grid tbody td").nth(1).click()
    page.wait_for_url(re.compile("/partner"))
    chromium.settle(page)
    assert query(page) == {"series": ["bam"], "id": ["UKR"]}
    page.go_back()
    chromium.settle(page)
    assert (path(page), query(page)) == ("map", {"series": ["bam"]})


def test_one_step_back_from_a_link_returns_to_the_filters_set_before(open_page):
    page = open_page("map")
    choose_partner(page, "Georgia")
    show_page(page, "Partners")
    assert query(page) == {"partner": ["GEO"]}
    page.go_back()
    chromium.settle(page)
    assert (path(page), query(page)) == ("map", {"partner": ["GEO"]})
