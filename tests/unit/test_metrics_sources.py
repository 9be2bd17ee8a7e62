"""Sources: the rows that rest on each, and the freshness of a series beside its own gap."""

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.sources import freshness, supports
from utils.selection import select


def test_a_source_supports_the_rows_that_name_it():
    record = record_of(
        sources=[("slip", "Press", "Slip"), ("paper", "Press", "Paper"), ("unused", "Press", "Unused")],
        series=[{"series_id": "forum", "source_id": "slip"}],
        meetings=[{"series_id": "forum", "start_date": "2024-01-01", "source_id": "paper"}],
        participation=[
            {"meeting_id": "forum", "partner_id": "PRY", "source_id": "paper"},
            {"meeting_id": "forum", "partner_id": "PER", "source_id": "paper"},
        ],
    )
    assert rows(supports(record).select("source_id", "rows", "meetings", "participation", "series")) == [
        ("paper", 3, 1, 2, 0),
        ("slip", 1, 0, 0, 1),
    ]


def test_only_rows_that_the_filters_leave_are_counted():
    record = record_of(
        sources=[("slip", "Press", "Slip"), ("paper", "Press", "Paper")],
        series=[{"series_id": "one", "source_id": "slip"}, {"series_id": "two", "source_id": "slip"}],
        meetings=[
            {"series_id": "one", "start_date": "2024-01-01", "source_id": "paper"},
            {"series_id": "two", "start_date": "2024-01-01", "source_id": "slip"},
        ],
    )
    narrowed = select(record, Filters(series=("two",)))
    assert rows(supports(narrowed).select("source_id", "rows", "meetings")) == [("slip", 3, 1)]


def test_a_series_is_judged_by_its_own_median_gap():
    record = record_of(
        as_of="2024-04-10",
        meetings=[
            ("brisk", "2024-01-01"), ("brisk", "2024-01-11"),
            ("slow", "2023-01-01"), ("slow", "2024-01-01"),
            ("tardy", "2023-11-12"), ("tardy", "2024-01-31"), ("tardy", "2024-01-11"),
            ("single", "2024-01-01"),
        ],
        package={"main_series": "slow"},
    )  # fmt: skip
    assert rows(freshness(record).select("series_id", "median_gap", "days_since", "state")) == [
        ("brisk", 10.0, 90, "long"),
        ("tardy", 40.0, 70, "over"),
        ("slow", 365.0, 100, "within"),
        ("single", None, 100, None),
    ]
