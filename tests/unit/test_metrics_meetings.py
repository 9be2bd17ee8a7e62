"""Meetings: three counts side by side, the one before, the totals and the long list."""

from datetime import date

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.meetings import listed, totals, turnout
from utils.selection import as_of, select

MEMBERS = [("MAR", "1995"), ("TUN", "1995"), ("UKR", "1994")]


def test_eligible_claimed_and_named_are_three_different_numbers():
    record = record_of(
        memberships=MEMBERS,
        meetings=[("forum", "2024-02-28")],
        participation=[("forum", "UKR"), ("forum", "EU")],
        attendance_claims=[("forum", "partner_nations", "over", 2)],
    )
    told = turnout(record).select("eligible", "qualifier", "claimed", "named", "organisations")
    assert rows(told) == [(3, "over", 2, 1, 1)]


def test_by_invitation_there_is_no_number_eligible():
    record = record_of(memberships=MEMBERS, meetings=[("visit", "2024-02-28", "invited")])
    assert rows(turnout(record).select("eligible")) == [(None,)]


def test_nobody_eligible_is_counted_as_none():
    record = record_of(meetings=[("forum", "2024-02-28", "first")])
    assert rows(turnout(record).select("eligible", "named", "organisations", "claims")) == [(0, 0, 0, 0)]


def test_a_number_that_no_source_gives_is_not_nought():
    record = record_of(
        meetings=[("forum", "2024-02-28")],
        attendance_claims=[("forum", "participants", "exact", 70)],
    )
    assert rows(turnout(record).select("qualifier", "claimed", "conflict", "claims")) == [
        (None, None, False, 0)
    ]


def test_the_claim_shown_is_the_primary_one_and_says_whether_others_differ():
    record = record_of(
        meetings=[("forum", "2024-02-28")],
        attendance_claims=[
            ("forum", "partner_nations", "exact", n, source) for n, source in ((30, "a"), (29, "b"))
        ],
    )
    assert rows(turnout(record).select("claimed", "conflict", "claims")) == [(30, True, 2)]


def test_guests_are_named_and_not_eligible():
    """A partner of another framework, a nation that never was one, and one that left on the day."""
    record = record_of(
        partners=["OMN"],
        memberships=[
            ("QAT", "first", "2005"),
            ("MAR", "second", "1995"),
            ("FIN", "first", "1994", "2018-01-22"),
        ],
        meetings=[("forum", "2018-01-22", "first", "complete")],
        participation=[("forum", partner) for partner in ("QAT", "MAR", "OMN", "FIN", "EU")],
    )
    told = turnout(record).select("eligible", "named", "guests", "organisations")
    assert rows(told) == [(1, 4, 3, 1)]


def test_where_nobody_knows_who_was_eligible_nobody_knows_who_was_a_guest():
    record = record_of(
        memberships=MEMBERS,
        meetings=[("visit", "2024-02-28", "invited"), ("forum", "2024-02-28")],
        participation=[("visit", "MAR"), ("visit", "OMN")],
    )
    assert rows(turnout(record).select("series_id", "guests")) == [("forum", 0), ("visit", None)]


def test_the_meeting_before_is_the_one_before_in_the_series_by_start_date():
    record = record_of(
        meetings=[("one", "2024-01-01"), ("one", "2022-01-01"), ("two", "2023-01-01"), ("one", "2023-06-01")]
    )
    assert rows(turnout(record).select("meeting_id", "previous_id")) == [
        ("one-2022-01-01", None),
        ("two-2023-01-01", None),
        ("one-2023-06-01", "one-2022-01-01"),
        ("one-2024-01-01", "one-2023-06-01"),
    ]


def test_the_meeting_before_stays_where_the_filters_hide_it():
    record = record_of(meetings=[("one", "2022-01-01"), ("one", "2023-01-01")])
    chosen = select(record, Filters(since=date(2023, 1, 1)))
    assert rows(turnout(chosen).select("meeting_id", "previous_id")) == [("one-2023-01-01", "one-2022-01-01")]


def test_the_counts_of_a_meeting_stay_whole_whatever_the_filters():
    record = record_of(
        memberships=MEMBERS,
        meetings=[("forum", "2024-02-28"), ("other", "2024-03-01")],
        participation=[("forum", "UKR"), ("forum", "MAR"), ("forum", "EU")],
        session_topics=[("forum-s1", "floods"), ("forum-s2", "pilots")],
    )
    chosen = select(record, Filters(partner=("UKR",), topic=("floods",)))
    assert rows(turnout(chosen).select("meeting_id", "eligible", "named", "organisations")) == [
        ("forum-2024-02-28", 3, 2, 1)
    ]
    assert rows(listed(chosen).select("sessions", "topics", "named", "organisations")) == [(2, 2, 2, 1)]


def test_meetings_of_one_day_stand_in_the_order_of_their_ids():
    record = record_of(meetings=[("zebra", "2024-01-01"), ("ant", "2024-01-01"), ("bee", "2023-01-01")])
    assert [row[0] for row in rows(turnout(record).select("series_id"))] == ["bee", "ant", "zebra"]
    assert [row[0] for row in rows(listed(record).select("series"))] == [
        "Name of ant",
        "Name of zebra",
        "Name of bee",
    ]


def test_a_planned_meeting_is_told_of_and_not_counted():
    record = record_of(meetings=[("one", "2022-01-01"), ("two", "2024-01-01")])
    known = as_of(record, date(2023, 1, 1))
    assert rows(totals(known)) == [(1, 1, 1, 1)]
    assert rows(turnout(known).select("series_id")) == [("one",)]
    assert rows(listed(known).select("meeting_id")) == [("one-2022-01-01",)]


def test_a_meeting_on_the_as_of_day_is_held():
    record = record_of(meetings=[("one", "2022-01-01")])
    assert rows(totals(as_of(record, date(2022, 1, 1)))) == [(1, 1, 1, 0)]


def test_totals_say_how_many_meetings_the_filters_leave_of_how_many_on_record():
    record = record_of(meetings=[("one", "2022-01-01"), ("one", "2023-01-01"), ("two", "2024-01-01")])
    chosen = select(record, Filters(series=("one",)))
    assert rows(totals(chosen)) == [(2, 1, 3, 0)]


def test_totals_of_an_empty_selection_are_noughts():
    record = record_of(meetings=[("one", "2022-01-01")])
    assert rows(totals(select(record, Filters(since=date(2023, 1, 1))))) == [(0, 0, 1, 0)]


def test_the_list_counts_sessions_distinct_topics_and_nations_apart_from_organisations():
    record = record_of(
        meetings=[("forum", "2024-02-28"), ("bare", "2024-01-01")],
        sessions=[("forum", 3)],
        session_topics=[("forum-s1", "floods"), ("forum-s2", "floods"), ("forum-s2", "pilots")],
        participation=[("forum", "UKR"), ("forum", "EU")],
    )
    assert rows(listed(record).select("series", "sessions", "topics", "named", "organisations")) == [
        ("Name of forum", 3, 2, 1, 1),
        ("Name of bare", 0, 0, 0, 0),
    ]
