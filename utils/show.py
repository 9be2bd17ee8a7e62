"""What a page shows: headings, figures with their tables and sources, tiles, notes, tables and links."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pandas as pd
import pyarrow as pa
import streamlit as st

from utils import terms, wording
from utils.export import file_name
from utils.filter_bar import Door, address, click, option, query_of
from utils.measure import View, kept
from utils.sentences import meetings as of_meetings
from utils.sentences.situation import Tile
from utils.sentences.ways import Block, Cited, Link, Sheet, to_row
from utils.wording import _, markdown

if TYPE_CHECKING:
    import plotly.graph_objects as go

_CONFIG = {
    "topojsonURL": "app/static/topojson/",
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}

_WIDTHS = {
    "start_date": 100,
    "title": 480,
    "series": 300,
    "name": 165,
    "partner": 165,
    "abbreviation": 90,
    "source": 320,
}
"""Pixels of columns in a long table, where their own measure would cut a name."""

_ROW, _HEAD, _TALLEST = 28, 37, 420
"""Pixels of a row, of the heading and of the tallest long table."""

_SHORT = 12
"""So many rows are a short table, drawn as text."""

LEGEND = ("blue", "green", "yellow", "violet")
"""The theme's text colours that stand for the frameworks in a legend, in the record's order."""


def heading(text: str) -> None:
    """The page's one sentence that answers its question. `text` is Markdown with its data escaped."""
    st.title(text, anchor=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a figure shows. `title`, `subtitle` and `source` are Markdown with their data escaped, `alt` is plain.

    `rows` are its numbers, or give them when the reader opens the table; `labels` names their columns in order.
    Without a `drawing` the words stand alone.
    """

    drawing: "go.Figure | None"
    rows: pd.DataFrame | Callable[[], pd.DataFrame]
    title: str
    subtitle: str
    source: str
    alt: str
    labels: Sequence[str] = ()


def once(view: View, key: str, make: Callable[[], Parts], *depends: str, door: Door | None = None) -> None:
    """Show a figure whose parts are made once for this view and the options of the page that it depends on.

    `door` says which page a click on a mark opens; what can be clicked must also stand in a table or list beside.
    Embedded with its key as `figure` in the address, the figure stands alone, with a way to the page; nothing follows.
    """
    alone = bool(st.context.is_embedded) and option("figure", ["", key]) == key
    with st.container(key="alone") if alone else nullcontext():
        _figure(kept(view, f"{key} {depends}", make), key, door)
        if alone:
            _way_to_page()
    if alone:
        st.stop()


def _way_to_page() -> None:
    """Below an embedded figure: a link to its page as the same filters show it."""
    kept_of_address = {name: values for name, values in address().items() if name != "figure"}
    words = _("Open in the dashboard")
    st.markdown(f"[{words} ›](?{urlencode(kept_of_address, doseq=True)})")


def _figure(parts: Parts, key: str, door: Door | None) -> None:
    st.header(parts.title, anchor=False)
    if parts.subtitle:
        small(parts.subtitle)
    if parts.drawing is not None:
        with st.container(key=f"figure-{key}", height=int(parts.drawing.layout.height), border=False):
            st.plotly_chart(
                parts.drawing,
                key=key,
                theme=None,
                height="stretch",
                config=_CONFIG,
                alt=parts.alt,
                on_select=partial(click, door, key) if door else "ignore",
                selection_mode="points",
            )
    with st.container(key=f"under-{key}", horizontal=True, vertical_alignment="top"):
        small(parts.source)
        with st.popover(_("Table"), key=f"table-{key}", type="tertiary", on_change="rerun") as table:
            if table.open:
                rows = parts.rows() if callable(parts.rows) else parts.rows
                rows_table(rows, parts.labels or list(rows.columns), alt=parts.alt)


@dataclass(frozen=True, slots=True)
class Ready:
    """A table ready to be shown: headings and cells in the reader's language, and what it is in plain words."""

    cells: pa.Table
    labels: tuple[str, ...]
    alt: str


def ready(rows: pd.DataFrame, labels: Sequence[str], alt: str, *, as_text: bool = False) -> Ready:
    """The named columns of `rows` as a table; `as_text` makes its texts inert for a table that is drawn as text."""
    return Ready(readable(rows, labels, as_text=as_text), tuple(labels), alt)


def rows_table(
    rows: pd.DataFrame,
    labels: Sequence[str],
    *,
    alt: str,
    height: int | None = None,
    key: str | None = None,
    door: Door | None = None,
) -> None:
    """A long table: dates and headings in the reader's language, cells as they are.

    `door` says which page a chosen row opens, by its place from 0; it needs a `key`.
    """
    ready_table(ready(rows, labels, alt), height=height, key=key, door=door)


def ready_table(
    shown: Ready, *, height: int | None = None, key: str | None = None, door: Door | None = None
) -> None:
    """A long table whose cells are ready; `door` and `key` as of `rows_table`."""
    widths = {
        terms.column(label): st.column_config.Column(width=_WIDTHS[label])
        for label in shown.labels
        if label in _WIDTHS
    }
    if "url" in shown.labels:
        widths[terms.column("url")] = st.column_config.LinkColumn(display_text=_("open the page"))
    st.dataframe(
        shown.cells,
        hide_index=True,
        row_height=_ROW,
        alt=shown.alt,
        height=min(height or _TALLEST, _ROW * len(shown.cells) + _HEAD),
        column_config=widths,
        key=key,
        on_select=partial(click, door, key) if door and key else "ignore",
        selection_mode="single-row",
    )


def short_table(rows: pd.DataFrame, labels: Sequence[str], *, alt: str) -> None:
    """A table of up to about twenty rows, drawn as text so that it wraps and prints."""
    ready_text(ready(rows, labels, alt, as_text=True))


def ready_text(shown: Ready) -> None:
    """A short table whose cells are ready, as text."""
    st.table(shown.cells, border="horizontal", hide_index=True, alt=shown.alt)


def readable(rows: pd.DataFrame, labels: Sequence[str], *, as_text: bool = False) -> pa.Table:
    """The named columns with headings and dates in the reader's language; what is not in the record stays `?`.

    `as_text` makes texts inert for what reads Markdown.
    """
    columns = [_cells(rows[label], as_text) for label in labels]
    return pa.Table.from_arrays(columns, names=[terms.column(label) for label in labels])


def _cells(column: pd.Series, as_text: bool) -> pa.Array:
    """The cells of one column: days in words, `?` where there is nothing, numbers as such where all are there."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return pa.array([wording.day(day) if pd.notna(day) else "?" for day in column], pa.string())
    if pd.api.types.is_numeric_dtype(column) and not column.hasnans:
        return pa.array(column.to_numpy())
    texts = [_cell(cell) for cell in column.tolist()]
    return pa.array([markdown(text) for text in texts] if as_text else texts, pa.string())


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    return "?" if pd.isna(value) else wording.number_text(value)  # type: ignore[call-overload, arg-type]  # a number


def small(text: str) -> None:
    """A quiet line: subtitle, source, note. `text` is Markdown with its data escaped."""
    st.markdown("  \n".join(f":small[:gray[{line}]]" for line in text.split("  \n")))


def tiles(view: View, shown: Sequence[Tile]) -> None:
    """A row of single numbers, each with what it rests on and the door to its rows."""
    with st.container(key="tiles"), st.grid(len(shown), min_column_width=165):
        for tile in shown:
            with st.container(border=True, key=f"tile-{tile.key}", height="stretch"):
                st.metric(tile.label, tile.value)
                with st.container(key=f"door-{tile.key}", horizontal=True, vertical_alignment="center"):
                    small(tile.note)
                    door = query_of(view.filters, **tile.options)
                    st.page_link(tile.script, label=f"{tile.door} ›", query_params=door)


def notes(key: str, title: str, told: Sequence[tuple[str, str]]) -> None:
    """Short notes under a heading, two in a row: each a bold line (may be empty) and what it stands for."""
    st.header(title, anchor=False)
    with st.container(key=f"notes-{key}"), st.grid(2, min_column_width=260, gap="small"):
        for head, text in told:
            st.markdown(f"{head}  \n:small[{text}]" if head else f":small[{text}]")


def chips(key: str, title: str, subtitle: str, groups: Sequence[tuple[str, str, list[str], bool]]) -> None:
    """Names in groups, each name a chip with its group's sign; the first things to look at in the accent."""
    st.header(title, anchor=False)
    small(subtitle)
    with st.container(key=f"chips-{key}"):
        for head, sign, names, leading in groups:
            st.markdown(head)
            colour = "blue" if leading else "gray"
            st.markdown(" ".join(f":{colour}-badge[{sign} {markdown(name)}]" for name in names))


def claims_table(view: View, claims: pd.DataFrame) -> None:
    """Conflicting claims side by side with their sources; a line where there are none."""
    title, shown = kept(view, "claims-table", partial(_differing, claims))
    st.header(title, anchor=False)
    if len(shown.cells):
        ready_text(shown)


def _differing(claims: pd.DataFrame) -> tuple[str, Ready]:
    rows = of_meetings.claim_rows(claims)
    shown = ready(rows, list(rows.columns), of_meetings.claims_alt(claims), as_text=True)
    return of_meetings.differing_title(claims), shown


def provenance(view: View) -> None:
    """Which package is open: its title, version, day and edition."""
    package = view.record.package
    told = _("Record: {title}, version {version}, compiled {day}. Edition {edition}.").format(
        title=markdown(package.title or package.name or "?"),
        version=markdown(package.version or "?"),
        day=wording.day(package.created) if package.created else "?",
        edition=view.record.edition[:12],
    )
    small(told)


def download(view: View, key: str, label: str, suffix: str, make: Callable[[], bytes]) -> None:
    """A button for a file that is made when it is asked for, and whose name says what is inside."""
    name = file_name(view.filters, view.record.as_of.isoformat(), suffix)
    st.download_button(label, make, name, key=f"download-{key}", type="tertiary", on_click="ignore")


def lines(*texts: str) -> str:
    """Several quiet lines as one block; empty ones fall away."""
    return "  \n".join(text for text in texts if text)


def links(view: View, key: str, choices: Sequence[tuple[str, dict[str, str], bool]]) -> None:
    """A row of links that keep the filters and set options of this page: words, options, whether it is the present."""
    with st.container(key=f"links-{key}", horizontal=True, vertical_alignment="center", width="content"):
        for words, options, present in choices:
            label = f":blue[**{words}**]" if present else words
            st.page_link(view.script, label=label, query_params=query_of(view.filters, **options))


def doors(view: View, key: str, ways: Sequence[Link]) -> None:
    """Links to pages as a row of chips that wraps; they keep the filters."""
    with st.container(key=f"doors-{key}", horizontal=True, vertical_alignment="center", gap="xxsmall"):
        for words, script, options in ways:
            st.page_link(script, label=words, query_params=query_of(view.filters, **options))


def blocks(view: View, key: str, shown: Sequence[Block]) -> None:
    """Bordered blocks in order, each with a title, a quiet line, a text and links."""
    for place, block in enumerate(shown, start=1):
        with st.container(border=True, key=f"block-{key}-{place}"):
            st.subheader(block.title, anchor=False)
            small(block.quiet)
            if block.text:
                st.markdown(block.text)
            if block.links:
                doors(view, f"{key}-{place}", block.links)


def fitting_table(
    rows: pd.DataFrame, labels: Sequence[str], *, alt: str, key: str, door: Door | None = None
) -> None:
    """A table as text where it is short, as a long table with a door where it is not; nothing where it is empty."""
    if len(rows) > _SHORT:
        rows_table(rows, labels, alt=alt, key=key, door=door)
    elif len(rows):
        short_table(rows, labels, alt=alt)


def sheet(view: View, key: str, make: Callable[[], Sheet], *depends: str) -> None:
    """Show a table under its heading, made once for this record and the options of the page that it depends on."""
    told, shown = kept(view.whole, f"{key} {depends}", partial(_made, make))
    section(told.title, told.note)
    if told.opens and len(told.rows) > _SHORT:
        ready_table(shown, key=key, door=to_row(told.opens, told.rows))
    elif len(told.rows):
        ready_text(shown)
        if told.links:
            doors(view, key, told.links)


def _made(make: Callable[[], Sheet]) -> tuple[Sheet, Ready]:
    told = make()
    long = bool(told.opens) and len(told.rows) > _SHORT
    return told, ready(told.rows, told.labels, told.title, as_text=not long)


def cited(sources: Sequence[Cited]) -> None:
    """Sources under their numbers: the name, a link where the source has an address, and what it supports."""
    with st.container(key="cited"):
        for source in sources:
            name = f"[{source.number}] {source.name}"
            if source.url:
                st.link_button(name, source.url, type="tertiary", icon=":material/open_in_new:")
            else:
                st.markdown(name)
            small(source.supports)


def section(title: str, *notes: str) -> None:
    """A heading with quiet lines below it, where there are any. All are Markdown with their data escaped."""
    st.header(title, anchor=False)
    if any(notes):
        small(lines(*notes))
