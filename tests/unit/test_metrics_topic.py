"""One topic: the meetings, sessions, partners, topics and sources that stand behind it."""

from datetime import date

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.topic import by_year, partners, profiles, related, sessions, sources, strip
from utils.selection import select

SERIES = ["forum", "council"]
TOPICS = [("floods", "water"), ("pilots", "craft"), ("gates", "water")]


SESSIONS = [("forum-2021-01-01", 1, "Rain"), ("forum-2021-01-01", 2, "Pilots in floods"),
            ("council-2022-01-01", 1, "Dams"), ("forum-2023-01-01", 1, "Rain again")]  # fmt: skip


def raised():
    """Floods twice at the forum of 2021, once in 2023, once in the council of 2022; pilots once beside floods."""
    return record_of(
        sources=[
            ("paper", "Gazette", "On floods", "https://gazette.example", "2021-02"),
            ("notes", "Clerk", "Notes"),
        ],
        themes=["water", "craft"],
        topics=TOPICS,
        series=SERIES,
        meetings=[
            ("forum", "2021-01-01"),
            ("council", "2022-01-01"),
            ("forum", "2023-01-01"),
            ("forum", "2024-01-01"),
        ],
        sessions=[
            {
                "meeting_id": meeting,
                "position": position,
                "title": title,
                "kind": "panel" if title == "Rain again" else "briefing",
                "source_id": "notes" if position == 2 else "paper",
            }
            for meeting, position, title in SESSIONS
        ],
        session_topics=[
            ("forum-2021-01-01-s1", "floods"),
            ("forum-2021-01-01-s2", "floods"),
            ("forum-2021-01-01-s2", "pilots"),
            ("council-2022-01-01-s1", "floods"),
            ("forum-2023-01-01-s1", "floods"),
        ],
        participation=[
            ("forum-2021-01-01", "FIN"),
            ("forum-2023-01-01", "FIN"),
            ("forum-2023-01-01", "AUT"),
            ("forum-2024-01-01", "GEO"),
        ],
    )


def of(topic, table):
    return [row[1:] for row in rows(table) if row[0] == topic]


def test_a_profile_counts_meetings_sessions_and_series_among_the_meetings_shown():
    assert rows(profiles(raised()).drop("description", "theme", "topic")) == [
        ("floods", "water", 3, 4, 2, 4, "2021-01-01", "2023-01-01"),
        ("gates", "water", 0, 0, 0, 4, None, None),
        ("pilots", "craft", 1, 1, 1, 4, "2021-01-01", "2021-01-01"),
    ]


def test_a_profile_of_every_topic_stays_whatever_is_filtered():
    part = select(raised(), Filters(topic=("pilots",), series=("forum",), until=date(2022, 12, 31)))
    assert rows(profiles(part).select("topic_id", "meetings", "sessions", "of")) == [
        ("floods", 1, 2, 1),
        ("gates", 0, 0, 1),
        ("pilots", 1, 1, 1),
    ]


def test_sessions_stand_latest_meeting_first_then_in_the_order_of_the_meeting():
    told = sessions(raised()).select(
        "topic_id", "start_date", "position", "kind", "session", "publisher", "url"
    )
    assert of("floods", told) == [
        ("2023-01-01", 1, "panel", "Rain again", "Gazette", "https://gazette.example"),
        ("2022-01-01", 1, "briefing", "Dams", "Gazette", "https://gazette.example"),
        ("2021-01-01", 1, "briefing", "Rain", "Gazette", "https://gazette.example"),
        ("2021-01-01", 2, "briefing", "Pilots in floods", "Clerk", None),
    ]


def test_the_strip_has_a_mark_a_meeting_and_the_leading_series_first():
    told = strip(raised()).select("topic_id", "series_id", "main", "count", "of", "meeting_id")
    assert of("floods", told) == [
        ("forum", True, 2, 3, "forum-2021-01-01"),
        ("forum", True, 2, 3, "forum-2023-01-01"),
        ("council", False, 1, 1, "council-2022-01-01"),
    ]


def test_a_year_without_the_topic_is_counted_as_none_beside_its_meetings():
    assert of("floods", by_year(raised()).drop("topic")) == [
        (2021, 2, 1), (2022, 1, 1), (2023, 1, 1), (2024, 0, 1)
    ]  # fmt: skip
    assert of("gates", by_year(raised())) == []


def test_a_partner_is_counted_once_a_meeting_that_raises_the_topic():
    told = partners(raised()).select("topic_id", "partner_id", "meetings", "last")
    assert of("floods", told) == [("FIN", 2, "2023-01-01"), ("AUT", 1, "2023-01-01")]
    assert of("pilots", told) == [("FIN", 1, "2021-01-01")]


def test_topics_are_related_by_the_sessions_that_raise_both():
    assert rows(related(raised()).select("topic_id", "other_id", "sessions")) == [
        ("floods", "pilots", 1),
        ("pilots", "floods", 1),
    ]


def test_a_source_counts_the_sessions_that_rest_on_it():
    told = sources(raised()).select("topic_id", "source_id", "publisher", "published", "sessions")
    assert of("floods", told) == [("paper", "Gazette", "2021-02", 3), ("notes", "Clerk", None, 1)]
    assert of("pilots", told) == [("notes", "Clerk", None, 1)]


def test_where_no_meeting_is_shown_nothing_is_raised():
    part = select(raised(), Filters(until=date(1999, 1, 1)))
    assert [len(rows(metric(part))) for metric in (sessions, strip, by_year, partners, related, sources)] == [
        0
    ] * 6
    assert {row[5] for row in rows(profiles(part))} == {0}
