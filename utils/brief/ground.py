"""The country shapes as paths of a print map: the same shapes as on the screen, projected to paper once."""

import math
from functools import cache
from typing import NamedTuple

from data import boundaries

WIDTH, HEIGHT = 1088, 452
_CENTRE = 12.0
"""The longitude in the middle, as on the screen's map."""

_NORTH, _SOUTH = 79.0, -52.0
_HALF_TURN = 180.0


class Ground(NamedTuple):
    """Paths by id, and the dotted lines as one path."""

    shapes: dict[str, str]
    dotted: str


def point(lon: float, lat: float) -> tuple[float, float]:
    """Where a point of the globe lies on the paper, by the Natural Earth projection."""
    x, y = _projected(_turned(lon), lat)
    return _placed(x, y)


@cache
def ground() -> Ground:
    """The shapes of all countries and areas, and the boundaries whose status is not agreed."""
    frame = boundaries.shapes("world")
    drawn = {
        partner: "".join(_ring(ring) for ring in _rings(shape))
        for partner, shape in zip(frame.index, frame.geometry, strict=True)
    }
    dotted = "".join(_line(list(line), close=False) for line in boundaries.dotted("world"))
    return Ground(drawn, dotted)


def _rings(shape: object) -> list[list[tuple[float, float]]]:
    """The outer rings of a shape; inner ones are filled by what lies in them."""
    several = getattr(shape, "geoms", [shape])
    rings = [[(float(lon), float(lat)) for lon, lat, *_ in one.exterior.coords] for one in several]
    return [ring for ring in rings if max(lat for _lon, lat in ring) > _SOUTH]


def _ring(ring: list[tuple[float, float]]) -> str:
    return _line(ring, close=True)


def _line(points: list[tuple[float, float]], *, close: bool) -> str:
    """A path that stays on one side of the map: what crosses the seam is drawn where most of it lies."""
    middle = sum(lon for lon, _lat in points) / len(points)
    shift = _turned(middle) - (middle - _CENTRE)
    placed = [
        _placed(*_projected(lon - _CENTRE + shift, max(_SOUTH, min(_NORTH + 5, lat)))) for lon, lat in points
    ]
    steps = [f"{x:.0f} {y:.0f}" for x, y in placed]
    kept = [step for place, step in enumerate(steps) if place == 0 or step != steps[place - 1]]
    return f"M{'L'.join(kept)}" + "Z" * close


def _turned(lon: float) -> float:
    """Degrees east of the middle, from -180 to 180."""
    east = lon - _CENTRE
    return (
        east + 2 * _HALF_TURN if east < -_HALF_TURN else east - 2 * _HALF_TURN if east > _HALF_TURN else east
    )


def _projected(east: float, lat: float) -> tuple[float, float]:
    """Tom Patterson's Natural Earth projection, by the polynomial of Bojan Šavrič and others."""
    phi = math.radians(lat)
    p2 = phi * phi
    p4 = p2 * p2
    x = math.radians(east) * (
        0.870700 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))
    )
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return x, y


def _placed(x: float, y: float) -> tuple[float, float]:
    widest, _zero = _projected(_HALF_TURN, 0)
    _zero, top = _projected(0, _NORTH)
    scale = WIDTH / (2 * widest)
    return WIDTH / 2 + x * scale, (top - y) * scale
