"""The record in the reader's language: names and texts replaced where the record holds a translation."""

from collections.abc import Iterable
from dataclasses import replace

import narwhals.stable.v2 as nw

from data.record import Record
from utils.search import folded
from utils.tables import Table

_KEYS = {
    "sources": "source_id", "partners": "partner_id", "frameworks": "framework_id", "programmes": "programme_id",
    "series": "series_id", "meetings": "meeting_id", "sessions": "session_id", "themes": "theme_id",
    "topics": "topic_id", "milestones": "milestone_id", "recommendations": "recommendation_id",
}  # fmt: skip
"""Tables whose rows have a translation by their key; `appearances` has its by the English value itself."""


def localised(record: Record, language: str) -> Record:
    """The same record with its texts in the language where `translations` has them, in English where not."""
    told = record.translations.filter(nw.col("language") == language)
    pairs = told.select("table", "column").unique().sort("table", "column").collect(backend="pandas").rows()
    tables: dict[str, Table] = {}
    for table, column in pairs:
        frame = tables.get(table, getattr(record, table))
        texts = told.filter((nw.col("table") == table) & (nw.col("column") == column))
        tables[table] = _replaced(frame, column, _KEYS.get(table, column), texts)
    return replace(record, **tables)  # type: ignore[arg-type]  # each is the table of that name


def ordered(record: Record) -> Record:
    """The same record, whose partners sort by name as one looks for them; for metrics that are collected on Polars.

    Letters come before their accents and capitals, which count among names that are else the same.
    """
    names: Iterable[str] = record.partners.select("name").collect(backend="polars")["name"].to_list()
    order = nw.Enum(sorted(set(names), key=lambda name: (folded(name), name)))
    return replace(record, partners=record.partners.with_columns(nw.col("name").cast(order)))


def _replaced(frame: Table, column: str, key: str, texts: Table) -> Table:
    columns = frame.collect_schema().names()
    spoken = texts.select(row_key="row_id", spoken="text")
    joined = frame.join(spoken, left_on=key, right_on="row_key", how="left").sort("row")
    text = nw.when(~nw.col("spoken").is_null()).then(nw.col("spoken")).otherwise(nw.col(column))
    return joined.with_columns(text.alias(column)).select(*columns)
