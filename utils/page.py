"""The frame round every page: marking, menu, filters and their sentence, and what stops a page before it begins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from html import escape
from pathlib import Path
from typing import NoReturn

import pandas as pd
import streamlit as st

from data.editions.place import place
from data.exercise.words import exercised
from data.record import Package, RecordError
from utils import (
    address,
    edition_bar,
    filter_bar,
    find_bar,
    measure,
    prose,
    sign_in,
    terms,
    views_menu,
    wording,
)
from utils.access import Action
from utils.address import link, links, query_of
from utils.edition_bar import Shown
from utils.elements import Html, put
from utils.export import marking
from utils.filters import FILTER_KEYS, Filters, Misread
from utils.measure import View
from utils.metrics import claims, meetings, series
from utils.panel import ROWS_KEY
from utils.pinned import EDITION_KEY
from utils.sentences import filters as sentences
from utils.sentences import sign_in as at_the_door
from utils.sheets import rows_table
from utils.show import heading, small, text
from utils.sign_in import Refusal, Visitor
from utils.wording import _, markdown

_HERE = Path(__file__).parent
_LOOK = Html(
    "<style>{}</style><script>{}</script>".format(
        *((_HERE / name).read_text("utf-8") for name in ("page.css", "page.js"))
    )
)
_ICON = str(_HERE.parent / "static" / "icon.png")

PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("dashboard.py", lambda: _("Situation")),
    ("pages/map.py", lambda: _("Map")),
    ("pages/meetings.py", lambda: _("Meetings")),
    ("pages/topics.py", lambda: _("Topics")),
    ("pages/partners.py", lambda: _("Partners")),
    ("pages/participation.py", lambda: _("Participation")),
    ("pages/recommendations.py", lambda: _("Recommendations")),
    ("pages/programmes.py", lambda: _("Programmes")),
    ("pages/brief.py", lambda: _("Brief")),
    ("pages/data.py", lambda: _("Data")),
    ("pages/method.py", lambda: _("Method")),
)
"""The menu: each page's script and its name in the reader's language, in reading order."""


def open_page(script: str, *options: str, under: str | None = None, action: Action = "read") -> View:
    """Open a page: configuration, frame, menu, filters. Stops with a table of faults where the record cannot be read.

    `script` is the page's path; `options` are the address's keys that belong to this page alone; `under` is the page
    of the menu that a page of one meeting, partner … belongs to; `action` is what its reader has to be allowed, and
    is told otherwise.
    """
    measure.settle()
    wording.speak(address.language())
    name = next(name for path, name in PAGES if path == (under or script))()
    title = f"{name} · {_('Partner engagement')}"
    st.set_page_config(exercised(title) if address.dataset() else title, _ICON, layout="wide")
    st.html(_LOOK, unsafe_allow_javascript=True)  # says its own HTML
    visitor = sign_in.enter(action)
    if isinstance(visitor, Refusal):
        _refused(script, visitor)
    shown = _opened()
    record = shown.record
    choices = measure.choices(record.edition, wording.spoken(), record)
    filters, misread = filter_bar.asked(choices)
    filter_bar.follow_click(filters)
    view = measure.view_of(record, filters, script, choices.names, address.dataset())
    offers = measure.of_record(view, "offers", partial(filter_bar.offers, choices))
    _marking(record.package, edition_bar.mark(shown) + offers)
    with st.container(key="menu", horizontal=True, vertical_alignment="center", gap="small"):
        _menu(under or script, view, visitor)
    put(prose.box("filter-row", filter_bar.bar(filters, choices), _asked(view)))
    _misread(misread, set(options))
    edition_bar.draw(view, shown)
    return view


def needs_meetings(view: View) -> None:
    """Stop with a way out where no meeting fits the filters."""
    if measure.measure(meetings.totals, view).iloc[0]["meetings"] == 0:
        heading(_("No meeting on record fits the filters"))
        nothing_here(view, sentences.empty(view.filters, view.names))
        st.stop()


def leading(view: View) -> tuple[pd.Series, pd.DataFrame, pd.DataFrame]:
    """The series that leads here, its meetings by date, and the claims of them; see `metrics.series.cadence`."""
    lead = measure.measure(series.cadence, view).iloc[0]
    rows = {"series_id": lead["series_id"]}
    turnout = measure.measure(meetings.turnout, view, rows=rows)
    return lead, turnout, measure.measure(claims.sourced, view, rows=rows)


def nothing_here(view: View, text: str) -> None:
    """Say what was asked for and found nothing, with links that widen it."""
    st.info(text)
    ways = [
        (_("Remove: {filter}").format(filter=markdown(terms.word("filter", key))), view.filters.without(key))
        for key in view.filters.chosen
    ]
    wider = [*ways, (_("Remove all filters"), Filters())]
    put(
        prose.box(
            "links links-widen",
            *(prose.inline(link(words, view.script, query_of(filters))) for words, filters in wider),
        ),
        width="content",
    )


def _opened() -> Shown:
    """The data that the address asks for in the reader's language, or the faults that keep the record shut."""
    try:
        return edition_bar.shown()
    except RecordError as error:
        _faults(error, place().base)
        st.stop()


def _marking(package: Package, mark: str) -> None:
    """The strips at the top and the foot of the window, and what says which edition is open."""
    told = marking(package) or _("The package gives no marking")
    kind = " exercise" * package.exercise + " dark" * measure.dark()
    put(_strip(told, f"top{kind}") + _strip(told, f"foot{kind}") + mark)


def _strip(told: str, name: str) -> str:
    return prose.box(f"marking {name}", escape(told))


def _menu(script: str, view: View, visitor: Visitor | None) -> None:
    names = [
        (f"**{markdown(name())}**" if path == script else markdown(name()), path) for path, name in PAGES
    ]
    pages = links(view.filters, [(label, path, {}) for label, path in names])
    name = prose.paragraph("**" + markdown(_("Partner engagement")) + "**")
    shown = address.options_of_page() | query_of(view.filters, language=wording.SOURCE_LANGUAGE)
    languages = _languages(view.script, shown)
    put(prose.box("pages", name, *map(prose.inline, pages), views_menu.menu(view), tag="nav") + languages)
    find_bar.draw(view)
    if visitor is not None:
        sign_in.draw(visitor)


def _languages(script: str, query: Mapping[str, Sequence[str]]) -> str:
    """Links to the other languages of the screen, each by its own name; `query` says what the page shows, in any."""
    others = [(code, name) for code, name in wording.LANGUAGES.items() if code != wording.spoken()]
    ways = (link(markdown(name), script, {**query, **address.in_language(code)}) for code, name in others)
    return prose.box("languages", *map(prose.inline, ways))


def _asked(view: View) -> str:
    """What the filters ask for in a sentence, a button that copies the address, and the way to the other data."""
    totals = measure.measure(meetings.totals, view).iloc[0]
    told = sentences.asked(view.filters, view.names, int(totals["meetings"]), int(totals["on_record"]))
    words, done = escape(_("Copy link")), escape(_("Link copied"))
    copy = f'<button type="button" class="copy" data-key="copy-link" data-done="{done}">{words}</button>'
    return prose.box("asked", prose.quiet(told), _cleared(view), copy, _dataset(view))


def _cleared(view: View) -> str:
    """A link that takes all filters off; none where there are none."""
    if not view.filters.chosen:
        return ""
    query = address.options_of_page() | query_of(Filters())
    return prose.inline(link(_("Clear"), view.script, query, _("Remove all filters")))


def _dataset(view: View) -> str:
    """The switch between record and exercise data: the same page, filters and options; none in another exercise."""
    other, label = (address.EXERCISE, _("Exercise data")) if not view.data else ("", _("Back to the record"))
    if not view.data and view.record.package.exercise:
        return ""
    query = address.options_of_page() | query_of(view.filters, among=other)
    return prose.inline(link(markdown(label), view.script, query))


def _misread(values: Sequence[Misread], options: set[str]) -> None:
    """Name every value of the address that was not understood."""
    shared = {address.LANGUAGE_KEY, EDITION_KEY, ROWS_KEY, *address.in_dataset(address.dataset())}
    known = {*FILTER_KEYS, *shared, *options}
    lines = [sentences.misread(value) for value in values]
    lines += [sentences.unknown_key(key) for key in address.address() if key not in known]
    if lines:
        put(prose.paragraph("  \n".join(f":orange[▲ {line}]" for line in lines), "misread"))


def _refused(script: str, refusal: Refusal) -> NoReturn:
    """Why the reader is not let in, and the ways that lead on; nothing of the record is opened."""
    _shut_strip()
    heading(refusal.title)
    text(refusal.text)
    if refusal.plain:
        st.text(refusal.plain)
    asked = {key: values for key, values in address.address().items() if key != address.LANGUAGE_KEY}
    with st.container(key="door", horizontal=True, vertical_alignment="center"):
        if refusal.signs_in:
            st.button(at_the_door.sign_in(), key="sign-in", type="primary", on_click=st.login)
        if refusal.reads_on:
            front, name = PAGES[0]
            way = link(markdown(name()), front, address.in_language(wording.spoken()))
            put(prose.box("pages", prose.inline(way)), width="content")
        if refusal.signs_out:
            st.button(at_the_door.sign_out(), key="sign-out", type="tertiary", on_click=st.logout)
        put(_languages(script, asked), width="content")
    st.stop()


def _shut_strip() -> None:
    put(_strip(_("Record not opened"), "top"))


def _faults(error: RecordError, folder: Path) -> None:
    """What keeps the record shut, in one sentence and a table of what to mend."""
    _shut_strip()
    heading(
        wording.ngettext(
            "The record has {n} fault and stays shut",
            "The record has {n} faults and stays shut",
            len(error.faults),
        )
    )
    small(
        _("Package: {folder}. Nothing was changed. Mend what the table names and reload the page.").format(
            folder=markdown(folder.name)
        )
    )
    rows = pd.DataFrame([asdict(fault) for fault in error.faults])
    rows_table(
        rows,
        ["table", "row", "column", "value", "message", "remedy"],
        alt=_("Faults of the record"),
    )
