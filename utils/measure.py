"""From a view to its numbers: the record, the selection and every metric, each read once and kept.

The only caches, and the only place that collects a metric. Keys are small texts that say what was asked; what is
cached is called with keywords, since Streamlit looks up the name of every argument that comes without.
"""

import gc
import time
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from typing import Any, TypeVar, cast

import narwhals as nw
import numpy as np
import pandas as pd
import streamlit as st

from data.editions.content import Content, judged
from data.editions.opening import Opened, open_edition, open_present, present
from data.editions.place import Place, place
from data.engine import on_polars
from data.exercise.package import exercise
from data.record import Record, record_of_judgement, record_of_tables
from utils import wording
from utils.filter_bar import Choices
from utils.filters import Filters
from utils.localised import localised, ordered
from utils.metrics.facts import Metric, filters_of, keys_of
from utils.selection import as_of, narrow
from utils.tables import Table

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])
DRAFT = "draft "
"""How the edition of a record begins that one reader alone may see."""
_NOTHING = Filters(since=date.max, until=date.min)
_SWEEP = 300
"""Seconds after which everything is looked through for garbage again; that takes about a tenth of a second."""
_swept = {"at": 0.0}


def _cache(most: int) -> Callable[[F], F]:
    """As `st.cache_resource`, but that what belongs to a draft, by its key, is kept in its reader's session."""

    def decorate(make: F) -> F:
        shared = st.cache_resource(max_entries=most, show_spinner=False)(make)
        own = st.cache_resource(max_entries=most, show_spinner=False, scope="session")(make)

        @wraps(make)
        def answered(key: str, **more: object) -> object:
            return (own if key.startswith(DRAFT) else shared)(key=key, **more)

        return cast("F", answered)

    return decorate


@dataclass(frozen=True, slots=True)
class View:
    """What one run of a page looks at: the selection, what was asked, and how the reader sees it."""

    record: Record
    filters: Filters
    script: str
    language: str
    dark: bool
    names: Mapping[str, Mapping[str, str]]
    data: str = ""
    """Which data are open: `exercise`, or nothing for the record."""
    whoever: bool = False
    """Whether the meetings are those that fit the other filters, also where they name none of the partners chosen."""

    @property
    def whole(self) -> "View":
        """The same day and reader, with nothing narrowed."""
        return replace(
            self, record=self.record.whole, filters=Filters(as_of=self.filters.as_of), whoever=False
        )

    @property
    def narrows(self) -> bool:
        """Whether the filters may leave meetings of a series out: the latest shown is then not the latest of all."""
        return bool(self.filters.without("as_of", "series").chosen)

    @property
    def chooses_partners(self) -> bool:
        """Whether the filters leave some partners out: counts over those shown are then not counts over all."""
        return bool(self.filters.partner or self.filters.framework)

    @property
    def key(self) -> str:
        """What the numbers of this view depend on, in text: edition, as-of day, language, filters."""
        return f"{self.known_key} {self.filters.to_query()}{' whoever' * self.whoever}"

    @property
    def known_key(self) -> str:
        """The same for what no filter changes but the as-of day."""
        return f"{self.record.edition} {self.record.as_of} {self.language}"


def measure(
    metric: Metric, view: View, *, rows: Mapping[str, object] | None = None, **asked: object
) -> pd.DataFrame:
    """The numbers of one metric for this view: the one place that collects, and that keeps what it collected.

    `rows` keeps those with these values; `asked` are the metric's own arguments, part of the key by their text.
    Texts come as plain strings. The frame is shared between readers: nobody writes to it.
    """
    name = f"{metric.__module__}.{metric.__qualname__} {sorted(asked.items())}"
    key = f"{view.key} {name} {rows}"
    return _measured(key=key, _metric=metric, _view=view, _name=name, _rows=rows or {}, _asked=asked)


def kept(view: View, key: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once for this view, page and mode, and shared: a drawing, a text.

    `key` names it among those of the page, with the options of the page that it depends on.
    """
    return _kept(key=f"{view.key} {view.dark} {view.script} {key}", _make=make)


def of_record(view: View, key: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once for the record as of the day in the reader's language, whatever page or filters."""
    return _kept(key=f"{view.known_key} {key}", _make=make)


def view_of(
    record: Record, filters: Filters, script: str, names: Mapping[str, Mapping[str, str]], data: str = ""
) -> View:
    """The view of a record through these filters, for the page of that script."""
    spoken = wording.spoken()
    day = filters.as_of or record.as_of
    known = _known(key=f"{record.edition} {day} {spoken}", _record=record, _day=day)
    selection = _selection(
        key=f"{record.edition} {filters.to_query()} {spoken}", _known=known, _filters=filters, whoever=False
    )
    return View(selection, filters, script, spoken, dark(), names, data)


def dark() -> bool:
    """Whether the reader sees the page in the dark."""
    return st.context.theme.type == "dark"


def whoever_came(view: View) -> View:
    """The same partners over all meetings that fit the other filters: how often they came of how often they could.

    A view of some partners keeps the meetings that name them, and there each would have come every time.
    """
    if not view.chooses_partners:
        return view
    key = f"{view.record.edition} {view.filters.to_query()} {view.language}"
    record = _selection(key=key, whoever=True, _known=view.record.whole, _filters=view.filters)
    return replace(view, record=record, whoever=True)


def of_nothing(view: View) -> View:
    """The same day and reader where no meeting fits: for a metric that is known to have nothing to count."""
    key = f"{view.known_key} {_NOTHING.to_query()}"
    record = _selection(key=key, whoever=False, _known=view.record.whole, _filters=_NOTHING)
    return replace(view, record=record, filters=_NOTHING, whoever=False)


@_cache(256)
def _kept(key: str, _make: Callable[[], T]) -> T:  # noqa: ARG001 - the key says it all
    return _make()


def opened(language: str, edition: str = "") -> Opened:
    """The present edition of the record, or another by the first signs of its id, in a language.

    Raises RecordError where the record cannot be taken; for an edition as `open_edition` does.
    """
    at = place()
    return _opened(key=f"{present(at)} {edition}", language=language, _at=at, _edition=edition)


@_cache(8)
def _opened(key: str, language: str, _at: Place, _edition: str) -> Opened:  # noqa: ARG001 - the key says it all
    found = open_edition(_at, _edition) if _edition else open_present(_at)
    return replace(found, record=_lasting(found.record, language))


@st.cache_resource(max_entries=8, show_spinner=False)
def made_up(language: str) -> Record:
    """The record of exercise data, the same in every process, in a language."""
    made = exercise()
    return _lasting(record_of_tables(made.rows(), made.descriptor), language)


def data_in(language: str, data: str = "") -> Record:
    """The data that a reader asks for, in a language. Raises RecordError where the record cannot be taken."""
    if data:
        return made_up(language)
    return opened(language).record


def draft(content: Content, language: str) -> Record:
    """The record of a package that one reader alone sees, in a language."""
    return _draft(key=f"{DRAFT}{content.edition} {language}", _content=content, _language=language)


@_cache(2)
def _draft(key: str, _content: Content, _language: str) -> Record:  # noqa: ARG001 - the key says it all
    record = record_of_judgement(judged(_content.files))
    return _lasting(replace(record, edition=DRAFT + record.edition), _language)


def _lasting(record: Record, language: str) -> Record:
    """The record in a language, held for as long as the server runs."""
    return ordered(on_polars(localised(record, language)))


def settle() -> None:
    """Set aside what outlives a run, so that the collection of garbage which Streamlit does after every run is short.

    What was set aside and has died since, a session that was closed, goes with the next sweep.
    """
    if time.monotonic() - _swept["at"] > _SWEEP:
        _swept["at"] = time.monotonic()
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def choices(edition: str, language: str, record: Record) -> Choices:
    """What the filters offer for this record."""
    return _choices(key=f"{edition} {language}", _record=record)


@_cache(8)
def _choices(key: str, _record: Record) -> Choices:  # noqa: ARG001 - the key says it all
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


@_cache(64)
def _known(key: str, _record: Record, _day: date) -> Record:  # noqa: ARG001 - the key says it all
    # On its engine again: every question about this day begins from here.
    return on_polars(as_of(_record, _day))


@_cache(64)
def _selection(key: str, whoever: bool, _known: Record, _filters: Filters) -> Record:  # noqa: ARG001 - the key says it
    return narrow(_known, _filters, whoever=whoever)


@_cache(512)
def _measured(
    key: str,  # noqa: ARG001 - the key says it all
    _metric: Metric,
    _view: View,
    _name: str,
    _rows: Mapping[str, object],
    _asked: Mapping[str, object],
) -> pd.DataFrame:
    """The rows of a metric that a view shows; facts are looked up among those of the whole record."""
    keys, filters = keys_of(_metric), filters_of(_metric)
    record, known = _view.record, _view.key
    if keys is not None:
        record, known = record.whole, _view.known_key
    elif filters is not None:
        known = f"{_view.known_key} {[getattr(_view.filters, name) for name in filters]}"
    frame = _numbers(key=f"{known} {_name}", _metric=_metric, _record=record, _asked=_asked)
    wanted: list[tuple[str, AbstractSet[object]]] = [(column, {value}) for column, value in _rows.items()]
    wanted += [(column, _held(key=_view.key, name=column, _record=_view.record)) for column in keys or ()]
    for column, values in wanted:
        # Read as a list: over so few rows many times faster than pandas' own `isin`.
        frame = frame[np.array([value in values for value in frame[column].tolist()], dtype=bool)]
    return frame


@_cache(512)
def _numbers(key: str, _metric: Metric, _record: Record, _asked: Mapping[str, object]) -> pd.DataFrame:  # noqa: ARG001
    return collected(_metric, _record, **_asked)


def collected(metric: Metric, record: Record, **asked: object) -> pd.DataFrame:
    """The rows of a metric, kept nowhere: for a record that not every reader may see."""
    frame = metric(record, **asked).collect(backend="polars")
    # Small frames are read cell by cell from here on, where plain strings are many times faster than Arrow's.
    return pd.DataFrame({column.name: _plain(column) for column in frame.iter_columns()})


def _plain(column: nw.Series[Any]) -> "pd.Series | np.ndarray[Any, Any]":
    if not isinstance(column.dtype, nw.String | nw.Enum):
        return column.to_numpy()
    # The same text is held once, in however many rows it stands.
    once: dict[str, str] = {}
    texts = [once.setdefault(text, text) for text in column.to_list()]
    # Said of a column by itself: pandas takes an array of texts for Arrow's.
    return pd.Series(texts, dtype=object)


@_cache(512)
def _held(key: str, name: str, _record: Record) -> frozenset[str]:  # noqa: ARG001 - the key says it all
    """The ids that a selection holds: of its meetings and their series, its partners or topics."""
    tables = {"partner_id": _record.partners, "topic_id": _record.topics}
    table = tables.get(name, _record.meetings)
    return frozenset(table.select(name).collect()[name].to_list())
