"""A file that a reader brings: judged in a process of its own, and given back as the files that would be stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from data import faultfile
from data.check import Verdict
from data.contract import Fault, Severity
from data.found import MEGABYTE, UPLOAD_BYTES
from data.text import quoted
from data.worker import ask

_KINDS = (".zip", ".xlsx")
_SEATS = BoundedSemaphore(2)  # judged at a time: each may take hundreds of megabytes


@dataclass(frozen=True, slots=True)
class Upload:
    """What is to be said of an upload: verdict, faults, what the package says of itself, and its files.

    `faults` lists at most `data.faults.KEPT` a table; `counts` says how many there are in all, and `every_fault` is a
    CSV of them, see `data.faultfile`.
    `files` are those of `data.packing.files`: no more than the tables that were accepted and `datapackage.json`,
    by name; none after a reject. `data.found.found_in` reads them again.
    """

    verdict: Verdict
    faults: tuple[Fault, ...]
    said: Mapping[str, str | bool]
    files: Mapping[str, bytes]
    counts: Mapping[Severity, int]
    every_fault: bytes


def judge_upload(content: bytes, name: str) -> Upload:
    """Judge a `.zip` or `.xlsx` by its bytes; `name` tells which it is. Raises nothing for whatever is brought.

    It waits while two others are judged. Nothing is written but into a private folder that is gone afterwards.
    """
    kind = Path(name).suffix.lower()
    if kind not in _KINDS:
        return _refused(
            f"{quoted(name)} is neither a .zip nor an .xlsx.", "Bring the package as one of them."
        )
    if len(content) > UPLOAD_BYTES:
        message = (
            f"{quoted(name)} has more than {UPLOAD_BYTES // MEGABYTE} MB, the most that an upload may have."
        )
        return _refused(message, "Split the package, or take out what does not belong to it.")
    with _SEATS, TemporaryDirectory() as folder:
        brought, kept = Path(folder, f"package{kind}"), Path(folder, "stored")
        brought.write_bytes(content)
        answer = ask(str(brought), as_object=True, tables=False, out=str(kept), faults=folder)
        files = {path.name: path.read_bytes() for path in sorted(kept.iterdir())} if kept.is_dir() else {}
        report = json.loads(b"".join(answer.report))
        faults = tuple(Fault(**problem) for problem in report["problems"])
        every, counts = faultfile.read(Path(folder), faults)
    return Upload(report["verdict"], faults, report["package"], files, counts, every)


def _refused(message: str, remedy: str) -> Upload:
    fault = Fault(None, None, None, None, message, remedy)
    return Upload("reject", (fault,), {}, {}, {"error": 1, "warning": 0}, faultfile.csv_of([fault]))
