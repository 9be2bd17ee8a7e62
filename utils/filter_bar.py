"""The filters as widgets in one row; the only writer of session state and of the address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from utils import terms, wording
from utils.address import address, beside_filters, option, query_of
from utils.filters import FILTER_KEYS, ID_FILTERS, Filters, Known, Misread, misread
from utils.prose import put, quiet
from utils.sentences import filters as sentences
from utils.wording import _

_ASKED, _CLICKED = "filters as last read", "door that was clicked"
_OWN_DAY = "own day of the record as last read"
Door = Callable[[Any], tuple[str, dict[str, str]]]
"""From what was clicked to a page's script and its options."""

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


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
    """What the address asks for, and what of it could not be used.

    An address that says something else than the session (a link, Back, a reload) wins: the widgets are set from it.
    """
    query = address()
    filters = Filters.from_query(query).within(choices.known, choices.last_day)
    was = st.session_state.get(_OWN_DAY)
    st.session_state[_OWN_DAY] = choices.own_day
    if st.session_state.get(_ASKED) != filters:
        _set_widgets(filters, choices)
        st.session_state[_ASKED] = filters
    else:
        _keep_widgets(filters, choices)
        if filters.as_of is None and st.session_state[_widget("as_of")] == was:
            # The own day of the record that was open before was not chosen by the reader.
            st.session_state[_widget("as_of")] = choices.own_day
    return filters, misread(query, choices.known, choices.last_day)


def draw(choices: Choices) -> Filters:
    """Draw the filters in one row and give what they say; a change is written to the address once."""
    with st.container(key="filters", horizontal=True, gap="small"):
        _id_popover("partner", choices)
        _id_popover("framework", choices)
        _topic_popover(choices)
        _id_popover("series", choices)
        _dates_popover()
        _as_of_popover(choices)
    filters = _from_widgets(choices)
    if filters != st.session_state[_ASKED]:
        st.session_state[_ASKED] = filters
        st.query_params.from_dict(beside_filters() | filters.to_query())
    return filters


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
    """An option of a page as a select box whose choice stands in the address; empty where nothing is chosen."""
    asked = option(key, ["", *names])
    _follow(key, asked)
    st.selectbox(
        label, ["", *names], format_func=lambda chosen: names.get(chosen, everything), key=_option(key)
    )
    return _written(key, asked)


def find(key: str, label: str) -> str:
    """A search box whose words stand in the address."""
    asked = st.query_params.get(key, "")
    _follow(key, asked)
    st.text_input(label, key=_option(key), placeholder=label, label_visibility="collapsed")
    return _written(key, asked)


def _option(key: str) -> str:
    return f"option-{key}"


def _follow(key: str, asked: str) -> None:
    """Set an option's widget where the address says something else than the session last knew."""
    known = f"{_option(key)} as last read"
    if st.session_state.get(known) != asked or _option(key) not in st.session_state:
        st.session_state[_option(key)] = asked
    st.session_state[known] = asked


def _written(key: str, asked: str) -> str:
    value = str(st.session_state[_option(key)] or "")
    if value != asked:
        st.session_state[f"{_option(key)} as last read"] = value
        st.query_params.from_dict(
            {k: v for k, v in (address() | {key: [value]}).items() if k != key or value}
        )
    return value


def _widget(key: str) -> str:
    return f"filter-{key}"


def _value(filters: Filters, key: str, choices: Choices) -> object:
    value = getattr(filters, key)
    if key == "as_of":
        return value or choices.own_day
    return list(value) if key in ID_FILTERS else value


def _set_widgets(filters: Filters, choices: Choices) -> None:
    for key in FILTER_KEYS:
        st.session_state[_widget(key)] = _value(filters, key, choices)


def _keep_widgets(filters: Filters, choices: Choices) -> None:
    """A page switch drops widget values; writing them before the widgets are made keeps them."""
    for key in FILTER_KEYS:
        st.session_state[_widget(key)] = st.session_state.get(_widget(key), _value(filters, key, choices))


def _from_widgets(choices: Choices) -> Filters:
    values = {key: st.session_state[_widget(key)] for key in FILTER_KEYS}
    ids = {key: tuple(sorted(values[key])) for key in ID_FILTERS}
    as_of = values["as_of"] or choices.own_day
    return Filters(
        **ids,
        since=values["since"],
        until=values["until"],
        # A link has to give the same figures tomorrow: a day that moves with the calendar is written out.
        as_of=None if as_of == choices.own_day and not choices.own_day_moves else as_of,
    )


def _id_popover(key: str, choices: Choices) -> None:
    with st.popover(_label(terms.word("filter", key), _chosen(key, choices)), key=f"open-{key}"):
        _multiselect(key, choices)


def _topic_popover(choices: Choices) -> None:
    chosen = [*_chosen("theme", choices), *_chosen("topic", choices)]
    with st.popover(_label(_("Theme, topic"), chosen), key="open-topic"):
        _multiselect("theme", choices)
        _multiselect("topic", choices)


def _multiselect(key: str, choices: Choices) -> None:
    names = choices.names[key]
    st.multiselect(
        terms.word("filter", key),
        list(names),
        format_func=lambda chosen: names.get(chosen, chosen),
        key=_widget(key),
        placeholder=_("All"),
        select_all=False,
    )


def _dates_popover() -> None:
    since, until = st.session_state[_widget("since")], st.session_state[_widget("until")]
    with st.popover(
        _label(_("Dates"), [sentences.period(since, until)] if since or until else []), key="open-dates"
    ):
        for key in ("since", "until"):
            _day_input(key, _LAST_DAY)


def _as_of_popover(choices: Choices) -> None:
    day = st.session_state[_widget("as_of")] or choices.own_day
    with st.popover(_label(_("As of"), [wording.day(day)]), key="open-as-of"):
        _day_input("as_of", choices.last_day)
        put(quiet(_("Status, eligibility and counts are those of this day.")))


def _day_input(key: str, last: date) -> None:
    st.date_input(
        terms.word("filter", key),
        value=None,
        min_value=_FIRST_DAY,
        max_value=last,
        key=_widget(key),
        format="YYYY-MM-DD",
    )


def _chosen(key: str, choices: Choices) -> list[str]:
    names = choices.names[key]
    return [names.get(value, value) for value in st.session_state[_widget(key)]]


def _label(name: str, values: Sequence[str]) -> str:
    """`Partner: **all**`, `Partner: **Georgia**`, `Partner: **3 chosen**`."""
    if not values:
        shown = _("all")
    elif len(values) == 1:
        shown = wording.clipped(values[0], 26)
    else:
        shown = wording.ngettext("{n} chosen", "{n} chosen", len(values))
    return _("{filter}: {value}").format(
        filter=wording.markdown(name), value=f"**{wording.markdown(shown)}**"
    )
