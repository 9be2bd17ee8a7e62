"""The Data page beside a count of its own, and the files that it hands out."""

import csv
from collections import Counter

import pytest

from data.store import SHIPPED
from tests.pages.visit import errors, grids, headline, readable, revisit, said, tables, visit, ways

PAGE = "pages/data.py"


def table(name: str) -> list[dict[str, str]]:
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def of_meetings(name: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in table(name):
        found.setdefault(row["meeting_id"], []).append(row)
    return found


def both(*texts: str) -> str:
    return "●" if all(texts) else "◐" if any(texts) else "○"


def part(values: list[bool]) -> str:
    return "○" if not any(values) else "●" if all(values) else "◐"


def number(claims: list[dict[str, str]]) -> str:
    nations = [row for row in claims if row["measure"] == "partner_nations"]
    exact = {int(row["value"]) for row in nations if row["qualifier"] == "exact"}
    over = [int(row["value"]) for row in nations if row["qualifier"] == "over"]
    agreed = len(exact) == 1 and all(value < min(exact) for value in over)
    if nations and nations[0]["qualifier"] == "exact" and agreed:
        return "●"
    return "◐" if claims else "○"


def expected() -> dict[str, list[str]]:
    """The marks of each meeting, in the order of the grid, counted from the files alone."""
    sources = {row["source_id"]: row for row in table("sources")}
    claims, sessions, persons = (
        of_meetings(name) for name in ("attendance_claims", "sessions", "appearances")
    )
    named = {row["meeting_id"] for row in table("participation")}
    raised = {row["session_id"] for row in table("session_topics")}
    marks = {}
    for row in table("meetings"):
        key, own = row["meeting_id"], sessions.get(row["meeting_id"], [])
        source, speakers = sources[row["source_id"]], persons.get(key, [])
        some = "◐" if row["participant_list"] == "partial" or key in named else "○"
        told = part([bool(session["summary"]) for session in own])
        marks[key] = [
            number(claims.get(key, [])),
            "●" if row["participant_list"] == "complete" else some,
            told if told != "○" or not own else "◐",
            part([session["session_id"] in raised for session in own]),
            "○" if not speakers else "●" if all(person["role"] for person in speakers) else "◐",
            both(row["summary"]),
            "○" if row["audience"] == "invited" else "●",
            "–" if row["mode"] == "virtual" else both(row["city"], row["venue"]),
            "○" if row["mode"] == "unknown" else "●",
            both(row["host"]),
            both(source["url"], source["published"]),
        ]
    return marks


def test_the_grid_and_the_headline_agree_with_a_count_of_the_files_alone():
    app = visit(PAGE)
    grid = grids(app)[0]
    marks = expected()
    latest_first = sorted(table("meetings"), key=lambda row: row["meeting_id"])
    latest_first.sort(key=lambda row: row["start_date"], reverse=True)
    assert grid.iloc[:, 2:].to_numpy().tolist() == [marks[row["meeting_id"]] for row in latest_first]
    count = Counter(mark for row in marks.values() for mark in row)
    asked = count["●"] + count["◐"] + count["○"]
    assert headline(app).startswith(
        f"{count['●']} of {asked:,} facts about {len(marks)} meetings are on record, {count['◐']} more in part"
    )


def test_the_table_of_sources_counts_every_row_that_names_one():
    app = revisit(visit(PAGE), {"table": ["sources"]})
    tables = [
        "meetings", "sessions", "appearances", "participation", "attendance_claims", "series", "memberships",
        "frameworks", "programmes", "programme_participation", "milestones",
    ]  # fmt: skip
    rows = Counter(row["source_id"] for name in tables for row in table(name))
    shown = grids(app)[0]
    assert sorted(map(int, shown["Rows"])) == sorted(rows.values())
    publishers = {row["publisher"] for row in table("sources") if row["source_id"] in rows}
    assert f"The rows shown rest on {len(rows)} sources of {len(publishers)} publishers" in said(app)


def test_the_first_gaps_stand_with_their_rule_and_their_pages():
    app = visit(PAGE)
    worth_of = {"○": 2, "◐": 1}
    counted = [2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1]
    worth = {
        key: sum(worth_of.get(mark, 0) * weight for mark, weight in zip(row, counted, strict=True))
        * (2 if key.startswith("bam-") else 1)
        for key, row in expected().items()
    }
    first = sorted(worth, key=lambda key: (worth[key], key[-10:]), reverse=True)[:8]
    assert [int(points) for points in tables(app)[0].iloc[:, 2]] == [worth[key] for key in first]
    asked = [way.query for way in ways(app)]
    assert [key for key in first if not any(f"id={key}" in query for query in asked)] == []
    assert "Rule: one hour looks up one meeting." in said(app)


@pytest.mark.parametrize("address", [{"table": ["series"]}, {"table": ["series"], "lang": ["fr"]}])
def test_the_freshness_of_every_series_is_shown(address):
    app = revisit(visit(PAGE), address)
    assert errors(app) == []
    assert len(tables(app)[-1]) == len(table("series"))


def test_words_narrow_each_long_table():
    app = revisit(visit(PAGE), {"find": ["hague"]})
    assert [title for title in grids(app)[0]["Meeting"] if "Hague" not in title] == []
    revisit(app, {"table": ["sources"], "find": ["mirage"]})
    assert set(grids(app)[0].iloc[:, 0].str.split(":").str[0]) == {"Mirage News"}


def test_the_sources_differ_where_the_front_page_says_so():
    assert "Sources differ on 2 meetings" in readable(said(visit(PAGE)))
