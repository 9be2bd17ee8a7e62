"""What the front page says needs attention, beside a count of its own, and where its lines lead."""

import csv
from datetime import date
from itertools import pairwise
from statistics import median

import pytest

from data.record import open_record
from data.store import SHIPPED
from tests.pages.visit import FRONT, Way, errors, revisit, said, visit, ways
from tests.records import rows
from utils.attention import RULES, read
from utils.metrics import attention

AS_OF = "2026-11-23"
Row = dict[str, str]


def table(name: str) -> list[Row]:
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


MEETINGS = {row["meeting_id"]: row for row in table("meetings") if row["start_date"] <= AS_OF}
NAMED = {
    (row["meeting_id"], row["partner_id"]) for row in table("participation") if row["meeting_id"] in MEETINGS
}
SESSIONS = {
    row["session_id"]: row["meeting_id"] for row in table("sessions") if row["meeting_id"] in MEETINGS
}


def by_day(meetings: set[str]) -> list[str]:
    return sorted(meetings, key=lambda key: (MEETINGS[key]["start_date"], key))


def active(day: str) -> dict[str, set[str]]:
    """The frameworks of each partner that run on a day; a partial end lasts to the last day of its period."""
    found: dict[str, set[str]] = {}
    for row in table("memberships"):
        begun = row["start"] <= day
        over = row["end"] and (
            row["end"] <= day if len(row["end"]) == 10 else row["end"] < day[: len(row["end"])]
        )
        if begun and not over:
            found.setdefault(row["partner_id"], set()).add(row["framework_id"])
    return found


def overdue(times: float) -> set[str]:
    found = set()
    for series in {row["series_id"] for row in MEETINGS.values()}:
        days = sorted(
            date.fromisoformat(r["start_date"]) for r in MEETINGS.values() if r["series_id"] == series
        )
        gaps = [(later - earlier).days for earlier, later in pairwise(days)]
        if gaps and (date.fromisoformat(AS_OF) - days[-1]).days > times * median(gaps):
            found.add(series)
    return found


def not_named(least: int) -> dict[str, int]:
    nations = {row["partner_id"] for row in table("partners") if row["kind"] == "nation"}
    naming = {meeting for meeting, _partner in NAMED}
    found = {}
    for partner in nations & set(active(AS_OF)):
        number = 0
        for meeting in reversed(by_day(naming)):
            row = MEETINGS[meeting]
            if (meeting, partner) in NAMED:
                break
            member = active(row["start_date"]).get(partner, set())
            invited = row["audience"] == "invited" and row["participant_list"] != "complete"
            asked = row["audience"] == "all-partners" or row["audience"] in member
            number += bool(member) and (invited or asked)
        if number >= least:
            found[partner] = number
    return found


def dropped(least: int) -> set[tuple[str, str, int]]:
    raised: dict[str, set[str]] = {}
    for row in table("session_topics"):
        if row["session_id"] in SESSIONS:
            raised.setdefault(SESSIONS[row["session_id"]], set()).add(row["topic_id"])
    found = set()
    for series in {row["series_id"] for row in MEETINGS.values()}:
        told = by_day({meeting for meeting in raised if MEETINGS[meeting]["series_id"] == series})
        for topic in set().union(*(raised[meeting] for meeting in told)):
            places = [place for place, meeting in enumerate(told) if topic in raised[meeting]]
            run = 1
            while places[-1] - run in places:
                run += 1
            if places[-1] < len(told) - 1 and run >= least:
                found.add((series, topic, run))
    return found


def conflicts() -> list[tuple[str, str]]:
    """Meeting and value of every claim of a group of claims that cannot all be true."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in table("attendance_claims"):
        groups.setdefault((row["meeting_id"], row["measure"]), []).append(row)
    found = []
    for (meeting, _measure), claims in groups.items():
        exact = {int(row["value"]) for row in claims if row["qualifier"] == "exact"}
        over = [int(row["value"]) for row in claims if row["qualifier"] == "over"]
        if len(exact) > 1 or (exact and any(value >= min(exact) for value in over)):
            found += [(meeting, row["value"]) for row in claims]
    return sorted(found)


def lines(app) -> list[Way]:
    """The lines of the block: links that state a rule, its name before a colon."""
    return [way for way in ways(app) if ":" in way.told]


def shown(app) -> list[str]:
    return [way.label for way in lines(app)]


def test_the_rows_of_every_rule_agree_with_a_count_of_the_files_alone():
    record = open_record()
    series = rows(attention.overdue(record, threshold=2).select("series_id"))
    assert {row[0] for row in series} == overdue(2)
    assert dict(rows(attention.not_named(record, threshold=3).select("partner_id", "meetings"))) == not_named(
        3
    )
    topics = rows(attention.dropped(record, threshold=2).select("series_id", "topic_id", "meetings"))
    assert (len(topics), set(topics)) == (len(dropped(2)), dropped(2))
    claims = rows(attention.conflicts(record, threshold=1).select("meeting_id", "value"))
    assert sorted((meeting, str(value)) for meeting, value in claims) == conflicts()
    few = {row[0] for row in rows(attention.few_sessions(record, threshold=2).select("meeting_id"))}
    assert few == {meeting for meeting in MEETINGS if list(SESSIONS.values()).count(meeting) < 2}


def test_the_front_page_has_a_line_for_every_rule_with_rows():
    app = visit(FRONT)
    assert errors(app) == []
    assert shown(app) == [
        f"{len(overdue(2))} series: none found for over 2 times their median gap",
        f"{len(not_named(10))} partners not named at 10 meetings or more in a row",
        f"{len(dropped(3))} topics dropped after 3 meetings in a row or more",
        f"{len(conflicts())} claims about {len({meeting for meeting, _ in conflicts()})} meetings cannot all be true",
    ]
    assert set(SESSIONS.values()) == set(MEETINGS)
    assert "Needs attention, by 4 of 5 rules" in said(app)


def test_the_lines_keep_the_filters_and_follow_them():
    app = visit(FRONT, {"partner": ["TJK", "UKR"], "lang": ["fr"]})
    links = lines(app)
    assert [way.label for way in links if "non nommé" in way.label] == [
        "1 partenaire non nommé à 10 réunions de suite ou plus"
    ]
    assert [way.page for way in links if "partner=TJK&partner=UKR&lang=fr" not in way.query] == []
    assert "Nothing needs attention" in said(revisit(app, {"series": ["dmm"], "partner": ["UKR"]}))


def test_a_line_states_its_rule():
    helps = [way.told for way in lines(visit(FRONT))]
    assert [text.split(":")[0] for text in helps] == [rule.name() for rule in RULES[:4]]


def test_the_method_lists_every_rule_with_its_threshold():
    told = said(visit("pages/method.py"))
    assert [
        rule.key
        for rule in RULES
        if f"{rule.name()}: {rule.sentence(rule.threshold)}" not in told.replace("**", "")
    ] == []


@pytest.mark.parametrize("page", [FRONT, "pages/method.py"])
def test_settings_that_cannot_be_used_are_told_with_key_and_remedy(page, monkeypatch):
    monkeypatch.setattr("utils.attention.settings", lambda: read("[topic-dropped]\nthreshold = 0"))
    # A page is kept as it was made: another day asks for it anew.
    app = visit(page, {"as_of": ["2025-03-03"]})
    assert errors(app) == []
    assert shown(app) == []
    assert "attention.toml has to be mended. “topic-dropped.threshold” is 0. Write a whole number" in said(
        app
    )
