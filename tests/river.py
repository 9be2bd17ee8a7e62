"""The invented package of the River Forum, to be spoilt: a test changes what it is about and leaves the rest whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.check import Judgement

RIVER = Path(__file__).parent / "packages" / "river-forum"


class River:
    """The tables as rows of cells, the header first, and the bytes of the files that are to differ from that."""

    def __init__(self) -> None:
        self.tables = {file.stem: _rows(file) for file in sorted(RIVER.glob("*.csv"))}
        self.described: dict[str, Any] = json.loads((RIVER / "datapackage.json").read_text(encoding="utf-8"))
        self.files: dict[str, bytes] = {}

    def cell(self, table: str, row: int, column: str, value: str) -> River:
        """Put a value into a cell; the header is row 1."""
        rows = self.tables[table]
        rows[row - 1][rows[0].index(column)] = value
        return self

    def header(self, table: str, column: str, name: str) -> River:
        """Call a column by another name."""
        return self.cell(table, 1, column, name)

    def add(self, table: str, /, **cells: str) -> River:
        """Add a row; the cells that are not given are empty."""
        rows = self.tables[table]
        rows.append([cells.get(name, "") for name in rows[0]])
        return self

    def copy(self, table: str, row: int, /, **cells: str) -> River:
        """Add a row like another, but for some cells."""
        rows = self.tables[table]
        return self.add(table, **(dict(zip(rows[0], rows[row - 1], strict=True)) | cells))

    def without(self, table: str, *columns: str) -> River:
        """Take out columns, or the whole table."""
        rows = self.tables[table]
        places = [rows[0].index(column) for column in columns]
        if places:
            self.tables[table] = [[c for at, c in enumerate(row) if at not in places] for row in rows]
        else:
            del self.tables[table]
        return self

    def cut(self, table: str) -> River:
        """Keep the header of a table and no row."""
        del self.tables[table][1:]
        return self

    def raw(self, name: str, content: bytes | str) -> River:
        """Give a file's bytes as they are."""
        self.files[name] = content.encode() if isinstance(content, str) else content
        return self

    def text(self, table: str) -> str:
        """A table as CSV."""
        return "".join(",".join(map(_quoted, row)) + "\n" for row in self.tables[table])

    def says(self, **keys: object) -> River:
        """Have the package say something of itself."""
        self.described |= keys
        return self

    def write(self, folder: Path) -> Path:
        """Write the package into a folder, and give the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.whole().items():
            (folder / name).write_bytes(content)
        return folder

    def whole(self) -> Mapping[str, bytes]:
        """The bytes of every file, by its name."""
        return {
            "datapackage.json": json.dumps(self.described).encode(),
            **{f"{table}.csv": self.text(table).encode() for table in self.tables},
            **self.files,
        }


def one_more() -> River:
    """The River Forum with one more meeting."""
    return River().copy(
        "meetings", 2, meeting_id="landing-2023-07-10", start_date="2023-07-10", end_date="2023-07-10"
    )


def many_faults(count: int) -> River:
    """The River Forum with so many topics whose theme is not on record."""
    river = River()
    for number in range(count):
        river.copy("topics", 2, topic_id=f"more-{number}", theme_id="=fire")
    return river


def places(judgement: Judgement) -> list[tuple[str | None, int | None, str | None, str]]:
    """Where the faults of a judgement lie, and how grave each is."""
    return [(fault.table, fault.row, fault.column, fault.severity) for fault in judgement.faults]


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\r\n') else cell


def _rows(file: Path) -> list[list[str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.reader(lines))
