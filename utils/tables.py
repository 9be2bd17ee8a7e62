"""One name for what the record holds and a metric gives, and how rows of it stand beside their sources."""

from typing import Any

import narwhals.stable.v2 as nw

from data.record import Record

Table = nw.LazyFrame[Any]
"""A lazy table, whatever the engine behind it."""


def cited(rows: Table, record: Record, *more: str) -> Table:
    """The rows that have a source (source_id) with its publisher, source (its title), url and `more` columns of it."""
    sources = record.whole.sources.select("source_id", "publisher", "url", *more, source="title")
    return rows.join(sources, on="source_id")
