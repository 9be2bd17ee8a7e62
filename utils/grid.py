"""Long tables on the screen: one element of HTML, whose rows can be links; `static/tables.js` sorts them.

Streamlit's own draws on a canvas: that takes several times as long to appear, and the browser can neither search
nor print it, nor open a row as a link.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

MOST = 500
"""So many rows are one element; of more a browser draws only what is looked at."""


_BEGINNING = '<div class="grid"'
"""How the element of a table begins; no other does."""

ELSEWHERE = ("https://", "http://")
"""How an address outside the dashboard begins."""


@dataclass(slots=True)
class Cell:
    """A cell: its text, the address that it leads to or nothing, what it is sorted by where that is not the text."""

    text: str
    way: str = ""
    order: str = ""


@dataclass(slots=True)
class Grid:
    """A table: what it is in words, its headings, which columns hold numbers, its rows, the pixels it may be high."""

    alt: str = ""
    heads: list[str] = field(default_factory=list)
    numbers: list[bool] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    height: int = 0


def box(grid: Grid) -> str:
    """The element of a table. All that comes from data is escaped."""
    heads = "".join(
        f'<th scope="col" aria-sort="none"{_end(number)}><button type="button">{escape(head)}</button></th>'
        for head, number in zip(grid.heads, grid.numbers, strict=True)
    )
    rows = "".join(f"<tr>{''.join(_row(row, grid.numbers))}</tr>" for row in grid.rows)
    return (
        f'{_BEGINNING} role="region" tabindex="0" aria-label="{escape(grid.alt)}" '
        f'style="max-height:{grid.height}px"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(cells: Sequence[Cell], numbers: Sequence[bool]) -> list[str]:
    return [_cell(cell, number) for cell, number in zip(cells, numbers, strict=True)]


def _cell(cell: Cell, number: bool) -> str:
    order = f' data-order="{escape(cell.order)}"' if cell.order else ""
    return f"<td{_end(number)}{order}>{_led(cell)}</td>"


def _led(cell: Cell) -> str:
    if not cell.way:
        return escape(cell.text)
    away = ' target="_blank" rel="noreferrer"' if cell.way.startswith(ELSEWHERE) else ""
    return f'<a href="{escape(cell.way)}"{away}>{escape(cell.text)}</a>'


def _end(number: bool) -> str:
    return ' class="end"' if number else ""


def grid_in(element: str) -> Grid | None:
    """The table that an element of `box` holds; none where it is another one."""
    if not element.startswith(_BEGINNING):
        return None
    reader = _Reader()
    reader.feed(element)
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
            self.grid.height = int(said["style"].removeprefix("max-height:").removesuffix("px"))
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
