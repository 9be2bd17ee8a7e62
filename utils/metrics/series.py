"""Series: how often each meets, and how long it has been."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.selection import moment
from utils.tables import Table

_MINUTES_A_DAY = 24 * 60


def cadence(record: Record) -> Table:
    """Each series with its rhythm: median of the days between start dates, and days from the last one to the as-of day.

    `main` marks the series that the package is about. Where it has no meeting here, the one with the most leads.
    No meeting found since is not the same as none held.

    Columns: series_id, series (name), cadence (the source's words), main (bool), meetings (count), first, last (days),
    median_gap (days, null below two meetings), days_since, row. One row per series with a meeting; the main one
    first, then by count, then by the record's order.
    """
    starts = record.meetings.select("series_id", "meeting_id", "start_date")
    before = nw.col("start_date").shift(1).over("series_id", order_by=["start_date", "meeting_id"])
    rhythm = (
        starts.with_columns(before=before)
        .with_columns(gap=_days(nw.col("start_date"), nw.col("before")))
        .group_by("series_id")
        .agg(
            meetings=nw.len(),
            first=nw.col("start_date").min(),
            last=nw.col("start_date").max(),
            median_gap=nw.col("gap").median(),
        )
    )
    main = nw.when(nw.col("series_id") == record.package.main_series).then(1).otherwise(0)
    return (
        record.series.select("series_id", "cadence", "row", series="name")
        .join(rhythm, on="series_id")
        .with_columns(days_since=_days(nw.lit(moment(record.as_of)), nw.col("last")), main=main)
        .sort("main", "meetings", "row", descending=[True, True, False])
        .select(
            "series_id", "series", "cadence", "meetings", "first", "last", "median_gap", "days_since", "row",
            main=nw.col("main") == 1,
        )
    )  # fmt: skip


def strip(record: Record) -> Table:
    """Every meeting as a mark on its series' row.

    Columns: series_id, series, main (bool), count (meetings of the series), start_date, meeting_id, title.
    One row per meeting; series as in `cadence`, then by start date and id.
    """
    order = cadence(record).select("series_id", "series", "main", "row", count="meetings")
    return (
        record.meetings.select("series_id", "start_date", "meeting_id", "title")
        .join(order, on="series_id")
        .sort(
            "main", "count", "row", "start_date", "meeting_id", descending=[True, True, False, False, False]
        )
        .select("series_id", "series", "main", "count", "start_date", "meeting_id", "title")
    )


def _days(later: nw.Expr, earlier: nw.Expr) -> nw.Expr:
    return (later - earlier).dt.total_minutes() // _MINUTES_A_DAY
