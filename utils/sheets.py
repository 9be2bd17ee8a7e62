"""Tables on the screen: long ones to scroll and sort, short ones whole; dates and headings in the reader's words."""

from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest

import pandas as pd
import pyarrow as pa
import streamlit as st

from utils import grid, terms, wording
from utils.address import addresses
from utils.elements import apart, put
from utils.filter_bar import Door, click, current
from utils.grid import Cell, Grid
from utils.prose import ELSEWHERE
from utils.sentences.ways import TALL
from utils.wording import _

_NAMES = ("title", "name", "partner", "topic", "meeting", "series")
"""Columns whose cell is the link of a row that opens something; the first column where a table has none of them."""

_WIDTHS = {
    "start_date": 100,
    "title": 480,
    "series": 300,
    "name": 165,
    "partner": 165,
    "abbreviation": 90,
    "source": 320,
    "difference": 900,
}
"""Pixels of columns in a long table, where their own measure would cut a name."""

_ROW, _HEAD = 28, 37
"""Pixels of a row and of the heading of a long table."""

SHORT = 12
"""So many rows are a short table, shown whole."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A table ready to be shown: headings and cells in the reader's language, and what it is in plain words."""

    cells: pa.Table
    labels: tuple[str, ...]
    alt: str
    days: Mapping[str, tuple[str, ...]]
    """By label the days of a column as they are sorted; none for a table too long to be one element of HTML."""


def ready(rows: pd.DataFrame, labels: Sequence[str], alt: str) -> Ready:
    """The named columns of `rows` as a table."""
    days = {
        label: tuple("" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in rows[label])
        for label in (labels if len(rows) <= grid.MOST else ())
        if pd.api.types.is_datetime64_any_dtype(rows[label])
    }
    return Ready(readable(rows, labels), tuple(labels), alt, days)


def rows_table(
    rows: pd.DataFrame,
    labels: Sequence[str],
    *,
    alt: str,
    height: int = TALL,
    key: str = "",
    door: Door | None = None,
) -> None:
    """A long table: dates and headings in the reader's language, cells as they are.

    `door` says which page a chosen row opens, by its place from 0; it needs a `key`.
    """
    shown = ready(rows, labels, alt)
    put(long(shown, height, door))
    canvas(shown, height, key, door)


def long(shown: Ready, height: int, door: Door | None = None) -> str:
    """A long table as HTML, at most `height` pixels high; nothing where it is too long for a page: see `canvas`."""
    return "" if endless(shown.cells) else grid.box(_grid(shown, _high(shown, height), door))


def endless(rows: Sized) -> bool:
    """Whether a table of these rows is too long for a page of text."""
    return len(rows) > grid.MOST


def _high(shown: Ready, most: int) -> int:
    return min(most, _ROW * len(shown.cells) + _HEAD)


def _grid(shown: Ready, height: int, door: Door | None) -> Grid:
    """The table as text; the cell that names a row leads where the door does."""
    columns = [
        _texts(label, column.to_pylist(), shown.days.get(label, ()))
        for label, column in zip(shown.labels, shown.cells.columns, strict=True)
    ]
    if door is not None:
        naming = next((place for place, label in enumerate(shown.labels) if label in _NAMES), 0)
        ways = addresses(current(), map(door, range(len(shown.cells))))
        columns[naming] = [replace(cell, way=way) for cell, way in zip(columns[naming], ways, strict=True)]
    numbers = [not pa.types.is_string(kind) for kind in shown.cells.schema.types]
    return Grid(
        shown.alt,
        list(shown.cells.column_names),
        numbers,
        [list(row) for row in zip(*columns, strict=True)],
        height,
    )


def _texts(label: str, values: Sequence[object], days: Sequence[str]) -> list[Cell]:
    """The cells of one column: an address as a link, a day with what it is sorted by."""
    if label == "url":
        return [
            Cell(_("open the page"), way=str(value)) if str(value).startswith(ELSEWHERE) else Cell(str(value))
            for value in values
        ]
    texts = [value if isinstance(value, str) else wording.number_text(value) for value in values]  # type: ignore[arg-type]  # a number
    return [Cell(text, order=day) for text, day in zip_longest(texts, days, fillvalue="")]


def canvas(shown: Ready, height: int, key: str = "", door: Door | None = None) -> None:
    """Draw what is looked at of a table too long for a page; nothing where it is not: see `long`."""
    if not endless(shown.cells):
        return
    widths = {
        terms.column(label): st.column_config.Column(width=_WIDTHS[label])
        for label in shown.labels
        if label in _WIDTHS
    }
    if "url" in shown.labels:
        widths[terms.column("url")] = st.column_config.LinkColumn(display_text=_("open the page"))
    drawn = partial(
        st.dataframe,
        shown.cells,
        hide_index=True,
        row_height=_ROW,
        alt=shown.alt,
        height=_high(shown, height),
        column_config=widths,
        key=key or None,
        on_select=partial(click, door, key) if door and key else "ignore",
        selection_mode="single-row",
    )
    apart(drawn)


def short_table(rows: pd.DataFrame, labels: Sequence[str], *, alt: str) -> None:
    """A table of up to about twenty rows, whole and as it is ordered."""
    put(short(ready(rows, labels, alt)))


def short(shown: Ready) -> str:
    """A short table whose cells are ready, as HTML."""
    return grid.box(_grid(shown, 0, None))


def readable(rows: pd.DataFrame, labels: Sequence[str]) -> pa.Table:
    """The named columns with headings and dates in the reader's language; what is not in the record stays `?`."""
    columns = [_cells(rows[label]) for label in labels]
    return pa.Table.from_arrays(columns, names=[terms.column(label) for label in labels])


def _cells(column: pd.Series) -> pa.Array:
    """The cells of one column: days in words, `?` where there is nothing, numbers as such where all are there."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return pa.array([wording.day(day) if pd.notna(day) else "?" for day in column], pa.string())
    if pd.api.types.is_numeric_dtype(column) and not column.hasnans:
        return pa.array(column.to_numpy())
    return pa.array([_cell(cell) for cell in column.tolist()], pa.string())


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    return "?" if pd.isna(value) else wording.number_text(value)  # type: ignore[call-overload, arg-type]  # a number
