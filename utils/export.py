"""What a reader takes away: files whose names say what is inside, and that carry the marking of the record."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from data import boundaries
from data.check import Judgement, judge
from data.descriptor import ESCAPE, escaped
from data.editions.content import judged
from data.editions.opening import files_of_open
from data.editions.place import place
from data.editions.seal import digest
from data.exercise.package import exercise
from data.exercise.words import MARK
from data.found import DESCRIPTOR
from data.packing import as_json, files, marked, rfc4180, zipped
from data.record import Package, Record
from data.schema import TABLES
from utils.filters import ID_FILTERS, Filters

_ON_THE_MAP = ["partner_id", "name", "framework", "status", "state", "evidence", "meetings"]
_BOM = BOM_UTF8
"""A byte order mark: without it spreadsheets take UTF-8 for an older encoding."""


def file_name(filters: Filters, day: str, suffix: str, *, exercise: bool = False) -> str:
    """`partner-engagement_GEO-MDA_2022-2024_2026-11-23.geojson`: what was asked, the as-of day, the kind of file.

    With exercise data the name begins with `EXERCISE_`.
    """
    ids = ["-".join(getattr(filters, key)[:4]) for key in ID_FILTERS if getattr(filters, key)]
    bounds = [bound for bound in (filters.since, filters.until) if bound]
    years = ["-".join(dict.fromkeys(str(bound.year) for bound in bounds))] if bounds else []
    return "_".join([*[MARK] * exercise, "partner-engagement", *ids, *years, day]) + f".{suffix}"


def marking(package: Package) -> str:
    """The marking as every page and file bears it, exercise data with the word in front; empty where there is none."""
    return marked(package.marking, exercise=package.exercise)


def noted(name: str, make: Callable[[], bytes], by: str) -> bytes:
    """What `make` gives, once the audit log says who took it away under that name, with its SHA-256."""
    content = make()
    place().note("export", by=by, now=datetime.now(UTC), file=name, sha256=digest(content))
    return content


def csv(rows: pd.DataFrame) -> bytes:
    """A frame as CSV: UTF-8 with a byte order mark, RFC 4180, days as `YYYY-MM-DD`, nothing as an empty cell.

    A text that a spreadsheet would read as a formula gets one apostrophe in front; numbers stay numbers.
    """
    columns = [_cells(rows[name]) for name in rows.columns]
    header = list(map(escaped, map(str, rows.columns)))
    return _BOM + rfc4180([header, *zip(*columns, strict=True)], line_end="\r\n")


def numbers(record: Record, rows: pd.DataFrame) -> bytes:
    """The numbers of one figure as `csv` writes them, with a last column `marking` that every row bears."""
    return csv(rows.assign(marking=marking(record.package)))


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
    return _zipped(narrowed, package)


def package_files(judgement: Judgement, marking: str = "") -> dict[str, bytes]:
    """The package as it is stored, by file name, under the marking that it goes out with; see `data.packing.files`."""
    packed = files(judgement)
    if marking and marking != judgement.said.get("marking"):
        packed[DESCRIPTOR] = as_json(json.loads(packed.get(DESCRIPTOR, b"{}")) | {"marking": marking})
    return packed


def package(record: Record, *, made_up: bool = False) -> bytes:
    """The whole package that is open as a zip that can be taken in again; see `package_files`.

    `made_up` where it is the exercise that the dashboard makes itself.
    """
    if made_up:
        return _zipped(exercise().files(), record.package)
    at = place()
    kept = files_of_open(at, record.edition)
    judgement = judge(at.base) if kept is None else judged(kept)
    return _zipped(package_files(judgement, record.package.marking), record.package)


def _zipped(content: Mapping[str, bytes], package: Package) -> bytes:
    return zipped(content, marking(package), exercise=package.exercise)


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
