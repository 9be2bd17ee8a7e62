"""Ways from what is shown to the page of one meeting, partner, topic or of all programmes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

PAGES_BY_ID = {
    "meeting_id": "pages/meeting.py",
    "partner_id": "pages/partner.py",
    "topic_id": "pages/topic.py",
}
"""The page that shows one row of the record, by the name of its id."""

Way = tuple[str, dict[str, str]]
"""A page's script and its options."""

Link = tuple[str, str, dict[str, str]]
"""A link to another page: its words (Markdown with its data escaped), the page's script, its options."""


@dataclass(frozen=True, slots=True)
class Block:
    """A bordered block: its title, a quiet line, a text, and links. All are Markdown with their data escaped."""

    title: str
    quiet: str
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """One source: its number on the page, its name, what it supports, its address or nothing."""

    number: int
    name: str
    supports: str
    url: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its heading: its title, a note, its rows and the columns that it shows.

    Title and note are Markdown with their data escaped; the title is the alt text too where `alt` says nothing. `opens`
    names the id by which a row leads to its page where the rows are many; where they are few, `links` lead there from
    below. Where it is empty the rows are drawn as text, however many. `tall` are the pixels of one to scroll and sort
    whatever its rows; at 0 it is one where they are many.
    """

    title: str
    note: str
    rows: pd.DataFrame
    labels: Sequence[str]
    opens: str = ""
    links: tuple[Link, ...] = ()
    alt: str = ""
    tall: int = 0


TALL = 420
"""Pixels of the tallest table to scroll, where it is not said otherwise."""


def to(name: str) -> Callable[[Any], Way]:
    """The door of a mark that carries an id of this name: `to("meeting_id")`."""
    return partial(_way, name)


def to_row(name: str, rows: pd.DataFrame) -> Callable[[Any], Way]:
    """The door of a table by a row's place from 0; `rows` have the column `name`."""
    ids = rows[name].tolist()
    return lambda place: _way(name, ids[place])


def _way(name: str, value: object) -> Way:
    return PAGES_BY_ID[name], {"id": str(value)}
