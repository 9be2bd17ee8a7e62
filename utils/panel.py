"""The panel behind a figure: its numbers, the rows that it counts, and the source of every row. Esc closes it."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from utils import export, sheets, sign_in
from utils.behind import Counted
from utils.measure import View, measure
from utils.sentences import evidence as told

_TALL = 360
"""Pixels of a table in the panel."""

Numbers = Callable[[], tuple[pd.DataFrame, Sequence[str]]]
"""Gives a figure's own numbers and the columns of them that are shown."""


def button(
    view: View, key: str, title: str, counted: Sequence[Counted], numbers: Numbers | None = None
) -> None:
    """The button that opens the panel of one figure; `title` is Markdown with its data escaped."""
    if st.button(told.button(), key=f"rows-{key}", type="tertiary", icon=":material/table_rows:"):
        st.dialog(title, width="large")(_panel)(view, key, counted, numbers)


def download(view: View, key: str, label: str, suffix: str, make: Callable[[], bytes]) -> None:
    """A button for a file that is made when it is asked for, and whose name says what is inside.

    Without a marking it gives nothing, and says why.
    """
    package = view.record.package
    name = export.file_name(view.filters, view.record.as_of.isoformat(), suffix, exercise=package.exercise)
    st.download_button(
        label,
        sign_in.guarded(partial(export.noted, name, make)),
        name,
        key=f"download-{key}",
        type="tertiary",
        on_click="ignore",
        disabled=not package.marking,
        help=None if package.marking else told.unmarked(),
    )


def _panel(view: View, key: str, counted: Sequence[Counted], numbers: Numbers | None) -> None:
    sign_in.still()
    found = [(one.name, rows_of(view, one)) for one in counted]
    own = [told.numbers_title()] if numbers else []
    tabs = st.tabs([*own, *(told.title(name, rows) for name, rows in found)])
    if numbers:
        with tabs[0]:
            frame, labels = numbers()
            _table(view, f"{key}-numbers", frame[list(labels)], told.numbers_title())
    for place, (tab, (name, rows)) in enumerate(zip(tabs[len(own) :], found, strict=True)):
        with tab:
            st.markdown(told.sources(rows))
            if len(rows):
                _table(view, f"{key}-{place}", told.shown(rows), told.title(name, rows))


def rows_of(view: View, counted: Counted) -> pd.DataFrame:
    """The rows that a figure counts in this view."""
    return measure(counted.metric, view, rows=counted.rows, **counted.asked)


def _table(view: View, key: str, rows: pd.DataFrame, alt: str) -> None:
    sheets.rows_table(rows, list(rows.columns), alt=alt, height=_TALL)
    download(view, key, told.take(), f"{key}.csv", partial(export.numbers, view.record, rows))
