"""The cells of one sheet of a workbook, row by row, as the file has them: none is left out for being hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from data.csvtext import MOST_CELLS
from data.ooxml import Book, decoded
from data.xmlparts import Parts, damaged, local

MOST_ROWS = 1_048_576  # of a sheet
_MOST_COLUMNS = 16_384
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Kind: TypeAlias = Literal["text", "number", "truth", "error", "day", "formula"]
_KINDS: dict[str, Kind] = {"b": "truth", "e": "error", "d": "day", "n": "number"}


class Cell(NamedTuple):
    """One cell that holds something: `formula` is a kind only where no value is stored with it."""

    column: int  # counted from 0
    kind: Kind
    text: str
    style: int
    computed: bool


class Row(NamedTuple):
    """The cells of a row from left to right; the first row is 1."""

    number: int
    cells: list[Cell]


def letters(column: int) -> str:
    """The column as a spreadsheet calls it; the first is 0."""
    name = ""
    column += 1
    while column:
        column, at = divmod(column - 1, 26)
        name = chr(65 + at) + name
    return name


def place(text: str) -> tuple[int, int]:
    """Column from 0 and row from 1 of `B7`. Raises UnreadableError where it is no place of a sheet."""
    found = _PLACE.fullmatch(text)
    column = 0
    for letter in found[1] if found else "":
        column = column * 26 + ord(letter) - 64
    if found is None or column > _MOST_COLUMNS or int(found[2]) > MOST_ROWS:
        raise damaged("a cell stands in no place of a sheet")
    return column - 1, int(found[2])


class Sheet:
    """Reads the cells of one sheet; afterwards `merged` has the ranges whose cells were merged."""

    def __init__(self, book: Book, path: str) -> None:
        self._book, self._path = book, path
        self._parts = Parts(self._start, self._end)
        self._rows: list[Row] = []
        self._row = Row(0, [])
        self._inside = False  # the data of the sheet
        self._column = -1
        self._type = self._value = self._text = ""
        self._style = 0
        self._formula = self._valued = False
        self._aside = 0
        self.merged: list[str] = []

    def rows(self) -> Iterator[Row]:
        """The rows that hold something, downwards. Raises UnreadableError where the sheet is damaged."""
        for _ in self._parts.feed(self._book.opened(self._path)):
            yield from self._rows
            self._rows.clear()

    def _start(self, name: str, given: dict[str, str]) -> None:
        short = local(name)
        if short == "c" and self._inside:
            self._begin_cell(given)
        elif short == "v" or (short == "t" and not self._aside):
            self._valued = self._valued or short == "v"
            self._parts.gather(wanted=True)
        elif short == "f":
            self._formula = True
        elif short == "row" and self._inside:
            self._begin_row(given)
        elif short == "rPh":
            self._aside += 1
        elif short == "sheetData":
            self._inside = True
        elif short == "mergeCell":
            self.merged.append(given.get("ref", ""))
            if len(self.merged) > MOST_CELLS:
                raise damaged(f"more than {MOST_CELLS} ranges of a sheet are merged")

    def _end(self, name: str) -> None:
        short = local(name)
        if short == "c" and self._inside:
            self._end_cell()
        elif short == "v":
            self._value = "".join(self._parts.gathered)
            self._parts.gather(wanted=False)
        elif short == "t" and not self._aside:
            self._text += "".join(self._parts.gathered)
            self._parts.gather(wanted=False)
        elif short == "row" and self._inside and self._row.cells:
            self._rows.append(self._row)
        elif short == "rPh":
            self._aside -= 1
        elif short == "sheetData":
            self._inside = False

    def _begin_row(self, given: dict[str, str]) -> None:
        stated = given.get("r", str(self._row.number + 1))
        number = int(stated) if stated.isdecimal() else 0
        if not self._row.number < number <= MOST_ROWS:
            raise damaged("its rows are not in order")
        self._row = Row(number, [])
        self._column = -1

    def _begin_cell(self, given: dict[str, str]) -> None:
        column = self._column + 1
        if (stated := given.get("r")) is not None:
            column, row = place(stated)
            if row != self._row.number or column <= self._column:
                raise damaged(f"its cells are not in order in row {self._row.number}")
        self._column = column
        self._type = given.get("t", "n")
        style = given.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0
        self._formula = self._valued = False
        self._value = self._text = ""

    def _end_cell(self) -> None:
        kind: Kind = _KINDS.get(self._type, "text")
        if self._type == "s":
            text = self._shared()
        elif self._type == "inlineStr":
            text = decoded(self._text)
        else:
            text = decoded(self._value) if kind == "text" else self._value.strip()
        if self._formula and not (text or (self._type == "str" and self._valued)):
            kind = "formula"
        if text or kind == "formula":
            self._row.cells.append(Cell(self._column, kind, text, self._style, self._formula))

    def _shared(self) -> str:
        if not self._valued:
            return ""
        at = int(self._value) if self._value.isdecimal() else len(self._book.texts)
        if at >= len(self._book.texts):
            raise damaged(f"the text of cell {letters(self._column)}{self._row.number} is missing")
        return self._book.texts[at]
