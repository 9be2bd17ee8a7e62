"""What a page shows, as HTML: Streamlit's elements one by one. Data reach it as text and stay text."""

import hashlib
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qs

import pyarrow as pa

from utils import wording
from utils.grid import Cell, Grid, grid_in
from utils.plot import Plot, plot_in
from utils.prose import ELSEWHERE, inline
from utils.snapshot.stage import Node

Query = Mapping[str, Sequence[str]]
Anchors = Mapping[tuple[str, frozenset[tuple[str, str]]], str]
"""The id of each section by its page and address, see `address`; a link to anything else is no link here."""

_LEFT_OUT = "menu"
"""How the container is called that holds the menu, which the file has for itself."""

_NOT_WRITTEN = ('<div class="marking ', '<div class="filter-row">', "<style>")
"""How elements of HTML begin that belong to the frame."""

_SWITCH = re.compile('<div class="links [^"]*">.*?</div>|<div class="ask">.*?</div>', re.DOTALL)
"""What leads to the page seen otherwise."""

_MUTE = frozenset({"empty", "button", "popover", "text_input"})
"""What says nothing, or does nothing without a server."""


_DRAWN = re.compile(
    """(<div class='(?:figure|grid)' .*?></div>|<div class="grid short".*?</table></div>)""", re.DOTALL
)
"""A figure or a table, as `plot.box` and `grid.box` write them."""

_ANCHOR = re.compile('<a href="(?P<address>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
_HEADING = re.compile("(?<=<h|/h)[1-3](?=>)")


def page(node: Node, anchors: Anchors) -> str:
    """The page's own part as HTML. An element that is not known here is an error: nothing is left out in silence."""
    if node.kind in _MUTE or node.key.startswith(_LEFT_OUT):
        return ""
    if node.kind in _ELEMENTS:
        return _ELEMENTS[node.kind](node.message)
    if node.kind == "html":
        return _written(node.message, anchors)
    block = _BLOCKS[node.kind]
    inside = "".join(page(part, anchors) for _place, part in sorted(node.parts.items()))
    return block(node, inside) if inside else ""


def address(page_name: str, query: Query) -> tuple[str, frozenset[tuple[str, str]]]:
    """A page at a query, as a key: two links with the same one show the same."""
    return page_name, frozenset((key, value) for key, values in query.items() for value in values)


def _note(message: Any) -> str:  # noqa: ANN401
    return f'<p class="note">{inline(message.body)}</p>'


def _plain(message: Any) -> str:  # noqa: ANN401
    return f"<p>{escape(message.body)}</p>"


def written(value: object) -> str:
    """A value for a script; `<` in it would end the script, so it is written otherwise."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _written(message: Any, anchors: Anchors) -> str:  # noqa: ANN401
    """What a page writes: its headings one level lower, its links those of the file, its figures and tables drawn."""
    if message.body.startswith(_NOT_WRITTEN):
        return ""
    return "".join(_part(part, anchors) for part in _DRAWN.split(_SWITCH.sub("", message.body)))


def _part(part: str, anchors: Anchors) -> str:
    plot, grid = plot_in(part), grid_in(part)
    if plot is not None:
        return _figure(plot)
    if grid is not None:
        return _grid(grid, anchors)
    told = _ANCHOR.sub(lambda found: _led(unescape(found["address"]), found["words"], anchors), part)
    return _HEADING.sub(lambda found: str(int(found[0]) + 1), told)


def _led(way: str, words: str, anchors: Anchors) -> str:
    """A link to another section of the file or to the web, or its words where the file does not hold that page."""
    if way.startswith(ELSEWHERE):
        return _outward(way, words)
    path, _mark, query = way.partition("?")
    anchor = anchors.get(address(path.removeprefix("./"), parse_qs(query)))
    return (
        f'<a class="way" href="#{escape(anchor)}">{words}</a>'
        if anchor
        else f'<span class="way">{words}</span>'
    )


def _figure(plot: Plot) -> str:
    """The figure's description, and a place for it."""
    return (
        f'<div class="figure" role="{plot.role}" aria-label="{escape(plot.alt)}" data-part="{plot.part}" '
        f'style="height:{plot.height}px"></div>'
        f'<script type="application/json">{written(plot.spec)}</script>'
    )


def _data_table(message: Any) -> str:  # noqa: ANN401
    table = pa.ipc.open_stream(io.BytesIO(message.arrow_data.data)).read_all()
    numbers = [pa.types.is_integer(kind) or pa.types.is_floating(kind) for kind in table.schema.types]
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return _drawn(
        message.alt, table.column_names, numbers, [[_shown(value) for value in row] for row in rows]
    )


def _grid(grid: Grid, anchors: Anchors) -> str:
    cells = [[_inner(cell, anchors) if cell.way else escape(cell.text) for cell in row] for row in grid.rows]
    return _drawn(grid.alt, grid.heads, grid.numbers, cells)


def _inner(cell: Cell, anchors: Anchors) -> str:
    return _led(cell.way, escape(cell.way if cell.way.startswith(ELSEWHERE) else cell.text), anchors)


def _drawn(alt: str, heads: Sequence[str], numbers: Sequence[bool], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    ends = [' class="end"' if number else "" for number in numbers]
    head = "".join(f'<th scope="col"{end}>{escape(name)}</th>' for name, end in zip(heads, ends, strict=True))
    body = "".join(
        f"<tr>{''.join(f'<td{end}>{cell}</td>' for cell, end in zip(row, ends, strict=True))}</tr>"
        for row in rows
    )
    drawn = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    name = f"rows-{hashlib.sha256(drawn.encode()).hexdigest()[:12]}"
    return (
        f'<div class="table" id="{name}" role="region" tabindex="0" aria-label="{escape(alt)}">{drawn}</div>'
    )


def _shown(value: object) -> str:
    return _cell(value) if isinstance(value, str) else wording.number_text(value)  # type: ignore[arg-type]  # a number


def _cell(text: str) -> str:
    return _outward(text, escape(text)) if text.startswith(ELSEWHERE) else escape(text)


def _outward(url: str, told: str) -> str:
    return f'<a href="{escape(url)}" rel="noreferrer">{told}</a>'


def _container(node: Node, inside: str) -> str:
    told = node.message.flex_container
    names = ["row"] * (told.direction == told.Direction.HORIZONTAL) + ["card"] * told.border
    return f'<div class="{" ".join(names)}">{inside}</div>' if names else f"<div>{inside}</div>"


def _columns(node: Node, inside: str) -> str:
    return f'<div class="column" style="flex:{node.message.column.weight:g}">{inside}</div>'


def _folded(node: Node, inside: str) -> str:
    return f"<details><summary>{inline(node.message.expandable.label)}</summary>{inside}</details>"


def _tab(node: Node, inside: str) -> str:
    return f"<h4>{inline(node.message.tab.label)}</h4>{inside}"


def _as_it_is(_node: Node, inside: str) -> str:
    return inside


_ELEMENTS: Mapping[str, Callable[[Any], str]] = {
    "alert": _note,
    "text": _plain,
    "dataframe": _data_table,
}
_BLOCKS: Mapping[str, Callable[[Node, str], str]] = {
    "root": _as_it_is,
    "": _as_it_is,
    "container": _as_it_is,
    "flex_container": _container,
    "column": _columns,
    "expandable": _folded,
    "tab_container": _as_it_is,
    "tab": _tab,
}
