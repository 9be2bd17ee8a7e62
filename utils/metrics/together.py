"""Together: which partners were on the same complete lists, and what those meetings were about."""

from collections.abc import Sequence

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
    names = _numbered(record)
    counted = (
        _shared(record).group_by("mine", "theirs").agg(meetings=nw.len(), last=nw.col("start_date").max())
    )
    return (
        counted.join(names.select("partner_id", mine="number", partner="name"), on="mine")
        .join(names.select(theirs="number", other_id="partner_id", other="name"), on="theirs")
        .sort("meetings", "partner", "other", *_PAIR, descending=[True, False, False, False, False])
        .head(MOST)
        .select(*_PAIR, "partner", "other", "meetings", "last")
    )


def pair_topics(record: Record, of: Sequence[tuple[str, str]]) -> Table:
    """The topics of the meetings that these pairs of partner ids share, each pair as `pairs` gives it.

    Columns: partner_id, other_id, topic_id, topic, meetings (count of shared ones that raise it). One row per pair and
    topic; by ids, most meetings first, then by the record's order.
    """
    came = _came(record)
    shared = (
        _asked(record, of)
        .join(came.select("meeting", mine="partner"), on="mine")
        .join(came.select("meeting", theirs="partner"), on=["meeting", "theirs"])
        .join(_raised(record), on="meeting")
    )
    return (
        shared.group_by(*_PAIR, "topic_id", "topic", "place")
        .agg(meetings=nw.len())
        .sort(*_PAIR, "meetings", "place", descending=[False, False, True, False])
        .select(*_PAIR, "topic_id", "topic", "meetings")
    )


def _asked(record: Record, of: Sequence[tuple[str, str]]) -> Table:
    """The pairs asked for: partner_id, other_id, and the numbers of both as mine and theirs."""
    names = _numbered(record)
    both = nw.concat_str("partner_id", "other_id", separator="\n")
    return (
        names.select("partner_id", mine="number")
        .join(names.select(theirs="number", other_id="partner_id"), how="cross")
        .filter(both.is_in(["\n".join(pair) for pair in of]))
    )


def _raised(record: Record) -> Table:
    """Each topic at each meeting that raises it: meeting (its number), topic_id, topic, place."""
    meetings = record.meetings.select("meeting_id", meeting="row")
    names = record.topics.select("topic_id", topic="name", place="row")
    return topics.raised(record).join(meetings, on="meeting_id").join(names, on="topic_id")


def _came(record: Record) -> Table:
    """Who is on each complete list, by numbers, since a million texts take far longer to join: meeting, partner."""
    meetings = record.meetings.select("meeting_id", meeting="row")
    partners = _numbered(record).select("partner_id", partner="number")
    return (
        lists.came(record)
        .join(meetings, on="meeting_id")
        .join(partners, on="partner_id")
        .select("meeting", "partner")
    )


def _numbered(record: Record) -> Table:
    """Every partner with its number, in the order of the ids: partner_id, name, number."""
    number = nw.col("partner_id").cum_count().over(order_by=["partner_id"])
    return record.whole.partners.select("partner_id", "name").with_columns(number=number)


def _shared(record: Record) -> Table:
    """Each two partners at each meeting whose complete list has both, each pair once: mine, theirs, start_date."""
    came = _came(record)
    chosen = (
        _numbered(record).join(record.partners.select("partner_id"), on="partner_id").select(mine="number")
    )
    days = record.meetings.select("start_date", meeting="row")
    others = came.select("meeting", theirs="partner").join(
        chosen.select(theirs="mine", chosen=nw.lit(1)), on="theirs", how="left"
    )
    once = (nw.col("mine") < nw.col("theirs")) | nw.col("chosen").is_null()
    apart = nw.col("mine") != nw.col("theirs")
    mine = came.select("meeting", mine="partner").join(chosen, on="mine").join(days, on="meeting")
    return mine.join(others, on="meeting").filter(apart & once)
