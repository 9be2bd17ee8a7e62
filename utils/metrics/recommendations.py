"""Recommendations: what partners proposed, what became of it, and what is overdue."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.selection import moment
from utils.tables import Table, cited

STATUSES = ("open", "accepted", "done", "declined")
"""What can have become of a recommendation, in the order in which it is told."""

UNSETTLED = ("open", "accepted")

AGES = (6, 12, 24)
"""Months of age that part the recommendations into bands."""

_DAYS_A_MONTH = 365.25 / 12


def open_ones(record: Record) -> Table:
    """The recommendations that are open or accepted, neither done nor declined.

    Columns: recommendation_id, meeting_id, partner_id (null where raised jointly), topic_id (null where on none), text,
    status, due (day, null where none is set). One row per recommendation; soonest due first, those without a day last,
    then in the record's order.
    """
    return (
        _by_due(record.recommendations.filter(nw.col("status").is_in(UNSETTLED)))
        .select("recommendation_id", "meeting_id", "partner_id", "topic_id", "text", "status", "due")
    )  # fmt: skip


def asked(record: Record) -> Table:
    """Every recommendation with its meeting, partner, topic and age on the as-of day.

    Overdue: open or accepted, and due before the as-of day.

    Columns: recommendation_id, meeting_id, partner_id, topic_id, start_date, title (of the meeting), partner (null
    where raised jointly), topic (null where on none), words (what is recommended), status, due (day, null where none is
    set), owner, age (days since the meeting), band (place of the age among `AGES`), overdue (1 or 0), publisher,
    source, url. One row per recommendation; those open or accepted first, soonest due first, those without a day last,
    then in the record's order.
    """
    known, today = record.whole, nw.lit(moment(record.as_of))
    unsettled = nw.col("status").is_in(UNSETTLED)
    late = nw.when(unsettled & (nw.col("due") < today)).then(1).otherwise(0)
    age = (today - nw.col("start_date")).dt.total_minutes() // (24 * 60)
    band = nw.lit(0)
    for place, months in enumerate(AGES, start=1):
        band = nw.when(nw.col("age") >= round(months * _DAYS_A_MONTH)).then(nw.lit(place)).otherwise(band)
    rows = (
        record.recommendations.join(
            known.meetings.select("meeting_id", "start_date", "title"), on="meeting_id"
        )
        .join(known.partners.select("partner_id", partner="name"), on="partner_id", how="left")
        .join(known.topics.select("topic_id", topic="name"), on="topic_id", how="left")
        .with_columns(age=age, overdue=late.fill_null(0), settled=nw.when(unsettled).then(0).otherwise(1))
        .with_columns(band=band, words=nw.col("text"))
    )
    return _by_due(cited(rows, record), "settled").select(
        "recommendation_id", "meeting_id", "partner_id", "topic_id", "start_date", "title", "partner", "topic", "words",
        "status", "due", "owner", "age", "band", "overdue", "publisher", "source", "url",
    )  # fmt: skip


def by_topic(record: Record) -> Table:
    """How many recommendations of each status each topic has; those on none stand last.

    Columns: topic_id, topic (null on none), open, accepted, done, declined, overdue (counts; overdue ones are open or
    accepted too). One row per topic with any; most open and accepted first, then most in all, then by name and id.
    """
    return _counted(record, "topic_id", "topic").sort(
        "missing", "unsettled", "all", "topic", "topic_id", descending=[False, True, True, False, False]
    ).select("topic_id", "topic", *STATUSES, "overdue")  # fmt: skip


def by_partner(record: Record) -> Table:
    """How many recommendations of each status each partner raised; those raised jointly stand last. No ranking.

    Columns: partner_id, partner (null jointly), open, accepted, done, declined, overdue (counts). One row per partner
    with any; by name, then id.
    """
    ordered = _counted(record, "partner_id", "partner").sort("missing", "partner", "partner_id")
    return ordered.select("partner_id", "partner", *STATUSES, "overdue")


def by_age(record: Record) -> Table:
    """How many recommendations of each status there are in each band of age.

    Columns: band (place of the age among `AGES`), open, accepted, done, declined, overdue (counts). One row per band
    with any; youngest first.
    """
    return _counted(record, "band").sort("band").select("band", *STATUSES, "overdue")


def _counted(record: Record, *keys: str) -> Table:
    counts = {status: nw.when(nw.col("status") == status).then(1).otherwise(0) for status in STATUSES}
    return (
        asked(record)
        .select(*keys, "overdue", **counts, missing=nw.when(nw.col(keys[0]).is_null()).then(1).otherwise(0))
        .group_by(*keys, "missing")
        .agg(nw.col(*STATUSES, "overdue").sum(), all=nw.len())
        .with_columns(unsettled=nw.col("open") + nw.col("accepted"))
    )


def _by_due(rows: Table, *first: str) -> Table:
    undated = nw.when(nw.col("due").is_null()).then(1).otherwise(0)
    return rows.with_columns(undated=undated).sort(*first, "undated", "due", "row")
