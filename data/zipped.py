"""A package in a zip archive: the tables, alone or in one folder."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import BinaryIO
from zipfile import ZipInfo

from data.archive import Archive, drained, is_link
from data.contract import Wrong
from data.csvtext import UnreadableError
from data.faults import Faults
from data.found import Entry, Found, is_leftover, nearly, table_of, take
from data.schema import BY_NAME
from data.text import quoted

_LEADS_OUT = re.compile(r"/|[A-Za-z]:|.*\x00|(.*/)?\.{1,2}(/|$)|.*//", re.DOTALL)


def find(stream: BinaryIO, faults: Faults) -> Found:
    """What lies in an archive. Raises UnreadableError where it cannot be read as one."""
    archive = Archive(stream)
    members = _named(archive, faults)
    _not_a_workbook(members)
    folder = _top_folder(members)
    found = Found()
    there: dict[str, Entry] = {}
    for name, member in sorted(members.items()):
        inner = name.removeprefix(folder)
        top, below, _ = inner.partition("/")
        if not inner or is_leftover(top):
            _verify(archive, member, faults)
        elif below:
            there.setdefault(top, Entry(top, "no file", 0, io.BytesIO))  # type: ignore[arg-type]  # never opened
            _verify(archive, member, faults)
        else:
            there[inner] = _entry(archive, inner, member)
    for entry in there.values():
        if not take(entry, found, faults) and entry.kind == "file":
            _verify(archive, members[folder + entry.name], faults)
    return found


def lines(stream: BinaryIO) -> int:
    """How many lines the tables in an archive have together. Raises UnreadableError as `find` does."""
    archive = Archive(stream)
    count = 0
    for member in archive.members:
        if table_of(_path(member).rpartition("/")[2]) in BY_NAME:
            with suppress(UnreadableError):
                count += sum(piece.count(b"\n") for piece in drained(archive.opened(member)))
    return count


def _path(member: ZipInfo) -> str:
    """The name with slashes: some programs on Windows write the other ones."""
    return member.orig_filename.replace("\\", "/")


def _named(archive: Archive, faults: Faults) -> dict[str, ZipInfo]:
    """The members by their names; a name that comes twice or leads out of the package is told."""
    members: dict[str, ZipInfo] = {}
    for member in archive.members:
        name = _path(member)
        if _LEADS_OUT.match(name):
            wrong = Wrong(
                f"{quoted(name)} leads out of the archive.", "Name the members by their names alone."
            )
            faults.add(None, None, None, name, wrong)
        elif name in members:
            wrong = Wrong(f"{quoted(name)} stands in the archive twice.", "Keep one of them.")
            faults.add(_table(name), None, None, name, wrong)
        else:
            members[name] = member
    return members


def _table(name: str) -> str | None:
    table = table_of(name.rpartition("/")[2])
    return table if table in BY_NAME else None


def _not_a_workbook(members: dict[str, ZipInfo]) -> None:
    if "[Content_Types].xml" in members and "xl/workbook.xml" in members:
        raise UnreadableError("The file is a workbook and no archive of tables.", "Call it .xlsx.")


def _top_folder(members: dict[str, ZipInfo]) -> str:
    """The one folder that everything lies in, with its slash; nothing where there is none such."""
    tops = {name.partition("/")[0] for name in members if not is_leftover(name.partition("/")[0])}
    top = f"{tops.pop()}/" if len(tops) == 1 else ""
    is_folder = top and any(name.startswith(top) for name in members) and nearly_table(top) is None
    return top if is_folder else ""


def nearly_table(folder: str) -> str | None:
    """The table that a folder is called like, if any: such a folder is no place for a package."""
    return nearly(folder.removesuffix("/"), (f"{name}.csv" for name in BY_NAME))


def _entry(archive: Archive, name: str, member: ZipInfo) -> Entry:
    if is_link(member):
        return Entry(name, "link", 0, lambda: archive.opened(member))
    return Entry(name, "file", member.file_size, lambda: archive.opened(member))


def _verify(archive: Archive, member: ZipInfo, faults: Faults) -> None:
    """Unpack what is not read otherwise, so that a damaged archive or one made to fill a machine is told."""
    try:
        for _ in drained(archive.opened(member)):
            pass
    except UnreadableError as error:
        faults.add(None, None, None, member.orig_filename, error.wrong)
