"""Judges a package: all that is wrong with it, in one pass, and what would be stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data import promises, rules, sheets
from data.contract import Fault, Severity, Wrong
from data.csvtext import UnreadableError
from data.descriptor import Descriptor, describe, describe_sheet, place_of, unescaped
from data.faults import Faults
from data.found import MOST_COLUMNS, Found
from data.sheets import Sheets
from data.store import find
from data.text import quoted
from data.workbook import SAID

Verdict = Literal["accept", "warn", "reject"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a package, its faults in the order of the tables, and what it holds.

    `faults` lists as many as `Faults.listed`; `counts` says how many errors and warnings there are in all.
    """

    verdict: Verdict
    faults: tuple[Fault, ...]
    counts: Mapping[Severity, int]
    descriptor: Descriptor
    sheets: Sheets

    @property
    def said(self) -> Mapping[str, str | bool]:
        """What the package says of itself."""
        return self.descriptor.said


def judge(place: Path | str, tell: Callable[[Fault], None] | None = None) -> Judgement:
    """Judge the package at a path; `tell` as of `Faults`. Raises nothing for whatever lies there."""
    faults = Faults(tell)
    found = find(place, faults)
    if found is None:
        return _judgement(faults, Descriptor(), Sheets({}))
    return judge_found(found, faults)


def refused(wrong: Wrong) -> Judgement:
    """A package of which nothing is known but that it cannot be judged."""
    faults = Faults()
    faults.add(None, None, None, None, wrong)
    return _judgement(faults, Descriptor(), Sheets({}))


def judge_found(found: Found, faults: Faults) -> Judgement:
    """Judge what a reader found."""
    descriptor = _descriptor(found, faults)
    tables = sheets.read(found, faults, unescaped if descriptor.escaped else None)
    promises.keep(tables, faults)
    rules.hold(tables, faults)
    _main_series(descriptor, tables, faults)
    return _judgement(faults, descriptor, tables)


def _descriptor(found: Found, faults: Faults) -> Descriptor:
    if found.said is None:
        return describe(found.descriptor, faults)
    try:
        sheet = sheets.read_one(SAID, found.said(), MOST_COLUMNS, faults)
    except UnreadableError as error:
        faults.add(SAID.name, None, None, None, error.wrong)
        return Descriptor()
    return describe_sheet(sheet, faults)


def _judgement(faults: Faults, descriptor: Descriptor, tables: Sheets) -> Judgement:
    listed = faults.listed()
    verdict: Verdict = "reject" if faults.rejected else "warn" if listed else "accept"
    return Judgement(verdict, listed, faults.counts, descriptor, tables)


def _main_series(descriptor: Descriptor, tables: Sheets, faults: Faults) -> None:
    named = descriptor.main_series
    if named is None or not tables.can_tell("series", "series_id"):
        return
    if named not in tables.column("series", "series_id"):
        table, row, column, begin = place_of("main_series", descriptor.rows)
        wrong = Wrong(
            f"{begin}{quoted(named)} is not in the table series.", "Add it to series or correct the id."
        )
        faults.add(table, row, column, named, wrong)
