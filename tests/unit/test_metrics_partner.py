"""One partner: its episodes and programmes, the meetings that name it, and where the record is silent."""

from collections import Counter
from datetime import date
from typing import Any

from tests.contract.test_golden import record, table
from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics import partner
from utils.selection import select


def test_an_ended_episode_keeps_its_end_and_the_precision_of_its_dates():
    told = partner.episodes(record_of(memberships=[("FIN", "1994-05", "2023-04-04"), ("GEO", "1994")]))
    columns = told.select("partner_id", "start", "start_first", "start_last", "end", "end_last", "end_reason")
    assert rows(columns) == [
        ("FIN", "1994-05", "1994-05-01", "1994-05-31", "2023-04-04", "2023-04-04", "acceded"),
        ("GEO", "1994", "1994-01-01", "1994-12-31", None, None, None),
    ]


def test_an_episode_runs_on_a_day_before_its_end_and_is_not_there_before_its_start():
    told = record_of(memberships=[("FIN", "1994-05-09", "2023-04-04"), ("SRB", "2006-12-14")])
    before = select(told, Filters(as_of=date(2000, 1, 1)))
    columns = ["partner_id", "start", "end", "end_last", "end_reason"]
    assert rows(partner.episodes(before).select(*columns)) == [("FIN", "1994-05-09", None, None, None)]


def test_a_programme_without_a_start_comes_first_and_its_end_counts_only_when_it_has_come():
    told = record_of(
        programme_participation=[
            ("UKR", "late", "2015-01", None, "first-seen"),
            ("UKR", "early", "1999", "2022"),
            ("UKR", "undated", None, "2014"),
        ]
    )
    columns = ["programme_id", "start", "start_basis", "end"]
    assert rows(partner.programmes(told).select(*columns)) == [
        ("undated", None, "stated", "2014"),
        ("early", "1999", "stated", "2022"),
        ("late", "2015-01", "first-seen", None),
    ]
    before = select(told, Filters(as_of=date(2014, 6, 1)))
    assert rows(partner.programmes(before).select(*columns)) == [
        ("undated", None, "stated", None),
        ("early", "1999", "stated", None),
    ]


def test_the_list_counts_meetings_and_programmes_once_each():
    told = record_of(
        partners=[("GEO", "nation", "Georgia"), ("OMN", "nation", "Oman"), ("LAS", "organisation", "League")],
        memberships=[("GEO", "1994")],
        meetings=[("one", "2001-06-01"), ("two", "2002-06-01")],
        participation=[("one", "GEO"), ("two", "GEO"), ("two", "LAS")],
        programme_participation=[("GEO", "deep", "2013", "2017"), ("GEO", "deep", "2019"), ("GEO", "sps")],
    )
    columns = ["partner_id", "status", "start", "meetings", "last", "programmes"]
    assert rows(partner.listed(told).select(*columns)) == [
        ("GEO", "active", "1994", 2, "2002-06-01", 2),
        ("LAS", "never", None, 1, "2002-06-01", 0),
        ("OMN", "never", None, 0, None, 0),
    ]


def test_the_latest_meeting_that_names_a_partner_comes_first():
    told = partner.appearances(
        record_of(
            meetings=[("early", "2001-06-01"), ("late", "2002-06-01"), ("silent", "2003-06-01")],
            participation=[("early", "FIN", "host"), ("late", "FIN", "named")],
        )
    )
    assert rows(told.select("partner_id", "start_date", "evidence")) == [
        ("FIN", "2002-06-01", "named"),
        ("FIN", "2001-06-01", "host"),
    ]


TWO_MEETINGS: dict[str, Any] = {
    "topics": [("a", "theme"), ("b", "theme"), ("c", "theme")],
    "meetings": [("one", "2001-06-01"), ("two", "2002-06-01")],
    "sessions": [("one", 1), ("one", 2), ("two", 1)],
    "session_topics": [("one-s1", "a"), ("one-s2", "a"), ("one-s2", "c"), ("two-s1", "a"), ("two-s1", "b")],
    "participation": [("one", "FIN"), ("two", "FIN"), ("two", "GEO")],
}


def test_a_topic_counts_once_a_meeting_however_many_sessions_raise_it():
    told = partner.topics(record_of(**TWO_MEETINGS))
    assert rows(told.select("partner_id", "topic_id", "meetings")) == [
        ("FIN", "a", 2),
        ("FIN", "b", 1),
        ("FIN", "c", 1),
        ("GEO", "a", 1),
        ("GEO", "b", 1),
    ]


def test_topics_are_shared_whether_or_not_the_meetings_are():
    told = record_of(**TWO_MEETINGS, partners=["FIN", "GEO", "OMN"])
    assert rows(partner.shared_topics(told, "GEO")) == [("FIN", 3, 2), ("GEO", 2, 2), ("OMN", 0, 0)]


def test_what_is_open_to_a_nation_is_named_counted_or_neither():
    told = record_of(
        memberships=[("GEO", "1994"), ("FIN", "1994", "2000-01-01")],
        meetings=[
            ("names", "2001-01-01"),
            ("counts", "2002-01-01"),
            ("neither", "2003-01-01"),
            ("asked", "2004-01-01", "invited", "partial"),
            ("full", "2005-01-01", "invited", "complete"),
        ],
        participation=[("names", "GEO"), ("names", "FIN"), ("asked", "LEAGUE"), ("full", "LEAGUE")],
        attendance_claims=[
            ("counts", "partner_nations", "exact", 30),
            ("names", "partner_nations", "exact", 30),
            ("neither", "allies", "exact", 32),
        ],
    )
    columns = [
        "open",
        "with_names",
        "number_only",
        "neither",
        "named",
        "as_guest",
        "eligible",
        "eligible_named",
        "off_list",
    ]
    assert rows(partner.silence(told).select("partner_id", *columns)) == [
        ("FIN", 0, 0, 0, 0, 0, 1, 0, 0, 0),
        ("GEO", 4, 2, 1, 1, 1, 0, 3, 1, 0),
    ]


def test_a_complete_list_is_not_silent_about_those_it_leaves_out():
    told = record_of(
        memberships=[("GEO", "1994")],
        meetings=[("all", "2001-01-01", "all-partners", "complete")],
        participation=[("all", "LEAGUE")],
    )
    columns = ["open", "with_names", "named", "off_list"]
    assert rows(partner.silence(told).select("partner_id", *columns)) == [("GEO", 1, 1, 0, 1)]


def test_every_partner_is_named_as_often_as_a_separate_count_says():
    told = Counter(row[0] for row in rows(partner.appearances(record()).select("partner_id")))
    assert told == Counter(row["partner_id"] for row in table("participation"))
