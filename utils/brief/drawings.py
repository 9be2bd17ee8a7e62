"""The map and the figure of a brief as SVG: vector for print, the same in every format that shows a picture."""

from collections.abc import Iterator
from html import escape

from utils.brief import ground
from utils.brief.model import Bar, Chart, Look, Map, Place, Value
from utils.figures import style
from utils.wording import clipped

FAMILY = "Source Sans 3"
_WIDTH, _TEXT = 236, 8
_ROW = 17
_INK = style.palette(False)
_ORDER = ("suspended", "active", "eligible", "guest", "named")
_HATCH = (
    '<pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="3" height="3" fill="{_INK.hatch}"/>'
    f'<path d="M0 0V3" stroke="{_INK.accent}" stroke-width="1.1"/></pattern>'
)


def map_svg(shown: Map) -> str:
    """The map: Allies muted, partners in their framework's colour, full where named and faint where not."""
    base = ground.ground()
    drawn = {place.partner_id for place in shown.places}
    land = "".join(path for key, path in base.shapes.items() if key not in drawn and key not in shown.allies)
    allies = "".join(base.shapes.get(ally, "") for ally in shown.allies)
    parts = [
        f'<g stroke="{_INK.page}" stroke-width="1.4" stroke-linejoin="round">',
        f'<path fill="{_INK.land}" d="{land}"/>',
        f'<path fill="{_INK.allies}" d="{allies}"/>',
        *(
            f'<path fill="{fill(place)}" d="{base.shapes[place.partner_id]}"/>'
            for place in sorted(shown.places, key=lambda place: _ORDER.index(place.state))
            if place.partner_id in base.shapes
        ),
        "</g>",
        f'<path fill="none" stroke="{_INK.page}" stroke-width="2.4" d="{base.dotted}"/>',
        f'<path fill="none" stroke="{_INK.muted}" stroke-width="1.6" stroke-dasharray="2.5 3" d="{base.dotted}"/>',
        *(_ring(place) for place in shown.places if place.small),
        *(_focus(place) for place in shown.places if place.partner_id == shown.focus),
    ]
    return svg(ground.WIDTH, ground.HEIGHT, "".join(parts))


def fill(place: Place) -> str:
    """The colour of a nation, as on the screen."""
    if place.state == "suspended":
        return _INK.suspended
    return _INK.slate if place.state == "guest" else _INK.framework(place.slot, place.state == "named")


def framework(slot: int) -> str:
    """The full colour of a framework."""
    return _INK.framework(slot)


def chart_svg(chart: Chart) -> str:
    """The figure: rows of three counts where it has series, else bars that lie or stand."""
    if not chart.bars:
        return svg(_WIDTH, _ROW, "")
    if len(chart.series) > 1:
        return _three(chart) if len(chart.bars) == 1 else _counts(chart)
    return _lying(chart) if chart.lying else _standing(chart)


def _three(chart: Chart) -> str:
    """One meeting: a bar for each count, its name above it."""
    bars = [Bar(name, (value,)) for name, value in zip(chart.series, chart.bars[0].values, strict=True)]
    return _rows(bars, _most(chart))


def _lying(chart: Chart) -> str:
    return _rows(list(chart.bars), _most(chart))


def _rows(bars: list[Bar], most: int) -> str:
    height = 2 * _ROW - 10
    parts: list[str] = []
    for place, bar in enumerate(bars):
        top, value = place * height, bar.values[0]
        long = (_WIDTH - 34) * (value.number or 0) / most
        parts += [
            _text(0, top + 8, bar.label, _INK.ink),
            _bar(0.5, top + 11, long, 9, value.look),
            _text(long + 4, top + 18.6, value.text, _INK.ink, weight=600),
        ]
    return svg(_WIDTH, height * len(bars) + 1, "".join(parts))


def _counts(chart: Chart) -> str:
    """A row a meeting: the counts one over the other, and as numbers at the right."""
    left, right, most = 50, 106, _most(chart)
    room = _WIDTH - left - right
    columns = [_WIDTH - right + 34 + place * 35 for place in range(len(chart.series))]
    parts = [
        _text(x, 8, clipped(name, 10), _INK.muted, anchor="end")
        for x, name in zip(columns, chart.series, strict=True)
    ]
    for place, bar in enumerate(chart.bars):
        top = 12 + place * _ROW
        parts.append(_text(0, top + 9, bar.label, _INK.ink))
        for value, thick in zip(bar.values, (11, 11, 5), strict=False):
            parts.append(
                _bar(left, top + (13 - thick) / 2, room * (value.number or 0) / most, thick, value.look)
            )
        parts += [
            _text(x, top + 9, value.text, _INK.ink, anchor="end", weight=600)
            for x, value in zip(columns, bar.values, strict=True)
        ]
    return svg(_WIDTH, 14 + _ROW * len(chart.bars), "".join(parts))


def _standing(chart: Chart) -> str:
    """Bars side by side; labels that would touch stand in two or more rows by turns."""
    step, most = _WIDTH / len(chart.bars), _most(chart)
    turns = -(-len(chart.bars) * 19 // _WIDTH)
    base = 100
    parts = [f'<path d="M0 {base + 0.5}H{_WIDTH}" stroke="{_INK.rule}"/>']
    for place, bar in enumerate(chart.bars):
        value, middle = bar.values[0], step * (place + 0.5)
        tall = (base - 13) * (value.number or 0) / most
        low = base + 9 + place % turns * 8
        parts += [
            _bar(middle - step * 0.32, base - tall, step * 0.64, tall, value.look),
            _text(middle, base - 3 - tall, value.text, _INK.ink, "middle", 600, min(_TEXT, step)),
            _text(middle, low, bar.label, _INK.muted, "middle"),
        ]
    return svg(_WIDTH, base + 4 + turns * 8, "".join(parts))


def _most(chart: Chart) -> int:
    return max([value.number or 0 for value in _values(chart)], default=0) or 1


def _values(chart: Chart) -> Iterator[Value]:
    for bar in chart.bars:
        yield from bar.values


def _bar(x: float, y: float, width: float, height: float, look: Look) -> str:
    if not width or not height:
        return ""
    paint = {
        "outline": f'fill="{_INK.page}" stroke="{_INK.slate}"',
        "hatch": f'fill="url(#hatch)" stroke="{_INK.accent}"',
        "solid": f'fill="{_INK.accent}"',
    }[look]
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" stroke-width="0.7" {paint}/>'


def _ring(place: Place) -> str:
    x, y = ground.point(place.lon, place.lat)
    edge = _INK.slate if place.state in {"suspended", "guest"} else _INK.framework(place.slot)
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="6" fill="{fill(place)}" stroke="{edge}" stroke-width="2"/>'


def _focus(place: Place) -> str:
    """A ring round the one partner, with its name on the side that has room."""
    x, y = ground.point(place.lon, place.lat)
    end = x > ground.WIDTH * 0.75
    name = _text(x - 26 if end else x + 26, y + 12, place.name, _INK.ink, "end" if end else "start", 600, 34)
    halo = name.replace("<text", f'<text stroke="{_INK.page}" stroke-width="7" stroke-linejoin="round"', 1)
    circle = f'<circle cx="{x:.0f}" cy="{y:.0f}" r="18" fill="none" stroke="{_INK.ink}" stroke-width="3.5"/>'
    return circle + halo.replace("<text", '<text aria-hidden="true"', 1) + name


def _text(
    x: float,
    y: float,
    text: str,
    colour: str,
    anchor: str = "start",
    weight: int = 400,
    size: float = _TEXT,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FAMILY}, sans-serif" font-size="{size}" font-weight="{weight}" '
        f'fill="{colour}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def svg(width: float, height: float, inside: str) -> str:
    """A drawing of so many pixels; `url(#hatch)` fills what is hatched."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}"><defs>{_HATCH}</defs>{inside}</svg>'
    )
