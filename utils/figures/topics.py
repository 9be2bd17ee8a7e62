"""Topics over meetings: what keeps coming, what is new, what came back; and how often each is raised."""

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


def grid(marks: pd.DataFrame, meetings: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Topics down, meetings across: a square where a topic comes first, a disc where it came before.

    `marks`, in the order of the rows: theme_id, theme, topic_id, topic, meeting_id, sessions, first.
    `meetings`, in the order of the columns: meeting_id, start_date. Marks of one topic are joined: solid between
    neighbours, dotted over a gap. The number is that of sessions. A click gives [topic_id, meeting_id].
    """
    colours = style.palette(dark)
    themes, topics, total = _rows(marks)
    columns = {meeting_id: place for place, meeting_id in enumerate(meetings["meeting_id"])}
    heights = {topic_id: row.marks for topic_id, row in topics.items()}
    placed = marks.assign(x=marks["meeting_id"].map(columns), y=marks["topic_id"].map(heights))
    dates = dict(zip(meetings["meeting_id"], meetings["start_date"], strict=True))
    size = max(6.0, min(19.0, 200 / len(columns) - 1))
    traces = [
        rows.labels(list(themes.values()), colours.muted, style.AXIS, weight=700),
        rows.labels([row for row in topics.values() if len(row.lines) == 1], colours.ink, 12.5),
        rows.labels([row for row in topics.values() if len(row.lines) > 1], colours.ink, 11.5),
        _threads(placed, colours, over_gap=False),
        _threads(placed, colours, over_gap=True),
        _marks(placed[~placed["first"]], dates, size, colours, first=False),
        _marks(placed[placed["first"]], dates, size, colours, first=True),
    ]
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": _TOP, "b": _FOOT},
        "xaxis": _meeting_axis(list(meetings["start_date"]), colours),
        "xaxis2": style.bare_axis(domain=[0, _COLUMNS_FROM], range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[total, 0]),
        "shapes": rows.hair_lines([row.foot for row in themes.values()], colours),
    }
    traces = [trace for trace in traces if trace["x"]]
    return style.drawing(traces, layout, dark=dark, height=grid_height(marks))


def grid_height(marks: pd.DataFrame) -> int:
    """Pixels of the grid of these marks."""
    _themes, _topics, total = _rows(marks)
    return round(total * _ROW) + _TOP + _FOOT


def _rows(marks: pd.DataFrame) -> tuple[dict[str, Row], dict[str, Row], float]:
    """The rows of themes and topics by id, and how many rows there are in all; two lines take more room."""
    themes: dict[str, Row] = {}
    topics: dict[str, Row] = {}
    below = 0.0
    for theme_id, of_theme in marks.groupby("theme_id", sort=False):
        middle, below = round(below + _THEME - 0.55, 3), below + _THEME
        foot = round(middle + 0.5, 3)
        themes[str(theme_id)] = Row(
            middle, middle, foot, tuple(style.wrapped(of_theme["theme"].iloc[0], 60, 1))
        )
        for topic_id, topic in dict(zip(of_theme["topic_id"], of_theme["topic"], strict=True)).items():
            lines = tuple(style.wrapped(topic, _ONE_LINE if len(topic) <= _ONE_LINE else _LINE))
            room = _TOPIC if len(lines) == 1 else _TWO_LINES
            middle, below = round(below + room / 2, 3), below + room
            topics[topic_id] = Row(middle, middle, below, lines)
    return themes, topics, below


def _threads(marks: pd.DataFrame, colours: Palette, over_gap: bool) -> Part:
    x: list[int | None] = []
    y: list[float | None] = []
    for _topic_id, topic in marks.sort_values("x", kind="stable").groupby("topic_id", sort=False):
        height = float(topic["y"].iloc[0])
        for left, right in pairwise(int(place) for place in topic["x"]):
            if (right - left > 1) == over_gap:
                x += [left, right, None]
                y += [height, height, None]
    look = {"width": 1.2, "dash": "1px,3px"} if over_gap else {"width": 2}
    line = {"color": colours.slate, **look}
    return {"type": "scatter", "mode": "lines", "x": x[:-1], "y": y[:-1], "line": line, "hoverinfo": "skip"}


def _marks(
    marks: pd.DataFrame, dates: dict[str, pd.Timestamp], size: float, colours: Palette, first: bool
) -> Part:
    """Squares in the accent for the first time, ringed discs for later ones, with the number of sessions."""
    ink = colours.page if first else colours.ink
    square = {"symbol": "square", "size": size, "color": colours.accent, "line": {"width": 0}}
    ring = {"color": colours.slate, "width": 1.3}
    disc = {"symbol": "circle", "size": size, "color": colours.pale, "line": ring}
    trace: Part = {
        "type": "scatter",
        "mode": "markers+text" if size >= 13 else "markers",
        "x": [int(place) for place in marks["x"]],
        "y": [float(middle) for middle in marks["y"]],
        "marker": square if first else disc,
        "customdata": [list(pair) for pair in zip(marks["topic_id"], marks["meeting_id"], strict=True)],
        "text": [number_text(int(sessions)) for sessions in marks["sessions"]],
        "textfont": {"size": style.SMALL, "color": ink, "weight": 700},
        "hovertext": [
            f"{figure_text(topic)} · {style.spaced(day(dates[meeting_id]))}"
            for topic, meeting_id in zip(marks["topic"], marks["meeting_id"], strict=True)
        ],
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
