"""The selection: what each filter keeps, and what it leaves whole."""

from dataclasses import fields
from datetime import date

import narwhals.stable.v2 as nw
import pytest

from tests.records import record_of, rows
from utils.filters import Filters
from utils.selection import as_of, select

RECORD = record_of(
    as_of="2026-01-01",
    frameworks=["first", "second"],
    themes=["water", "craft"],
    topics=[("floods", "water"), ("low-water", "water"), ("pilots", "craft")],
    partners=[("EU", "organisation")],
    memberships=[
        ("MAR", "first", "1995"),
        ("TUN", "second", "1995"),
        ("FIN", "second", "1994", "2023-04-04", "acceded"),
        ("FIN", "first", "2001", "2003", "ended"),
    ],
    meetings=[
        ("a", "2021-01-01", "all-partners"),
        ("b", "2022-01-01", "first"),
        ("c", "2023-04-04", "invited"),
        ("d", "2024-01-01", "all-partners"),
    ],
    participation=[("a", "MAR"), ("b", "TUN"), ("c", "FIN"), ("c", "EU")],
    session_topics=[("a-s1", "floods"), ("a-s2", "pilots"), ("b-s1", "low-water"), ("d-s1", "pilots")],
    sessions=[("c", 1)],
    attendance_claims=[("a", "partner_nations", "exact", 3), ("d", "partner_nations", "exact", 4)],
    appearances=[("a", "Ada Muster"), ("d", "Tom Sample")],
    recommendations=[("light", "a"), ("paint", "d")],
    programme_participation=[("MAR", "buoys", "2018"), ("TUN", "buoys", "2019")],
    milestones=[("early", "2020-06-01"), ("year", "2022"), ("late", "2024-06-01")],
)


def held(record, table="meetings", column="series_id"):
    return [row[0] for row in rows(getattr(record, table).select(column))]


def kept(**asked):
    return held(select(RECORD, Filters(**asked)))


def test_nothing_asked_leaves_everything():
    chosen = select(RECORD, Filters())
    for field in fields(RECORD):
        table = getattr(RECORD, field.name)
        if isinstance(table, nw.LazyFrame):
            assert rows(getattr(chosen, field.name)) == rows(table), field.name


def test_a_partner_keeps_the_meetings_that_name_it():
    assert kept(partner=("MAR",)) == ["a"]
    assert kept(partner=("EU",)) == ["c"]


def test_of_two_partners_either_will_do():
    assert kept(partner=("MAR", "TUN")) == ["a", "b"]


def test_a_framework_keeps_the_meetings_held_for_it_and_those_that_name_one_of_its_partners():
    assert kept(framework=("first",)) == ["a", "b"]
    assert kept(framework=("second",)) == ["b"]


def test_a_framework_looks_at_who_was_in_it_on_the_day_of_the_meeting():
    """Finland left the second framework on the day of the third meeting, and the first one years before."""
    assert "c" not in kept(framework=("first", "second"))


def test_a_topic_keeps_the_meetings_with_a_session_on_it():
    assert kept(topic=("pilots",)) == ["a", "d"]


def test_a_theme_stands_for_all_of_its_topics():
    assert kept(theme=("water",)) == ["a", "b"]


def test_a_theme_and_a_topic_together_stand_for_either():
    assert kept(theme=("craft",), topic=("low-water",)) == ["a", "b", "d"]


def test_a_series_keeps_its_own_meetings():
    assert kept(series=("b", "d")) == ["b", "d"]


@pytest.mark.parametrize(
    ("since", "until", "left"),
    [
        (date(2022, 1, 1), None, ["b", "c", "d"]),
        (date(2022, 1, 2), None, ["c", "d"]),
        (None, date(2022, 1, 1), ["a", "b"]),
        (None, date(2021, 12, 31), ["a"]),
        (date(2022, 1, 1), date(2023, 4, 4), ["b", "c"]),
        (date(2024, 1, 1), date(2022, 1, 1), []),
    ],
)
def test_since_and_until_bound_the_start_date_both_included(since, until, left):
    assert kept(since=since, until=until) == left


def test_two_filters_keep_what_fits_both():
    assert kept(partner=("MAR", "TUN"), topic=("low-water",)) == ["b"]
    assert kept(partner=("MAR",), since=date(2022, 1, 1)) == []
    assert kept(framework=("first",), series=("a",), topic=("floods",)) == ["a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"partner": ("MAR", "FIN")}, {"since": date(2022, 1, 1)}),
        ({"framework": ("first",)}, {"topic": ("pilots",)}),
        ({"theme": ("water",)}, {"series": ("a", "d")}),
        ({"partner": ("TUN",)}, {"framework": ("second",)}),
    ],
)
def test_the_order_of_two_filters_does_not_matter(one, other):
    assert kept(**one, **other) == [name for name in kept(**one) if name in kept(**other)]


def test_what_belongs_to_a_meeting_goes_with_it():
    chosen = select(RECORD, Filters(series=("a",)))
    assert held(chosen, "sessions", "session_id") == ["a-2021-01-01-s1", "a-2021-01-01-s2"]
    assert held(chosen, "session_topics", "topic_id") == ["floods", "pilots"]
    assert held(chosen, "participation", "partner_id") == ["MAR"]
    assert held(chosen, "attendance_claims", "value") == [3]
    assert held(chosen, "appearances", "person") == ["Ada Muster"]
    assert held(chosen, "recommendations", "recommendation_id") == ["light"]


def test_a_chosen_topic_leaves_its_own_sessions_topics_and_theme():
    chosen = select(RECORD, Filters(topic=("pilots",)))
    assert held(chosen, "sessions", "session_id") == ["a-2021-01-01-s2", "d-2024-01-01-s1"]
    assert held(chosen, "topics", "topic_id") == ["pilots"]
    assert held(chosen, "themes", "theme_id") == ["craft"]


def test_a_chosen_partner_leaves_its_own_memberships_and_programmes():
    chosen = select(RECORD, Filters(partner=("MAR",)))
    assert held(chosen, "partners", "partner_id") == ["MAR"]
    assert held(chosen, "memberships", "partner_id") == ["MAR"]
    assert held(chosen, "programme_participation", "partner_id") == ["MAR"]


def test_a_chosen_partner_keeps_the_others_of_its_meetings():
    """Who else took part in a meeting is a fact of the meeting."""
    chosen = select(RECORD, Filters(partner=("FIN",)))
    assert held(chosen, "participation", "partner_id") == ["FIN", "EU"]


def test_a_chosen_framework_leaves_whoever_was_ever_in_it():
    chosen = select(RECORD, Filters(framework=("first",)))
    assert sorted(held(chosen, "partners", "partner_id")) == ["FIN", "MAR"]
    assert held(chosen, "memberships", "framework_id") == ["first", "first"]


def test_milestones_are_those_whose_period_touches_the_days():
    chosen = select(RECORD, Filters(since=date(2022, 6, 1), until=date(2024, 1, 1)))
    assert held(chosen, "milestones", "milestone_id") == ["year"]


def test_later_meetings_are_planned_with_nothing_that_hangs_on_them():
    chosen = select(RECORD, Filters(as_of=date(2023, 4, 4)))
    assert (held(chosen), held(chosen, "planned")) == (["a", "b", "c"], ["d"])
    assert held(chosen, "attendance_claims", "value") == [3]
    assert held(chosen, "session_topics", "topic_id") == ["floods", "pilots", "low-water"]
    assert chosen.as_of == date(2023, 4, 4)


def test_the_as_of_day_is_the_records_own_where_none_is_asked():
    assert select(RECORD, Filters(series=("a",))).as_of == date(2026, 1, 1)


def test_the_whole_stays_as_of_the_day_and_is_not_narrowed():
    chosen = select(RECORD, Filters(partner=("MAR",), topic=("pilots",), as_of=date(2023, 12, 31)))
    assert held(chosen) == ["a"]
    assert held(chosen.whole) == ["a", "b", "c"]
    assert held(chosen.whole, "planned") == ["d"]
    assert held(chosen.whole, "topics", "topic_id") == ["floods", "low-water", "pilots"]
    assert len(held(chosen.whole, "partners", "partner_id")) == 4


def test_nothing_chosen_but_the_day_is_the_whole():
    chosen = select(RECORD, Filters(as_of=date(2023, 4, 4)))
    assert chosen.whole is chosen


def test_the_record_that_was_narrowed_is_as_it_was():
    before = held(RECORD)
    select(RECORD, Filters(partner=("MAR",), as_of=date(2022, 1, 1)))
    assert (held(RECORD), held(RECORD, "planned")) == (before, [])


def test_an_earlier_day_after_a_later_one_is_the_earlier_day():
    once = as_of(RECORD, date(2022, 1, 1))
    assert held(as_of(as_of(RECORD, date(2023, 4, 4)), date(2022, 1, 1))) == held(once)


def test_ids_that_the_record_does_not_hold_leave_nothing():
    assert [kept(**{key: ("unknown",)}) for key in ("partner", "framework", "theme", "topic", "series")] == [
        []
    ] * 5
