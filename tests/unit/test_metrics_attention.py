"""What needs attention: the rows of each rule, on small records."""

from typing import Any

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.attention import conflicts, dropped, few_sessions, not_named, overdue
from utils.selection import select

RHYTHMS: dict[str, Any] = {
    "as_of": "2024-04-10",
    "meetings": [
        ("brisk", "2024-01-01"), ("brisk", "2024-01-11"),
        ("slow", "2023-01-01"), ("slow", "2024-01-01"),
        ("tardy", "2023-11-12"), ("tardy", "2024-01-31"), ("tardy", "2024-01-11"),
        ("single", "2024-01-01"),
    ],
}  # fmt: skip


def test_a_series_is_overdue_by_its_own_gap_and_one_meeting_gives_none():
    columns = ("series_id", "meeting_id", "last", "meetings", "median_gap", "days_since")
    assert rows(overdue(record_of(**RHYTHMS), threshold=2).select(*columns)) == [
        ("brisk", "brisk-2024-01-11", "2024-01-11", 2, 10.0, 90)
    ]
    assert rows(overdue(record_of(**RHYTHMS), threshold=1.5).select("series_id", "days_since")) == [
        ("brisk", 90),
        ("tardy", 70),
    ]


def test_exactly_so_many_gaps_is_not_yet_overdue():
    record = record_of(as_of="2024-01-31", meetings=[("forum", "2024-01-01"), ("forum", "2024-01-11")])
    assert rows(overdue(record, threshold=2)) == []
    assert rows(overdue(record, threshold=1.9).select("days_since")) == [(20,)]


def test_a_filter_leaves_the_rhythm_whole_and_shows_the_series_it_leaves():
    record = record_of(
        as_of="2024-03-01",
        meetings=[
            ("forum", "2024-01-01"), ("forum", "2024-01-11"), ("forum", "2024-02-25"),
            ("late", "2024-01-01"), ("late", "2024-01-02"),
        ],
        participation=[("forum-2024-01-01", "PRY"), ("late-2024-01-01", "PER")],
    )  # fmt: skip
    assert rows(overdue(select(record, Filters(partner=("PRY",))), threshold=1)) == []
    found = overdue(select(record, Filters(partner=("PER",))), threshold=1)
    assert rows(found.select("series_id", "last", "days_since")) == [("late", "2024-01-02", 59)]


NAMES: dict[str, Any] = {
    "as_of": "2024-12-31",
    "memberships": [("PRY", "2000-01-01"), ("PER", "2000-01-01"), ("CHL", "2000-01-01", "2024-06-01")],
    "meetings": [
        ("one", "2024-01-01"), ("two", "2024-02-01"), ("silent", "2024-03-01"), ("three", "2024-04-01"),
    ],
    "participation": [("one", "PRY"), ("two", "PER"), ("three", "PER")],
}  # fmt: skip


def test_meetings_since_a_partner_was_last_named_count_where_they_publish_names():
    columns = ("partner_id", "meetings", "last", "meeting_id")
    assert rows(not_named(record_of(**NAMES), threshold=2).select(*columns)) == [
        ("PRY", 2, "2024-01-01", "three-2024-04-01")
    ]
    assert rows(not_named(record_of(**NAMES), threshold=3)) == []


def test_a_partner_never_named_has_no_last_day_and_a_former_one_is_left_alone():
    never = record_of(**NAMES | {"participation": [("one", "PER"), ("two", "PER"), ("three", "PER")]})
    assert rows(not_named(never, threshold=2).select("partner_id", "meetings", "last")) == [("PRY", 3, None)]


def test_a_meeting_by_invitation_counts_unless_its_list_is_complete():
    invited = record_of(
        **NAMES
        | {
            "meetings": [
                ("one", "2024-01-01"), ("two", "2024-02-01", "invited", "partial"),
                ("three", "2024-04-01", "invited", "complete"),
            ]
        }
    )  # fmt: skip
    found = not_named(invited, threshold=1).select("partner_id", "meetings", "meeting_id")
    assert rows(found) == [("PRY", 1, "two-2024-02-01")]


def test_a_naming_as_a_guest_ends_the_row_of_meetings():
    guest = record_of(
        as_of="2024-12-31",
        frameworks=[("river",), ("lake",)],
        memberships=[("PRY", "river", "2000-01-01"), ("PER", "lake", "2000-01-01")],
        meetings=[("one", "2024-01-01", "river"), ("two", "2024-02-01", "lake")],
        participation=[("one", "PER"), ("two", "PRY")],
    )
    found = not_named(guest, threshold=1).select("partner_id", "meeting_id")
    assert rows(found) == [("PER", "two-2024-02-01")]


def test_the_source_of_a_partner_not_named_is_that_of_the_latest_meeting():
    record = record_of(
        **NAMES
        | {
            "sources": [("paper", "Press", "Paper", "https://example.org/a")],
            "meetings": [
                {"series_id": name, "start_date": day, "source_id": source, "participant_list": "partial"}
                for name, day, source in (
                    ("one", "2024-01-01", "old"),
                    ("two", "2024-02-01", "old"),
                    ("three", "2024-04-01", "paper"),
                )
            ],
        }
    )
    found = not_named(record, threshold=2).select("publisher", "source", "url")
    assert rows(found) == [("Press", "Paper", "https://example.org/a")]


def topics(*raised: str, silent: tuple[int, ...] = ()):
    """A series with a meeting a month; each text has the topics of one, by a letter; silent ones have no session."""
    meetings = [("talks", f"2024-{month:02}-01") for month in range(1, len(raised) + 1)]
    ids = [f"{series}-{day}" for series, day in meetings]
    return record_of(
        meetings=meetings,
        sessions=[(key, 1, "panel", f"Session {place}") for place, key in enumerate(ids) if place not in silent],
        topics=[("a", "theme", "Ash"), ("b", "theme", "Birch")],
        session_topics=[(f"{ids[place]}-s1", name) for place, names in enumerate(raised) for name in names],
    )  # fmt: skip


def test_a_topic_is_dropped_after_so_many_meetings_in_a_row():
    columns = ("topic_id", "meetings", "last", "meeting_id", "session")
    assert rows(dropped(topics("ab", "ab", "a", "b"), threshold=3).select(*columns)) == [
        ("a", 3, "2024-03-01", "talks-2024-04-01", "Session 2")
    ]
    assert rows(dropped(topics("ab", "ab", "a", "b"), threshold=4)) == []


def test_only_the_last_run_counts_and_a_topic_that_came_back_is_not_dropped():
    assert rows(dropped(topics("a", "a", "b", "a", "b"), threshold=2)) == []
    assert rows(dropped(topics("a", "a", "b", "a"), threshold=1).select("topic_id")) == [("b",)]
    found = dropped(topics("a", "b", "a", "a", "b", "b"), threshold=2)
    assert rows(found.select("topic_id", "meetings", "meeting_id")) == [("a", 2, "talks-2024-05-01")]


def test_a_meeting_without_topics_on_record_drops_nothing():
    assert rows(dropped(topics("a", "a", "", silent=(2,)), threshold=1)) == []
    found = dropped(topics("a", "", "a", "b", silent=(1,)), threshold=2)
    assert rows(found.select("topic_id", "meetings")) == [("a", 2)]


def test_claims_that_cannot_all_be_true_are_listed_with_their_sources():
    record = record_of(
        sources=[("paper", "Press", "Paper", "https://example.org/a"), ("slip", "Press", "Slip")],
        meetings=[("one", "2024-01-01"), ("two", "2024-02-01"), ("three", "2024-03-01")],
        attendance_claims=[
            ("one", "partner_nations", "exact", 30, "paper"),
            ("one", "partner_nations", "exact", 29, "slip"),
            ("two", "partner_nations", "over", 30, "paper"),
            ("two", "partner_nations", "exact", 28, "slip"),
            ("three", "partner_nations", "over", 15, "paper"),
            ("three", "partner_nations", "exact", 26, "slip"),
        ],
    )
    columns = ("meeting_id", "qualifier", "value", "primary", "source", "url")
    two = [
        ("two-2024-02-01", "over", 30, True, "Paper", "https://example.org/a"),
        ("two-2024-02-01", "exact", 28, False, "Slip", None),
    ]
    one = [
        ("one-2024-01-01", "exact", 30, True, "Paper", "https://example.org/a"),
        ("one-2024-01-01", "exact", 29, False, "Slip", None),
    ]
    assert rows(conflicts(record, threshold=1).select(*columns)) == [*two, *one]
    assert rows(conflicts(record, threshold=3).select(*columns)) == two
    assert rows(conflicts(record, threshold=4)) == []


def test_meetings_with_few_sessions_are_listed_also_where_a_topic_is_chosen():
    record = record_of(
        meetings=[("none", "2024-01-01"), ("one", "2024-02-01"), ("two", "2024-03-01")],
        sessions=[("one", 1), ("two", 1), ("two", 2)],
        session_topics=[("one-s1", "water"), ("two-s1", "water")],
    )
    columns = ("meeting_id", "sessions")
    assert rows(few_sessions(record, threshold=1).select(*columns)) == [("none-2024-01-01", 0)]
    assert rows(few_sessions(record, threshold=2).select(*columns)) == [
        ("one-2024-02-01", 1),
        ("none-2024-01-01", 0),
    ]
    narrowed = select(record, Filters(topic=("water",)))
    assert rows(few_sessions(narrowed, threshold=2).select(*columns)) == [("one-2024-02-01", 1)]
