"""What a page shows, as HTML: Streamlit's elements one by one. Data reach it as text and stay text."""

import hashlib
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import parse_qs

import pyarrow as pa

from utils import wording
from utils.grid import ELSEWHERE, Cell, Grid, grid_in
from utils.plot import Plot, plot_in
from utils.snapshot.stage import Node
from utils.wording import Run, runs

Query = Mapping[str, Sequence[str]]
Anchors = Mapping[tuple[str, frozenset[tuple[str, str]]], str]
"""The id of each section by its page and address, see `address`; a link to anything else is no link here."""

_LEFT_OUT = ("marking-", "menu", "filter-row", "links-", "widen")
"""How containers are called that hold the frame, which the file has once, or ways to see the page otherwise."""

_LEVELS = {"h1": "h2", "h2": "h3", "h3": "h4"}
"""The headings of a page stand one level lower in the file."""

_MUTE = frozenset({"empty", "button", "popover", "text_input", "selectbox"})
"""What says nothing, or does nothing without a server."""


_LINK = re.compile(
    r"(?<![\w\\-])\[(?P<words>(?:\\.|:[a-z-]+\[(?:\\.|[^\]\\])*\]|[^\[\]\\])*)\]"
    r'\((?P<address>[^)\s]*)(?: "(?:\\.|[^"\\])*")?\)'
)
"""A link in Markdown as we write it: its words, an address within the dashboard, what is told on hover."""


def page(node: Node, anchors: Anchors) -> str:
    """The page's own part as HTML. An element that is not known here is an error: nothing is left out in silence."""
    if node.kind in _MUTE or node.key.startswith(_LEFT_OUT):
        return ""
    if node.kind in _ELEMENTS:
        return _ELEMENTS[node.kind](node.message)
    if node.kind in _LINKS:
        return _LINKS[node.kind](node.message, anchors)
    block = _BLOCKS[node.kind]
    inside = "".join(page(part, anchors) for _place, part in sorted(node.parts.items()))
    return block(node, inside) if inside else ""


def address(page_name: str, query: Query) -> tuple[str, frozenset[tuple[str, str]]]:
    """A page at a query, as a key: two links with the same one show the same."""
    return page_name, frozenset((key, value) for key, values in query.items() for value in values)


def marked(text: str) -> str:
    """A sentence of ours with its Markdown as HTML."""
    return "".join(map(_run, runs(text)))


def _run(run: Run) -> str:
    told = escape(run.text).replace("\n", "<br>")
    names = [mark for mark in sorted(run.marks) if mark not in {"**", "small"}]
    if names:
        told = f'<span class="{" ".join(f"c-{name}" for name in names)}">{told}</span>'
    if "small" in run.marks:
        told = f"<small>{told}</small>"
    return f"<strong>{told}</strong>" if "**" in run.marks else told


def _heading(message: Any) -> str:  # noqa: ANN401 - Streamlit's own message, here and below
    level = _LEVELS[message.tag]
    return f"<{level}>{marked(message.body)}</{level}>"


def _note(message: Any) -> str:  # noqa: ANN401
    return f'<p class="note">{marked(message.body)}</p>'


def _plain(message: Any) -> str:  # noqa: ANN401
    return f"<p>{escape(message.body)}</p>"


def _tile(message: Any) -> str:  # noqa: ANN401
    return (
        f'<p class="tile"><small>{marked(message.label)}</small> <strong>{marked(message.body)}</strong></p>'
    )


def written(value: object) -> str:
    """A value for a script; `<` in it would end the script, so it is written otherwise."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _written(message: Any, anchors: Anchors) -> str:  # noqa: ANN401
    """A figure or a long table; nothing for what else a page writes as HTML, which is its frame."""
    plot, grid = plot_in(message.body), grid_in(message.body)
    if plot is not None:
        return _figure(plot)
    return _grid(grid, anchors) if grid is not None else ""


def _figure(plot: Plot) -> str:
    """The figure's description, and a place for it."""
    return (
        f'<div class="figure" role="{plot.role}" aria-label="{escape(plot.alt)}" data-part="{plot.part}" '
        f'style="height:{plot.height}px"></div>'
        f'<script type="application/json">{written(plot.spec)}</script>'
    )


def _text_table(message: Any) -> str:  # noqa: ANN401
    return _table(message.arrow_data.data, message.alt, marked)


def _data_table(message: Any) -> str:  # noqa: ANN401
    return _table(message.arrow_data.data, message.alt, _cell)


def _grid(grid: Grid, anchors: Anchors) -> str:
    cells = [[_inner(cell, anchors) if cell.way else escape(cell.text) for cell in row] for row in grid.rows]
    return _drawn(grid.alt, grid.heads, grid.numbers, cells)


def _inner(cell: Cell, anchors: Anchors) -> str:
    if cell.way.startswith(ELSEWHERE):
        return _outward(cell.way, escape(cell.way))
    path, _mark, query = cell.way.partition("?")
    anchor = anchors.get(address(path.removeprefix("./"), parse_qs(query)))
    told = escape(cell.text)
    return f'<a href="#{escape(anchor)}">{told}</a>' if anchor else told


def _table(data: bytes, alt: str, cell: Callable[[str], str]) -> str:
    table = pa.ipc.open_stream(io.BytesIO(data)).read_all()
    numbers = [pa.types.is_integer(kind) or pa.types.is_floating(kind) for kind in table.schema.types]
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    cells = [[_shown(value, cell) for value in row] for row in rows]
    return _drawn(alt, table.column_names, numbers, cells)


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


def _shown(value: object, cell: Callable[[str], str]) -> str:
    return cell(value) if isinstance(value, str) else wording.number_text(value)  # type: ignore[arg-type]  # a number


def _cell(text: str) -> str:
    return _outward(text, escape(text)) if text.startswith(ELSEWHERE) else escape(text)


def _outward(url: str, told: str) -> str:
    return f'<a href="{escape(url)}" rel="noreferrer">{told}</a>'


def _source(message: Any, _anchors: Anchors) -> str:  # noqa: ANN401
    return f"<p>{_outward(message.url, marked(message.label))}</p>"


def _way(message: Any, anchors: Anchors) -> str:  # noqa: ANN401
    return _inward(message.label, message.page, message.query_string, anchors)


def _inward(words: str, page_name: str, query: str, anchors: Anchors) -> str:
    """A link to another section of the file, or its words where the file does not hold that page."""
    anchor = anchors.get(address(page_name, parse_qs(query)))
    told = marked(words)
    return (
        f'<a class="way" href="#{escape(anchor)}">{told}</a>'
        if anchor
        else f'<span class="way">{told}</span>'
    )


def _paragraph(message: Any, anchors: Anchors) -> str:  # noqa: ANN401
    """Lines of text, each a paragraph where it is an entry of a list; links of ours lead to their sections."""
    entries = (
        message.body.removeprefix("- ").split("\n- ") if message.body.startswith("- ") else [message.body]
    )
    return "".join(f"<p>{_linked(entry, anchors)}</p>" for entry in entries)


def _linked(text: str, anchors: Anchors) -> str:
    told, end = "", 0
    for found in _LINK.finditer(text):
        path, _mark, query = found["address"].partition("?")
        told += marked(text[end : found.start()])
        told += _inward(found["words"], path.removeprefix("./"), query, anchors)
        end = found.end()
    return told + marked(text[end:])


def _container(node: Node, inside: str) -> str:
    told = node.message.flex_container
    names = ["row"] * (told.direction == told.Direction.HORIZONTAL) + ["card"] * told.border
    return f'<div class="{" ".join(names)}">{inside}</div>' if names else f"<div>{inside}</div>"


def _columns(node: Node, inside: str) -> str:
    return f'<div class="column" style="flex:{node.message.column.weight:g}">{inside}</div>'


def _folded(node: Node, inside: str) -> str:
    return f"<details><summary>{marked(node.message.expandable.label)}</summary>{inside}</details>"


def _tab(node: Node, inside: str) -> str:
    return f"<h4>{marked(node.message.tab.label)}</h4>{inside}"


def _as_it_is(_node: Node, inside: str) -> str:
    return inside


_ELEMENTS: Mapping[str, Callable[[Any], str]] = {
    "heading": _heading,
    "alert": _note,
    "text": _plain,
    "metric": _tile,
    "table": _text_table,
    "dataframe": _data_table,
}
_LINKS: Mapping[str, Callable[[Any, Anchors], str]] = {
    "markdown": _paragraph,
    "html": _written,
    "page_link": _way,
    "link_button": _source,
}
_BLOCKS: Mapping[str, Callable[[Node, str], str]] = {
    "root": _as_it_is,
    "": _as_it_is,
    "container": _as_it_is,
    "flex_container": _container,
    "grid_container": lambda _node, inside: f'<div class="grid">{inside}</div>',
    "column": _columns,
    "expandable": _folded,
    "tab_container": _as_it_is,
    "tab": _tab,
}
