"""Editions in a PostgreSQL database, for several servers at once: one transaction a turn, one turn at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sql
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from data.editions.shelf import DamagedError, UnreachableError, UnwritableError

_PAUSE = 1.0  # seconds for which a mark is believed
_SECONDS = 5  # to wait for a server that does not answer
_TURN = 7_203_114_265  # the advisory lock that whoever writes holds to the end of the transaction
_POINTER, _HEAD = "current", "audit.head"

_TABLES = sql.MetaData()
_FILES = sql.Table(
    "dashboard_files",
    _TABLES,
    sql.Column("edition", sql.Text, primary_key=True),
    sql.Column("name", sql.Text, primary_key=True),
    sql.Column("content", sql.LargeBinary, nullable=False),
)
_SLOTS = sql.Table(
    "dashboard_slots",
    _TABLES,
    sql.Column("name", sql.Text, primary_key=True),
    sql.Column("content", sql.LargeBinary, nullable=False),
)
_LOG = sql.Table(
    "dashboard_audit",
    _TABLES,
    sql.Column("number", sql.BigInteger, sql.Identity(), primary_key=True),
    sql.Column("lines", sql.LargeBinary, nullable=False),
)


class DatabaseShelf:
    """Editions in the database at an address that SQLAlchemy reads; its tables are made at the first writing."""

    def __init__(self, address: str) -> None:
        self._engine = sql.create_engine(
            address, pool_pre_ping=True, connect_args={"connect_timeout": _SECONDS}
        )
        self._marked, self._mark = -_PAUSE, ""

    def __str__(self) -> str:
        """The address without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    def mark(self) -> str:
        """The hash of the history, asked for once a second; while the server does not answer, the last one known."""
        if time.monotonic() - self._marked >= _PAUSE:
            try:
                with self.reading() as desk:
                    self._mark = desk.mark()
            except UnreachableError:
                if not self._mark:
                    raise
            self._marked = time.monotonic()
        return self._mark

    @contextmanager
    def reading(self) -> Iterator[DatabaseDesk]:
        """A desk that sees one moment of the database, whatever others write."""
        try:
            with self._engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
                made = sql.inspect(connection).has_table(_SLOTS.name)
                yield DatabaseDesk(connection, made=made)
        except SQLAlchemyError as error:
            raise UnreachableError(f"The database cannot be read: {_reason(error)}.") from error

    @contextmanager
    def writing(self) -> Iterator[DatabaseDesk]:
        """A desk whose work is done whole or not at all, after that of whoever is at work now."""
        try:
            with self._engine.begin() as connection:
                connection.execute(sql.select(sql.func.pg_advisory_xact_lock(_TURN)))
                _TABLES.create_all(connection)
                yield DatabaseDesk(connection, made=True)
        except SQLAlchemyError as error:
            raise UnwritableError(f"Nothing was changed: {_reason(error)}.") from error


class DatabaseDesk:
    """A desk in one transaction; `made` says whether the tables are there."""

    def __init__(self, connection: sql.Connection, *, made: bool) -> None:
        self._connection, self._made = connection, made

    def mark(self) -> str:
        """The hash of the history; empty where there is none."""
        found = self._scalar(sql.select(sql.func.md5(_SLOTS.c.content)).where(_SLOTS.c.name == _POINTER))
        return str(found or "")

    def pointer(self) -> bytes | None:
        """The history."""
        return self._slot(_POINTER)

    def point(self, content: bytes) -> None:
        """Put another history in its place."""
        self._set_slot(_POINTER, content)

    def editions(self) -> frozenset[str]:
        """All editions that have files."""
        return frozenset(row.edition for row in self._rows(sql.select(_FILES.c.edition).distinct()))

    def files(self, edition: str) -> Mapping[str, bytes]:
        """The files of an edition."""
        rows = self._rows(sql.select(_FILES).where(_FILES.c.edition == edition).order_by(_FILES.c.name))
        if not rows:
            raise DamagedError("its files are missing")
        return {row.name: bytes(row.content) for row in rows}

    def put(self, edition: str, files: Mapping[str, bytes]) -> None:
        """Write the files of an edition."""
        self.drop(edition)
        self._connection.execute(
            sql.insert(_FILES),
            [{"edition": edition, "name": name, "content": content} for name, content in files.items()],
        )

    def drop(self, edition: str) -> None:
        """Delete the files of an edition."""
        self._connection.execute(sql.delete(_FILES).where(_FILES.c.edition == edition))

    def log(self) -> bytes:
        """The audit log."""
        return b"".join(bytes(row.lines) for row in self._rows(sql.select(_LOG).order_by(_LOG.c.number)))

    def append(self, lines: bytes) -> None:
        """Add to the audit log."""
        self._connection.execute(sql.insert(_LOG).values(lines=lines))

    def head(self) -> bytes | None:
        """How far the audit log reaches."""
        return self._slot(_HEAD)

    def set_head(self, content: bytes) -> None:
        """Remember how far it reaches."""
        self._set_slot(_HEAD, content)

    def _slot(self, name: str) -> bytes | None:
        found = self._scalar(sql.select(_SLOTS.c.content).where(_SLOTS.c.name == name))
        return None if found is None else bytes(found)

    def _set_slot(self, name: str, content: bytes) -> None:
        row = insert(_SLOTS).values(name=name, content=content)
        self._connection.execute(
            row.on_conflict_do_update(index_elements=["name"], set_={"content": content})
        )

    def _scalar(self, asked: sql.Select[Any]) -> Any | None:  # noqa: ANN401  # whatever the column holds
        return self._connection.scalar(asked) if self._made else None

    def _rows(self, asked: sql.Select[Any]) -> list[Any]:
        return list(self._connection.execute(asked)) if self._made else []


def _reason(error: SQLAlchemyError) -> str:
    """What the server said, in one line; never the statement, which holds the data."""
    said = str(getattr(error, "orig", None) or type(error).__name__)
    return said.strip().splitlines()[0].rstrip(".")
