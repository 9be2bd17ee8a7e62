"""A package in an `.xlsx` workbook: one sheet a table, and a sheet `package` for what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter
from typing import BinaryIO

from data.archive import Archive, drained
from data.contract import Column, Kind, Table, Wrong
from data.csvtext import MOST_CELLS, Record, Remark, UnreadableError
from data.faults import Faults
from data.found import MOST_COLUMNS, Found, nearly
from data.ooxml import Book, book
from data.schema import BY_NAME
from data.sheetcells import text_of
from data.text import inert, quoted
from data.xlsx import Cell, Row, Sheet, letters, place
from data.xmlparts import damaged

_computed = attrgetter("computed")
GUIDE = "How to fill this in"  # the sheet of our own template that explains it
SAID = Table(
    "package",
    "What the package says of itself.",
    (
        Column(
            "key", Kind("key", "a word of datapackage.json", lambda _text: None), "What is said.", needed=True
        ),
        Column(
            "value", Kind("said", "a text, true or false", lambda _text: None), "How it is said.", needed=True
        ),
    ),
    key=("key",),
)
_FAR = 10_000  # empty rows above a cell that does not belong to the table
_OLD = b"\xd0\xcf\x11\xe0"


def find(stream: BinaryIO, faults: Faults) -> Found:
    """What lies in a workbook. Raises UnreadableError where it cannot be read as one."""
    if stream.read(4) == _OLD:
        raise UnreadableError(
            "The workbook is encrypted, or of the old kind .xls.", "Save it without a password as .xlsx."
        )
    whole = book(Archive(stream))
    found = Found()
    for name, times in Counter(name for name, _ in whole.sheets).items():
        if times > 1:
            raise damaged(f"it has two sheets of the name {quoted(name)}")
    for name, part in whole.sheets:
        if part is not None and name in {*BY_NAME, SAID.name}:
            records = Records(whole, part.orig_filename, BY_NAME.get(name, SAID), faults)
            if name == SAID.name:
                found.said = records
            else:
                found.tables[name] = records
        elif name != GUIDE:
            _unknown(name, found, faults)
    _besides(whole, faults)
    return found


def lines(stream: BinaryIO) -> int:
    """How many rows the sheets of a workbook have together. Raises UnreadableError as `find` does."""
    archive = Archive(stream)
    count = 0
    for member in archive.members:
        if "/worksheets/" in member.orig_filename:
            with suppress(UnreadableError):
                for piece in drained(archive.opened(member)):
                    count += piece.count(b"<row") + piece.count(b":row")
    return count


def _unknown(name: str, found: Found, faults: Faults) -> None:
    meant = nearly(name, {*BY_NAME, SAID.name})
    if meant is None:
        wrong = Wrong(
            f"The sheet {quoted(name)} is no table; it is not stored.",
            "Take it out, or give it a table's name.",
            "warning",
        )
        faults.add(inert(name), None, None, name, wrong)
        return
    if meant == name:
        wrong = Wrong(f"The sheet {quoted(name)} holds no cells.", "Put the table on an ordinary sheet.")
    else:
        wrong = Wrong(f"The sheet is called {quoted(name)} and not '{meant}'.", f"Call it {meant}.")
    found.unread.add(meant)
    faults.add(meant, None, None, name, wrong)


def _besides(whole: Book, faults: Faults) -> None:
    """Say what is in the workbook and is neither followed nor stored."""
    for is_there, what in (
        (whole.macros, "macros: they are not run"),
        (whole.outside, "links to other files: they are not followed"),
    ):
        if is_there:
            wrong = Wrong(f"The workbook holds {what}, and not stored.", "Take them out.", "warning")
            faults.add(None, None, None, None, wrong)


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one sheet, as those of a CSV: empty rows have one empty cell."""

    book: Book
    path: str
    table: Table
    faults: Faults

    def __call__(self) -> Iterator[Record]:
        """Read the sheet. Raises UnreadableError where it is damaged; what lies far below the table is told."""
        sheet = Sheet(self.book, self.path)
        columns: list[Column | None] = []
        names: list[str] = []
        computed: dict[int, list[int]] = {}
        last = 0
        for row in sheet.rows():
            if row.number == 1:
                header = _names(row)
                names, columns = header.cells, [self.table.by_name.get(name) for name in header.cells]
                yield header
            elif not columns:
                yield Record([""])
                return
            elif row.number - last > _FAR:
                self._tell(row.number, None, row.cells[0].text, _far(row, last))
                return
            else:
                yield from repeat(Record([""]), row.number - last - 1)
                yield self._record(row, columns)
                for cell in filter(_computed, row.cells):
                    if cell.kind not in {"formula", "error"}:
                        computed.setdefault(cell.column, [row.number, 0])[1] += 1
            last = row.number
        self._remember(names, computed, sheet.merged)

    def _record(self, row: Row, columns: list[Column | None]) -> Record:
        texts = [""] * len(columns)
        remarks: list[Remark] = []
        for cell in row.cells:
            if cell.column >= len(columns):
                return Record(texts, _outside(cell, row.number))
            if cell.kind == "text" and cell.text.isascii():
                texts[cell.column] = cell.text
                continue
            shows = self.book.shows[cell.style] if 0 <= cell.style < len(self.book.shows) else ""
            text, wrong = text_of(cell, columns[cell.column], shows, since_1904=self.book.since_1904)
            texts[cell.column] = text
            if wrong is not None:
                remarks.append(Remark(cell.column, cell.text, wrong))
        if not remarks and not any(texts):
            return Record([""])
        return Record(texts, None, tuple(remarks))

    def _remember(self, names: list[str], computed: dict[int, list[int]], merged: list[str]) -> None:
        """Tell what is known only at the end of the sheet: formulas, one line a column, and merged cells."""
        for column, (row, count) in computed.items():
            message = f"Formulas stand in {count} cells of the column; the values stored with them are taken."
            wrong = Wrong(message, "Paste the values, if the formulas are not to be trusted.", "warning")
            self._tell(row, _named(names, column), None, wrong)
        for cells in merged:
            column, row = place(cells.partition(":")[0])
            message = (
                f"The cells {inert(cells, 20)} are merged: the first holds the value, the others are empty."
            )
            wrong = Wrong(message, "Split them, and fill in each cell.", "warning")
            self._tell(row, _named(names, column), None, wrong)

    def _tell(self, row: int, column: str | None, value: str | None, wrong: Wrong) -> None:
        self.faults.add(self.table.name, row, column, value, wrong)


def _named(names: list[str], column: int) -> str | None:
    return names[column] if column < len(names) else None


def _far(row: Row, last: int) -> Wrong:
    where = f"{letters(row.cells[0].column)}{row.number}"
    message = f"Cell {where} stands far below the table, which ends in row {last}; no more is read."
    return Wrong(message, "Empty the cell and delete its row, or close the gap.")


def _names(row: Row) -> Record:
    width = row.cells[-1].column + 1
    if width > MOST_CELLS:
        return Record([], _BESIDE)
    names = [""] * width
    for cell in row.cells:
        names[cell.column] = cell.text
    return Record(names)


_BESIDE = Wrong(
    f"A cell of row 1 stands far beside the names of the columns; a table has at most {MOST_COLUMNS}.",
    "Empty the cell, and delete its column.",
)


def _outside(cell: Cell, row: int) -> Wrong:
    where = f"{letters(cell.column)}{row}"
    return Wrong(
        f"Cell {where} holds {quoted(cell.text)} and stands outside the table, whose columns are named in row 1.",
        "Empty the cell, or name its column in row 1.",
    )
