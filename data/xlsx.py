"""The cells of one sheet of a workbook, row by row, as the file has them: none is left out for being hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from data.csvtext import MOST_CELLS
from data.ooxml import Book, decoded
from data.xmlparts import Parts, damaged, named, whole

MOST_ROWS = 1_048_576  # of a sheet
_MOST_COLUMNS = 16_384

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
    name = text.rstrip("0123456789")
    row = text[len(name) :]
    if not row or row[0] == "0" or len(row) > 7 or int(row) > MOST_ROWS:
        raise damaged("a cell stands in no place of a sheet")
    return _column(name), int(row)


@lru_cache(maxsize=1024)
def _column(name: str) -> int:
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - 64
    if not re.fullmatch("[A-Z]{1,3}", name) or column > _MOST_COLUMNS:
        raise damaged("a cell stands in no place of a sheet")
    return column - 1


class Sheet:
    """Reads the cells of one sheet; afterwards `merged` has the ranges whose cells were merged.

    A large sheet has millions of elements, so what is heard most often is asked for first, and directly.
    """

    def __init__(self, book: Book, path: str) -> None:
        self._book, self._path = book, path
        self._parts = Parts(self._start, self._end)
        self._rows: list[Row] = []
        self._number = 0
        self._cells: list[Cell] = []
        self._column = -1
        self._given: dict[str, str] = {}
        self._value: str | None = None
        self._inline: list[str] = []
        self._formula = False
        self._aside = 0
        self.merged: list[str] = []

    def rows(self) -> Iterator[Row]:
        """The rows that hold something, downwards. Raises UnreadableError where the sheet is damaged."""
        for _ in self._parts.feed(self._book.opened(self._path)):
            yield from self._rows
            self._rows.clear()

    def _start(self, name: str, given: dict[str, str]) -> None:
        if name in _CELL:
            self._begin_cell(given)
        elif name in _VALUE or name in _TEXT:
            self._parts.texts.clear()
        elif name in _ROW:
            self._begin_row(given)
        elif name in _FORMULA:
            self._formula = True
        elif name in _ASIDE:
            self._aside += 1
        elif name in _MERGED:
            self._merge(given.get("ref", ""))

    def _end(self, name: str) -> None:
        if name in _VALUE:
            self._value = "".join(self._parts.texts)
        elif name in _CELL:
            self._end_cell()
        elif name in _TEXT:
            if not self._aside:
                self._inline.extend(self._parts.texts)
        elif name in _ROW:
            if self._cells:
                self._rows.append(Row(self._number, self._cells))
        elif name in _ASIDE:
            self._aside -= 1

    def _merge(self, cells: str) -> None:
        self.merged.append(cells)
        if len(self.merged) > MOST_CELLS:
            raise damaged(f"more than {MOST_CELLS} ranges of a sheet are merged")

    def _begin_row(self, given: dict[str, str]) -> None:
        number = whole(given["r"]) if "r" in given else self._number + 1
        if not self._number < number <= MOST_ROWS:
            raise damaged("its rows are not in order")
        self._number, self._cells = number, []
        self._column = -1

    def _begin_cell(self, given: dict[str, str]) -> None:
        column = self._column + 1
        if (stated := given.get("r")) is not None:
            column, row = place(stated)
            if row != self._number or column < self._column + 1:
                raise damaged(f"its cells are not in order in row {self._number}")
        self._column = column
        self._given = given
        self._formula, self._value = False, None
        if self._inline:
            self._inline = []

    def _end_cell(self) -> None:
        form = self._given.get("t", "n")
        text = self._value or ""
        kind: Kind = _KINDS.get(form, "text")
        if form == "s":
            text = self._shared()
        elif kind == "text":
            text = decoded("".join(self._inline) if form == "inlineStr" else text)
        else:
            text = text.strip()
        if self._formula and not text and not (form == "str" and self._value is not None):
            kind = "formula"
        if text or kind == "formula":
            style = whole(self._given.get("s", "0"))
            self._cells.append(Cell(self._column, kind, text, style, self._formula))

    def _shared(self) -> str:
        if self._value is None:
            return ""
        at = whole(self._value)
        if not 0 <= at < len(self._book.texts):
            raise damaged(f"the text of cell {letters(self._column)}{self._number} is missing")
        return self._book.texts[at]


_CELL, _ROW, _VALUE, _TEXT, _FORMULA = named("c"), named("row"), named("v"), named("t"), named("f")
_ASIDE, _MERGED = named("rPh"), named("mergeCell")
