"""Topics over meetings: what keeps coming, what is new, what came back; and how often each is raised."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from utils.figures import rows, style
from utils.figures.bars import ranked, ranked_height, years, years_height
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import _, day, figure_text, month, number_text

__all__ = ["grid", "grid_height", "ranked", "ranked_height", "years", "years_height"]

_ROW, _TOP, _FOOT = 23.5, 40, 6
_THEME, _TOPIC, _TWO_LINES = 1.3, 1.0, 1.38
_COLUMNS_FROM = 0.46
_ONE_LINE, _LINE = 29, 27
"""Characters of a topic's name that fit on a phone: in one line, and in each of two smaller ones."""


def grid(marks: pd.DataFrame, meetings: pd.DataFrame, *, dark: bool) -> go.Figure | None:
    """Topics down, meetings across: a square where a topic comes first, a disc where it came before.

    `marks`, in the order of the rows: theme_id, theme, topic_id, topic, meeting_id, sessions, first.
    `meetings`, in the order of the columns: meeting_id, start_date. Marks of one topic are joined: solid between
    neighbours, dotted over a gap. The number is that of sessions. A click gives [topic_id, meeting_id].
    None where there are none.
    """
    if marks.empty:
        return None
    colours = style.palette(dark)
    cells = _cells_of(marks)
    themes, topics, total = _rows(cells)
    columns = {meeting_id: place for place, meeting_id in enumerate(meetings["meeting_id"].tolist())}
    starts = meetings["start_date"].tolist()
    days = [style.spaced(day(start)) for start in starts]
    placed = [_Placed(cell, columns[cell.meeting_id], topics[cell.topic_id].marks) for cell in cells]
    size = max(6.0, min(19.0, 200 / len(columns) - 1))
    traces = [
        rows.labels(list(themes.values()), colours.muted, style.AXIS, weight=700),
        rows.labels([row for row in topics.values() if len(row.lines) == 1], colours.ink, 12.5),
        rows.labels([row for row in topics.values() if len(row.lines) > 1], colours.ink, 11.5),
        *_threads(placed, colours),
        _marks([mark for mark in placed if not mark.cell.first], days, _disc(size, colours), colours.ink),
        _marks([mark for mark in placed if mark.cell.first], days, _square(size, colours), colours.page),
    ]
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": _TOP, "b": _FOOT},
        "xaxis": _meeting_axis(starts, colours),
        "xaxis2": style.bare_axis(domain=[0, _COLUMNS_FROM], range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[total, 0]),
        "shapes": rows.hair_lines([row.foot for row in themes.values()], colours),
    }
    traces = [trace for trace in traces if trace["x"]]
    return style.drawing(traces, layout, dark=dark, height=_pixels(total))


def grid_height(marks: pd.DataFrame) -> int:
    """Pixels of the grid of these marks."""
    _themes, _topics, total = _rows(_cells_of(marks))
    return _pixels(total)


def _pixels(total: float) -> int:
    return round(total * _ROW) + _TOP + _FOOT


@dataclass(frozen=True, slots=True)
class _Cell:
    """One row of the marks: a topic at a meeting."""

    theme_id: str
    theme: str
    topic_id: str
    topic: str
    meeting_id: str
    sessions: int
    first: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell, the column of its meeting and the height of its topic."""

    cell: _Cell
    x: int
    y: float


def _cells_of(marks: pd.DataFrame) -> list[_Cell]:
    """The marks in their order; a column once a list is read many times faster."""
    return [_Cell(*row) for row in zip(*(marks[name].tolist() for name in _Cell.__slots__), strict=True)]


def _rows(cells: list[_Cell]) -> tuple[dict[str, Row], dict[str, Row], float]:
    """The rows of themes and topics by id, and how many rows there are in all; two lines take more room."""
    names = {cell.theme_id: cell.theme for cell in cells}
    themes: dict[str, Row] = {}
    topics: dict[str, Row] = {}
    below = 0.0
    for theme_id, theme in names.items():
        middle, below = round(below + _THEME - 0.55, 3), below + _THEME
        themes[theme_id] = Row(middle, middle, round(middle + 0.5, 3), tuple(style.wrapped(theme, 60, 1)))
        for topic_id, topic in {
            cell.topic_id: cell.topic for cell in cells if cell.theme_id == theme_id
        }.items():
            lines = tuple(style.wrapped(topic, _ONE_LINE if len(topic) <= _ONE_LINE else _LINE))
            room = _TOPIC if len(lines) == 1 else _TWO_LINES
            middle, below = round(below + room / 2, 3), below + room
            topics[topic_id] = Row(middle, middle, below, lines)
    return themes, topics, below


def _threads(placed: list[_Placed], colours: Palette) -> list[Part]:
    """Solid lines between neighbours, dotted ones over a gap."""
    ordered = sorted(placed, key=lambda mark: (mark.y, mark.x))
    pairs = [(left, right) for left, right in pairwise(ordered) if left.cell.topic_id == right.cell.topic_id]
    return [
        _thread([pair for pair in pairs if pair[1].x - pair[0].x == 1], {"color": colours.slate, "width": 2}),
        _thread(
            [pair for pair in pairs if pair[1].x - pair[0].x > 1],
            {"color": colours.slate, "width": 1.2, "dash": "1px,3px"},
        ),
    ]


def _thread(pairs: list[tuple[_Placed, _Placed]], line: Part) -> Part:
    x = [place for left, right in pairs for place in (left.x, right.x, None)]
    y = [height for left, right in pairs for height in (left.y, right.y, None)]
    return {"type": "scatter", "mode": "lines", "x": x[:-1], "y": y[:-1], "line": line, "hoverinfo": "skip"}


def _square(size: float, colours: Palette) -> Part:
    return {"symbol": "square", "size": size, "color": colours.accent, "line": {"width": 0}}


def _disc(size: float, colours: Palette) -> Part:
    ring = {"color": colours.slate, "width": 1.3}
    return {"symbol": "circle", "size": size, "color": colours.pale, "line": ring}


def _marks(placed: list[_Placed], days: list[str], marker: Part, ink: str) -> Part:
    """Marks with the number of sessions, where they are large enough to hold it."""
    trace: Part = {
        "type": "scatter",
        "mode": "markers+text" if marker["size"] >= 13 else "markers",
        "x": [mark.x for mark in placed],
        "y": [mark.y for mark in placed],
        "marker": marker,
        "customdata": [[mark.cell.topic_id, mark.cell.meeting_id] for mark in placed],
        "text": [number_text(mark.cell.sessions) for mark in placed],
        "textfont": {"size": style.SMALL, "color": ink, "weight": 700},
        "hovertext": [f"{figure_text(mark.cell.topic)} · {days[mark.x]}" for mark in placed],
        "meta": _("sessions"),
        "hovertemplate": "%{hovertext}<br>%{meta}: %{text}<extra></extra>",
        "cliponaxis": False,
    }
    return style.steady(trace, ink)


def _meeting_axis(starts: list[pd.Timestamp], colours: Palette) -> Part:
    """Month and year over each column where there is room for both, else the years with room for them."""
    axis = style.bare_axis(domain=[_COLUMNS_FROM, 1], range=[-0.55, len(starts) - 0.45])
    several = len(starts) > 7
    labels = _year_labels(starts) if several else [_month_over_year(start) for start in starts]
    return axis | {
        "visible": True,
        "side": "top",
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside" if several else "",
        "ticklen": 3,
        "tickcolor": colours.rule,
        "tickvals": list(range(len(starts))),
        "ticktext": labels,
        "tickangle": 0,
        "tickfont": {"size": style.AXIS, "color": colours.muted},
    }


def _month_over_year(start: pd.Timestamp) -> str:
    name, _blank, year = month(start).rpartition("\N{NO-BREAK SPACE}")
    return f"{name}<br><b>{year}</b>"


def _year_labels(starts: list[pd.Timestamp]) -> list[str]:
    """The year at its first meeting, unless the one before stands too close."""
    labels = [""] * len(starts)
    apart, last = len(starts) / 6.2, -len(starts)
    for place, start in enumerate(starts):
        begins = place == 0 or start.year != starts[place - 1].year
        if begins and place - last >= apart:
            labels[place], last = f"<b>{start.year}</b>", place
    return labels
