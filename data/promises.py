"""The promises of single cells and columns: kinds, empty cells, keys and references."""

from __future__ import annotations

from collections.abc import Callable

from data.contract import Column, Table, Wrong
from data.faults import Faults
from data.schema import BY_NAME, TABLES, TRANSLATIONS
from data.sheets import Sheet, Sheets
from data.text import quoted, visible

_EMPTY = Wrong("The cell is empty; a value is needed.", "Fill it in.")
_JOINT = "\x1f"  # stands in no cell that is taken


def keep(sheets: Sheets, faults: Faults) -> None:
    """Find where a cell, a key or a reference breaks its promise."""
    for name, sheet in sheets.by_name.items():
        for column in sheet.table.columns:
            if column.name in sheet.cells:
                _cells(sheet, column, faults, kept=_is_judged_as_reference(column, sheets))
        _keys(sheet, faults)
        for column in sheet.table.columns:
            if column.refers is not None and column.name in sheet.cells:
                _references(sheet, column, BY_NAME[column.refers], sheets, faults)
        if name == "partners":
            _unique(sheet, ("iso_a2",), faults, "iso_a2")


def _is_judged_as_reference(column: Column, sheets: Sheets) -> bool:
    """Whether it is enough that the ids are in the table they refer to, where their form is judged."""
    return column.refers is not None and sheets.can_tell(column.refers, BY_NAME[column.refers].key[0])


def _cells(sheet: Sheet, column: Column, faults: Faults, *, kept: bool) -> None:
    check, repeats = column.kind.check, column.kind.repeats
    good: set[str] = set()
    for row, text in enumerate(sheet.cells[column.name], 2):
        if text in good:
            continue
        if not text:
            if column.needed and row not in sheet.broken and (row, column.name) not in sheet.unsure:
                faults.add(sheet.table.name, row, column.name, text, _EMPTY)
            continue
        wrong = None if kept else check(text)
        if wrong is not None:
            faults.add(sheet.table.name, row, column.name, text, wrong)
        elif repeats:
            good.add(text)


def folded(table: Table, name: str) -> Callable[[str], str]:
    """How ids of a column are written when letter case and invisible characters are left out of account."""
    column = table.by_name[name]
    if column.kind.name not in {"id", "code", "word", "table", "column"}:
        return visible if column.kind.name == "row" else str
    return lambda text: visible(text).lower()


def _keys(sheet: Sheet, faults: Faults) -> None:
    table = sheet.table
    if not table.key:
        _repeated_rows(sheet, faults)
    elif all(name in sheet.cells or not table.by_name[name].needed for name in table.key):
        _unique(sheet, table.key, faults, table.key[-1] if len(table.key) == 1 else None)


def _unique(sheet: Sheet, names: tuple[str, ...], faults: Faults, alone: str | None) -> None:
    """Find values that come twice; `alone` is the column where a key of one column may stay empty."""
    first: dict[str, int] = {}
    parts = [list(map(folded(sheet.table, name), sheet.column(name))) for name in names]
    exact = [sheet.column(name) for name in names]
    for row, key in enumerate(map(_JOINT.join, zip(*parts, strict=True)), 2):
        if row in sheet.broken or (alone is not None and not key):
            continue
        earlier = first.setdefault(key, row)
        if earlier != row:
            values, before = [[column[at - 2] for column in exact] for at in (row, earlier)]
            faults.add(
                sheet.table.name,
                row,
                _blamed(names),
                ", ".join(values),
                _repeated(names, earlier, values == before),
            )


def _blamed(names: tuple[str, ...]) -> str:
    """The column that a repeated key is shown in: the last that tells rows apart."""
    return names[0] if len(names) == 1 else names[-1]


def _repeated(names: tuple[str, ...], earlier: int, same: bool) -> Wrong:
    what = names[0] if len(names) == 1 else " + ".join(names)
    how = "is the same as" if same else "differs only in letter case or invisible characters from that"
    return Wrong(
        f"{what} {how} in row {earlier}; it must be unique.",
        "Give it a value of its own, or take one row out.",
    )


def _repeated_rows(sheet: Sheet, faults: Faults) -> None:
    first: dict[str, int] = {}
    columns = [sheet.cells[name] for name in sheet.header]
    for row, whole in enumerate(map(_JOINT.join, zip(*columns, strict=True)), 2):
        if row in sheet.broken:
            continue
        earlier = first.setdefault(whole, row)
        if earlier != row:
            wrong = Wrong(f"The row is the same as row {earlier}.", "Take one of them out.")
            faults.add(sheet.table.name, row, None, whole.replace(_JOINT, ","), wrong)


def _references(sheet: Sheet, column: Column, target: Table, sheets: Sheets, faults: Faults) -> None:
    key = target.key[0]
    if not sheets.can_tell(target.name, key):
        return
    known = set(sheets.column(target.name, key))
    spilled = sheets[target.name].spilled if target.name in sheets else set()
    near: dict[str, str] | None = None
    for row, text in enumerate(sheet.cells[column.name], 2):
        if not text or text in known or text in spilled:
            continue
        if near is None:
            near = {visible(name).lower(): name for name in known}
        meant = near.get(visible(text).strip().lower())
        faults.add(sheet.table.name, row, column.name, text, unknown(text, target.name, meant))


def unknown(text: str, target: str, meant: str | None) -> Wrong:
    """That an id is not in the table it refers to."""
    remedy = f"Probably {quoted(meant)} is meant." if meant else f"Add it to {target} or correct the id."
    return Wrong(f"{quoted(text)} is not in the table {target}.", remedy)


def row_ids(sheets: Sheets) -> dict[str, set[str]]:
    """The ids that translations may name, by table: the keys of every table that has a key of one column."""
    single = [table for table in TABLES if len(table.key) == 1 and table is not TRANSLATIONS]
    return {table.name: set(sheets.column(table.name, table.key[0])) for table in single}
