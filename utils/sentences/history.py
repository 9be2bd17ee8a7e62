"""What was published and what differs, in words: the history, the rows that differ, and the way back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import pandas as pd

from data.editions.changes import Changes, TableChanges
from data.editions.history import Entry, What
from data.schema import BY_NAME
from utils.wording import _, clipped, in_turn, listing, markdown, ngettext, number_text

CHANGES = ("table", "change", "difference")
HISTORY = ("when", "who", "what", "edition", "meetings", "turn")
SHOWN = 500
"""So many changed rows are shown; the file has all."""

CELL, NOTHING = 80, "–"
"""Signs of a cell that are shown, and what stands for an empty one."""

_ID = 12


def short(edition: str) -> str:
    """The first signs of an edition's id, which tell it from all others here."""
    return edition[:_ID]


def moment(entry: Entry) -> str:
    """When an entry was published: `2026-11-28 09:30`, UTC."""
    return f"{datetime.fromisoformat(entry.when):%Y-%m-%d %H:%M}"


def change_rows(changes: Changes) -> pd.DataFrame:
    """Every row that differs. Columns: CHANGES; by table, added before removed before changed."""
    rows = [row for table in changes.tables for row in _of_table(table)]
    return pd.DataFrame(rows, columns=list(CHANGES))


def _of_table(table: TableChanges) -> Iterator[tuple[str, str, str]]:
    for row in table.added:
        yield table.table, _("+ added"), _joined(row)
    for row in table.removed:
        yield table.table, _("− removed"), _joined(row)
    names = BY_NAME[table.table].names
    key = [names.index(name) for name in BY_NAME[table.table].key]
    for old, new in table.changed:
        cells = [
            f"{name}: {_cell(was)} → {_cell(is_)}"
            for name, was, is_ in zip(names, old, new, strict=True)
            if was != is_
        ]
        yield table.table, _("~ changed"), " · ".join([*(new[place] for place in key), *cells])
    if table.moved:
        yield table.table, _("~ changed"), _("the same rows in another order")


def _joined(row: Sequence[str]) -> str:
    return " · ".join(_cell(cell) for cell in row if cell)


def _cell(text: str) -> str:
    return clipped(text, CELL) or NOTHING


def changes_alt(shown: int, rows: int) -> str:
    """How many of the rows that differ are shown."""
    return ngettext("{shown} of {n} row that differs", "{shown} of {n} rows that differ", rows).format(
        shown=number_text(shown)
    )


def changes_label() -> str:
    """The button of the rows that differ."""
    return _("Rows that differ (CSV)")


def history_title(entries: Sequence[Entry]) -> str:
    """How many turns the history has."""
    if not entries:
        return _("Nothing was published here yet")
    return ngettext("What was published: {n} entry", "What was published: {n} entries", len(entries))


def history_note() -> str:
    """What the history keeps."""
    return _("Latest first; the 50 editions that were the present one last are kept.")


def history_rows(entries: Sequence[Entry], local: str) -> pd.DataFrame:
    """The history. Columns: HISTORY; one row an entry, in their order."""
    rows = [
        (
            moment(entry),
            _("local") if entry.by == local else entry.by or NOTHING,
            _done_as(entry.what),
            short(entry.edition),
            entry.meetings,
            _turn(entry.changes),
        )
        for entry in entries
    ]
    return pd.DataFrame(rows, columns=list(HISTORY))


def _turn(changes: Mapping[str, Mapping[str, int]]) -> str:
    told = [
        f"{table} +{count['added']} −{count['removed']} ~{count['changed']}"
        for table, count in changes.items()
    ]
    return in_turn(told) or NOTHING


def _done_as(what: What) -> str:
    words: Mapping[What, str] = {
        "begin": _("as it was before"),
        "publish": _("published"),
        "import": _("imported"),
        "roll-back": _("rolled back"),
    }
    return words[what]


def compare_label() -> str:
    """The label of the choice of an older edition."""
    return _("Compare the present edition with")


def no_comparison() -> str:
    """The choice of none."""
    return _("Choose an edition")


def editions(entries: Sequence[Entry], present: str) -> dict[str, str]:
    """The editions to be gone back to by their ids, latest first: `5fb46c96a52c · 2026-11-28 09:30 · 107 meetings`."""
    return {
        entry.edition: " · ".join(
            (
                short(entry.edition),
                moment(entry),
                ngettext("{n} meeting", "{n} meetings", entry.meetings),
            )
        )
        for entry in reversed(entries)
        if entry.edition != present
    }


def back_title(changes: Changes) -> str:
    """What going back would change."""
    return _("Going back would change {tables}: {rows}").format(tables=tables(changes), rows=rows(changes))


def back_note(entry: Entry) -> str:
    """To which edition."""
    return _("Edition {edition} of {when} (UTC).").format(
        edition=short(entry.edition), when=markdown(moment(entry))
    )


def sure() -> str:
    """The tick before a roll-back."""
    return _("I want everyone to see this edition again.")


def back_label() -> str:
    """The button that rolls back."""
    return _("Go back to this edition")


def tables(changes: Changes) -> str:
    """How many tables differ."""
    return ngettext("{n} table", "{n} tables", len(changes.tables))


def rows(changes: Changes) -> str:
    """How many rows are added, removed and changed."""
    counts = list(changes.counts().values())
    added, removed, changed = (
        sum(count[name] for count in counts) for name in ("added", "removed", "changed")
    )
    return listing(
        (
            ngettext("{n} row added", "{n} rows added", added),
            ngettext("{n} removed", "{n} removed", removed),
            ngettext("{n} changed", "{n} changed", changed),
        )
    )
