"""One meeting: its neighbours, sessions, topics, speakers, who is on record, what changed, and its sources."""

from datetime import date

import pytest

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics import meeting
from utils.selection import as_of, select

FORUMS = [("forum", "2023-05-23"), ("forum", "2024-02-28"), ("forum", "2024-11-20")]
FIRST, SECOND, THIRD = (f"{series}-{day}" for series, day in FORUMS)


@pytest.fixture(scope="module")
def record():
    return record_of(
        series=[("forum", "Forum")],
        partners=[("EU", "organisation", "Union"), ("MAR", "nation", "Morocco"), ("UKR", "nation", "Ukraine"),
                  ("OMN", "nation", "Oman")],
        memberships=[("MAR", "1995"), ("UKR", "1994")],
        meetings=[*FORUMS, ("visit", "2024-01-01", "invited"), ("dialogue", "2024-01-02", "framework", "complete")],
        sessions=[(FIRST, 1, "opening", "Welcome"), (SECOND, 2, "panel", "Sea"), (SECOND, 1, "briefing", "Plans")],
        topics=[("ports", "theme", "Ports"), ("law", "theme", "Law"), ("grain", "theme", "Grain")],
        session_topics=[(f"{FIRST}-s1", "law"), (f"{SECOND}-s1", "law"), (f"{SECOND}-s2", "ports")],
        appearances=[(SECOND, "Ada", "", "Chair"), (SECOND, "Bo", f"{SECOND}-s2", "Guest"),
                     (FIRST, "Bo", f"{FIRST}-s1", "Guest")],
        participation=[(FIRST, "UKR", "named"), (SECOND, "UKR", "host"), (SECOND, "EU", "listed"),
                       (SECOND, "OMN", "named"), ("visit", "MAR", "named")],
        attendance_claims=[(SECOND, "partner_nations", "exact", 3, "other"),
                           (SECOND, "participants", "about", 70, "other")],
    )  # fmt: skip


def of(told, meeting_id, *columns):
    """Those rows of a metric that are about one meeting."""
    wanted = told.select("meeting_id", *columns)
    return [row[1:] for row in rows(wanted) if row[0] == meeting_id]


def test_a_meeting_knows_its_place_and_its_neighbours(record):
    columns = ("place", "held", "previous_id", "previous", "next_id", "next", "planned")
    told = {name: of(meeting.profiles(record), name, *columns)[0] for name in (FIRST, SECOND, THIRD)}
    assert told == {
        FIRST: (1, 3, None, None, SECOND, "2024-02-28", False),
        SECOND: (2, 3, FIRST, "2023-05-23", THIRD, "2024-11-20", False),
        THIRD: (3, 3, SECOND, "2024-02-28", None, None, False),
    }


def test_a_planned_meeting_has_a_profile_and_is_not_counted(record):
    known = as_of(record, date(2024, 3, 1))
    assert of(meeting.profiles(known), THIRD, "place", "held", "previous_id", "planned") == [
        (3, 2, SECOND, True)
    ]
    assert of(meeting.sources(known), THIRD, "table", "rows") == [("meetings", 1)]
    assert of(meeting.profiles(known), SECOND, "next_id") == [(THIRD,)]


def test_a_meeting_for_one_framework_names_it(record):
    assert of(meeting.profiles(record), "dialogue-2024-01-02", "framework") == [("Name of framework",)]
    assert of(meeting.profiles(record), FIRST, "framework") == [(None,)]


def test_what_is_offered_are_the_meetings_that_fit_and_all_that_are_planned(record):
    narrowed = select(record, Filters(series=("visit",), as_of=date(2024, 3, 1)))
    assert [row[0] for row in rows(meeting.offered(narrowed))] == [THIRD, "visit-2024-01-01"]


def test_sessions_stand_in_order(record):
    assert of(meeting.sessions(record), SECOND, "position", "kind", "title") == [
        (1, "briefing", "Plans"),
        (2, "panel", "Sea"),
    ]


def test_each_topic_of_a_session_says_what_became_of_it(record):
    assert of(meeting.raised(record), FIRST, "position", "topic", "change") == [(1, "Law", None)]
    assert of(meeting.raised(record), SECOND, "position", "topic", "change") == [
        (1, "Law", "continued"),
        (2, "Ports", "new"),
    ]


def test_speakers_without_a_session_come_last(record):
    assert of(meeting.speakers(record), SECOND, "person", "role", "position") == [
        ("Bo", "Guest", 2),
        ("Ada", "Chair", None),
    ]


def test_the_roll_has_all_who_were_eligible_and_all_who_are_named(record):
    columns = ("partner", "standing", "answer", "evidence")
    assert of(meeting.roll(record), SECOND, *columns) == [
        ("Oman", "guest", "took-part", "named"),
        ("Ukraine", "eligible", "took-part", "host"),
        ("Union", "organisation", "took-part", "listed"),
        ("Morocco", "eligible", "not-named", None),
    ]


def test_by_invitation_the_roll_has_those_named_alone(record):
    assert of(meeting.roll(record), "visit-2024-01-01", "partner", "standing") == [("Morocco", "invited")]


def test_a_complete_list_without_an_eligible_partner_is_told_as_such(record):
    assert of(meeting.roll(record), "dialogue-2024-01-02", "partner", "answer", "evidence") == [
        ("Morocco", "absent", None),
        ("Ukraine", "absent", None),
    ]


def test_partners_named_at_two_meetings_are_compared(record):
    assert of(meeting.partners_compared(record), SECOND, "change", "partner") == [
        ("both", "Ukraine"),
        ("now", "Oman"),
        ("now", "Union"),
    ]
    assert of(meeting.partners_compared(record), THIRD, "change", "partner") == [
        ("before", "Oman"),
        ("before", "Ukraine"),
        ("before", "Union"),
    ]
    assert of(meeting.partners_compared(record), FIRST, "change") == []


def test_speakers_of_two_meetings_are_compared(record):
    assert of(meeting.speakers_compared(record), SECOND, "change", "person") == [
        ("both", "Bo"),
        ("now", "Ada"),
    ]


def test_every_source_says_how_many_rows_of_what_it_supports(record):
    assert of(meeting.sources(record), SECOND, "source_id", "table", "rows") == [
        ("source", "meetings", 1),
        ("source", "sessions", 2),
        ("other", "attendance_claims", 2),
        ("source", "participation", 3),
        ("source", "appearances", 2),
    ]
