"""The address as it is asked, and links to pages that keep what it asks for."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from utils import wording
from utils.filters import FILTER_KEYS, Filters
from utils.pinned import EDITION_KEY, pinned
from utils.sentences.ways import Link

LANGUAGE_KEY = "lang"
DATASET_KEY, EXERCISE = "data", "exercise"
Word = TypeVar("Word", bound=str)


def address() -> dict[str, list[str]]:
    """The address's parameters, each key with its values in order."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def language() -> str:
    """The language that the address asks for; English where it asks for none."""
    return st.query_params.get(LANGUAGE_KEY, wording.SOURCE_LANGUAGE)


def option(key: str, allowed: Sequence[Word]) -> Word:
    """The address's value for an option of a page; the first allowed one where it says nothing or something else."""
    asked = st.query_params.get(key, "")
    return next((value for value in allowed if value == asked), allowed[0])


def beside_filters() -> dict[str, list[str]]:
    """What the address holds beside the filters: the language and the page's own options."""
    return {key: values for key, values in address().items() if key not in FILTER_KEYS}


def in_language(code: str) -> dict[str, list[str]]:
    """The parameter of a link that speaks this language; none for the one that an address without it speaks."""
    return {} if code == wording.SOURCE_LANGUAGE else {LANGUAGE_KEY: [code]}


def dataset() -> str:
    """Which data the address asks for: `exercise`, or nothing for the record."""
    return option(DATASET_KEY, ["", EXERCISE])


def in_dataset(name: str) -> dict[str, list[str]]:
    """The parameter of a link to these data; none for the record."""
    return {DATASET_KEY: [name]} if name else {}


def query_of(
    filters: Filters, *, language: str | None = None, among: str | None = None, **options: str
) -> dict[str, list[str]]:
    """The parameters of a link that keeps the filters and sets a page's own options.

    It keeps the language, the data (`among`) and an older edition too, unless others are named.
    """
    spoken = wording.spoken() if language is None else language
    shared = in_language(spoken) | in_dataset(dataset() if among is None else among) | pinned()
    return filters.to_query() | shared | _given(options)


def _given(options: Mapping[str, str]) -> dict[str, list[str]]:
    return {key: [value] for key, value in options.items() if value}


def options_of_page() -> dict[str, list[str]]:
    """What the address holds beside filters, language, data and edition: the page's own options."""
    shared = {LANGUAGE_KEY, DATASET_KEY, EDITION_KEY}
    return {key: values for key, values in beside_filters().items() if key not in shared}


def address_of(script: str, query: Mapping[str, Sequence[str]]) -> str:
    """The address of a page as a link on any other page needs it: relative, so that it holds below any base path."""
    path = _path(script)
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


@lru_cache
def _path(script: str) -> str:
    page = PurePosixPath(script)
    return page.stem if page.parent.name == "pages" else "./"


def addresses(filters: Filters, ways: Iterable[tuple[str, Mapping[str, str]]]) -> list[str]:
    """The addresses of pages with their options that keep all that `query_of` keeps, looked up once."""
    kept = query_of(filters)
    return [address_of(script, kept | _given(options)) for script, options in ways]


def link(words: str, script: str, query: Mapping[str, Sequence[str]], told: str = "") -> str:
    """A link to a page in Markdown: its words (Markdown with their data escaped), and plain text for who points at it.

    Many of them are one element; the page's script follows them in place.
    """
    hover = ' "' + told.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"' if told else ""
    return f"[{words}]({address_of(script, query)}{hover})"


def links(filters: Filters, ways: Iterable[Link], told: Iterable[str] = repeat("")) -> list[str]:
    """Links to pages in Markdown that keep all that `query_of` keeps, looked up once; `told` as for `link`."""
    kept = query_of(filters)
    return [
        link(words, script, kept | _given(options), hover)
        for (words, script, options), hover in zip(ways, told, strict=False)
    ]
