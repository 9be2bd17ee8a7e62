"""Opening what was published: the present edition, the last good one where it is damaged, or an older one by its id."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.contract import Fault
from data.editions.content import judged
from data.editions.history import Entry, files_of, history_of
from data.editions.place import REASONS, Place
from data.editions.publish import entry_of
from data.editions.shelf import DamagedError, Desk, UnreachableError
from data.record import Record, RecordError, open_record, record_of_judgement


@dataclass(frozen=True, slots=True)
class Trouble:
    """What should be open and is not: the entry of the history where there is one, and what is wrong with it."""

    refused: Entry | None
    why: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The record that is open, the entry that published it (None before anything was), and what kept others shut."""

    record: Record
    entry: Entry | None = None
    trouble: Trouble | None = None


def present(at: Place) -> str:
    """A text that changes when another record is to be opened. Costs next to nothing: it is asked at every run."""
    try:
        mark = at.kept.mark() if at.kept else ""
    except UnreachableError as error:
        mark = str(error)
    return f"{at.kept} {mark}" if mark else f"{at.base} {stamp(at.base)}"


def stamp(folder: Path) -> str:
    """Changes when a file of the package does, so that a mended file is read at the next run."""
    try:
        with os.scandir(folder) as files:
            states = [(file.name, file.stat()) for file in files]
        return str(sorted((name, state.st_mtime_ns, state.st_size) for name, state in states))
    except OSError as error:
        return str(error)


def open_present(at: Place) -> Opened:
    """The present edition, or the last good one with what is wrong with those after it; else the package beneath.

    Raises RecordError where that package cannot be taken, or nothing can be reached.
    """
    if at.kept is None:
        return Opened(open_record(at.base))
    if at.off == "no-disk":
        return Opened(open_record(at.base), None, Trouble(None, REASONS["no-disk"].rstrip(".")))
    try:
        with at.kept.reading() as desk:
            return _newest(desk, at)
    except UnreachableError as error:
        remedy = "See that what keeps the editions can be reached, and reload the page."
        raise RecordError([Fault(None, None, None, None, str(error), remedy)]) from error


def open_edition(at: Place, edition: str) -> Opened:
    """An edition by the first signs of its id.

    Raises UnknownEditionError where none is kept that is called so, DamagedError, RecordError or UnreachableError where
    it cannot be opened.
    """
    with at.shelf.reading() as desk:
        entry = entry_of(history_of(desk).entries, edition)
        return Opened(_record(desk, entry), entry)


def files_of_open(at: Place, edition: str) -> Mapping[str, bytes] | None:
    """The files of an edition that is kept; None where it is the package beneath. Raises DamagedError."""
    if at.kept is None:
        return None
    with at.kept.reading() as desk:
        return files_of(desk, edition) if edition in desk.editions() else None


def _newest(desk: Desk, at: Place) -> Opened:
    history = history_of(desk)
    trouble = Trouble(None, history.trouble) if history.trouble else None
    for entry in reversed(history.entries):
        try:
            return Opened(_record(desk, entry), entry, trouble)
        except (DamagedError, RecordError) as error:
            trouble = trouble or Trouble(entry, str(error))
    return Opened(open_record(at.base), None, trouble)


def _record(desk: Desk, entry: Entry) -> Record:
    record = record_of_judgement(judged(files_of(desk, entry.edition)))
    if record.edition != entry.edition:
        raise DamagedError("its tables are those of another edition")
    return record
