"""Topics: what the sessions are about, what is new, what came back, what fell off."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics.facts import fact_of
from utils.tables import Table

CHANGES = ("new", "back", "continued", "dropped")
"""What can become of a topic, in the order in which it is told."""


def by_topic(record: Record) -> Table:
    """How often each topic was raised.

    A mention is one topic in one session; a session may raise several.

    Columns: theme_id, theme, topic_id, topic, mentions, meetings (counts), first, last (days, null if never raised).
    One row per topic of the record; most mentions first, then by the record's order.
    """
    counts = (
        _mentions(record)
        .group_by("topic_id")
        .agg(
            mentions=nw.len(),
            meetings=nw.col("meeting_id").n_unique(),
            first=nw.col("start_date").min(),
            last=nw.col("start_date").max(),
        )
    )
    return (
        _topics(record)
        .join(counts, on="topic_id", how="left")
        .with_columns(nw.col("mentions", "meetings").fill_null(0).cast(nw.Int64))
        .sort("mentions", "theme_row", "topic_row", descending=[True, False, False])
        .drop("theme_row", "topic_row")
    )


def by_theme(record: Record) -> Table:
    """How often each theme was raised, by mentions of its topics.

    Columns: theme_id, theme, mentions, sessions, meetings, topics (counts; sessions, meetings and topics distinct).
    One row per theme of the record; most mentions first, then by the record's order.
    """
    counts = (
        _mentions(record)
        .join(record.topics.select("topic_id", "theme_id"), on="topic_id")
        .group_by("theme_id")
        .agg(
            mentions=nw.len(),
            sessions=nw.col("session_id").n_unique(),
            meetings=nw.col("meeting_id").n_unique(),
            topics=nw.col("topic_id").n_unique(),
        )
    )
    return (
        record.themes.select("theme_id", "row", theme="name")
        .join(counts, on="theme_id", how="left")
        .with_columns(nw.col("mentions", "sessions", "meetings", "topics").fill_null(0).cast(nw.Int64))
        .sort("mentions", "row", descending=[True, False])
        .drop("row")
        .select("theme_id", "theme", "mentions", "sessions", "meetings", "topics")
    )


def by_kind(record: Record) -> Table:
    """Sessions of each kind, and how many topics they raise.

    Columns: kind, sessions, mentions (counts). One row per kind in the record; most sessions first, then by kind.
    """
    raised = record.session_topics.group_by("session_id").agg(mentions=nw.len())
    return (
        record.sessions.select("session_id", "kind")
        .join(raised, on="session_id", how="left")
        .with_columns(nw.col("mentions").fill_null(0).cast(nw.Int64))
        .group_by("kind")
        .agg(sessions=nw.len(), mentions=nw.col("mentions").sum())
        .sort("sessions", "kind", descending=[True, False])
    )


def by_year(record: Record) -> Table:
    """Mentions of each theme by year, beside the meetings on record that year: more meetings, more mentions.

    Columns: theme_id, theme, year, mentions, meetings (counts; meetings of that year, whatever their themes).
    One row per theme that is raised at all and year with a meeting, 0 mentions too; by the record's order of themes,
    then year.
    """
    year = nw.col("start_date").dt.year().cast(nw.Int64)
    years = record.meetings.with_columns(year=year).group_by("year").agg(meetings=nw.len())
    mentions = (
        _mentions(record)
        .with_columns(year=year)
        .join(record.topics.select("topic_id", "theme_id"), on="topic_id")
        .group_by("theme_id", "year")
        .agg(mentions=nw.len())
    )
    raised = mentions.select("theme_id").unique()
    return (
        record.themes.select("theme_id", "row", theme="name")
        .join(raised, on="theme_id")
        .join(years, how="cross")
        .join(mentions, on=["theme_id", "year"], how="left")
        .with_columns(nw.col("mentions").fill_null(0).cast(nw.Int64))
        .sort("row", "year")
        .select("theme_id", "theme", "year", "mentions", "meetings")
    )


@fact_of("meeting_id", "topic_id")
def by_meeting(record: Record) -> Table:
    """Each topic at each meeting, with the number of its sessions there.

    `first` marks the topic's first time in the meeting's series, also where the filters hide the earlier ones.

    Columns: series_id, theme_id, theme, topic_id, topic, meeting_id, start_date, sessions (count), first (bool).
    One row per meeting and topic that it raises; by the record's order of themes, the topic's first day in the
    series, then date.
    """
    return (
        _mentions(record.whole)
        .group_by("series_id", "topic_id", "meeting_id", "start_date")
        .agg(sessions=nw.len())
        .with_columns(first_day=nw.col("start_date").min().over("series_id", "topic_id"))
        .join(record.meetings.select("meeting_id"), on="meeting_id")
        .join(_topics(record), on="topic_id")
        .with_columns(first=nw.col("start_date") == nw.col("first_day"))
        .sort("theme_row", "first_day", "topic_row", "start_date", "meeting_id")
        .select(
            "series_id", "theme_id", "theme", "topic_id", "topic", "meeting_id", "start_date", "sessions", "first"
        )
    )  # fmt: skip


@fact_of("meeting_id", "topic_id")
def changes(record: Record) -> Table:
    """What is new, continued and dropped at each meeting, against the one before it in its series and that one only.

    `new`: first time in the series; `back`: raised earlier in the series, not at the one before; `continued`: at both;
    `dropped`: at the one before, not at this. The first meeting of a series has nothing to compare with: no rows.

    Columns: meeting_id, change, theme_id, theme, topic_id, topic, last (day of the latest meeting of the series
    before this one that raised it; null for `new`). One row per meeting and topic; by meeting, then new, back,
    continued, dropped, then by the record's order.
    """
    places = _places(record.whole)
    topic, order = ["series_id", "topic_id"], ["start_date", "meeting_id"]
    raised = _mentions(record.whole).select("meeting_id", "topic_id").unique().join(places, on="meeting_id")
    before = nw.col("place").shift(1).over(*topic, order_by=order)
    after = nw.col("place").shift(-1).over(*topic, order_by=order)
    day_before = nw.col("start_date").shift(1).over(*topic, order_by=order)
    beside = raised.with_columns(before=before, after=after, last=day_before)
    kind = (
        nw.when(nw.col("before").is_null())
        .then(0)
        .when(nw.col("before") == nw.col("place") - 1)
        .then(2)
        .otherwise(1)
    )
    here = beside.filter(nw.col("place") > 1).select("meeting_id", "topic_id", "last", kind=kind)
    gone = beside.filter(nw.col("after").is_null() | (nw.col("after") > nw.col("place") + 1)).select(
        "series_id", "topic_id", last="start_date", place=nw.col("place") + 1
    )
    next_one = places.select("series_id", "place", "meeting_id")
    dropped = gone.join(next_one, on=["series_id", "place"]).select(
        "meeting_id", "topic_id", "last", kind=nw.lit(3)
    )
    change = nw.lit(CHANGES[-1])
    for place, word in enumerate(CHANGES[:-1]):
        change = nw.when(nw.col("kind") == place).then(nw.lit(word)).otherwise(change)
    return (
        nw.concat([here, dropped])
        .join(record.meetings.select("meeting_id"), on="meeting_id")
        .join(_topics(record), on="topic_id")
        .with_columns(change=change)
        .sort("meeting_id", "kind", "theme_row", "topic_row")
        .select("meeting_id", "change", "theme_id", "theme", "topic_id", "topic", "last")
    )


def raised(record: Record) -> Table:
    """Each topic at each meeting that raises it, once, in no order. Columns: meeting_id, topic_id."""
    sessions = record.sessions.select("session_id", "meeting_id")
    return record.session_topics.join(sessions, on="session_id").select("meeting_id", "topic_id").unique()


def _places(record: Record) -> Table:
    """Each meeting with its place in its series, from 1: by start date, then id."""
    place = nw.col("start_date").cum_count().over("series_id", order_by=["start_date", "meeting_id"])
    return record.meetings.select("meeting_id", "series_id", "start_date").with_columns(place=place)


def _topics(record: Record) -> Table:
    themes = record.themes.select("theme_id", theme="name", theme_row="row")
    topics = record.topics.select("topic_id", "theme_id", topic="name", topic_row="row")
    return topics.join(themes, on="theme_id").select(
        "theme_id", "theme", "topic_id", "topic", "theme_row", "topic_row"
    )


def _mentions(record: Record) -> Table:
    """One row per session and topic, with the meeting and its day."""
    sessions = record.sessions.select("session_id", "meeting_id")
    return (
        record.session_topics.select("session_id", "topic_id")
        .join(sessions, on="session_id")
        .join(record.meetings.select("meeting_id", "series_id", "start_date"), on="meeting_id")
    )
