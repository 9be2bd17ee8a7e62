"""Completeness: what the record says of each meeting, what it does not, and which gap is worth an hour first."""

import narwhals.stable.v2 as nw
import pandas as pd

from data.record import Record
from utils.metrics import claims
from utils.metrics.facts import fact_of
from utils.tables import Table

FIELDS = (
    "number", "participants", "sessions", "topics", "speakers", "summary", "audience", "place", "mode", "host",
    "source",
)  # fmt: skip
"""What a meeting can be asked for, in the order of the grid."""

COUNTED = ("number", "participants", "sessions", "topics")
"""The fields that figures count from."""

THERE, PARTLY, OPEN = 2, 1, 0


@fact_of("meeting_id")
def grid(record: Record) -> Table:
    """What is on record of each meeting, field by field: 2 there, 1 partly, 0 not, null where it does not apply.

    `number`: one exact number of partner nations that no other source contradicts; partly with any other number.
    `participants`: a complete list; partly with some names. `sessions`: sessions, each with a summary; partly where
    one has none. `topics`: every session with a topic; partly where one has none. `speakers`: persons, each with the
    office held; partly where one has none. `audience`: who was eligible is known. `place`: city and venue; partly
    with one of them; does not apply to a virtual meeting. `source`: its link and its day; partly with one of them.
    `mode`, `host`, `summary`: there or not.

    Columns: meeting_id, start_date, title, series_id, series, main (bool), and one for each of FIELDS.
    One row per meeting; latest first, then by id.
    """
    known = record.whole
    sources = known.sources.select("source_id", "url", "published")
    main = nw.when(nw.col("series_id") == known.package.main_series).then(1).otherwise(0)
    return (
        record.meetings.join(known.series.select("series_id", series="name"), on="series_id")
        .join(sources, on="source_id", how="left")
        .join(_numbers(known), on="meeting_id", how="left")
        .join(_sessions(known), on="meeting_id", how="left")
        .join(_speakers(known), on="meeting_id", how="left")
        .with_columns(nw.col("number", "sessions", "topics", "speakers").fill_null(OPEN).cast(nw.Int64))
        .with_columns(
            main=main == 1,
            participants=_steps(_is("participant_list", "complete"), _is("participant_list", "partial")),
            summary=_steps(_given("summary")),
            audience=_steps(nw.col("audience") != "invited"),
            place=nw.when(~_is("mode", "virtual")).then(_both("city", "venue")),
            mode=_steps(~_is("mode", "unknown")),
            host=_steps(_given("host")),
            source=_both("url", "published"),
        )
        .sort("start_date", "meeting_id", descending=[True, False])
        .select("meeting_id", "start_date", "title", "series_id", "series", "main", *FIELDS)
    )


def fields(marks: pd.DataFrame) -> pd.DataFrame:
    """How many of the meetings in some rows of `grid` have each field, have it in part, or not.

    It counts rows that are kept already: as a plan of its own it would make the whole grid anew for every filter.

    Columns: field, there, partly, open (counts of meetings to which it applies), place (of the field, from 0).
    One row per field; most often there first, then most often in part, then in the order of the grid.
    """
    steps = {"there": THERE, "partly": PARTLY, "open": OPEN}
    said = marks[list(FIELDS)].to_numpy()
    counts = {name: (said == mark).sum(axis=0) for name, mark in steps.items()}
    rows = pd.DataFrame({"field": FIELDS, **counts, "place": range(len(FIELDS))})
    return rows.sort_values(["there", "partly", "place"], ascending=[False, False, True], ignore_index=True)


@fact_of("meeting_id")
def gaps(record: Record) -> Table:
    """The meetings in the order in which an hour of looking up would improve the record most.

    A field that is not there is worth two points, one that is there in part one point; twice as many where figures
    count from it (COUNTED), and twice as many again in the main series.

    Columns: as `grid`, and points. One row per meeting with a point; most points first, then latest, then by id.
    """
    points = nw.lit(0)
    for field in FIELDS:
        lacking = (THERE - nw.col(field)).fill_null(0)
        points = points + lacking * (2 if field in COUNTED else 1)
    weight = nw.when(nw.col("main")).then(2).otherwise(1)
    return (
        grid(record)
        .with_columns(points=(points * weight).cast(nw.Int64))
        .filter(nw.col("points") > 0)
        .sort("points", "start_date", "meeting_id", descending=[True, True, False])
    )


def _numbers(known: Record) -> Table:
    """Meetings with a claim. Columns: meeting_id, number (2 or 1)."""
    plain = (
        (nw.col("measure") == "partner_nations")
        & (nw.col("qualifier") == "exact")
        & nw.col("primary")
        & ~nw.col("conflict")
    )
    return (
        claims.claims(known)
        .with_columns(number=_steps(plain, nw.col("value") >= 0))
        .group_by("meeting_id")
        .agg(number=nw.col("number").max())
    )


def _sessions(known: Record) -> Table:
    """Meetings with a session. Columns: meeting_id, sessions, topics (2 or 1; topics 0 too)."""
    raised = known.session_topics.select("session_id", raised=nw.lit(1)).unique()
    return (
        known.sessions.join(raised, on="session_id", how="left")
        .with_columns(told=_flag(_given("summary")), raised=_flag(~nw.col("raised").is_null()))
        .group_by("meeting_id")
        .agg(
            least_told=nw.col("told").min(),
            least_raised=nw.col("raised").min(),
            raised=nw.col("raised").max(),
        )
        .select(
            "meeting_id",
            sessions=nw.col("least_told") + PARTLY,
            topics=nw.col("raised") + nw.col("least_raised"),
        )
    )


def _speakers(known: Record) -> Table:
    """Meetings with a person named. Columns: meeting_id, speakers (2 or 1)."""
    return (
        known.appearances.with_columns(told=_flag(_given("role")))
        .group_by("meeting_id")
        .agg(told=nw.col("told").min())
        .select("meeting_id", speakers=nw.col("told") + PARTLY)
    )


def _steps(there: nw.Expr, partly: nw.Expr | None = None) -> nw.Expr:
    below = nw.lit(OPEN) if partly is None else nw.when(partly).then(PARTLY).otherwise(OPEN)
    return nw.when(there).then(THERE).otherwise(below).cast(nw.Int64)


def _both(first: str, second: str) -> nw.Expr:
    return _steps(_given(first) & _given(second), _given(first) | _given(second))


def _flag(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(1).otherwise(0)


def _given(column: str) -> nw.Expr:
    return ~nw.col(column).is_null()


def _is(column: str, word: str) -> nw.Expr:
    return nw.col(column) == word
