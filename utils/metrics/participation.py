"""Participation: what complete lists of participants allow to say, over the meetings that have one and no others.

A record of some partners keeps the meetings that name them; ask these of one that keeps all that fit
(`measure.whoever_came`), or each has come every time.
"""

from dataclasses import replace
from typing import Literal

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import lists, partner, partners
from utils.tables import Table

FEW = 5
"""Below so many meetings a rate says more about chance than about a partner, and none is given."""

_Z = 1.959964
"""Standard errors of a 95 % interval."""

_PAIR = ("meeting_id", "partner_id")
Group = Literal["framework", "region"]


def rates(record: Record) -> Table:
    """How often each nation came, of how often it was eligible, with the uncertainty of so few meetings.

    `low` and `high` bound the rate that this count speaks for, by Wilson's interval at 95 %. Rate, low and high are
    null below `FEW` meetings. Guests, who were not eligible, are in no rate. The order is no ranking.

    Columns: partner_id, partner, slot (of its framework on the as-of day or before, from 0), eligible, came (counts),
    rate, low, high (0 to 1). One row per nation that was ever eligible here; by name, then id.
    """
    slots = partners.status(record).select("partner_id", "slot", partner="name")
    n, share, square = nw.col("eligible"), nw.col("came") / nw.col("eligible"), _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z * (share * (1 - share) / n + square / (4 * n * n)).sqrt() / (1 + square / n)
    enough = n >= FEW
    return (
        lists.eligible(record)
        .group_by("partner_id")
        .agg(eligible=nw.len(), came=nw.col("came").sum())
        .with_columns(nw.col("eligible", "came").cast(nw.Int64))
        .join(slots, on="partner_id")
        .with_columns(
            rate=nw.when(enough).then(share),
            low=nw.when(enough).then(middle - half),
            high=nw.when(enough).then(middle + half),
        )
        .sort("partner", "partner_id")
        .select("partner_id", "partner", "slot", "eligible", "came", "rate", "low", "high")
    )


def by_year(record: Record, group: Group) -> Table:
    """How often the nations of each framework or region came in each year, of how often they were eligible.

    A nation counts in the framework that made it eligible, the first in the record's order.

    Columns: group_id, group, year, eligible, came (counts of nations and meetings), rate (0 to 1). One row per group
    and year with a meeting; frameworks in the record's order, regions by name, then by year.
    """
    year = nw.col("start_date").dt.year().cast(nw.Int64)
    return (
        _groups(record, group)
        .join(record.meetings.select("meeting_id", "start_date"), on="meeting_id")
        .with_columns(year=year)
        .group_by("place", "group_id", "group", "year")
        .agg(eligible=nw.len(), came=nw.col("came").sum())
        .with_columns(nw.col("eligible", "came").cast(nw.Int64), rate=nw.col("came") / nw.col("eligible"))
        .sort("place", "group", "year")
        .select("group_id", "group", "year", "eligible", "came", "rate")
    )


def matrix(record: Record, series_id: str, latest: int = 24) -> Table:
    """Was this partner at this meeting: the four answers for the latest meetings of a series, complete list or not.

    Columns: partner_id, partner, meeting_id, start_date, answer (see `partners.answers`). One row per meeting and
    partner that has another answer than `not-eligible` at one of them; by partner name, id, then start date.
    """
    held = record.meetings.filter(nw.col("series_id") == series_id)
    last = held.sort("start_date", "meeting_id", descending=[True, False]).head(latest)
    cells = partners.answers(replace(record, meetings=last))
    told = cells.filter(nw.col("answer") != "not-eligible").select("partner_id").unique()
    return (
        cells.join(told, on="partner_id")
        .join(last.select("meeting_id", "start_date"), on="meeting_id")
        .join(record.partners.select("partner_id", partner="name"), on="partner_id")
        .sort("partner", "partner_id", "start_date", "meeting_id")
        .select("partner_id", "partner", "meeting_id", "start_date", "answer")
    )


def topics(record: Record) -> Table:
    """The topics of the meetings whose complete list has a partner: not what the partner said.

    Columns: partner_id, partner, topic_id, topic, meetings (count). One row per partner and topic; by partner name, id,
    most meetings first, then by the record's order.
    """
    names = record.partners.select("partner_id", partner="name")
    order = record.topics.select("topic_id", "row")
    raised = partner.topics(replace(record, participation=lists.came(record)))
    return (
        raised.join(names, on="partner_id")
        .join(order, on="topic_id")
        .sort("partner", "partner_id", "meetings", "row", descending=[False, False, True, False])
        .select("partner_id", "partner", "topic_id", "topic", "meetings")
    )


def _groups(record: Record, group: Group) -> Table:
    """Each eligible nation and meeting, whether it came, and its framework or region: group_id, group, place."""
    by = lists.eligible_by(record)
    if group == "framework":
        return by.select(*_PAIR, "place", "came", group_id="framework_id", group="framework")
    regions = record.partners.select("partner_id", group_id=nw.col("region").fill_null("?"))
    return by.select(*_PAIR, "came", place=nw.lit(0)).join(
        regions.with_columns(group=nw.col("group_id")), on="partner_id"
    )
