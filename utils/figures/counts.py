"""Eligible, reported and named at one meeting: three counts in three rows, readable without colour."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import rows, style
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import figure_text, in_turn

HEIGHT = 196
"""Pixels of the three bars."""

_LABEL, _MIDDLE, _HALF, _UNDER = 0.2, 0.6, 0.19, 0.93
_CHEVRON = 0.016
"""Width of one chevron, as a part of the whole."""


def three(bars: pd.DataFrame, others: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Bars from the left on one scale: outline eligible, hatched reported, solid named.

    `bars`, one row each in the order drawn: id (`eligible`, `claimed`, `named`), value (null = no bar), qualifier
    (`over` is drawn open at its end, `about` with a dashed line), label (bold), rest. `others`: value and label of
    what else the sources report; a tick in ink stands there across the reported bar.
    """
    colours = style.palette(dark)
    values = {key: _number(value) for key, value in zip(bars["id"], bars["value"], strict=True)}
    qualifiers = dict(zip(bars["id"], bars["qualifier"], strict=True))
    places = {key: place for place, key in enumerate(bars["id"])}
    top = max([1, *(value or 0 for value in values.values()), *map(int, others["value"])])
    layout: Part = {
        "barmode": "overlay",
        "margin": {"l": 2, "r": 2, "t": 0, "b": 0},
        "xaxis": style.bare_axis(range=[0, top * (1 + 4 * _CHEVRON)]),
        "yaxis": style.bare_axis(range=[len(bars), 0]),
        "shapes": [
            *_edges(values.get("claimed"), qualifiers.get("claimed"), places.get("claimed", 0), top, colours),
            *_ticks(others, places.get("claimed", 0), colours),
        ],
    }
    traces = [
        *(
            _bar(values[key], place, _marker(key, qualifiers[key], colours))
            for key, place in places.items()
            if values[key]
        ),
        rows.labels(_labels(bars), colours.ink, style.TEXT, axis="x"),
        *_under(others, places.get("claimed", 0), top, colours),
    ]
    return style.drawing(traces, layout, dark=dark, height=HEIGHT)


def _number(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]  # one scalar


def _marker(key: str, qualifier: object, colours: Palette) -> Part:
    if key == "eligible":
        return style.outlined(colours.slate, width=1.3)
    if key == "named":
        return style.solid(colours.accent)
    return style.hatched(colours, width=0 if qualifier in ("over", "about") else 1.3)


def _bar(value: int | None, place: int, marker: Part) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [value],
        "y": [place + _MIDDLE],
        "width": 2 * _HALF,
        "marker": marker,
        "hoverinfo": "skip",
    }


def _labels(bars: pd.DataFrame) -> list[Row]:
    told = zip(bars["label"], bars["rest"], strict=True)
    return [
        Row(place + _LABEL, place + _MIDDLE, place + 1, (f"<b>{figure_text(head)}</b> {figure_text(rest)}",))
        for place, (head, rest) in enumerate(told)
    ]


def _edges(value: int | None, qualifier: object, place: int, top: int, colours: Palette) -> list[Part]:
    """The line round a reported number that is not exact: open with two chevrons for a floor, dashed for about."""
    if value is None or qualifier not in ("over", "about"):
        return []
    upper, lower = place + _MIDDLE - _HALF, place + _MIDDLE + _HALF
    line: Part = {"color": colours.accent, "width": 1.3}
    sides = f"M{value},{upper:.4g}H0V{lower:.4g}H{value}"
    if qualifier == "about":
        return [{"type": "path", "path": f"{sides}Z", "line": {**line, "dash": "3px,3px"}}]
    width = top * _CHEVRON
    chevrons = [
        {
            "type": "path",
            "path": f"M{left:.5g},{upper:.4g}L{left + width:.5g},{place + _MIDDLE:.4g}L{left:.5g},{lower:.4g}",
            "line": {**line, "width": 2},
            "opacity": opacity,
        }
        for left, opacity in ((value + 0.4 * width, 0.8), (value + 1.5 * width, 0.45))
    ]
    return [{"type": "path", "path": sides, "line": line}, *chevrons]


def _ticks(others: pd.DataFrame, place: int, colours: Palette) -> list[Part]:
    upper, lower = place + _MIDDLE - _HALF - 0.06, place + _MIDDLE + _HALF + 0.06
    return [
        {
            "type": "path",
            "path": f"M{value},{upper:.4g}V{lower:.4g}",
            "line": {"color": colours.ink, "width": 2},
        }
        for value in map(int, others["value"])
    ]


def _under(others: pd.DataFrame, place: int, top: int, colours: Palette) -> list[Part]:
    """What the ticks stand for, in one line that ends under the last of them, or begins there where room is short."""
    if others.empty:
        return []
    last = int(others["value"].max())
    label: Part = {
        "type": "scatter",
        "mode": "text",
        "x": [last],
        "y": [place + _UNDER],
        "text": [f"\N{NO-BREAK SPACE}{figure_text(in_turn(others['label']))}\N{NO-BREAK SPACE}"],
        "textposition": "middle left" if last > top / 2 else "middle right",
        "textfont": {"size": style.SMALL, "color": colours.muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [style.steady(label, colours.muted)]
