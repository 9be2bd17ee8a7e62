"""The snapshot: all sections in one HTML file that asks nothing of any host, not even of the one it came from."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from utils import wording
from utils.address import query_of
from utils.brief.model import Frame
from utils.brief.parts import frame
from utils.brief.web import marking
from utils.figures import style
from utils.measure import View
from utils.plot import PARTS
from utils.sentences import snapshot as told
from utils.snapshot import web
from utils.snapshot.sections import Section, sections
from utils.snapshot.stage import Node, play

_HERE = Path(__file__).parent
_STYLE = (_HERE / "snapshot.css").read_text("utf-8")
_SCRIPT = (_HERE / "snapshot.js").read_text("utf-8")
_STATIC = _HERE.parents[1] / "static"
_TABLE = re.compile(r'<div class="table" id="([^"]+)".*?</table></div>', re.DOTALL)
_FOLDED = re.compile("<details>.*?</details>", re.DOTALL)


def html(view: View, reader: Mapping[str, Any] = MappingProxyType({})) -> bytes:
    """The pages of a view as HTML, as this reader may see them. Raises UnmarkedError where there is no marking."""
    # Made when it is asked for, in a thread that has not yet been told the reader's language.
    wording.speak(view.language)
    framed, parts = frame(view), sections(view)
    queries = {part: query_of(view.filters, **part.options) for part in parts}
    anchors = {web.address(part.page, query): part.anchor for part, query in queries.items()}
    body = "".join(
        _section(part, play(part.script, query, reader), anchors) for part, query in queries.items()
    )
    strip = marking(framed)
    whole = [
        f'<header role="banner">{strip}</header><main><h1>{escape(told.title())}</h1>',
        _said(framed),
        f'<nav aria-label="{escape(told.contents())}"><ol>{"".join(map(_entry, parts))}</ol></nav>',
        _once(body),
        f"</main><footer>{_said(framed)}{strip}</footer>",
        *(f"<script>{script}</script>" for script in _scripts()),
    ]
    return (_head(framed) + "\n".join(whole) + "</body></html>\n").encode()


def _head(framed: Frame) -> str:
    allowed = " ".join(map(_hash, _scripts()))
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src {allowed}"
    )
    return (
        f'<!doctype html><html lang="{framed.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{escape(told.title())} · {escape(framed.marking)}</title><style>{_font()}{_STYLE}</style></head>"
        f'<body data-words="{escape(json.dumps(told.zoom()))}">'
    )


def _said(framed: Frame) -> str:
    """The filters in words, the day, the record and its edition."""
    asked = f"{framed.filters} · {framed.as_of}"
    return f'<p class="said"><strong>{escape(asked)}</strong><br>{escape(framed.record)}</p>'


def _entry(part: Section) -> str:
    return f'<li><a href="#{escape(part.anchor)}">{escape(part.name)}</a></li>'


def _section(part: Section, shown: Node, anchors: web.Anchors) -> str:
    return (
        f'<section id="{escape(part.anchor)}" aria-label="{escape(part.name)}">'
        f'<p class="page">{escape(part.name)}</p>{web.page(shown, anchors)}</section>'
    )


def _once(body: str) -> str:
    """In what is folded a table that stands in the file already is a link to it."""
    seen = {found[1] for found in _TABLE.finditer(_FOLDED.sub("", body))}

    def shown(found: re.Match[str]) -> str:
        if found[1] in seen:
            return f'<p><a href="#{found[1]}">{escape(told.elsewhere())}</a></p>'
        seen.add(found[1])
        return found[0]

    return _FOLDED.sub(lambda folded: _TABLE.sub(shown, folded[0]), body)


@cache
def _font() -> str:
    """The dashboard's own letters, as Streamlit ships them."""
    media = files("streamlit") / "static" / "static" / "media"
    font = next(path for path in media.iterdir() if path.name.startswith("SourceSansVF-Upright"))
    letters = base64.b64encode(font.read_bytes()).decode()
    return (
        '@font-face{font-family:"Source Sans";font-weight:200 900;'
        f'src:url("data:font/woff2;base64,{letters}") format("woff2")}}'
    )


@cache
def _scripts() -> tuple[str, ...]:
    """What runs in the file: the base maps, the parts of Plotly, and our own script with the dark colours."""
    maps = {
        path.stem: json.loads(path.read_text("utf-8"))
        for path in sorted((_STATIC / "topojson").glob("*.json"))
    }
    assets = web.written({"topojson": maps})
    parts = [
        f"{(_STATIC / 'plotly' / f'{part}.min.js').read_text('utf-8')};PARTS.{part}=Plotly;" for part in PARTS
    ]
    return (
        f"window.PlotlyGeoAssets={assets};window.PARTS={{}};",
        *map(_closed, parts),
        f"window.DARK={web.written(style.TO_DARK)};{_SCRIPT}",
    )


def _closed(script: str) -> str:
    """A script in which no text ends the element that it stands in."""
    return re.sub("</(?=script)", r"<\\/", script, flags=re.IGNORECASE)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
