"""Meetings: what has been held, with the three counts of partner nations side by side and never mixed."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import claims, partners
from utils.metrics.facts import fact_of
from utils.metrics.topics import raised
from utils.tables import Table


def totals(record: Record) -> Table:
    """How many meetings and series there are here, of how many on record, and how many are planned after the day.

    Columns: meetings, series, on_record, planned (counts). One row.
    """
    # Not n_unique: over no rows at all one engine says 0, another nothing.
    series = record.meetings.select("series_id").unique().select(series=nw.len())
    on_record = record.whole.meetings.select(on_record=nw.len())
    planned = record.whole.planned.select(planned=nw.len())
    here = record.meetings.select(meetings=nw.len()).join(series, how="cross")
    return here.join(on_record, how="cross").join(planned, how="cross")


@fact_of("meeting_id")
def turnout(record: Record) -> Table:
    """Each meeting with the partner nations eligible, claimed and named.

    `eligible` is null where it is not known who was invited; `claimed` is the primary claim and null where no source
    gives a number; `named` counts the nations with a participation row, and is a floor; `guests` are those of them
    that were not eligible, null where `eligible` is. `previous_id` is the meeting before it in its series by start
    date, null for the first.

    Columns: meeting_id, series_id, start_date, end_date, title, city, mode, audience, participant_list, eligible,
    qualifier, claimed, conflict (bool), claims (count of rows), named, guests, organisations (counts), previous_id,
    source_id.
    One row per meeting; by start date, then id.
    """
    eligible = partners.eligible(record)
    counted = eligible.group_by("meeting_id").agg(count=nw.len())
    of_them = _rows_of(record).join(eligible, on=["meeting_id", "partner_id"])
    came = of_them.group_by("meeting_id").agg(came=nw.len())
    by_rule = nw.col("audience") != "invited"
    asked = nw.when(by_rule).then(nw.col("count").fill_null(0))
    guests = nw.when(by_rule).then(nw.col("named") - nw.col("came").fill_null(0))
    before = nw.col("meeting_id").shift(1).over("series_id", order_by=["start_date", "meeting_id"])
    previous = record.whole.meetings.with_columns(previous_id=before).select("meeting_id", "previous_id")
    zero = ["named", "organisations", "claims"]
    return (
        record.meetings.join(counted, on="meeting_id", how="left")
        .join(claims.of_nations(record), on="meeting_id", how="left")
        .join(_named(record), on="meeting_id", how="left")
        .join(came, on="meeting_id", how="left")
        .join(previous, on="meeting_id", how="left")
        .with_columns(nw.col(*zero).fill_null(0).cast(nw.Int64), conflict=nw.col("conflict").fill_null(False))
        .with_columns(eligible=asked, guests=guests)
        .select(
            "meeting_id", "series_id", "start_date", "end_date", "title", "city", "mode", "audience",
            "participant_list", "eligible", "qualifier", "claimed", "conflict", "claims", "named", "guests",
            "organisations", "previous_id", "source_id",
        )
        .sort("start_date", "meeting_id")
    )  # fmt: skip


@fact_of("meeting_id")
def listed(record: Record) -> Table:
    """Each meeting as a row of the long list.

    Columns: meeting_id, start_date, title, series, city, sessions, topics (distinct), named (nations), organisations
    (counts; those named). One row per meeting; latest first, then by id.
    """
    known = record.whole
    sessions = known.sessions.group_by("meeting_id").agg(sessions=nw.len())
    topics = raised(known).group_by("meeting_id").agg(topics=nw.len())
    counts = ["sessions", "topics", "named", "organisations"]
    return (
        record.meetings.join(known.series.select("series_id", series="name"), on="series_id")
        .join(sessions, on="meeting_id", how="left")
        .join(topics, on="meeting_id", how="left")
        .join(_named(record), on="meeting_id", how="left")
        .with_columns(nw.col(*counts).fill_null(0).cast(nw.Int64))
        .select("meeting_id", "start_date", "title", "series", "city", *counts)
        .sort("start_date", "meeting_id", descending=[True, False])
    )


def _named(record: Record) -> Table:
    kinds = record.whole.partners.select("partner_id", "kind")
    nation = nw.when(nw.col("kind") == "nation").then(1).otherwise(0)
    return (
        _rows_of(record)
        .join(kinds, on="partner_id")
        .with_columns(nation=nation)
        .group_by("meeting_id")
        .agg(named=nw.col("nation").sum(), all=nw.len())
        .with_columns(organisations=nw.col("all") - nw.col("named"))
        .drop("all")
    )  # fmt: skip


def _rows_of(record: Record) -> Table:
    """Each meeting and partner that it names."""
    return record.whole.participation.select("meeting_id", "partner_id").unique()
