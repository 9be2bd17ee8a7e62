"""The rows that an exercise gathers, table by table, as the schema orders their columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.exercise.words import Told
from data.schema import BY_NAME, TABLES

Row = tuple[str, ...]


class Rows:
    """Tables that grow by rows; a text that is told in two languages leaves its French among the translations."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        self._told: set[tuple[str, str]] = set()

    def add(self, table: str, **cells: str | Told) -> None:
        """Add a row; columns that are not given stay empty."""
        columns = BY_NAME[table].names
        self.tables[table].append(tuple(str(_english(cells.get(name, ""))) for name in columns))
        for column, text in cells.items():
            if isinstance(text, Told):
                own = text.en if table == "appearances" else str(cells[columns[0]])
                self._translate(table, own, column, text.fr)

    def take(self, table: str, rows: Iterable[Mapping[str, str]]) -> None:
        """Take over rows as they are."""
        columns = BY_NAME[table].names
        self.tables[table] += [tuple(row[name] for name in columns) for row in rows]

    def _translate(self, table: str, row_id: str, column: str, text: str) -> None:
        if (row_id, column) not in self._told:
            self._told.add((row_id, column))
            self.tables["translations"].append((table, row_id, column, "fr", text))


def _english(text: str | Told) -> str:
    return text.en if isinstance(text, Told) else text
