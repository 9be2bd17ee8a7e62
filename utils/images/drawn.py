"""A figure as a picture of its own: what Plotly would draw in a browser, as shapes and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from utils.brief.drawings import svg
from utils.figures.style import Part
from utils.images import axes, globe, marks
from utils.images.pieces import Piece, Words

WIDTH = 900
"""Pixels of a picture that is no map; a map takes the proportions of its ground."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in pixels: its shapes as SVG, and the words that lie over them."""

    width: float
    height: float
    svg: str
    words: tuple[Words, ...]


def drawn(figure: Part) -> Drawn:
    """The picture of a figure, as `style.drawing` makes it."""
    layout = figure["layout"]
    if "geo" in layout:
        ground = globe.ground_of(layout["geo"])
        paper = axes.Plane(0, ground.width, 0, ground.height, {})
        pieces = [*globe.globe(figure["data"], layout["geo"], ground), *marks.notes(layout, paper)]
        return _drawn(pieces, ground.width, ground.height)
    return _drawn(list(_flat(figure["data"], layout)), WIDTH, layout["height"])


def _flat(traces: list[Part], layout: Part) -> Iterator[Piece]:
    plane = axes.plane_of(layout, WIDTH)
    feet: marks.Feet | None = {} if layout.get("barmode") in {"stack", "relative"} else None
    yield from axes.axes(layout, plane)
    yield from marks.shapes(layout, plane, "below")
    for trace in sorted(traces, key=lambda trace: trace["type"] != "bar"):
        yield from marks.bars(trace, plane, feet) if trace["type"] == "bar" else marks.scatter(trace, plane)
    yield from marks.shapes(layout, plane, "above")
    yield from marks.notes(layout, plane)


def _drawn(pieces: list[Piece], width: float, height: float) -> Drawn:
    shapes = "".join(piece for piece in pieces if isinstance(piece, str))
    return Drawn(
        width,
        height,
        svg(width, height, shapes),
        tuple(piece for piece in pieces if isinstance(piece, Words)),
    )
