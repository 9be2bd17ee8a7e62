"""Entries: everything of the record that has a name to be searched for."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.tables import Table

_COLUMNS = ("key", "id", "name", "also", "more", "day", "row")


def entries(record: Record) -> Table:
    """All that can be searched for by name, whatever the filters: a person once, at the latest meeting.

    Columns: kind (`partner`, `topic`, `programme`, `meeting`, `person`, `session`), key (of the row; a person's name),
    id (of the page it opens: the meeting's for sessions and persons), name, also, more (other names it goes by, null
    where it has none), day (of the meeting, null for what has no day). One row per entry; in that order of kinds, then
    latest first, then in the record's order.
    """
    known = record.whole
    meetings = known.meetings
    days = meetings.select("meeting_id", day="start_date")
    themes = known.themes.select("theme_id", theme="name")
    series = known.series.select("series_id", series="name")
    # A null of the same type as the days, on every engine.
    no_day = nw.lit(None).cast(nw.Datetime("us"))
    of_kind = {
        "partner": known.partners.select(
            "row",
            # Those of partners are of a kind that knows its order, the others plain.
            name=nw.col("name").cast(nw.String),
            key="partner_id",
            id="partner_id",
            also="official_name",
            more="partner_id",
            day=no_day,
        ),
        "topic": known.topics.join(themes, on="theme_id").select(
            "row", "name", key="topic_id", id="topic_id", also="theme", more=_nothing(), day=no_day
        ),
        "programme": known.programmes.select(
            "row",
            "name",
            key="programme_id",
            id="programme_id",
            also="abbreviation",
            more=_nothing(),
            day=no_day,
        ),
        "meeting": meetings.join(series, on="series_id").select(
            "row",
            key="meeting_id",
            id="meeting_id",
            name="title",
            also="city",
            more="series",
            day="start_date",
        ),
        "person": _persons(known, days),
        "session": known.sessions.join(days, on="meeting_id").select(
            "row", "day", key="session_id", id="meeting_id", name="title", also=_nothing(), more=_nothing()
        ),
    }
    parts = [
        part.with_columns(kind=nw.lit(kind), place=nw.lit(place)).select("kind", "place", *_COLUMNS)
        for place, (kind, part) in enumerate(of_kind.items())
    ]
    return (
        nw.concat(parts)
        .sort("place", "day", "row", descending=[False, True, False], nulls_last=True)
        .select("kind", "key", "id", "name", "also", "more", "day")
    )


def _persons(known: Record, days: Table) -> Table:
    """Each person at the latest meeting, with the office held there."""
    return (
        known.appearances.join(days, on="meeting_id")
        .with_columns(earlier=-nw.col("row"))
        .unique("person", keep="last", order_by=["day", "earlier"])
        .select("row", "day", key="person", id="meeting_id", name="person", also="role", more="organisation")
    )


def _nothing() -> nw.Expr:
    return nw.lit(None).cast(nw.String)
