"""What a reader finds in a package: the records of each table, not yet judged, within the limits of a package."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from data.contract import Wrong
from data.csvtext import Record, UnreadableError, records
from data.faults import Faults
from data.schema import BY_NAME
from data.text import inert, plain, quoted

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


@dataclass(slots=True)
class Found:
    """What lies at a path: the records of each table, when asked for, and what the package says of itself.

    A table that is there but cannot be read is in `unread`; why, is among the faults. A folder and an archive
    have a `descriptor`, the bytes of `datapackage.json`; a workbook has `said`, the records of its sheet.
    """

    tables: dict[str, Callable[[], Iterator[Record]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    descriptor: bytes | None = None
    said: Callable[[], Iterator[Record]] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that lies in a package: `opened` gives its bytes, paying for what is read of them."""

    name: str
    kind: Literal["file", "link", "no file"]
    size: int
    opened: Callable[[], io.RawIOBase]


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


def is_leftover(name: str) -> bool:
    """Whether a file of that name is left behind by an operating system or an office program."""
    return _LEFTOVER.fullmatch(name) is not None


def take(entry: Entry, found: Found, faults: Faults) -> bool:
    """Take up a table or the descriptor; whatever else lies there is told. Gives whether the entry was taken."""
    table = table_of(entry.name)
    known = entry.name == DESCRIPTOR or table in BY_NAME
    if entry.kind != "file":
        _pass_over(entry, table, found, faults, known=known)
    elif entry.name == DESCRIPTOR:
        found.descriptor = _descriptor(entry, faults)
    elif table in BY_NAME:
        found.tables[table] = _Csv(entry.opened)
    else:
        _unknown(entry.name, table, faults)
    return known


def table_of(name: str) -> str | None:
    """The table that a file of that name holds."""
    return name.removesuffix(".csv") if name.endswith(".csv") else None


def _pass_over(entry: Entry, table: str | None, found: Found, faults: Faults, *, known: bool) -> None:
    if table in BY_NAME and table is not None:
        found.unread.add(table)
    what = "a link" if entry.kind == "link" else "no file"
    message = f"{quoted(entry.name)} is {what}: it is not followed and not read."
    remedy = "Put the file itself in its place." if known else "Take it out of the package."
    wrong = Wrong(message, remedy, "error" if known else "warning")
    faults.add(table if table in BY_NAME else None, None, None, entry.name, wrong)


def _unknown(name: str, table: str | None, faults: Faults) -> None:
    meant = nearly(name, {DESCRIPTOR, *(f"{known}.csv" for known in BY_NAME)})
    if meant is not None:
        wrong = Wrong(f"The file is called {quoted(name)} and not '{meant}'.", f"Call it {meant}.")
        faults.add(table_of(meant), None, None, name, wrong)
        return
    message = f"{quoted(name)} is not a file of a package; it is not stored."
    wrong = Wrong(message, "Take it out, or give it the name of the table that it holds.", "warning")
    faults.add(None if table is None else inert(table), None, None, name, wrong)


def nearly(name: str, known: Iterable[str]) -> str | None:
    """The known name that was meant, but for letter case, blanks, hyphens and invisible characters."""
    meant = plain(name).lower().replace(" ", "_").replace("-", "_")
    return meant if meant in known else None


def _descriptor(entry: Entry, faults: Faults) -> bytes | None:
    try:
        with io.BufferedReader(entry.opened(), MEGABYTE) as stream:
            content = stream.read(MEGABYTE + 1)
    except UnreadableError as error:
        faults.add(None, None, None, DESCRIPTOR, error.wrong)
        return None
    if len(content) <= MEGABYTE:
        return content
    wrong = Wrong(f"{DESCRIPTOR} is larger than 1 MB.", "Keep in it what describes the package.")
    faults.add(None, None, None, DESCRIPTOR, wrong)
    return None


class Counted(io.RawIOBase):
    """A stream that pays for what is read from it."""

    def __init__(self, stream: BinaryIO, purse: Purse) -> None:
        self._stream, self._purse = stream, purse

    def readable(self) -> bool:
        """It is read from."""
        return True

    def seekable(self) -> bool:
        """Its start is looked at twice."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer protocol, as called
        """Read and pay."""
        chunk = self._stream.read(len(buffer))
        self._purse.pay(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close what it reads from as well."""
        self._stream.close()
        super().close()


@dataclass(frozen=True, slots=True)
class _Csv:
    """The records of one CSV file."""

    opened: Callable[[], io.RawIOBase]

    def __call__(self) -> Iterator[Record]:
        with io.BufferedReader(self.opened(), MEGABYTE) as stream:
            yield from records(stream)


def found_in(files: Mapping[str, bytes], faults: Faults) -> Found:
    """What lies in files that are given by name."""
    found = Found()
    for name, content in files.items():
        take(_held(name, content), found, faults)
    return found


def _held(name: str, content: bytes) -> Entry:
    return Entry(name, "file", len(content), lambda: Counted(io.BytesIO(content), Purse(MOST_BYTES)))
