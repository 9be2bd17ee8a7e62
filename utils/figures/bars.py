"""Plain bars: ranked from the left, and small ones by year."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from utils.figures import rows, style
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import _, figure_text, number_text

_BAR_ROW, _BAR_FOOT = 31, 6


def ranked(bars: pd.DataFrame, *, accent_first: bool, dark: bool) -> go.Figure:
    """Bars from the left, in the order given, each under its label and with its number at the end.

    `bars`: id, label, value. The first takes the accent where `accent_first`. A click gives the id.
    """
    colours = style.palette(dark)
    places = range(len(bars))
    values = [int(value) for value in bars["value"]]
    bar: Part = {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": [place + 0.72 for place in places],
        "width": 0.34,
        "text": [number_text(value) for value in values],
        "textposition": "outside",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": style.AXIS, "color": colours.ink},
        "cliponaxis": False,
        "marker": {
            "color": [colours.accent if accent_first and place == 0 else colours.slate for place in places],
            "line": {"width": 0},
        },
        "customdata": list(bars["id"]),
        "hovertext": [
            style.hover(label, number_text(value)) for label, value in zip(bars["label"], values, strict=True)
        ],
        "hoverinfo": "text",
    }
    names = [
        Row(place + 0.3, place + 0.72, place + 1, tuple(style.wrapped(label, 54, 1)))
        for place, label in enumerate(bars["label"])
    ]
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": _BAR_FOOT},
        "xaxis": style.bare_axis(range=[0, 1.1 * max([1, *values])]),
        "yaxis": style.bare_axis(range=[max(len(bars), 1), 0]),
    }
    traces = [style.steady(bar, colours.ink), rows.labels(names, colours.ink, 12.5, axis="x")]
    return style.drawing(traces, layout, dark=dark, height=ranked_height(bars))


def ranked_height(bars: pd.DataFrame) -> int:
    """Pixels of so many ranked bars."""
    return _BAR_ROW * max(len(bars), 1) + _BAR_FOOT


_YEAR_ROW, _YEAR_FOOT = 52, 24
_NAME, _BASE, _TALLEST = 0.16, 0.95, 0.42
_NUMBERED = 14
"""Up to so many years every bar has its number; beyond, only the tallest of each row."""


def years(cells: pd.DataFrame, *, dark: bool) -> go.Figure | None:
    """Small bars, a row a theme, one a year, mentions on one scale; over them the meetings on record.

    `cells`, at least one, in the order of the rows: theme_id, theme, year, mentions, meetings (on record in that
    year; the same in every theme). The first row, meetings, has a scale of its own. A line at the foot marks
    years with meetings: no bar on it is 0, no line is no meeting on record. A click gives [theme_id, year].
    None where there are none.
    """
    if cells.empty:
        return None
    colours = style.palette(dark)
    themes = dict(zip(cells["theme_id"], cells["theme"], strict=True))
    record = cells.drop_duplicates("year").sort_values("year")
    places = {theme_id: place for place, theme_id in enumerate(themes, start=1)}
    names = [_name(0, _("Meetings on record")), *(_name(places[key], theme) for key, theme in themes.items())]
    layout: Part = {
        "barmode": "overlay",
        "margin": {"l": 0, "r": 0, "t": 0, "b": _YEAR_FOOT},
        "xaxis": years_axis([int(year) for year in record["year"]], colours),
        "xaxis2": style.bare_axis(overlaying="x", range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[len(names), 0]),
        "shapes": [_feet(record, len(names), colours)],
    }
    upright = [
        _meeting_bars(record[record["meetings"] > 0], colours),
        _mention_bars(cells[cells["mentions"] > 0], places, colours),
    ]
    traces = [
        rows.labels(names[1:], colours.ink, 12.5),
        rows.labels(names[:1], colours.muted, 12.5),
        *upright,
        *(_numbers(bars, len(record) <= _NUMBERED, colours) for bars in upright),
    ]
    traces = [trace for trace in traces if trace["x"]]
    return style.drawing(traces, layout, dark=dark, height=years_height(cells))


def years_height(cells: pd.DataFrame) -> int:
    """Pixels of the years of these cells."""
    return _YEAR_ROW * (len(dict.fromkeys(cells["theme_id"])) + 1) + _YEAR_FOOT


def _name(place: int, label: str) -> Row:
    return Row(place + _NAME, place + _BASE, place + 1, tuple(style.wrapped(label, 60, 1)))


def _meeting_bars(record: pd.DataFrame, colours: Palette) -> Part:
    bars = _upright(record, "meetings", [0] * len(record), colours.slate)
    return bars | {"meta": _("meetings on record"), "hovertemplate": "%{x} · %{meta}: %{text}<extra></extra>"}


def _mention_bars(cells: pd.DataFrame, places: dict[str, int], colours: Palette) -> Part:
    stands = [places[theme_id] for theme_id in cells["theme_id"]]
    years_of = zip(cells["theme_id"], cells["year"], strict=True)
    return _upright(cells, "mentions", stands, colours.accent) | {
        "customdata": [[theme_id, int(year)] for theme_id, year in years_of],
        "hovertext": [figure_text(theme) for theme in cells["theme"]],
        "meta": _("mentions"),
        "hovertemplate": "%{hovertext}<br>%{x} · %{meta}: %{text}<extra></extra>",
    }


def _upright(cells: pd.DataFrame, column: str, stands: list[int], fill: str) -> Part:
    """Bars that stand on the foot of their row; the axis runs downwards, so their lengths are negative."""
    numbers = [int(number) for number in cells[column]]
    scale = _TALLEST / max([1, *numbers])
    trace: Part = {
        "type": "bar",
        "x": [int(year) for year in cells["year"]],
        "y": [-round(number * scale, 3) for number in numbers],
        "base": [round(place + _BASE, 2) for place in stands],
        "width": 0.7,
        "marker": {"color": fill, "line": {"width": 0}},
        "text": [number_text(number) for number in numbers],
        "textposition": "none",
    }
    return style.steady(trace)


def _numbers(bars: Part, every: bool, colours: Palette) -> Part:
    """The numbers over upright bars, over `every` one or the tallest of each row.

    As a trace of their own: for the text of a bar Plotly measures each, which takes five times as long.
    """
    tops = list(zip(bars["x"], bars["base"], bars["y"], bars["text"], strict=True))
    tallest: dict[float, float] = {}
    for _x, base, length, _text in tops:
        tallest[base] = min(length, tallest.get(base, 0.0))
    shown = [(x, round(base + y, 3), text) for x, base, y, text in tops if every or y == tallest[base]]
    trace: Part = {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _y, _text in shown],
        "y": [y for _x, y, _text in shown],
        "text": [text for _x, _y, text in shown],
        "textposition": "top center",
        "textfont": {"size": style.SMALL, "color": colours.ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return style.steady(trace, colours.ink)


def _feet(record: pd.DataFrame, count: int, colours: Palette) -> Part:
    """In every row a line under each run of years with a meeting on record."""
    held = [int(year) for year, meetings in zip(record["year"], record["meetings"], strict=True) if meetings]
    starts = held[:1] + [later for year, later in pairwise(held) if later - year > 1]
    ends = [year for year, later in pairwise(held) if later - year > 1] + held[-1:]
    steps = [
        f"M{start - 0.45:g},{place + _BASE:g}H{end + 0.45:g}"
        for place in range(count)
        for start, end in zip(starts, ends, strict=True)
    ]
    return {"type": "path", "path": "".join(steps), "line": {"color": colours.slate, "width": 1}}


def years_axis(span: Sequence[int], colours: Palette) -> Part:
    """The axis of bars by year, from the first year of the span to the last, with round years named."""
    first, last = span[0], span[-1]
    step = next(step for step in (1, 2, 5, 10, 25, 100) if (last - first) / step < 9 or step == 100)
    values = [year for year in range(first, last + 1) if year % step == 0]
    axis = style.base_axis(colours, range=[first - 0.6, last + 0.6], showline=False)
    return axis | {"tickvals": values, "ticktext": [str(year) for year in values]}
