"""Milestones: the events that frame the meetings."""

from datetime import date

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics.facts import told_by
from utils.selection import moment
from utils.tables import Table


@told_by("since", "until")
def between(record: Record, first: date, kinds: tuple[str, ...] = ()) -> Table:
    """Milestones from a day to the as-of day, of the given kinds or of all, numbered in order.

    Those of one day share a number.

    Columns: number (from 1), milestone_id, date (as written), day (first day it can mean), kind, title, description,
    source_id. One row per milestone; by day, then the record's order.
    """
    known = record.milestones.filter(
        (nw.col("date_first") >= moment(first)) & (nw.col("date_first") <= moment(record.as_of))
    )
    if kinds:
        known = known.filter(nw.col("kind").is_in(kinds))
    return (
        known.with_columns(number=nw.col("date_first").rank("dense").cast(nw.Int64), day=nw.col("date_first"))
        .sort("number", "row")
        .select("number", "milestone_id", "date", "day", "kind", "title", "description", "source_id")
    )
