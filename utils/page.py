"""The frame round every page: open, measure, show. The only caches; the only place that collects a metric."""

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from data.record import Record, RecordError, open_record
from data.store import PLACE, SHIPPED
from utils import filter_bar, terms, wording
from utils.filter_bar import Choices, query_of
from utils.filters import FILTER_KEYS, Filters, Misread
from utils.localised import localised
from utils.metrics import meetings
from utils.metrics.facts import Metric, keys_of
from utils.selection import as_of, narrow
from utils.sentences import filters as sentences
from utils.sentences import meetings as of_meetings
from utils.sentences.situation import Tile
from utils.tables import Table
from utils.wording import _, markdown

if TYPE_CHECKING:
    import plotly.graph_objects as go

_HERE = Path(__file__).parent
_STYLE = _HERE / "page.css"
_SCRIPT = "<script>" + (_HERE / "page.js").read_text("utf-8") + "</script>"
_ICON = str(_HERE.parent / "static" / "icon.png")
_CONFIG = {
    "topojsonURL": "app/static/topojson/",
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}

_WIDTHS = {"start_date": 100, "title": 480, "series": 300, "name": 165, "abbreviation": 90, "source": 320}
"""Pixels of columns in a long table, where their own measure would cut a name."""

LEGEND = ("blue", "green", "yellow", "violet")
"""The theme's text colours that stand for the frameworks in a legend, in the record's order."""

PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("dashboard.py", lambda: _("Situation")),
    ("pages/map.py", lambda: _("Map")),
    ("pages/meetings.py", lambda: _("Meetings")),
    ("pages/topics.py", lambda: _("Topics")),
    ("pages/method.py", lambda: _("Method")),
)
"""The menu: each page's script and its name in the reader's language, in reading order."""


@dataclass(frozen=True, slots=True)
class View:
    """What one run of a page looks at: the selection, what was asked, and how the reader sees it."""

    record: Record
    filters: Filters
    script: str
    language: str
    dark: bool
    names: Mapping[str, Mapping[str, str]]

    @property
    def whole(self) -> "View":
        """The same day and reader, with nothing narrowed."""
        return replace(self, record=self.record.whole, filters=Filters(as_of=self.filters.as_of))

    @property
    def key(self) -> str:
        """What the numbers of this view depend on, in text: edition, as-of day, language, filters."""
        return f"{self.known_key} {self.filters.to_query()}"

    @property
    def known_key(self) -> str:
        """The same for what no filter changes but the as-of day."""
        return f"{self.record.edition} {self.record.as_of} {self.language}"


def open_page(script: str, *options: str) -> View:
    """Open a page: configuration, frame, menu, filters. Stops with a table of faults where the record cannot be read.

    `script` is the page's path as in `PAGES`; `options` are the address's keys that belong to this page alone.
    """
    wording.speak(filter_bar.language())
    name = next(name for path, name in PAGES if path == script)()
    st.set_page_config(f"{name} · {_('Partner engagement')}", _ICON, layout="wide")
    st.html(_STYLE)
    st.html(_SCRIPT, unsafe_allow_javascript=True)
    record = _opened()
    choices = _choices(record.edition, wording.spoken(), record)
    filters, misread = filter_bar.asked(choices)
    _marking(record, "top")
    _menu(script, filters)
    with st.container(key="filter-row", horizontal=True, vertical_alignment="center"):
        filters = filter_bar.draw(choices)
        view = _view(record, filters, script, choices.names)
        _sentence(view)
    _misread(misread, set(options))
    _marking(record, "foot")
    return view


def measure(
    metric: Metric, view: View, *, rows: Mapping[str, object] | None = None, **asked: object
) -> pd.DataFrame:
    """The numbers of one metric for this view: the one place that collects, and that keeps what it collected.

    `rows` keeps those with these values; `asked` are the metric's own arguments, part of the key by their text.
    Texts come as plain strings. The frame is shared between readers: nobody writes to it.
    """
    name = f"{metric.__module__}.{metric.__qualname__} {sorted(asked.items())}"
    return _measured(f"{view.key} {name} {rows}", metric, view, name, rows or {}, asked)


def heading(text: str) -> None:
    """The page's one sentence that answers its question. `text` is Markdown with its data escaped."""
    st.title(text, anchor=False)


def show(  # noqa: PLR0913 - by keyword, and each is told apart by its name
    figure: "go.Figure | None",
    rows: pd.DataFrame,
    *,
    key: str,
    title: str,
    subtitle: str,
    source: str,
    alt: str,
    labels: Sequence[str] = (),
    height: int | None = None,
    on_select: Callable[[], None] | None = None,
) -> None:
    """Show a figure with its title, measure, source and table; nothing where there is no figure.

    `title`, `subtitle` and `source` are Markdown with their data escaped, `alt` is plain text.
    `labels` names the columns of `rows` that the table view shows, in order.
    """
    st.header(title, anchor=False)
    if subtitle:
        small(subtitle)
    if figure is not None:
        drawn = height or figure.layout.height
        with st.container(key=f"figure-{key}", height=int(drawn), border=False):
            st.plotly_chart(
                figure,
                key=key,
                theme=None,
                height="stretch",
                config=_CONFIG,
                alt=alt,
                on_select=on_select or "ignore",
                selection_mode="points",
            )
    with st.container(key=f"under-{key}", horizontal=True, vertical_alignment="top"):
        small(source)
        with st.popover(_("Table"), key=f"table-{key}", type="tertiary", on_change="rerun") as table:
            if table.open:
                rows_table(rows, labels or list(rows.columns), alt=alt)


def rows_table(rows: pd.DataFrame, labels: Sequence[str], *, alt: str, height: int | None = None) -> None:
    """A long table: dates and headings in the reader's language, cells as they are."""
    shown = readable(rows, labels)
    widths = {
        terms.column(label): st.column_config.Column(width=_WIDTHS[label])
        for label in labels
        if label in _WIDTHS
    }
    st.dataframe(
        shown, hide_index=True, row_height=28, alt=alt, height=height or "auto", column_config=widths
    )


def short_table(rows: pd.DataFrame, labels: Sequence[str], *, alt: str) -> None:
    """A table of up to about twenty rows, drawn as text so that it wraps and prints."""
    shown = readable(rows, labels).map(lambda cell: markdown(cell) if isinstance(cell, str) else cell)
    st.table(shown, border="horizontal", hide_index=True, alt=alt)


def readable(rows: pd.DataFrame, labels: Sequence[str]) -> pd.DataFrame:
    """The named columns with their headings and dates in the reader's language; what is not in the record stays `?`."""
    shown = rows[list(labels)].copy()
    for column in shown.columns:
        if pd.api.types.is_datetime64_any_dtype(shown[column]):
            shown[column] = [wording.day(day) if pd.notna(day) else "?" for day in shown[column]]
    shown.columns = [terms.column(label) for label in shown.columns]
    return shown


def small(text: str) -> None:
    """A quiet line: subtitle, source, note. `text` is Markdown with its data escaped."""
    st.markdown("  \n".join(f":small[:gray[{line}]]" for line in text.split("  \n")))


def needs_meetings(view: View) -> None:
    """Stop with a way out where no meeting fits the filters."""
    if measure(meetings.totals, view).iloc[0]["meetings"] == 0:
        nothing_here(view, sentences.empty(view.filters, view.names))
        st.stop()


def nothing_here(view: View, text: str) -> None:
    """Say what was asked for and found nothing, with links that widen it."""
    st.info(text)
    with st.container(key="widen", horizontal=True):
        for key in view.filters.chosen:
            label = _("Remove: {filter}").format(filter=markdown(terms.word("filter", key)))
            st.page_link(view.script, label=label, query_params=query_of(view.filters.without(key)))
        st.page_link(view.script, label=_("Remove all filters"), query_params=query_of(Filters()))


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


def claims_table(claims: pd.DataFrame) -> None:
    """Conflicting claims side by side with their sources; a line where there are none."""
    st.header(of_meetings.differing_title(claims), anchor=False)
    rows = of_meetings.claim_rows(claims)
    if len(rows):
        short_table(rows, list(rows.columns), alt="; ".join(of_meetings.differing(claims)))


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
    with st.container(key=f"links-{key}", horizontal=True, vertical_alignment="center", width="content"):
        for words, options, present in choices:
            label = f":blue[**{words}**]" if present else words
            st.page_link(view.script, label=label, query_params=query_of(view.filters, **options))


def _opened() -> Record:
    """The record in the reader's language, or the faults that keep it shut."""
    folder = Path(os.environ.get(PLACE) or SHIPPED)
    try:
        return _record(str(folder), _stamp(folder), wording.spoken())
    except RecordError as error:
        _faults(error, folder)
        st.stop()


@st.cache_resource(max_entries=8, show_spinner=False)
def _record(folder: str, stamp: str, language: str) -> Record:  # noqa: ARG001 - the stamp is part of the key
    record = localised(open_record(Path(folder)), language)
    # Streamlit collects garbage after every run; what lives as long as the server need not be walked each time.
    gc.collect()
    gc.freeze()
    return record


def _stamp(folder: Path) -> str:
    """Changes when a file of the package does, so that a mended file is read at the next run."""
    try:
        files = sorted(folder.iterdir())
        return str([(file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files])
    except OSError as error:
        return str(error)


@st.cache_resource(max_entries=8, show_spinner=False)
def _choices(edition: str, language: str, _record: Record) -> Choices:  # noqa: ARG001 - part of the key
    tables = {
        "partner": (_record.partners, "partner_id", True),
        "framework": (_record.frameworks, "framework_id", False),
        "theme": (_record.themes, "theme_id", False),
        "topic": (_record.topics, "topic_id", True),
        "series": (_record.series, "series_id", False),
    }
    names = {key: _names(*table) for key, table in tables.items()}
    return Choices(names, _record.as_of, _record.package.created is None, max(_record.as_of, date.today()))  # noqa: DTZ011 - the reader's day


def _names(table: Table, key: str, by_name: bool) -> dict[str, str]:
    order = ["name", key] if by_name else ["row"]
    rows = table.sort(*order).select(key, "name").collect(backend="pandas").rows()
    return dict(rows)


def _view(record: Record, filters: Filters, script: str, names: Mapping[str, Mapping[str, str]]) -> View:
    spoken, dark = wording.spoken(), st.context.theme.type == "dark"
    day = filters.as_of or record.as_of
    known = _known(f"{record.edition} {day} {spoken}", record, day)
    selection = _selection(f"{record.edition} {filters.to_query()} {spoken}", known, filters)
    return View(selection, filters, script, spoken, dark, names)


@st.cache_resource(max_entries=64, show_spinner=False)
def _known(key: str, _record: Record, _day: date) -> Record:  # noqa: ARG001 - the key says it all
    return as_of(_record, _day)


@st.cache_resource(max_entries=256, show_spinner=False)
def _selection(key: str, _known: Record, _filters: Filters) -> Record:  # noqa: ARG001 - the key says it all
    return narrow(_known, _filters)


@st.cache_resource(max_entries=4096, show_spinner=False)
def _measured(
    key: str,  # noqa: ARG001 - the key says it all
    _metric: Metric,
    _view: View,
    _name: str,
    _rows: Mapping[str, object],
    _asked: Mapping[str, object],
) -> pd.DataFrame:
    """The rows of a metric that a view shows; facts are looked up among those of the whole record."""
    keys = keys_of(_metric)
    if keys is None:
        frame = _numbers(f"{_view.key} {_name}", _metric, _view.record, _asked)
    else:
        frame = _numbers(f"{_view.known_key} {_name}", _metric, _view.record.whole, _asked)
    for column, value in _rows.items():
        frame = frame[frame[column] == value]
    for column in keys or ():
        frame = frame[frame[column].isin(_held(_view.key, column, _view.record))]
    return frame


@st.cache_resource(max_entries=4096, show_spinner=False)
def _numbers(key: str, _metric: Metric, _record: Record, _asked: Mapping[str, object]) -> pd.DataFrame:  # noqa: ARG001
    frame = _metric(_record, **_asked).collect(backend="pandas").to_pandas().reset_index(drop=True)
    # Small frames are read cell by cell from here on, where plain strings are many times faster than Arrow's.
    texts = {name: object for name, dtype in frame.dtypes.items() if pd.api.types.is_string_dtype(dtype)}
    return frame.astype(texts)


@st.cache_resource(max_entries=1024, show_spinner=False)
def _held(key: str, name: str, _record: Record) -> frozenset[str]:  # noqa: ARG001 - the key says it all
    """The ids that a selection holds: of its meetings, partners or topics."""
    table = {"meeting_id": _record.meetings, "partner_id": _record.partners, "topic_id": _record.topics}[name]
    return frozenset(table.select(name).collect(backend="pandas")[name].to_list())


def _marking(record: Record, place: str) -> None:
    package = record.package
    text = f"EXERCISE EXERCISE EXERCISE · {package.marking}" if package.exercise else package.marking
    with st.container(key=f"marking-{place}-exercise" if package.exercise else f"marking-{place}"):
        st.text(text, width="stretch", text_alignment="center")


def _menu(script: str, filters: Filters) -> None:
    with st.container(key="menu", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("**" + markdown(_("Partner engagement")) + "**")
        for path, name in PAGES:
            label = markdown(name())
            st.page_link(
                path, label=f":blue[**{label}**]" if path == script else label, query_params=query_of(filters)
            )
        _languages(script, filters)


def _languages(script: str, filters: Filters) -> None:
    """The other languages of the screen, each by its own name."""
    for code, name in wording.LANGUAGES.items():
        if code != wording.spoken():
            chosen = {} if code == wording.SOURCE_LANGUAGE else {filter_bar.LANGUAGE_KEY: [code]}
            st.page_link(script, label=markdown(name), query_params=filters.to_query() | chosen)


def _sentence(view: View) -> None:
    totals = measure(meetings.totals, view).iloc[0]
    small(sentences.asked(view.filters, view.names, int(totals["meetings"]), int(totals["on_record"])))
    st.button(_("Copy link"), key="copy-link", type="tertiary", icon=":material/link:")


def _misread(values: Sequence[Misread], options: set[str]) -> None:
    """Name every value of the address that was not understood."""
    known = {*FILTER_KEYS, filter_bar.LANGUAGE_KEY, *options}
    lines = [sentences.misread(value) for value in values]
    lines += [sentences.unknown_key(key) for key in filter_bar.address() if key not in known]
    if lines:
        with st.container(key="misread"):
            st.markdown("  \n".join(f":orange[▲ {line}]" for line in lines))


def _faults(error: RecordError, folder: Path) -> None:
    """What keeps the record shut, in one sentence and a table of what to mend."""
    with st.container(key="marking-top"):
        st.text(_("Record not opened"), width="stretch", text_alignment="center")
    st.title(
        wording.ngettext(
            "The record has {n} fault and stays shut",
            "The record has {n} faults and stays shut",
            len(error.faults),
        ),
        anchor=False,
    )
    small(
        _("Package: {folder}. Nothing was changed. Mend what the table names and reload the page.").format(
            folder=markdown(folder.name)
        )
    )
    rows = pd.DataFrame([asdict(fault) for fault in error.faults])
    st.dataframe(
        readable(rows, ["table", "row", "column", "value", "message", "remedy"]),
        hide_index=True,
        alt=_("Faults of the record"),
    )
