"""Claims: what the sources say of how many were there, which one is primary, and where they cannot all be true."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics.facts import fact_of
from utils.tables import Table, cited

_GROUP = ["meeting_id", "measure"]


@fact_of("meeting_id")
def claims(record: Record) -> Table:
    """Every claim of every meeting; the first row of a meeting and measure is the primary one.

    Claims conflict when they cannot all be true: two exact values that differ, or an exact one that is not over an
    `over`. An `about` conflicts with nothing. Measures are never compared with one another.

    Columns: meeting_id, measure, qualifier, value (count), primary (bool), conflict (bool, of all the group's rows),
    source_id, note, row. One row per claim, in the record's order.
    """
    exact = nw.when(nw.col("qualifier") == "exact").then(nw.col("value"))
    over = nw.when(nw.col("qualifier") == "over").then(nw.col("value"))
    lowest, highest = nw.col("exact").min().over(*_GROUP), nw.col("exact").max().over(*_GROUP)
    beyond = nw.col("over").max().over(*_GROUP)
    return (
        record.attendance_claims.with_columns(exact=exact, over=over, first=nw.col("row").min().over(*_GROUP))
        .with_columns(conflict=((lowest < highest) | (beyond >= lowest)).fill_null(False))
        .with_columns(primary=nw.col("row") == nw.col("first"))
        .select(*_GROUP, "qualifier", "value", "primary", "conflict", "source_id", "note", "row")
        .sort("row")
    )


@fact_of("meeting_id")
def of_nations(record: Record) -> Table:
    """What is said of the number of partner nations at each meeting.

    Columns: meeting_id, qualifier, claimed (count), conflict (bool), claims (count of rows).
    One row per meeting with such a claim; by meeting.
    """
    nations = claims(record).filter(nw.col("measure") == "partner_nations")
    rows = nations.group_by("meeting_id").agg(claims=nw.len())
    return (
        nations.filter(nw.col("primary"))
        .join(rows, on="meeting_id")
        .select("meeting_id", "qualifier", "conflict", "claims", claimed="value")
        .sort("meeting_id")
    )


@fact_of("meeting_id")
def sourced(record: Record) -> Table:
    """Every claim beside its meeting and its source, primary first: differing ones stand side by side.

    Columns: series_id, start_date, meeting_id, measure, qualifier, value, primary, conflict, publisher, source (its
    title), url, note. One row per claim; latest meeting first, then in the record's order.
    """
    places = record.meetings.select("meeting_id", "series_id", "start_date")
    return (
        cited(claims(record), record)
        .join(places, on="meeting_id")
        .sort("start_date", "row", descending=[True, False])
        .select(
            "series_id", "start_date", "meeting_id", "measure", "qualifier", "value", "primary", "conflict",
            "publisher", "source", "url", "note",
        )
    )  # fmt: skip
