"""Programmes: who is in which, on a day and in a year; what is undated is listed and never counted."""

from datetime import date

import pytest

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.programmes import by_year, cells, listed, participation, span
from utils.selection import select

PROGRAMMES = [
    {"programme_id": "pilotage", "name": "Pilotage school", "abbreviation": "PS"},
    {"programme_id": "locks", "name": "Locks"},
    {"programme_id": "empty", "name": "Nobody yet"},
]
ROWS = [
    ("FIN", "pilotage", "2010-05", "2015", "stated"),
    ("AUT", "pilotage", "2012-03-01", "", "first-seen"),
    ("AUT", "locks", "", "", ""),
    ("GEO", "pilotage", "2020", "", "stated"),
    ("GEO", "locks", "2015-01-01", "2016-01-01", "stated"),
]


def a_record(given=ROWS, **besides):
    return record_of(programmes=PROGRAMMES, programme_participation=given, **besides)


def pairs(record, first, last=None):
    """Partner, programme and basis of each cell of a period."""
    told = cells(record, date.fromisoformat(first), date.fromisoformat(last or first))
    return rows(told.select("partner_id", "programme_id", "basis"))


def test_every_row_of_the_record_has_its_basis():
    told = participation(a_record()).select(
        "partner_id", "programme_id", "abbreviation", "start", "basis", "end"
    )
    assert rows(told) == [
        ("AUT", "pilotage", "PS", "2012-03-01", "first-seen", None),
        ("AUT", "locks", "Locks", None, "undated", None),
        ("FIN", "pilotage", "PS", "2010-05", "stated", "2015"),
        ("GEO", "pilotage", "PS", "2020", "stated", None),
        ("GEO", "locks", "Locks", "2015-01-01", "stated", "2016-01-01"),
    ]


def test_a_row_without_a_stated_basis_counts_as_stated():
    assert [row[6] for row in rows(participation(a_record([("FIN", "locks", "2010")])))] == ["stated"]


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2010-04-30", []),
        ("2010-05-01", ["FIN"]),
        ("2015-12-30", ["FIN", "GEO"]),
        ("2016-01-01", []),
    ],
)
def test_a_partial_start_counts_from_its_first_day_and_an_end_ends_on_its_last(day, there):
    given = [row for row in ROWS if row[0] != "AUT"]
    assert sorted({partner for partner, _programme, _basis in pairs(a_record(given), day)}) == there


def test_an_undated_row_stands_in_every_year_up_to_its_end():
    record = a_record([("AUT", "locks", "", "2014", "")])
    assert pairs(record, "1990-01-01") == [("AUT", "locks", "undated")]
    assert pairs(record, "2015-01-01") == []


def test_a_period_holds_who_was_in_on_any_of_its_days():
    assert pairs(a_record(), "2015-01-01", "2015-12-31") == [
        ("AUT", "pilotage", "first-seen"),
        ("AUT", "locks", "undated"),
        ("FIN", "pilotage", "stated"),
        ("GEO", "locks", "stated"),
    ]


def test_of_several_rows_for_a_pair_a_stated_one_tells():
    record = a_record(
        [("FIN", "locks", "2001", "", "first-seen"), ("FIN", "locks", "2003", "", "stated"), ("FIN", "locks")]
    )
    assert pairs(record, "2005-01-01") == [("FIN", "locks", "stated")]
    assert pairs(record, "2002-01-01") == [("FIN", "locks", "first-seen")]
    assert pairs(record, "2000-01-01") == [("FIN", "locks", "undated")]


def test_a_programme_counts_dated_partners_and_the_undated_apart():
    told = listed(a_record(), date(2015, 1, 1), date(2015, 12, 31))
    assert rows(told.select("programme_id", "abbreviation", "partners", "undated", "rows")) == [
        ("pilotage", "PS", 2, 0, 3),
        ("locks", "Locks", 1, 1, 2),
        ("empty", "Nobody yet", 0, 0, 0),
    ]


def test_the_span_begins_with_the_first_dated_row_and_ends_with_the_as_of_day():
    assert rows(span(a_record(as_of="2026-06-01"))) == [("2010-05-01", "2026-06-01")]
    assert rows(span(a_record([("AUT", "locks")], as_of="2026-06-01"))) == [(None, "2026-06-01")]


def test_a_year_counts_partners_with_a_dated_row_on_some_day_of_it():
    told = rows(
        by_year(a_record(), (2009, 2010, 2015, 2016, 2020)).select("programme_id", "year", "partners")
    )
    assert told == [
        ("pilotage", 2009, 0),
        ("pilotage", 2010, 1),
        ("pilotage", 2015, 2),
        ("pilotage", 2016, 1),
        ("pilotage", 2020, 2),
        ("locks", 2009, 0),
        ("locks", 2010, 0),
        ("locks", 2015, 1),
        ("locks", 2016, 0),
        ("locks", 2020, 0),
    ]


def test_a_partner_filter_leaves_its_programmes():
    part = select(a_record(), Filters(partner=("GEO",)))
    assert [row[:1] + row[2:3] for row in rows(participation(part))] == [
        ("GEO", "pilotage"),
        ("GEO", "locks"),
    ]
    assert pairs(part, "2021-01-01") == [("GEO", "pilotage", "stated")]


def test_what_begins_after_the_as_of_day_is_in_no_year():
    told = by_year(a_record(as_of="2019-06-01"), (2019,)).select("programme_id", "partners")
    assert rows(told) == [("pilotage", 1), ("locks", 0)]
