"""Each format says all that the model says and bears the marking; pictures have words, charts and tables are real."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from tests.briefs import NUMBER, on_pages, shipped, texts, view_of
from tests.unit.test_brief_model import PACKAGE, brief
from utils.brief import drawings, ground
from utils.brief.formats import FORMATS
from utils.brief.model import Bar, Chart, Value
from utils.brief.paper import aligns, pictures, widths
from utils.brief.press import opened
from utils.brief.scopes import brief_of

HOSTILE = "<script>alert(1)</script> #strong[x] *b* | _a_ $c$ ![](http://host.example/x.png)"


def deck_texts(content):
    said = []
    for slide in Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                said += [str(name) for name in shape.chart.plots[0].categories]
                said += re.findall(r"<a:t>([^<]*)</a:t>", shape.chart._chartSpace.xml)
        said.append(slide.notes_slide.notes_text_frame.text)
    return said


def document_texts(content):
    document = Document(BytesIO(content))
    page = document.sections[0]
    blocks = [*document.paragraphs, *page.header.paragraphs, *page.footer.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [block.text for block in blocks] + cells


READ = {
    "pdf": on_pages,
    "pptx": deck_texts,
    "docx": document_texts,
    "html": lambda content: [re.sub(r"<[^>]+>", " ", content.decode().split("</style>")[1])],
    "md": lambda content: [content.decode()],
}
SCOPES = {"situation": "", "meeting": "bam-2024-02-28", "partner": "GEO", "topic": "resilience"}


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_number_of_the_model_stands_in_every_format(scope, ending):
    told = brief_of(view_of(shipped()), scope, SCOPES[scope], 2)
    said = " ".join(READ[ending](FORMATS[ending](told)))
    assert {number for text in texts(told) for number in NUMBER.findall(text)} - set(
        NUMBER.findall(said)
    ) == set()


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_bears_the_marking_of_exercise_data_above_and_below(ending):
    told = brief(package=PACKAGE | {"exercise": True})
    said = " ".join(READ[ending](FORMATS[ending](told)))
    assert said.count("EXERCISE EXERCISE EXERCISE · PUBLIC") >= 2


@pytest.mark.parametrize("ending", FORMATS)
def test_data_are_never_read_as_markup(ending):
    told = brief("partner", "GEO", partners=[("GEO", "nation", HOSTILE)])
    content = FORMATS[ending](told)
    said = " ".join(READ[ending](content))
    seen = said.replace("&lt;", "<").replace("&gt;", ">").replace("\\", "")
    assert re.sub(r"\s", "", HOSTILE) in re.sub(r"\s", "", seen)
    assert ending not in {"html", "md"} or not re.search(rb"(?<!\\)<script", content)


def test_the_pdf_is_tagged_titled_and_has_its_fonts_and_its_language():
    reader = PdfReader(BytesIO(FORMATS["pdf"](brief())))
    root: Any = reader.trailer["/Root"]
    assert (bool(root["/MarkInfo"]["/Marked"]), root["/Lang"]) == (True, "en")
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    metadata: Any = reader.metadata
    assert metadata.title == "Partner engagement: where we stand"
    resources: Any = reader.pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in described)
    assert {str(font["/FontName"]).split("+")[1].split("-")[0] for font in described} == {"SourceSans3"}


def test_the_pdf_draws_map_and_figure_as_vectors_with_words():
    reader = PdfReader(BytesIO(FORMATS["pdf"](brief())))
    root: Any = reader.trailer["/Root"]
    assert [image.name for page in reader.pages for image in page.images] == []
    alts = [str(thing.get_object().get("/Alt", "")) for thing in _figures(root["/StructTreeRoot"])]
    told = brief()
    assert alts == [told.map.alt, told.chart.alt]


def _figures(node):
    node = node.get_object()
    if node.get("/S") == "/Figure":
        yield node
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            yield from _figures(child)


def test_the_charts_of_the_slides_are_native_and_only_the_map_is_a_picture():
    deck = Presentation(BytesIO(FORMATS["pptx"](brief())))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    charts = [shape.chart for shape in shapes if shape.has_chart]
    pictures_of = [shape for shape in shapes if shape.shape_type == 13]
    assert [[series.name, list(series.values)] for series in charts[0].plots[0].series] == [
        ["Eligible", [2.0, 2.0]],
        ["Reported", [None, 1.0]],
        ["Named", [0.0, 1.0]],
    ]
    assert (len(charts), len(pictures_of)) == (1, 1)
    assert pictures_of[0]._element.nvPicPr.cNvPr.get("descr") == brief().map.alt
    assert sum(shape.has_table for shape in shapes) == 1


def test_every_slide_has_marking_day_and_sources():
    told = brief(pages=2)
    for slide in Presentation(BytesIO(FORMATS["pptx"](told))).slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert said.count("PUBLIC") == 2
        assert any(told.frame.as_of in text for text in said)
        assert "[1] Gazette: Report of the meetings" in slide.notes_slide.notes_text_frame.text


def test_a_long_table_goes_on_to_the_next_slide():
    told = brief_of(view_of(shipped()), "situation", "", 2)
    deck = Presentation(BytesIO(FORMATS["pptx"](told)))
    rows = [len(shape.table.rows) - 1 for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert sum(rows) == sum(len(table.rows) for table in (told.table, *told.second))
    assert max(rows) <= 12


def test_the_document_has_real_headings_tables_and_properties():
    told = brief()
    document: Any = Document(BytesIO(FORMATS["docx"](told)))
    headings = [
        block.text for block in document.paragraphs if block.style.name.startswith(("Heading", "Title"))
    ]
    assert headings[0] == told.title
    assert {told.map.title, told.chart.title, told.table.title, told.unknown.title} <= set(headings)
    assert [len(table.rows) for table in document.tables] == [3, 3]
    assert (document.core_properties.title, document.core_properties.language) == (told.title, "en")
    with ZipFile(BytesIO(FORMATS["docx"](told))) as parts:
        assert parts.read("word/document.xml").count(b"w:tblHeader") == 2


def test_the_web_page_asks_no_host_for_anything():
    said = FORMATS["html"](brief()).decode()
    assert re.findall(r'(?:src|href)="([^"]*)"', said) == ["https://gazette.example/1"]
    assert "default-src 'none'" in said
    assert '<html lang="en">' in said


def test_the_preview_has_a_picture_of_every_page_at_its_proportions():
    with opened() as press:
        drawn = pictures(brief(pages=2), press, ppi=72)
    sizes = [(int.from_bytes(page[16:20], "big"), int.from_bytes(page[20:24], "big")) for page in drawn]
    assert sizes == [(595, 842)] * 2


def test_the_same_brief_is_the_same_drawing():
    told = brief()
    assert drawings.map_svg(told.map) == drawings.map_svg(brief().map)
    assert 'fill="#0B5CAD"' in drawings.map_svg(told.map)


def test_a_figure_without_bars_is_left_out():
    empty = Chart("None", "", "", "", ("Sessions",), ())
    assert "<rect x" not in drawings.chart_svg(empty)


def test_bars_are_as_long_as_their_numbers():
    bars = tuple(Bar(str(number), (Value(number, str(number)),)) for number in (4, 2, 0))
    drawn = drawings.chart_svg(Chart("", "", "", "", ("Meetings",), bars, lying=True))
    assert re.findall(r'<rect x="0.5" y="[\d.]+" width="([\d.]+)"', drawn) == ["202.0", "101.0"]


def test_the_map_lies_on_the_paper_as_the_projection_has_it():
    x, y = ground.point(12, 0)
    assert (round(x), round(ground.point(12, 79)[1])) == (ground.WIDTH // 2, 0)
    assert ground.point(-168.5, 0)[0] > ground.point(100, 0)[0] > x
    assert ground.point(12, -40)[1] > y


def test_columns_of_numbers_stand_at_the_right_and_short_ones_keep_their_measure():
    table = brief().table
    assert aligns(table) == ["start", "start", "end", "end", "end", "end"]
    assert [share == 0 for share in widths(table)] == [True, False, True, True, True, True]
