"""Small packages, shelves and disks for the tests of editions."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from data.editions.audit import Audited, audited
from data.editions.content import Content, content_of, content_of_files
from data.editions.disk import Disk
from data.editions.folder import FolderShelf
from data.editions.history import Entry, files_of, history_of
from data.editions.publish import present
from data.editions.shelf import Shelf
from data.found import DESCRIPTOR
from data.packing import as_json, rfc4180
from tests.river import RIVER

RIVERS = content_of(RIVER).edition
"""The edition of the River Forum."""
NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@cache
def nth(number: int) -> Content:
    """A small package that differs from every other."""
    meeting = {
        "meeting_id": "forum-2024-01-01",
        "series_id": "forum",
        "start_date": "2024-01-01",
        "end_date": "2024-01-01",
        "title": f"First, as edition {number} has it",
        "mode": "unknown",
        "source_id": "source",
    }
    tables = {
        "sources": [{"source_id": "source", "publisher": "P", "title": f"Edition {number}"}],
        "partners": [{"partner_id": "RVR", "kind": "organisation", "name": "River"}],
        "series": [{"series_id": "forum", "name": "Forum", "source_id": "source"}],
        "meetings": [meeting],
    }
    files = {
        f"{name}.csv": rfc4180([[*rows[0]], *([*row.values()] for row in rows)])
        for name, rows in tables.items()
    }
    return content_of_files({**files, DESCRIPTOR: as_json({"title": "Small", "version": str(number)})})


def history(shelf: Shelf) -> tuple[Entry, ...]:
    """The entries of the history, oldest first."""
    with shelf.reading() as desk:
        return history_of(desk).entries


def log(shelf: Shelf) -> Audited:
    """What the audit log is worth."""
    with shelf.reading() as desk:
        return audited(desk)


def whole(root: Path) -> list[str]:
    """The editions of the history in order, each read in full; fails on one that is not as it was published."""
    with FolderShelf(root).reading() as desk:
        told = history_of(desk)
        assert told.trouble == ""
        for edition in {entry.edition for entry in told.entries}:
            files_of(desk, edition)
        served = present(desk, told.entries)
        assert served == (told.entries[-1] if told.entries else None)
        return [entry.edition for entry in told.entries]


class FailingDisk(Disk):
    """Its step of that number goes wrong, and so does every later one if it is `full`."""

    def __init__(self, number: int, error: int = errno.EIO, *, full: bool = False) -> None:
        self.number, self.error, self.full, self.steps = number, error, full, 0

    def step(self, name: str) -> None:
        self.steps += 1
        if self.steps == self.number or (self.full and self.steps > self.number):
            raise OSError(self.error, os.strerror(self.error), name)


class DyingDisk(Disk):
    """The process is killed at its step of that number."""

    def __init__(self, number: int) -> None:
        self.number, self.steps = number, 0

    def step(self, name: str) -> None:  # noqa: ARG002  # as the disk calls it
        self.steps += 1
        if self.steps == self.number:
            os.kill(os.getpid(), signal.SIGKILL)


def forked(act: Callable[[], object]) -> int:
    """Start a child that acts and ends at once, without what this process would do at its end; gives its id."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """How a child ended: its exit code, or the signal that killed it as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
