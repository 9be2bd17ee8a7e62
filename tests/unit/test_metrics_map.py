"""The map's rows: state, answer and evidence of every nation on a day and at a meeting."""

from datetime import date

import pytest

from tests.records import record_of, rows
from utils.metrics.map import at_meeting, nations

MEETING = "forum-2010-01-01"
DAY = date(2010, 1, 1)


def forum(*, audience="all-partners", kept="partial", members=(), named=(), **besides):
    if named:
        besides["participation"] = [("forum", *row) for row in named]
    return record_of(memberships=members, meetings=[("forum", "2010-01-01", audience, kept)], **besides)


def states(record, meeting_id=MEETING, day=DAY):
    told = at_meeting(record, day, meeting_id) if meeting_id else nations(record, day)
    return dict(rows(told.select("partner_id", "state")))


def test_an_active_nation_with_a_row_is_named_with_its_evidence():
    record = forum(members=[("MAR", "1995")], named=[("MAR", "host")])
    told = at_meeting(record, DAY, MEETING).select("partner_id", "state", "answer", "evidence")
    assert rows(told) == [("MAR", "named", "took-part", "host")]


def test_an_active_nation_without_a_row_is_eligible_and_not_named():
    record = forum(members=[("MAR", "1995")])
    told = at_meeting(record, DAY, MEETING).select("partner_id", "state", "answer", "evidence")
    assert rows(told) == [("MAR", "eligible", "not-named", None)]


def test_a_suspended_nation_is_drawn_as_such_and_a_former_or_never_partner_is_not_drawn():
    record = forum(
        partners=["OMN"],
        members=[
            ("RUS", "1994", "2005", "suspended"),
            ("ALB", "1994", "2009-04-01", "acceded"),
            ("MAR", "1995"),
        ],
    )
    assert states(record) == {"MAR": "eligible", "RUS": "suspended"}


def test_named_without_being_a_partner_on_the_day_is_a_guest():
    record = forum(
        partners=["OMN"],
        members=[("RUS", "1994", "2005", "suspended"), ("ALB", "1994", "2009-04-01", "acceded")],
        named=[("OMN",), ("ALB",), ("RUS",)],
    )
    assert states(record) == {"OMN": "guest", "ALB": "guest", "RUS": "guest"}


def test_organisations_are_not_drawn():
    record = forum(members=[("MAR", "1995"), ("EU", "2003")], named=[("EU",)])
    assert states(record) == {"MAR": "eligible"}


def test_without_a_meeting_named_means_at_any_meeting_of_the_record():
    record = forum(members=[("MAR", "1995"), ("TUN", "1995")], named=[("MAR",)])
    told = nations(record, date(2020, 1, 1)).select(
        "partner_id", "state", "answer", "evidence", "meetings", "last"
    )
    assert rows(told) == [
        ("MAR", "named", None, None, 1, "2010-01-01"),
        ("TUN", "active", None, None, 0, None),
    ]


def test_without_a_meeting_nobody_is_a_guest():
    record = forum(
        partners=["OMN"],
        members=[("RUS", "1994", "2005", "suspended"), ("MAR", "1995")],
        named=[("OMN",), ("RUS",), ("MAR",)],
    )
    assert states(record, None) == {"MAR": "named", "RUS": "suspended"}


def test_the_named_come_first_and_the_suspended_last_each_by_name():
    record = forum(
        partners=[
            ("AAA", "nation", "Aa"),
            ("BBB", "nation", "Bb"),
            ("CCC", "nation", "Cc"),
            ("DDD", "nation", "Dd"),
            ("EEE", "nation", "Ee"),
        ],
        members=[
            ("AAA", "1995", "2000", "suspended"),
            ("EEE", "1995"),
            ("DDD", "1995"),
            ("CCC", "1995"),
        ],
        named=[("EEE",), ("BBB",)],
    )
    assert list(states(record).items()) == [
        ("BBB", "guest"),
        ("EEE", "named"),
        ("CCC", "eligible"),
        ("DDD", "eligible"),
        ("AAA", "suspended"),
    ]


@pytest.mark.parametrize(
    ("meetings", "band"), [(0, 0), (1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (10, 4), (11, 4)]
)
def test_the_band_is_that_of_the_number_of_meetings(meetings, band):
    record = record_of(
        memberships=[("MAR", "1995")],
        meetings=[("forum", f"2010-01-{day + 1:02}") for day in range(12)],
        participation=[
            ("forum", "TUN"),
            *((f"forum-2010-01-{day + 1:02}", "MAR") for day in range(meetings)),
        ],
    )
    assert rows(nations(record, date(2020, 1, 1)).select("meetings", "band")) == [(meetings, band)]


def test_the_framework_is_the_first_of_the_record_in_which_it_is_active_that_day():
    record = forum(
        frameworks=["first", "second"], members=[("MAR", "second", "1995"), ("MAR", "first", "2015")]
    )
    assert rows(nations(record, DAY).select("slot")) == [(1,)]
    assert rows(nations(record, date(2016, 1, 1)).select("slot")) == [(0,)]


def test_at_a_meeting_for_one_framework_others_are_not_called_eligible_and_take_part_as_guests():
    record = forum(
        audience="river",
        members=[
            ("MAR", "river", "1995"),
            ("TUN", "river", "1995"),
            ("AUT", "lake", "1995"),
            ("CHE", "lake", "1996"),
        ],
        named=[("MAR",), ("AUT",)],
    )
    assert states(record) == {"MAR": "named", "TUN": "eligible", "AUT": "guest", "CHE": "active"}


def test_where_it_is_not_known_who_was_invited_nobody_is_called_eligible():
    record = forum(audience="invited", members=[("MAR", "1995"), ("TUN", "1995")], named=[("MAR",)])
    assert states(record) == {"MAR": "named", "TUN": "active"}
