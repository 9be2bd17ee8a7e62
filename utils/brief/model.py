"""What a brief says, whatever the format: texts, numbers, a map, a figure and a table, all frozen.

Every text is plain and in the reader's language. A format writes what stands here, and works nothing out.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Scope = Literal["situation", "meeting", "partner", "topic"]
SCOPES: tuple[Scope, ...] = ("situation", "meeting", "partner", "topic")

Pages = Literal[1, 2]
LENGTHS: dict[str, Pages] = {"1": 1, "2": 2}
"""How many pages a brief may have, by the words of the address."""

Look = Literal["outline", "hatch", "solid"]
"""How a value is drawn: what might have been, what somebody says, what is on record."""


class UnmarkedError(ValueError):
    """The package gives no marking, and nothing leaves without one."""


class NothingFitsError(ValueError):
    """The record holds nothing of what the brief was asked about."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One number, what it is and what it rests on."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a bar: its number, None where there is none to draw, and how it is written."""

    number: int | None
    text: str
    look: Look = "solid"


@dataclass(frozen=True, slots=True)
class Bar:
    """A group of bars under one label: one value for each of the chart's series."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The figure of a brief: bars that stand, or that lie where `lying`."""

    title: str
    subtitle: str
    source: str
    alt: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    lying: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A nation on the map: its state and slot as `metrics.map` has them, its point in degrees."""

    partner_id: str
    name: str
    state: str
    slot: int
    small: bool
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the map's legend: the framework's slot, and what is said of it."""

    slot: int
    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """The map of a brief. `focus` is the partner that it is about, empty where it is about all."""

    title: str
    key: str
    legend: tuple[Entry, ...]
    places: tuple[Place, ...]
    allies: tuple[str, ...]
    alt: str
    note: str
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as they are read; `rest` says how many more there are, empty where these are all."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a section: what it is about (may be empty) and what is said."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its number in the brief, its name, what it supports, its address or nothing."""

    number: int
    name: str
    supports: str
    url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on every page: marking, filters in words, day, record and edition; and the words round them."""

    marking: str
    exercise: bool
    filters: str
    as_of: str
    record: str
    language: str
    day: date
    """The as-of day as such, for the properties of a file."""
    page: str
    """`Page {page} of {pages}` with its two places open."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief. `bottom_line` is the one sentence to remember; `more` are sections of this scope alone.

    `second` are the tables of a second page, none where one page is asked for; there the sources are all told.
    """

    scope: Scope
    title: str
    bottom_line: str
    facts: tuple[Fact, Fact, Fact]
    map: Map
    chart: Chart
    table: Table
    changed: Section
    unknown: Section
    more: tuple[Section, ...]
    sources_title: str
    sources: tuple[Source, ...]
    sources_rest: str
    second: tuple[Table, ...]
    frame: Frame

    @property
    def pages(self) -> Pages:
        """How many pages it has where a format has pages."""
        return 2 if self.second else 1
