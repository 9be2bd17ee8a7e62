"""One partner over time: its frameworks, its programmes and the meetings that name it, a row each."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from utils import terms
from utils.figures import rows, style
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import day, number_text

_ROW, _TOP, _FOOT = 37, 2, 26
_LABEL, _BAR = 0.3, 0.7
_THICK, _THIN = 0.3, 0.19
_ACROSS = 60
"""Characters of label and dates that stand side by side on a phone."""

_TAIL = pd.Timedelta(days=426)
_ROOM, _LEAST = pd.Timedelta(days=550), pd.Timedelta(days=3650)
_EVIDENCE = {"named": "circle", "listed": "diamond", "host": "square"}
_MILLISECONDS = 86_400_000


@dataclass(frozen=True, slots=True)
class _Spell:
    """One bar: its row's id and label, its colour slot, between which days it may begin and end, in words."""

    id: str
    label: str
    slot: int
    start_first: pd.Timestamp | None
    start_last: pd.Timestamp | None
    start_basis: str
    end_first: pd.Timestamp | None
    end_last: pd.Timestamp | None
    end_reason: str | None
    words: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one colour."""

    spell: _Spell
    first: pd.Timestamp
    last: pd.Timestamp
    colour: str


def ribbon(spells: pd.DataFrame, meetings: pd.DataFrame, named: str, as_of: date, *, dark: bool) -> go.Figure:
    """A row a framework or programme, in the order given, its dates in words at the right; last the meetings.

    `spells`: id (of the row), label, slot (of the framework's colour, -1 for a programme), start_first, start_last,
    start_basis, end_first, end_last (null while it runs), end_reason, words. `meetings` that name the partner:
    meeting_id, start_date, title, evidence; `named` is their row's label. What a partial date leaves open is pale; a
    first-seen start has a dashed tail; without a start the row is dotted from the left. A click on a
    meeting gives its id.
    """
    colours, today = style.palette(dark), pd.Timestamp(as_of)
    drawn = _spells_of(spells)
    places = {key: place for place, key in enumerate(dict.fromkeys(spell.id for spell in drawn))}
    foot = len(places)
    left = _left(drawn, meetings, today)
    membership = {spell.id for spell in drawn if spell.slot >= 0}
    labels = _labels(drawn, places)
    words = [*_words(drawn, places), Row(foot + _LABEL, 0, 0, (number_text(len(meetings)),))]
    undated = [spell for spell in drawn if spell.start_first is None]
    first_seen = [spell for spell in drawn if spell.start_basis == "first-seen" and spell not in undated]
    below = Row(foot + _LABEL, 0, 0, tuple(style.wrapped(named, _ACROSS, 1)))
    bold = [*(row for key, row in labels.items() if key in membership), below]
    traces = [
        rows.labels([row for key, row in labels.items() if key not in membership], colours.ink, style.AXIS),
        rows.labels(bold, colours.ink, style.AXIS, weight=700),
        {
            **rows.labels(words, colours.muted, style.AXIS),
            "x": [1] * len(words),
            "textposition": "middle left",
        },
        _bars([piece for spell in drawn for piece in _pieces(spell, drawn, today, colours)], places),
        _lines(undated, places, left, today)
        | {"line": {"color": colours.slate, "width": 2, "dash": "1.5px,4px"}},
        _lines(first_seen, places, left, today)
        | {"line": {"color": colours.slate, "width": 7, "dash": "2px,2px"}},
        _ends(drawn, places, colours),
        _meetings(meetings, foot + _BAR, colours),
    ]
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": _TOP, "b": _FOOT},
        "barmode": "overlay",
        "xaxis": _dates_axis(left, today, colours),
        "xaxis2": style.bare_axis(overlaying="x", range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[foot + 1, 0]),
        "shapes": rows.hair_lines([foot], colours) if foot else [],
    }
    traces = [trace for trace in traces if trace.get("x")]
    return style.drawing(traces, layout, dark=dark, height=_ROW * (foot + 1) + _TOP + _FOOT)


def _spells_of(frame: pd.DataFrame) -> list[_Spell]:
    columns = [[None if pd.isna(cell) else cell for cell in frame[name]] for name in _Spell.__slots__]
    return [_Spell(*row) for row in zip(*columns, strict=True)]


def _left(spells: list[_Spell], meetings: pd.DataFrame, as_of: pd.Timestamp) -> pd.Timestamp:
    """Where the axis begins: with room for a tail before the first day of all."""
    known = [spell.start_first for spell in spells if spell.start_first]
    first: pd.Timestamp = min([*known, *meetings["start_date"], as_of - _LEAST])
    return first - _ROOM


def _labels(spells: list[_Spell], places: dict[str, int]) -> dict[str, Row]:
    """The label of each row, cut where its dates need the room."""
    room = {spell.id: max(18, _ACROSS - len(_joined(spells, spell.id))) for spell in spells}
    return {
        spell.id: Row(places[spell.id] + _LABEL, 0, 0, tuple(style.wrapped(spell.label, room[spell.id], 1)))
        for spell in spells
    }  # fmt: skip


def _joined(spells: list[_Spell], key: str) -> str:
    return " · ".join(spell.words for spell in spells if spell.id == key)


def _words(spells: list[_Spell], places: dict[str, int]) -> list[Row]:
    return [
        Row(place + _LABEL, 0, 0, tuple(style.wrapped(_joined(spells, key), _ACROSS, 1)))
        for key, place in places.items()
    ]


def _pieces(spell: _Spell, spells: list[_Spell], today: pd.Timestamp, colours: Palette) -> list[_Piece]:
    """The stretches of one spell: pale, full, pale, and grey after a suspension until it is a partner again."""
    full, pale = colours.framework(spell.slot), colours.framework(spell.slot, named=False)
    end_first, end_last = spell.end_first or today, spell.end_last or today
    pieces = []
    if spell.start_first and spell.start_last:
        pieces = (
            [
                _Piece(spell, spell.start_first, spell.start_last, pale),
                _Piece(spell, spell.start_last, end_first, full),
                _Piece(spell, end_first, end_last, pale),
            ]
            if spell.start_last < end_first
            else [_Piece(spell, spell.start_first, end_last, pale)]
        )
    if spell.end_reason == "suspended":
        begun = [other.start_first for other in spells if other.id == spell.id and other.start_first]
        later = [start for start in begun if start >= end_last]
        pieces.append(_Piece(spell, end_last, min([*later, today]), colours.suspended))
    return [piece for piece in pieces if piece.first < piece.last]


def _bars(pieces: list[_Piece], places: dict[str, int]) -> Part:
    trace: Part = {
        "type": "bar",
        "orientation": "h",
        "base": style.days(piece.first for piece in pieces),
        "x": [(piece.last - piece.first).days * _MILLISECONDS for piece in pieces],
        "y": [places[piece.spell.id] + _BAR for piece in pieces],
        "width": [_THICK if piece.spell.slot >= 0 else _THIN for piece in pieces],
        "marker": {"color": [piece.colour for piece in pieces], "line": {"width": 0}, "opacity": 1},
        "hovertext": [_said(piece.spell) for piece in pieces],
        "hoverinfo": "text",
    }
    return style.steady(trace)


def _said(spell: _Spell) -> str:
    ended = terms.word("end reason", spell.end_reason) if spell.end_reason else ""
    return style.hover(spell.label, style.spaced(spell.words), ended)


def _lines(spells: list[_Spell], places: dict[str, int], left: pd.Timestamp, today: pd.Timestamp) -> Part:
    """From the left edge to the end where there is no start; before a first-seen start its tail."""
    x: list[str | None] = []
    y: list[float | None] = []
    for spell in spells:
        first, last = left, spell.end_last or today
        if spell.start_first:
            first, last = spell.start_first - _TAIL, spell.start_first
        x += [*style.days([first, last]), None]
        y += [places[spell.id] + _BAR] * 2 + [None]
    return {"type": "scatter", "mode": "lines", "x": x[:-1], "y": y[:-1], "hoverinfo": "skip"}


def _ends(spells: list[_Spell], places: dict[str, int], colours: Palette) -> Part:
    """A star where a partner became an Ally, a stroke where an episode ended otherwise."""
    ended = [spell for spell in spells if spell.end_last and spell.end_reason]
    acceded = [spell.end_reason == "acceded" for spell in ended]
    trace: Part = {
        "type": "scatter",
        "mode": "markers",
        "x": style.days(spell.end_last for spell in ended if spell.end_last),
        "y": [places[spell.id] + _BAR for spell in ended],
        "marker": {
            "symbol": ["star" if star else "line-ns" for star in acceded],
            "size": [14 if star else 16 for star in acceded],
            "color": colours.ink,
            "line": {
                "width": [1.5 if star else 2.4 for star in acceded],
                "color": [colours.page if star else colours.ink for star in acceded],
            },
            "opacity": 1,
        },
        "hovertext": [_said(spell) for spell in ended],
        "hoverinfo": "text",
        "cliponaxis": False,
    }  # fmt: skip
    return style.steady(trace)


def _meetings(meetings: pd.DataFrame, height: float, colours: Palette) -> Part:
    """A mark a meeting, its shape for how the record names the partner."""
    trace: Part = {
        "type": "scatter",
        "mode": "markers",
        "x": style.days(meetings["start_date"]),
        "y": [height] * len(meetings),
        "marker": {
            "symbol": [_EVIDENCE[word] for word in meetings["evidence"]],
            "size": 10,
            "color": colours.accent,
            "line": {"color": colours.page, "width": 1},
            "opacity": 1,
        },
        "customdata": list(meetings["meeting_id"]),
        "hovertext": [
            style.hover(title, style.spaced(day(start)), terms.word("evidence", word))
            for title, start, word in zip(meetings["title"], meetings["start_date"], meetings["evidence"], strict=True)
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }  # fmt: skip
    return style.steady(trace)


def _dates_axis(left: pd.Timestamp, as_of: pd.Timestamp, colours: Palette) -> Part:
    years = range(left.year + 1, as_of.year + 1)
    step = next(step for step in (1, 2, 5, 10, 25, 100) if len(years) / step < 9 or step == 100)
    values = [year for year in years if year % step == 0]
    room = (as_of - left) * 0.005
    axis = style.base_axis(colours, type="date", range=style.days([left, as_of + room]))
    return axis | {
        "tickvals": [f"{year}-01-01" for year in values],
        "ticktext": [str(year) for year in values],
        "showgrid": True,
        "gridcolor": colours.grid,
    }
