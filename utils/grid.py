"""Tables on the screen: one element of HTML, whose rows can be links; `static/tables.js` sorts long ones.

Streamlit's own draws on a canvas: that takes several times as long to appear, and the browser can neither search
nor print it, nor open a row as a link.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from utils.prose import anchor

MOST = 500
"""So many rows are one element; of more a browser draws only what is looked at."""


_BEGINNING, _END = '<div class="grid', "</table></div>"
"""How the element of a table begins and ends; no other does."""


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
    head = _sorting if grid.height else _still
    heads = "".join(map(head, grid.heads, grid.numbers))
    rows = "".join(f"<tr>{''.join(_row(row, grid.numbers))}</tr>" for row in grid.rows)
    kind = f'" tabindex="0" style="max-height:{grid.height}px"' if grid.height else ' short"'
    return (
        f'{_BEGINNING}{kind} role="region" aria-label="{escape(grid.alt)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{_END}"
    )


def _sorting(head: str, number: bool) -> str:
    return (
        f'<th scope="col" aria-sort="none"{_end(number)}><button type="button">{escape(head)}</button></th>'
    )


def _still(head: str, number: bool) -> str:
    return f'<th scope="col"{_end(number)}>{escape(head)}</th>'


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
    begin = element.find(_BEGINNING)
    if begin < 0:
        return None
    reader = _Reader()
    reader.feed(element[begin : element.index(_END, begin)])
    return reader.grid


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
            self.grid.height = int(said.get("style", "0").removeprefix("max-height:").removesuffix("px"))
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
