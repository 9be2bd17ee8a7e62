"""The parts of a brief from the frames and sentences of the pages: plain texts, a map, tables, sources, the frame."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from data import boundaries
from utils import terms, wording
from utils.brief.model import (
    Bar,
    Entry,
    Fact,
    Frame,
    Line,
    Map,
    Pages,
    Place,
    Section,
    Source,
    Table,
    UnmarkedError,
    Value,
)
from utils.export import marking
from utils.ground import placed
from utils.measure import View, measure
from utils.metrics import meetings
from utils.sentences import brief as told
from utils.sentences import counts
from utils.sentences import filters as of_filters
from utils.sentences import map as of_map
from utils.sentences.situation import Tile
from utils.sentences.ways import Cited, Sheet
from utils.wording import clipped, number_text, plain

_SLOTS = ("blue",)
LONGEST_CELL, LONGEST_LINE, LONGEST_NAME = 400, 3000, 400
"""Signs of a cell, a line and a source's name beyond which they are cut: more than any of the shipped record has."""

SOURCES: Mapping[Pages, int] = {1: 4, 2: 40}
"""How many sources a brief of so many pages lists."""

SECOND = 40
"""How many rows a table of the second page has at most."""


def frame(view: View) -> Frame:
    """What stands on every page. Raises UnmarkedError where the package gives no marking."""
    package = view.record.package
    if not package.marking.strip():
        raise UnmarkedError(plain(told.unmarked()))
    totals = measure(meetings.totals, view).iloc[0]
    asked = of_filters.asked(view.filters, view.names, int(totals["meetings"]), int(totals["on_record"]))
    return Frame(
        marking=marking(package),
        exercise=package.exercise,
        filters=plain(asked),
        as_of=told.as_of(view.record.as_of),
        record=plain(told.record(package.title or package.name, package.version, view.record.edition)),
        language=wording.spoken(),
        day=view.record.as_of,
        page=told.page_of(),
    )


def fact(tile: Tile) -> Fact:
    """A tile of a page as a fact."""
    return Fact(plain(tile.label), plain(tile.value), plain(tile.note))


def lines(texts: Iterable[str], most: int = 8) -> tuple[Line, ...]:
    """Sentences as lines without heads; empty ones fall away."""
    return tuple(Line("", clipped(plain(text), LONGEST_LINE)) for text in texts if text)[:most]


def headed(pairs: Iterable[tuple[str, str]], most: int = 8) -> tuple[Line, ...]:
    """Pairs of head and text as lines."""
    return tuple(
        Line(clipped(plain(head), LONGEST_CELL), clipped(plain(text), LONGEST_LINE)) for head, text in pairs
    )[:most]


def section(title: str, *said: str) -> Section:
    """A heading and its sentences."""
    return Section(plain(title), lines(said))


def table(title: str, rows: pd.DataFrame, labels: Sequence[str], most: int) -> Table:
    """The first rows of a frame as they are read: days in words, `?` where there is nothing."""
    shown = rows[list(labels)].head(most)
    cells = zip(*([_cell(value) for value in shown[label].tolist()] for label in labels), strict=True)
    rest = told.more_rows(len(rows) - len(shown))
    return Table(plain(title), tuple(map(terms.column, labels)), tuple(cells), rest)


def sheet(shown: Sheet, most: int) -> Table:
    """The first rows of a page's table."""
    return table(shown.title, shown.rows, shown.labels, most)


def sources(cited: Sequence[Cited], pages: Pages) -> tuple[tuple[Source, ...], str]:
    """The sources that a brief of so many pages lists, and how many more there are."""
    shown = cited[: SOURCES[pages]]
    listed = tuple(
        Source(source.number, clipped(plain(source.name), LONGEST_NAME), plain(source.supports), source.url)
        for source in shown
    )
    return listed, told.more_sources(len(cited) - len(shown))


def map_of(nations: pd.DataFrame, day: date, title: str, key: str, alt: str, focus: str = "") -> Map:
    """The map of these nations on a day; see `metrics.map`."""
    drawn = set(nations.loc[nations["state"] != "guest", "partner_id"])
    return Map(
        title=plain(title),
        key=plain(key),
        legend=_legend(nations),
        places=tuple(_places(placed(nations))),
        allies=tuple(ally for ally in boundaries.allies(day) if ally not in drawn | {focus}),
        alt=alt,
        note=plain(of_map.boundary_note()),
        focus=focus if focus in boundaries.points() else "",
    )


def three_counts(turnout: pd.DataFrame) -> tuple[Bar, ...]:
    """Each meeting with its three counts: eligible, reported, named."""
    return tuple(
        Bar(
            wording.day(row["start_date"]),
            (
                Value(_whole(row["eligible"]), counts.eligible(row["eligible"]), "outline"),
                Value(_whole(row["claimed"]), counts.claimed(row["qualifier"], row["claimed"]), "hatch"),
                Value(int(row["named"]), number_text(int(row["named"]))),
            ),
        )
        for row in turnout.to_dict(orient="records")
    )


def single(rows: pd.DataFrame, label: str, value: str, most: int) -> tuple[Bar, ...]:
    """The first rows as bars of one value."""
    first = rows.head(most)
    return tuple(
        Bar(clipped(str(name), 48), (Value(int(number), number_text(int(number))),))
        for name, number in zip(first[label], first[value], strict=True)
    )


def _whole(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]  # one scalar


def _cell(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return wording.day(value)
    if isinstance(value, str):
        return clipped(value, LONGEST_CELL)
    return "?" if pd.isna(value) else number_text(value)  # type: ignore[call-overload, arg-type]  # a number


def _places(nations: pd.DataFrame) -> Iterable[Place]:
    columns = {name: nations[name].tolist() for name in Place.__slots__}
    return [Place(*row) for row in zip(*columns.values(), strict=True)]


def _legend(nations: pd.DataFrame) -> tuple[Entry, ...]:
    """One entry a framework, in the record's order, as under the map on the screen."""
    slots = nations.loc[nations["status"] == "active", "slot"].dropna().astype(int)
    told_of = {
        slot: of_map.legend(nations[nations["slot"] == slot], _SLOTS, short=True)
        for slot in sorted(set(slots))
    }
    return tuple(Entry(slot, plain(text).removeprefix("■").strip()) for slot, text in told_of.items())
