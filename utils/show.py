"""What a page shows: headings, figures with their tables and sources, tiles, notes, tables and links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from data.exercise.words import MARK, exercised
from utils import behind, panel, plot, prose, sheets, wording
from utils.address import address, address_of, option, query_of
from utils.address import links as links_of
from utils.attention import Found
from utils.behind import Counted
from utils.brief.parts import frame
from utils.elements import apart, end, put
from utils.figures.style import stamped
from utils.filter_bar import Door
from utils.images.image import Image
from utils.measure import View, kept
from utils.plot import Plot, plot_in, plot_of
from utils.sentences import meetings as of_meetings
from utils.sentences.situation import Tile
from utils.sentences.ways import TALL, Block, Cited, Link, Sheet, to_row
from utils.wording import _, markdown

if TYPE_CHECKING:
    import plotly.graph_objects as go

_ALONE = Path(__file__).parent / "alone.css"

LEGEND = ("blue", "green", "yellow", "violet")
"""The theme's text colours that stand for the frameworks in a legend, in the record's order."""


def heading(text: str) -> None:
    """The page's one sentence that answers its question. `text` is Markdown with its data escaped, here and below."""
    put(prose.heading(1, text))


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
    led = _address(view, door) if door else ""
    if not st.context.is_embedded or option("figure", ["", key]) != key:
        _figure(view, key, make, depends, led)
        return
    apart(partial(_alone, lambda: _figure(view, key, make, depends, led)))
    end()


def _alone(figure: Callable[[], None]) -> None:
    st.html(_ALONE)
    with st.container(key="alone"):
        figure()
        _way_to_page()


def _figure(view: View, key: str, make: Callable[[], Parts], depends: Sequence[str], door: str) -> None:
    button = panel.button(key)
    told = partial(_told, view, key, make, door, button)
    parts, shown, drawn = kept(view, f"{key} {depends} {door} {button}", told)
    put(shown)
    picture = partial(_picture, view, parts, shown) if drawn else None
    panel.behind(view, key, parts.title, parts.counted, parts.numbers, picture)


def _told(view: View, key: str, make: Callable[[], Parts], door: str, button: str) -> tuple[Parts, str, bool]:
    """The words, the figure as one element, whether it is drawn: as text it takes a fraction of the memory.

    Of exercise data the word is in title and alt text, and across the drawing.
    """
    parts = make()
    figure = parts.drawing
    if view.record.package.exercise:
        figure = figure and stamped(figure, MARK, dark=view.dark)
        parts = replace(parts, title=exercised(parts.title), alt=exercised(parts.alt))
    drawn = drawing(plot_of(figure, key, parts.alt), door) if figure else ""
    return replace(parts, drawing=None), _panel(key, parts, drawn, button), bool(drawn)


def _panel(key: str, parts: Parts, drawn: str, button: str) -> str:
    """The figure as one element: its title, what is drawn, its source, its button."""
    return prose.box(
        f"panel panel-{key}",
        prose.heading(2, parts.title),
        prose.quiet(parts.subtitle),
        drawn,
        prose.box("under", prose.quiet(parts.source), button),
        tag="section",
    )


def drawing(plotted: Plot, door: str) -> str:
    """What is drawn of a figure, as HTML; a click on a mark opens the address `door`, see `plot.box`."""
    return plot.box(plotted, door)


def _way_to_page() -> None:
    """Below an embedded figure: a link to its page as the same filters show it."""
    kept_of_address = {name: values for name, values in address().items() if name != "figure"}
    way, words = f"?{urlencode(kept_of_address, doseq=True)}", escape(_("Open in the dashboard"))
    put(f'<p><a href="{escape(way)}" target="_blank">{words} ›</a></p>')


def _address(view: View, door: Door) -> str:
    """The address that a click on a mark opens, with a place for what the mark carries."""
    script, options = door(plot.CARRIED)
    return address_of(script, query_of(view.filters, **options))


def _picture(view: View, parts: Parts, shown: str) -> Image:
    """All that a picture of the figure shows. Raises UnmarkedError where the package gives no marking."""
    spec = cast("Plot", plot_in(shown)).spec
    return Image(parts.title, parts.subtitle, parts.source, parts.alt, spec, frame(view))


def small(text: str) -> None:
    """A quiet line, or several: subtitle, source, note."""
    put(prose.quiet(text))


def text(*paragraphs: str) -> None:
    """Running text."""
    put("".join(map(prose.paragraph, paragraphs)))


def tiles(view: View, shown: Sequence[Tile], counted: Mapping[str, Sequence[Counted]]) -> None:
    """A row of single numbers, each with what it rests on, its page, and by its key the rows that it counts."""
    put(prose.box("tiles", *(_tile(view, tile) for tile in shown)))
    for tile in shown:
        panel.behind(view, tile.key, f"{tile.label}: {tile.value}", counted[tile.key])


def _tile(view: View, tile: Tile) -> str:
    door = address_of(tile.script, query_of(view.filters, **tile.options))
    return prose.box(
        f"tile tile-{tile.key}",
        prose.paragraph(tile.label, "label"),
        prose.paragraph(tile.value, "value"),
        prose.box("note", prose.quiet(tile.note), prose.anchor(f"{prose.inline(tile.door)} ›", door)),
        panel.button(tile.key),
    )


def notes(
    view: View, key: str, title: str, told: Sequence[tuple[str, str]], counted: Sequence[Counted]
) -> None:
    """Short notes under a heading, two in a row: each a bold line (may be empty) and what it stands for."""
    lines = (f"{head}  \n:small[{text}]" if head else f":small[{text}]" for head, text in told)
    put(_titled(key, title) + prose.entries(lines, "notes"))
    panel.behind(view, key, title, counted)


def attention(view: View, found: Found) -> None:
    """What needs attention: a link a line to where it is seen, its rule on hover; a quiet line where there is none."""
    lines = ""
    if found.lines:
        ways, rules = zip(*found.lines, strict=True)
        lines = prose.entries(links_of(view.filters, ways, rules), "attention")
    put(_titled("attention", found.title) + prose.quiet(found.note) + lines)
    panel.behind(view, "attention", found.title, found.counted)


def chips(
    view: View,
    key: str,
    title: str,
    subtitle: str,
    groups: Sequence[tuple[str, str, list[str], bool]],
    counted: Sequence[Counted],
) -> None:
    """Names in groups, each name a chip with its group's sign; the first things to look at in the accent."""
    lines = []
    for head, sign, names, leading in groups:
        colour = "blue" if leading else "gray"
        chip = " ".join(f":{colour}-badge[{sign} {markdown(name)}]" for name in names)
        lines += [prose.paragraph(head), prose.paragraph(chip)]
    put(_titled(key, title) + prose.quiet(subtitle) + prose.box("chips", *lines))
    panel.behind(view, key, title, counted)


def titled(view: View, key: str, title: str, subtitle: str, counted: Sequence[Counted]) -> None:
    """A heading with the button that lists the rows behind what stands under it, and a quiet line."""
    put(_titled(key, title) + prose.quiet(subtitle))
    panel.behind(view, key, title, counted)


def _titled(key: str, title: str) -> str:
    return prose.box(f"titled titled-{key}", prose.heading(2, title), panel.button(key))


def claims_table(view: View, claims: pd.DataFrame) -> None:
    """Conflicting claims side by side with their sources; a line where there are none."""
    title, shown = kept(view, "claims-table", partial(_differing, claims))
    put(_titled("claims-table", title) + shown)
    panel.behind(view, "claims-table", title, behind.differing())


def _differing(claims: pd.DataFrame) -> tuple[str, str]:
    rows = of_meetings.claim_rows(claims)
    shown = sheets.short(sheets.ready(rows, list(rows.columns), of_meetings.claims_alt(claims)))
    return of_meetings.differing_title(claims), shown if len(rows) else ""


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
    ways = [
        (f"**{words}**" if present else words, view.script, options) for words, options, present in choices
    ]
    put(prose.box(f"links links-{key}", *map(prose.inline, links_of(view.filters, ways))), width="content")


def doors(view: View, ways: Sequence[Link]) -> None:
    """Links to pages as a row of chips that wraps; they keep the filters."""
    if ways:
        put(_doors(view, ways))


def _doors(view: View, ways: Sequence[Link]) -> str:
    return prose.box("doors", *map(prose.inline, links_of(view.filters, ways))) if ways else ""


def blocks(view: View, key: str, make: Callable[[], Sequence[Block]], *depends: str) -> None:
    """Bordered blocks in order, each with a title, a quiet line, a text and links; made once for this record."""
    shown = kept(view.whole, f"{key} {depends}", make)
    if shown:
        put("".join(_block(view, block) for block in shown))


def _block(view: View, block: Block) -> str:
    return prose.box(
        "block",
        prose.heading(3, block.title),
        prose.quiet(block.quiet),
        prose.paragraph(block.text) if block.text else "",
        _doors(view, block.links),
    )


def sheet(view: View, key: str, make: Callable[[], Sheet], *depends: str, whole: bool = False) -> None:
    """Show a table under its heading, made once for this view and the options of the page that it depends on.

    It is made once for the `whole` record where no filter changes it.
    """
    _sheet(view, key, make, depends, whole=whole, headed=True)


def listing(view: View, key: str, make: Callable[[], Sheet], *depends: str, whole: bool = False) -> None:
    """Show the table of a sheet alone, where its heading stands apart from it; else as `sheet`."""
    _sheet(view, key, make, depends, whole=whole, headed=False)


def _sheet(
    view: View, key: str, make: Callable[[], Sheet], depends: Sequence[str], *, whole: bool, headed: bool
) -> None:
    once_made = partial(kept, view.whole, f"{key} {depends}", make) if whole else make
    laid = partial(_laid, view, key, once_made, headed=headed)
    body, drawn = kept(view, f"{key} {depends} {query_of(view.filters)}", laid)
    put(body)
    if drawn is not None:
        drawn()


def _laid(
    view: View, key: str, make: Callable[[], Sheet], *, headed: bool
) -> tuple[str, Callable[[], None] | None]:
    """The table as HTML under its heading; what draws it where it is too long for that."""
    told = make()
    ready = sheets.ready(told.rows, told.labels, told.alt or told.title)
    head = _section(told.title, told.note) if headed else ""
    if not (told.tall or (told.opens and len(told.rows) > sheets.SHORT)):
        return head + (sheets.short(ready) + _doors(view, told.links) if len(told.rows) else ""), None
    high, door = told.tall or TALL, to_row(told.opens, told.rows) if told.opens else None
    drawn = partial(sheets.canvas, ready, high, key, door) if sheets.endless(ready.cells) else None
    return head + sheets.long(ready, high, door), drawn


def cited(view: View, key: str, make: Callable[[], Sequence[Cited]]) -> None:
    """Sources under their numbers: the name, a link where the source has an address, and what it supports."""
    sources = kept(view, f"cited {key}", make)
    if sources:
        put(prose.box("cited", *map(_source, sources)))


def _source(source: Cited) -> str:
    name = prose.inline(f"[{source.number}] {source.name}")
    led = prose.anchor(name, source.url) if source.url.startswith(prose.ELSEWHERE) else name
    return prose.box("source", f"<p>{led}</p>", prose.quiet(source.supports))


def section(title: str, *notes: str) -> None:
    """A heading with quiet lines below it, where there are any."""
    put(_section(title, *notes))


def _section(title: str, *notes: str) -> str:
    return prose.heading(2, title) + prose.quiet(lines(*notes))


def sections(told: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Running text under headings, side by side where there is room."""
    parts = (
        prose.box("", prose.heading(2, title), *map(prose.paragraph, paragraphs))
        for title, paragraphs in told
    )
    put(prose.box("sections", *parts))


def group(view: View, title: str, ways: Sequence[Link], note: str = "") -> None:
    """A heading, a quiet line, and links to pages below it."""
    put(_section(title, note) + _doors(view, ways))
