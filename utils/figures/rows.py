"""Rows of one figure: their places, the labels inside the drawing and the hair lines between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from utils.figures import style
from utils.figures.style import Palette, Part


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where its label, marks and foot stand, in rows from the top; the lines of the label, inert."""

    label: float
    marks: float
    foot: float
    lines: tuple[str, ...]


def named(names: Iterable[str], signs: int) -> list[Row]:
    """Rows of equal height in their order, each with its name on one line of so many signs at its middle."""
    return [
        Row(place + 0.5, place + 0.5, place + 1.0, tuple(style.wrapped(name, signs, 1)))
        for place, name in enumerate(names)
    ]


def names_axis(end: float) -> Part:
    """The axis on which the names of rows stand: from the left edge to `end` (part of the width)."""
    return style.bare_axis(domain=[0, end], range=[0, 1], anchor="y")


def labels(rows: Sequence[Row], colour: str, size: float, *, weight: int = 400, axis: str = "x2") -> Part:
    """The labels of the rows, from the left edge of an axis that begins at 0."""
    trace: Part = {
        "type": "scatter",
        "mode": "text",
        "xaxis": axis,
        "x": [0] * len(rows),
        "y": [row.label for row in rows],
        "text": ["<br>".join(row.lines) for row in rows],
        "textposition": "middle right",
        "textfont": {"size": size, "color": colour, "weight": weight},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return style.steady(trace, colour)


def heads(labels: Sequence[str], start: float, colours: Palette) -> Part:
    """The axis of so many columns, each under its label that stands upright, from `start` (part of the width) on."""
    axis = style.bare_axis(domain=[start, 1], range=[-0.6, len(labels) - 0.4])
    return axis | {
        "visible": True,
        "side": "top",
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "tickangle": -90,
        "tickfont": {"size": style.AXIS, "color": colours.ink},
    }


def hair_lines(heights: Sequence[float], colours: Palette) -> list[Part]:
    """Lines over the whole width, as one shape."""
    if not heights:
        return []
    path = "".join(f"M0,{height:.5g}H1" for height in heights)
    line = {"color": colours.rule, "width": 0.8}
    return [{"type": "path", "xref": "paper", "path": path, "line": line, "layer": "below"}]
