"""Completeness: what is on record of each meeting, how much of each field, and which gap comes first."""

from datetime import date
from typing import Any

from data.record import Record
from tests.records import record_of, rows
from utils.filters import Filters
from utils.measure import collected
from utils.metrics.completeness import FIELDS, fields, gaps, grid
from utils.selection import select

FULL = {
    "series_id": "full", "start_date": "2024-03-01", "participant_list": "complete", "audience": "all-partners",
    "mode": "in-person", "city": "Asuncion", "venue": "Customs House", "host": "Forum", "summary": "What was said.",
    "source_id": "paper",
}  # fmt: skip
BARE = {"series_id": "bare", "start_date": "2024-02-01", "participant_list": "none", "audience": "invited"}
SOURCES = [
    ("paper", "Press", "Paper", "https://example.org/a", "2024-03-02"),
    ("slip", "Press", "Slip", "", ""),
]


def record(**tables):
    return record_of(
        sources=SOURCES,
        meetings=[FULL, {**BARE, "source_id": "slip"}],
        package={"main_series": "full"},
        **tables,
    )


def marks(table, meeting_id, *names):
    found = [row for row in rows(table.select("meeting_id", *names)) if row[0] == meeting_id]
    return found[0][1:]


def test_a_meeting_of_which_all_is_known_has_every_field_there():
    whole = record(
        attendance_claims=[("full", "partner_nations", "exact", 3, "paper")],
        sessions=[{"meeting_id": "full", "position": "1", "summary": "Said."}],
        session_topics=[("full-s1", "water")],
        appearances=[("full", "A. Person", "", "Chair")],
    )
    assert marks(grid(whole), "full-2024-03-01", *FIELDS) == (2,) * 11
    assert rows(gaps(whole).select("series_id")) == [("bare",)]


def test_a_meeting_of_which_nothing_is_known_has_no_field():
    assert marks(grid(record()), "bare-2024-02-01", *FIELDS) == (0,) * 11


def test_a_field_is_partly_there():
    part = record(
        attendance_claims=[
            ("full", "partner_nations", "over", 3, "paper"),
            ("bare", "representatives", "exact", 9, "paper"),
        ],
        sessions=[{"meeting_id": "full", "position": "1", "summary": "Said."}, ("full", 2, "panel")],
        session_topics=[("full-s1", "water")],
        appearances=[("full", "A. Person", "", "Chair"), ("full", "B. Person")],
    )  # fmt: skip
    assert marks(grid(part), "full-2024-03-01", "number", "sessions", "topics", "speakers") == (1, 1, 1, 1)
    assert marks(grid(part), "bare-2024-02-01", "number") == (1,)


def test_a_number_that_another_source_contradicts_is_partly_there():
    two = record(
        attendance_claims=[
            ("full", "partner_nations", "exact", 3, "paper"),
            ("full", "partner_nations", "exact", 4, "slip"),
        ]
    )
    assert marks(grid(two), "full-2024-03-01", "number") == (1,)


def test_sessions_without_any_topic_have_none():
    silent = record(sessions=[("full", 1, "panel")])
    assert marks(grid(silent), "full-2024-03-01", "sessions", "topics") == (1, 0)


def test_a_virtual_meeting_has_no_place_to_be_found():
    online = record_of(
        meetings=[
            {"series_id": "online", "start_date": "2024-01-01", "mode": "virtual"},
            {"series_id": "town", "start_date": "2024-01-02", "mode": "hybrid", "city": "Rosario"},
        ]
    )
    assert rows(grid(online).select("series_id", "place")) == [("town", 1), ("online", None)]


def counts(some: Record) -> list[tuple[Any, ...]]:
    return list(fields(collected(grid, some)).itertuples(index=False, name=None))


def test_the_fields_are_counted_over_the_meetings_to_which_they_apply():
    counted = record(appearances=[("full", "A. Person", "", "Chair")])
    told = {row[0]: row[1:] for row in counts(counted)}
    assert told["speakers"] == (1, 0, 1, 4)
    assert told["number"] == (0, 0, 2, 0)
    assert told["audience"] == (1, 0, 1, 6)
    assert [row[0] for row in counts(counted)][-3:] == ["number", "sessions", "topics"]


def test_what_is_counted_weighs_double_and_the_main_series_double_again():
    # full: number, sessions, topics 2 × 2 each, speakers 2, all doubled; bare: 4 × 4 and 7 × 2.
    assert rows(gaps(record()).select("meeting_id", "points")) == [
        ("bare-2024-02-01", 30),
        ("full-2024-03-01", 28),
    ]


def test_of_equal_gaps_the_latest_comes_first():
    equal = record_of(meetings=[("one", "2024-01-01"), ("two", "2024-02-01"), ("three", "2023-01-01")])
    order = [row[0] for row in rows(gaps(equal).select("series_id", "main"))]
    assert order == ["one", "two", "three"]


def test_a_filter_keeps_the_rows_of_its_meetings():
    narrowed = select(record(), Filters(series=("bare",)))
    assert rows(grid(narrowed).select("meeting_id")) == [("bare-2024-02-01",)]
    assert sum(counts(narrowed)[0][1:4]) == 1


def test_without_a_meeting_no_field_is_counted():
    nobody = select(record(), Filters(since=date(2030, 1, 1)))
    assert counts(nobody) == [(field, 0, 0, 0, place) for place, field in enumerate(FIELDS)]
