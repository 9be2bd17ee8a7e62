"""Where a value lies on a picture, and what an axis shows: its line, ticks, grid and labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from utils.figures.style import Part
from utils.images.pieces import Piece, Words, lines_of, stroke

_GAP = 0.35
"""Parts of the type size between an axis and its labels."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale: the values at its two ends, and the pixels where they lie."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: object) -> float:
        """The pixel of a value."""
        part = (number(value) - self.first) / (self.last - self.first)
        return self.start + part * (self.end - self.start)

    def holds(self, value: object) -> bool:
        """Whether a value lies between the two ends."""
        return min(self.first, self.last) <= number(value) <= max(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Plane:
    """The part of a picture that the axes span, in pixels, and the axes by Plotly's names."""

    left: float
    right: float
    top: float
    bottom: float
    axes: dict[str, Axis]

    def x(self, trace: Part) -> Axis:
        """The horizontal axis of a trace."""
        return self.axes[trace.get("xaxis", "x")]

    @property
    def y(self) -> Axis:
        """The vertical axis; there is one."""
        return self.axes["y"]

    def on(self, name: str) -> Axis:
        """The axis that a shape or a note names, `paper` being the plane from left (0) to right (1)."""
        return Axis(0, 1, self.left, self.right) if name == "paper" else self.axes[name]

    def up(self, name: str) -> Axis:
        """The same for the vertical: `paper` is the plane from its foot (0) to its head (1)."""
        return Axis(0, 1, self.bottom, self.top) if name == "paper" else self.y


def number(value: Any) -> float:  # noqa: ANN401 - a number, or a day as Plotly reads it
    """A value as a number; a day as its milliseconds."""
    if isinstance(value, str):
        return datetime.fromisoformat(value.replace("_", " ")).replace(tzinfo=UTC).timestamp() * 1000
    return float(value)


def plane_of(layout: Part, width: float) -> Plane:
    """The plane of a layout at this width."""
    margin = layout["margin"]
    left, right = float(margin["l"]), width - margin["r"]
    top, bottom = float(margin["t"]), layout["height"] - margin["b"]
    axes = {}
    for key in layout:
        name = key.replace("axis", "")
        if key.startswith("xaxis"):
            low, high = layout[key].get("domain", (0, 1))
            span = right - left
            axes[name] = _axis(layout[key], left + low * span, left + high * span)
        elif key == "yaxis":
            axes[name] = _axis(layout[key], bottom, top)
    return Plane(left, right, top, bottom, axes)


def _axis(axis: Part, start: float, end: float) -> Axis:
    first, last = (number(value) for value in axis["range"])
    return Axis(first, last, start, end)


def axes(layout: Part, plane: Plane) -> Iterator[Piece]:
    """Grid, line, ticks and labels of the axes that are shown."""
    across, upright = layout["xaxis"], layout["yaxis"]
    if across.get("visible", True):
        yield from _across(across, plane)
    if upright.get("visible", True):
        for value, label in zip(upright["tickvals"], upright["ticktext"], strict=True):
            y = plane.y.at(value)
            line = {"color": upright["gridcolor"], "width": 1}
            yield f'<path {stroke(line)} d="M{plane.left} {y:.2f}H{plane.right}"/>'
            font = upright["tickfont"]
            yield Words(plane.left - 4, y, lines_of(label), font["size"], font["color"], across=1)


def _across(axis: Part, plane: Plane) -> Iterator[Piece]:
    scale, above = plane.axes["x"], axis.get("side") == "top"
    edge = plane.top if above else plane.bottom
    font = axis["tickfont"]
    outside = axis.get("ticklen", 0) if axis.get("ticks") else 0
    away = -1 if above else 1
    values, labels, places = _ticks(axis, scale)
    if axis.get("showgrid"):
        grid = "".join(f"M{scale.at(value):.2f} {plane.top}V{plane.bottom}" for value in values)
        yield f'<path {stroke({"color": axis["gridcolor"], "width": 1})} d="{grid}"/>'
    if axis.get("showline"):
        yield f'<path {stroke({"color": axis["linecolor"], "width": 1})} d="M{plane.left} {edge}H{plane.right}"/>'
    if outside:
        marks = "".join(f"M{scale.at(value):.2f} {edge}v{away * outside}" for value in values)
        yield f'<path {stroke({"color": axis["tickcolor"], "width": 1})} d="{marks}"/>'
    y = edge + away * (outside + _GAP * font["size"])
    for place, label in zip(places, labels, strict=True):
        yield Words(
            scale.at(place),
            y,
            lines_of(label),
            font["size"],
            font["color"],
            down=1 if above else 0,
            angle=axis.get("tickangle", 0),
        )


def _ticks(axis: Part, scale: Axis) -> tuple[list[Any], list[str], list[Any]]:
    """The values, the labels, and where these stand: at their values, or in the middle of each year."""
    if axis.get("ticklabelmode") == "period":
        years = range(_year(scale.first), _year(scale.last) + 1)
        middles = [f"{year}-07-02" for year in years]
        shown = [middle for middle in middles if scale.holds(middle)]
        starts = [f"{year}-01-01" for year in years]
        return [day for day in starts if scale.holds(day)], [day[:4] for day in shown], shown
    ticks = zip(axis["tickvals"], axis["ticktext"], strict=True)
    held = [(value, label) for value, label in ticks if scale.holds(value)]
    values = [value for value, _label in held]
    return values, [label for _value, label in held], values


def _year(milliseconds: float) -> int:
    return date.fromtimestamp(milliseconds / 1000).year  # noqa: DTZ012 - a day has no zone
