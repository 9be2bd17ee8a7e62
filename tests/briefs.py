"""Briefs for tests: the view of a record, every text of a brief, and the numbers in a text."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream, NameObject

from data.record import Record
from utils import measure, wording
from utils.brief.model import Brief, Map
from utils.filters import Filters
from utils.measure import View

NUMBER = re.compile(r"\d+")
LINE = re.compile(rb"(?:-?[\d.]+\s){2,6}[mlc]\s")
"""A step of a line in a drawing, as a page of a PDF has it."""


def view_of(record: Record, filters: Filters | None = None) -> View:
    """The view of a record as the command has it."""
    names = measure.choices(record.edition, wording.spoken(), record).names
    return measure.view_of(record, filters or Filters(), "pages/brief.py", names)


@cache
def shipped(language: str = "en") -> Record:
    """The shipped record, as the dashboard holds it."""
    return measure.opened(language).record


def texts(value: object) -> Iterator[str]:
    """Every text that a brief says, but for what the map and the file are made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, Map):
        yield from (value.title, value.key, value.note, *(entry.text for entry in value.legend))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in {"alt", "url", "scope", "language", "look", "page"}:
                yield from texts(getattr(value, field.name))


def numbers(brief: Brief) -> set[str]:
    """Every number that a brief says, and those that its list and its pages are counted by."""
    counted = {str(source.number) for source in brief.sources} | {
        str(page) for page in range(1, brief.pages + 1)
    }
    return counted | set(NUMBER.findall(" ".join(texts(brief))))


def on_pages(content: bytes) -> list[str]:
    """The words of each page of a PDF; the lines of its drawings, which are most of it, are not even read."""
    reader = PdfReader(BytesIO(content))
    for page in reader.pages:
        drawn = ContentStream(page["/Contents"], reader, "bytes")
        drawn.set_data(LINE.sub(b"", drawn.get_data()))
        page[NameObject("/Contents")] = drawn
    return [page.extract_text() for page in reader.pages]
