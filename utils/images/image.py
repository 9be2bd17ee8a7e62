"""A figure with title, subtitle, source, filters, day and marking burnt in, as PNG or SVG.

Letters are drawn as outlines, so that a picture looks the same where our fonts are not.
"""

import json
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any

from utils.brief.model import Frame
from utils.brief.press import pages
from utils.figures import style
from utils.figures.style import Part
from utils.images.drawn import drawn
from utils.wording import plain, runs

_TEMPLATE = Path(__file__).parent / "image.typ"
_INK = style.palette(False)
_COLOURS = {
    "gray": _INK.muted,
    **dict(zip(("blue", "green", "yellow", "violet"), _INK.frameworks, strict=False)),
}
"""What the theme calls the colours of the legend, on white."""

_DENSITY = 144
_NESTED = re.compile(r'<image([^>]*?) xlink:href="data:image/svg\+xml;base64,([^"]+)"([^>]*)/>')


@dataclass(frozen=True, slots=True)
class Image:
    """All that a picture shows: Markdown with its data escaped, the figure as plain values, what frames each page."""

    title: str
    subtitle: str
    source: str
    alt: str
    figure: Part
    frame: Frame


def png(image: Image) -> bytes:
    """The picture as PNG, twice as fine as a screen of old."""
    return pages(_TEMPLATE, {"image": _data(image)}, format="png", ppi=_DENSITY)[0]


def svg(image: Image) -> bytes:
    """The picture as SVG, in one piece: no picture inside the picture, no font to be found; its words as a title."""
    made = pages(_TEMPLATE, {"image": _data(image)}, format="svg")[0].decode()
    whole = _NESTED.sub(_inlined, made)
    title = f"<title>{escape(plain(image.title))}</title><desc>{escape(_told(image))}</desc>"
    return whole.replace(">", f' role="img">{title}', 1).encode()


FORMATS: Mapping[str, Callable[[Image], bytes]] = {"png": png, "svg": svg}
"""Each format by the ending of its files, with what writes it."""


def _told(image: Image) -> str:
    """What the picture says, for who reads its words."""
    frame = image.frame
    said = (frame.marking, plain(image.subtitle), image.alt, plain(image.source), frame.filters, frame.as_of)
    return "\n".join(text for text in said if text)


def _inlined(found: re.Match[str]) -> str:
    """A picture within the picture as a part of it, with the place and measure that the outer one gives it."""
    inner = re.sub(' (width|height)="[^"]*"', "", b64decode(found[2]).decode(), count=2)
    place = re.sub(' preserveAspectRatio="[^"]*"', "", found[1] + found[3])
    return inner.replace("<svg", f"<svg{place}", 1)


def _data(image: Image) -> str:
    frame = image.frame
    return json.dumps(
        {
            **asdict(drawn(style.light(image.figure))),
            "title": plain(image.title),
            "head": _marked(image.title),
            "subtitle": _marked(image.subtitle),
            "source": _marked(image.source),
            "alt": image.alt,
            "marking": frame.marking,
            "exercise": frame.exercise,
            "filters": frame.filters,
            "as_of": frame.as_of,
            "record": frame.record,
            "language": frame.language,
        },
        ensure_ascii=False,
    )


def _marked(text: str) -> list[dict[str, Any]]:
    return [
        {
            "text": run.text,
            "bold": "**" in run.marks,
            "colour": next((_COLOURS[mark] for mark in run.marks if mark in _COLOURS), ""),
        }
        for run in runs(text)
    ]
