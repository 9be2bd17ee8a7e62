"""What is called a fact does not depend on the filters: a selection keeps rows of it, and changes none."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest

from data.engine import on_polars
from data.record import Record, open_record
from tests.contract.test_engines import ASKED, METRICS
from tests.records import rows
from utils.filters import Filters
from utils.metrics.facts import filters_of, keys_of
from utils.selection import as_of, narrow

FACTS = [(name, arguments) for name, arguments in ASKED if keys_of(METRICS[name]) is not None]
TABLES = {"meeting_id": "meetings", "partner_id": "partners", "topic_id": "topics", "series_id": "meetings"}
TOLD = [(name, arguments) for name, arguments in ASKED if filters_of(METRICS[name]) is not None]


@cache
def record() -> Record:
    return on_polars(open_record())


@cache
def known(day: date) -> Record:
    return on_polars(as_of(record(), day))


@cache
def part_of(filters: Filters) -> Record:
    return on_polars(narrow(known(filters.as_of or record().as_of), filters))


@cache
def held(filters: Filters, key: str) -> frozenset[object]:
    return frozenset(row[0] for row in rows(getattr(part_of(filters), TABLES[key]).select(key)))


@cache
def some_filters(number: int) -> tuple[Filters, ...]:
    """So many random filter values, each of one to three filters, the same every time."""
    chance = random.Random(20240228)
    tables = {
        "partner": "partners",
        "framework": "frameworks",
        "theme": "themes",
        "topic": "topics",
        "series": "series",
    }
    ids = {
        key: sorted(row[0] for row in rows(getattr(record(), name).select(f"{key}_id")))
        for key, name in tables.items()
    }
    found = []
    for _ in range(number):
        asked: dict[str, object] = {
            key: tuple(sorted(chance.sample(ids[key], chance.randint(1, 3))))
            for key in chance.sample(list(ids), chance.randint(1, 2))
        }
        if chance.random() < 0.5:
            asked["since"] = date(2014, 1, 1) + timedelta(chance.randint(0, 3000))
        if chance.random() < 0.3:
            asked["until"] = date(2020, 1, 1) + timedelta(chance.randint(0, 2400))
        asked["as_of"] = chance.choice([date(2026, 11, 23), date(2024, 3, 1)])
        found.append(Filters(**asked))  # type: ignore[arg-type]  # each key has its own kind of value
    return tuple(found)


FILTERS = (Filters(as_of=date(2022, 6, 8)), *some_filters(39))


def test_there_are_facts():
    assert len(FACTS) >= 8
    assert TOLD


@pytest.mark.no_cover
@pytest.mark.parametrize(("name", "arguments"), FACTS)
def test_a_selection_holds_those_rows_of_a_fact_whose_keys_it_holds(name, arguments):
    for filters in FILTERS:
        assert filters.as_of is not None
        told = METRICS[name](part_of(filters), **arguments)
        columns = told.collect_schema().names()
        kept = {key: held(filters, key) for key in keys_of(METRICS[name]) or ()}
        expected = [
            row
            for row in _whole(name, str(arguments), filters.as_of)
            if _kept(dict(zip(columns, row, strict=True)), kept)
        ]
        assert rows(told) == expected, filters


@pytest.mark.no_cover
@pytest.mark.parametrize(("name", "arguments"), TOLD)
def test_no_other_filter_changes_what_is_told_by_some_alone(name, arguments):
    metric = METRICS[name]
    by = filters_of(metric) or ()
    for filters in FILTERS:
        alone = Filters(as_of=filters.as_of, **{key: getattr(filters, key) for key in by})
        assert rows(metric(part_of(filters), **arguments)) == rows(metric(part_of(alone), **arguments))


@cache
def _whole(name: str, asked: str, day: date) -> list[tuple[object, ...]]:
    arguments = next(
        arguments for known_name, arguments in FACTS if (known_name, str(arguments)) == (name, asked)
    )
    return rows(METRICS[name](known(day), **arguments))


def _kept(row: Mapping[str, object], kept: Mapping[str, frozenset[object]]) -> bool:
    return all(row[key] in ids for key, ids in kept.items())
