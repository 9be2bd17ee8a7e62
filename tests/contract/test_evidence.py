"""Every count equals the rows listed behind it, whatever the filters; each has its source; one row less is one less."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import narwhals.stable.v2 as nw
import pytest

from data.engine import on_polars
from data.record import Record, open_record
from tests.contract.test_facts import some_filters
from tests.records import rows
from utils.filters import Filters
from utils.metrics import evidence, lists, meetings, milestones, partner, partners, topics
from utils.metrics.claims import sourced
from utils.selection import select

Counts = Mapping[Any, int]
FIRST = date(1994, 1, 1)
RECORD = on_polars(open_record())


@cache
def selection(filters: Filters) -> Record:
    return on_polars(select(RECORD, filters))


def shown(table: nw.LazyFrame[Any], *columns: str) -> Counts:
    """What a metric counts: the last column by the others; zeros are left out."""
    return {tuple(row[:-1]): row[-1] for row in rows(table.select(*columns)) if row[-1]}


def listed(table: nw.LazyFrame[Any], *columns: str) -> Counts:
    """How many rows are listed, by these columns."""
    return Counter(map(tuple, rows(table.select(*columns))))


def distinct(table: nw.LazyFrame[Any], *columns: str) -> Counts:
    """How many different last columns are listed, by the others."""
    return Counter(key[:-1] for key in set(map(tuple, rows(table.select(*columns)))))


def only(table: nw.LazyFrame[Any], column: str, *values: str) -> nw.LazyFrame[Any]:
    return table.filter(nw.col(column).is_in(values))


def year(table: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    return table.with_columns(year=nw.col("start_date").dt.year().cast(nw.Int64))


def days(record: Record) -> Counts:
    return Counter({(status,): count for status, count in _statuses(record)})


def _statuses(record: Record) -> Iterable[tuple[str, int]]:
    found = Counter(status for (status,) in rows(partners.status(record).select("status")))
    del found["never"]
    return found.items()


FIGURES: Mapping[str, tuple[Callable[[Record], Counts], Callable[[Record], Counts]]] = {
    "meetings on record": (
        lambda r: shown(meetings.totals(r), "meetings"),
        lambda r: Counter(() for _ in rows(evidence.meetings(r))),
    ),
    "nations eligible for each meeting": (
        lambda r: shown(meetings.turnout(r), "meeting_id", "eligible"),
        lambda r: listed(evidence.eligible(r), "meeting_id"),
    ),
    "nations named at each meeting": (
        lambda r: shown(meetings.turnout(r), "meeting_id", "named"),
        lambda r: distinct(only(evidence.named(r), "kind", "nation"), "meeting_id", "partner_id"),
    ),
    "organisations named at each meeting": (
        lambda r: shown(meetings.turnout(r), "meeting_id", "organisations"),
        lambda r: distinct(only(evidence.named(r), "kind", "organisation"), "meeting_id", "partner_id"),
    ),
    "claims of each meeting": (
        lambda r: shown(meetings.turnout(r), "meeting_id", "claims"),
        lambda r: listed(only(sourced(r), "measure", "partner_nations"), "meeting_id"),
    ),
    "meetings that name each partner": (
        lambda r: shown(partners.presence(r), "partner_id", "meetings"),
        lambda r: distinct(_of_partners(evidence.named(r), r), "partner_id", "meeting_id"),
    ),
    "programmes of each partner": (
        lambda r: shown(partner.listed(r), "partner_id", "programmes"),
        lambda r: distinct(evidence.programmes(r), "partner_id", "programme_id"),
    ),
    "partners of each status": (days, lambda r: listed(evidence.standing(r, r.as_of), "status")),
    "mentions of each topic": (
        lambda r: shown(topics.by_topic(r), "topic_id", "mentions"),
        lambda r: listed(evidence.mentions(r), "topic_id"),
    ),
    "mentions of each theme": (
        lambda r: shown(topics.by_theme(r), "theme_id", "mentions"),
        lambda r: listed(evidence.mentions(r), "theme_id"),
    ),
    "mentions of each theme by year": (
        lambda r: shown(topics.by_year(r), "theme_id", "year", "mentions"),
        lambda r: listed(year(evidence.mentions(r)), "theme_id", "year"),
    ),
    "sessions of each kind": (
        lambda r: shown(topics.by_kind(r), "kind", "sessions"),
        lambda r: listed(evidence.sessions(r), "kind"),
    ),
    "mentions in sessions of each kind": (
        lambda r: shown(topics.by_kind(r), "kind", "mentions"),
        lambda r: listed(evidence.mentions(r), "kind"),
    ),
    "topics new, back, continued and dropped at each meeting": (
        lambda r: listed(topics.changes(r), "meeting_id", "change", "topic_id"),
        lambda r: listed(evidence.changes(r), "meeting_id", "change", "topic_id"),
    ),
    "milestones of a timeline": (
        lambda r: listed(milestones.between(r, FIRST), "number", "milestone_id"),
        lambda r: listed(evidence.milestones(r, FIRST), "number", "milestone_id"),
    ),
}


def _of_partners(table: nw.LazyFrame[Any], record: Record) -> nw.LazyFrame[Any]:
    return table.join(record.partners.select("partner_id"), on="partner_id")


@pytest.mark.no_cover
@pytest.mark.parametrize("figure", FIGURES)
def test_the_count_shown_is_the_number_of_rows_listed_for_200_random_filters(figure: str) -> None:
    count, behind = FIGURES[figure]
    wrong = {}
    for filters in some_filters(200):
        told, rows_behind = count(selection(filters)), behind(selection(filters))
        if told != rows_behind:
            wrong[str(filters)] = (told, rows_behind)
    assert wrong == {}


LESS = {
    "meetings on record": "meetings",
    "nations eligible for each meeting": "memberships",
    "nations named at each meeting": "participation",
    "claims of each meeting": "attendance_claims",
    "meetings that name each partner": "participation",
    "programmes of each partner": "programme_participation",
    "partners of each status": "memberships",
    "mentions of each topic": "session_topics",
    "mentions of each theme by year": "session_topics",
    "sessions of each kind": "sessions",
    "topics new, back, continued and dropped at each meeting": "session_topics",
    "milestones of a timeline": "milestones",
}


@pytest.mark.no_cover
@pytest.mark.parametrize(("figure", "table"), LESS.items())
def test_a_row_less_changes_the_figure_and_the_rows_alike(figure: str, table: str) -> None:
    count, behind = FIGURES[figure]
    before = count(RECORD)
    numbers = [row for (row,) in rows(getattr(RECORD, table).select("row"))]
    changed = 0
    for number in numbers[:: max(1, len(numbers) // 12)]:
        rest = getattr(RECORD, table).filter(nw.col("row") != number)
        less = replace(RECORD, **{table: rest})
        assert count(less) == behind(less), number
        changed += count(less) != before
    assert changed > 0


EVIDENCE: Mapping[str, Callable[[Record], nw.LazyFrame[Any]]] = {
    "meetings": evidence.meetings,
    "sessions": evidence.sessions,
    "mentions": evidence.mentions,
    "changes": evidence.changes,
    "named": evidence.named,
    "eligible": evidence.eligible,
    "standing": lambda record: evidence.standing(record, record.as_of),
    "memberships": evidence.memberships,
    "programmes": evidence.programmes,
    "milestones": lambda record: evidence.milestones(record, FIRST),
    "sourced": sourced,
    "on_lists": lists.on_lists,
    "listed": lists.listed,
}


@pytest.mark.parametrize("kind", EVIDENCE)
def test_no_row_is_without_its_source(kind: str) -> None:
    told = rows(EVIDENCE[kind](RECORD).select("publisher", "source"))
    assert told
    assert all(publisher and source for publisher, source in told)
