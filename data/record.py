"""The record: every table of a package that keeps its promises, frozen, with its edition."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from data.check import Judgement, judge, judge_found
from data.contract import Column, Fault, Table
from data.csvtext import Record as CsvRecord
from data.dates import first_day, last_day
from data.descriptor import SAID
from data.faults import Faults
from data.found import Found
from data.marking import overruling
from data.report import line
from data.schema import NO_LIST, TABLES
from data.sheets import Sheets
from data.store import PLACE, SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

_PARTIAL_LIST = "partial"
_Columns: TypeAlias = "dict[str, npt.NDArray[Any] | pd.Series[str]]"


@dataclass(frozen=True, slots=True)
class Package:
    """What the package says of itself; `main_series` is resolved, texts that it does not give are empty."""

    name: str
    title: str
    version: str
    created: date | None
    marking: str
    exercise: bool
    main_series: str
    languages: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Record:
    """All tables of a package, or a selection of them, as lazy frames.

    Each frame has the columns of its table in the order of the schema, absent ones null, after a first column
    `row` (the line in the CSV as a spreadsheet counts, first record 2). Texts are str, counts int64, degrees
    float64, days datetime64[us]. A partial date stays text, as precise as it was written, and is followed by
    `<name>_first` and `<name>_last`, the first and the last day of the period it names.

    `as_of` is the day the record speaks of. `planned` has the columns of meetings, and no row until a
    selection moves the meetings after its day there. `known` is the record that a selection was made from.
    """

    package: Package
    edition: str
    as_of: date
    sources: nw.LazyFrame[Any]
    partners: nw.LazyFrame[Any]
    frameworks: nw.LazyFrame[Any]
    memberships: nw.LazyFrame[Any]
    programmes: nw.LazyFrame[Any]
    programme_participation: nw.LazyFrame[Any]
    series: nw.LazyFrame[Any]
    meetings: nw.LazyFrame[Any]
    sessions: nw.LazyFrame[Any]
    themes: nw.LazyFrame[Any]
    topics: nw.LazyFrame[Any]
    session_topics: nw.LazyFrame[Any]
    appearances: nw.LazyFrame[Any]
    participation: nw.LazyFrame[Any]
    attendance_claims: nw.LazyFrame[Any]
    milestones: nw.LazyFrame[Any]
    translations: nw.LazyFrame[Any]
    recommendations: nw.LazyFrame[Any]
    planned: nw.LazyFrame[Any]
    known: Record | None = None

    @property
    def whole(self) -> Record:
        """The record that nothing was left out of."""
        return self.known or self


class RecordError(Exception):
    """The package breaks promises; `faults` has all of them that are listed, warnings too."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(line(fault) for fault in faults))
        self.faults = tuple(faults)


def open_record(source: Path | str | None = None) -> Record:
    """The record of the package at a path; without one, of that which DASHBOARD_DATA names, or the shipped.

    It bears the marking that DASHBOARD_MARKING sets, where it sets one; the edition stays that of the package.
    Raises RecordError with every fault where the package, or that setting, cannot be taken.
    """
    place = source if source is not None else os.environ.get(PLACE) or SHIPPED
    return record_of_judgement(judge(place))


def record_of_tables(
    tables: Mapping[str, Sequence[Mapping[str, str]]], package: Mapping[str, object]
) -> Record:
    """The record of tables given as texts, row by row, and of what `datapackage.json` would say.

    A column is there when one of the table's rows has it. Raises RecordError as `open_record` does.
    """
    found = Found(
        tables={name: _Given(rows) for name, rows in tables.items()},
        descriptor=json.dumps(package).encode(),
    )
    return record_of_judgement(judge_found(found, Faults()))


@dataclass(frozen=True, slots=True)
class _Given:
    """The records of a table that is given row by row."""

    rows: Sequence[Mapping[str, str]]

    def __call__(self) -> Iterator[CsvRecord]:
        names = list(dict.fromkeys(name for row in self.rows for name in row))
        yield CsvRecord(names)
        for row in self.rows:
            yield CsvRecord([row.get(name, "") for name in names])


def record_of_judgement(judgement: Judgement) -> Record:
    """The record of a package that was judged. Raises RecordError where it cannot be taken."""
    if judgement.verdict == "reject":
        raise RecordError(judgement.faults)
    faults = Faults()
    marking = overruling(faults)
    if faults.rejected:
        raise RecordError(faults.listed())
    package = _package(judgement)
    if marking is not None:
        package = replace(package, marking=marking)
    frames: dict[str, Any] = {table.name: _frame(table, judgement.sheets) for table in TABLES}
    return Record(
        package=package,
        edition=edition(judgement),
        as_of=_as_of(package.created),
        planned=frames["meetings"].head(0),
        **frames,
    )


def _as_of(created: date | None) -> date:
    """The day the package was made, since it can say "none found" up to that day; never a day to come."""
    today = datetime.now(UTC).date()
    return min(created or today, today)


def _package(judgement: Judgement) -> Package:
    said, descriptor = judgement.said, judgement.descriptor
    return Package(
        name=str(said.get("name", "")),
        title=str(said.get("title", "")),
        version=str(said.get("version", "")),
        created=date.fromisoformat(descriptor.created) if descriptor.created else None,
        marking=str(said.get("marking", "")),
        exercise=said.get("exercise") is True,
        main_series=descriptor.main_series or _busiest(judgement.sheets),
        languages=descriptor.languages,
    )


def _busiest(sheets: Sheets) -> str:
    """The series with the most meetings; of several, the first in the file."""
    meetings = Counter(sheets.column("meetings", "series_id"))
    return max(sheets.column("series", "series_id"), key=lambda series: meetings[series])


def edition(judgement: Judgement) -> str:
    """What tells one state of a package from another: a SHA-256 over all that it holds.

    The order of rows counts, since the first claim is the primary one. The order of columns, line ends, a
    byte order mark, quotes that need not be there and tables without rows do not.
    """
    digest = hashlib.sha256()
    said = {key: judgement.said[key] for key in SAID if key in judgement.said}
    described = [said, judgement.descriptor.languages, judgement.descriptor.created]
    digest.update(json.dumps(described, sort_keys=True).encode())
    for table in TABLES:
        columns = [counted(judgement.sheets, table, column) for column in table.columns]
        rows = "\x1e".join(map("\x1f".join, zip(*columns, strict=True)))  # neither sign stands in a cell
        digest.update(f"\x1d{table.name}\x1e{rows}".encode())
    return digest.hexdigest()


def counted(sheets: Sheets, table: Table, column: Column) -> list[str]:
    """The cells of a column as they count: with its default where they are empty."""
    cells = sheets.column(table.name, column.name)
    return [cell or column.default for cell in cells] if column.default else cells


def _frame(table: Table, sheets: Sheets) -> nw.LazyFrame[Any]:
    columns: _Columns = {}
    for column in table.columns:
        cells = sheets.column(table.name, column.name)
        if (table.name, column.name) == ("meetings", "participant_list"):
            cells = _lists(sheets)
        columns |= _series(column, cells)
    rows = sheets[table.name].rows if table.name in sheets else 0
    frame = pd.DataFrame({"row": np.arange(2, rows + 2, dtype="int64"), **columns})
    return nw.from_native(frame).lazy()


def _series(column: Column, cells: list[str]) -> _Columns:
    """The cells with their type; a partial date with the ends of its period."""
    match column.kind.name:
        case "whole":
            return {column.name: np.array(cells, dtype="int64")}
        case "degrees":
            return {
                column.name: np.array([float(cell) if cell else np.nan for cell in cells], dtype="float64")
            }
        case "date":
            return {column.name: _days(cells)}
        case _:
            filled = [cell or column.default or None for cell in cells]
            texts: _Columns = {column.name: pd.Series(filled, dtype="str")}
    if column.kind.name != "pdate":
        return texts
    first = [first_day(cell) if cell else "" for cell in cells]
    last = [last_day(cell) if cell else "" for cell in cells]
    return {**texts, f"{column.name}_first": _days(first), f"{column.name}_last": _days(last)}


def _days(cells: list[str]) -> npt.NDArray[np.datetime64]:
    return np.array([cell or "NaT" for cell in cells], dtype="datetime64[D]").astype("datetime64[us]")


def _lists(sheets: Sheets) -> list[str]:
    """How complete each meeting's list is; one with participants is partial even where it says none."""
    named = set(sheets.column("participation", "meeting_id"))
    meetings = zip(
        sheets.column("meetings", "meeting_id"), sheets.column("meetings", "participant_list"), strict=True
    )
    return [_PARTIAL_LIST if kept == NO_LIST and meeting in named else kept for meeting, kept in meetings]
