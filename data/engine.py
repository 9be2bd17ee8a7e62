"""On which engine a record's tables are held; metrics are one spelling for all of them and do not know."""

from dataclasses import fields, replace
from typing import Any

import narwhals.stable.v2 as nw

from data.record import Record


def on_polars(record: Record) -> Record:
    """The same record on the engine that answers small questions fastest: it runs a whole metric as one plan."""
    tables = {field.name: getattr(record, field.name) for field in fields(record)}
    frames: dict[str, nw.LazyFrame[Any]] = {
        name: table for name, table in tables.items() if isinstance(table, nw.LazyFrame)
    }
    moved = {name: frame.collect(backend="polars").lazy() for name, frame in frames.items()}
    return replace(record, **moved)  # type: ignore[arg-type]  # each is the table of that name
