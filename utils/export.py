"""What a reader takes away: files whose names say what is inside, and that carry the marking of the record."""

import json
from codecs import BOM_UTF8
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from data import boundaries
from data.check import judge
from data.descriptor import ESCAPE, escaped
from data.found import DESCRIPTOR
from data.packing import as_json, files, marked, rfc4180, zipped
from data.record import Package, Record
from data.schema import TABLES
from data.store import chosen
from utils.filters import ID_FILTERS, Filters

_ON_THE_MAP = ["partner_id", "name", "framework", "status", "state", "evidence", "meetings"]
_BOM = BOM_UTF8
"""A byte order mark: without it spreadsheets take UTF-8 for an older encoding."""


def file_name(filters: Filters, day: str, suffix: str) -> str:
    """`partner-engagement_GEO-MDA_2022-2024_2026-11-23.geojson`: what was asked, the as-of day, the kind of file."""
    ids = ["-".join(getattr(filters, key)[:4]) for key in ID_FILTERS if getattr(filters, key)]
    bounds = [bound for bound in (filters.since, filters.until) if bound]
    years = ["-".join(dict.fromkeys(str(bound.year) for bound in bounds))] if bounds else []
    return "_".join(["partner-engagement", *ids, *years, day]) + f".{suffix}"


def marking(package: Package) -> str:
    """The marking as every file bears it, exercise data with the word in front; empty where there is none."""
    return marked(package.marking, exercise=package.exercise)


def csv(rows: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with a byte order mark, RFC 4180, days as `YYYY-MM-DD`, nothing as an empty cell.

    A text that a spreadsheet would read as a formula gets one apostrophe in front; numbers stay numbers.
    """
    columns = [_cells(rows[name]) for name in rows.columns]
    header = list(map(escaped, map(str, rows.columns)))
    return _BOM + rfc4180([header, *zip(*columns, strict=True)], line_end="\r\n")


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
    narrowed = {DESCRIPTOR: as_json(described)}
    for table in TABLES:
        columns = [column.name for column in table.columns]
        frame = getattr(record, table.name).select(*columns).collect(backend="pandas").to_pandas()
        narrowed[f"{table.name}.csv"] = csv(frame)
    return zipped(narrowed, marking(package))


def package_files(folder: Path) -> dict[str, bytes]:
    """The package of a folder as it is stored, by file name; see `data.packing.files`."""
    return files(judge(folder))


def package(record: Record) -> bytes:
    """The whole package that is open as a zip that can be taken in again; see `package_files`."""
    return zipped(package_files(chosen()), marking(record.package))


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
