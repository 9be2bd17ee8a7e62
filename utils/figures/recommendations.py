"""Recommendations: how many of each status, row by row, readable without colour."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import rows, style
from utils.figures.style import Palette, Part
from utils.wording import number_text

_ROW, _FOOT = 22, 6
_BARS_FROM, _NAME = 0.4, 40
"""Where the bars begin, as a part of the width; signs of a name."""


def stacked(bars: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Bars from the left, a row each in the order given: solid, hatched, grey, outline; at the end how many in all.

    `bars`, at least one: id, label, still_open, accepted, done, declined. A click gives the id.
    """
    colours = style.palette(dark)
    places = [place + 0.5 for place in range(len(bars))]
    names = rows.named(bars["label"], _NAME)
    totals = bars[list(_looks(colours))].sum(axis=1)
    layout: Part = {
        "barmode": "stack",
        "margin": {"l": 0, "r": 0, "t": 0, "b": _FOOT},
        "xaxis": style.bare_axis(domain=[_BARS_FROM, 1], range=[0, 1.12 * max(1, int(totals.max()))]),
        "xaxis2": rows.names_axis(_BARS_FROM),
        "yaxis": style.bare_axis(range=[len(bars), 0]),
        "shapes": rows.hair_lines([row.foot for row in names], colours),
    }
    traces = [
        rows.labels(names, colours.ink, 12.5),
        *(_bar(bars, column, look, places) for column, look in _looks(colours).items()),
        _totals([int(total) for total in totals], places, colours),
    ]
    return style.drawing(traces, layout, dark=dark, height=_ROW * len(bars) + _FOOT)


def _looks(colours: Palette) -> dict[str, Part]:
    return {
        "still_open": style.solid(colours.accent),
        "accepted": style.hatched(colours),
        "done": style.solid(colours.slate),
        "declined": style.outlined(colours.slate),
    }


def _bar(bars: pd.DataFrame, column: str, look: Part, places: list[float]) -> Part:
    numbers = [int(number) for number in bars[column]]
    bar: Part = {
        "type": "bar",
        "orientation": "h",
        "x": numbers,
        "y": places,
        "width": 0.6,
        "marker": look,
        "customdata": list(bars["id"]),
        "hovertext": [
            style.hover(label, number_text(number))
            for label, number in zip(bars["label"], numbers, strict=True)
        ],
        "hoverinfo": "text",
    }
    return style.steady(bar)


def _totals(totals: list[int], places: list[float], colours: Palette) -> Part:
    label: Part = {
        "type": "scatter",
        "mode": "text",
        "x": totals,
        "y": places,
        "text": [f"\N{NO-BREAK SPACE}{number_text(total)}" for total in totals],
        "textposition": "middle right",
        "textfont": {"size": style.AXIS, "color": colours.ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return style.steady(label, colours.ink)
