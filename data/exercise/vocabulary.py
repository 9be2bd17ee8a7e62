"""What an exercise takes over as fact from the shipped record: partners, frameworks, programmes, topics, milestones."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.dates import first_day, last_day
from data.found import DESCRIPTOR
from data.schema import BY_NAME, EVERY_PARTNER
from data.store import SHIPPED

KEPT = (
    "sources", "partners", "frameworks", "memberships", "programmes", "programme_participation", "themes",
    "topics", "milestones", "translations",
)  # fmt: skip
"""The tables that hold facts; whatever happened at a meeting is made up."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The rows of the kept tables, the day they were compiled, and the nations' episodes in the frameworks.

    An episode is partner, framework, first day and the day it ends on, `9999` where it runs; in the partners' order.
    """

    tables: Mapping[str, tuple[Row, ...]]
    created: date
    episodes: tuple[tuple[str, str, str, str], ...]

    def ids(self, table: str, **wanted: str) -> tuple[str, ...]:
        """The ids of a table's rows that have these values, in the file's order."""
        key = BY_NAME[table].key[0]
        rows = self.tables[table]
        return tuple(row[key] for row in rows if all(row[name] == value for name, value in wanted.items()))

    def french(self, table: str, column: str) -> Mapping[str, str]:
        """The French of a column by the row's id, the English where there is none."""
        key = BY_NAME[table].key[0]
        told = {
            row["row_id"]: row["text"]
            for row in self.tables["translations"]
            if (row["table"], row["column"]) == (table, column)
        }
        return {row[key]: told.get(row[key], row[column]) for row in self.tables[table]}

    def eligible(self, day: str, audience: str = EVERY_PARTNER) -> tuple[str, ...]:
        """The nations active on a day in the audience, in the order of the partners."""
        active = (
            nation
            for nation, framework, start, end in self.episodes
            if start <= day < end and audience in {EVERY_PARTNER, framework}
        )
        return tuple(dict.fromkeys(active))


@cache
def vocabulary() -> Vocabulary:
    """The facts of the shipped record that an exercise stands on, with the sources that they cite and no others."""
    tables = {name: _rows(name) for name in KEPT}
    cited = {row.get("source_id") for name in KEPT if name != "sources" for row in tables[name]}
    tables["sources"] = tuple(row for row in tables["sources"] if row["source_id"] in cited)
    keys = {name: BY_NAME[name].key[0] for name in KEPT if len(BY_NAME[name].key) == 1}
    ids = {(name, row[key]) for name, key in keys.items() for row in tables[name]}
    tables["translations"] = tuple(
        row for row in tables["translations"] if (row["table"], row["row_id"]) in ids
    )
    created = json.loads((SHIPPED / DESCRIPTOR).read_text("utf-8"))["created"]
    return Vocabulary(tables, date.fromisoformat(created), tuple(_episodes(tables)))


def _episodes(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[tuple[str, str, str, str]]:
    for partner in tables["partners"]:
        for row in tables["memberships"]:
            if row["partner_id"] == partner["partner_id"] and partner["kind"] == "nation":
                end = last_day(row["end"]) if row["end"] else "9999"
                yield row["partner_id"], row["framework_id"], first_day(row["start"]), end


def _rows(table: str) -> tuple[Row, ...]:
    with (SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
