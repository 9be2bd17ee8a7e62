"""A brief in a format: the one door to all of them."""

from collections.abc import Callable, Mapping

from utils.brief.document import docx
from utils.brief.model import Brief
from utils.brief.paper import pdf
from utils.brief.slides import pptx
from utils.brief.text import md
from utils.brief.web import html

FORMATS: Mapping[str, Callable[[Brief], bytes]] = {
    "pdf": pdf,
    "pptx": pptx,
    "docx": docx,
    "html": html,
    "md": md,
}
"""Each format by the ending of its files, with what writes it."""
