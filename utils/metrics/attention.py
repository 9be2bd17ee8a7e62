"""What needs attention: the rows of each rule, every one with the source that it rests on.

Each rule has one threshold. What the rules judge (the rhythm of a series, the last naming of a partner, a topic's run)
is read from the whole record as of its day; the filters choose which of it is shown.
"""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import claims, partners, series
from utils.metrics.facts import fact_of
from utils.tables import Table, cited

_SOURCE = ("publisher", "source", "url")
_DAY = ["start_date", "meeting_id"]


@fact_of("series_id")
def overdue(record: Record, threshold: float) -> Table:
    """Series without a meeting on record for more than `threshold` times their own median gap.

    None found is not none held. A series with one meeting has no gap and no row. The source is that of its last
    meeting.

    Columns: series_id, series, meeting_id (of the last meeting), last (day), title (of it), meetings (count),
    median_gap (days), days_since, publisher, source (its title), url. One row per series with a meeting here; longest
    beyond its own gap first, then by the record's order.
    """
    here = record.meetings.select("series_id").unique()
    last = record.whole.meetings.select("series_id", "meeting_id", "title", "source_id", last="start_date")
    beyond = nw.col("days_since") - threshold * nw.col("median_gap")
    rows = (
        series.cadence(record.whole)
        .filter(~nw.col("median_gap").is_null() & (beyond > 0))
        .with_columns(times=nw.col("days_since") / nw.col("median_gap"))
        .join(here, on="series_id")
        .join(last, on=["series_id", "last"])
    )
    return (
        cited(rows, record)
        .sort("times", "row", descending=[True, False])
        .select(
            "series_id", "series", "meeting_id", "last", "title", "meetings", "median_gap", "days_since", *_SOURCE
        )
    )  # fmt: skip


@fact_of("partner_id")
def not_named(record: Record, threshold: int) -> Table:
    """Active nations not named at the last `threshold` or more meetings open to them that publish any name.

    Open is meant as in `partner.silence`: eligible, or, where the audience was invited, active that day and not off a
    complete list. Being named as a guest counts as being named. Not named is not known, and no word on who was in a
    room. The source is that of the latest such meeting.

    Columns: partner_id, partner (name), meetings (count), last (day on which it was last named, null if never),
    meeting_id, start_date, title (of the latest such meeting), publisher, source (its title), url.
    One row per nation; most meetings first, then by name and id.
    """
    known = record.whole
    naming = known.participation.select("meeting_id").unique()
    days = known.meetings.select("meeting_id", "start_date", "title", "source_id")
    told = partners.answers(known).join(naming, on="meeting_id").join(days, on="meeting_id")
    named = nw.col("answer") == "took-part"
    invited = nw.col("eligible").is_null() & (nw.col("answer") != "not-eligible")
    is_open = (nw.col("eligible") == 1).fill_null(False) | invited
    last = told.filter(named).group_by("partner_id").agg(last=nw.col("start_date").max())
    since = (
        told.filter(is_open & ~named)
        .join(last, on="partner_id", how="left")
        .filter(nw.col("last").is_null() | (nw.col("start_date") > nw.col("last")))
    )
    counted = since.group_by("partner_id").agg(meetings=nw.len()).filter(nw.col("meetings") >= threshold)
    active = partners.status(record).filter((nw.col("kind") == "nation") & (nw.col("status") == "active"))
    rows = (
        since.unique(["partner_id"], keep="last", order_by=_DAY)
        .join(counted, on="partner_id")
        .join(active.select("partner_id", partner="name"), on="partner_id")
    )
    return (
        cited(rows, record)
        .sort("meetings", "partner", "partner_id", descending=[True, False, False])
        .select(
            "partner_id", "partner", "meetings", "last", "meeting_id", "start_date", "title", *_SOURCE
        )
    )  # fmt: skip


@fact_of("meeting_id", "topic_id")
def dropped(record: Record, threshold: int) -> Table:
    """Topics raised at `threshold` or more meetings of a series in a row, and at none of that series since.

    Only meetings with a topic on record are looked at: where nothing is published, nothing was dropped. The source is
    that of the session that raised it last.

    Columns: series_id, series, topic_id, topic, theme, meetings (count of those in a row), last (day it was last
    raised), session (title of the first session that raised it then), meeting_id, start_date (of the first meeting
    without it), publisher, source (its title), url.
    One row per series and topic; latest drop first, then longest run, then by meeting and the record's order.
    """
    known = record.whole
    raised = _raised(known)
    meeting, topic = ["series_id", "meeting_id", "start_date"], ["series_id", "topic_id"]
    place = nw.col("start_date").cum_count().over("series_id", order_by=_DAY)
    places = raised.select(*meeting).unique().with_columns(place=place)
    nth = nw.col("place").cum_count().over(*topic, order_by="place")
    # In a run both numbers rise by one, so that their difference tells one run from the next.
    runs = (
        raised.select(*meeting, "topic_id")
        .unique()
        .join(places.select("meeting_id", "place"), on="meeting_id")
        .with_columns(run=nw.col("place") - nth)
        .group_by(*topic, "run")
        .agg(meetings=nw.len(), end=nw.col("place").max(), last=nw.col("start_date").max())
        .with_columns(final=nw.col("end").max().over(*topic))
        .filter((nw.col("end") == nw.col("final")) & (nw.col("meetings") >= threshold))
        .with_columns(place=nw.col("end") + 1)
    )
    said = raised.unique([*topic, "start_date"], keep="first", order_by=["position", "session_id"])
    rows = (
        runs.join(places, on=["series_id", "place"])
        .join(said.select(*topic, "session", "source_id", last="start_date"), on=[*topic, "last"])
        .join(record.meetings.select("meeting_id"), on="meeting_id")
        .join(_topics(record), on="topic_id")
        .join(known.series.select("series_id", series="name"), on="series_id")
    )
    return (
        cited(rows, record)
        .sort("start_date", "meetings", "meeting_id", "topic_row", descending=[True, True, False, False])
        .select(
            "series_id", "series", "topic_id", "topic", "theme", "meetings", "last", "session", "meeting_id",
            "start_date", *_SOURCE,
        )
    )  # fmt: skip


@fact_of("meeting_id")
def conflicts(record: Record, threshold: int) -> Table:
    """Claims that cannot all be true, where they are at least `threshold` apart.

    Two exact numbers are apart by their difference; an exact one and an `over` by what the exact one lacks to be over.

    Columns: meeting_id, start_date, title (of the meeting), measure, qualifier, value, primary (bool), publisher,
    source (its title), url, note. One row per claim of such a meeting and measure; latest meeting first, then in the
    record's order.
    """
    group = ["meeting_id", "measure"]
    exact = nw.when(nw.col("qualifier") == "exact").then(nw.col("value"))
    over = nw.when(nw.col("qualifier") == "over").then(nw.col("value"))
    lowest, highest = nw.col("exact").min().over(*group), nw.col("exact").max().over(*group)
    lacking = nw.col("over").max().over(*group) + 1 - lowest
    wide, short = (highest - lowest >= threshold).fill_null(False), (lacking >= threshold).fill_null(False)
    apart = (
        claims.claims(record)
        .with_columns(exact=exact, over=over)
        .filter(nw.col("conflict"))
        .with_columns(apart=wide | short)
        .filter(nw.col("apart"))
        .join(record.meetings.select("meeting_id", "start_date", "title"), on="meeting_id")
    )
    return (
        cited(apart, record)
        .sort("start_date", "row", descending=[True, False])
        .select(
            "meeting_id", "start_date", "title", "measure", "qualifier", "value", "primary", *_SOURCE, "note"
        )
    )


@fact_of("meeting_id")
def few_sessions(record: Record, threshold: int) -> Table:
    """Meetings with fewer than `threshold` sessions on record; 1 asks for those without any.

    Columns: series_id, series, meeting_id, start_date, title, sessions (count), publisher, source (its title), url.
    One row per meeting; latest first, then by id.
    """
    known = record.whole
    counted = known.sessions.group_by("meeting_id").agg(sessions=nw.len())
    rows = (
        record.meetings.join(counted, on="meeting_id", how="left")
        .with_columns(sessions=nw.col("sessions").fill_null(0).cast(nw.Int64))
        .filter(nw.col("sessions") < threshold)
        .join(known.series.select("series_id", series="name"), on="series_id")
    )
    return (
        cited(rows, record)
        .sort("start_date", "meeting_id", descending=[True, False])
        .select("series_id", "series", "meeting_id", "start_date", "title", "sessions", *_SOURCE)
    )


def _raised(record: Record) -> Table:
    """Each session with a topic, with its meeting. One row per session and topic."""
    sessions = record.sessions.select("session_id", "meeting_id", "position", "source_id", session="title")
    return (
        record.session_topics.select("session_id", "topic_id")
        .join(sessions, on="session_id")
        .join(record.meetings.select("meeting_id", "series_id", "start_date"), on="meeting_id")
    )


def _topics(record: Record) -> Table:
    themes = record.whole.themes.select("theme_id", theme="name")
    names = record.topics.select("topic_id", "theme_id", topic="name", topic_row="row")
    return names.join(themes, on="theme_id").drop("theme_id")
