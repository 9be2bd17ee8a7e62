"""A brief in a format: the one door to all of them."""

from collections.abc import Callable, Mapping

from utils.brief.model import Brief
from utils.brief.paper import pdf
from utils.brief.text import md
from utils.brief.web import html


def _pptx(brief: Brief) -> bytes:
    from utils.brief.slides import pptx  # noqa: PLC0415  # its library takes megabytes, and few ask for slides

    return pptx(brief)


def _docx(brief: Brief) -> bytes:
    from utils.brief.document import docx  # noqa: PLC0415  # as above

    return docx(brief)


FORMATS: Mapping[str, Callable[[Brief], bytes]] = {
    "pdf": pdf,
    "pptx": _pptx,
    "docx": _docx,
    "html": html,
    "md": md,
}
"""Each format by the ending of its files, with what writes it."""
