"""Where tables live: a folder, an archive of it, or a workbook; their records are found there and not yet judged."""

from __future__ import annotations

import io
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Literal

from data import workbook, zipped
from data.contract import Wrong
from data.csvtext import UnreadableError
from data.faults import Faults
from data.found import (
    MEGABYTE,
    MOST_BYTES,
    MOST_FILES,
    UPLOAD_BYTES,
    Counted,
    Entry,
    Found,
    Purse,
    is_leftover,
    table_of,
    take,
)
from data.schema import BY_NAME
from data.text import quoted

SHIPPED = Path(__file__).parent / "tables"
PLACE = "DASHBOARD_DATA"  # the environment variable that names another package
_READERS = {".zip": zipped.find, ".xlsx": workbook.find}
_COUNTERS = {".zip": zipped.lines, ".xlsx": workbook.lines}


def find(place: Path | str, faults: Faults) -> Found | None:
    """What lies at the path, or nothing where no package can be read there."""
    if not os.fspath(place):
        _refuse(faults, "No path is given.")
        return None
    path = Path(place)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        _refuse(faults, f"There is nothing to read at {quoted(os.fspath(path))}: {_reason(error)}.")
        return None
    if stat.S_ISDIR(mode):
        return _folder(path, faults)
    if (reader := _READERS.get(path.suffix.lower())) is None:
        _refuse(
            faults, f"{quoted(path.name)} is no folder, no .zip and no .xlsx with the tables of a package."
        )
        return None
    try:
        return reader(_whole(path), faults)
    except UnreadableError as error:
        faults.add(None, None, None, path.name, error.wrong)
        return None


def lines(place: Path | str) -> int:
    """How many lines the tables at a path have together: never fewer than rows. What cannot be read has none."""
    path = Path(place)
    counter = _COUNTERS.get(path.suffix.lower())
    with suppress(UnreadableError, OSError, ValueError):
        return counter(_whole(path)) if counter is not None and path.is_file() else _lines_in_folder(path)
    return 0


def _refuse(faults: Faults, message: str) -> None:
    remedy = "Name the folder that holds the tables as CSV files, a .zip of it, or an .xlsx workbook."
    faults.add(None, None, None, None, Wrong(message, remedy))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read"
    return "the path cannot be followed"


def _whole(path: Path) -> BinaryIO:
    """The bytes of an archive or workbook, not more than may be uploaded. Raises UnreadableError."""
    with _opened(path.resolve()) as stream:
        content = stream.read(UPLOAD_BYTES + 1)
    if len(content) > UPLOAD_BYTES:
        message = f"The file has more than {UPLOAD_BYTES // MEGABYTE} MB, the most that an upload may have."
        raise UnreadableError(message, "Split the package, or put its tables into a folder.")
    return io.BytesIO(content)


def _folder(path: Path, faults: Faults) -> Found | None:
    try:
        with os.scandir(path) as entries:
            present = sorted(
                (entry for entry in entries if not is_leftover(entry.name)), key=lambda e: os.fsencode(e.name)
            )
    except OSError as error:
        _refuse(faults, f"The folder cannot be listed: {_reason(error)}.")
        return None
    if len(present) > MOST_FILES:
        message = f"The folder holds {len(present)} files; a package has at most {MOST_FILES}."
        faults.add(None, None, None, None, Wrong(message, "Keep the package in a folder of its own."))
    found = Found()
    purse = Purse(MOST_BYTES)
    for there in present:
        entry = _entry(there, purse)
        if take(entry, found, faults):
            _weigh(entry, faults)
    return found


def _entry(there: os.DirEntry[str], purse: Purse) -> Entry:
    path = Path(there.path)
    name = os.fsencode(there.name).decode("utf-8", "backslashreplace")
    if there.is_symlink() or not there.is_file():
        kind: Literal["link", "no file"] = "link" if there.is_symlink() else "no file"
        return Entry(name, kind, 0, lambda: Counted(io.BytesIO(), purse))
    size = there.stat(follow_symlinks=False).st_size
    return Entry(name, "file", size, lambda: Counted(_opened(path), purse))


def _weigh(entry: Entry, faults: Faults) -> None:
    if UPLOAD_BYTES < entry.size <= MOST_BYTES:
        most = UPLOAD_BYTES // MEGABYTE
        message = (
            f"The file has {entry.size // MEGABYTE} MB: more than the {most} MB that an upload may have."
        )
        wrong = Wrong(message, "It is read from a folder all the same.", "warning")
        faults.add(table_of(entry.name), None, None, None, wrong)


def _lines_in_folder(path: Path) -> int:
    count = 0
    purse = Purse(MOST_BYTES)
    for name in BY_NAME:
        with suppress(UnreadableError), _opened(path / f"{name}.csv") as stream:
            while chunk := stream.read(MEGABYTE):
                purse.pay(len(chunk))
                count += chunk.count(b"\n")
    return count


def _opened(path: Path) -> BinaryIO:
    """The file, opened without following a link and without waiting for a writer. Raises UnreadableError."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        message = f"The file cannot be opened: {_reason(error)}."
        raise UnreadableError(message, "Give leave to read it.") from None
    stream = os.fdopen(descriptor, "rb", buffering=0)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        stream.close()
        raise UnreadableError("It is no regular file.", "Put the file itself in its place.")
    return stream
