"""Where this dashboard's editions are, by its environment, and whether one may be published there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from data.editions.audit import note
from data.editions.content import Content, content_of
from data.editions.folder import FolderShelf
from data.editions.history import What
from data.editions.publish import ANY, Published, SupersededError, publish, roll_back
from data.editions.shelf import Shelf, UnreachableError, UnwritableError
from data.record import RecordError
from data.store import PLACE, SHIPPED

STORE, STATE = "DASHBOARD_STORE", "DASHBOARD_STATE"
OFF = "off"  # said in place of a folder: the package is opened as it lies, and nothing is published
DATABASE = "postgresql"
_ROOT = Path(__file__).resolve().parent.parent.parent
_PASSING_DISKS = (Path("/mount/src"),)  # where Streamlit Community Cloud lays an app, anew at every start

WhyOff: TypeAlias = Literal["switched-off", "passing-disk", "no-disk", "read-only"]
REASONS: dict[WhyOff, str] = {
    "switched-off": f"{STORE} switches publishing off.",
    "passing-disk": "The disk here is wiped at every start, so nothing that is published would last.",
    "no-disk": "The disk is not there: the folder that would hold that of the editions is missing.",
    "read-only": f"The folder of the editions may not be written to; {STORE} may name another.",
}


@dataclass(frozen=True, slots=True)
class Place:
    """The package that is open before anything was published, where editions are kept, and why none may be added."""

    base: Path
    kept: Shelf | None
    off: WhyOff | None = None

    @property
    def shelf(self) -> Shelf:
        """Where editions are kept. Raises UnreachableError where none are."""
        if self.kept is None:
            raise UnreachableError(f"No editions are kept. {REASONS['switched-off']}")
        return self.kept

    def publish(
        self, content: Content, *, by: str, now: datetime, expected: str = ANY, what: What = "publish"
    ) -> Published:
        """As `publish`; the package that was open so far becomes the first edition, to be gone back to.

        Raises UnwritableError too where nothing may be published.
        """
        self._allow()
        self._begin(now)
        return publish(self.shelf, content, by=by, now=now, expected=expected, what=what)

    def roll_back(self, edition: str, *, by: str, now: datetime, expected: str = ANY) -> Published:
        """As `roll_back`. Raises UnwritableError too where nothing may be published."""
        self._allow()
        return roll_back(self.shelf, edition, by=by, now=now, expected=expected)

    def note(self, what: str, *, by: str, now: datetime, **told: object) -> None:
        """Add a line to the audit log; where nothing may be written there is none."""
        if self.off is None:
            with self.shelf.writing() as desk:
                note(desk, what, by=by, now=now, **told)

    def _allow(self) -> None:
        if self.off is not None:
            raise UnwritableError(f"Nothing was published. {REASONS[self.off]}")

    def _begin(self, now: datetime) -> None:
        with self.shelf.reading() as desk:
            begun = desk.pointer() is not None
        if begun:
            return
        try:
            base = content_of(self.base)
        except RecordError:
            return  # there is no package that was open so far
        try:
            publish(self.shelf, base, by="", now=now, expected="", what="begin")
        except SupersededError:
            return  # somebody else has just begun


def place() -> Place:
    """The place that the environment names."""
    return _place(os.environ.get(PLACE, ""), os.environ.get(STORE, ""), os.environ.get(STATE, ""))


@cache
def _place(package: str, store: str, state: str) -> Place:
    if package.startswith(DATABASE):
        # Only who has a database needs what speaks to it.
        from data.editions.database import DatabaseShelf  # noqa: PLC0415

        return Place(SHIPPED, DatabaseShelf(package))
    base = Path(package) if package else SHIPPED
    if store == OFF:
        return Place(base, None, "switched-off")
    root = Path(store) if store else Path(state, "editions") if state else _beside(package)
    return Place(base, FolderShelf(root), _why_off(root))


def _beside(package: str) -> Path:
    """Beside the package that the environment names; for the shipped record, in the project's folder."""
    whole = Path(os.path.abspath(package))  # noqa: PTH100  # links are not followed
    return whole.with_name(f"{whole.name}.editions") if package else _ROOT / "editions"


def _why_off(root: Path) -> WhyOff | None:
    whole = Path(os.path.abspath(root))  # noqa: PTH100  # links are not followed
    if any(whole.is_relative_to(disk) for disk in _PASSING_DISKS):
        return "passing-disk"
    there = whole if whole.exists() else whole.parent
    if not there.is_dir():
        return "no-disk"
    return None if os.access(there, os.W_OK | os.X_OK) else "read-only"
