"""Partners one by one: their episodes and programmes, every meeting that names them, and where the record is silent."""

from datetime import date

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import partners
from utils.metrics import topics as of_topics
from utils.metrics.facts import fact_of
from utils.selection import moment
from utils.tables import Table, cited

_END = ("end", "end_first", "end_last")


def listed(record: Record) -> Table:
    """Each partner with its status on the as-of day, and how often it is named at the meetings here.

    Columns: as `partners.status`, then meetings (count of those that name it), last (day of the latest of them, null
    if none), programmes (count of those begun by the day or without a start, also ended ones).
    One row per partner of the record; by name, then id.
    """
    present = partners.presence(record).select("partner_id", "meetings", "last")
    taken = (
        _known_on(record.programme_participation, record.as_of)
        .select("partner_id", "programme_id")
        .unique()
        .group_by("partner_id")
        .agg(programmes=nw.len())
    )
    return (
        partners.status(record)
        .join(present, on="partner_id", how="left")
        .join(taken, on="partner_id", how="left")
        .with_columns(nw.col("programmes").fill_null(0).cast(nw.Int64))
        .sort("name", "partner_id")
    )


@fact_of("partner_id")
def episodes(record: Record) -> Table:
    """Every episode of every partner in a framework that has begun by the as-of day, ended ones too.

    Dates keep the precision that they were written with: `start_first` and `start_last` are the first and the last
    day that the start may be, `end_first` and `end_last` the same of the end. An episode that runs on the day has no
    end, whatever comes later.

    Columns: partner_id, framework_id, framework, abbreviation, slot (place of the framework in the record, from 0),
    start, start_first, start_last, end, end_first, end_last, end_reason (the last four null while it runs),
    publisher, source (its title), url, note. One row per episode; by partner id, first day, then the record's order.
    """
    known = record.whole
    frameworks = known.frameworks.select(
        "framework_id", "abbreviation", framework="name", slot=nw.col("row") - 2
    )
    return (
        cited(_known_on(known.memberships, record.as_of, "end_reason"), record)
        .join(record.partners.select("partner_id"), on="partner_id")
        .join(frameworks, on="framework_id")
        .sort("partner_id", "start_first", "row")
        .select(
            "partner_id", "framework_id", "framework", "abbreviation", "slot", "start", "start_first", "start_last",
            *_END, "end_reason", "publisher", "source", "url", "note",
        )
    )  # fmt: skip


@fact_of("partner_id")
def programmes(record: Record) -> Table:
    """Every programme that a partner has been in by the as-of day, those without a start too.

    `start_basis`: `stated`, or `first-seen` where the start is only the date of the first source that shows it.

    Columns: partner_id, programme_id, programme, abbreviation, start, start_first, start_last, start_basis, end,
    end_first, end_last (null while it runs), publisher, source (its title), url, note.
    One row per participation in a programme; by partner id, those without a start first, first day, then the
    record's order.
    """
    known = record.whole
    return (
        cited(_known_on(known.programme_participation, record.as_of), record)
        .join(record.partners.select("partner_id"), on="partner_id")
        .join(known.programmes.select("programme_id", "abbreviation", programme="name"), on="programme_id")
        .with_columns(dated=nw.when(nw.col("start_first").is_null()).then(0).otherwise(1))
        .sort("partner_id", "dated", "start_first", "row")
        .select(
            "partner_id", "programme_id", "programme", "abbreviation", "start", "start_first", "start_last",
            "start_basis", *_END, "publisher", "source", "url", "note",
        )
    )  # fmt: skip


@fact_of("meeting_id")
def appearances(record: Record) -> Table:
    """Every participation row: the meetings that name a partner, with the evidence and where it is from.

    Columns: partner_id, meeting_id, start_date, title, series_id, series, evidence, publisher, source (its title),
    url, note. One row per partner and meeting; by partner id, latest meeting first, then by meeting id.
    """
    known = record.whole
    meetings = record.meetings.select("meeting_id", "series_id", "start_date", "title")
    named = known.participation.select("partner_id", "meeting_id", "evidence", "source_id", "note")
    return (
        cited(named, record)
        .join(meetings, on="meeting_id")
        .join(known.series.select("series_id", series="name"), on="series_id")
        .sort("partner_id", "start_date", "meeting_id", descending=[False, True, False])
        .select(
            "partner_id", "meeting_id", "start_date", "title", "series_id", "series", "evidence", "publisher",
            "source", "url", "note",
        )
    )  # fmt: skip


def topics(record: Record) -> Table:
    """The topics of the meetings that name a partner: not what the partner said.

    Columns: partner_id, theme_id, theme, topic_id, topic, meetings (count of those that name it and raise the topic).
    One row per partner named and topic; by partner id, most meetings first, then by the record's order.
    """
    themes = record.themes.select("theme_id", theme="name", theme_row="row")
    names = record.topics.select("topic_id", "theme_id", topic="name", topic_row="row")
    return (
        _topics_of_meetings(record)
        .group_by("partner_id", "topic_id")
        .agg(meetings=nw.len())
        .join(names, on="topic_id")
        .join(themes, on="theme_id")
        .sort("partner_id", "meetings", "theme_row", "topic_row", descending=[False, True, False, False])
        .select("partner_id", "theme_id", "theme", "topic_id", "topic", "meetings")
    )


@fact_of("partner_id")
def shared_topics(record: Record, partner_id: str) -> Table:
    """How many topics of the meetings that name a partner are also topics of meetings that name `partner_id`.

    They need not be the same meetings. Columns: partner_id, topics (count of the partner's own), shared (count of
    those that are also the other's). One row per partner of the record; by id.
    """
    raised = _topics_of_meetings(record.whole).select("partner_id", "topic_id").unique()
    others = raised.filter(nw.col("partner_id") == partner_id).select("topic_id", shared=nw.lit(1))
    counts = (
        raised.join(others, on="topic_id", how="left")
        .group_by("partner_id")
        .agg(topics=nw.len(), shared=nw.col("shared").count())
    )
    return (
        record.partners.select("partner_id")
        .join(counts, on="partner_id", how="left")
        .with_columns(nw.col("topics", "shared").fill_null(0).cast(nw.Int64))
        .sort("partner_id")
    )


@fact_of("partner_id")
def silence(record: Record) -> Table:
    """How much of the record is silent about each nation, over the meetings that were open to it.

    A meeting is `open` to a nation that was eligible, or, where the audience was invited, to one that is named, or
    was active that day and is not off a complete list. Of the open meetings, `with_names` name any participant at
    all, `number_only` name nobody and give a count of partner nations, organisations, representatives or
    participants, `neither` do none of the two; the three add up to `open`. `named` counts the open meetings that
    name this nation, all of them `with_names`; `as_guest` the meetings that name it and were not open to it.
    `eligible` counts the meetings for which it was eligible by rule, `eligible_named` those of them that name it,
    `off_list` those with a complete list without it. The record is silent at the open meetings that are neither.

    Not named is not known: none of these says who was in a room. Columns: partner_id, open, with_names, number_only,
    neither, named, as_guest, eligible, eligible_named, off_list (counts). One row per nation of the record; by id.
    """
    known = record.whole
    nations = record.partners.filter(nw.col("kind") == "nation").select("partner_id")
    naming = known.participation.select("meeting_id").unique().with_columns(naming=nw.lit(1))
    counting = (
        known.attendance_claims.filter(nw.col("measure") != "allies")
        .select("meeting_id").unique().with_columns(counting=nw.lit(1))
    )  # fmt: skip
    invited = nw.col("eligible").is_null() & (nw.col("answer") != "not-eligible")
    rule = (nw.col("eligible") == 1).fill_null(False)
    named, any_name, any_count = (
        nw.col("answer") == "took-part",
        ~nw.col("naming").is_null(),
        ~nw.col("counting").is_null(),
    )
    flags = {
        "open": rule | invited,
        "with_names": (rule | invited) & any_name,
        "number_only": (rule | invited) & ~any_name & any_count,
        "neither": (rule | invited) & ~any_name & ~any_count,
        "named": (rule | invited) & named,
        "as_guest": ~(rule | invited) & named,
        "eligible": rule,
        "eligible_named": rule & named,
        "off_list": nw.col("answer") == "absent",
    }
    counted = (
        partners.answers(known)
        .join(naming, on="meeting_id", how="left")
        .join(counting, on="meeting_id", how="left")
        .select("partner_id", **{name: nw.when(flag).then(1).otherwise(0) for name, flag in flags.items()})
        .group_by("partner_id")
        .agg(**{name: nw.col(name).sum() for name in flags})
    )
    return (
        nations.join(counted, on="partner_id", how="left")
        .with_columns(nw.col(*flags).fill_null(0).cast(nw.Int64))
        .sort("partner_id")
        .select("partner_id", *flags)
    )


def _known_on(table: Table, day: date, *of_the_end: str) -> Table:
    """The rows begun by the day or without a start; one that has not ended by then runs, and has no end yet."""
    when = moment(day)
    over = nw.col("end_last") <= when
    ended = {name: nw.when(over).then(nw.col(name)) for name in (*_END, *of_the_end)}
    begun = nw.col("start_first").is_null() | (nw.col("start_first") <= when)
    return table.filter(begun).with_columns(**ended)


def _topics_of_meetings(record: Record) -> Table:
    """Each partner, meeting that names it and topic of that meeting, once."""
    named = record.participation.select("meeting_id", "partner_id").unique()
    return named.join(of_topics.raised(record), on="meeting_id")
