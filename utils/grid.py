"""Tables on the screen, whose rows can be links: short ones as HTML, long ones told to `static/tables.js`.

It builds and sorts them: what cleans the page of HTML takes long over thousands of cells.

Streamlit's own draws on a canvas: that takes several times as long to appear, and the browser can neither search
nor print it, nor open a row as a link.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from utils.prose import anchor, attributes, inert, said_in

MOST = 500
"""So many rows are one element; of more a browser draws only what is looked at."""


_LONG, _SHORT, _END = "<div class='grid'", '<div class="grid short"', "</table></div>"
"""How the element of a table begins, and how that of a short one ends; no other does."""


@dataclass(slots=True)
class Cell:
    """A cell: its text, the address that it leads to or nothing, what it is sorted by where that is not the text."""

    text: str
    way: str = ""
    order: str = ""


@dataclass(slots=True)
class Grid:
    """A table: what it is in words, its headings, which columns hold numbers, its rows.

    `height` are the pixels it may be high; at 0 it is as high as its rows, and is not sorted.
    """

    alt: str = ""
    heads: list[str] = field(default_factory=list)
    numbers: list[bool] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    height: int = 0


def box(grid: Grid) -> str:
    """The element of a table. All that comes from data is escaped."""
    return _told(grid) if grid.height else _written(grid)


def _told(grid: Grid) -> str:
    """A cell is its text, or a list of text, address and what it is sorted by."""
    rows = [
        [[cell.text, cell.way, cell.order] if cell.way or cell.order else cell.text for cell in row]
        for row in grid.rows
    ]
    told = {"heads": grid.heads, "numbers": grid.numbers, "rows": rows}
    said = {
        "role": "region",
        "tabindex": "0",
        "aria-label": grid.alt,
        "style": f"max-height:{grid.height}px",
        "data-grid": inert(json.dumps(told, ensure_ascii=False, separators=(",", ":"))),
    }
    return f"{_LONG} {attributes(said)}></div>"


def _written(grid: Grid) -> str:
    heads = "".join(
        f'<th scope="col"{_end(number)}>{escape(head)}</th>'
        for head, number in zip(grid.heads, grid.numbers, strict=True)
    )
    rows = "".join(f"<tr>{''.join(_row(row, grid.numbers))}</tr>" for row in grid.rows)
    return (
        f'{_SHORT} role="region" aria-label="{escape(grid.alt)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{_END}"
    )


def _row(cells: Sequence[Cell], numbers: Sequence[bool]) -> list[str]:
    return [_cell(cell, number) for cell, number in zip(cells, numbers, strict=True)]


def _cell(cell: Cell, number: bool) -> str:
    order = f' data-order="{escape(cell.order)}"' if cell.order else ""
    return f"<td{_end(number)}{order}>{_led(cell)}</td>"


def _led(cell: Cell) -> str:
    return anchor(escape(cell.text), cell.way) if cell.way else escape(cell.text)


def _end(number: bool) -> str:
    return ' class="end"' if number else ""


def grid_in(element: str) -> Grid | None:
    """The first table of `box` that an element holds; none where it holds none."""
    begin, long = element.find(_SHORT), element.find(_LONG)
    if long >= 0 and not 0 <= begin < long:
        return _read(said_in(element, _LONG))
    if begin < 0:
        return None
    reader = _Reader()
    reader.feed(element[begin : element.index(_END, begin)])
    return reader.grid


def _read(said: Mapping[str, str]) -> Grid:
    told = json.loads(said["data-grid"])
    rows = [[Cell(cell) if isinstance(cell, str) else Cell(*cell) for cell in row] for row in told["rows"]]
    height = int(said["style"].removeprefix("max-height:").removesuffix("px"))
    return Grid(said["aria-label"], told["heads"], told["numbers"], rows, height)


class _Reader(HTMLParser):
    """Reads a table again as it was written."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = Grid()
        self._text: list[str] = []
        self._said: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part of it."""
        said = {name: value or "" for name, value in attrs}
        if tag == "div":
            self.grid.alt = said["aria-label"]
        elif tag == "tr":
            self.grid.rows.append([])
        elif tag in {"th", "td"}:
            self._text, self._said = [], said
        elif tag == "a":
            self._said["href"] = said["href"]

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell."""
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a part of it."""
        text = "".join(self._text)
        if tag == "th":
            self.grid.heads.append(text)
            self.grid.numbers.append("class" in self._said)
        elif tag == "td":
            cell = Cell(text, self._said.get("href", ""), self._said.get("data-order", ""))
            self.grid.rows[-1].append(cell)
        elif tag == "thead":
            self.grid.rows.clear()
