"""A long table travels to the screen as one element and back again, whatever its data say."""

from dataclasses import replace

import pandas as pd
import pytest

from utils import sheets
from utils.grid import MOST, Cell, Grid, box, grid_in

HOSTILE = """'"><script>alert(1)</script> &amp; ![x](http://h/x) | _a_ $c$"""
ROWS = [
    [Cell(HOSTILE, way="partner?id=GEO&since=2022-01-01"), Cell("14 Oct 2021", order="2021-10-14"), Cell("1,204")],
    [Cell("?"), Cell("?"), Cell("0")],
    [Cell("", way="https://host.example/?a=1&b=2"), Cell("–"), Cell("12")],
]  # fmt: skip
SHORT = Grid("Meetings", ["Meeting", "Named"], [False, True], [[Cell("Spring"), Cell("1")]], 0)
GRID = Grid(HOSTILE, ["Partner", "Last", "<b>Rows</b>"], [False, False, True], ROWS, 420)


def test_a_table_is_read_again_as_it_was_written():
    assert grid_in(box(GRID)) == GRID
    assert grid_in(box(SHORT)) == SHORT


def test_a_table_is_found_among_what_stands_beside_it():
    assert grid_in(f"<h2>Meetings</h2>{box(SHORT)}{box(GRID)}") == SHORT


def test_a_short_table_is_whole_and_has_no_buttons_to_sort_it():
    assert box(SHORT).count("<button") == box(SHORT).count("max-height") == 0


def test_hostile_text_makes_no_element():
    assert box(GRID).count("<") == 2, "one tag opens, one closes"
    told = box(GRID).split("data-grid='")[1].split("'")[0]
    # What cleans the page takes an attribute away that could end a comment, a section or a style.
    assert not set("<>") & set(told)
    element = box(replace(GRID, height=0))
    assert element.count("<script") == element.count("<b>") == 0
    assert element.count("<td") == 9
    assert element.count("<a ") == 2


def test_only_an_address_elsewhere_opens_a_tab_of_its_own():
    inward, outward = (part for part in box(replace(GRID, height=0)).split("<a ")[1:])
    assert 'target="_blank" rel="noreferrer"' in outward
    assert "target" not in inward


def test_another_element_holds_no_table():
    assert grid_in("<div class='figure' data-figure='{}'></div>") is None


@pytest.fixture
def shown(monkeypatch):
    """What `rows_table` shows: elements of HTML, and tables on a canvas."""
    html: list[str] = []
    canvas: list[object] = []
    monkeypatch.setattr("utils.sheets.put", lambda body: html.append(body) if body else None)
    monkeypatch.setattr("streamlit.dataframe", lambda cells, **_options: canvas.append(cells))
    return html, canvas


def only(shown: tuple[list[str], list[object]]) -> Grid:
    [element] = shown[0]
    grid = grid_in(element)
    assert grid is not None
    return grid


def table(count):
    days = [pd.NaT, *[pd.Timestamp("2024-02-28")] * (count - 1)]
    names = [f"Partner {place}" for place in range(count)]
    return pd.DataFrame(
        {"start_date": days, "partner": names, "rows": range(count), "url": "https://h.example/a"}
    )


def test_a_table_has_its_days_in_words_sorted_by_the_calendar_and_its_addresses_as_links(shown):
    sheets.rows_table(table(2), ["start_date", "partner", "rows", "url"], alt="Partners")
    grid = only(shown)
    assert (grid.alt, grid.heads, grid.numbers) == (
        "Partners", ["Date", "Partner", "Rows", "Link"], [False, False, True, False],
    )  # fmt: skip
    assert grid.rows == [
        [Cell("?"), Cell("Partner 0"), Cell("0"), Cell("open the page", way="https://h.example/a")],
        [
            Cell("28\N{NO-BREAK SPACE}Feb\N{NO-BREAK SPACE}2024", order="2024-02-28"),
            Cell("Partner 1"),
            Cell("1"),
            Cell("open the page", way="https://h.example/a"),
        ],
    ]


def test_what_is_no_address_is_no_link(shown):
    rows = table(1).assign(url="javascript:alert(1)")
    sheets.rows_table(rows, ["url"], alt="Partners")
    grid = only(shown)
    assert grid.rows == [[Cell("javascript:alert(1)")]]


def test_a_table_of_very_many_rows_is_drawn_as_far_as_it_is_looked_at(shown):
    html, canvas = shown
    sheets.rows_table(table(MOST), ["partner"], alt="Partners")
    assert (len(html), len(canvas)) == (1, 0)
    sheets.rows_table(table(MOST + 1), ["partner"], alt="Partners")
    assert (len(html), [len(cells) for cells in canvas]) == (1, [MOST + 1])
