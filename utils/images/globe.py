"""The maps of a picture: the shapes of Plotly's traces on our own ground, in the same two projections."""

import math
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from data import boundaries
from utils.brief import ground as paper
from utils.figures.style import Part
from utils.images import marks
from utils.images.pieces import Piece, polyline

_WIDTH = 1000.0
_LINE = 0.7
_BESIDE = 60
"""Degrees beside a view's range that its frame may show."""

_POLE = 90.0

Point = tuple[float, float]


class Ground(NamedTuple):
    """What a map is drawn on: its measure in pixels, the shapes as paths by id, and where a place lies."""

    width: float
    height: float
    shapes: dict[str, str]
    point: Callable[[float, float], Point]


class _Conic(NamedTuple):
    """Albers' conic projection of equal areas, fitted to a width: see `_conic`."""

    cone: float
    constant: float
    middle: float
    scale: float
    left: float
    top: float

    def flat(self, lon: float, lat: float) -> Point:
        """The projection as such."""
        radius = math.sqrt(self.constant - 2 * self.cone * math.sin(math.radians(lat))) / self.cone
        turn = self.cone * math.radians(lon - self.middle)
        return radius * math.sin(turn), radius * math.cos(turn)

    def point(self, lon: float, lat: float) -> Point:
        """The pixel of a place."""
        x, y = self.flat(lon, lat)
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def ground_of(geo: Part) -> Ground:
    """The ground of a map with this projection and range."""
    if geo["projection"]["type"] == "natural earth":
        return Ground(paper.WIDTH, paper.HEIGHT, paper.ground().shapes, paper.point)
    south, north = geo["projection"]["parallels"]
    middle = geo["projection"]["rotation"]["lon"]
    return _region(south, north, middle, *geo["lonaxis"]["range"], *geo["lataxis"]["range"])


@cache
def _region(
    south: float, north: float, middle: float, west: float, east: float, low: float, high: float
) -> Ground:
    """The ground of a part of the world, in the fine shapes."""
    import shapely  # noqa: PLC0415  # comes with geopandas, which is seldom needed

    conic, height = _conic(south, north, middle, (west, east), (low, high))
    frame = boundaries.shapes("detail")
    edges = west - _BESIDE, low - _BESIDE, east + _BESIDE, min(high + _BESIDE, _POLE)
    clipped = shapely.clip_by_rect(frame.geometry.to_numpy(), *edges)
    drawn = {
        partner: "".join(_ring(ring, conic) for ring in shapely.get_exterior_ring(shapely.get_parts(shape)))
        for partner, shape in zip(frame.index, clipped, strict=True)
        if not shape.is_empty
    }
    return Ground(_WIDTH, height, drawn, conic.point)


def _conic(
    south: float, north: float, middle: float, across: tuple[float, float], upright: tuple[float, float]
) -> tuple[_Conic, float]:
    """The projection with these two true parallels, fitted to the range; and the height that it then takes."""
    first, second = math.sin(math.radians(south)), math.sin(math.radians(north))
    cone = (first + second) / 2
    bare = _Conic(cone, 1 - first**2 + 2 * cone * first, middle, 1, 0, 0)
    steps = [place / 40 for place in range(41)]
    edge = [
        bare.flat(across[0] + part * (across[1] - across[0]), lat) for part in steps for lat in upright
    ] + [bare.flat(lon, upright[0] + part * (upright[1] - upright[0])) for part in steps for lon in across]
    xs, ys = zip(*edge, strict=True)
    scale = _WIDTH / (max(xs) - min(xs))
    return bare._replace(scale=scale, left=min(xs), top=min(ys)), (max(ys) - min(ys)) * scale


def _ring(ring: object, conic: _Conic) -> str:
    points = [conic.point(lon, lat) for lon, lat, *_ in ring.coords]  # type: ignore[attr-defined]  # a ring of shapely
    return polyline(points) + "Z"


def globe(traces: list[Part], geo: Part, ground: Ground) -> Iterator[Piece]:
    """The land, the shapes in their colours, and what lies on them, in the order of the traces."""
    edge = f'stroke="{geo["countrycolor"]}" stroke-width="{_LINE}" stroke-linejoin="round"'
    yield f'<path fill="{geo["landcolor"]}" {edge} d="{"".join(ground.shapes.values())}"/>'
    for trace in traces:
        if trace["type"] == "choropleth":
            yield from _filled(trace, ground)
        else:
            yield from marks.placed(trace, _points(trace, ground))


def _filled(trace: Part, ground: Ground) -> Iterator[str]:
    inks = [ink for _part, ink in trace["colorscale"][::2]]
    for partner, step, line in zip(
        trace["locations"], trace["z"], trace["marker"]["line"]["color"], strict=True
    ):
        path = ground.shapes.get(partner, "")
        yield f'<path fill="{inks[int(step)]}" stroke="{line}" stroke-width="{_LINE}" d="{path}"/>'


def _points(trace: Part, ground: Ground) -> list[Point | None]:
    places = zip(trace["lon"], trace["lat"], strict=True)
    return [None if lon is None else ground.point(lon, lat) for lon, lat in places]
