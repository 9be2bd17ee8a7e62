"""Recommendations: which are still open, soonest due first."""

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.recommendations import asked, by_age, by_partner, by_topic, open_ones
from utils.selection import select


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


ASKED = record_of(
    as_of="2026-01-01",
    meetings=[("old", "2020-01-01"), ("new", "2025-10-01")],
    recommendations=[
        ("late", "old", "accepted", "2025-12-31", "GEO", "floods"),
        ("today", "old", "open", "2026-01-01", "GEO", "floods"),
        ("settled", "old", "done", "2021-01-01", "MAR", "gates"),
        ("joint", "new", "open", "", "", "floods"),
        ("topicless", "new", "declined", "", "MAR"),
    ],
)


def test_overdue_is_what_is_open_or_accepted_and_was_due_before_the_day():
    assert [(row[0], row[1]) for row in rows(asked(ASKED).select("recommendation_id", "overdue"))] == [
        ("late", 1),
        ("today", 0),
        ("joint", 0),
        ("settled", 0),
        ("topicless", 0),
    ]


def test_the_age_is_days_since_the_meeting_and_falls_into_a_band():
    told = rows(asked(ASKED).select("recommendation_id", "age", "band"))
    assert told[0] == ("late", 2192, 3)
    assert told[2] == ("joint", 92, 0)


def test_topics_are_counted_by_status_most_unsettled_first_and_none_last():
    assert rows(by_topic(ASKED).drop("topic")) == [
        ("floods", 2, 1, 0, 0, 1),
        ("gates", 0, 0, 1, 0, 0),
        (None, 0, 0, 0, 1, 0),
    ]


def test_partners_are_in_the_order_of_their_names_and_joint_ones_last():
    assert [row[0] for row in rows(by_partner(ASKED))] == ["GEO", "MAR", None]


def test_ages_are_counted_youngest_first():
    assert rows(by_age(ASKED)) == [(0, 1, 0, 0, 1, 0), (3, 1, 1, 1, 0, 1)]


def test_a_partner_keeps_what_it_raised_and_what_was_joint_where_it_is_named():
    record = record_of(
        meetings=[("a", "2024-01-01"), ("b", "2024-02-01")],
        participation=[("a", "GEO")],
        recommendations=[("own", "b", "open", "", "GEO"), ("joint-a", "a"), ("joint-b", "b"),
                         ("other", "a", "open", "", "MAR")],
    )  # fmt: skip
    chosen = select(record, Filters(partner=("GEO",)))
    assert sorted(row[0] for row in rows(asked(chosen).select("recommendation_id"))) == ["joint-a", "own"]


def test_a_topic_keeps_what_was_asked_on_it_whatever_the_sessions_were_about():
    chosen = select(ASKED, Filters(topic=("gates",)))
    assert [row[0] for row in rows(asked(chosen).select("recommendation_id"))] == ["settled"]
