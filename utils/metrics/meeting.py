"""One meeting: its place in its series, its sessions, who is on record for it, what changed, and its sources."""

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import meetings, partners, topics
from utils.metrics.facts import fact_of
from utils.tables import Table, cited

_ORDER = ["start_date", "meeting_id"]


@fact_of()
def profiles(record: Record) -> Table:
    """Each meeting on record, the planned ones too, with its place in its series and its neighbours there.

    `framework` is the one that the meeting is held for, null where it is held for all partners or by invitation.
    `previous_id` and `next_id` are the neighbours by start date, then id; null at either end.

    Columns: meeting_id, series_id, series, place (from 1), held (its meetings up to the as-of day), start_date,
    end_date, title, city, venue, mode, host, audience, framework, participant_list, summary, planned (bool),
    previous_id, previous (day), next_id, next (day). One row per meeting; latest first, then by id.
    """
    known = record.whole
    series = known.series.select("series_id", series="name")
    held = known.meetings.group_by("series_id").agg(held=nw.len())
    frameworks = known.frameworks.select("framework_id", framework="name")
    place = nw.col("start_date").cum_count().over("series_id", order_by=_ORDER)
    return (
        _all_meetings(record)
        .with_columns(
            place=place.cast(nw.Int64),
            previous_id=_beside("meeting_id", 1),
            previous=_beside("start_date", 1),
            next_id=_beside("meeting_id", -1),
            next=_beside("start_date", -1),
        )
        .join(series, on="series_id")
        .join(held, on="series_id", how="left")
        .join(frameworks, left_on="audience", right_on="framework_id", how="left")
        .with_columns(held=nw.col("held").fill_null(0).cast(nw.Int64))
        .sort("start_date", "meeting_id", descending=[True, False])
        .select(
            "meeting_id", "series_id", "series", "place", "held", "start_date", "end_date", "title", "city", "venue",
            "mode", "host", "audience", "framework", "participant_list", "summary", "planned", "previous_id",
            "previous", "next_id", "next",
        )
    )  # fmt: skip


def offered(record: Record) -> Table:
    """What there is to choose from: the meetings that the filters leave, and all that are planned.

    Columns: meeting_id, start_date, title, series, city. One row per meeting; latest first, then by id.
    """
    series = record.whole.series.select("series_id", series="name")
    return (
        nw.concat([record.meetings, record.whole.planned])
        .join(series, on="series_id")
        .sort("start_date", "meeting_id", descending=[True, False])
        .select("meeting_id", "start_date", "title", "series", "city")
    )


@fact_of("meeting_id")
def sessions(record: Record) -> Table:
    """The sessions of each meeting.

    Columns: meeting_id, session_id, position, kind, title, summary, source_id. One row per session; by meeting, then
    position.
    """
    columns = ["meeting_id", "session_id", "position", "kind", "title", "summary", "source_id"]
    told = record.whole.sessions.join(record.meetings.select("meeting_id"), on="meeting_id")
    return told.select(*columns).sort("meeting_id", "position")


@fact_of("meeting_id")
def raised(record: Record) -> Table:
    """The topics of each session, and what became of each since the meeting before in the series.

    `change` is `new`, `back` or `continued` as `topics.changes` has it, null at the first meeting of a series.

    Columns: meeting_id, session_id, position, topic_id, topic, change. One row per session and topic; by meeting,
    position, then the record's order.
    """
    known = record.whole
    changes = topics.changes(known).select("meeting_id", "topic_id", "change")
    return (
        known.session_topics.select("session_id", "topic_id", "row")
        .join(known.sessions.select("session_id", "meeting_id", "position"), on="session_id")
        .join(record.meetings.select("meeting_id"), on="meeting_id")
        .join(known.topics.select("topic_id", topic="name"), on="topic_id")
        .join(changes, on=["meeting_id", "topic_id"], how="left")
        .sort("meeting_id", "position", "row")
        .select("meeting_id", "session_id", "position", "topic_id", "topic", "change")
    )


@fact_of("meeting_id")
def speakers(record: Record) -> Table:
    """Who spoke at each meeting, as the source calls them.

    Columns: meeting_id, person, rank, role, organisation, position (of the session, null where it is not in the
    record), source_id. One row per appearance; by meeting, position, those without one last, then the record's order.
    """
    known = record.whole
    return (
        known.appearances.join(record.meetings.select("meeting_id"), on="meeting_id")
        .join(known.sessions.select("session_id", "position"), on="session_id", how="left")
        .with_columns(unplaced=nw.when(nw.col("position").is_null()).then(1).otherwise(0))
        .with_columns(order=nw.col("position").fill_null(0))
        .sort("meeting_id", "unplaced", "order", "row")
        .select("meeting_id", "person", "rank", "role", "organisation", "position", "source_id")
    )


@fact_of("meeting_id")
def roll(record: Record) -> Table:
    """Every partner that was eligible for a meeting or takes part in it by name.

    `standing`: `eligible`; `organisation`; `invited` where it is not known who was asked; `guest`, a nation that was
    not eligible. `evidence` is null where the record does not name the partner, which is no word on its absence.

    Columns: meeting_id, partner_id, partner (name), standing, answer (as `partners.answers`), evidence, note, source_id
    (both of the participation row). One row per meeting and partner; named first, then by name and id.
    """
    known, pair = record.whole, ["meeting_id", "partner_id"]
    named = known.participation.select(*pair, "evidence", "note", "source_id")
    asked = partners.eligible(known).with_columns(eligible=nw.lit(1))
    standing = (
        nw.when(nw.col("kind") != "nation").then(nw.lit("organisation"))
        .when(nw.col("audience") == "invited").then(nw.lit("invited"))
        .when(nw.col("eligible") == 1).then(nw.lit("eligible"))
        .otherwise(nw.lit("guest"))
    )  # fmt: skip
    return (
        partners.answers(known)
        .select(*pair, "answer")
        .join(record.meetings.select("meeting_id", "audience"), on="meeting_id")
        .join(known.partners.select("partner_id", "kind", partner="name"), on="partner_id")
        .join(named, on=pair, how="left")
        .join(asked, on=pair, how="left")
        .with_columns(eligible=nw.col("eligible").fill_null(0))
        .filter((nw.col("eligible") == 1) | ~nw.col("evidence").is_null())
        .with_columns(standing=standing, later=nw.when(nw.col("evidence").is_null()).then(1).otherwise(0))
        .sort("meeting_id", "later", "partner", "partner_id")
        .select(*pair, "partner", "standing", "answer", "evidence", "note", "source_id")
    )


@fact_of("meeting_id")
def partners_compared(record: Record) -> Table:
    """Partners named at a meeting and at the one before it in its series: who is on record for which.

    `now`: named here and not there; `both`; `before`: named there and not here, which is no word on its absence.

    Columns: meeting_id, change, partner_id, partner (name). One row per meeting and partner; none for the first of a
    series; by meeting, change, name, id.
    """
    known = record.whole
    names = known.partners.select("partner_id", partner="name")
    rows = known.participation.select("meeting_id", "partner_id").unique()
    return (
        _compared(record, rows, "partner_id")
        .join(names, on="partner_id")
        .sort("meeting_id", "change", "partner", "partner_id")
        .select("meeting_id", "change", "partner_id", "partner")
    )


@fact_of("meeting_id")
def speakers_compared(record: Record) -> Table:
    """Persons who spoke at a meeting and at the one before it in its series.

    `now`: here and not there; `both`; `before`: there and not here.

    Columns: meeting_id, change, person. One row per meeting and person; none for the first of a series; by all three.
    """
    rows = record.whole.appearances.select("meeting_id", "person").unique()
    return _compared(record, rows, "person").sort("meeting_id", "change", "person")


@fact_of()
def sources(record: Record) -> Table:
    """Every source behind the rows of a meeting, the planned ones too, and how many rows of which table it supports.

    Columns: meeting_id, source_id, publisher, source (title), url, published (as written), table, rows (count).
    One row per meeting, source and table; by meeting, then tables in the order meetings, sessions, attendance_claims,
    participation, appearances, then the sources' order in the record.
    """
    known = record.whole
    tables = {
        "meetings": _all_meetings(record),
        "sessions": known.sessions,
        "attendance_claims": known.attendance_claims,
        "participation": known.participation,
        "appearances": known.appearances,
    }
    counted = [
        rows.group_by("meeting_id", "source_id")
        .agg(rows=nw.len())
        .select(
            "meeting_id", "source_id", nw.col("rows").cast(nw.Int64), table=nw.lit(name), order=nw.lit(place)
        )
        for place, (name, rows) in enumerate(tables.items())
    ]
    return (
        cited(nw.concat(counted), record, "published", "row")
        .sort("meeting_id", "order", "row")
        .select("meeting_id", "source_id", "publisher", "source", "url", "published", "table", "rows")
    )


def _all_meetings(record: Record) -> Table:
    """Those held and those planned."""
    known = record.whole
    held = known.meetings.with_columns(planned=nw.lit(False))
    return nw.concat([held, known.planned.with_columns(planned=nw.lit(True))])


def _beside(column: str, steps: int) -> nw.Expr:
    """A column of the meeting so many places before in the same series."""
    return nw.col(column).shift(steps).over("series_id", order_by=_ORDER)


def _compared(record: Record, rows: Table, key: str) -> Table:
    """What is on record for a meeting (`now`), for the one before it (`before`), or for both.

    `rows`: distinct pairs of meeting_id and `key`. Columns: meeting_id, change, key.
    """
    before = nw.col("previous_id")
    places = meetings.turnout(record).filter(~before.is_null()).select("meeting_id", "previous_id")
    here = rows.join(places, on="meeting_id").select("meeting_id", key, now=nw.lit(1), was=nw.lit(0))
    there = places.join(rows, left_on="previous_id", right_on="meeting_id").select(
        "meeting_id", key, now=nw.lit(0), was=nw.lit(1)
    )
    change = (
        nw.when(nw.col("was") == 0).then(nw.lit("now"))
        .when(nw.col("now") == 0).then(nw.lit("before"))
        .otherwise(nw.lit("both"))
    )  # fmt: skip
    return (
        nw.concat([here, there])
        .group_by("meeting_id", key)
        .agg(nw.col("now").sum(), nw.col("was").sum())
        .with_columns(change=change)
        .select("meeting_id", "change", key)
    )
