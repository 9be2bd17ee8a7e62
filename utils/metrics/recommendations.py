"""Recommendations: what partners proposed, and what has not been answered yet."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.tables import Table


def open_ones(record: Record) -> Table:
    """The recommendations that are open or accepted, neither done nor declined.

    Columns: recommendation_id, meeting_id, partner_id (null where raised jointly), topic_id (null where on none), text,
    status, due (day, null where none is set). One row per recommendation; soonest due first, those without a day last,
    then in the record's order.
    """
    undated = nw.when(nw.col("due").is_null()).then(1).otherwise(0)
    return (
        record.recommendations.filter(nw.col("status").is_in(["open", "accepted"]))
        .with_columns(undated=undated)
        .sort("undated", "due", "row")
        .select("recommendation_id", "meeting_id", "partner_id", "topic_id", "text", "status", "due")
    )
