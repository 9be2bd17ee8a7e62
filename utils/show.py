"""What a page shows: headings, figures with their tables and sources, tiles, notes, tables and links."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from data.exercise.words import MARK, exercised
from utils import behind, panel, plot, sheets, wording
from utils.address import address, address_of, option, query_of
from utils.address import links as links_of
from utils.attention import Found
from utils.behind import Counted
from utils.brief.parts import frame
from utils.figures.style import stamped
from utils.filter_bar import Door
from utils.images.image import Image
from utils.measure import View, kept
from utils.plot import Plot, plot_of
from utils.sentences import meetings as of_meetings
from utils.sentences.situation import Tile
from utils.sentences.ways import Block, Cited, Link, Sheet, to_row
from utils.wording import _, markdown

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ALONE = Path(__file__).parent / "alone.css"

LEGEND = ("blue", "green", "yellow", "violet")
"""The theme's text colours that stand for the frameworks in a legend, in the record's order."""


def heading(text: str) -> None:
    """The page's one sentence that answers its question. `text` is Markdown with its data escaped."""
    st.title(text, anchor=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a figure shows. `title`, `subtitle` and `source` are Markdown with their data escaped, `alt` is plain.

    `rows` are its numbers, or give them when the reader asks for them; `labels` names their columns in order;
    `counted` says which rows of the record it counts. Without a `drawing` the words stand alone.
    """

    drawing: "go.Figure | None"
    rows: pd.DataFrame | Callable[[], pd.DataFrame]
    title: str
    subtitle: str
    source: str
    alt: str
    labels: Sequence[str] = ()
    counted: Sequence[Counted] = ()

    def numbers(self) -> tuple[pd.DataFrame, Sequence[str]]:
        """The figure's own numbers and the columns of them that are shown."""
        rows = self.rows() if callable(self.rows) else self.rows
        return rows, self.labels or list(rows.columns)


def once(view: View, key: str, make: Callable[[], Parts], *depends: str, door: Door | None = None) -> None:
    """Show a figure whose parts are made once for this view and the options of the page that it depends on.

    `door` says which page a click on a mark opens; what can be clicked must also stand in a table or list beside.
    Embedded with its key as `figure` in the address, the figure stands alone, with a way to the page; nothing follows.
    """
    alone = bool(st.context.is_embedded) and option("figure", ["", key]) == key
    if alone:
        st.html(_ALONE)
    with st.container(key="alone") if alone else nullcontext():
        parts, plotted = kept(view, f"{key} {depends}", partial(_marked, view, key, make))
        _figure(view, parts, plotted, key, door)
        if alone:
            _way_to_page()
    if alone:
        st.stop()


def _marked(view: View, key: str, make: Callable[[], Parts]) -> tuple[Parts, Plot | None]:
    """The words of the parts, and what is drawn, as text: so it takes a fraction of the memory.

    Of exercise data the word is in title and alt text, and across the drawing.
    """
    parts = make()
    if view.record.package.exercise:
        drawing = parts.drawing and stamped(parts.drawing, MARK, dark=view.dark)
        parts = replace(parts, drawing=drawing, title=exercised(parts.title), alt=exercised(parts.alt))
    plotted = plot_of(parts.drawing, key, parts.alt) if parts.drawing else None
    return replace(parts, drawing=None), plotted


def _way_to_page() -> None:
    """Below an embedded figure: a link to its page as the same filters show it."""
    kept_of_address = {name: values for name, values in address().items() if name != "figure"}
    words = _("Open in the dashboard")
    st.markdown(f"[{words} ›](?{urlencode(kept_of_address, doseq=True)})")


def _figure(view: View, parts: Parts, plotted: Plot | None, key: str, door: Door | None) -> None:
    st.header(parts.title, anchor=False)
    if parts.subtitle:
        small(parts.subtitle)
    if plotted is not None:
        draw(plotted, _address(view, door) if door else "")
    with st.container(key=f"under-{key}", horizontal=True, vertical_alignment="top"):
        small(parts.source)
        picture = partial(_picture, view, parts, plotted) if plotted is not None else None
        panel.button(view, key, parts.title, parts.counted, parts.numbers, picture)


def draw(plotted: Plot, door: str) -> None:
    """Draw a figure; a click on a mark opens the address `door`, see `plot.box`."""
    st.html(plot.box(plotted, door))


def _address(view: View, door: Door) -> str:
    """The address that a click on a mark opens, with a place for what the mark carries."""
    script, options = door(plot.CARRIED)
    return address_of(script, query_of(view.filters, **options))


def _picture(view: View, parts: Parts, plotted: Plot) -> Image:
    """All that a picture of the figure shows. Raises UnmarkedError where the package gives no marking."""
    return Image(parts.title, parts.subtitle, parts.source, parts.alt, plotted.spec, frame(view))


def small(text: str) -> None:
    """A quiet line: subtitle, source, note. `text` is Markdown with its data escaped."""
    st.markdown("  \n".join(f":small[:gray[{line}]]" for line in text.split("  \n")))


def tiles(view: View, shown: Sequence[Tile], counted: Mapping[str, Sequence[Counted]]) -> None:
    """A row of single numbers, each with what it rests on, its page, and by its key the rows that it counts."""
    with st.container(key="tiles"), st.grid(len(shown), min_column_width=165):
        for tile in shown:
            with st.container(border=True, key=f"tile-{tile.key}", height="stretch"):
                st.metric(tile.label, tile.value)
                door = address_of(tile.script, query_of(view.filters, **tile.options))
                st.markdown(f":small[:gray[{tile.note}]] [{tile.door} ›]({door})")
                panel.button(view, tile.key, f"{tile.label}: {tile.value}", counted[tile.key])


def notes(
    view: View, key: str, title: str, told: Sequence[tuple[str, str]], counted: Sequence[Counted]
) -> None:
    """Short notes under a heading, two in a row: each a bold line (may be empty) and what it stands for."""
    titled(view, key, title, counted)
    with st.container(key=f"notes-{key}"):
        lines = (f"{head}  \n  :small[{text}]" if head else f":small[{text}]" for head, text in told)
        st.markdown("\n".join(f"- {line}" for line in lines))


def attention(view: View, found: Found) -> None:
    """What needs attention: a link a line to where it is seen, its rule on hover; a quiet line where there is none."""
    titled(view, "attention", found.title, found.counted)
    if found.note:
        small(found.note)
    if found.lines:
        with st.container(key="attention"):
            ways, rules = zip(*found.lines, strict=True)
            st.markdown("\n".join(f"- {one}" for one in links_of(view.filters, ways, rules)))


def chips(
    view: View,
    key: str,
    title: str,
    subtitle: str,
    groups: Sequence[tuple[str, str, list[str], bool]],
    counted: Sequence[Counted],
) -> None:
    """Names in groups, each name a chip with its group's sign; the first things to look at in the accent."""
    titled(view, key, title, counted)
    small(subtitle)
    with st.container(key=f"chips-{key}"):
        for head, sign, names, leading in groups:
            st.markdown(head)
            colour = "blue" if leading else "gray"
            st.markdown(" ".join(f":{colour}-badge[{sign} {markdown(name)}]" for name in names))


def titled(view: View, key: str, title: str, counted: Sequence[Counted]) -> None:
    """A heading with the button that lists the rows behind what stands under it."""
    with st.container(key=f"titled-{key}", horizontal=True, vertical_alignment="bottom"):
        st.header(title, anchor=False)
        panel.button(view, key, title, counted)


def claims_table(view: View, claims: pd.DataFrame) -> None:
    """Conflicting claims side by side with their sources; a line where there are none."""
    title, shown = kept(view, "claims-table", partial(_differing, claims))
    titled(view, "claims-table", title, behind.differing())
    if len(shown.cells):
        sheets.ready_text(shown)


def _differing(claims: pd.DataFrame) -> tuple[str, sheets.Ready]:
    rows = of_meetings.claim_rows(claims)
    shown = sheets.ready(rows, list(rows.columns), of_meetings.claims_alt(claims), as_text=True)
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


def lines(*texts: str) -> str:
    """Several quiet lines as one block; empty ones fall away."""
    return "  \n".join(text for text in texts if text)


def links(view: View, key: str, choices: Sequence[tuple[str, dict[str, str], bool]]) -> None:
    """A row of links that keep the filters and set options of this page: words, options, whether it is the present."""
    with st.container(key=f"links-{key}", width="content"):
        ways = [
            (f"**{words}**" if present else words, view.script, options)
            for words, options, present in choices
        ]
        st.markdown(" ".join(links_of(view.filters, ways)))


def doors(view: View, key: str, ways: Sequence[Link]) -> None:
    """Links to pages as a row of chips that wraps; they keep the filters."""
    if ways:
        with st.container(key=f"doors-{key}"):
            st.markdown(" ".join(links_of(view.filters, ways)))


def blocks(view: View, key: str, make: Callable[[], Sequence[Block]], *depends: str) -> None:
    """Bordered blocks in order, each with a title, a quiet line, a text and links; made once for this record."""
    for place, block in enumerate(kept(view.whole, f"{key} {depends}", make), start=1):
        with st.container(border=True, key=f"block-{key}-{place}"):
            st.subheader(block.title, anchor=False)
            small(block.quiet)
            if block.text:
                st.markdown(block.text)
            if block.links:
                doors(view, f"{key}-{place}", block.links)


def sheet(view: View, key: str, make: Callable[[], Sheet], *depends: str) -> None:
    """Show a table under its heading, made once for this record and the options of the page that it depends on."""
    told, shown = kept(view.whole, f"{key} {depends}", partial(_made, make))
    section(told.title, told.note)
    if _long(told):
        sheets.ready_table(shown, key=key, door=to_row(told.opens, told.rows))
    elif len(told.rows):
        sheets.ready_text(shown)
        if told.links:
            doors(view, key, told.links)


def _made(make: Callable[[], Sheet]) -> tuple[Sheet, sheets.Ready]:
    told = make()
    return told, sheets.ready(told.rows, told.labels, told.title, as_text=not _long(told))


def _long(told: Sheet) -> bool:
    return bool(told.opens) and len(told.rows) > sheets.SHORT


def cited(view: View, key: str, make: Callable[[], Sequence[Cited]]) -> None:
    """Sources under their numbers: the name, a link where the source has an address, and what it supports."""
    with st.container(key="cited"):
        for source in kept(view, f"cited {key}", make):
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
