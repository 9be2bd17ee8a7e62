"""The verdict in writing: as one JSON object, or as lines to be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice

from data.check import Judgement
from data.contract import Fault
from data.sheets import Sheet

EXIT = {"accept": 0, "warn": 1, "reject": 2}
_SENTENCE = {
    "accept": "The package keeps its promises.",
    "warn": "The package can be taken; see first what is odd about it.",
    "reject": "The package cannot be taken as it is.",
}
_ROWS = 4096  # written at a time


def written(judgement: Judgement, *, as_object: bool, tables: bool) -> Iterator[str]:
    """The report in pieces, as one object or as lines."""
    return as_json(judgement, tables=tables) if as_object else as_lines(judgement, tables=tables)


def as_json(judgement: Judgement, *, tables: bool) -> Iterator[str]:
    """The report as one JSON object in ASCII, in pieces; with `tables` what would be stored, if anything."""
    head = {
        "verdict": judgement.verdict,
        "problems": [asdict(fault) for fault in judgement.faults],
        "package": dict(judgement.said),
    }
    text = json.dumps(head)
    if not tables or judgement.verdict == "reject":
        yield text + "\n"
        return
    yield text[:-1] + ', "tables": {'
    for place, (name, sheet) in enumerate(judgement.sheets.by_name.items()):
        yield f"{', ' if place else ''}{json.dumps(name)}: ["
        yield from _rows(sheet)
        yield "]"
    yield "}}\n"


def _rows(sheet: Sheet) -> Iterator[str]:
    rows = zip(*(sheet.cells[name] for name in sheet.header), strict=True)
    joint = ""
    while batch := [dict(zip(sheet.header, cells, strict=True)) for cells in islice(rows, _ROWS)]:
        yield joint + json.dumps(batch)[1:-1]
        joint = ", "


def as_lines(judgement: Judgement, *, tables: bool) -> Iterator[str]:
    """The report for a reader: a sentence, a line a problem, and with `tables` what would be stored."""
    yield f"{judgement.verdict}: {_SENTENCE[judgement.verdict]}\n"
    for fault in judgement.faults:
        yield f"{line(fault)}\n"
    if tables and judgement.verdict != "reject":
        for name, sheet in judgement.sheets.by_name.items():
            yield f"{name}: {sheet.rows} rows\n"


def line(fault: Fault) -> str:
    """A fault in one line: where, what is wrong, and how to mend it."""
    place = [fault.table] if fault.table else []
    place += [f"row {fault.row}"] if fault.row else []
    place += [fault.column] if fault.column else []
    where = ", ".join(place) or "package"
    return f"{fault.severity}: {where}: {fault.message} {fault.remedy}"
