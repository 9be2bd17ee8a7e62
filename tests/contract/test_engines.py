"""Every metric gives the same rows, in the same order, on pandas, Polars and DuckDB, and says nothing beside them."""

import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from importlib import import_module
from inspect import getmembers, isfunction, signature
from pkgutil import iter_modules
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pytest

from data.engine import on_polars
from data.record import Record, open_record
from tests.records import rows
from utils import metrics
from utils.filters import Filters
from utils.localised import ordered
from utils.selection import select

ARGUMENTS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "attention.conflicts": ({"threshold": 1},),
    "attention.dropped": ({"threshold": 2}, {"threshold": 3}),
    "attention.few_sessions": ({"threshold": 2},),
    "attention.not_named": ({"threshold": 2}, {"threshold": 10}),
    "attention.overdue": ({"threshold": 1.5}, {"threshold": 2}),
    "evidence.milestones": ({"first": date(1994, 1, 1)},),
    "evidence.standing": ({"day": date(2024, 2, 28)},),
    "map.at_meeting": (
        {"day": date(2024, 2, 28), "meeting_id": "bam-2024-02-28"},
        {"day": date(2018, 1, 22), "meeting_id": "nac-partners-2018-01-22"},
    ),
    "map.nations": ({"day": date(2024, 2, 28)}, {"day": date(2026, 11, 23)}),
    "milestones.between": (
        {"first": date(1994, 1, 1)},
        {"first": date(2021, 10, 14), "kinds": ("summit", "accession")},
    ),
    "participation.by_year": ({"group": "framework"}, {"group": "region"}),
    "participation.matrix": ({"series_id": "bam"}, {"series_id": "mc-partners", "latest": 3}),
    "partner.shared_topics": ({"partner_id": "GEO"},),
    "partners.moves": ({"first": date(2021, 10, 14), "second": date(2026, 11, 23)},),
    "partners.standing": ({}, {"day": date(2008, 12, 31)}),
    "partners.status": ({}, {"day": date(2014, 4, 1)}),
    "partners.totals": ({}, {"day": date(1995, 1, 1)}),
    "programmes.by_year": ({"years": (1999, 2014, 2021, 2026)},),
    "programmes.cells": (
        {"first": date(2014, 1, 1), "last": date(2014, 12, 31)},
        {"first": date(2026, 11, 23), "last": date(2026, 11, 23)},
    ),
    "retention.retention": ({"series_id": "mc-partners"},),
    "together.pair_topics": ({"of": (("GEO", "UKR"), ("EU", "UKR"))},),
    "programmes.listed": ({"first": date(2014, 1, 1), "last": date(2014, 12, 31)},),
}
"""What metrics are asked with that take more than a record; the others are asked with nothing."""

FILTERS = (
    Filters(),
    Filters(partner=("UKR", "EU"), since=date(2022, 1, 1)),
    Filters(framework=("md",), theme=("interoperability",), as_of=date(2024, 6, 1)),
    Filters(series=("bam",), until=date(2021, 12, 31)),
    Filters(series=("bam",), until=date(1999, 12, 31)),
)
NOT_METRICS = {
    "completeness.fields",
    "facts.fact_of",
    "facts.filters_of",
    "facts.keys_of",
    "facts.told_by",
    "lists.came",
    "lists.eligible",
    "lists.eligible_by",
    "topics.raised",
}
"""Marks, counts of another's rows, tables that only metrics are made from: their rows have no order of their own."""

Metric = Callable[..., nw.LazyFrame[Any]]
_Told = tuple[list[str], list[tuple[object, ...]]]


def every_metric() -> Iterator[tuple[str, Metric]]:
    """Each public function of each room of metrics, by its short name."""
    for module in iter_modules(metrics.__path__):
        room = import_module(f"{metrics.__name__}.{module.name}")
        for name, function in getmembers(room, isfunction):
            short = f"{module.name}.{name}"
            if function.__module__ == room.__name__ and name[0] != "_" and short not in NOT_METRICS:
                yield short, function


def needs_more(metric: Metric) -> bool:
    """Whether a record alone is not enough to ask the metric with."""
    return any(p.default is p.empty for p in list(signature(metric).parameters.values())[1:])


METRICS = dict(sorted(every_metric()))
UNLISTED = {name for name, metric in METRICS.items() if needs_more(metric)} - ARGUMENTS.keys()
ASKED = [
    (name, arguments) for name in METRICS if name not in UNLISTED for arguments in ARGUMENTS.get(name, ({},))
]


@cache
def pandas_record() -> Record:
    return open_record()


@cache
def duckdb_record() -> Record:
    """The shipped record with every table as a relation of DuckDB."""
    connection = duckdb.connect()
    record, tables = pandas_record(), dict[str, Any]()
    for field in fields(record):
        table = getattr(record, field.name)
        if isinstance(table, nw.LazyFrame):
            connection.from_df(table.collect(backend="pandas").to_native()).create(field.name)
            tables[field.name] = nw.from_native(connection.table(field.name)).lazy()
    return replace(record, **tables)


@cache
def polars_record() -> Record:
    return on_polars(pandas_record())


@cache
def shown_record() -> Record:
    """As the pages hold it: partners' names are of a kind of text that knows its order."""
    return ordered(polars_record())


ENGINES = {"pandas": pandas_record, "polars": polars_record, "shown": shown_record, "duckdb": duckdb_record}
OTHERS = pytest.mark.parametrize("engine", ["polars", "shown", "duckdb"])


@cache
def selected(engine: str, filters: Filters) -> Record:
    return select(ENGINES[engine](), filters)


def test_every_metric_that_needs_more_than_a_record_is_listed_with_arguments():
    assert not UNLISTED
    assert ARGUMENTS.keys() <= METRICS.keys()


@pytest.mark.no_cover
@OTHERS
@pytest.mark.parametrize(("name", "arguments"), ASKED)
def test_a_metric_gives_the_same_rows_on_every_engine(name, arguments, engine):
    metric = METRICS[name]
    columns, expected = told_by_pandas(Filters())[0][ASKED.index((name, arguments))]
    # The shipped record has no recommendation, and no series with two complete lists: no public source gives them.
    assert expected != [] or name.startswith(("recommendations.", "retention."))
    assert _told(metric(selected(engine, Filters()), **arguments)) == (columns, expected)


@cache
def told_by_pandas(filters: Filters) -> tuple[list[_Told], list[str]]:
    """What every metric tells, and every warning that was given on the way."""
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        # Of what another test left open and is collected meanwhile; no metric opens anything.
        warnings.simplefilter("ignore", ResourceWarning)
        record = select(pandas_record(), filters)
        told = [_told(METRICS[name](record, **arguments)) for name, arguments in ASKED]
    return told, [str(warning.message) for warning in given]


@pytest.mark.no_cover
@OTHERS
@pytest.mark.parametrize("filters", FILTERS[1:], ids=str)
def test_a_selection_leaves_every_metric_the_same_rows_on_every_engine(filters, engine):
    told, _warnings = told_by_pandas(filters)
    differing = [
        name
        for (name, arguments), expected in zip(ASKED, told, strict=True)
        if _told(METRICS[name](selected(engine, filters), **arguments)) != expected
    ]
    assert differing == []


@pytest.mark.no_cover
@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_no_metric_warns_of_a_detour(filters):
    _told_rows, given = told_by_pandas(filters)
    assert given == []


def _told(table: nw.LazyFrame[Any]) -> _Told:
    return table.collect_schema().names(), rows(table)
