"""The reader's language: gettext, dates, numbers, lists, and the escapers of data text on its way to the screen."""

import html
import re
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

SOURCE_LANGUAGE = "en"
LANGUAGES = {"en": "English", "fr": "Français"}
"""Languages the screen speaks, each by its own name."""

_CATALOGUES = Path(__file__).parent / "locale"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_JOINER = "\N{WORD JOINER}"
_MARKS = re.compile(
    r"\\[!-/:-@\[-`{-~]|\*\*|:[a-z-]+\[|\]|  \n|" + _JOINER + r"|[^\\*:\] " + _JOINER + "]+|.", re.DOTALL
)
_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


def speak(language: str) -> None:
    """Make `language` the one of every later sentence of this thread; an unknown one counts as English."""
    _language.set(language if language in LANGUAGES else SOURCE_LANGUAGE)


def spoken() -> str:
    """The language in use, as a code of `LANGUAGES`."""
    return _language.get()


def _(message: str) -> str:
    """The message in the reader's language."""
    return catalogue(spoken()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for that number, in the reader's language; `{n}` stands for the number."""
    return catalogue(spoken()).ngettext(one, many, number).replace("{n}", number_text(number))


@cache
def catalogue(language: str) -> NullTranslations:
    """The messages of one language, read from its `.po` file, so that no compiled copy can be stale."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    compiled = BytesIO()
    with (_CATALOGUES / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def number_text(number: float) -> str:
    """A whole number or decimal as the reader's language writes it."""
    return _number(number, spoken())


def percent_text(share: float) -> str:
    """A share of one in whole per cent, as the reader's language writes it."""
    return format_percent(share, locale=_locale())


def day(value: date | datetime) -> str:
    """`28 Feb 2024`, held together by no-break spaces."""
    return _dated(value, "d MMM y")


def month(value: date | datetime) -> str:
    """`Feb 2024`, held together by no-break spaces."""
    return _dated(value, "MMM y")


def partial_day(text: str) -> str:
    """A partial date (`2024`, `2024-02`, `2024-02-28`) in words, with the precision that it has."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    return month(date(parts[0], parts[1], 1)) if len(parts) == 2 else day(date(parts[0], parts[1], parts[2]))


def listing(names: Iterable[str]) -> str:
    """`A, B and C`."""
    return format_list(list(names), locale=_locale())


def in_turn(parts: Iterable[str]) -> str:
    """`A; B; C`, with the space that the reader's language sets before a semicolon."""
    return (";" if spoken() == SOURCE_LANGUAGE else _NARROW + ";").join(f" {part}" for part in parts).lstrip()


def labelled(label: str, value: str) -> str:
    """`Label: value`, with the space that the reader's language sets before a colon."""
    return f"{label}: {value}" if spoken() == SOURCE_LANGUAGE else f"{label}{_NO_BREAK}: {value}"


def clipped(text: str, length: int) -> str:
    """The text, cut with `…` where it is longer."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def shortened(names: list[str], shown: int) -> str:
    """The first names and how many more there are: `A, B, 8 more`."""
    if len(names) <= shown:
        return ", ".join(names)
    rest = ngettext("{n} more", "{n} more", len(names) - shown)
    return ", ".join([*names[:shown], rest])


def markdown(text: str) -> str:
    """Data text made inert for whatever reads Markdown: shown as it is, nothing linked, fetched or run.

    Punctuation is escaped. A word joiner, which is invisible, keeps apart what Streamlit turns into something
    else after it has undone the escapes: emoji and icon names, bare web and mail addresses, typed arrows.
    """
    apart = re.sub(r":(?=[\w/+-])|(?i:www)(?=\.)|@", lambda found: found[0] + _JOINER, text)
    apart = re.sub(r"(?<=[\w.+-])@", _JOINER + "@", apart)
    apart = re.sub(r"(?<!\S)(<->|->|<-|--|>=|<=|~=)(?!\S)", lambda found: found[0] + _JOINER, apart)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(r"[\t\n\r\f\v]", " ", apart))


class Run(NamedTuple):
    """A stretch of a sentence of ours, and how it is marked: `**`, or the name of a colour, badge or size."""

    text: str
    marks: frozenset[str]


def runs(text: str) -> list[Run]:
    """A sentence of ours taken apart at its Markdown, its escapes undone; a line feed breaks its lines."""
    told: list[Run] = []
    opened: list[str] = []
    bold: set[str] = set()
    for found in _MARKS.finditer(text):
        mark = found[0]
        if mark.startswith(":") and mark.endswith("["):
            opened.append(mark[1:-1])
        elif mark == "]" and opened:
            opened.pop()
        elif mark == "**":
            bold ^= {mark}
        elif mark != _JOINER:
            sign = "\n" if mark == "  \n" else mark[-1] if mark.startswith("\\") else mark
            told.append(Run(sign, frozenset({*opened, *bold})))
    return [
        Run("".join(run.text for run in alike), marks) for marks, alike in groupby(told, attrgetter("marks"))
    ]


def plain(text: str) -> str:
    """A sentence of ours without its Markdown, for files that are no Markdown: escapes, bold and colours undone."""
    return "".join(run.text for run in runs(text))


def figure_text(text: str) -> str:
    """Data text made inert for Plotly, which reads a few HTML tags in whatever it draws."""
    return html.escape(text, quote=False)


@lru_cache(maxsize=4096)
def _number(number: float, language: str) -> str:
    return format_decimal(number, locale=_locales(language))


def _dated(value: date | datetime, pattern: str) -> str:
    return _date(value, pattern, spoken())


@lru_cache(maxsize=4096)
def _date(value: date | datetime, pattern: str, language: str) -> str:
    text = format_date(value, pattern, locale=_locales(language)).replace(" ", _NO_BREAK)
    # French writes the first of a month as an ordinal.
    first = language == "fr" and value.day == 1 and pattern.startswith("d")
    return text.replace("1", "1er", 1) if first else text


@cache
def _locales(language: str) -> Locale:
    return Locale(language, "GB") if language == SOURCE_LANGUAGE else Locale(language)


def _locale() -> Locale:
    return _locales(spoken())
