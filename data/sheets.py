"""Tables as they were read: text cells by column, none shifted, with the faults of header and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, repeat

from data.contract import Table, Wrong
from data.csvtext import UNCLOSED, Record, Remark, UnreadableError
from data.faults import Faults
from data.found import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Found
from data.schema import TABLES
from data.text import plain, quoted

_AT_ONCE = 2048  # rows turned into columns at a time
_REMEMBERED = 50_000  # texts of a table that are kept once though they stand in many cells


@dataclass(slots=True)
class Sheet:
    """The cells of one table by column, in file order; the first record is row 2.

    `header` holds the columns of ours that the file has, in its order. Rows whose cells cannot be told apart
    are `broken`: they stand in place, empty; what they held is `spilled`, and nothing else is blamed for it.
    A single cell whose text is not known is empty, and `unsure` by its row and column.
    """

    table: Table
    header: tuple[str, ...] = ()
    cells: dict[str, list[str]] = field(default_factory=dict)
    rows: int = 0
    broken: set[int] = field(default_factory=set)
    spilled: set[str] = field(default_factory=set)
    unsure: set[tuple[int, str]] = field(default_factory=set)
    cut_off: bool = False  # it holds more than could be read

    def column(self, name: str) -> list[str]:
        """The cells of a column, where it is absent its default or empty."""
        given = self.cells.get(name)
        if given is not None:
            return given
        return [self.table.by_name[name].default or ""] * self.rows


@dataclass(frozen=True, slots=True)
class Sheets:
    """Every table that a package has and that could be read; `unread` could not, or are missing."""

    by_name: Mapping[str, Sheet]
    unread: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Sheet:
        """The table of that name."""
        return self.by_name[name]

    def __contains__(self, name: str) -> bool:
        """Whether the package has that table."""
        return name in self.by_name

    def column(self, table: str, name: str) -> list[str]:
        """The cells of a column; none where the table is absent."""
        return self.by_name[table].column(name) if table in self.by_name else []

    def can_tell(self, table: str, name: str) -> bool:
        """Whether the column could be read, so that what is not in it does not exist."""
        if table in self.unread:
            return False
        sheet = self.by_name.get(table)
        return sheet is None or (name in sheet.cells and not sheet.cut_off)


def read(found: Found, faults: Faults, cell: Callable[[str], str] | None) -> Sheets:
    """Read every table that was found; `cell` undoes an escape where the package says that it has one."""
    sheets: dict[str, Sheet] = {}
    unread = set(found.unread)
    left = MOST_ROWS
    for table in TABLES:
        if table.name not in found.tables:
            _missed(table, unread, faults)
            continue
        try:
            sheet = read_one(table, found.tables[table.name](), left, faults, cell)
        except UnreadableError as error:
            faults.add(table.name, None, None, None, error.wrong)
            unread.add(table.name)
            continue
        left -= sheet.rows
        sheets[table.name] = sheet
        if table.needed and not sheet.rows and not sheet.cut_off:
            wrong = Wrong("The table is needed and has no row.", "Add its rows.")
            faults.add(table.name, None, None, None, wrong)
    return Sheets(sheets, frozenset(unread))


def _missed(table: Table, unread: set[str], faults: Faults) -> None:
    if table.needed and table.name not in unread:
        wrong = Wrong(
            f"The table {table.name} is missing; it is needed.", f"Add {table.name}, with a row or more."
        )
        faults.add(table.name, None, None, None, wrong)
        unread.add(table.name)


def read_one(
    table: Table,
    lines: Iterator[Record],
    most: int,
    faults: Faults,
    cell: Callable[[str], str] | None = None,
) -> Sheet:
    """Read one table of at most so many rows. Raises UnreadableError where its file cannot be read as one."""
    first = next(lines, Record([]))
    if first.wrong is not None:
        faults.add(table.name, 1, None, None, first.wrong)
        return Sheet(table, cut_off=True)
    places = _header(table, first.cells, faults)
    sheet = Sheet(table, tuple(places), {name: [] for name in places})
    _Rows(sheet, places, len(first.cells), faults, cell).fill(lines, most)
    return sheet


def _header(table: Table, names: list[str], faults: Faults) -> dict[str, int]:
    """Where each column of ours stands; the first place of a repeated one."""
    if names in ([], [""]):
        wrong = Wrong(
            "The first row is empty; the names of the columns stand there.", f"Write {','.join(table.names)}."
        )
        faults.add(table.name, 1, None, None, wrong)
        return {}
    if len(names) > MOST_COLUMNS:
        wrong = Wrong(
            f"The table has {len(names)} columns; {MOST_COLUMNS} is the most.", "Take out what is not needed."
        )
        faults.add(table.name, 1, None, None, wrong)
    for name, times in Counter(names).items():
        _column_name(table, name, names, faults)
        if times > 1:
            wrong = Wrong(f"The column {quoted(name)} stands there {times} times.", "Keep one of them.")
            faults.add(table.name, 1, name, name, wrong)
    for column in table.columns:
        if column.demanded and column.name not in names:
            wrong = Wrong(
                f"The column {column.name} is missing; it is needed.", f"Add the column {column.name}."
            )
            faults.add(table.name, 1, column.name, None, wrong)
    ours = {name: place for place, name in reversed([*enumerate(names)]) if name in table.by_name}
    return dict(sorted(ours.items(), key=lambda item: item[1]))


def _column_name(table: Table, name: str, names: list[str], faults: Faults) -> None:
    if name in table.by_name:
        return
    meant = plain(name).lower().replace(" ", "_").replace("-", "_")
    if not meant:
        wrong = Wrong(
            "A column has no name.", "Name the column, or take it out with the commas that make it."
        )
    elif meant in table.by_name:
        wrong = Wrong(f"The column is called {quoted(name)} and not '{meant}'.", f"Call it {meant}.")
    elif len(names) == 1 and any(sign in name for sign in ";\t|"):
        wrong = Wrong("The cells are not separated by commas.", "Save the table as CSV with commas.")
    else:
        message = f"{quoted(name)} is no column of {table.name}; it is not stored."
        wrong = Wrong(message, "Take it out, or give it the name of a column.", "warning")
    faults.add(table.name, 1, name, name, wrong)


class _Rows:
    """Turns records into columns."""

    def __init__(
        self,
        sheet: Sheet,
        places: dict[str, int],
        width: int,
        faults: Faults,
        cell: Callable[[str], str] | None,
    ) -> None:
        self._sheet, self._places, self._width, self._faults = sheet, places, width, faults
        text = {column.name for column in sheet.table.columns if not column.kind.number}
        self._mend = {name: cell for name in places if cell is not None and name in text}
        self._kept: dict[str, str] = {}
        self._blank = [""] * width

    def fill(self, lines: Iterator[Record], most: int) -> None:
        """Take all records, up to as many as a package may still have."""
        sheet = self._sheet
        inner = _without_last_blanks(lines)
        while batch := list(islice(inner, _AT_ONCE)):
            if sheet.rows + len(batch) > most:
                message = f"The package has more than {MOST_ROWS:,} rows; the rest of this table is not read."
                self._faults.add(sheet.table.name, None, None, None, Wrong(message, "Split the package."))
                del batch[most - sheet.rows :]
                self._columns(batch)
                sheet.cut_off = True
                break
            self._columns(batch)

    def _columns(self, batch: list[Record]) -> None:
        rows = [self._row(record, row) for row, record in enumerate(batch, self._sheet.rows + 2)]
        self._sheet.rows += len(rows)
        columns = list(zip(*rows, strict=True))
        for name, place in self._places.items() if columns else ():
            kept = self._kept if len(self._kept) < _REMEMBERED else {}
            texts = [kept.setdefault(text, text) for text in columns[place]]
            if mend := self._mend.get(name):
                texts = [mend(text) for text in texts]
            self._sheet.cells[name].extend(texts)

    def _row(self, record: Record, row: int) -> list[str]:
        cells = record.cells
        if record.wrong is not None:
            self._sheet.cut_off |= record.wrong is UNCLOSED
            return self._break(row, cells, None, record.wrong)
        if not cells[0] and not any(cells):
            return self._break(row, cells, "", _EMPTY)
        if len(cells) != self._width:
            message = f"The row has {len(cells)} cells and the header {self._width}."
            remedy = "Give each column one cell; put a text with commas in quotes."
            return self._break(row, cells, ",".join(cells), Wrong(message, remedy))
        if max(map(len, cells)) > LONGEST_CELL:
            return self._overlong(row, cells)
        for remark in record.remarks:
            self._remark(row, remark)
        return cells

    def _remark(self, row: int, remark: Remark) -> None:
        column = self._column_at(remark.place)
        self._faults.add(self._sheet.table.name, row, column, remark.value, remark.wrong)
        if column is not None and remark.wrong.severity == "error":
            self._sheet.unsure.add((row, column))

    def _column_at(self, place: int) -> str | None:
        return next((name for name, at in self._places.items() if at == place), None)

    def _overlong(self, row: int, cells: list[str]) -> list[str]:
        place = next(place for place, cell in enumerate(cells) if len(cell) > LONGEST_CELL)
        column = self._column_at(place)
        message = f"The cell has {len(cells[place]):,} characters; {LONGEST_CELL:,} is the most."
        fitting = [cell for cell in cells if len(cell) <= LONGEST_CELL]
        return self._break(row, fitting, cells[place], Wrong(message, "Shorten the text."), column)

    def _break(
        self, row: int, cells: list[str], value: str | None, wrong: Wrong, column: str | None = None
    ) -> list[str]:
        self._faults.add(self._sheet.table.name, row, column, value, wrong)
        self._sheet.broken.add(row)
        self._sheet.spilled.update(cells)
        return self._blank


_EMPTY = Wrong("The row is empty.", "Take the row out.")


def _without_last_blanks(lines: Iterator[Record]) -> Iterator[Record]:
    """The records without the blank lines after the last one."""
    blanks = 0
    for record in lines:
        if record == _BLANK:
            blanks += 1
            if blanks > MOST_ROWS:
                raise UnreadableError(
                    "The file holds more empty lines than a package may have rows.", "Take them out."
                )
            continue
        yield from repeat(_BLANK, blanks)
        blanks = 0
        yield record


_BLANK = Record([""])
