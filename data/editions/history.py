"""Who published what, when, and what it changed: the entries of the history and the manifests that vouch for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from data.editions.seal import digest, sealed, unsealed
from data.editions.shelf import DamagedError, Desk

MANIFEST = "manifest.json"
KEPT = 50
"""Editions that are kept: those that were the present one last."""

What: TypeAlias = Literal["begin", "publish", "import", "roll-back"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One turn of the history: which edition became the present one, after which, by whom and when (UTC).

    `changes` counts the rows added, removed and changed in each table that differs from the edition before.
    """

    number: int
    what: What
    edition: str
    parent: str
    by: str
    when: str
    title: str
    version: str
    meetings: int
    changes: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class History:
    """The entries, oldest first. `trouble` says why they had to be gathered anew, empty where they had not."""

    entries: tuple[Entry, ...] = ()
    trouble: str = ""


def history_of(desk: Desk) -> History:
    """The history that the pointer holds; where it is damaged, what the manifests still say of it."""
    content = desk.pointer()
    try:
        if content is None:
            if not desk.editions():
                return History()
            raise DamagedError("the file that names the present edition is missing")
        said = unsealed(content, "the file that names the present edition")
        return History(tuple(map(_entry, said["history"])))
    except DamagedError as error:
        return History(_gathered(desk), str(error))


def written(entries: tuple[Entry, ...]) -> bytes:
    """The history as the pointer holds it: the entries of the editions that are kept."""
    latest = dict.fromkeys(entry.edition for entry in reversed(entries))
    kept = set(list(latest)[:KEPT])
    return sealed({"history": [asdict(entry) for entry in entries if entry.edition in kept]})


def manifest(entry: Entry, files: Mapping[str, bytes]) -> bytes:
    """What vouches for an edition: the SHA-256 of each of its files, and the entry that it came with."""
    sums = {name: {"sha256": digest(content), "bytes": len(content)} for name, content in files.items()}
    return sealed({"entry": asdict(entry), "files": sums})


def files_of(desk: Desk, edition: str) -> Mapping[str, bytes]:
    """The files of an edition, each as it was published. Raises DamagedError with the first that is not."""
    files = dict(desk.files(edition))
    said = _manifest(files, edition)
    del files[MANIFEST]
    for name in dict.fromkeys((*said["files"], *files)):
        if name not in files:
            raise DamagedError(f"{name} is missing")
        if name not in said["files"]:
            raise DamagedError(f"{name} was not published with it")
        if digest(files[name]) != said["files"][name]["sha256"]:
            raise DamagedError(f"{name} is not as it was published")
    return files


def intact(desk: Desk, edition: str) -> bool:
    """Whether an edition is kept as it was published."""
    try:
        files_of(desk, edition)
    except DamagedError:
        return False
    return True


def _manifest(files: Mapping[str, bytes], edition: str) -> dict[str, Any]:
    if MANIFEST not in files:
        raise DamagedError(f"{MANIFEST} is missing")
    said = unsealed(files[MANIFEST], MANIFEST)
    if said["entry"]["edition"] != edition:
        raise DamagedError(f"{MANIFEST} is that of another edition")
    return said


def _entry(said: dict[str, Any]) -> Entry:
    try:
        return Entry(**said)
    except TypeError:
        raise DamagedError("it was written by another version of the dashboard") from None


def _gathered(desk: Desk) -> tuple[Entry, ...]:
    """The entries that the manifests tell of, by their numbers."""
    found: list[Entry] = []
    for edition in desk.editions():
        try:
            found.append(_entry(_manifest(desk.files(edition), edition)["entry"]))
        except DamagedError:
            continue
    return tuple(sorted(found, key=lambda entry: (entry.number, entry.edition)))
