"""What differs between two editions: rows added, removed and changed, table by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from data.contract import Table
from data.editions.content import described, read
from data.record import counted
from data.schema import TABLES
from data.sheets import Sheets

Row: TypeAlias = "tuple[str, ...]"
"""The cells of a row in the order of the schema, with the defaults that stand for empty ones."""


@dataclass(frozen=True, slots=True)
class TableChanges:
    """How a table differs: a row is changed where its key is in both; without a key it is removed and added.

    Rows stand in the order of their file; `moved` where the same rows stand in another order.
    """

    table: str
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]
    moved: bool = False

    def counts(self) -> dict[str, int]:
        """How many rows are added, removed and changed."""
        return {"added": len(self.added), "removed": len(self.removed), "changed": len(self.changed)}


@dataclass(frozen=True, slots=True)
class Changes:
    """How one edition differs from another: its tables that differ, and the keys of `datapackage.json` that do."""

    tables: tuple[TableChanges, ...]
    described: tuple[str, ...]

    def counts(self) -> dict[str, dict[str, int]]:
        """The counts of each table that differs, by its name."""
        return {table.table: table.counts() for table in self.tables}


def changes(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Changes:
    """What differs between two editions, given by their files."""
    files = {f"{table.name}.csv": table for table in TABLES}
    others = [name for name in files if old.get(name) != new.get(name)]
    before, after = (read({name: its[name] for name in others if name in its}) for its in (old, new))
    differing = [
        _table(files[name], _rows(files[name], before), _rows(files[name], after)) for name in others
    ]
    said, says = described(old), described(new)
    keys = [key for key in dict.fromkeys((*said, *says)) if said.get(key) != says.get(key)]
    told = tuple(table for table in differing if any(table.counts().values()) or table.moved)
    return Changes(told, tuple(keys))


def _rows(table: Table, sheets: Sheets) -> list[Row]:
    return list(zip(*(counted(sheets, table, column) for column in table.columns), strict=True))


def _table(table: Table, old: list[Row], new: list[Row]) -> TableChanges:
    if not table.key:
        added, removed = Counter(new) - Counter(old), Counter(old) - Counter(new)
        moved = not added and not removed and old != new
        return TableChanges(table.name, tuple(added.elements()), tuple(removed.elements()), (), moved)
    places = [table.names.index(name) for name in table.key]
    before = {tuple(row[at] for at in places): row for row in old}
    after = {tuple(row[at] for at in places): row for row in new}
    return TableChanges(
        table.name,
        added=tuple(row for key, row in after.items() if key not in before),
        removed=tuple(row for key, row in before.items() if key not in after),
        changed=tuple((before[key], row) for key, row in after.items() if before.get(key, row) != row),
        moved=before == after and old != new,
    )
