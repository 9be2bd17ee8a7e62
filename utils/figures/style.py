"""Colours, type and the common layout of all figures, for the light and the dark mode."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, cast

import plotly.graph_objects as go

from utils.wording import figure_text

Part = dict[str, Any]
"""One trace, axis, shape or annotation as Plotly reads it."""

CONFIG: Part = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
"""Plotly's settings, the same for every figure that is not a map."""

FAMILY = "Source Sans, sans-serif"
TEXT, AXIS, SMALL = 13, 12, 11
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode, each named for what it means.

    `frameworks` go by the framework's place in the record (0, 1, …), never by its id; `faint` are the same
    for *eligible, not named*; `bands` are five steps of one hue, from none to most.
    """

    ink: str
    muted: str
    rule: str
    grid: str
    accent: str
    hatch: str
    slate: str
    pale: str
    land: str
    page: str
    panel: str
    allies: str
    suspended: str
    frameworks: tuple[str, ...]
    faint: tuple[str, ...]
    bands: tuple[str, ...]

    def framework(self, slot: int, named: bool = True) -> str:
        """The colour of a framework; a negative slot is none; past the last the colours begin again."""
        if slot < 0:
            return self.slate if named else self.pale
        return (self.frameworks if named else self.faint)[slot % len(self.frameworks)]


_LIGHT = Palette(
    ink="#1C2B3A",
    muted="#51606F",
    rule="#D5DCE3",
    grid="#E9EDF1",
    accent="#0B5CAD",
    hatch="#CFE0F2",
    slate="#5F7184",
    pale="#DDE3EA",
    land="#ECEFF2",
    page="#FFFFFF",
    panel="#F3F6F9",
    allies="#CBD5DF",
    suspended="#D9DCDF",
    # Worst pair over normal, protan, deutan and tritan sight: ΔE 13 of the first four, 11.7 of all eight.
    frameworks=("#0B5CAD", "#12897B", "#D98200", "#5A1E5C", "#9E2B16", "#B08AEA", "#00C08A", "#D23A72"),
    faint=("#9DBEDE", "#A0D0CA", "#F0CD99", "#BDA5BE", "#D8AAA2", "#DFD0F7", "#99E6D0", "#EDB0C7"),
    bands=("#FFFFFF", "#A9CBEA", "#6EA5D8", "#2F78BD", "#0A4583"),
)
_DARK = Palette(
    ink="#E6ECF2",
    muted="#A3B2C1",
    rule="#2F3D4B",
    grid="#22303D",
    accent="#4FA3E3",
    hatch="#17344F",
    slate="#8FA0B1",
    pale="#2A3643",
    land="#1F2A35",
    page="#0F1720",
    panel="#18232F",
    allies="#33475A",
    suspended="#2C353E",
    frameworks=("#4FA3E3", "#2FB8A0", "#F0A93B", "#B04FA8", "#C8401F", "#0F7F62", "#FF5C8A", "#B5E3B0"),
    faint=("#2C5678", "#1D5F5A", "#74592C", "#57305D", "#62291F", "#0F463E", "#7B3650", "#5A7361"),
    bands=("#0F1720", "#1F4468", "#2B6699", "#3F8CC9", "#8CC8F2"),
)


def _colours(palette: Palette) -> list[str]:
    values = [getattr(palette, field.name) for field in fields(palette)]
    return [colour for value in values for colour in ([value] if isinstance(value, str) else value)]


TO_LIGHT = dict(zip(_colours(_DARK), _colours(_LIGHT), strict=True))
TO_DARK = dict(zip(_colours(_LIGHT), _colours(_DARK), strict=True))
"""The one mode's colour for each of the other: no colour of the one means two of the other."""


def palette(dark: bool) -> Palette:
    """The colours of the light or the dark mode."""
    return _DARK if dark else _LIGHT


def light(figure: Part) -> Part:
    """The same figure in the colours of the light mode, whichever it was drawn in."""
    return cast("Part", _lit(figure))


def _lit(value: object) -> object:
    if isinstance(value, dict):
        return {key: _lit(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_lit(inner) for inner in value]
    return (
        re.sub("#[0-9A-F]{6}", lambda found: TO_LIGHT.get(found[0], found[0]), value)
        if isinstance(value, str)
        else value
    )


def drawing(traces: Sequence[Part], layout: Part, *, dark: bool, height: int) -> go.Figure:
    """A figure of these traces on the common layout; `layout` adds to it and wins over it, key by key.

    Plotly's own check of every property costs four times the rest of a figure, so it is left to the tests.
    """
    colours = palette(dark)
    common: Part = {
        "template": {},
        "height": height,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FAMILY, "size": TEXT, "color": colours.ink},
        "showlegend": False,
        "dragmode": False,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 24},
        "hoverlabel": {
            "bgcolor": colours.panel,
            "bordercolor": colours.rule,
            "font": {"family": FAMILY, "size": 14, "color": colours.ink},
            "align": "left",
        },
    }
    return go.Figure(data=list(traces), layout=common | layout, _validate=False)


def solid(colour: str) -> Part:
    """A marker filled with a colour."""
    return {"color": colour, "line": {"width": 0}}


def hatched(colours: Palette, width: float = 1.2) -> Part:
    """A marker hatched in the accent, inside a line of it."""
    pattern = {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": colours.accent, "bgcolor": colours.hatch}
    return {"color": colours.hatch, "line": {"color": colours.accent, "width": width}, "pattern": pattern}


def outlined(colour: str, fill: str = CLEAR, width: float = 1.2) -> Part:
    """A marker that is a line of a colour, empty or pale inside."""
    return {"color": fill, "line": {"color": colour, "width": width}}


def stamped(figure: go.Figure, mark: str, *, dark: bool) -> go.Figure:
    """A copy of the figure with a word across it that cannot be cut off without the figure."""
    stamp: Part = {
        "text": f"<b>{figure_text(mark)}</b>", "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5,
        "textangle": -12, "showarrow": False, "captureevents": False, "opacity": 0.16,
        "font": {"family": FAMILY, "size": 44, "color": palette(dark).ink},
    }  # fmt: skip
    copy = figure.to_dict()
    layout = copy["layout"] | {"annotations": [*copy["layout"].get("annotations", []), stamp]}
    return go.Figure(data=copy["data"], layout=layout, _validate=False)


def bare_axis(**more: object) -> Part:
    """An axis that holds things in place and shows nothing but what `more` gives it.

    Its labels stand where they are put: to see whether one sticks out would be to measure each, which takes long.
    """
    return {"fixedrange": True, "visible": False, "ticklabeloverflow": "allow", **more}


def base_axis(colours: Palette, **more: object) -> Part:
    """A horizontal axis: one line, short ticks, muted labels, no grid."""
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": colours.rule,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": colours.rule,
        "tickfont": {"size": AXIS, "color": colours.muted},
        **more,
    }


def steady(trace: Part, text: str | None = None) -> Part:
    """The trace, kept as it is when a click selects a mark; `text` is the colour of its labels."""
    rest: Part = {"marker": {"opacity": 1}} if "marker" in trace else {}
    if text is None:
        return {**trace, "unselected": rest}
    font = {"textfont": {"color": text}}
    steadied = {**trace, "unselected": {**rest, **font}}
    # Plotly breaks off a click on a bar with text whose selected font is not given.
    return {**steadied, "selected": font} if trace["type"] == "bar" else steadied


def ticks(top: float, most: int = 4) -> list[int]:
    """Round whole numbers from 0 up to `top`, at most `most` steps apart."""
    step = 1
    while top / step > most:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return list(range(0, int(top) + 1, step))


def wrapped(text: str, width: int, lines: int = 2) -> list[str]:
    """Data text, inert, in at most so many lines; what does not fit ends in an ellipsis."""
    return [figure_text(line) for line in textwrap.wrap(text, width, max_lines=lines, placeholder="…")] or [
        ""
    ]


def halved(text: str) -> str:
    """Text that is inert already, broken once at the blank that leaves the shorter longest line."""
    words = text.split(" ")
    breaks = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    return "<br>".join(min(breaks, key=lambda halves: max(map(len, halves)))) if breaks else text


def hover(title: str, *rest: str) -> str:
    """A hover label: the data text `title` in bold, broken at 48 characters, then lines inert already."""
    head = "<br>".join(wrapped(title, 48, 4))
    return "<br>".join([f"<b>{head}</b>", *(line for line in rest if line)])


def spaced(text: str) -> str:
    """With ordinary blanks: hover labels do not wrap, and a no-break space is six bytes on its way."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def days(dates: Iterable[date]) -> list[str]:
    """The dates as Plotly reads them, `2024-02-28`."""
    return [f"{value:%Y-%m-%d}" for value in dates]
