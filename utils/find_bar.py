"""One search box for the whole record: words in, links to the pages of what was found, the filters kept."""

from collections.abc import Iterator
from functools import partial

import pandas as pd
import streamlit as st

from utils import measure, prose, sign_in, wording
from utils.address import links
from utils.elements import put
from utils.measure import View
from utils.metrics.entries import entries
from utils.search import Entry, Index
from utils.sentences import search as told

_WORDS = "find-everywhere"
_MOST = 8


@st.fragment
def draw(view: View) -> None:
    """Draw the box; what is found lies over the page below it, which stays as it is and is not run again."""
    # A run of the fragment alone does not pass through the opening of the page.
    wording.speak(view.language)
    sign_in.still()
    st.text_input(told.label(), key=_WORDS, placeholder=told.label(), label_visibility="collapsed")
    words = str(st.session_state[_WORDS] or "").strip()
    if words:
        _results(view, words)


def _results(view: View, words: str) -> None:
    found = measure.of_record(view, "search index", partial(_index, view)).find(words, _MOST)
    with st.container(key="found"):
        if not found:
            put(prose.paragraph(told.nothing(words)))
        else:
            ways = [(told.line(entry), *told.way(entry)) for entry in found]
            put(prose.entries(links(view.filters, ways), "ways"))
        st.button(told.close(), key="found-close", type="tertiary", icon=":material/close:", on_click=_clear)


def _clear() -> None:
    st.session_state[_WORDS] = ""


def _index(view: View) -> Index:
    """Every entry up to the as-of day under its names in all languages, called as the reader's language calls it."""
    spoken = measure.measure(entries, view.whole)
    others: dict[tuple[str, str], list[str]] = {}
    for rows in _other_languages(view):
        for kind, key_of, *names in rows[["kind", "key", "name", "also"]].itertuples(index=False):
            others.setdefault((kind, key_of), []).extend(name for name in names if isinstance(name, str))
    return Index(
        Entry(
            row["kind"],
            row["id"],
            row["name"],
            None if pd.isna(row["day"]) else row["day"].date(),
            tuple(
                dict.fromkeys(
                    name
                    for name in (row["also"], row["more"], *others.get((row["kind"], row["key"]), []))
                    if isinstance(name, str) and name != row["name"]
                )
            ),
        )
        for row in spoken.to_dict(orient="records")
    )


def _other_languages(view: View) -> Iterator[pd.DataFrame]:
    """The entries as the other languages call them, where the open package is the one of the view."""
    for language in wording.LANGUAGES:
        if language != view.language:
            record = measure.data_in(language, view.data)
            if record.edition == view.record.edition:
                yield entries(record).collect(backend="pandas").to_pandas()
