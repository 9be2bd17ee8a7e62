"""What a reader takes away: files whose names say what is inside, and that carry the marking of the record."""

import csv as csvfile
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from data import boundaries
from data.contract import Column
from data.csvtext import records
from data.descriptor import ESCAPE, describe, escaped, unescaped
from data.faults import Faults
from data.found import DESCRIPTOR
from data.record import Package, Record
from data.schema import BY_NAME, TABLES
from data.store import chosen, find
from utils.filters import ID_FILTERS, Filters

_ON_THE_MAP = ["partner_id", "name", "framework", "status", "state", "evidence", "meetings"]
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""A byte order mark: without it spreadsheets take UTF-8 for an older encoding."""


def file_name(filters: Filters, day: str, suffix: str) -> str:
    """`partner-engagement_GEO-MDA_2022-2024_2026-11-23.geojson`: what was asked, the as-of day, the kind of file."""
    ids = ["-".join(getattr(filters, key)[:4]) for key in ID_FILTERS if getattr(filters, key)]
    bounds = [bound for bound in (filters.since, filters.until) if bound]
    years = ["-".join(dict.fromkeys(str(bound.year) for bound in bounds))] if bounds else []
    return "_".join(["partner-engagement", *ids, *years, day]) + f".{suffix}"


def marking(package: Package) -> str:
    """The marking as every file bears it, exercise data with the word in front; empty where there is none."""
    return " · ".join(
        ["EXERCISE EXERCISE EXERCISE"] * package.exercise + [package.marking] * bool(package.marking)
    )


def csv(rows: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with a byte order mark, RFC 4180, days as `YYYY-MM-DD`, nothing as an empty cell.

    A text that a spreadsheet would read as a formula gets one apostrophe in front; numbers stay numbers.
    """
    columns = [_cells(rows[name]) for name in rows.columns]
    return _written([list(map(escaped, map(str, rows.columns))), *zip(*columns, strict=True)], bom=True)


def numbers(record: Record, rows: pd.DataFrame) -> bytes:
    """The numbers of one figure as `csv` writes them, with a last column `marking` that every row bears."""
    return csv(rows.assign(marking=marking(record.package)) if marking(record.package) else rows)


def tables(record: Record, filters: Filters) -> bytes:
    """The rows that the filters leave of every table, in the language of the record, as a zip of CSV files.

    Its `datapackage.json` bears the marking, and says which edition was narrowed by what.
    """
    package = record.package
    said = {
        "name": package.name,
        "title": package.title,
        "version": package.version,
        "created": package.created.isoformat() if package.created else "",
        "languages": list(package.languages),
        "marking": package.marking,
        "main_series": package.main_series,
    }
    described = {
        **{key: value for key, value in said.items() if value},
        "exercise": package.exercise,
        "escape": ESCAPE,
        "edition": record.edition,
        "as_of": record.as_of.isoformat(),
        "filters": filters.to_query(),
    }
    files = {DESCRIPTOR: _json(described)}
    for table in TABLES:
        columns = [column.name for column in table.columns]
        frame = getattr(record, table.name).select(*columns).collect(backend="pandas").to_pandas()
        files[f"{table.name}.csv"] = csv(frame)
    return _zipped(files, marking(package))


def package_files(folder: Path) -> dict[str, bytes]:
    """The package of a folder as it stands, byte for byte, by file name.

    Only where a cell would be read as a formula the table is written anew with that cell escaped, and
    `datapackage.json` says so: taken in again, it is the same edition.
    """
    found = find(folder, Faults())
    if found is None:
        return {}
    descriptor = describe(found.descriptor, Faults())
    undo = unescaped if descriptor.escaped else str
    files: dict[str, bytes] = {}
    changed = False
    for name in found.tables:
        raw = (folder / f"{name}.csv").read_bytes()
        safe = _safe(raw, BY_NAME[name].by_name, undo)
        files[f"{name}.csv"] = raw if safe is None else safe
        changed = changed or safe is not None
    if found.descriptor is not None:
        files[DESCRIPTOR] = found.descriptor
    if changed and not descriptor.escaped:
        told = json.loads((found.descriptor or b"{}").decode("utf-8-sig"))
        files[DESCRIPTOR] = _json({**told, "escape": ESCAPE})
    return files


def package(record: Record) -> bytes:
    """The whole package that is open as a zip that can be taken in again; see `package_files`."""
    return _zipped(package_files(chosen()), marking(record.package))


def geojson(record: Record, nations: pd.DataFrame, level: boundaries.Level = "world") -> bytes:
    """The nations of the map with their shapes and what the map says of them; see `metrics.map.nations`.

    Members beside the features: marking, exercise, edition, as_of. A nation without a shape has a null geometry.
    """
    shapes = boundaries.located(nations[_ON_THE_MAP], level)
    collection = json.loads(shapes[[*_ON_THE_MAP, "geometry"]].to_json())
    said = {
        "marking": record.package.marking,
        "exercise": record.package.exercise,
        "edition": record.edition,
        "as_of": record.as_of.isoformat(),
    }
    return json.dumps({**said, **collection}, ensure_ascii=False, allow_nan=False).encode()


def _safe(raw: bytes, columns: Mapping[str, Column], undo: Callable[[str], str]) -> bytes | None:
    """The table with its dangerous cells escaped; nothing where it has none that are not so already."""
    header, *rows = (record.cells for record in records(io.BytesIO(raw)) if record.cells != [""])
    text = [name not in columns or not columns[name].kind.number for name in header]
    safe = [
        [escaped(undo(cell)) if is_text else cell for cell, is_text in zip(row, text, strict=False)]
        for row in rows
    ]
    return None if safe == rows else _written([list(map(escaped, header)), *safe], bom=False)


def _cells(column: "pd.Series[Any]") -> list[str]:
    """The cells of a column as a file has them."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return [f"{value:%Y-%m-%d}" if pd.notna(value) else "" for value in column]
    return [_cell(value) for value in column.tolist()]


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a frame holds
    if isinstance(value, list | tuple):
        return escaped("; ".join(map(str, value)))
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float | date):
        return str(value)
    return escaped(str(value))


def _written(rows: Iterable[Sequence[str]], *, bom: bool) -> bytes:
    text = io.StringIO()
    text.write(_BOM * bom)
    csvfile.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _json(said: Mapping[str, object]) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _zipped(files: Mapping[str, bytes], comment: str) -> bytes:
    """The files in one archive, the same bytes for the same files, with the marking as the archive's comment."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()[:65_535]
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return whole.getvalue()
