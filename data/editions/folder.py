"""Editions in a folder: each a folder of its own that is never written to again, and one file that names the present.

current          the history, newest entry last: put in place by one renaming
<edition>/       the tables, datapackage.json and manifest.json
audit.jsonl      the audit log
audit.head       how far it reaches
lock             held while something is written
tmp-…            what was being written when a process died; taken away at the next writing
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from data.editions.disk import Disk
from data.editions.lock import locked
from data.editions.shelf import DamagedError, UnreachableError, UnwritableError

POINTER, LOG, HEAD, LOCK, PASSING = "current", "audit.jsonl", "audit.head", "lock", "tmp-"
_EDITION = re.compile("[0-9a-f]{64}")


class FolderShelf:
    """Editions in a folder, which is made when the first one is put there."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        self.root, self._disk = root, disk or Disk()
        self._mark = ""

    def __str__(self) -> str:
        """The path of the folder."""
        return str(self.root)

    def mark(self) -> str:
        """What the system says of the file that names the present edition; the last of it, once the disk is gone."""
        try:
            found = os.stat(self.root / POINTER)  # noqa: PTH116  # asked at every run of every page
        except FileNotFoundError:
            return self._mark if self._gone() else ""
        except OSError as error:
            return f"{error}"
        self._mark = f"{found.st_mtime_ns} {found.st_ino} {found.st_size}"
        return self._mark

    def _gone(self) -> bool:
        """Whether editions were seen here, and now not even their folder is there."""
        return bool(self._mark) and not self.root.is_dir()

    @contextmanager
    def reading(self) -> Iterator[FolderDesk]:
        """A desk to read at; nothing is locked, as nothing that is kept ever changes."""
        if self._gone():
            raise UnreachableError(f"The folder of the editions, {self.root.name}, is no longer there.")
        try:
            yield FolderDesk(self.root, self._disk)
        except OSError as error:
            raise UnreachableError(f"The folder of the editions cannot be read: {error.strerror}.") from error

    @contextmanager
    def writing(self) -> Iterator[FolderDesk]:
        """A desk to write at, rid of what others left half written."""
        try:
            self._disk.folder(self.root)
            with locked(self.root / LOCK):
                desk = FolderDesk(self.root, self._disk)
                desk.tidy()
                yield desk
        except OSError as error:
            raise UnwritableError(f"Nothing was changed: {error.strerror}.") from error


class FolderDesk:
    """A desk at a folder."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root, self._disk = root, disk

    def tidy(self) -> None:
        """Take away what a process that died was writing or taking away."""
        for path in self._root.glob(f"{PASSING}*"):
            self._disk.remove(path)

    def pointer(self) -> bytes | None:
        """What `current` holds."""
        return self._content(POINTER)

    def point(self, content: bytes) -> None:
        """Put another history in its place by one renaming."""
        self._replace(POINTER, content)

    def editions(self) -> frozenset[str]:
        """The folders that are called like an edition."""
        with suppress(FileNotFoundError):
            return frozenset(name for name in os.listdir(self._root) if _EDITION.fullmatch(name))  # noqa: PTH208
        return frozenset()

    def files(self, edition: str) -> Mapping[str, bytes]:
        """Everything in the edition's folder."""
        folder = self._root / edition
        if not _EDITION.fullmatch(edition) or not folder.is_dir():
            raise DamagedError("its folder is missing")
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    def put(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Write the edition aside, see it onto the disk, and give it its name."""
        whole = self._passing()
        self._disk.folder(whole)
        for name, content in files.items():
            self._disk.write(whole / name, content)
        self._disk.sync(whole)
        self.drop(edition)
        self._disk.rename(whole, self._root / edition)
        self._disk.sync(self._root)

    def drop(self, edition: str) -> None:
        """Take the edition's name away, and then the edition."""
        folder = self._root / edition
        if folder.exists():
            doomed = self._passing()
            self._disk.rename(folder, doomed)
            self._disk.remove(doomed)

    def log(self) -> bytes:
        """What `audit.jsonl` holds."""
        return self._content(LOG) or b""

    def append(self, lines: bytes) -> None:
        """Add to `audit.jsonl`."""
        self._disk.append(self._root / LOG, lines)

    def head(self) -> bytes | None:
        """What `audit.head` holds."""
        return self._content(HEAD)

    def set_head(self, content: bytes) -> None:
        """Put another `audit.head` in its place."""
        self._replace(HEAD, content)

    def _content(self, name: str) -> bytes | None:
        with suppress(FileNotFoundError):
            return (self._root / name).read_bytes()
        return None

    def _replace(self, name: str, content: bytes) -> None:
        passing = self._passing()
        self._disk.write(passing, content)
        self._disk.rename(passing, self._root / name)
        self._disk.sync(self._root)

    def _passing(self) -> Path:
        return self._root / f"{PASSING}{secrets.token_hex(8)}"
