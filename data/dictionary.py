"""The data dictionary and the package's resource list, made from the declarations of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from data.contract import Column, Table
from data.schema import TABLES

_HEAD = """\
# Data dictionary

What each table of a package promises. `python -m data dictionary` prints this page from the declarations in
`data/schema.py`; `python -m data check PATH` judges a package by them.

A table is a CSV named after it, or a sheet of a workbook: see [import.md](import.md). A CSV is UTF-8, with commas
and quotes as in RFC 4180, the names of the columns in the first row, columns in any order. An unknown is an empty
cell. **Key** columns tell the rows apart; *needed* cells may not be empty. Columns that are not needed may be
absent. A table that is not needed may be absent, and then counts as empty.
"""
_FRICTIONLESS = {"date": "date", "whole": "integer", "degrees": "number"}


def dictionary() -> str:
    """The data dictionary as Markdown."""
    contents = "\n".join(f"- [{table.name}](#{table.name}): {table.holds}" for table in TABLES)
    return "\n".join([_HEAD, contents, *("\n".join(_section(table)) for table in TABLES)])


def _section(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n"
    yield table.holds + (" Needed, with at least one row." if table.needed else "")
    yield "\n| column | holds | needed | refers to | meaning |\n|---|---|---|---|---|"
    yield from (_row(column, table) for column in table.columns)
    if len(table.key) > 1:
        yield f"\nNo two rows have the same {', '.join(f'`{name}`' for name in table.key)}."
    if not table.key:
        yield "\nNo two rows are the same."
    if table.rules:
        yield "\n" + "\n".join(f"- {rule}" for rule in table.rules)


def _row(column: Column, table: Table) -> str:
    name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
    needed = "yes" if column.needed else ""
    if column.default is not None:
        needed = f"{needed}; " * column.needed + f"absent: `{column.default}`"
    refers = f"[{column.refers}](#{column.refers})" if column.refers else ""
    return f"| {name} | {column.kind.promise} | {needed} | {refers} | {column.meaning} |"


def resources() -> list[dict[str, object]]:
    """The tables as `datapackage.json` lists them, in the terms of Frictionless Data."""
    return [_resource(table) for table in TABLES]


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key and all(table.by_name[name].needed for name in table.key):
        schema["primaryKey"] = list(table.key)
    foreign = [_foreign(column) for column in table.columns if column.refers]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": table.holds,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    kind = _FRICTIONLESS.get(column.kind.name, "string")
    constraints = {"constraints": {"required": True}} if column.needed else {}
    return {"name": column.name, "type": kind, "description": column.meaning, **constraints}


def _foreign(column: Column) -> dict[str, object]:
    target = next(table for table in TABLES if table.name == column.refers)
    reference = {"resource": target.name.replace("_", "-"), "fields": target.key[0]}
    return {"fields": column.name, "reference": reference}
