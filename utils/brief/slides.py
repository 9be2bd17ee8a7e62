"""A brief as slides: charts and tables that can be edited, the map as a picture, the sources in the notes."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from utils.brief import drawings, ground
from utils.brief.model import Brief, Chart, Look, Section, Table
from utils.brief.paper import aligns, picture, shares
from utils.figures import style

_WIDE, _HIGH, _EDGE = 12_192_000, 6_858_000, 420_000
_INNER = _WIDE - 2 * _EDGE
_TOP, _STRIP = 1_150_000, 270_000
_BOTTOM = _HIGH - 620_000
_INK = style.palette(False)
_ROWS = 12
"""So many rows of a table stand on a slide; more go on to the next."""


def pptx(brief: Brief) -> bytes:
    """The brief as PowerPoint, wide screen: one slide for each part, the marking above and below on every slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(_WIDE), Emu(_HIGH)
    said = deck.core_properties
    said.title, said.subject, said.language = brief.title, brief.frame.marking, brief.frame.language
    said.author, said.keywords = brief.frame.record, f"{brief.frame.marking}; {brief.frame.as_of}"
    _first(_slide(deck, brief, brief.title), brief)
    _mapped(_slide(deck, brief, brief.map.title), brief)
    _charted(_slide(deck, brief, brief.chart.title), brief.chart)
    for table in (brief.table, *brief.second):
        for part in _parts(table):
            _tabled(_slide(deck, brief, table.title), part)
    _told(_slide(deck, brief, brief.changed.title), brief.changed)
    _told(_slide(deck, brief, brief.unknown.title), brief.unknown)
    for section in brief.more:
        if section.lines:
            _told(_slide(deck, brief, section.title), section)
    made = BytesIO()
    deck.save(made)
    return made.getvalue()


def _slide(deck: Any, brief: Brief, title: str) -> Any:  # noqa: ANN401 - pptx has no types
    """A slide with its title, the marking twice, filters and day at the foot, the sources in its notes."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = _EDGE, _STRIP + 60_000, _INNER, 760_000
    _write(heading.text_frame, [("", title)], 24, bold=True, anchor=MSO_ANCHOR.MIDDLE)
    for top in (0, _HIGH - _STRIP):
        strip = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, top, _WIDE, _STRIP)
        strip.fill.solid()
        strip.fill.fore_color.rgb = _colour("#8A4B00" if brief.frame.exercise else _INK.ink)
        strip.line.fill.background()
        _write(
            strip.text_frame,
            [("", brief.frame.marking)],
            11,
            bold=True,
            colour=_INK.page,
            align=PP_ALIGN.CENTER,
        )
    frame = brief.frame
    foot = [("", f"{frame.filters} · {frame.as_of}"), ("", frame.record)]
    _box(slide, _BOTTOM - 70_000, 400_000, foot, 9, colour=_INK.muted)
    told = [
        f"[{source.number}] {source.name}. {source.supports}. {source.url}".strip()
        for source in brief.sources
    ]
    notes = [frame.marking, brief.sources_title, *told, brief.sources_rest, foot[0][1], frame.record]
    slide.notes_slide.notes_text_frame.text = "\n".join(line for line in notes if line)
    return slide


def _first(slide: Any, brief: Brief) -> None:  # noqa: ANN401
    _box(slide, _TOP, 1_000_000, [("", brief.bottom_line)], 24, bold=True, colour=_INK.accent)
    step = _INNER // 3
    for place, fact in enumerate(brief.facts):
        lines = [("", fact.label), (fact.value, ""), ("", fact.note)]
        _box(slide, 2_650_000, 1_500_000, lines, 18, left=_EDGE + place * step, width=step - 120_000, head=40)


def _mapped(slide: Any, brief: Brief) -> None:  # noqa: ANN401
    _box(slide, _TOP, 300_000, [("", brief.map.key)], 12, colour=_INK.muted)
    high = 4_050_000
    wide = high * ground.WIDTH // ground.HEIGHT
    png = BytesIO(picture(drawings.map_svg(brief.map)))
    shape = slide.shapes.add_picture(png, (_WIDE - wide) // 2, 1_450_000, wide, high)
    shape._element.nvPicPr.cNvPr.set("descr", brief.map.alt)  # noqa: SLF001 - the library has no name for it
    legend = slide.shapes.add_textbox(_EDGE, 5_480_000, _INNER, 300_000).text_frame
    paragraph = legend.paragraphs[0]
    for entry in brief.map.legend:
        for text, colour in (("■ ", drawings.framework(entry.slot)), (f"{entry.text}     ", _INK.ink)):
            _run(paragraph, text, 12, colour)
    _box(slide, 5_780_000, 380_000, [("", brief.map.note)], 7, colour=_INK.muted)


def _charted(slide: Any, chart: Chart) -> None:  # noqa: ANN401
    _box(slide, _TOP, 300_000, [("", chart.subtitle)], 12, colour=_INK.muted)
    if chart.bars:
        _chart(slide, chart)
    _box(slide, 5_750_000, 330_000, [("", chart.source)], 10, colour=_INK.muted)


def _chart(slide: Any, chart: Chart) -> None:  # noqa: ANN401
    """A chart of the office program, its numbers in the sheet behind it; each value written as the brief writes it."""
    numbers = CategoryChartData()
    numbers.categories = [bar.label for bar in chart.bars]
    for place, name in enumerate(chart.series):
        numbers.add_series(name, [bar.values[place].number for bar in chart.bars])
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.lying else XL_CHART_TYPE.COLUMN_CLUSTERED
    shape = slide.shapes.add_chart(kind, _EDGE, 1_500_000, _INNER, 4_200_000, numbers)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)  # noqa: SLF001 - as above
    drawn = shape.chart
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size = Pt(12)
    drawn.value_axis.visible = drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.minimum_scale = 0
    drawn.category_axis.tick_labels.font.size = Pt(12)
    # Bars that lie are read from the top.
    drawn.category_axis.reverse_order = chart.lying
    drawn.plots[0].gap_width = 60
    for place, series in enumerate(drawn.plots[0].series):
        _look(series.format, chart.bars[0].values[place].look)
        for point, bar in enumerate(chart.bars):
            if bar.values[place].number is not None:
                label = series.points[point].data_label
                label.has_text_frame = True
                label.text_frame.text = bar.values[place].text
                label.text_frame.paragraphs[0].runs[0].font.size = Pt(11)


def _look(series: Any, look: Look) -> None:  # noqa: ANN401
    """Outlined, hatched or solid, as the words beside the chart say."""
    series.line.color.rgb = _colour(_INK.slate if look == "outline" else _INK.accent)
    if look == "hatch":
        series.fill.patterned()
        series.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        series.fill.fore_color.rgb, series.fill.back_color.rgb = _colour(_INK.accent), _colour(_INK.hatch)
    else:
        series.fill.solid()
        series.fill.fore_color.rgb = _colour(_INK.page if look == "outline" else _INK.accent)


def _parts(table: Table) -> list[Table]:
    """A table in parts that each fit a slide; what it says of further rows stands under the last."""
    starts = range(0, len(table.rows), _ROWS)
    return [
        replace(
            table,
            rows=table.rows[start : start + _ROWS],
            rest=table.rest if start + _ROWS >= len(table.rows) else "",
        )
        for start in starts
    ]


def _tabled(slide: Any, table: Table) -> None:  # noqa: ANN401
    shown = table.rows
    shape = slide.shapes.add_table(len(shown) + 1, len(table.headings), _EDGE, _TOP, _INNER, 300_000)
    drawn = shape.table
    for column, share in zip(drawn.columns, shares(table), strict=True):
        column.width = Emu(int(_INNER * share))
    sides, size = aligns(table), 14 if len(shown) <= 8 else 11
    for place, row in enumerate((table.headings, *shown)):
        for cell, text, side in zip(drawn.rows[place].cells, row, sides, strict=True):
            cell.margin_top = cell.margin_bottom = Emu(20_000)
            align = PP_ALIGN.RIGHT if side == "end" else PP_ALIGN.LEFT
            _write(cell.text_frame, [("", text)], size, bold=place == 0, align=align)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(_INK.panel if place == 0 else _INK.page)
    if table.rest:
        _box(slide, 5_750_000, 300_000, [("", table.rest)], 10, colour=_INK.muted)


def _told(slide: Any, section: Section) -> None:  # noqa: ANN401
    lines = [(line.head, line.text) for line in section.lines]
    long = sum(len(head) + len(text) + 60 for head, text in lines)
    _box(slide, _TOP, 4_700_000, lines, 20 if long < 700 else 16 if long < 1200 else 13)


def _box(
    slide: Any,  # noqa: ANN401
    top: int,
    height: int,
    lines: list[tuple[str, str]],
    size: int,
    *,
    left: int = _EDGE,
    width: int = _INNER,
    **looks: Any,  # noqa: ANN401
) -> None:
    _write(slide.shapes.add_textbox(left, top, width, height).text_frame, lines, size, **looks)


def _write(
    frame: Any,  # noqa: ANN401
    lines: list[tuple[str, str]],
    size: int,
    *,
    head: int = 0,
    bold: bool = False,
    colour: str = _INK.ink,
    align: Any = PP_ALIGN.LEFT,  # noqa: ANN401
    anchor: Any = None,  # noqa: ANN401
) -> None:
    """Lines of a bold head and a text into a text frame."""
    frame.word_wrap = True
    if anchor is not None:
        frame.vertical_anchor = anchor
    for place, (lead, text) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = align, Pt(4)
        if lead:
            _run(paragraph, f"{lead}  " if text else lead, head or size, colour, bold=True)
        if text:
            _run(paragraph, text, size, colour, bold=bold)


def _run(paragraph: Any, text: str, size: int, colour: str, *, bold: bool = False) -> None:  # noqa: ANN401
    run = paragraph.add_run()
    run.text, run.font.name = text, "Arial"
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, _colour(colour)


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.removeprefix("#").upper())
