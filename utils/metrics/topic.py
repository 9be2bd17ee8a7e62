"""One topic: where it was raised, in which sessions, beside whom and what, and which sources say so."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import series as of_series
from utils.metrics.facts import fact_of
from utils.tables import Table, cited

_PAIR = ["topic_id", "meeting_id"]


def profiles(record: Record) -> Table:
    """Every topic of the whole record, with the meetings here that raise it.

    The filters narrow the meetings, not the topics: a page of a topic opens whatever else was chosen.

    Columns: topic_id, topic, theme_id, theme, description, meetings, sessions, series (counts of those that raise it),
    of (meetings here), first, last (days, null if not raised here). One row per topic; by the record's order of themes,
    then of topics.
    """
    known = record.whole
    themes = known.themes.select("theme_id", theme="name", theme_row="row")
    counted = (
        _raised(record)
        .group_by("topic_id")
        .agg(
            meetings=nw.col("meeting_id").n_unique(),
            sessions=nw.len(),
            series=nw.col("series_id").n_unique(),
            first=nw.col("start_date").min(),
            last=nw.col("start_date").max(),
        )
    )
    return (
        known.topics.select("topic_id", "theme_id", "description", topic="name", topic_row="row")
        .join(themes, on="theme_id")
        .join(counted, on="topic_id", how="left")
        .join(record.meetings.select(of=nw.len()), how="cross")
        .with_columns(nw.col("meetings", "sessions", "series").fill_null(0).cast(nw.Int64))
        .sort("theme_row", "topic_row")
        .select(
            "topic_id", "topic", "theme_id", "theme", "description", "meetings", "sessions", "series", "of", "first",
            "last",
        )
    )  # fmt: skip


@fact_of("meeting_id")
def sessions(record: Record) -> Table:
    """Each session that raises a topic, with its meeting and its source.

    Columns: topic_id, meeting_id, start_date, series, title (of the meeting), session_id, position, kind, session
    (title), publisher, source, url, source_id. One row per topic and session; latest meeting first, then by id and
    position.
    """
    known = record.whole
    return (
        cited(_raised(record), record)
        .join(known.series.select("series_id", series="name"), on="series_id")
        .sort(
            "topic_id", "start_date", "meeting_id", "position", descending=[False, True, False, False]
        )
        .select(
            "topic_id", "meeting_id", "start_date", "series", "title", "session_id", "position", "kind", "session",
            "publisher", "source", "url", "source_id",
        )
    )  # fmt: skip


def strip(record: Record) -> Table:
    """The meetings that raise a topic, as marks on the rows of their series.

    Columns: topic_id, series_id, series, main (bool), count (meetings of the series that raise it), of (meetings of the
    series here), start_date, meeting_id, title. One row per topic and meeting; the leading series first, then most
    meetings, then the record's order; then by start date and id.
    """
    order = of_series.cadence(record).select("series_id", "series", "main", "row", of="meetings")
    raised = _raised(record).select(*_PAIR, "series_id", "start_date", "title").unique()
    counts = raised.group_by("topic_id", "series_id").agg(count=nw.len())
    return (
        raised.join(order, on="series_id")
        .join(counts, on=["topic_id", "series_id"])
        .sort(
            "topic_id", "main", "count", "row", "start_date", "meeting_id",
            descending=[False, True, True, False, False, False],
        )
        .select("topic_id", "series_id", "series", "main", "count", "of", "start_date", "meeting_id", "title")
    )  # fmt: skip


def by_year(record: Record) -> Table:
    """Sessions that raise a topic by year, beside the meetings on record that year: more meetings, more sessions.

    Columns: topic_id, topic, year, sessions, meetings (counts; all meetings here of that year, whatever they raise).
    One row per topic that is raised here and year with a meeting, 0 sessions too; by topic, then year.
    """
    year = nw.col("start_date").dt.year().cast(nw.Int64)
    years = record.meetings.with_columns(year=year).group_by("year").agg(meetings=nw.len())
    raised = _raised(record).with_columns(year=year).group_by("topic_id", "year").agg(sessions=nw.len())
    return (
        record.whole.topics.select("topic_id", topic="name")
        .join(raised.select("topic_id").unique(), on="topic_id")
        .join(years, how="cross")
        .join(raised, on=["topic_id", "year"], how="left")
        .with_columns(nw.col("sessions").fill_null(0).cast(nw.Int64))
        .sort("topic_id", "year")
        .select("topic_id", "topic", "year", "sessions", "meetings")
    )


def partners(record: Record) -> Table:
    """Partners named at the meetings that raise a topic: that they were there, not what they said.

    Columns: topic_id, partner_id, partner (name), meetings (count), last (day of the latest).
    One row per topic and partner named at least once; most meetings first, then by name and id.
    """
    known = record.whole
    named = known.participation.select("meeting_id", "partner_id").unique()
    return (
        _raised(record)
        .select(*_PAIR, "start_date")
        .unique()
        .join(named, on="meeting_id")
        .group_by("topic_id", "partner_id")
        .agg(meetings=nw.len(), last=nw.col("start_date").max())
        .join(known.partners.select("partner_id", partner="name"), on="partner_id")
        .sort("topic_id", "meetings", "partner", "partner_id", descending=[False, True, False, False])
        .select("topic_id", "partner_id", "partner", "meetings", "last")
    )


def related(record: Record) -> Table:
    """Topics raised in the same sessions as a topic.

    Columns: topic_id, other_id, other, theme (of the other), sessions (count of those that raise both).
    One row per pair that shares a session here; most sessions first, then by the record's order.
    """
    known = record.whole
    raised = _raised(record).select("topic_id", "session_id")
    themes = known.themes.select("theme_id", theme="name")
    others = known.topics.select("theme_id", "row", other_id="topic_id", other="name").join(
        themes, on="theme_id"
    )
    return (
        raised.join(raised.select("session_id", other_id="topic_id"), on="session_id")
        .filter(nw.col("topic_id") != nw.col("other_id"))
        .group_by("topic_id", "other_id")
        .agg(sessions=nw.len())
        .join(others, on="other_id")
        .sort("topic_id", "sessions", "row", descending=[False, True, False])
        .select("topic_id", "other_id", "other", "theme", "sessions")
    )


def sources(record: Record) -> Table:
    """The sources behind the sessions that raise a topic.

    Columns: topic_id, source_id, publisher, source (title), url, published (as written), sessions (count).
    One row per topic and source; most sessions first, then by the record's order.
    """
    counted = _raised(record).group_by("topic_id", "source_id").agg(sessions=nw.len())
    return (
        cited(counted, record, "published", "row")
        .sort("topic_id", "sessions", "row", descending=[False, True, False])
        .select("topic_id", "source_id", "publisher", "source", "url", "published", "sessions")
    )


def _raised(record: Record) -> Table:
    """One row per topic and session at the meetings here, whatever topics were chosen."""
    known = record.whole
    meetings = record.meetings.select("meeting_id", "series_id", "start_date", "title")
    told = known.sessions.select("session_id", "meeting_id", "position", "kind", "source_id", session="title")
    return (
        known.session_topics.select("topic_id", "session_id")
        .join(told, on="session_id")
        .join(meetings, on="meeting_id")
    )
