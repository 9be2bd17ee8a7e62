"""The filters in one row, as the address says them; with the page's script the only writer of the address.

Buttons and their panels are our own: Streamlit's widgets for them, sixteen elements, took longer at every change than
all that a page shows.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from utils import terms, wording
from utils.address import address, beside_filters, option, query_of
from utils.elements import put
from utils.filters import FILTER_KEYS, ID_FILTERS, Filters, Known, Misread, misread
from utils.prose import attributes, box, inert, inline, opener
from utils.sentences import filters as sentences
from utils.wording import _, markdown

_ASKED, _CLICKED = "filters as last read", "door that was clicked"
Door = Callable[[Any], tuple[str, dict[str, str]]]
"""From what was clicked to a page's script and its options."""

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_OPENED = {
    "partner": ("partner",),
    "framework": ("framework",),
    "topic": ("theme", "topic"),
    "series": ("series",),
    "dates": ("since", "until"),
    "as_of": ("as_of",),
}
"""The buttons of the bar in order, each with the filters that it opens."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: names by id for each filter, the record's own day, and the last day one may ask for.

    `own_day_moves` where the record's own day is today's, and not one that its package names.
    """

    names: Mapping[str, Mapping[str, str]]
    own_day: date
    own_day_moves: bool
    last_day: date

    @property
    def known(self) -> Known:
        """The ids that the record holds, by filter."""
        return {key: frozenset(names) for key, names in self.names.items()}


def asked(choices: Choices) -> tuple[Filters, tuple[Misread, ...]]:
    """What the address asks for, and what of it could not be used."""
    query = address()
    filters = Filters.from_query(query).within(choices.known, choices.last_day)
    if filters.as_of is None and choices.own_day_moves:
        # A link has to give the same figures tomorrow: a day that moves with the calendar is written out.
        filters = replace(filters, as_of=choices.own_day)
        st.query_params.from_dict(beside_filters() | filters.to_query())
    st.session_state[_ASKED] = filters
    return filters, misread(query, choices.known, choices.last_day)


def bar(filters: Filters, choices: Choices) -> str:
    """The filters as HTML: a row of buttons that say what is asked for. What opens below them is told by `offers`."""
    buttons = (_button(key, filters, choices) for key in _OPENED)
    return box("filters", *buttons)


def offers(choices: Choices) -> str:
    """What can be chosen, as HTML for the page's script, which opens the filters and writes the address.

    JSON: `opened` says for each button its name, its filters and a note; `fields` for each filter its name and its
    names by id in their order, or its first and last day and the one that goes without saying; `words` the rest.
    """
    notes = {"as_of": _("Status, eligibility and counts are those of this day.")}
    told = {
        "opened": {
            key: {"title": _told(key), "fields": fields, "note": notes.get(key, "")}
            for key, fields in _OPENED.items()
        },
        "fields": {key: _offer(key, choices) for key in FILTER_KEYS},
        "words": {
            "all": _("All"),
            "remove": _("Remove: {filter}"),
            "nothing": _("Nothing is called that."),
            "more": _("There are more: type to find them."),
        },
    }
    return f"<span hidden {attributes({'data-offers': inert(json.dumps(told, ensure_ascii=False))})}></span>"


def current() -> Filters:
    """What the filters say in this run."""
    filters: Filters = st.session_state[_ASKED]
    return filters


def click(door: Door, key: str) -> None:
    """Remember which door a click on a row of a table opens; for use as the callback of the table.

    Navigation inside a callback would lose the filters, so `follow_click` does it at the head of the next run.
    """
    chosen = _clicked(st.session_state.get(key))
    if chosen is not None:
        st.session_state[_CLICKED] = door(chosen)


def follow_click(filters: Filters) -> None:
    """Go through the door that the last click opened, with all filters; Back then returns to where the reader was."""
    opened = st.session_state.pop(_CLICKED, None)
    if opened is not None:
        script, options = opened
        st.switch_page(script, query_params=query_of(filters, **options))


def _clicked(state: Mapping[str, Any] | None) -> int | None:
    """The place of the row that was clicked, from 0."""
    rows = (state or {}).get("selection", {}).get("rows")
    return rows[0] if rows else None


def choose(key: str, label: str, names: Mapping[str, str], everything: str) -> str:
    """An option of a page as a select box whose choice stands in the address; empty where nothing is chosen.

    Its HTML is the same whatever is chosen, which the page's script shows: so it keeps the keyboard at a change.
    """
    entries = (
        f'<option value="{escape(value)}">{escape(name)}</option>'
        for value, name in ({"": everything} | dict(names)).items()
    )
    name = f'<label class="quiet" for="ask-{key}">{escape(label)}</label>'
    put(box("ask", name, f'<select id="ask-{key}" data-ask="{key}">{"".join(entries)}</select>'))
    return option(key, ["", *names])


def find(key: str, label: str) -> str:
    """A search box whose words stand in the address; as for `choose`."""
    said = f'type="search" data-ask="{key}" aria-label="{escape(label)}" placeholder="{escape(label)}"'
    put(box("ask", f"<input {said}>"))
    return str(st.query_params.get(key, "")).strip()


def _told(key: str) -> str:
    """The name of a button."""
    return {"topic": _("Theme, topic"), "dates": _("Dates")}.get(key) or terms.word("filter", key)


def _offer(key: str, choices: Choices) -> dict[str, object]:
    label = terms.word("filter", key)
    if key in ID_FILTERS:
        return {"label": label, "names": list(choices.names[key].items())}
    days: dict[str, object] = {"label": label, "first": _FIRST_DAY.isoformat(), "last": _LAST_DAY.isoformat()}
    if key != "as_of":
        return days
    # Where it moves with the calendar the record's own day is written out like any other.
    own = {"day": choices.own_day.isoformat(), "silent": not choices.own_day_moves}
    return days | own | {"last": choices.last_day.isoformat()}


def _button(key: str, filters: Filters, choices: Choices) -> str:
    """`Partner: **all**`, `Partner: **Georgia**`, `Partner: **3 chosen**`."""
    shown = _("{filter}: {value}").format(
        filter=markdown(_told(key)), value=f"**{markdown(_shown(_values(key, filters, choices)))}**"
    )
    return opener(key, inline(shown))


def _values(key: str, filters: Filters, choices: Choices) -> list[str]:
    if key == "dates":
        period = sentences.period(filters.since, filters.until)
        return [period] if period else []
    if key == "as_of":
        return [wording.day(filters.as_of or choices.own_day)]
    return [choices.names[name][value] for name in _OPENED[key] for value in getattr(filters, name)]


def _shown(values: Sequence[str]) -> str:
    if not values:
        return _("all")
    return (
        wording.clipped(values[0], 26)
        if len(values) == 1
        else wording.ngettext("{n} chosen", "{n} chosen", len(values))
    )
