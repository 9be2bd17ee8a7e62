"""The golden figures of the shipped record: by the metrics, and by a count that shares only the files with them."""

import csv
from calendar import monthrange
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from statistics import median

import pytest

from data.record import Record, open_record
from data.store import SHIPPED
from tests.records import rows
from utils.filters import Filters
from utils.metrics import claims, map, meetings, partners, series, topics  # noqa: A004 - a room's name
from utils.selection import select

FORUM = "bam"
FORUM_DAYS = ("2021-10-14", "2022-06-08", "2022-11-09", "2023-05-23", "2024-02-28", "2024-11-20")
FRAMEWORKS = ("pfp", "md", "ici", "patg")
ACTIVE = {
    "2021-10-14": (19, 7, 4, 8, 38),
    "2022-11-09": (18, 7, 4, 8, 37),
    "2023-05-23": (17, 7, 4, 8, 36),
    "2024-02-28": (17, 7, 4, 8, 36),
    "2026-11-23": (16, 7, 4, 8, 35),
}
SUSPENDED = {"RUS", "BLR", "AFG"}

Row = dict[str, str]


@cache
def record() -> Record:
    return open_record()


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a CSV file, read with nothing but the csv module."""
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def first(text: str) -> str:
    return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]


def last(text: str) -> str:
    if len(text) == 4:
        return f"{text}-12-31"
    return f"{text}-{monthrange(*map_ints(text))[1]}" if len(text) == 7 else text


def map_ints(text: str) -> tuple[int, int]:
    year, month = text.split("-")
    return int(year), int(month)


def runs(episode: Row, day: str) -> bool:
    return first(episode["start"]) <= day and (not episode["end"] or day < last(episode["end"]))


def nations() -> set[str]:
    return {row["partner_id"] for row in table("partners") if row["kind"] == "nation"}


def active(day: str, framework: str | None = None) -> set[str]:
    return {
        row["partner_id"]
        for row in table("memberships")
        if runs(row, day) and row["partner_id"] in nations() and framework in (None, row["framework_id"])
    }


def counted_status(partner: str, day: str) -> str:
    begun = [
        row for row in table("memberships") if row["partner_id"] == partner and first(row["start"]) <= day
    ]
    if any(runs(row, day) for row in begun):
        return "active"
    if not begun:
        return "never"
    return (
        "suspended" if max(begun, key=lambda row: last(row["end"]))["end_reason"] == "suspended" else "former"
    )


def counted_eligible(meeting: Row) -> set[str]:
    if meeting["audience"] == "invited":
        return set()
    everyone = meeting["audience"] == "all-partners"
    return active(meeting["start_date"], None if everyone else meeting["audience"])


def counted_named(meeting_id: str) -> set[str]:
    return {row["partner_id"] for row in table("participation") if row["meeting_id"] == meeting_id}


def counted_answer(meeting: Row, partner: str) -> str:
    if partner in counted_named(meeting["meeting_id"]):
        return "took-part"
    could = partner in counted_eligible(meeting)
    complete = meeting["participant_list"] == "complete"
    if not complete and (
        could or (meeting["audience"] == "invited" and partner in active(meeting["start_date"]))
    ):
        return "not-named"
    return "absent" if could else "not-eligible"


def counted_topics(meeting_id: str) -> set[str]:
    sessions = {row["session_id"] for row in table("sessions") if row["meeting_id"] == meeting_id}
    return {row["topic_id"] for row in table("session_topics") if row["session_id"] in sessions}


def turnout(day: str) -> dict[str, object]:
    """The forum's meeting of a day, as the metric has it."""
    table_of = meetings.turnout(record())
    names = table_of.collect_schema().names()
    found = [dict(zip(names, row, strict=True)) for row in rows(table_of)]
    return next(row for row in found if row["meeting_id"] == f"{FORUM}-{day}")


@pytest.mark.parametrize("day", ACTIVE)
def test_active_partner_nations_of_each_framework_on_the_golden_days(day):
    metric = dict(rows(partners.totals(record(), date.fromisoformat(day)).select("framework_id", "nations")))
    standing = rows(partners.status(record(), date.fromisoformat(day)).select("kind", "status"))
    total = standing.count(("nation", "active"))
    assert (*(metric[framework] for framework in FRAMEWORKS), total) == ACTIVE[day]
    assert (*(len(active(day, framework)) for framework in FRAMEWORKS), len(active(day))) == ACTIVE[day]


def test_november_2023_has_the_36_partner_nations_of_an_independent_text():
    assert len(active("2023-11-15")) == 36


def test_suspended_on_28_february_2024():
    told = rows(partners.status(record(), date(2024, 2, 28)).select("partner_id", "status"))
    assert {partner for partner, status in told if status == "suspended"} == SUSPENDED
    assert {
        nation for nation in nations() if counted_status(nation, "2024-02-28") == "suspended"
    } == SUSPENDED


@pytest.mark.parametrize(
    ("partner", "before", "on"), [("RUS", "2014", "2014"), ("BLR", "2021-11-18", "2021-11-19")]
)
def test_the_day_of_a_suspension(partner, before, on):
    ended = [row["end"] for row in table("memberships") if row["partner_id"] == partner]
    assert [end for end in ended if end.startswith(on)] == ended
    assert counted_status(partner, first(before)) == "active"


def test_sweden_was_still_a_partner_on_28_february_2024_and_left_on_7_march():
    assert [counted_status("SWE", day) for day in ("2024-02-28", "2024-03-06", "2024-03-07")] == [
        "active",
        "active",
        "former",
    ]
    told = rows(partners.status(record(), date(2024, 2, 28)).select("partner_id", "status"))
    assert ("SWE", "active") in told


def test_oman_and_saudi_arabia_were_never_partners():
    told = rows(partners.status(record()).select("partner_id", "kind", "status"))
    assert {partner for partner, kind, status in told if (kind, status) == ("nation", "never")} == {
        "OMN",
        "SAU",
    }


def test_the_record_has_its_rows():
    files = {
        "meetings": 107, "series": 17, "sessions": 146, "topics": 60, "themes": 12, "participation": 244,
    }  # fmt: skip
    assert {name: len(table(name)) for name in files} == files
    assert {name: len(rows(getattr(record(), name))) for name in files} == files
    assert rows(meetings.totals(record())) == [(107, 17, 107, 0)]


def test_the_forum_met_six_times_with_so_many_topics():
    at = Counter(row[0] for row in rows(topics.by_meeting(record()).select("meeting_id")))
    assert [at[f"{FORUM}-{day}"] for day in FORUM_DAYS] == [5, 5, 6, 8, 12, 5]
    assert [len(counted_topics(f"{FORUM}-{day}")) for day in FORUM_DAYS] == [5, 5, 6, 8, 12, 5]
    assert [row["start_date"] for row in table("meetings") if row["series_id"] == FORUM] == list(FORUM_DAYS)


def test_the_forum_leads_and_was_last_found_733_days_before_the_record_was_made():
    gaps = [(date.fromisoformat(b) - date.fromisoformat(a)).days for a, b in pairwise(FORUM_DAYS)]
    told = series.cadence(record()).select("series_id", "main", "meetings", "median_gap", "days_since")
    assert rows(told)[0] == (FORUM, True, 6, median(gaps), 733)


def test_28_february_2024_has_three_numbers_that_are_never_mixed():
    meeting = turnout("2024-02-28")
    assert [meeting[name] for name in ("eligible", "qualifier", "claimed", "conflict", "named", "organisations")] == [
        36, "exact", 30, True, 1, 1,
    ]  # fmt: skip
    assert counted_named(f"{FORUM}-2024-02-28") == {"UKR", "EU"}


def test_28_february_2024_has_a_conflicting_claim_with_its_source():
    told = rows(
        claims.sourced(record()).select("meeting_id", "measure", "value", "primary", "conflict", "publisher")
    )
    assert [row[2:] for row in told if row[:2] == (f"{FORUM}-2024-02-28", "partner_nations")] == [
        (30, True, True, "Mirage News"),
        (29, False, True, "NATO"),
        (30, False, True, "NATO"),
    ]


def test_28_february_2024_had_5_sessions_and_12_topics():
    told = rows(meetings.listed(record()).select("meeting_id", "sessions", "topics"))
    assert [row[1:] for row in told if row[0] == f"{FORUM}-2024-02-28"] == [(5, 12)]


def test_20_november_2024_has_26_claimed_of_35_eligible():
    meeting = turnout("2024-11-20")
    assert [meeting[name] for name in ("eligible", "qualifier", "claimed", "named")] == [35, "exact", 26, 1]


def test_the_partners_of_january_2025_are_a_complete_list_of_26_nations_and_the_eu():
    meeting_id = "mc-partners-2025-01-15"
    named = counted_named(meeting_id)
    assert (len(named & nations()), named - nations()) == (26, {"EU"})
    told = rows(
        meetings.turnout(record()).select(
            "meeting_id", "participant_list", "eligible", "named", "organisations"
        )
    )
    assert [row[1:] for row in told if row[0] == meeting_id] == [("complete", None, 26, 1)]


def test_nobody_is_absent_in_the_shipped_record():
    told = Counter(row[0] for row in rows(partners.answers(record()).select("answer")))
    assert set(told) == {"took-part", "not-named", "not-eligible"}
    assert told["took-part"] == 244


def test_every_answer_is_that_of_the_separate_count():
    told = {
        row[:2]: row[2]
        for row in rows(partners.answers(record()).select("meeting_id", "partner_id", "answer"))
    }
    named = {meeting["meeting_id"]: meeting for meeting in table("meetings")}
    assert len(told) == len(named) * len(table("partners"))
    assert {pair: answer for pair, answer in told.items() if answer != _answer(*pair)} == {}


def test_eligible_and_named_of_every_meeting_are_those_of_the_separate_count():
    told = rows(meetings.turnout(record()).select("meeting_id", "eligible", "named", "organisations"))
    expected = []
    for meeting in table("meetings"):
        named = counted_named(meeting["meeting_id"])
        eligible = None if meeting["audience"] == "invited" else len(counted_eligible(meeting))
        expected.append((meeting["meeting_id"], eligible, len(named & nations()), len(named - nations())))
    assert sorted(told, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "day", ["1994-02-01", "2008-12-31", "2014-04-01", "2021-11-19", "2024-03-07", "2026-11-23"]
)
def test_every_status_is_that_of_the_separate_count(day):
    told = dict(rows(partners.status(record(), date.fromisoformat(day)).select("partner_id", "status")))
    assert told == {row["partner_id"]: counted_status(row["partner_id"], day) for row in table("partners")}


def test_changes_of_topics_are_those_of_the_separate_count():
    told = {
        row[:2]: row[2] for row in rows(topics.changes(record()).select("meeting_id", "topic_id", "change"))
    }
    assert told == dict(_counted_changes())


def test_two_meetings_of_one_framework_had_two_guests_each():
    told = rows(meetings.turnout(record()).select("meeting_id", "eligible", "named", "guests"))
    assert [row for row in told if row[3]] == [
        ("nac-partners-2018-01-22", 4, 6, 2),
        ("nac-partners-2019-12-16", 4, 6, 2),
    ]


def test_as_of_an_earlier_day_later_meetings_are_planned():
    known = select(record(), Filters(as_of=date(2024, 2, 28)))
    held = [row for row in table("meetings") if row["start_date"] <= "2024-02-28"]
    assert rows(meetings.totals(known).select("meetings", "planned")) == [(len(held), 107 - len(held))]
    assert rows(series.cadence(known).select("series_id", "meetings", "days_since"))[0] == (FORUM, 5, 0)


def test_the_map_draws_the_nations_eligible_and_suspended_on_28_february_2024():
    told = rows(
        map.at_meeting(record(), date(2024, 2, 28), f"{FORUM}-2024-02-28").select("partner_id", "state")
    )
    assert Counter(state for _partner, state in told) == {"named": 1, "eligible": 35, "suspended": 3}
    assert {partner for partner, state in told if state != "suspended"} == active("2024-02-28")


@cache
def _answer(meeting_id: str, partner: str) -> str:
    return counted_answer(_meeting(meeting_id), partner)


@cache
def _meeting(meeting_id: str) -> Row:
    return next(row for row in table("meetings") if row["meeting_id"] == meeting_id)


def _counted_changes() -> list[tuple[tuple[str, str], str]]:
    found = []
    for one in table("series"):
        held = sorted(
            (row for row in table("meetings") if row["series_id"] == one["series_id"]),
            key=lambda row: row["start_date"],
        )
        raised = [counted_topics(row["meeting_id"]) for row in held]
        for place in range(1, len(held)):
            earlier = set().union(*raised[:place])
            for topic in raised[place] | raised[place - 1]:
                if topic not in raised[place]:
                    change = "dropped"
                elif topic in raised[place - 1]:
                    change = "continued"
                else:
                    change = "back" if topic in earlier else "new"
                found.append(((held[place]["meeting_id"], topic), change))
    return found
