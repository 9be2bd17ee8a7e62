"""Small records for tests, written as they are read: a test shows the rows it relies on and no others.

    record_of(
        memberships=[("FIN", "1994-05-09", "2023-04-04")],
        meetings=[("before", "1994-01-10"), ("in-term", "2001-06-01")],
        participation=[("in-term", "FIN")],
    )

A row is a dict of its columns, or a tuple as `TUPLES` has it; a lone text stands for a tuple of one. What a
row needs besides, and the rows that it refers to, are invented. A meeting may be called by the id of its
series where the series has one meeting, its sessions then `in-term-s1`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd

from data.record import Record, record_of_tables
from data.schema import BY_NAME, TABLES

TUPLES: Mapping[str, tuple[str, ...]] = {
    "sources": ("source_id", "publisher", "title", "url", "published"),
    "partners": ("partner_id", "kind", "name", "region"),
    "frameworks": ("framework_id", "name", "abbreviation"),
    "memberships": (
        "partner_id",
        "framework_id",
        "start",
        "end",
        "end_reason",
    ),  # framework_id may be left out
    "programmes": ("programme_id", "name"),
    "programme_participation": ("partner_id", "programme_id", "start", "end", "start_basis"),
    "series": ("series_id", "name", "cadence"),
    "meetings": ("series_id", "start_date", "audience", "participant_list", "title"),
    "sessions": ("meeting_id", "position", "kind", "title"),
    "themes": ("theme_id", "name"),
    "topics": ("topic_id", "theme_id", "name"),
    "session_topics": ("session_id", "topic_id"),
    "appearances": ("meeting_id", "person", "session_id", "role"),
    "participation": ("meeting_id", "partner_id", "evidence"),
    "attendance_claims": ("meeting_id", "measure", "qualifier", "value", "source_id"),
    "milestones": ("milestone_id", "date", "kind", "title"),
    "translations": ("table", "row_id", "column", "language", "text"),
    "recommendations": ("recommendation_id", "meeting_id", "status", "due", "partner_id", "topic_id"),
}
INVENTED: Mapping[tuple[str, str], str] = {
    ("partners", "kind"): "nation",
    ("memberships", "framework_id"): "framework",
    ("meetings", "mode"): "unknown",
    ("meetings", "audience"): "all-partners",
    ("meetings", "participant_list"): "partial",
    ("sessions", "kind"): "briefing",
    ("topics", "theme_id"): "theme",
    ("participation", "evidence"): "named",
    ("attendance_claims", "measure"): "partner_nations",
    ("attendance_claims", "qualifier"): "exact",
    ("milestones", "kind"): "summit",
    ("translations", "language"): "fr",
    ("recommendations", "status"): "open",
}
_LAST_DAY = re.compile(r"(.+)-(\d{4}-\d{2}-\d{2})")

Row = Mapping[str, object] | tuple[object, ...] | str


def record_of(
    *, as_of: str = "2026-01-01", package: Mapping[str, object] | None = None, **tables: Sequence[Row]
) -> Record:
    """A record of the rows given, and of what they need; tables that no row needs are empty."""
    given = {name: [_row(name, row) for row in rows] for name, rows in tables.items()}
    _call_by_id(given)
    for table in reversed(TABLES):
        for row in given.get(table.name, []):
            _fill(table.name, row)
    _add_what_is_referred_to(given)
    empty = [table.name for table in TABLES if table.needed and not given.get(table.name)]
    if empty:
        series = given["series"][0]["series_id"] if given.get("series") else "invented"
        for name, least in (("partners", "INVENTED"), ("meetings", f"{series}-2000-01-01")):
            if name in empty:
                _add(given, name, [least])
        _add_what_is_referred_to(given)
    record = record_of_tables({name: given[name] for name in BY_NAME if name in given}, package or {})
    without: dict[str, Any] = {name: getattr(record, name).head(0) for name in empty}
    return replace(record, as_of=dt.date.fromisoformat(as_of), **without)


def rows(frame: nw.LazyFrame[Any] | nw.DataFrame[Any]) -> list[tuple[Any, ...]]:
    """The rows of a frame as plain values: days as ISO text, nothing as None."""
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return [tuple(map(_value, row)) for row in eager.iter_rows()]


def _value(value: Any) -> object:  # whatever an engine holds
    if value is None or pd.isna(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def _row(table: str, row: Row) -> dict[str, str]:
    if isinstance(row, Mapping):
        return {name: "" if value is None else str(value) for name, value in row.items()}
    values = ["" if value is None else str(value) for value in ((row,) if isinstance(row, str) else row)]
    if table == "memberships" and values[1][:1].isdigit():
        values.insert(1, INVENTED["memberships", "framework_id"])
    return dict(zip(TUPLES[table], values, strict=False))


def _call_by_id(given: Mapping[str, list[dict[str, str]]]) -> None:
    """Put the ids of meetings and sessions in the place of the short names they were called by."""
    meetings: dict[str, str] = {}
    for row in given.get("meetings", []):
        row.setdefault("meeting_id", f"{row['series_id']}-{row['start_date']}")
        meetings[row["series_id"]] = row["meeting_id"]
    for name, several in given.items():
        for row in several if name != "meetings" else ():
            if "meeting_id" in row:
                row["meeting_id"] = meetings.get(row["meeting_id"], row["meeting_id"])
            if name != "sessions" and (found := re.fullmatch(r"(.+)-s(\d+)", row.get("session_id", ""))):
                row["session_id"] = f"{meetings.get(found[1], found[1])}-s{found[2]}"


def _fill(table: str, row: dict[str, str]) -> dict[str, str]:
    """Invent what the row needs besides."""
    if table == "meetings":
        row.setdefault("meeting_id", f"{row['series_id']}-{row['start_date']}")
        row.setdefault("end_date", row["start_date"])
    if table == "sessions":
        row.setdefault("session_id", f"{row['meeting_id']}-s{row['position']}")
    if table == "memberships" and row.get("end"):
        row.setdefault("end_reason", "acceded")
    key = row.get(BY_NAME[table].key[0], "") if BY_NAME[table].key else ""
    for column in BY_NAME[table].columns:
        if column.needed and not row.get(column.name):
            invented = (
                "source"
                if column.name == "source_id"
                else f"{column.name.capitalize()} of {key or 'an invention'}"
            )
            row[column.name] = INVENTED.get((table, column.name), invented)
    return row


def _add_what_is_referred_to(given: dict[str, list[dict[str, str]]]) -> None:
    for table in _leaves_first():
        for column in BY_NAME[table].columns:
            if column.refers is None:
                continue
            _add(given, column.refers, (row.get(column.name, "") for row in given.get(table, [])))
        if table == "meetings":
            audiences = (row["audience"] for row in given.get("meetings", []))
            _add(given, "frameworks", (word for word in audiences if word not in {"all-partners", "invited"}))


def _leaves_first() -> list[str]:
    order = [
        "recommendations",
        "participation",
        "attendance_claims",
        "appearances",
        "session_topics",
        "sessions",
    ]
    return [*order, "meetings", *(name for name in BY_NAME if name not in {*order, "meetings"})]


def _add(given: dict[str, list[dict[str, str]]], table: str, ids: Iterable[str]) -> None:
    key = BY_NAME[table].key[0]
    there = {row[key] for row in given.get(table, [])}
    for name in dict.fromkeys(ids):
        if name and name not in there:
            given.setdefault(table, []).append(_fill(table, _named(table, key, name)))


def _named(table: str, key: str, name: str) -> dict[str, str]:
    """The least that a row with that key holds."""
    if table == "meetings" and (found := _LAST_DAY.fullmatch(name)):
        return {"series_id": found[1], "start_date": found[2]}
    if table == "sessions":
        meeting, _, position = name.rpartition("-s")
        return {"session_id": name, "meeting_id": meeting, "position": position}
    return {key: name, "kind": "organisation"} if table == "partners" and len(name) != 3 else {key: name}
