"""The rows behind the figures: each as it stands in the record, beside the source that it comes from."""

from datetime import date

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import milestones as framing
from utils.metrics import partners, topics
from utils.metrics.facts import fact_of
from utils.selection import moment
from utils.tables import Table, cited

_SOURCE = ("publisher", "source", "url")


@fact_of("meeting_id")
def meetings(record: Record) -> Table:
    """Every meeting that is counted.

    Columns: series_id, meeting_id, start_date, title, series, publisher, source (its title), url.
    One row per meeting; latest first, then by id.
    """
    rows = record.meetings.join(record.whole.series.select("series_id", series="name"), on="series_id")
    return (
        cited(rows, record)
        .sort("start_date", "meeting_id", descending=[True, False])
        .select("series_id", "meeting_id", "start_date", "title", "series", *_SOURCE)
    )


def sessions(record: Record) -> Table:
    """Every session that is counted.

    Columns: series_id, meeting_id, session_id, kind, start_date, title (of the meeting), position, session (its title),
    publisher, source, url. One row per session; latest meeting first, then in order.
    """
    return (
        cited(_sessions(record), record)
        .sort("start_date", "meeting_id", "position", descending=[True, False, False])
        .select(
            "series_id", "meeting_id", "session_id", "kind", "start_date", "title", "position", "session", *_SOURCE
        )
    )  # fmt: skip


def mentions(record: Record) -> Table:
    """Every mention that is counted: one topic in one session. Its source is that of the session.

    Columns: series_id, meeting_id, theme_id, topic_id, kind, start_date, title (of the meeting), session, theme, topic,
    publisher, source, url. One row per session and topic; latest meeting first, then in order.
    """
    themes = record.whole.themes.select("theme_id", theme="name")
    names = record.whole.topics.select("topic_id", "theme_id", topic="name", topic_row="row")
    return (
        cited(_sessions(record), record)
        .join(record.session_topics.select("session_id", "topic_id"), on="session_id")
        .join(names.join(themes, on="theme_id"), on="topic_id")
        .sort("start_date", "meeting_id", "position", "topic_row", descending=[True, False, False, False])
        .select(
            "series_id", "meeting_id", "theme_id", "topic_id", "kind", "start_date", "title", "session", "theme",
            "topic", *_SOURCE,
        )
    )  # fmt: skip


@fact_of("meeting_id", "topic_id")
def changes(record: Record) -> Table:
    """Every topic that is new, back, continued or dropped, with the session that says so.

    That is the first session of the meeting that raises it; of a dropped one, of the last meeting that raised it.

    Columns: meeting_id, topic_id, change, topic, theme, said (day of that session), session, publisher, source, url.
    One row per meeting and topic that `topics.changes` gives; by meeting, change, theme id, then the record's order.
    """
    known = record.whole
    places = known.meetings.select("meeting_id", "series_id", "start_date")
    raised = (
        _sessions(known)
        .join(known.session_topics.select("session_id", "topic_id"), on="session_id")
        .select("series_id", "topic_id", "session", "source_id", "position", "session_id", said="start_date")
        .unique(["series_id", "topic_id", "said"], keep="first", order_by=["position", "session_id"])
    )
    said = nw.when(nw.col("change") == "dropped").then(nw.col("last")).otherwise(nw.col("start_date"))
    order = nw.lit(0)
    for place, change in enumerate(topics.CHANGES):
        order = nw.when(nw.col("change") == change).then(nw.lit(place)).otherwise(order)
    names = known.topics.select("topic_id", topic_row="row")
    rows = (
        topics.changes(record)
        .join(places, on="meeting_id")
        .with_columns(said=said, order=order)
        .join(raised, on=["series_id", "topic_id", "said"])
        .join(names, on="topic_id")
    )
    return (
        cited(rows, record)
        .sort("meeting_id", "order", "theme_id", "topic_row")
        .select("meeting_id", "topic_id", "change", "topic", "theme", "said", "session", *_SOURCE)
    )


@fact_of("meeting_id")
def named(record: Record) -> Table:
    """Every partner on record by name at a meeting.

    Columns: series_id, meeting_id, partner_id, kind (nation, organisation), start_date, title (of the meeting),
    partner, evidence, note, publisher, source, url. One row per participation row; latest meeting first, then by name
    and id.
    """
    names = record.whole.partners.select("partner_id", "kind", partner="name")
    rows = record.participation.join(_of_meetings(record), on="meeting_id").join(names, on="partner_id")
    return (
        cited(rows, record)
        .sort("start_date", "meeting_id", "partner", "partner_id", "row", descending=[True, *[False] * 4])
        .select(
            "series_id", "meeting_id", "partner_id", "kind", "start_date", "title", "partner", "evidence", "note",
            *_SOURCE,
        )
    )  # fmt: skip


@fact_of("meeting_id")
def eligible(record: Record) -> Table:
    """Every nation eligible for a meeting, with the membership that makes it so: the first by framework.

    Columns: series_id, meeting_id, partner_id, start_date, partner, framework, start (as written), publisher, source,
    url. One row per meeting and nation; latest meeting first, then by name and id.
    """
    meetings = record.meetings.select("meeting_id", "series_id", "start_date")
    names = record.whole.partners.select("partner_id", partner="name")
    rows = partners.eligible_by(record).join(meetings, on="meeting_id").join(names, on="partner_id")
    return (
        cited(rows, record)
        .sort("start_date", "meeting_id", "partner", "partner_id", descending=[True, False, False, False])
        .select(
            "series_id", "meeting_id", "partner_id", "start_date", "partner", "framework", "start", *_SOURCE
        )
    )


@fact_of("partner_id")
def standing(record: Record, day: date) -> Table:
    """Every partner's status on a day, with the membership that decides it; without one, no row.

    Columns: partner_id, kind, status, partner, framework, start, end (as written), publisher, source, url.
    One row per partner that was ever in a framework; by name, then id.
    """
    rows = partners.status(record, day).filter(nw.col("status") != "never")
    return (
        cited(rows, record)
        .sort("name", "partner_id")
        .with_columns(partner=nw.col("name"))
        .select("partner_id", "kind", "status", "partner", "framework", "start", "end", *_SOURCE)
    )


@fact_of("partner_id")
def memberships(record: Record) -> Table:
    """Every episode of a partner in a framework that has begun by the as-of day.

    Columns: partner_id, framework_id, partner, framework, start, end (as written), end_reason, note, publisher, source,
    url. One row per episode; by name, id, then as in the record.
    """
    known = record.whole
    begun = record.memberships.filter(nw.col("start_first") <= moment(record.as_of))
    rows = begun.join(known.partners.select("partner_id", partner="name"), on="partner_id").join(
        known.frameworks.select("framework_id", framework="name"), on="framework_id"
    )
    return (
        cited(rows, record)
        .sort("partner", "partner_id", "row")
        .select(
            "partner_id", "framework_id", "partner", "framework", "start", "end", "end_reason", "note", *_SOURCE
        )
    )  # fmt: skip


@fact_of("partner_id")
def programmes(record: Record) -> Table:
    """Every participation of a partner in a programme, begun by the as-of day or without a start.

    Columns: partner_id, programme_id, partner, programme, start (as written), basis (of the start), end, note,
    publisher, source, url. One row per participation; by name, id, then as in the record.
    """
    known = record.whole
    begun = record.programme_participation.filter(
        nw.col("start").is_null() | (nw.col("start_first") <= moment(record.as_of))
    )
    rows = begun.join(known.partners.select("partner_id", partner="name"), on="partner_id").join(
        known.programmes.select("programme_id", programme="name"), on="programme_id"
    )
    return (
        cited(rows, record)
        .sort("partner", "partner_id", "row")
        .with_columns(basis=nw.col("start_basis"))
        .select(
            "partner_id", "programme_id", "partner", "programme", "start", "basis", "end", "note", *_SOURCE
        )
    )  # fmt: skip


def milestones(record: Record, first: date, kinds: tuple[str, ...] = ()) -> Table:
    """Every milestone of a timeline; see `milestones.between`.

    Columns: number, milestone_id, date (as written), kind, title, publisher, source, url.
    One row per milestone; by number, then id.
    """
    return (
        cited(framing.between(record, first, kinds), record)
        .sort("number", "milestone_id")
        .select("number", "milestone_id", "date", "kind", "title", *_SOURCE)
    )


def _of_meetings(record: Record) -> Table:
    return record.meetings.select("meeting_id", "series_id", "start_date", "title")


def _sessions(record: Record) -> Table:
    """Sessions with their meeting's series, day and title; the session's own title is `session`."""
    rows = record.sessions.select(
        "session_id", "meeting_id", "position", "kind", "source_id", session="title"
    )
    return rows.join(_of_meetings(record), on="meeting_id")
