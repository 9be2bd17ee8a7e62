"""Recommendations: which are still open, soonest due first."""

from tests.records import record_of, rows
from utils.metrics.recommendations import open_ones


def test_open_and_accepted_ones_are_listed_soonest_due_first():
    record = record_of(
        meetings=[("talks", "2024-01-10")],
        recommendations=[
            ("later", "talks", "open", "2025-06-01", "GEO"),
            ("no-day", "talks", "open", ""),
            ("done", "talks", "done", "2024-06-01"),
            ("sooner", "talks", "accepted", "2024-06-01"),
            ("declined", "talks", "declined", ""),
        ],
    )
    assert [(row[0], row[2], row[5], row[6]) for row in rows(open_ones(record))] == [
        ("sooner", None, "accepted", "2024-06-01"),
        ("later", "GEO", "open", "2025-06-01"),
        ("no-day", None, "open", None),
    ]
