"""The panel behind a figure: its numbers, the rows that it counts with their sources, and its files. Esc closes it."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from utils import export, sheets, sign_in
from utils.address import option
from utils.behind import Counted
from utils.brief.model import UnmarkedError
from utils.elements import after, apart, put
from utils.images.image import FORMATS, Image
from utils.measure import DRAFT, View, measure
from utils.prose import box, paragraph
from utils.sentences import evidence as told
from utils.wording import markdown

_TALL = 360
"""Pixels of a table in the panel."""

ROWS_KEY = "rows"
"""The key of the address that names the figure whose panel is open."""

LAID_OPEN = "panels lie open"
"""In the session state where nothing can be pressed: what a button would open stands folded on the page."""

Numbers = Callable[[], tuple[pd.DataFrame, Sequence[str]]]
"""Gives a figure's own numbers and the columns of them that are shown."""

Picture = Callable[[], Image]
"""Gives all that a picture of a figure shows; raises UnmarkedError where nothing may leave."""


def button(key: str) -> str:
    """The button that opens the panel of one figure, as HTML: the page's script writes `key` into the address."""
    if LAID_OPEN in st.session_state:
        return ""
    return (
        f'<button type="button" class="rows" data-rows="{key}">{box("", told.button(), tag="span")}</button>'
    )


def behind(
    view: View,
    key: str,
    title: str,
    counted: Sequence[Counted],
    numbers: Numbers | None = None,
    picture: Picture | None = None,
) -> None:
    """Open the panel of one figure where the address asks for it; `title` is Markdown with its data escaped."""
    if LAID_OPEN in st.session_state:
        apart(lambda: _folded(title, lambda: _panel(view, key, counted, numbers, picture)))
    elif option(ROWS_KEY, ["", key]) == key:
        panel = st.dialog(title, width="large")(_panel)
        after(lambda: panel(view, key, counted, numbers, picture))


def _folded(title: str, show: Callable[[], None]) -> None:
    with st.expander(f"{told.button()} · {title}"):
        show()


def download(view: View, key: str, label: str, suffix: str, make: Callable[[], bytes]) -> None:
    """A button for a file that is made when it is asked for, and whose name says what is inside.

    Without a marking, and from a draft, it gives nothing, and says why.
    """
    package = view.record.package
    name = export.file_name(view.filters, view.record.as_of.isoformat(), suffix, exercise=package.exercise)
    barred = told.unpublished() if view.record.edition.startswith(DRAFT) else ""
    hand_out(key, label, name, make, barred=barred or ("" if package.marking else told.unmarked()))


def hand_out(key: str, label: str, name: str, make: Callable[[], bytes], *, barred: str = "") -> None:
    """A button for a file of that name, made when it is asked for; `barred` says why it gives nothing."""
    if LAID_OPEN in st.session_state:
        return
    st.download_button(
        label,
        sign_in.guarded(partial(export.noted, name, make, sign_in.who())),
        name,
        key=f"download-{key}",
        type="tertiary",
        on_click="ignore",
        disabled=bool(barred),
        help=barred or None,
    )


def _panel(
    view: View, key: str, counted: Sequence[Counted], numbers: Numbers | None, picture: Picture | None
) -> None:
    sign_in.still()
    found = [(one.name, rows_of(view, one)) for one in counted]
    own = [told.numbers_title()] if numbers else []
    tabs = st.tabs([*own, *(told.title(name, rows) for name, rows in found)])
    if numbers:
        with tabs[0]:
            frame, labels = numbers()
            sheets.rows_table(frame, list(labels), alt=told.numbers_title(), height=_TALL)
            with st.container(key=f"take-{key}", horizontal=True, vertical_alignment="center"):
                _csv(view, f"{key}-numbers", frame[list(labels)])
                if picture and LAID_OPEN not in st.session_state:
                    _pictures(view, key, picture)
    for place, (tab, (name, rows)) in enumerate(zip(tabs[len(own) :], found, strict=True)):
        with tab:
            put(paragraph(told.sources(rows)))
            if len(rows):
                shown = told.shown(rows)
                sheets.rows_table(shown, list(shown.columns), alt=told.title(name, rows), height=_TALL)
                _csv(view, f"{key}-{place}", shown)


def rows_of(view: View, counted: Counted) -> pd.DataFrame:
    """The rows that a figure counts in this view."""
    return measure(counted.metric, view, rows=counted.rows, **counted.asked)


def _csv(view: View, key: str, rows: pd.DataFrame) -> None:
    download(view, key, told.take("CSV"), f"{key}.csv", partial(export.numbers, view.record, rows))


def _pictures(view: View, key: str, picture: Picture) -> None:
    """The figure as PNG and SVG. What it says is gathered now, in the reader's language; it is drawn when saved."""
    try:
        image = picture()
    except UnmarkedError as error:
        put(paragraph(markdown(str(error))))
        return
    for ending, drawn in FORMATS.items():
        download(view, f"{key}-{ending}", told.take(ending.upper()), f"{key}.{ending}", partial(drawn, image))
