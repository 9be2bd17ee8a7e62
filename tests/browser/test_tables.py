"""Long tables: sorted by their headings, by the calendar and by number; each row a link, by mouse and by keyboard."""

import re

from tests.browser import chromium
from tests.browser.test_links import choose_partner, path, query

COLUMN = (
    """place => [...document.querySelectorAll('.grid tbody tr')].map(row => row.cells[place].textContent)"""
)

DAYS = """() => [...document.querySelectorAll('.grid td[data-order]')].map(cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return [cell.textContent, words.getClientRects().length];
})"""


def test_a_day_stands_in_one_line_on_a_phone(open_page):
    days = open_page("data", width=390, height=844).evaluate(DAYS)
    assert len(days) > 50
    assert [day for day, lines in days if lines > 1] == []


def test_a_heading_sorts_its_column_and_what_is_not_known_comes_last(open_page):
    page = open_page("partners")
    names = page.evaluate(COLUMN, 0)
    heading = page.get_by_role("columnheader", name="Meetings")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    counts = [int(text.replace(",", "")) for text in page.evaluate(COLUMN, 4)]
    assert counts == sorted(counts)
    assert len(set(counts)) > 5
    heading.get_by_role("button").press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    assert [int(text.replace(",", "")) for text in page.evaluate(COLUMN, 4)] == sorted(counts, reverse=True)
    page.get_by_role("columnheader", name="Last").get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "none"
    last = page.evaluate(COLUMN, 3)
    known = [text for text in last if text != "?"]
    assert last == known + ["?"] * (len(last) - len(known))
    years = [int(text[-4:]) for text in known]
    assert years == sorted(years)
    page.get_by_role("columnheader", name="Partner").get_by_role("button").click()
    assert page.evaluate(COLUMN, 0) == names


def test_a_row_is_opened_by_keyboard_with_the_filters_and_one_step_back_undoes_it(open_page):
    page = open_page("meetings", "series=bam")
    link = page.locator(".grid").get_by_role("link", name=re.compile("dynamics of strategies"))
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("bam-2024-02-28"))
    chromium.settle(page)
    assert (path(page), query(page)) == ("meeting", {"series": ["bam"], "id": ["bam-2024-02-28"]})
    page.go_back()
    chromium.settle(page)
    assert (path(page), query(page)) == ("meetings", {"series": ["bam"]})


def test_a_table_that_one_goes_back_to_is_sorted_as_it_was_left(open_page):
    page = open_page("partners")
    page.get_by_role("columnheader", name="Meetings").get_by_role("button").click()
    left = page.evaluate(COLUMN, 0)
    choose_partner(page, "Ukraine")
    assert page.evaluate(COLUMN, 0) == ["Ukraine"]
    page.go_back()
    chromium.settle(page)
    assert page.get_by_role("columnheader", name="Meetings").get_attribute("aria-sort") == "ascending"
    assert page.evaluate(COLUMN, 0) == left
