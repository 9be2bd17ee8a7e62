"""Where tables live: a reader finds them at a path, and gives their records without judging them.

A folder is read today. A reader of another sort (an archive, a workbook) gives a `Found` as well.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from data.contract import Wrong
from data.csvtext import Record, UnreadableError, records
from data.faults import Faults
from data.schema import BY_NAME
from data.text import inert, plain, quoted

SHIPPED = Path(__file__).parent / "tables"
PLACE = "DASHBOARD_DATA"  # the environment variable that names another package
DESCRIPTOR = "datapackage.json"
MEGABYTE = 1024 * 1024
MOST_BYTES = 250 * MEGABYTE
UPLOAD_BYTES = 25 * MEGABYTE
MOST_FILES = 64
MOST_ROWS = 1_000_000
MOST_COLUMNS = 100
LONGEST_CELL = 32_767
_LEFTOVER = re.compile(
    r"\.ds_store|thumbs\.db(:encryptable)?|ehthumbs(_vista)?\.db|desktop\.ini|__macosx|\._.*|~\$.*|\.~lock\..*#?"
    r"|\.spotlight-v100|\.trashes|\.fseventsd|\.temporaryitems|\.appledouble|\.apdisk|\.directory|\.localized|icon\r"
    r"|\$recycle\.bin|system volume information|\.trash-[0-9]+|~wrl[0-9]+\.tmp|.*\.sw[op]|\.nfs[0-9a-f]+",
    re.IGNORECASE | re.DOTALL,
)
_NOT_YET = (".zip", ".xlsx")


@dataclass(slots=True)
class Found:
    """What lies at a path: the records of each table, when asked for, and the bytes of the descriptor.

    A table that is there but cannot be read is in `unread`; why, is among the faults.
    """

    tables: dict[str, Callable[[], Iterator[Record]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    descriptor: bytes | None = None


def chosen() -> Path:
    """The folder of the package to open: the one that the environment names, or the shipped one."""
    return Path(os.environ.get(PLACE) or SHIPPED)


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
    if path.suffix.lower() in _NOT_YET:
        _refuse(faults, "A package is read from a folder; archives and workbooks are not read yet.")
        return None
    _refuse(faults, f"{quoted(path.name)} is not a folder with the tables of a package.")
    return None


def _refuse(faults: Faults, message: str) -> None:
    faults.add(None, None, None, None, Wrong(message, "Name the folder that holds the tables as CSV files."))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read"
    return "the path cannot be followed"


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
    for entry in present:
        _take(entry, found, purse, faults)
    return found


def is_leftover(name: str) -> bool:
    """Whether a file of that name is left behind by an operating system or an office program."""
    return _LEFTOVER.fullmatch(name) is not None


def _take(entry: os.DirEntry[str], found: Found, purse: Purse, faults: Faults) -> None:
    name = printable(entry.name)
    table = _table_of(name)
    known = name == DESCRIPTOR or table in BY_NAME
    if entry.is_symlink() or not entry.is_file():
        _pass_over(name, table, "a link" if entry.is_symlink() else "no file", found, faults, known=known)
    elif name == DESCRIPTOR:
        found.descriptor = _descriptor(Path(entry.path), faults)
    elif table in BY_NAME:
        _weigh(entry, table, faults)
        found.tables[table] = _Csv(Path(entry.path), purse)
    else:
        _unknown(name, table, faults)


def _table_of(name: str) -> str | None:
    return name.removesuffix(".csv") if name.endswith(".csv") else None


def printable(name: str) -> str:
    """The name of a file with what is no text spelt out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _pass_over(name: str, table: str | None, what: str, found: Found, faults: Faults, *, known: bool) -> None:
    if table in BY_NAME and table is not None:
        found.unread.add(table)
    message = f"{quoted(name)} is {what}: it is not followed and not read."
    remedy = "Put the file itself in its place." if known else "Take it out of the folder."
    faults.add(
        table if table in BY_NAME else None,
        None,
        None,
        name,
        Wrong(message, remedy, "error" if known else "warning"),
    )


def _unknown(name: str, table: str | None, faults: Faults) -> None:
    meant = plain(name).lower().replace(" ", "_").replace("-", "_")
    if meant == DESCRIPTOR or _table_of(meant) in BY_NAME:
        wrong = Wrong(f"The file is called {quoted(name)} and not '{meant}'.", f"Call it {meant}.")
        faults.add(_table_of(meant), None, None, name, wrong)
        return
    message = f"{quoted(name)} is not a file of a package; it is not stored."
    wrong = Wrong(message, "Take it out, or give it the name of the table that it holds.", "warning")
    faults.add(None if table is None else inert(table), None, None, name, wrong)


def _weigh(entry: os.DirEntry[str], table: str, faults: Faults) -> None:
    size = entry.stat(follow_symlinks=False).st_size
    if UPLOAD_BYTES < size <= MOST_BYTES:
        most = UPLOAD_BYTES // MEGABYTE
        message = f"The file has {size // MEGABYTE} MB: more than the {most} MB that an upload may have."
        faults.add(
            table, None, None, None, Wrong(message, "It is read from a folder all the same.", "warning")
        )


def _descriptor(path: Path, faults: Faults) -> bytes | None:
    try:
        with _opened(path) as stream:
            content = stream.read(MEGABYTE + 1)
    except UnreadableError as error:
        faults.add(None, None, None, DESCRIPTOR, error.wrong)
        return None
    if len(content) <= MEGABYTE:
        return content
    wrong = Wrong(f"{DESCRIPTOR} is larger than 1 MB.", "Keep in it what describes the package.")
    faults.add(None, None, None, DESCRIPTOR, wrong)
    return None


@dataclass(slots=True)
class Purse:
    """How many bytes may still be read: counted while reading, whatever a size was stated to be."""

    left: int

    def pay(self, count: int) -> None:
        """Take `count` bytes out. Raises UnreadableError when there are not so many left."""
        self.left -= count
        if self.left < 0:
            message = f"The tables together hold more than {MOST_BYTES // MEGABYTE} MB."
            raise UnreadableError(message, "Split the package, or take out what does not belong to it.")


class _Counted(io.RawIOBase):
    """A stream that pays for what is read from it."""

    def __init__(self, stream: BinaryIO, purse: Purse) -> None:
        self._stream, self._purse = stream, purse

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer protocol, as called
        chunk = self._stream.read(len(buffer))
        self._purse.pay(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)


@dataclass(frozen=True, slots=True)
class _Csv:
    """The records of one CSV file of a folder."""

    path: Path
    purse: Purse

    def __call__(self) -> Iterator[Record]:
        with (
            _opened(self.path) as stream,
            io.BufferedReader(_Counted(stream, self.purse), MEGABYTE) as counted,
        ):
            yield from records(counted)


def lines(place: Path | str) -> int:
    """How many lines the tables at a path have together: never fewer than rows."""
    count = 0
    purse = Purse(MOST_BYTES)
    for name in BY_NAME:
        with suppress(UnreadableError), _opened(Path(place) / f"{name}.csv") as stream:
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
