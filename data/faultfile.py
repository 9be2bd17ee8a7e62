"""Every fault of a package as a file: where, what and how to mend it, a line a fault."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields
from pathlib import Path

from data.contract import Fault, Severity
from data.descriptor import escaped
from data.faults import KEPT, and_more
from data.packing import rfc4180

MOST = 50_000
"""So many are written as they are found; whoever has more mends these first."""

_FILE, _COUNTS = "faults.csv", "counts.json"
_LINE_END = "\r\n"
_HEAD = BOM_UTF8 + rfc4180([[field.name for field in fields(Fault)]], _LINE_END)


class FaultFile:
    """Writes faults into a folder as they are told; `read` gives them back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = 0
        self._stream = (folder / _FILE).open("wb")
        self._stream.write(_HEAD)

    def tell(self, fault: Fault) -> None:
        """Write one fault, if there is room."""
        if self._written < MOST:
            self._stream.write(_line(fault))
            self._written += 1

    def close(self, counts: Mapping[Severity, int]) -> None:
        """End the file, with the true total where not all is in it; `counts` is the total by severity."""
        total = sum(counts.values())
        if total > self._written:
            severity: Severity = "error" if counts["error"] else "warning"
            self._stream.write(_line(and_more("", total, self._written, severity)))
        self._stream.close()
        (self._folder / _COUNTS).write_text(json.dumps(counts), "utf-8")


def read(folder: Path, listed: Sequence[Fault]) -> tuple[bytes, Mapping[Severity, int]]:
    """All faults as CSV with a byte order mark, and how many there are by severity.

    `listed` as `Faults.listed` gives them. Where that is all of them, the file is of these, in their order.
    """
    if max(Counter(fault.table for fault in listed).values(), default=0) > KEPT:
        return (folder / _FILE).read_bytes(), json.loads((folder / _COUNTS).read_text("utf-8"))
    return csv_of(listed), Counter(fault.severity for fault in listed)


def csv_of(faults: Iterable[Fault]) -> bytes:
    """Faults as CSV in their order, a column an attribute; no cell is a formula to a spreadsheet."""
    return _HEAD + b"".join(map(_line, faults))


def _line(fault: Fault) -> bytes:
    cells = ("" if value is None else str(value) for value in astuple(fault))
    return rfc4180([[escaped(cell) for cell in cells]], _LINE_END)
