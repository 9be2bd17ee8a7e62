"""The shipped tables keep their promises, and hold what a separate count found in them."""

import csv
import json
from collections import Counter

import narwhals.stable.v2 as nw
import pytest

from data.boundaries import points
from data.check import judge
from data.dictionary import resources
from data.record import open_record
from data.schema import TABLES
from data.store import SHIPPED
from tests.records import rows

RECORD = open_record(SHIPPED)
DESCRIBED = json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))
WITH_SOURCE = [table.name for table in TABLES if "source_id" in table.by_name]


def test_the_shipped_package_is_accepted_without_a_problem():
    judgement = judge(SHIPPED)
    assert judgement.verdict == "accept"
    assert judgement.faults == ()


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("meetings", 107),
        ("series", 17),
        ("sessions", 146),
        ("topics", 60),
        ("themes", 12),
        ("participation", 244),
    ],
)
def test_the_tables_have_the_rows_that_were_counted(table, count):
    assert len(rows(getattr(RECORD, table))) == count


def test_every_series_has_a_meeting():
    assert len(rows(RECORD.meetings.select("series_id").unique())) == 17


def test_the_main_series_has_six_meetings_with_the_topics_that_were_counted():
    main = RECORD.meetings.filter(nw.col("series_id") == RECORD.package.main_series).select(
        "meeting_id", "start_date"
    )
    topics = (
        RECORD.session_topics.join(RECORD.sessions.select("session_id", "meeting_id"), on="session_id")
        .join(main, on="meeting_id")
        .select("start_date", "topic_id")
        .unique()
    )
    counts = Counter(day for day, _ in rows(topics))
    assert [counts[day] for day in sorted(counts)] == [5, 5, 6, 8, 12, 5]


def test_the_complete_list_of_january_2025_has_26_nations_and_one_organisation():
    named = RECORD.participation.filter(nw.col("meeting_id").str.ends_with("2025-01-15"))
    kinds = named.join(RECORD.partners.select("partner_id", "kind"), on="partner_id").select("kind")
    assert Counter(rows(kinds)) == {("nation",): 26, ("organisation",): 1}


@pytest.mark.parametrize("table", WITH_SOURCE)
def test_every_row_has_a_source(table):
    known = set(rows(RECORD.sources.select("source_id")))
    assert set(rows(getattr(RECORD, table).select("source_id"))) <= known


def test_every_nation_has_a_shape():
    nations = RECORD.partners.filter(nw.col("kind") == "nation").select("partner_id")
    assert [nation for (nation,) in rows(nations) if nation not in points()] == []


def test_the_package_is_public_and_no_exercise():
    assert RECORD.package.marking == "PUBLIC — compiled from open sources"
    assert RECORD.package.exercise is False
    assert RECORD.package.languages == ("en", "fr")
    assert DESCRIBED["licenses"] == [{"name": "Apache-2.0"}]


def test_the_package_lists_its_tables_as_they_are_declared():
    shipped = {file.name for file in SHIPPED.glob("*.csv")}
    assert DESCRIBED["resources"] == [resource for resource in resources() if resource["path"] in shipped]
    assert {resource["path"] for resource in DESCRIBED["resources"]} == shipped


def test_the_columns_of_the_shipped_tables_are_those_declared():
    for table in TABLES:
        file = SHIPPED / f"{table.name}.csv"
        if file.exists():
            with file.open(newline="", encoding="utf-8") as lines:
                assert tuple(next(csv.reader(lines))) == table.names
