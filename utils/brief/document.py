"""A brief as a document to be edited: real headings, lists and tables; the marking in header and footer."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from utils.brief import drawings
from utils.brief.model import Brief, Section, Source, Table
from utils.brief.paper import aligns, picture, shares
from utils.figures import style

_INK = style.palette(False)
_INNER = 180
"""Millimetres between the margins."""


def docx(brief: Brief) -> bytes:
    """The brief as Word, A4."""
    document = Document()
    _properties(document, brief)
    _page(document, brief)
    document.add_heading(brief.title, 0)
    _line(document, brief.bottom_line, bold=True, size=13)
    for fact in brief.facts:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{fact.label}  ")
        paragraph.add_run(fact.value).bold = True
        paragraph.add_run(f"  {fact.note}")
    document.add_heading(brief.map.title, 1)
    _line(document, brief.map.key, size=8)
    _picture(document, drawings.map_svg(brief.map), brief.map.alt, 130)
    _legend(document, brief)
    document.add_heading(brief.chart.title, 1)
    _line(document, brief.chart.subtitle, size=8)
    if brief.chart.bars:
        _picture(document, drawings.chart_svg(brief.chart), brief.chart.alt, 105)
        rows = tuple((bar.label, *(value.text for value in bar.values)) for bar in brief.chart.bars)
        _rows(document, Table("", ("", *brief.chart.series), rows))
    _line(document, brief.chart.source, size=8)
    _table(document, brief.table)
    for section in (brief.changed, brief.unknown, *brief.more):
        _section(document, section)
    for table in brief.second:
        _table(document, table)
    document.add_heading(brief.sources_title, 1)
    for source in brief.sources:
        _source(document, source)
    _line(document, brief.sources_rest, size=8)
    _line(document, brief.map.note, size=6)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _properties(document: Any, brief: Brief) -> None:  # noqa: ANN401 - docx has few types
    said, frame = document.core_properties, brief.frame
    said.title, said.subject, said.author = brief.title, frame.marking, frame.record[:255]
    said.language, said.keywords = frame.language, frame.as_of
    said.created = said.modified = datetime(frame.day.year, frame.day.month, frame.day.day)  # noqa: DTZ001 - a day
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(3)
    properties = normal.element.get_or_add_rPr()
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), {"en": "en-GB", "fr": "fr-FR"}.get(frame.language, frame.language))


def _page(document: Any, brief: Brief) -> None:  # noqa: ANN401
    page, frame = document.sections[0], brief.frame
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm((210 - _INNER) // 2)
    page.top_margin = page.bottom_margin = Mm(20)
    page.header_distance = page.footer_distance = Mm(8)
    _marking(page.header.paragraphs[0], brief)
    paragraph = page.footer.paragraphs[0]
    paragraph.add_run(f"{frame.filters} · {frame.as_of}\n{frame.record}").font.size = Pt(7)
    _marking(page.footer.add_paragraph(), brief)


def _marking(paragraph: Any, brief: Brief) -> None:  # noqa: ANN401
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(brief.frame.marking)
    run.bold = True
    run.font.color.rgb = RGBColor.from_string("FFFFFF")
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), ("#8A4B00" if brief.frame.exercise else _INK.ink).removeprefix("#"))
    paragraph._p.get_or_add_pPr().append(shade)  # noqa: SLF001 - the library has no name for it


def _line(document: Any, text: str, *, size: float, bold: bool = False) -> None:  # noqa: ANN401
    if text:
        run = document.add_paragraph().add_run(text)
        run.bold, run.font.size = bold, Pt(size)


def _picture(document: Any, svg: str, alt: str, width: int) -> None:  # noqa: ANN401
    shape = document.add_picture(BytesIO(picture(svg)), width=Mm(width))
    shape._inline.docPr.set("descr", alt)  # noqa: SLF001 - as above


def _legend(document: Any, brief: Brief) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    for entry in brief.map.legend:
        sign = paragraph.add_run("■ ")
        sign.font.color.rgb = RGBColor.from_string(drawings.framework(entry.slot).removeprefix("#"))
        sign.font.size = Pt(8)
        paragraph.add_run(f"{entry.text}    ").font.size = Pt(8)


def _section(document: Any, section: Section) -> None:  # noqa: ANN401
    document.add_heading(section.title, 1)
    for line in section.lines:
        paragraph = document.add_paragraph(style="List Bullet")
        if line.head:
            paragraph.add_run(f"{line.head}  ").bold = True
        paragraph.add_run(line.text)


def _table(document: Any, table: Table) -> None:  # noqa: ANN401
    document.add_heading(table.title, 1)
    if table.rows:
        _rows(document, table)
    _line(document, table.rest, size=8)


def _rows(document: Any, table: Table) -> None:  # noqa: ANN401
    drawn = document.add_table(rows=0, cols=len(table.headings), style="Light Shading")
    _plain(drawn)
    drawn.autofit = False
    parts, sides = shares(table), aligns(table)
    for row in (table.headings, *table.rows):
        _cells(drawn.add_row().cells, row, parts, sides)
    for column, share in zip(drawn.columns, shares(table), strict=True):
        column.width = Mm(_INNER * share)
    # Said to be a heading, so that it is repeated on the next page and read out with each cell.
    mark = OxmlElement("w:tblHeader")
    drawn.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - as above


def _plain(drawn: Any) -> None:  # noqa: ANN401
    """Lines above and below alone: no bands of grey, no first column in bold."""
    look = drawn._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 - as above
    for name, said in (("val", "0620"), ("firstColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), said)


def _cells(cells: Sequence[Any], row: Sequence[str], parts: Sequence[float], sides: Sequence[str]) -> None:
    for cell, text, share, side in zip(cells, row, parts, sides, strict=True):
        cell.width = Mm(_INNER * share)
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text).font.size = Pt(9)
        if side == "end":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _source(document: Any, source: Source) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.add_run(f"[{source.number}] ").font.size = Pt(8)
    if source.url:
        _link(paragraph, source.name, source.url)
    else:
        paragraph.add_run(source.name).font.size = Pt(8)
    paragraph.add_run(f" · {source.supports}").font.size = Pt(8)


def _link(paragraph: Any, text: str, url: str) -> None:  # noqa: ANN401
    key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(_INK.accent.removeprefix("#"))
    link.append(run._r)  # noqa: SLF001 - as above
    paragraph._p.append(link)  # noqa: SLF001 - as above
