"""Participation: rates over complete lists only, by year, and the four answers by meeting."""

import pytest

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics import lists, participation, retention, together
from utils.selection import as_of, narrow

DAYS = [f"20{year}-01-01" for year in range(10, 16)]
CAME = (["GEO", "FIN", "EU"], ["GEO"], ["GEO", "MAR", "FIN"], ["FIN", "GEO"], ["GEO"], ["FIN", "MAR"])
RECORD = record_of(
    memberships=[("GEO", "first", "1994"), ("FIN", "first", "1994", "2013-06-01"), ("MAR", "second", "1995")],
    partners=[("GEO", "nation", "Georgia", "South"), ("FIN", "nation", "Finland", "North"),
              ("MAR", "nation", "Morocco", "South"), ("EU", "organisation", "Union")],
    meetings=[{"series_id": "talks", "start_date": day, "audience": "all-partners", "participant_list": "complete"}
              for day in DAYS]
    + [("asked", "2014-03-01", "invited", "complete"), ("open", "2014-06-01", "all-partners", "partial")],
    participation=[(f"talks-{day}", partner) for day, came in zip(DAYS, CAME, strict=True) for partner in came]
    + [("asked", "GEO"), ("open", "MAR")],
)  # fmt: skip


def named(table, *columns):
    return rows(table.select(*columns))


def test_only_complete_lists_whose_audience_is_known_count():
    assert rows(lists.totals(RECORD)) == [(8, 7, 6)]


def test_a_rate_is_came_of_eligible_and_a_guest_is_in_no_rate():
    """Finland is on the list of 2015, when it was no partner any more: a guest."""
    assert named(participation.rates(RECORD), "partner_id", "came", "eligible") == [
        ("FIN", 3, 4),
        ("GEO", 5, 6),
        ("MAR", 2, 6),
    ]


def test_below_five_meetings_no_rate_is_given():
    told = {row[0]: row[5:] for row in rows(participation.rates(RECORD))}
    assert told["FIN"] == (None, None, None)


def test_the_interval_is_wilsons():
    """5 of 6: 0.4365 to 0.9699 by the textbook's formula."""
    rate, low, high = {row[0]: row[5:] for row in rows(participation.rates(RECORD))}["GEO"]
    assert (rate, low, high) == pytest.approx((0.8333, 0.4365, 0.9699), abs=1e-4)


def test_a_chosen_partner_is_counted_over_the_meetings_without_it_too():
    chosen = narrow(as_of(RECORD, RECORD.as_of), Filters(partner=("MAR",)), whoever=True)
    assert named(participation.rates(chosen), "partner_id", "came", "eligible") == [("MAR", 2, 6)]
    alone = narrow(as_of(RECORD, RECORD.as_of), Filters(partner=("MAR",)))
    assert named(participation.rates(alone), "partner_id", "came", "eligible") == [("MAR", 2, 2)]


def test_the_other_filters_narrow_the_meetings_whoever_came():
    chosen = narrow(as_of(RECORD, RECORD.as_of), Filters(partner=("MAR",), series=("talks",)), whoever=True)
    assert len(rows(chosen.meetings)) == 6


def test_every_eligible_nation_is_listed_with_its_answer():
    told = named(lists.on_lists(RECORD), "meeting_id", "partner_id", "answer")
    assert len(told) == 16
    assert [row for row in told if row[0] == "talks-2013-01-01"] == [
        ("talks-2013-01-01", "FIN", "took-part"),
        ("talks-2013-01-01", "GEO", "took-part"),
        ("talks-2013-01-01", "MAR", "absent"),
    ]


@pytest.mark.parametrize("chosen", [(), ("GEO",), ("FIN", "MAR")])
def test_a_rate_counts_the_rows_that_are_listed_behind_it(chosen):
    record = narrow(as_of(RECORD, RECORD.as_of), Filters(partner=chosen), whoever=True)
    behind = named(lists.on_lists(record), "partner_id", "answer")
    for partner, came, eligible in named(participation.rates(record), "partner_id", "came", "eligible"):
        assert behind.count((partner, "took-part")) == came
        assert sum(key == partner for key, _answer in behind) == eligible
    assert {key for key, _answer in behind} <= set(chosen or ("GEO", "FIN", "MAR"))


def test_the_times_of_a_year_are_by_the_framework_of_the_day():
    told = named(participation.by_year(RECORD, "framework"), "group_id", "year", "came", "eligible")
    assert [row for row in told if row[1] in {2010, 2015}] == [
        ("first", 2010, 2, 2),
        ("first", 2015, 0, 1),
        ("second", 2010, 0, 1),
        ("second", 2015, 1, 1),
    ]


def test_or_by_region():
    told = named(participation.by_year(RECORD, "region"), "group", "year", "came", "eligible")
    assert told[:2] == [("North", 2010, 1, 1), ("North", 2011, 0, 1)]
    assert ("South", 2012, 2, 2) in told


def test_the_matrix_gives_the_four_answers_of_the_latest_meetings():
    told = named(participation.matrix(RECORD, "talks", latest=2), "partner_id", "start_date", "answer")
    assert told == [
        ("FIN", "2014-01-01", "not-eligible"),
        ("FIN", "2015-01-01", "took-part"),
        ("GEO", "2014-01-01", "took-part"),
        ("GEO", "2015-01-01", "absent"),
        ("MAR", "2014-01-01", "absent"),
        ("MAR", "2015-01-01", "took-part"),
    ]
    assert named(participation.matrix(RECORD, "open"), "partner_id", "answer") == [
        ("GEO", "not-named"),
        ("MAR", "took-part"),
    ]


def test_who_came_again_came_back_came_first_and_stopped():
    """2015: Morocco and Finland are back; Georgia, still a partner, is off the list. 2014: Finland is no partner."""
    assert rows(retention.retention(RECORD, "talks"))[1:] == [
        ("talks-2012-01-01", "2012-01-01", 1, 1, 1, 0, 0),
        ("talks-2013-01-01", "2013-01-01", 0, 2, 0, 1, 0),
        ("talks-2014-01-01", "2014-01-01", 0, 1, 0, 0, 1),
        ("talks-2015-01-01", "2015-01-01", 0, 0, 2, 1, 0),
    ]


def test_one_list_says_nothing_of_who_came_again():
    assert rows(retention.retention(RECORD, "asked")) == []
    assert rows(retention.retention(RECORD, "open")) == []


def test_partners_are_together_where_a_complete_list_has_both():
    assert named(together.pairs(RECORD), "partner_id", "other_id", "meetings") == [
        ("FIN", "GEO", 3),
        ("FIN", "MAR", 2),
        ("GEO", "MAR", 1),
        ("EU", "FIN", 1),
        ("EU", "GEO", 1),
    ]


def test_a_chosen_partner_stands_first_in_its_pairs_with_all_others():
    chosen = narrow(as_of(RECORD, RECORD.as_of), Filters(partner=("MAR",)), whoever=True)
    assert named(together.pairs(chosen), "partner_id", "other_id", "meetings") == [
        ("MAR", "FIN", 2),
        ("MAR", "GEO", 1),
    ]


TALKED = record_of(
    meetings=[("one", "2020-01-01", "invited", "complete"), ("two", "2020-02-01", "invited", "complete"),
              ("three", "2020-03-01", "invited", "partial")],
    participation=[(name, partner) for name in ("one", "two", "three") for partner in ("GEO", "MAR")],
    session_topics=[("one-s1", "floods"), ("one-s2", "floods"), ("two-s1", "gates"), ("two-s1", "floods"),
                    ("three-s1", "gates")],
)  # fmt: skip


def test_a_topic_counts_once_a_meeting_and_only_with_a_complete_list():
    assert named(participation.topics(TALKED), "partner_id", "topic_id", "meetings") == [
        ("GEO", "floods", 2),
        ("GEO", "gates", 1),
        ("MAR", "floods", 2),
        ("MAR", "gates", 1),
    ]


def test_pairs_share_the_topics_of_their_meetings():
    assert named(
        together.pair_topics(TALKED, [("GEO", "MAR")]), "partner_id", "other_id", "topic_id", "meetings"
    ) == [
        ("GEO", "MAR", "floods", 2),
        ("GEO", "MAR", "gates", 1),
    ]
    assert named(together.pair_topics(TALKED, [("MAR", "GEO")]), "partner_id", "topic_id", "meetings") == [
        ("MAR", "floods", 2),
        ("MAR", "gates", 1),
    ]
    assert rows(together.pair_topics(TALKED, [])) == []
