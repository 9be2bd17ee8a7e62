"""What the reader asked for: one frozen value that address, widgets, cache key and sentence all come from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal, Self

Query = Mapping[str, Sequence[str]]
"""An address's parameters: each key with its values in order."""

Known = Mapping[str, frozenset[str]]
"""The ids that the record holds, by the name of the filter that takes them."""

Reason = Literal["unknown", "not-a-day", "later", "repeated"]

ID_FILTERS = ("partner", "framework", "theme", "topic", "series")
DAY_FILTERS = ("since", "until", "as_of")
FILTER_KEYS = (*ID_FILTERS, *DAY_FILTERS)
_ISO_DAY = re.compile(r"(?:19\d\d|20\d\d|2100)-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Misread:
    """A value of the address that could not be used, named to the reader.

    `key` is the filter, `value` what the address says. `reason`: `unknown` = an id that the record does not hold,
    `not-a-day` = no day from 1900 to 2100, `later` = an as-of day still to come, `repeated` = a second day.
    """

    key: str
    value: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Filters:
    """Nothing chosen means everything shown.

    Ids are sorted and distinct; `since`, `until` bound a meeting's start date, both included; `as_of` is the day
    at which the record is read, and None stands for the record's own.
    """

    partner: tuple[str, ...] = ()
    framework: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    @classmethod
    def from_query(cls, query: Query) -> Self:
        """Read any address; what cannot be read is left out (see `misread`)."""
        ids = {key: distinct(value for value in query.get(key, ()) if value) for key in ID_FILTERS}
        days = {key: _day(query, key) for key in DAY_FILTERS}
        return cls(**ids, **days)  # type: ignore[arg-type]  # each key has its own kind of value

    def to_query(self) -> dict[str, list[str]]:
        """The address of this value: ids and ISO dates, only what was asked, always in the same order."""
        ids = {key: list(getattr(self, key)) for key in ID_FILTERS if getattr(self, key)}
        days = {key: [getattr(self, key).isoformat()] for key in DAY_FILTERS if getattr(self, key)}
        return ids | days

    def within(self, known: Known, last_day: date) -> Self:
        """The same without ids that the record does not hold, and without an as-of day after `last_day`."""
        kept = {key: tuple(v for v in getattr(self, key) if v in known[key]) for key in ID_FILTERS}
        as_of = self.as_of if self.as_of and self.as_of <= last_day else None
        return replace(self, **kept, as_of=as_of)  # type: ignore[arg-type]  # as above

    def without(self, *keys: str) -> Self:
        """The same with these filters taken off."""
        bare = Filters()
        return replace(self, **{key: getattr(bare, key) for key in keys})

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the filters that ask for something, in their order."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name))


def misread(query: Query, known: Known, last_day: date) -> tuple[Misread, ...]:
    """Every filter value of an address that `from_query(...).within(...)` leaves out, in the address's order."""
    used = Filters.from_query(query).within(known, last_day)
    found: list[Misread] = []
    for key, values in query.items():
        if key in ID_FILTERS:
            found += [Misread(key, value, "unknown") for value in values if value not in known[key]]
        elif key in DAY_FILTERS:
            left = [
                value for value in values if iso_day(value) is None or iso_day(value) != getattr(used, key)
            ]
            found += [Misread(key, value, _reason(key, value, last_day)) for value in left]
    return tuple(found)


def iso_day(text: str) -> date | None:
    """The day from 1900 to 2100 that `YYYY-MM-DD` names, or None."""
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _reason(key: str, value: str, last_day: date) -> Reason:
    named = iso_day(value)
    if named is None:
        return "not-a-day"
    return "later" if key == "as_of" and named > last_day else "repeated"


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Values sorted, each once."""
    return tuple(sorted(set(values)))


def _day(query: Query, key: str) -> date | None:
    days = [day for day in map(iso_day, query.get(key, ())) if day]
    return days[0] if days else None
