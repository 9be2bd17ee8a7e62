"""The rows behind a figure in the reader's words: what they are, how many, and from how many sources."""

import pandas as pd

from utils import terms
from utils.sentences import counts, recommendations
from utils.wording import _, markdown, ngettext, number_text

_WORDS = {
    "evidence": "evidence",
    "change": "change",
    "measure": "measure",
    "status": "status",
    "basis": "basis",
    "answer": "answer",
}
"""Columns whose cells are words of the record, and the vocabulary that says them."""

_FIRST = (
    "start_date", "said", "date", "words", "answer", "partner", "topic", "change", "evidence", "programme", "framework", "status",
    "measure", "value", "session", "title", "start",
)  # fmt: skip
"""What is read first in a row; the source stands right after the first three of them that there are."""

_SOURCE = ("publisher", "source", "url")

_UNSHOWN = ("kind", "primary", "conflict", "qualifier", "number", "age", "band", "overdue")


def button() -> str:
    """The words of the button that opens the panel."""
    return _("Rows and sources")


def unpublished() -> str:
    """Why nothing is taken away from a draft."""
    return _("A draft is not taken away: publish it first.")


def unmarked() -> str:
    """Why a button gives no file."""
    return _(
        "No file without a marking: the data package gives none. Set “marking” in its datapackage.json, or DASHBOARD_MARKING."
    )


def numbers_title() -> str:
    """The heading of the figure's own numbers."""
    return _("Numbers of the figure")


def title(name: str, rows: pd.DataFrame) -> str:
    """What the rows are and how many: `Partners by name · 17`."""
    return _("{what} · {n}").format(what=markdown(terms.word("rows", name)), n=number_text(len(rows)))


def sources(rows: pd.DataFrame) -> str:
    """How many rows there are and from how many sources they come."""
    if rows.empty:
        return _("No row of this kind fits: the figure counts none.")
    said = ngettext("{n} source", "{n} sources", len(rows[["publisher", "source"]].drop_duplicates()))
    return ngettext("{n} row, {sources}", "{n} rows, {sources}", len(rows)).format(sources=said)


def take(kind: str) -> str:
    """The words of the button that saves the numbers, the rows or the figure as a file of this kind."""
    return _("Save as {format}").format(format=kind)


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without ids, words of the record in the reader's language, a claim as its source puts it.

    What they are stands first, where they come from next, and then the rest.
    """
    rows = recommendations.told_rows(rows) if "words" in rows else rows
    names = [name for name in rows.columns if name not in _UNSHOWN and not name.endswith("_id")]
    first = [name for name in _FIRST if name in names][:3]
    order = dict.fromkeys([*first, *_SOURCE, *names])
    return pd.DataFrame({name: _told(rows, name) for name in order}, index=rows.index)


def _told(rows: pd.DataFrame, name: str) -> object:
    if name == "value":
        return [counts.claimed(q, v) for q, v in zip(rows["qualifier"], rows["value"], strict=True)]
    if name in _WORDS:
        return [terms.word(_WORDS[name], cell) if isinstance(cell, str) else "?" for cell in rows[name]]
    return rows[name]
