"""Workbooks and archives made by hand, part by part, so that a test can spoil what no program would write."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.xlsx import letters
from tests.river import River

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
DAY, MONTH, TIME, DAY_AND_TIME, TEXT, HOURS = 1, 2, 3, 4, 5, 6  # the styles of cells, by their place
FORMATS = (0, 14, 17, 20, 22, 49, 164)


@dataclass(frozen=True)
class Raw:
    """A cell given as XML: its type, what stands in it, its style."""

    inside: str
    kind: str = "n"
    style: int = 0


def number(text: object, style: int = 0) -> Raw:
    """A cell that holds a number."""
    return Raw(f"<v>{text}</v>", style=style)


@dataclass
class Workbook:
    """Sheets as rows of cells, the header first; a cell is a text, or XML, or nothing."""

    sheets: dict[str, list[list[str | Raw]]]
    states: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)  # XML after the data of a sheet
    before: dict[str, str] = field(default_factory=dict)
    properties: str = ""  # attributes of workbookPr
    parts: dict[str, bytes] = field(default_factory=dict)  # parts in place of, or besides, those made here
    relations: str = ""  # more relations of the workbook

    def cell(self, table: str, row: int, column: str, value: str | Raw) -> Workbook:
        """Put a value into a cell; the header is row 1."""
        rows = self.sheets[table]
        rows[row - 1][rows[0].index(column)] = value
        return self

    def content(self) -> bytes:
        """The workbook as a file."""
        return archive({**self.parts_by_name(), **self.parts})

    def write(self, folder: Path, name: str = "package.xlsx") -> Path:
        """Write the workbook into a folder, and give its path."""
        folder.joinpath(name).write_bytes(self.content())
        return folder / name

    def parts_by_name(self) -> Mapping[str, bytes]:
        """The parts as they are made here."""
        names = list(self.sheets)
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" state="{self.states.get(name, "visible")}" r:id="s{at}"/>'
            for at, name in enumerate(names, 1)
        )
        related = "".join(
            f'<Relationship Id="s{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
            for at in range(1, len(names) + 1)
        )
        styles = f'<Relationship Id="st" Type="{OFFICE}/styles" Target="styles.xml"/>'
        texts = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": _relations(
                f'<Relationship Id="w" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {self.properties}/>'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _relations(related + styles + self.relations),
            "xl/styles.xml": _styles(),
            **{f"xl/worksheets/sheet{at}.xml": self._sheet(name) for at, name in enumerate(names, 1)},
        }
        return {name: (HEAD + text).encode() for name, text in texts.items()}

    def _sheet(self, name: str) -> str:
        rows = "".join(_row(number, row) for number, row in enumerate(self.sheets[name], 1))
        return (
            f'<worksheet xmlns="{MAIN}">{self.before.get(name, "")}<sheetData>{rows}</sheetData>'
            f"{self.after.get(name, '')}</worksheet>"
        )


def river_workbook(river: River | None = None) -> Workbook:
    """The package of the River Forum as a workbook."""
    river = river or River()
    said = [
        [
            key,
            str(value).lower()
            if isinstance(value, bool)
            else ", ".join(value)
            if key == "languages"
            else value,
        ]
        for key, value in river.described.items()
    ]
    tables: dict[str, list[list[str | Raw]]] = {
        name: [[*row] for row in rows] for name, rows in river.tables.items()
    }
    return Workbook({**tables, "package": [["key", "value"], *said]})


def archive(files: Mapping[str, bytes], *, method: int = ZIP_DEFLATED) -> bytes:
    """A zip archive of the files, in their order."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", method) as zipped:
        for name, content in files.items():
            zipped.writestr(ZipInfo(name), content, method)
    return whole.getvalue()


def river_files(river: River | None = None, *, folder: str = "") -> dict[str, bytes]:
    """The files of a package, by their names in an archive."""
    return {folder + name: content for name, content in (river or River()).whole().items()}


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _styles() -> str:
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in FORMATS)
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    )


def _row(number: int, cells: Sequence[str | Raw]) -> str:
    inside = "".join(
        _cell(f"{letters(column)}{number}", cell) for column, cell in enumerate(cells) if cell != ""
    )
    return f'<row r="{number}">{inside}</row>'


def _cell(place: str, cell: str | Raw) -> str:
    if isinstance(cell, Raw):
        return f'<c r="{place}" t="{cell.kind}" s="{cell.style}">{cell.inside}</c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
