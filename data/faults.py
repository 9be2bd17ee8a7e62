"""The list of faults while it grows: the first of each table are kept, all are counted."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from data.contract import Fault, Severity, Wrong
from data.schema import BY_NAME, TABLES
from data.text import inert

KEPT = 200  # a table; whoever has more mends these first
_PLACES = {table.name: place for place, table in enumerate(TABLES, 1)}


class _Entry(NamedTuple):
    row: int
    column: int
    order: int
    fault: Fault


class Faults:
    """Gathers faults; keeps the first `KEPT` errors and warnings of each table, and counts all of them.

    `tell` is told of each one as it is found, also of those that are not kept.
    """

    def __init__(self, tell: Callable[[Fault], None] | None = None) -> None:
        self._tell = tell
        self._kept: dict[tuple[str, Severity], list[_Entry]] = {}
        self._counts: Counter[tuple[str, Severity]] = Counter()

    def add(
        self, table: str | None, row: int | None, column: str | None, value: str | None, wrong: Wrong
    ) -> None:
        """Take up what is wrong at a place. Of two faults in one table, the one in the upper row is kept."""
        where = (table or "", wrong.severity)
        self._counts[where] += 1
        kept = self._kept.setdefault(where, [])
        is_kept = len(kept) < KEPT or (row or 0) <= kept[-1].row
        if not is_kept and self._tell is None:
            return
        shown = None if value is None else inert(value)
        name = None if column is None else inert(column)
        fault = Fault(table, row, name, shown, wrong.message, wrong.remedy, wrong.severity)
        if self._tell is not None:
            self._tell(fault)
        if is_kept:
            insort(kept, _Entry(row or 0, _column(table, column), self._counts.total(), fault))
            del kept[KEPT:]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many errors and how many warnings there are in all."""
        counts: dict[Severity, int] = {"error": 0, "warning": 0}
        for (_table, severity), count in self._counts.items():
            counts[severity] += count
        return counts

    @property
    def rejected(self) -> bool:
        """Whether one of the faults is an error."""
        return any(severity == "error" for _, severity in self._counts)

    def listed(self) -> tuple[Fault, ...]:
        """At most `KEPT` faults a table, by table, row and column; errors are kept before warnings.

        Where a table has more, one last fault without a row says how many there are in truth.
        """
        tables = sorted(
            {table for table, _ in self._counts}, key=lambda name: (_PLACES.get(name, 99 * bool(name)), name)
        )
        return tuple(fault for table in tables for fault in self._of(table))

    def _of(self, table: str) -> list[Fault]:
        errors, warnings = self._kept.get((table, "error"), []), self._kept.get((table, "warning"), [])
        kept = sorted(errors + warnings[: KEPT - len(errors)])
        faults = [entry.fault for entry in kept]
        total = self._counts[(table, "error")] + self._counts[(table, "warning")]
        if total > len(faults):
            severity: Severity = "error" if errors else "warning"
            faults.append(and_more(table, total, len(faults), severity))
        return faults


def and_more(table: str, total: int, listed: int, severity: Severity) -> Fault:
    """What ends a list that is not whole, of one table or (empty) of all."""
    message = f"There are {total} problems in all; {listed} of them are listed."
    return Fault(table or None, None, None, None, message, "Mend these first, then check again.", severity)


def _column(table: str | None, column: str | None) -> int:
    declared = BY_NAME.get(table or "")
    if declared is None or column not in declared.by_name:
        return -1
    return declared.names.index(column)
