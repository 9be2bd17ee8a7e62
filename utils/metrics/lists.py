"""Lists: the meetings with a complete list of participants, and what each of these lists says of each partner."""

from dataclasses import replace

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import evidence, partners
from utils.selection import complete, of_complete_lists
from utils.tables import Table, cited

_PAIR = ("meeting_id", "partner_id")


def totals(record: Record) -> Table:
    """How many of the meetings have a complete list, and of how many of these it is known who was eligible.

    Columns: meetings, complete, eligible_known (counts). One row.
    """
    whole = nw.col("participant_list") == "complete"
    flags = {"complete": whole, "eligible_known": whole & (nw.col("audience") != "invited")}
    counted = record.meetings.select(
        "meeting_id", **{k: nw.when(v).then(1).otherwise(0) for k, v in flags.items()}
    )
    return counted.select(
        meetings=nw.len(),
        complete=nw.col("complete").sum().fill_null(0),
        eligible_known=nw.col("eligible_known").sum().fill_null(0),
    )


def came(record: Record) -> Table:
    """Who is on each complete list, whichever partners are chosen.

    Columns: meeting_id, partner_id. One row per meeting and partner; in no order.
    """
    # No `unique`: the pair is the key of the table, and over a million rows it costs more than all the rest.
    return record.participation.select(*_PAIR).join(complete(record).select("meeting_id"), on="meeting_id")


def eligible(record: Record) -> Table:
    """Each nation here that was eligible for a meeting with a complete list, and whether it came.

    Columns: meeting_id, partner_id, came (1 or 0). One row per meeting and nation; in no order.
    """
    return _with_came(partners.eligible(of_complete_lists(record)), record)


def eligible_by(record: Record) -> Table:
    """The same with the framework that made the nation eligible, the first in the record's order.

    Columns: meeting_id, partner_id, framework_id, framework, place (of the framework, from 0), start, source_id (of the
    membership), came (1 or 0). One row per meeting and nation; in no order.
    """
    return _with_came(partners.eligible_by(of_complete_lists(record)), record)


def on_lists(record: Record) -> Table:
    """Every nation eligible for a meeting with a complete list: whether the list has it.

    The source is that of the participation, or of the meeting where the list is without it.

    Columns: series_id, meeting_id, partner_id, start_date, title (of the meeting), partner, answer (`took-part` or
    `absent`), publisher, source, url. One row per meeting and nation; latest meeting first, then by name and id.
    """
    meetings = record.meetings.select("meeting_id", "series_id", "start_date", "title", listed="source_id")
    names = record.partners.select("partner_id", partner="name")
    answer = nw.when(nw.col("came") == 1).then(nw.lit("took-part")).otherwise(nw.lit("absent"))
    source = nw.when(nw.col("came") == 1).then(nw.col("named")).otherwise(nw.col("listed"))
    rows = (
        eligible(record)
        .join(record.participation.select(*_PAIR, named="source_id"), on=list(_PAIR), how="left")
        .join(meetings, on="meeting_id")
        .join(names, on="partner_id")
        .with_columns(answer=answer, source_id=source)
    )
    return (
        cited(rows, record)
        .sort("start_date", "meeting_id", "partner", "partner_id", descending=[True, False, False, False])
        .select(
            "series_id", "meeting_id", "partner_id", "start_date", "title", "partner", "answer", "publisher",
            "source", "url",
        )
    )  # fmt: skip


def named(record: Record) -> Table:
    """Every row of the partners here on record by name at a meeting; columns and order of `evidence.named`."""
    own = record.participation.join(record.partners.select("partner_id"), on="partner_id")
    return evidence.named(replace(record, participation=own))


def listed(record: Record) -> Table:
    """Those of `named` at the meetings with a complete list."""
    return named(replace(record, meetings=complete(record)))


def _with_came(rows: Table, record: Record) -> Table:
    listed_there = came(record).with_columns(came=nw.lit(1))
    joined = rows.join(listed_there, on=list(_PAIR), how="left")
    return joined.with_columns(came=nw.col("came").fill_null(0))
