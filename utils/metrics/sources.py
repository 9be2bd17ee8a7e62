"""Sources: what each of them supports, and how fresh each series is beside its own rhythm."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import series
from utils.tables import Table

SOURCED = (
    "meetings", "sessions", "appearances", "participation", "attendance_claims", "series", "memberships",
    "frameworks", "programmes", "programme_participation", "milestones", "recommendations",
)  # fmt: skip
"""The tables whose rows each name a source, in the order in which they are told."""


def supports(record: Record) -> Table:
    """Each source with the rows that rest on it.

    Columns: source_id, publisher, source (its title), url, published (as written), note, rows (count of all), and one
    count for each of SOURCED. One row per source with a row here; most rows first, then in the record's order.
    """
    named = [
        getattr(record, name)
        .select("source_id", table=nw.lit(name))
        .group_by("source_id", "table")
        .agg(rows=nw.len())
        for name in SOURCED
    ]
    counts = {
        name: nw.when(nw.col("table") == name).then(nw.col("rows")).otherwise(0).cast(nw.Int64)
        for name in SOURCED
    }
    counted = (
        nw.concat(named)
        .with_columns(**counts)
        .group_by("source_id")
        .agg(nw.col("rows", *SOURCED).sum())
        .with_columns(nw.col("rows", *SOURCED).cast(nw.Int64))
    )
    return (
        record.sources.select("source_id", "publisher", "url", "published", "note", "row", source="title")
        .join(counted, on="source_id")
        .sort("rows", "row", descending=[True, False])
        .select("source_id", "publisher", "source", "url", "published", "note", "rows", *SOURCED)
    )


def freshness(record: Record) -> Table:
    """How long ago each series last met, beside the median gap between its meetings.

    `state`: `within` its median gap; `over` it; `long` = over twice as long; null where one meeting gives no rhythm.
    That none is found since does not mean that none was held.

    Columns: series_id, series, cadence (the source's words), meetings (count), last (day), median_gap (days),
    days_since, state. One row per series with a meeting; longest beyond its own gap first, those without a rhythm
    last, then as in `series.cadence`.
    """
    gap, since = nw.col("median_gap"), nw.col("days_since")
    state = (
        nw.when(gap.is_null()).then(None)
        .when(since > 2 * gap).then(nw.lit("long"))
        .when(since > gap).then(nw.lit("over"))
        .otherwise(nw.lit("within"))
    )  # fmt: skip
    known = nw.when(gap > 0).then(gap).otherwise(1)
    main = nw.when(nw.col("main")).then(1).otherwise(0)
    return (
        series.cadence(record)
        .with_columns(
            state=state, main=main, beyond=nw.when(~gap.is_null()).then(since / known).otherwise(-1)
        )
        .sort("beyond", "main", "meetings", "row", descending=[True, True, True, False])
        .select("series_id", "series", "cadence", "meetings", "last", "median_gap", "days_since", "state")
    )
