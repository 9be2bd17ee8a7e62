"""Series: rhythm, days since, and the strip of all meetings."""

from datetime import date

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.series import cadence, strip
from utils.selection import as_of, select


def test_the_median_gap_is_that_of_the_days_between_start_dates():
    record = record_of(
        meetings=[("forum", day) for day in ("2024-01-01", "2024-01-11", "2024-01-31", "2024-05-10")]
    )
    assert rows(cadence(record).select("meetings", "median_gap")) == [(4, 20.0)]


def test_the_median_of_an_even_number_of_gaps_lies_between_the_middle_two():
    record = record_of(meetings=[("forum", day) for day in ("2024-01-01", "2024-01-11", "2024-01-16")])
    assert rows(cadence(record).select("median_gap")) == [(7.5,)]


def test_the_order_of_the_rows_does_not_matter_to_the_gaps():
    record = record_of(meetings=[("forum", day) for day in ("2024-01-31", "2024-01-01", "2024-01-11")])
    assert rows(cadence(record).select("median_gap", "first", "last")) == [(15.0, "2024-01-01", "2024-01-31")]


def test_one_meeting_has_no_gap():
    record = record_of(as_of="2024-03-01", meetings=[("forum", "2024-02-28")])
    assert rows(cadence(record).select("meetings", "median_gap", "days_since")) == [(1, None, 2)]


def test_gaps_are_those_of_each_series():
    record = record_of(
        meetings=[("one", "2024-01-01"), ("two", "2024-01-02"), ("one", "2024-01-11"), ("two", "2024-02-01")]
    )
    assert rows(cadence(record).select("series_id", "median_gap")) == [("one", 10.0), ("two", 30.0)]


def test_days_since_count_from_the_last_start_date_to_the_as_of_day():
    record = record_of(as_of="2026-11-23", meetings=[("forum", "2024-02-28"), ("forum", "2024-11-20")])
    assert rows(cadence(record).select("days_since")) == [(733,)]


def test_days_since_are_none_on_the_day_itself():
    record = record_of(as_of="2024-11-20", meetings=[("forum", "2024-11-20")])
    assert rows(cadence(record).select("days_since")) == [(0,)]


def test_a_planned_meeting_counts_in_no_rhythm():
    record = record_of(meetings=[("forum", "2024-01-01"), ("forum", "2024-01-11"), ("forum", "2024-09-01")])
    known = as_of(record, date(2024, 1, 21))
    assert rows(cadence(known).select("meetings", "median_gap", "last", "days_since")) == [
        (2, 10.0, "2024-01-11", 10)
    ]


def test_a_series_without_a_meeting_has_no_row():
    record = record_of(series=["silent", "forum"], meetings=[("forum", "2024-01-01")])
    assert rows(cadence(record).select("series_id")) == [("forum",)]


def test_the_main_series_leads_then_the_one_with_the_most_meetings_then_the_record():
    record = record_of(
        package={"main_series": "main"},
        series=["few", "few-too", "many", "main"],
        meetings=[
            ("few", "2024-01-01"),
            ("few-too", "2024-01-01"),
            ("many", "2024-01-01"),
            ("many", "2024-01-02"),
            ("main", "2024-01-01"),
        ],
    )
    assert rows(cadence(record).select("series_id", "main")) == [
        ("main", True),
        ("many", False),
        ("few", False),
        ("few-too", False),
    ]


def test_where_none_is_named_the_series_with_the_most_meetings_is_the_main_one():
    record = record_of(meetings=[("few", "2024-01-01"), ("many", "2024-01-01"), ("many", "2024-01-02")])
    assert rows(cadence(record).select("series_id", "main")) == [("many", True), ("few", False)]


def test_of_series_that_tie_the_first_in_the_file_is_the_main_one():
    record = record_of(series=["zebra", "ant"], meetings=[("ant", "2024-01-01"), ("zebra", "2024-01-01")])
    assert rows(cadence(record).select("series_id", "main")) == [("zebra", True), ("ant", False)]


def test_where_the_filters_leave_the_main_series_no_meeting_another_leads():
    record = record_of(
        package={"main_series": "main"}, meetings=[("main", "2024-01-01"), ("other", "2024-01-01")]
    )
    chosen = select(record, Filters(series=("other",)))
    assert rows(cadence(chosen).select("series_id", "main")) == [("other", False)]


def test_the_strip_has_every_meeting_on_the_row_of_its_series():
    record = record_of(
        package={"main_series": "main"},
        series=[("other", "Other talks"), ("main", "Main meeting")],
        meetings=[("other", "2023-01-01"), ("other", "2022-01-01"), ("main", "2024-01-01")],
    )
    assert rows(strip(record).select("series", "main", "count", "start_date")) == [
        ("Main meeting", True, 1, "2024-01-01"),
        ("Other talks", False, 2, "2022-01-01"),
        ("Other talks", False, 2, "2023-01-01"),
    ]
