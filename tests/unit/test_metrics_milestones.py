"""Milestones: which lie between, and how they are numbered."""

from datetime import date

from tests.records import record_of, rows
from utils.metrics.milestones import between


def told(record, first, kinds=()):
    return rows(between(record, date.fromisoformat(first), kinds).select("number", "milestone_id"))


def test_milestones_are_numbered_in_the_order_of_their_days():
    record = record_of(milestones=[("later", "2022-06-29"), ("earlier", "2021-06-14")])
    assert told(record, "2021-01-01") == [(1, "earlier"), (2, "later")]


def test_milestones_of_one_day_share_a_number_and_the_next_has_the_next():
    record = record_of(milestones=[("a", "2022-06-29"), ("b", "2022-06-29"), ("c", "2023-04-04")])
    assert told(record, "2021-01-01") == [(1, "a"), (1, "b"), (2, "c")]


def test_milestones_before_the_first_day_are_left_out_and_the_day_itself_is_in():
    record = record_of(milestones=[("before", "2021-12-31"), ("on", "2022-01-01")])
    assert told(record, "2022-01-01") == [(1, "on")]


def test_milestones_after_the_as_of_day_are_left_out_and_the_day_itself_is_in():
    record = record_of(as_of="2022-01-01", milestones=[("on", "2022-01-01"), ("after", "2022-01-02")])
    assert told(record, "2020-01-01") == [(1, "on")]


def test_only_the_kinds_asked_for_are_numbered():
    record = record_of(
        milestones=[
            ("start", "2021-01-01", "operation"),
            ("summit", "2022-01-01", "summit"),
            ("in", "2023-01-01", "accession"),
        ]
    )
    assert told(record, "2020-01-01", ("summit", "accession")) == [(1, "summit"), (2, "in")]


def test_a_partial_date_stands_on_the_first_day_it_can_mean_and_stays_as_written():
    record = record_of(milestones=[("month", "2024-02"), ("day", "2024-02-01"), ("year", "2024")])
    assert rows(between(record, date(2020, 1, 1)).select("number", "milestone_id", "date", "day")) == [
        (1, "year", "2024", "2024-01-01"),
        (2, "month", "2024-02", "2024-02-01"),
        (2, "day", "2024-02-01", "2024-02-01"),
    ]
