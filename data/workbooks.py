"""The workbooks that are handed out: a package as it is stored, and the template of one, made from the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.check import Judgement
from data.contract import Column, Table
from data.packing import rows
from data.schema import TABLES
from data.sheets import Sheet
from data.sheetwriter import Choice, Look, Written, workbook
from data.workbook import GUIDE, SAID

_WIDTH, _WIDE = 18, 44
_BROAD = frozenset({"name", "title", "note", "summary", "description", "text", "official_name", "url"})
_GUIDE = (
    "Fill in one sheet a table; the names in row 1 stay as they are. Blue headers are needed, grey ones are not.",
    "Needed are the sheets sources, partners, series and meetings, with a row or more; others may stay empty.",
    "Sources may be one row, such as your own attendance list; every other row then gives its source_id.",
    "An unknown is an empty cell. Cells are formatted as text, so that 2024-03 stays what you write.",
    "An id is made of small letters and digits, joined by hyphens; a nation's is its three capitals (ISO 3166-1).",
    "The examples are invented and are not read. This sheet is passed over when the workbook is checked.",
)
_EXAMPLES: Mapping[str, str] = {
    "partner_id": "XYZ",
    "iso_a2": "XY",
    "start_date": "2026-03-04",
    "end_date": "2026-03-05",
    "meeting_id": "example-series-2026-03-04",
    "audience": "invited",
    "url": "https://example.org/list",
    "capital_lat": "41.72",
    "capital_lon": "44.79",
    "position": "1",
    "value": "26",
    "table": "meetings",
    "row_id": "example-series-2026-03-04",
    "column": "title",
}


def exported(judgement: Judgement) -> bytes:
    """The package as a workbook, a sheet a table: real texts, no apostrophe in front."""
    said = judgement.descriptor.whole
    sheets = [_stored(sheet) for sheet in judgement.sheets.by_name.values()]
    if said:
        sheets.append(_plain(SAID.name, [SAID.names, *_said(said)], len(SAID.names)))
    return workbook(sheets)


def _stored(sheet: Sheet) -> Written:
    return _plain(sheet.table.name, _with_header(sheet), len(sheet.header))


def _with_header(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    yield sheet.header
    yield from rows(sheet)


def _plain(name: str, cells: Iterator[tuple[str, ...]] | list[tuple[str, ...]], width: int) -> Written:
    return Written(name, cells, ["header"] * width, [_WIDTH] * width)


def _said(whole: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What a sheet can say: texts, the flag and the languages; how the tables lie in files is left out."""
    for key, value in whole.items():
        if key == "escape":
            continue
        if isinstance(value, bool):
            yield key, str(value).lower()
        elif isinstance(value, str) and value:
            yield key, value
        elif key == "languages" and isinstance(value, list):
            yield key, ", ".join(map(str, value))


def template() -> bytes:
    """An empty package as a workbook: a sheet that explains, then the tables, the needed ones first."""
    ordered = sorted(TABLES, key=lambda table: not table.needed)
    said = [
        SAID.names,
        *((key, "") for key in ("name", "title", "version", "marking")),
        ("exercise", "false"),
    ]
    return workbook([_guide(ordered), *map(_empty, ordered), _plain(SAID.name, said, len(SAID.names))])


def _empty(table: Table) -> Written:
    looks: list[Look] = ["needed" if column.needed else "header" for column in table.columns]
    widths = [_WIDE if column.name in _BROAD else _WIDTH for column in table.columns]
    return Written(table.name, [table.names], looks, widths, choices=[*map(_choice, table.columns)])


def _choice(column: Column) -> Choice:
    needed = " Needed." if column.needed else ""
    refers = f" An id of {column.refers}." if column.refers else ""
    return Choice(column.name, f"{column.meaning} {_wants(column)}.{refers}{needed}", column.kind.words)


def _wants(column: Column) -> str:
    promise = column.kind.promise
    return promise[:1].upper() + promise[1:]


def _guide(tables: list[Table]) -> Written:
    lines: list[tuple[str, ...]] = [("table", "column", "needed", "what it wants", "example (invented)")]
    lines += [("first", "", "", text, "") for text in _GUIDE]
    for table in tables:
        lines += [
            (
                table.name,
                column.name,
                "yes" if column.needed else "",
                f"{column.meaning} {_wants(column)}.",
                example(column),
            )
            for column in table.columns
        ]
    return Written(GUIDE, lines, ["header"] * 5, [24, 20, 10, 80, 34], body="wrapped")


def example(column: Column) -> str:
    """An invented value that the column takes, which goes with those of the other columns."""
    if column.name in _EXAMPLES:
        return _EXAMPLES[column.name]
    if column.kind.words:
        return column.kind.words[0]
    match column.kind.name:
        case "id":
            return f"example-{column.name.removesuffix('_id')}"
        case "date":
            return "2026-03-04"
        case "pdate":
            return "2026-03"
        case _:
            return f"Example: {column.name}"
