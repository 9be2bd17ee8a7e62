"""All that an edition holds: a package that was judged, written the one way that it is kept."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data import sheets
from data.check import Judgement, judge_found
from data.csvtext import Record as CsvRecord
from data.csvtext import records
from data.descriptor import describe
from data.faults import Faults
from data.found import DESCRIPTOR, Found
from data.packing import as_json, rfc4180, rows
from data.record import RecordError, edition
from data.sheets import Sheets
from data.store import find


@dataclass(frozen=True, slots=True)
class Content:
    """The files of an edition by name: CSV in UTF-8 with line feeds, no cell escaped, and what describes them."""

    edition: str
    files: Mapping[str, bytes]


def content_of(place: Path | str) -> Content:
    """What the package at a path holds. Raises RecordError with every fault where it cannot be taken."""
    faults = Faults()
    found = find(place, faults)
    if found is None:
        raise RecordError(faults.listed())
    return _content(found, faults)


def content_of_files(files: Mapping[str, bytes]) -> Content:
    """The same of the files of a package, by name. Raises RecordError where it cannot be taken."""
    return _content(_found(files), Faults())


def judged(files: Mapping[str, bytes]) -> Judgement:
    """The judgement on files that are kept."""
    return judge_found(_found(files), Faults())


def read(files: Mapping[str, bytes]) -> Sheets:
    """The tables of files that are kept, as they stand there."""
    return sheets.read(_found(files), Faults(), None)


def described(files: Mapping[str, bytes]) -> Mapping[str, object]:
    """What `datapackage.json` says, key by key."""
    return describe(files.get(DESCRIPTOR), Faults()).whole


def _content(found: Found, faults: Faults) -> Content:
    judgement = judge_found(found, faults)
    if judgement.verdict == "reject":
        raise RecordError(judgement.faults)
    kept = judgement.sheets.by_name
    files = {f"{name}.csv": rfc4180([sheet.header, *rows(sheet)]) for name, sheet in kept.items()}
    # A workbook says what the package is on a sheet; cells that were escaped no longer are.
    whole = {key: value for key, value in judgement.descriptor.whole.items() if key != "escape"}
    if found.descriptor is not None and not judgement.descriptor.escaped:
        files[DESCRIPTOR] = found.descriptor
    elif whole:
        files[DESCRIPTOR] = as_json(whole)
    return Content(edition(judgement), files)


def _found(files: Mapping[str, bytes]) -> Found:
    tables: dict[str, Callable[[], Iterator[CsvRecord]]] = {
        name.removesuffix(".csv"): _Csv(content) for name, content in files.items() if name.endswith(".csv")
    }
    return Found(tables=tables, descriptor=files.get(DESCRIPTOR))


@dataclass(frozen=True, slots=True)
class _Csv:
    """The records of a table that is kept."""

    content: bytes

    def __call__(self) -> Iterator[CsvRecord]:
        return records(io.BytesIO(self.content))
