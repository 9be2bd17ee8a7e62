"""Where editions are kept, as bytes: a shelf gives a desk, and all that is done to the shelf is done there.

A shelf knows names and bytes only. What they mean (history, manifests, the log's chain) is said once, elsewhere, and is
the same whether a folder or a database keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol


class DamagedError(Exception):
    """What is kept is not what was put there; the message says what is wrong with it."""


class UnwritableError(Exception):
    """Nothing could be written, so nothing was changed; the message says why."""


class UnreachableError(Exception):
    """What is kept cannot be read at present; the message says why."""


class Desk(Protocol):
    """One look at a shelf, or one turn at changing it while nobody else does."""

    def pointer(self) -> bytes | None:
        """The history, whose last entry is the present edition; None where nothing was ever pointed at."""

    def point(self, content: bytes) -> None:
        """Put another history in its place, at once: a reader sees the old or the new one whole."""

    def editions(self) -> frozenset[str]:
        """All editions that are kept, those too that no history names."""

    def files(self, edition: str) -> Mapping[str, bytes]:
        """The files of an edition by name. Raises DamagedError where it is not there."""

    def put(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Keep an edition, in the place of one that may be there."""

    def drop(self, edition: str) -> None:
        """Keep an edition no longer."""

    def log(self) -> bytes:
        """The audit log, its lines one after another."""

    def append(self, lines: bytes) -> None:
        """Add to the audit log."""

    def head(self) -> bytes | None:
        """How far the audit log reached when it was last written to."""

    def set_head(self, content: bytes) -> None:
        """Remember how far the audit log reaches."""


class Shelf(Protocol):
    """A place that keeps editions."""

    def mark(self) -> str:
        """A text that changes when the history does, for almost nothing; empty where there is no history."""

    def reading(self) -> AbstractContextManager[Desk]:
        """A desk to read at. Raises UnreachableError."""

    def writing(self) -> AbstractContextManager[Desk]:
        """A desk to write at: others wait for their turn. Raises UnwritableError."""
