"""Topics: how often each was raised, and what is new, back, continued or dropped."""

from datetime import date

import pytest

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.topics import by_kind, by_meeting, by_theme, by_topic, by_year, changes
from utils.selection import as_of, select

THEMES = ["water", "craft"]
TOPICS = [("floods", "water"), ("low-water", "water"), ("pilots", "craft")]


def raised(*told, **besides):
    """A record of sessions (`2021-s1` = the first of the meeting of 1 January 2021) and their topics."""
    sessions = list(dict.fromkeys(session for session, _topic in told))
    meetings = list(dict.fromkeys(session.partition("-")[0] for session in sessions))
    return record_of(
        themes=THEMES,
        topics=TOPICS,
        meetings=[("forum", f"{year}-01-01") for year in meetings],
        sessions=[(f"forum-{s[:4]}-01-01", s[-1], "panel" if s[-1] == "2" else "briefing") for s in sessions],
        session_topics=[(f"forum-{s[:4]}-01-01-s{s[-1]}", topic) for s, topic in told],
        **besides,
    )


def changed(record, meeting_id):
    """The kind of change of each topic at a meeting."""
    told = rows(changes(record).select("meeting_id", "change", "topic_id"))
    return [(change, topic) for meeting, change, topic in told if meeting == meeting_id]


def test_a_mention_is_one_topic_in_one_session():
    record = raised(
        ("2021-s1", "floods"), ("2021-s1", "pilots"), ("2021-s2", "floods"), ("2022-s1", "floods")
    )
    assert rows(by_topic(record).select("topic_id", "mentions", "meetings", "first", "last")) == [
        ("floods", 3, 2, "2021-01-01", "2022-01-01"),
        ("pilots", 1, 1, "2021-01-01", "2021-01-01"),
        ("low-water", 0, 0, None, None),
    ]


def test_topics_that_tie_stand_in_the_order_of_the_record():
    record = raised(("2021-s1", "pilots"), ("2021-s1", "low-water"), ("2021-s1", "floods"))
    assert rows(by_topic(record).select("theme_id", "topic_id")) == [
        ("water", "floods"),
        ("water", "low-water"),
        ("craft", "pilots"),
    ]


def test_a_theme_counts_mentions_and_distinct_sessions_meetings_and_topics():
    record = raised(
        ("2021-s1", "floods"), ("2021-s1", "low-water"), ("2021-s2", "floods"), ("2022-s1", "floods")
    )
    assert rows(by_theme(record)) == [
        ("water", "Name of water", 4, 3, 2, 2),
        ("craft", "Name of craft", 0, 0, 0, 0),
    ]


def test_a_kind_counts_its_sessions_and_what_they_raise_also_where_they_raise_nothing():
    record = record_of(
        sessions=[("forum-2021-01-01", 1, "opening"), ("forum-2021-01-01", 2), ("forum-2021-01-01", 3)],
        session_topics=[("forum-2021-01-01-s2", "floods"), ("forum-2021-01-01-s2", "pilots")],
    )
    assert rows(by_kind(record)) == [("briefing", 2, 2), ("opening", 1, 0)]


def test_a_year_has_its_mentions_beside_all_meetings_of_that_year():
    record = raised(("2021-s1", "floods"), ("2021-s2", "floods"), ("2022-s1", "pilots"))
    assert rows(by_year(record).select("theme_id", "year", "mentions", "meetings")) == [
        ("water", 2021, 2, 1),
        ("water", 2022, 0, 1),
        ("craft", 2021, 0, 1),
        ("craft", 2022, 1, 1),
    ]


def test_a_theme_that_is_never_raised_has_no_year():
    record = raised(("2021-s1", "floods"))
    assert rows(by_year(record).select("theme_id", "year")) == [("water", 2021)]


def test_meetings_without_any_topic_count_in_their_year():
    record = record_of(
        meetings=[("forum", "2021-01-01"), ("forum", "2021-07-01"), ("visit", "2021-07-01")],
        session_topics=[("forum-2021-01-01-s1", "floods")],
    )
    assert rows(by_year(record).select("year", "mentions", "meetings")) == [(2021, 1, 3)]


def test_the_grid_counts_sessions_and_marks_the_first_time_in_the_series():
    record = raised(
        ("2021-s1", "floods"), ("2021-s2", "floods"), ("2022-s1", "floods"), ("2022-s1", "pilots")
    )
    assert rows(by_meeting(record).select("topic_id", "start_date", "sessions", "first")) == [
        ("floods", "2021-01-01", 2, True),
        ("floods", "2022-01-01", 1, False),
        ("pilots", "2022-01-01", 1, True),
    ]


def test_the_first_time_is_that_of_the_series_and_not_of_another():
    record = record_of(session_topics=[("one-2021-01-01-s1", "floods"), ("two-2022-01-01-s1", "floods")])
    assert rows(by_meeting(record).select("series_id", "first")) == [("one", True), ("two", True)]


def test_the_first_time_stays_the_first_where_the_filters_hide_it():
    record = raised(("2021-s1", "floods"), ("2022-s1", "floods"))
    chosen = select(record, Filters(since=date(2022, 1, 1)))
    assert rows(by_meeting(chosen).select("start_date", "first")) == [("2022-01-01", False)]


def test_the_first_meeting_of_a_series_has_nothing_to_compare():
    record = raised(("2021-s1", "floods"), ("2022-s1", "floods"))
    assert changed(record, "forum-2021-01-01") == []


def test_each_kind_of_change_is_told_in_its_order():
    record = raised(
        ("2020-s1", "low-water"),
        ("2021-s1", "floods"),
        ("2021-s1", "other"),
        ("2022-s1", "pilots"),
        ("2022-s1", "low-water"),
        ("2022-s1", "floods"),
    )
    told = rows(changes(record).select("meeting_id", "change", "topic_id", "last"))
    assert [row[1:] for row in told if row[0] == "forum-2022-01-01"] == [
        ("new", "pilots", None),
        ("back", "low-water", "2020-01-01"),
        ("continued", "floods", "2021-01-01"),
        ("dropped", "other", "2021-01-01"),
    ]


def test_only_the_meeting_before_is_compared_with():
    """What was raised two meetings ago and neither before nor now was dropped then, not now."""
    record = raised(("2020-s1", "pilots"), ("2021-s1", "floods"), ("2022-s1", "floods"))
    assert changed(record, "forum-2021-01-01") == [("new", "floods"), ("dropped", "pilots")]
    assert changed(record, "forum-2022-01-01") == [("continued", "floods")]


def test_a_topic_may_come_back_again_and_again():
    record = raised(
        *((f"{year}-s1", "floods") for year in (2019, 2021, 2023)),
        *((f"{year}-s1", "pilots") for year in (2020, 2022)),
    )
    assert [changed(record, f"forum-{year}-01-01") for year in (2021, 2022, 2023)] == [
        [("back", "floods"), ("dropped", "pilots")],
        [("back", "pilots"), ("dropped", "floods")],
        [("back", "floods"), ("dropped", "pilots")],
    ]


def test_a_meeting_without_a_topic_drops_all_of_the_one_before():
    record = record_of(
        meetings=[("forum", "2021-01-01"), ("forum", "2022-01-01"), ("forum", "2023-01-01")],
        session_topics=[("forum-2021-01-01-s1", "floods"), ("forum-2023-01-01-s1", "floods")],
    )
    assert changed(record, "forum-2022-01-01") == [("dropped", "floods")]
    assert changed(record, "forum-2023-01-01") == [("back", "floods")]


def test_a_topic_raised_in_two_sessions_changes_once():
    record = raised(("2021-s1", "pilots"), ("2022-s1", "floods"), ("2022-s2", "floods"))
    assert changed(record, "forum-2022-01-01") == [("new", "floods"), ("dropped", "pilots")]


def test_meetings_of_another_series_are_not_compared():
    record = record_of(
        session_topics=[
            ("one-2021-01-01-s1", "floods"),
            ("two-2021-06-01-s1", "pilots"),
            ("one-2022-01-01-s1", "floods"),
            ("two-2021-01-01-s1", "floods"),
        ]
    )
    assert changed(record, "one-2022-01-01") == [("continued", "floods")]
    assert changed(record, "two-2021-06-01") == [("new", "pilots"), ("dropped", "floods")]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since=date(2022, 1, 1)),
        Filters(partner=("MAR",)),
        Filters(since=date(2022, 1, 1), series=("forum",)),
    ],
)
def test_the_meeting_before_is_the_one_of_the_record_where_the_filters_hide_it(filters):
    record = raised(("2021-s1", "floods"), ("2022-s1", "floods"), participation=[("forum-2022-01-01", "MAR")])
    assert changed(select(record, filters), "forum-2022-01-01") == [("continued", "floods")]


def test_a_chosen_topic_leaves_its_own_changes():
    record = raised(("2021-s1", "floods"), ("2022-s1", "floods"), ("2022-s1", "pilots"))
    assert changed(select(record, Filters(topic=("pilots",))), "forum-2022-01-01") == [("new", "pilots")]


def test_a_planned_meeting_raises_nothing_yet():
    known = as_of(raised(("2021-s1", "floods"), ("2022-s1", "floods")), date(2021, 6, 1))
    assert rows(changes(known)) == []
    assert rows(by_topic(known).select("topic_id", "mentions"))[0] == ("floods", 1)
    assert rows(by_kind(known)) == [("briefing", 1, 1)]


@pytest.mark.parametrize("metric", [by_topic, by_theme, by_kind, by_year, by_meeting, changes])
def test_a_record_without_topics_has_none(metric):
    assert rows(metric(record_of(meetings=[("forum", "2021-01-01")]))) == []
