"""The marks of a picture: bars, lines, symbols and texts as Plotly's traces give them, and shapes and notes."""

import re
from collections.abc import Iterator
from itertools import count

from utils.figures import style
from utils.figures.style import Part
from utils.images.axes import Axis, Plane, number
from utils.images.pieces import Piece, Words, each, lines_of, polyline, stroke

_NEAR = 4
"""Pixels between the end of a bar, or a point, and the text above it."""

_SIDES = {"left": 1.0, "center": 0.5, "right": 0.0}
_HEIGHTS = {"top": 1.0, "middle": 0.5, "bottom": 0.0}
_STAR = "M0-1.4 .33-.45 1.33-.43 .53.17 .82 1.13 0 .56-.82 1.13-.53.17-1.33-.43-.33-.45Z"
_SYMBOLS = {
    "circle": "M-1 0A1 1 0 0 1 1 0A1 1 0 0 1-1 0Z",
    "square": "M-1-1H1V1H-1Z",
    "diamond": "M0-1.3 1.3 0 0 1.3-1.3 0Z",
    "star": _STAR,
    "line-ns": "M0-1.4V1.4",
}
"""Paths of Plotly's symbols at a radius of 1."""


Feet = dict[tuple[float, bool], float]
"""How far the bars at a place have come, above and below."""


def bars(trace: Part, plane: Plane, feet: Feet | None) -> Iterator[Piece]:
    """Bars that stand, or lie where `orientation` is `h`; on the `feet` that are given, which they raise."""
    lying = trace.get("orientation") == "h"
    along, beside = (plane.x(trace), plane.y) if lying else (plane.y, plane.x(trace))
    lengths, stands = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
    for place, length, stand in zip(count(), lengths, map(number, stands), strict=False):
        base = number(each(trace.get("base", 0), place))
        if feet is not None:
            base = feet.get((stand, length < 0), 0)
            feet[stand, length < 0] = base + length
        near, far = along.at(base), along.at(base + length)
        half = number(each(trace["width"], place)) / 2
        sides = sorted((beside.at(stand - half), beside.at(stand + half)))
        ends = sorted((near, far))
        (left, right), (top, bottom) = (ends, sides) if lying else (sides, ends)
        yield _rectangle(left, top, right - left, bottom - top, trace["marker"], place)
        if "text" in trace and each(trace["textposition"], place) == "outside":
            middle = sum(sides) / 2
            away = far + (_NEAR if far >= near else -_NEAR)
            x, y = (away, middle) if lying else (middle, away)
            towards = 0.0 if far >= near else 1.0
            yield Words(
                x,
                y,
                lines_of(each(trace["text"], place)),
                trace["textfont"]["size"],
                trace["textfont"]["color"],
                across=towards if lying else 0.5,
                down=0.5 if lying else towards,
            )


def _rectangle(x: float, y: float, width: float, height: float, marker: Part, place: int) -> str:
    fill = "url(#hatch)" if "pattern" in marker else _paint(each(marker["color"], place))
    thick = each(marker["line"]["width"], place)
    edge = f' stroke="{each(marker["line"]["color"], place)}" stroke-width="{thick}"' if thick else ""
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"{edge}/>'
        if fill != "none" or edge
        else ""
    )


def _paint(colour: str) -> str:
    return "none" if colour == style.CLEAR else colour


def scatter(trace: Part, plane: Plane) -> Iterator[Piece]:
    """Lines, symbols and texts, as the trace's mode says."""
    across = plane.x(trace)
    points = [_point(x, y, across, plane.y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    yield from placed(trace, points)


def _point(x: object, y: object, across: Axis, upright: Axis) -> tuple[float, float] | None:
    return None if x is None or y is None else (across.at(x), upright.at(y))


def placed(trace: Part, points: list[tuple[float, float] | None]) -> Iterator[Piece]:
    """Lines through the points, symbols and texts at them, as the trace's mode says; None breaks a line."""
    if "lines" in trace["mode"]:
        yield f'<path {stroke(trace["line"])} d="{polyline(points)}"/>'
    for place, point in enumerate(points):
        if point is not None and "markers" in trace["mode"]:
            yield _symbol(*point, trace["marker"], place)
        if point is not None and "text" in trace["mode"]:
            yield _text(*point, trace, place)


def _symbol(x: float, y: float, marker: Part, place: int) -> str:
    symbol = each(marker.get("symbol", "circle"), place)
    name = symbol.removesuffix("-open")
    radius = each(marker["size"], place) / 2
    line = marker.get("line", {})
    colour, thick = each(marker.get("color", "none"), place), each(line.get("width", 0), place)
    ink = colour if name != symbol else each(line.get("color", "none"), place)
    fill = "none" if name != symbol or name == "line-ns" else colour
    return (
        f'<path transform="translate({x:.2f} {y:.2f}) scale({radius})" d="{_SYMBOLS[name]}" fill="{fill}" '
        f'stroke="{ink if thick else "none"}" stroke-width="{thick / radius:.3f}"/>'
    )


def _text(x: float, y: float, trace: Part, place: int) -> Words:
    font = trace["textfont"]
    height, side = each(trace.get("textposition", "middle center"), place).split(" ")
    shadow = font.get("shadow", "none")
    return Words(
        x,
        y + {"top": -_NEAR, "bottom": _NEAR}.get(height, 0),
        lines_of(str(each(trace["text"], place)), font.get("weight", 400)),
        font["size"],
        font["color"],
        across=_SIDES[side],
        down=_HEIGHTS[height],
        halo="" if shadow == "none" else shadow.split(",")[0].split(" ")[-1],
    )


def shapes(layout: Part, plane: Plane, layer: str) -> Iterator[str]:
    """The paths of the layout that lie below or above the traces."""
    for shape in layout.get("shapes", []):
        if shape.get("layer", "above") == layer:
            path = _path(shape, plane)
            yield f'<path {stroke(shape["line"])} opacity="{shape.get("opacity", 1)}" d="{path}"/>'


def _path(shape: Part, plane: Plane) -> str:
    across = plane.on(shape.get("xref", "x"))
    steps = re.findall("([MLHVZ])([^MLHVZ]*)", shape["path"])
    return "".join(_step(command, where, across, plane.y) for command, where in steps)


def _step(command: str, where: str, across: Axis, upright: Axis) -> str:
    match command:
        case "H":
            return f"H{across.at(_value(where)):.2f}"
        case "V":
            return f"V{upright.at(_value(where)):.2f}"
        case "Z":
            return "Z"
        case _:
            x, y = where.split(",")
            return f"{command}{across.at(_value(x)):.2f} {upright.at(_value(y)):.2f}"


def _value(text: str) -> str | float:
    """A number, or a day, which has dashes after its year."""
    return text if "-" in text[1:] and "e-" not in text else float(text)


def notes(layout: Part, plane: Plane) -> Iterator[Words]:
    """The annotations of the layout."""
    for note in layout.get("annotations", []):
        yield Words(
            plane.on(note.get("xref", "x")).at(note["x"]) + note.get("xshift", 0),
            plane.up(note.get("yref", "y")).at(note["y"]),
            lines_of(note["text"]),
            note["font"]["size"],
            note["font"]["color"],
            across=1 - _SIDES[note.get("xanchor", "center")],
            down=1 - _HEIGHTS[note.get("yanchor", "middle")],
            angle=note.get("textangle", 0),
            opacity=note.get("opacity", 1),
            behind=note.get("bgcolor", ""),
        )
