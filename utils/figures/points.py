"""What lies on the shapes of the map: rings of small states, symbols of evidence, dotted lines, names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from utils.figures import fills, style
from utils.figures.fills import Nation
from utils.figures.style import Palette, Part
from utils.wording import figure_text

View = Literal["world", "region", "front"]
Colour = Literal["framework", "meetings"]
Lines = Sequence[Sequence[tuple[float, float]]]

_SYMBOLS = {"named": "circle", "listed": "diamond", "host": "square"}


def dotted(lines: Lines, colours: Palette) -> Part:
    """Boundaries that are not agreed."""
    if not lines:
        return {}
    places = [place for line in lines for place in (*line, (None, None))][:-1]
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": [lon if lon is None else round(lon, 2) for lon, _lat in places],
        "lat": [lat if lat is None else round(lat, 2) for _lon, lat in places],
        "line": {"color": colours.ink, "width": 1, "dash": "2px,2px"},
        "hoverinfo": "skip",
    }


def rings(nations: list[Nation], colour: Colour, view: View, crowded: bool, colours: Palette) -> Part:
    """Nations too small to see: a dot in the fill of the map, ringed in full colour."""
    if not nations:
        return {}
    if colour == "meetings":
        looks = [(fills.band_fill(nation, colours), colours.accent) for nation in nations]
        words = [style.hover(nation.name, fills.counted(nation)) for nation in nations]
    else:
        looks = [(fills.fill(nation, colours), fills.edge(nation, colours)) for nation in nations]
        words = [
            style.hover(nation.name, fills.evidence_words(nation), fills.framework_label(nation))
            for nation in nations
        ]
    trace: Part = {
        **_places(nations),
        "customdata": [nation.partner_id for nation in nations],
        "marker": {
            "size": [_ring_size(nation, view, crowded) for nation in nations],
            "color": [inner for inner, _edge in looks],
            "line": {"color": [edge for _inner, edge in looks], "width": 1.6},
            "opacity": 1,
        },
        "hovertext": words,
        "hoverinfo": "text",
    }
    return style.steady(trace)


def _ring_size(nation: Nation, view: View, crowded: bool) -> int:
    """Wide enough that the colour is seen round the symbol."""
    if nation.evidence:
        return 12 if crowded else 16
    return 7 if view == "front" else 10


def symbols(nations: list[Nation], crowded: bool, colours: Palette) -> Part:
    """How a nation is named: ● in the text, ◆ on a list, ■ as host; ink with a halo, on shapes and rings."""
    if not nations:
        return {}
    trace: Part = {
        **_places(nations),
        "marker": {
            "symbol": [_SYMBOLS[nation.evidence or ""] for nation in nations],
            "size": 6 if crowded else 9,
            "color": colours.ink,
            "line": {"color": colours.page, "width": 1.2 if crowded else 1.8},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }
    return style.steady(trace)


def names(labels: pd.DataFrame | None, nations: list[Nation], colour: Colour, colours: Palette) -> list[Part]:
    """The names: in the page's colour on a full fill, else in ink with a halo that lifts it off any line."""
    if labels is None:
        return []
    by_band = colour == "meetings"
    full = {n.partner_id for n in nations if (n.band >= 3 if by_band else n.state in fills.NAMED)}
    rows = _labels_of(labels)
    halo = ",".join([f"0 0 2px {colours.page}"] * 3)
    return [
        _name_trace([row for row in rows if row.on not in full], colours.ink, halo),
        _name_trace([row for row in rows if row.on in full], colours.page, "none"),
    ]


@dataclass(frozen=True, slots=True)
class _Label:
    """One name on the map; `on` is the nation on whose shape it lies, if it is known to lie on one."""

    label: str
    lon: float
    lat: float
    anchor: str
    on: str | None


def _labels_of(labels: pd.DataFrame) -> list[_Label]:
    columns = [labels[name].tolist() for name in ("label", "lon", "lat", "anchor")]
    on: list[str | None] = [None] * len(labels)
    if {"partner_id", "inside"} <= set(labels.columns):
        pairs = zip(labels["partner_id"].tolist(), labels["inside"].tolist(), strict=True)
        on = [partner if inside else None for partner, inside in pairs]
    return [_Label(*row) for row in zip(*columns, on, strict=True)]


def _name_trace(labels: list[_Label], ink: str, shadow: str) -> Part:
    if not labels:
        return {}
    trace: Part = {
        **_places(labels),
        "mode": "text",
        "text": [figure_text(label.label) for label in labels],
        "textposition": [label.anchor for label in labels],
        "textfont": {"size": style.SMALL, "color": ink, "weight": 600, "shadow": shadow},
        "hoverinfo": "skip",
    }
    return style.steady(trace, ink)


def _places(placed: Sequence[Nation | _Label]) -> Part:
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [thing.lon for thing in placed],
        "lat": [thing.lat for thing in placed],
    }
