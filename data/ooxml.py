"""What a workbook holds besides its cells: its sheets by name, its shared texts, its dates and what it refers to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from urllib.parse import unquote
from zipfile import ZipInfo

from data.archive import Archive, Member
from data.text import quoted
from data.xmlparts import Parts, damaged, named, whole

_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, *range(27, 32), 36, *range(50, 55), 57, 58), "day"),
    17: "month",
    **dict.fromkeys((18, 19, 20, 21, *range(32, 36), 45, 46, 47, 55, 56), "time"),
    22: "day",
}
_NO_SIGNS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_ITEM, _TEXT, _ASIDE = named("si"), named("t"), named("rPh")
_PROPERTIES, _SHEET = named("workbookPr"), named("sheet")
_FORMAT, _CELL_STYLES, _STYLE = named("numFmt"), named("cellXfs"), named("xf")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

Shows: TypeAlias = Literal["day", "month", "time", ""]


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the type, the part's path, whether it lies outside the workbook."""

    kind: str
    target: str
    outside: bool


@dataclass(slots=True)
class Book:
    """A workbook: the part of each sheet by the sheet's name (none where a sheet has no cells), texts and styles."""

    archive: Archive
    parts: dict[str, ZipInfo]
    sheets: list[tuple[str, ZipInfo | None]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    shows: list[Shows] = field(default_factory=list)
    since_1904: bool = False
    macros: bool = False
    outside: bool = False

    def opened(self, path: str) -> Member:
        """The bytes of a part. Raises UnreadableError where there is none of that name."""
        if path.lower() not in self.parts:
            raise damaged(f"its part {quoted(path)} is missing")
        return self.archive.opened(self.parts[path.lower()])


def book(archive: Archive) -> Book:
    """The workbook in an archive. Raises UnreadableError where there is none."""
    parts = {member.orig_filename.lower(): member for member in archive.members}
    if len(parts) < len(archive.members):
        raise damaged("it has two parts of one name")
    if "[content_types].xml" not in parts:
        raise damaged("the file is an archive and no workbook")
    whole = Book(archive, parts)
    main = next((r.target for r in _relations(whole, "") if r.kind == "officeDocument"), None)
    if main is None:
        raise damaged("it does not say where its sheets are")
    _sheets(whole, main)
    return whole


def _relations(book: Book, of: str) -> list[Relation]:
    folder, name = posixpath.split(of)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    return list(_by_id(book, path, folder).values()) if path.lower() in book.parts else []


def _by_id(book: Book, path: str, folder: str) -> dict[str, Relation]:
    found: dict[str, Relation] = {}

    def start(name: str, given: dict[str, str]) -> None:
        if name == _RELATIONSHIP:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(given.get("Target", ""))))
            outside = given.get("TargetMode") == "External"
            kind = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = Relation(kind, target.lstrip("/"), outside)

    _read(book, path, Parts(start, lambda _name: None))
    return found


def _read(book: Book, path: str, parts: Parts) -> None:
    for _ in parts.feed(book.opened(path)):
        pass


def _sheets(book: Book, main: str) -> None:
    folder, name = posixpath.split(main)
    relations = _by_id(book, posixpath.join(folder, "_rels", f"{name}.rels"), folder)

    def start(name: str, given: dict[str, str]) -> None:
        if name in _PROPERTIES:
            book.since_1904 = given.get("date1904") in {"1", "true"}
        elif name in _SHEET:
            identity = next((given[key] for key in (f"{o} id" for o in _OFFICE) if key in given), "")
            book.sheets.append((given.get("name", ""), _cells(book, relations.get(identity))))

    _read(book, main, Parts(start, lambda _name: None))
    for relation in relations.values():
        book.macros |= relation.kind == "vbaProject"
        book.outside |= relation.kind in {"externalLink", "externalLinkPath"} or relation.outside
        if relation.kind == "sharedStrings":
            _read(book, relation.target, _Texts(book.texts).parts)
        elif relation.kind == "styles":
            _styles(book, relation.target)


def _cells(book: Book, to: Relation | None) -> ZipInfo | None:
    """The part with the cells of a sheet; a chart or a dialogue has none."""
    if to is None or to.kind != "worksheet":
        return None
    if to.outside or to.target.lower() not in book.parts:
        raise damaged("the cells of a sheet are missing")
    return book.parts[to.target.lower()]


class _Texts:
    """Gathers the shared texts: runs joined, reading aids left out."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._item: list[str] = []
        self._aside = 0
        self.parts = Parts(self._start, self._end)

    def _start(self, name: str, _given: dict[str, str]) -> None:
        if name in _TEXT:
            self.parts.texts.clear()
        elif name in _ITEM:
            self._item = []
        elif name in _ASIDE:
            self._aside += 1

    def _end(self, name: str) -> None:
        if name in _TEXT:
            if not self._aside:
                self._item.extend(self.parts.texts)
            self.parts.texts.clear()
        elif name in _ITEM:
            self._texts.append(decoded("".join(self._item)))
        elif name in _ASIDE:
            self._aside -= 1


def decoded(text: str) -> str:
    """The text with its `_x000D_` put back; half a character stays one."""
    if "_x" not in text:
        return text
    whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _styles(book: Book, path: str) -> None:
    formats: dict[str, Shows] = {}
    inside = False

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal inside
        if name in _FORMAT:
            formats[given.get("numFmtId", "")] = shown(given.get("formatCode", ""))
        elif name in _CELL_STYLES:
            inside = True
        elif name in _STYLE and inside:
            number = given.get("numFmtId", "0")
            built_in = _BUILT_IN.get(whole(number), "")
            book.shows.append(formats.get(number, built_in))  # type: ignore[arg-type]  # words of Shows

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and name not in _CELL_STYLES

    _read(book, path, Parts(start, end))


def shown(code: str) -> Shows:
    """What a number format shows of a number as a date: the day, no more than the month or year, a time, or nothing."""
    signs = _NO_SIGNS.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "general" in signs or not set(signs) & set("ymdhs"):
        return ""
    if "d" in signs:
        return "day"
    clock = set(signs) & set("hs")
    return "month" if "y" in signs or not clock else "time"
