"""A package as files to take away: the same package gives the same bytes, and read again it is the same package."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.check import Judgement
from data.descriptor import ESCAPE, escaped
from data.exercise.words import MARKING
from data.found import DESCRIPTOR
from data.sheets import Sheet

_QUOTED = frozenset('",\r\n')


def files(judgement: Judgement) -> dict[str, bytes]:
    """The tables as they are stored and `datapackage.json`, by file name: UTF-8, commas, LF.

    A text that a spreadsheet would read as a formula gets one apostrophe in front, and `datapackage.json` then says
    so; numbers stay numbers. What was not stored, such as an unknown column, is not there.
    """
    whole = dict(judgement.descriptor.whole)
    packed: dict[str, bytes] = {}
    for name, sheet in judgement.sheets.by_name.items():
        columns = [_safe(sheet, column) for column in sheet.header]
        if any(safe is not sheet.cells[column] for safe, column in zip(columns, sheet.header, strict=True)):
            whole["escape"] = ESCAPE
        packed[f"{name}.csv"] = rfc4180([sheet.header, *zip(*columns, strict=True)])
    if whole:
        packed[DESCRIPTOR] = as_json(whole)
    return dict(sorted(packed.items()))


def _safe(sheet: Sheet, column: str) -> list[str]:
    """The cells of a column, escaped where need be; the column itself where no cell needs it."""
    cells = sheet.cells[column]
    if sheet.table.by_name[column].kind.number:
        return cells
    safe = [escaped(cell) for cell in cells]
    return safe if safe != cells else cells


def rfc4180(rows: Iterable[Sequence[str]], line_end: str = "\n") -> bytes:
    """Rows as RFC 4180 has them, each cell quoted where it has to be."""
    return "".join(f"{','.join(map(_cell, row))}{line_end}" for row in rows).encode()


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if not _QUOTED.isdisjoint(text) else text


def as_json(whole: Mapping[str, object]) -> bytes:
    """What `datapackage.json` says, to be read by people as well."""
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a character, in a key that is kept and not acted on
        return (json.dumps(whole, indent=2) + "\n").encode()


def marked(text: str, *, exercise: bool) -> str:
    """The marking as every file bears it, exercise data with the word in front; empty where there is none."""
    return " · ".join([MARKING] * (exercise and not text.startswith(MARKING)) + [text] * bool(text))


def zipped(content: Mapping[str, bytes], comment: str, *, exercise: bool = False) -> bytes:
    """The files in one archive, the same bytes for the same files, with the marking as the archive's comment.

    Exercise data lie in a folder that says so, and are still marked when the archive is unpacked.
    """
    folder = "-".join(MARKING.split()) + "/" if exercise else ""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()[:65_535]
        for name, inside in content.items():
            archive.writestr(ZipInfo(folder + name), inside, ZIP_DEFLATED)
    return whole.getvalue()


def pack(judgement: Judgement, out: Path) -> None:
    """Write the package to a `.zip`, an `.xlsx` or, for any other name, a folder that is new or empty.

    Raises OSError where it cannot be written, FileExistsError where the folder holds something.
    """
    match out.suffix.lower():
        case ".zip":
            said = judgement.said
            exercise = said.get("exercise") is True
            mark = marked(str(said.get("marking", "")), exercise=exercise)
            out.write_bytes(zipped(files(judgement), mark, exercise=exercise))
        case ".xlsx":
            # That module leans on this one for the rows.
            from data.workbooks import exported  # noqa: PLC0415

            out.write_bytes(exported(judgement))
        case _:
            out.mkdir(parents=True, exist_ok=True)
            if any(out.iterdir()):
                raise FileExistsError("the folder is not empty")
            for name, inside in files(judgement).items():
                (out / name).write_bytes(inside)


def rows(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The rows of a table, in the order of its own columns."""
    return zip(*(sheet.cells[name] for name in sheet.header), strict=True)
