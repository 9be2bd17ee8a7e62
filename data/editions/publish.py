"""Publishing: one edition after another, each whole or not at all, and never over the head of somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from data.editions.audit import note_entries, stamp
from data.editions.changes import Changes, changes
from data.editions.content import Content, described, read
from data.editions.history import (
    MANIFEST,
    Entry,
    What,
    files_of,
    history_of,
    intact,
    manifest,
    written,
)
from data.editions.shelf import Desk, Shelf

_MEETINGS = "meetings.csv"
ANY = "any"
"""Expected by whoever publishes without having looked at what is there."""


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it: the entry that is now the present one, and whether it is new: the same content is not.

    `unsure` says what could not be done after the edition was already published; it is made up for at the next turn.
    """

    entry: Entry
    new: bool
    unsure: str = ""


class SupersededError(Exception):
    """Somebody else published meanwhile: `present` is what is there now, to be compared with what was to follow."""

    def __init__(self, present: Entry | None) -> None:
        told = f"edition {present.edition[:12]} by {present.by} of {present.when}" if present else "nothing"
        super().__init__(f"Nothing was published: the present edition is now {told}.")
        self.present = present


class UnknownEditionError(Exception):
    """No edition that is kept is called so, or more than one is."""


def publish(
    shelf: Shelf, content: Content, *, by: str, now: datetime, expected: str = ANY, what: What = "publish"
) -> Published:
    """Make a content the present edition, if `expected` is the one that is there: the id of an edition, or "" for none.

    Raises SupersededError, and UnwritableError where nothing could be written; nothing is changed then.
    """
    with shelf.writing() as desk:
        return _publish(desk, content, expected, (what, by, stamp(now)))


def roll_back(shelf: Shelf, edition: str, *, by: str, now: datetime, expected: str = ANY) -> Published:
    """Make an older edition the present one again, by the first signs of its id.

    Raises as `publish` does, and UnknownEditionError or DamagedError where it cannot be had.
    """
    with shelf.writing() as desk:
        found = entry_of(history_of(desk).entries, edition).edition
        return _publish(desk, Content(found, files_of(desk, found)), expected, ("roll-back", by, stamp(now)))


def difference(shelf: Shelf, old: str, new: str) -> Changes:
    """What differs between two editions, by the first signs of their ids. Raises UnknownEditionError, DamagedError."""
    with shelf.reading() as desk:
        entries = history_of(desk).entries
        before, after = (files_of(desk, entry_of(entries, edition).edition) for edition in (old, new))
    return changes(before, after)


def entry_of(entries: tuple[Entry, ...], edition: str) -> Entry:
    """The latest entry of an edition, by the first signs of its id. Raises UnknownEditionError."""
    found = {
        entry.edition: entry for entry in entries if len(edition) >= 4 and entry.edition.startswith(edition)
    }
    if len(found) != 1:
        raise UnknownEditionError(f"{'Several editions begin' if found else 'No edition begins'} with that.")
    return next(iter(found.values()))


def present(desk: Desk, entries: tuple[Entry, ...]) -> Entry | None:
    """The newest entry whose edition is as it was published: the one that is served."""
    return next((entry for entry in reversed(entries) if intact(desk, entry.edition)), None)


def _publish(desk: Desk, content: Content, expected: str, done: tuple[What, str, str]) -> Published:
    history = history_of(desk)
    served = present(desk, history.entries)
    whole = not history.trouble and served is not None and served is history.entries[-1]
    if served is not None and whole and served.edition == content.edition:
        return Published(served, new=False)
    if expected not in {ANY, served.edition if served else ""}:
        raise SupersededError(served)
    if desk.pointer() is None and not history.entries:
        desk.point(written(()))  # from now on a pointer that is missing is a fault
    entry = _entry(desk, content, served, len(history.entries) and history.entries[-1].number, done)
    if not intact(desk, content.edition):
        desk.put(content.edition, {**content.files, MANIFEST: manifest(entry, content.files)})
    return _point(desk, (*history.entries, entry))


def _entry(
    desk: Desk, content: Content, served: Entry | None, last: int, done: tuple[What, str, str]
) -> Entry:
    what, by, when = done
    old: Mapping[str, bytes] = files_of(desk, served.edition) if served else {}
    said = described(content.files)
    return Entry(
        number=last + 1,
        what=what,
        edition=content.edition,
        parent=served.edition if served else "",
        by=by,
        when=when,
        title=str(said.get("title", "")),
        version=str(said.get("version", "")),
        meetings=len(read({_MEETINGS: content.files[_MEETINGS]}).column("meetings", "meeting_id")),
        changes=changes(old, content.files).counts(),
    )


def _point(desk: Desk, entries: tuple[Entry, ...]) -> Published:
    """The one step that publishes; what comes after it can be made up for later."""
    content = written(entries)
    unsure = ""
    try:
        desk.point(content)
    except OSError as error:
        if desk.pointer() != content:
            raise
        unsure = f"whether it is on the disk: {error.strerror}"
    try:
        note_entries(desk, entries)
    except OSError as error:
        unsure = unsure or f"the audit log: {error.strerror}"
    for edition in desk.editions() - {entry.edition for entry in history_of(desk).entries}:
        with suppress(OSError):
            desk.drop(edition)
    return Published(entries[-1], new=True, unsure=unsure)
