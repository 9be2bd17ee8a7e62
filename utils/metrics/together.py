"""Together: which partners were on the same complete lists, and what those meetings were about."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import lists, topics
from utils.tables import Table

MOST = 20
"""So many pairs are listed."""

_PAIR = ("partner_id", "other_id")


def pairs(record: Record) -> Table:
    """The partners that were on the same complete lists most often, two by two. No measure of how close they are.

    Of partners that were chosen each is paired with every other that was there.

    Columns: partner_id, other_id, partner, other, meetings (count of shared lists), last (day of the latest). At most
    `MOST` rows, one per pair; most meetings first, then by names and ids.
    """
    names = record.whole.partners
    counted = _shared(record).group_by(*_PAIR).agg(meetings=nw.len(), last=nw.col("start_date").max())
    return (
        counted.join(names.select("partner_id", partner="name"), on="partner_id")
        .join(names.select(other_id="partner_id", other="name"), on="other_id")
        .sort("meetings", "partner", "other", *_PAIR, descending=[True, False, False, False, False])
        .head(MOST)
        .select(*_PAIR, "partner", "other", "meetings", "last")
    )


def pair_topics(record: Record) -> Table:
    """The topics of the meetings that the pairs of `pairs` share.

    Columns: partner_id, other_id, topic_id, topic, meetings (count of shared ones that raise it). One row per pair and
    topic; by ids, most meetings first, then by the record's order.
    """
    names = record.topics.select("topic_id", "row", topic="name")
    came = lists.came(record)
    return (
        pairs(record)
        .select(*_PAIR)
        .join(came, on="partner_id")
        .join(came.select("meeting_id", other_id="partner_id"), on=["meeting_id", "other_id"])
        .join(topics.raised(record), on="meeting_id")
        .group_by(*_PAIR, "topic_id")
        .agg(meetings=nw.len())
        .join(names, on="topic_id")
        .sort(*_PAIR, "meetings", "row", descending=[False, False, True, False])
        .select(*_PAIR, "topic_id", "topic", "meetings")
    )


def _shared(record: Record) -> Table:
    """Each two partners at each meeting whose complete list has both; each pair once."""
    came = lists.came(record).join(record.meetings.select("meeting_id", "start_date"), on="meeting_id")
    chosen = record.partners.select("partner_id")
    others = came.select("meeting_id", other_id="partner_id").join(
        chosen.select(other_id="partner_id", chosen=nw.lit(1)), on="other_id", how="left"
    )
    once = (nw.col("partner_id") < nw.col("other_id")) | nw.col("chosen").is_null()
    apart = nw.col("partner_id") != nw.col("other_id")
    return came.join(chosen, on="partner_id").join(others, on="meeting_id").filter(apart & once)
