"""Writes workbooks: every cell a text, no formula, no link, and the same bytes for the same cells.

Written here since the usual writer passes a text of the form `<r>…</r>` on as XML of the sheet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.xlsx import MOST_ROWS, letters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|\r|[&<>\"]")
_ESCAPES = {"_": "_x005F_", "\r": "_x000D_", "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ROWS = 2048  # written at a time

Look = Literal["plain", "header", "needed", "wrapped"]
_LOOKS: dict[Look, int] = {"plain": 1, "header": 2, "needed": 3, "wrapped": 4}
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE3E6EA"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFC9DDF2"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="5"><xf/><xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="3" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a column wants, said when one of its cells is chosen: a title, a sentence, and the words to choose from."""

    title: str
    prompt: str
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet to be written: its rows, the header first, the look and width of its columns, and their choices."""

    name: str
    rows: Iterable[Sequence[str]]
    header: Sequence[Look]
    widths: Sequence[int]
    body: Look = "plain"
    choices: Sequence[Choice] = ()


def workbook(sheets: Sequence[Written]) -> bytes:
    """The workbook as a file."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, text in _frame(sheets).items():
            archive.writestr(ZipInfo(name), (_HEAD + text).encode(), ZIP_DEFLATED)
        for at, sheet in enumerate(sheets, 1):
            info = ZipInfo(f"xl/worksheets/sheet{at}.xml")
            info.compress_type = ZIP_DEFLATED
            with archive.open(info, "w") as part:
                for piece in _sheet(sheet):
                    part.write(piece.encode())
    return whole.getvalue()


def _frame(sheets: Sequence[Written]) -> dict[str, str]:
    """The parts besides the cells."""
    places = range(1, len(sheets) + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_SHEET_ML}.worksheet+xml"/>'
        for at in places
    )
    listed = "".join(
        f'<sheet name="{escaped(sheet.name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, sheet in enumerate(sheets, 1)
    )
    related = "".join(_relation(at, "worksheet", f"worksheets/sheet{at}.xml") for at in places)
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_ML}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_ML}.styles+xml"/>{kinds}</Types>',
        "_rels/.rels": _relations(_relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            related + _relation(len(sheets) + 1, "styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES,
    }


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _sheet(sheet: Written) -> Iterator[str]:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" style="{_LOOKS[sheet.body]}" customWidth="1"/>'
        for at, width in enumerate(sheet.widths, 1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )
    body = [sheet.body] * len(sheet.header)
    pieces: list[str] = []
    for number, cells in enumerate(sheet.rows, 1):
        pieces.append(_row(number, cells, sheet.header if number == 1 else body))
        if len(pieces) == _ROWS:
            yield "".join(pieces)
            pieces.clear()
    yield f"{''.join(pieces)}</sheetData>{_choices(sheet.choices)}</worksheet>"


def _row(number: int, cells: Sequence[str], looks: Sequence[Look]) -> str:
    inside = "".join(
        f'<c r="{letters(at)}{number}" s="{_LOOKS[look]}" t="inlineStr"><is><t xml:space="preserve">{escaped(cell)}'
        "</t></is></c>"
        for at, (cell, look) in enumerate(zip(cells, looks, strict=True))
        if cell
    )
    return f'<row r="{number}">{inside}</row>'


def escaped(text: str) -> str:
    """The text as it stands in the XML of a workbook."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPES[found.group()], text)


def _choices(choices: Sequence[Choice]) -> str:
    said = "".join(_choice(at, choice) for at, choice in enumerate(choices))
    return f'<dataValidations count="{len(choices)}">{said}</dataValidations>' if choices else ""


def _choice(at: int, choice: Choice) -> str:
    listed = ","
    words = f'<formula1>"{escaped(listed.join(choice.words))}"</formula1>' if choice.words else ""
    kind = ' type="list" showErrorMessage="1"' if words else ""
    column = letters(at)
    return (
        f'<dataValidation{kind} allowBlank="1" showInputMessage="1" promptTitle="{escaped(choice.title[:32])}" '
        f'prompt="{escaped(choice.prompt[:255])}" sqref="{column}2:{column}{MOST_ROWS}">{words}</dataValidation>'
    )
