"""How much of each field is on record: there, in part, not."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import rows, style
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import number_text

_ROW, _FOOT = 31, 6
_BAR, _LABEL, _WIDTH = 0.74, 0.32, 0.34
_SIGNS = {"there": "●", "partly": "◐", "open": "○"}


def fields(bars: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A bar a field in three parts: solid = there, hatched = partly, outline = not; its numbers above at the right.

    `bars`, in the order of the rows: label, there, partly, open (counts).
    """
    colours = style.palette(dark)
    places = range(len(bars))
    names = [
        Row(place + _LABEL, place + _BAR, place + 1, tuple(style.wrapped(label, 40, 1)))
        for place, label in enumerate(bars["label"])
    ]
    totals = (bars["there"] + bars["partly"] + bars["open"]).tolist()
    layout: Part = {
        "barmode": "stack",
        "margin": {"l": 0, "r": 0, "t": 0, "b": _FOOT},
        "xaxis": style.bare_axis(range=[0, max([1, *totals])]),
        "xaxis2": style.bare_axis(overlaying="x", range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[max(len(bars), 1), 0]),
    }
    traces = [
        *(_part(bars, name, marker, colours) for name, marker in _markers(colours).items()),
        rows.labels(names, colours.ink, 12.5),
        _counts([_told(*cells) for cells in zip(*(bars[name] for name in _SIGNS), strict=True)], colours),
    ]
    return style.drawing(traces, layout, dark=dark, height=_ROW * max(len(places), 1) + _FOOT)


def _markers(colours: Palette) -> dict[str, Part]:
    hatched = {
        "shape": "/",
        "size": 6,
        "solidity": 0.3,
        "fgcolor": colours.accent,
        "bgcolor": colours.hatch,
        "fillmode": "replace",
    }
    edge = {"color": colours.slate, "width": 1}
    return {
        "there": {"color": colours.accent, "line": {"width": 0}},
        "partly": {"color": colours.accent, "pattern": hatched, "line": {"width": 0}},
        "open": {"color": style.CLEAR, "line": edge},
    }


def _part(bars: pd.DataFrame, name: str, marker: Part, colours: Palette) -> Part:
    counts = [int(value) for value in bars[name]]
    trace: Part = {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": [place + _BAR for place in range(len(bars))],
        "width": _WIDTH,
        "marker": marker,
        "hovertext": [
            style.hover(label, f"{_SIGNS[name]} {number_text(value)}")
            for label, value in zip(bars["label"], counts, strict=True)
        ],
        "hoverinfo": "text",
    }
    return style.steady(trace, colours.ink)


def _told(there: int, partly: int, open_: int) -> str:
    counts = zip(_SIGNS.values(), (there, partly, open_), strict=True)
    return "  ".join(f"{sign} {number_text(int(value))}" for sign, value in counts if value)


def _counts(texts: list[str], colours: Palette) -> Part:
    trace: Part = {
        "type": "scatter",
        "mode": "text",
        "xaxis": "x2",
        "x": [1] * len(texts),
        "y": [place + _LABEL for place in range(len(texts))],
        "text": texts,
        "textposition": "middle left",
        "textfont": {"size": style.AXIS, "color": colours.muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return style.steady(trace, colours.muted)
