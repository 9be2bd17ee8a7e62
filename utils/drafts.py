"""What one reader brought: a file that was judged, and what publishing it would change. Nothing of it is shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data.check import Verdict
from data.contract import Fault, Severity
from data.editions.changes import Changes, changes
from data.editions.content import Content, content_of, content_of_files, judged, read
from data.editions.opening import files_of_open
from data.editions.place import Place
from data.editions.seal import digest
from data.engine import on_polars
from data.record import Record, record_of_judgement
from data.schema import TABLES
from data.sheets import Sheets
from data.upload import judge_upload
from utils.measure import collected
from utils.metrics import completeness

_FALL = 0.1
"""So much of the coverage may go before it is a warning that has to be ticked."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file by its name and the SHA-256 of the bytes that were judged; its faults as of `data.upload.Upload`.

    `content` is made of them, and is all that is published; after a reject there is none.
    """

    name: str
    sum: str
    verdict: Verdict
    faults: tuple[Fault, ...]
    counts: Mapping[Severity, int]
    every_fault: bytes
    content: Content | None


@dataclass(frozen=True, slots=True)
class Preview:
    """How a draft differs from the edition `parent`.

    `tables` has table, before, added, removed, changed, after (counts of rows), one row per table that has rows in
    either, in the order of the schema. `coverage` is the share of the facts on record before and after, from 0 to 1.
    """

    parent: str
    changes: Changes
    tables: pd.DataFrame
    coverage: tuple[float, float]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.changes.tables and not self.changes.described

    @property
    def shrinking(self) -> pd.DataFrame:
        """The tables that would have fewer rows than now."""
        return self.tables[self.tables["after"] < self.tables["before"]]

    @property
    def thinner(self) -> bool:
        """Whether more than a tenth of the coverage would go."""
        before, after = self.coverage
        return after < before * (1 - _FALL)


def draft_of(content: bytes, name: str) -> Draft:
    """Judge a file that was brought, in a process of its own. Raises nothing for whatever is brought."""
    upload = judge_upload(content, name)
    taken = None if upload.verdict == "reject" else content_of_files(upload.files)
    return Draft(
        name, digest(content), upload.verdict, upload.faults, upload.counts, upload.every_fault, taken
    )


def preview(at: Place, present: Record, content: Content) -> Preview:
    """How a content differs from the record that is present at a place. Raises DamagedError, UnreachableError."""
    old = files_of_open(at, present.edition) or content_of(at.base).files
    differing = changes(old, content.files)
    judgement = judged(content.files)
    draft = on_polars(record_of_judgement(judgement))
    return Preview(
        parent=present.edition,
        changes=differing,
        tables=_tables(_rows(read(old)), _rows(judgement.sheets), differing),
        coverage=(_coverage(present), _coverage(draft)),
    )


def _rows(sheets: Sheets) -> dict[str, int]:
    return {name: sheet.rows for name, sheet in sheets.by_name.items()}


def _tables(before: dict[str, int], after: dict[str, int], differing: Changes) -> pd.DataFrame:
    counts = differing.counts()
    none = {"added": 0, "removed": 0, "changed": 0}
    rows = [
        {
            "table": table.name,
            "before": before.get(table.name, 0),
            **counts.get(table.name, none),
            "after": after.get(table.name, 0),
        }
        for table in TABLES
        if before.get(table.name) or after.get(table.name)
    ]
    return pd.DataFrame(rows)


def _coverage(record: Record) -> float:
    """The share of what can be asked of the meetings that is on record."""
    asked = completeness.fields(collected(completeness.grid, record))[["there", "partly", "open"]].sum()
    return float(asked["there"] / asked.sum()) if asked.sum() else 0.0
