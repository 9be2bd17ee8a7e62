"""How a table promises: kinds of cells, columns, tables, and the fault that a broken promise is told by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken promise, told so that the person who keeps the file can mend it.

    `row` counts records as a spreadsheet does, the header being row 1. A fault of a whole table has no row
    and no column; a fault of the whole package has no table either.
    """

    table: str | None
    row: int | None
    column: str | None
    value: str | None
    message: str
    remedy: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one cell, whichever row it stands in."""

    message: str
    remedy: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a cell may hold: `check` gives what is wrong with a text that is not empty, or nothing."""

    name: str
    promise: str
    check: Callable[[str], Wrong | None]
    repeats: bool = True  # the same few texts come again and again, so that a verdict on one is worth keeping
    number: bool = False  # a number and no text: exports do not escape it
    words: tuple[str, ...] = ()  # the words to choose from, where there are no others


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its cells hold, whether they may be empty, and what they refer to."""

    name: str
    kind: Kind
    meaning: str
    needed: bool = False
    refers: str | None = None
    default: str | None = None  # what an absent column counts as; such a column may be absent though needed

    @property
    def demanded(self) -> bool:
        """Whether the column must be there when its table is."""
        return self.needed and self.default is None


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, the columns that tell its rows apart, and whether it must be there."""

    name: str
    holds: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    needed: bool = False
    rules: tuple[str, ...] = field(default=())

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)
