"""Retention: who came again, came back or came first, above the line; who is no more on the list, below it."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import style
from utils.figures.style import Palette, Part
from utils.wording import day, figure_text, number_text

_HEIGHT, _LABELS = 250, 8


def retention(changes: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Bars by meeting: up again (solid), back (hatched), first time (outline); down stopped (grey), ceased (pale).

    `changes`, at least one, by date: meeting_id, start_date, and the five counts. A click gives the meeting_id.
    """
    colours = style.palette(dark)
    places = list(range(len(changes)))
    step = -(-len(changes) // _LABELS)
    above = changes[["again", "back", "first_time"]].sum(axis=1).max()
    below = changes[["stopped", "ceased"]].sum(axis=1).max()
    axis = style.base_axis(colours, range=[-0.6, len(changes) - 0.4], showline=False)
    layout: Part = {
        "barmode": "relative",
        "margin": {"l": 30, "r": 0, "t": 6, "b": 24},
        "xaxis": axis
        | {
            "tickvals": places[::step],
            "ticktext": [day(start) for start in changes["start_date"].iloc[::step]],
        },
        "yaxis": {
            "fixedrange": True,
            "range": [-1.15 * max(1, int(below)), 1.1 * max(1, int(above))],
            "gridcolor": colours.grid,
            "zerolinecolor": colours.ink,
            "tickvals": [*(-tick for tick in style.ticks(below, 2)[1:]), *style.ticks(above)],
            "ticktext": [number_text(tick) for tick in (*style.ticks(below, 2)[1:], *style.ticks(above))],
            "tickfont": {"size": style.AXIS, "color": colours.muted},
        },
    }
    traces = [_bar(changes, column, look, places) for column, look in _looks(colours).items()]
    return style.drawing(traces, layout, dark=dark, height=_HEIGHT)


def _looks(colours: Palette) -> dict[str, Part]:
    return {
        "again": style.solid(colours.accent),
        "back": style.hatched(colours),
        "first_time": style.outlined(colours.accent),
        "stopped": style.solid(colours.slate),
        "ceased": style.outlined(colours.slate, colours.pale),
    }


def _bar(changes: pd.DataFrame, column: str, look: Part, places: list[int]) -> Part:
    sign = -1 if column in ("stopped", "ceased") else 1
    bar: Part = {
        "type": "bar",
        "x": places,
        "y": [sign * int(number) for number in changes[column]],
        "width": 0.72,
        "marker": look,
        "customdata": list(changes["meeting_id"]),
        "hovertext": [
            f"<b>{figure_text(day(start))}</b><br>{number_text(int(number))}"
            for start, number in zip(changes["start_date"], changes[column], strict=True)
        ],
        "hoverinfo": "text",
    }
    return style.steady(bar)
