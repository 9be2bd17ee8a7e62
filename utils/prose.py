"""Sentences of ours as HTML, and what it is made of: all that comes from data is escaped."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

from utils.wording import Run, runs

ELSEWHERE = ("https://", "http://")
"""How an address outside the dashboard begins."""

_LINK = re.compile(
    r"(?<![\w\\-])\[(?P<words>(?:\\.|:[a-z-]+\[(?:\\.|[^\]\\])*\]|[^\[\]\\])*)\]"
    r'\((?P<address>[^)\s]*)(?: "(?P<told>(?:\\.|[^"\\])*)")?\)'
)
"""A link in Markdown as we write it: its words, its address, what is told on hover."""


@lru_cache(maxsize=4096)
def inline(text: str) -> str:
    """A sentence of ours (Markdown with its data escaped): its bold, colours, badges, sizes, breaks and links."""
    told, end = "", 0
    for found in _LINK.finditer(text):
        told += _marked(text[end : found.start()])
        hover = re.sub(r"\\(.)", r"\1", found["told"] or "")
        told += anchor(_marked(found["words"]), found["address"], hover)
        end = found.end()
    return told + _marked(text[end:])


def anchor(inside: str, address: str, hover: str = "") -> str:
    """A link; `inside` is HTML. An address outside the dashboard opens a tab of its own, and is not told where from."""
    away = ' target="_blank" rel="noreferrer"' if address.startswith(ELSEWHERE) else ""
    title = f' title="{escape(hover)}"' if hover else ""
    return f'<a href="{escape(address)}"{title}{away}>{inside}</a>'


def heading(level: int, text: str) -> str:
    """A heading; `text` is a sentence of ours."""
    return f"<h{level}>{inline(text)}</h{level}>"


def paragraph(text: str, name: str = "") -> str:
    """A sentence of ours as a paragraph of that class."""
    return f"<p{named(name)}>{inline(text)}</p>"


def quiet(text: str) -> str:
    """A quiet line or several, nothing where there are none: a subtitle, a source, a note."""
    return paragraph(text, "quiet") if text else ""


def entries(texts: Iterable[str], name: str = "") -> str:
    """Sentences of ours as a list of that class."""
    return f"<ul{named(name)}>{''.join(f'<li>{inline(text)}</li>' for text in texts)}</ul>"


def box(name: str, *parts: str, tag: str = "div") -> str:
    """What stands together, in an element of that class; `parts` are HTML."""
    return f"<{tag}{named(name)}>{''.join(parts)}</{tag}>"


def opener(key: str, inside: str) -> str:
    """A button that opens something over the page, by its key (`static/filters.js`); `inside` is HTML."""
    said = f'type="button" data-opens="{key}" aria-haspopup="dialog" aria-expanded="false"'
    return f"<button {said}><span>{inside}</span></button>"


def named(name: str) -> str:
    """The attribute of a class; none where there is no name."""
    return f' class="{name}"' if name else ""


def attributes(said: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag: in single quotes, which leave the many double ones of JSON as they are."""
    return " ".join(f"{name}='{_quoted(text)}'" for name, text in said.items())


def inert(told: str) -> str:
    """JSON without the signs that end a tag or a comment: what cleans the page takes such attributes away."""
    return told.replace("<", "\\u003c").replace(">", "\\u003e")


def said_in(element: str, beginning: str) -> dict[str, str]:
    """The attributes of the first tag in an element that begins so; none where there is none."""
    begin = element.find(beginning)
    if begin < 0:
        return {}
    reader = _Reader()
    reader.feed(element[begin : element.index(">", begin) + 1])
    return reader.said


class _Reader(HTMLParser):
    """Keeps the attributes of the first tag."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep them."""
        self.said = self.said or {name: value or "" for name, value in attrs}


def _quoted(text: str) -> str:
    return escape(text, quote=False).replace("'", "&#39;")


def _marked(text: str) -> str:
    return "".join(map(_run, runs(text)))


def _run(run: Run) -> str:
    told = escape(run.text).replace("\n", "<br>")
    names = [mark for mark in sorted(run.marks) if mark not in {"**", "small"}]
    if names:
        told = f'<span class="{" ".join(f"c-{name}" for name in names)}">{told}</span>'
    if "small" in run.marks:
        told = f"<small>{told}</small>"
    return f"<strong>{told}</strong>" if "**" in run.marks else told
