"""Retention: who came again from one complete list of a series to the next."""

from dataclasses import replace

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import lists, partners
from utils.selection import complete, of_complete_lists
from utils.tables import Table

_PAIR = ("meeting_id", "partner_id")
_KINDS = ("first_time", "again", "back", "stopped", "ceased")


def retention(record: Record, series_id: str) -> Table:
    """Who came again from one complete list of a series to the next, who came back, and who is not on it.

    Of those on the list: `again` were on the one before as well, `back` on an earlier one and not on that, `first_time`
    on none before. Of those on the list before and not on this: `stopped` were eligible still, or were never so by
    rule; `ceased` were eligible then and are no more.

    Columns: meeting_id, start_date, first_time, again, back, stopped, ceased (counts of nations). One row per meeting
    with a complete list after the first one; by start date, then id.
    """
    order = ["start_date", "meeting_id"]
    held = complete(record).filter(nw.col("series_id") == series_id)
    few = of_complete_lists(replace(record, meetings=held))
    meetings = (
        held.select("meeting_id", "start_date")
        .with_columns(previous=nw.col("meeting_id").shift(1).over(order_by=order))
    )  # fmt: skip
    listed = lists.came(few).join(_nations(record), on="partner_id")
    came = listed.join(meetings, on="meeting_id")
    firsts = came.group_by("partner_id").agg(earliest=nw.col("start_date").min())
    were = listed.select("partner_id", previous="meeting_id", was=nw.lit(1))
    asked = partners.eligible(few).with_columns(asked=nw.lit(1))
    here = (
        came.join(were, on=["partner_id", "previous"], how="left")
        .join(firsts, on="partner_id")
        .with_columns(
            what=nw.when(nw.col("was") == 1).then(nw.lit("again"))
            .when(nw.col("earliest") < nw.col("start_date")).then(nw.lit("back"))
            .otherwise(nw.lit("first_time"))
        )
    )  # fmt: skip
    now = listed.with_columns(now=nw.lit(1))
    before = asked.select("partner_id", previous="meeting_id", could=nw.lit(1))
    gone = (
        meetings.join(were, on="previous")
        .join(now, on=list(_PAIR), how="left")
        .filter(nw.col("now").is_null())
        .join(asked, on=list(_PAIR), how="left")
        .join(before, on=["partner_id", "previous"], how="left")
        .with_columns(
            what=nw.when(nw.col("asked").is_null() & (nw.col("could") == 1))
            .then(nw.lit("ceased"))
            .otherwise(nw.lit("stopped"))
        )
    )
    counted = nw.concat([here.select("meeting_id", "what"), gone.select("meeting_id", "what")])
    flags = {kind: nw.when(nw.col("what") == kind).then(1).otherwise(0) for kind in _KINDS}
    sums = counted.select("meeting_id", **flags).group_by("meeting_id").agg(nw.col(*_KINDS).sum())
    return (
        meetings.filter(~nw.col("previous").is_null())
        .join(sums, on="meeting_id", how="left")
        .with_columns(nw.col(*_KINDS).fill_null(0).cast(nw.Int64))
        .sort(*order)
        .select("meeting_id", "start_date", *_KINDS)
    )


def _nations(record: Record) -> Table:
    return record.partners.filter(nw.col("kind") == "nation").select("partner_id")
