"""What lies on the shapes of the map: rings of small states, symbols of evidence, dotted lines, names."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from utils.figures import fills, style
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


def rings(nations: pd.DataFrame, colour: Colour, view: View, crowded: bool, colours: Palette) -> Part:
    """Nations too small to see: a dot in the fill of the map, ringed in full colour."""
    if nations.empty:
        return {}
    pairs = [(int(slot), state) for slot, state in zip(nations["slot"], nations["state"], strict=True)]
    if colour == "meetings":
        inner, edges = fills.band_fills(nations, colours), [colours.accent] * len(nations)
    else:
        inner = [fills.fill(slot, state, colours) for slot, state in pairs]
        edges = [fills.edge(slot, state, colours) for slot, state in pairs]
    trace: Part = {
        **_places(nations),
        "customdata": list(nations["partner_id"]),
        "marker": {
            "size": _ring_sizes(nations, view, crowded),
            "color": inner,
            "line": {"color": edges, "width": 1.6},
            "opacity": 1,
        },
        "hovertext": _counted_rings(nations) if colour == "meetings" else _framework_rings(nations),
        "hoverinfo": "text",
    }
    return style.steady(trace)


def _counted_rings(nations: pd.DataFrame) -> list[str]:
    return [
        style.hover(name, words) for name, words in zip(nations["name"], fills.counted(nations), strict=True)
    ]


def _framework_rings(nations: pd.DataFrame) -> list[str]:
    columns = (nations[column] for column in ("name", "evidence", "framework", "state"))
    return [
        style.hover(name, fills.evidence_words(evidence), fills.framework_label(framework, state))
        for name, evidence, framework, state in zip(*columns, strict=True)
    ]


def _ring_sizes(nations: pd.DataFrame, view: View, crowded: bool) -> list[int]:
    """Wide enough that the colour is seen round the symbol."""
    bare, marked = 7 if view == "front" else 10, 12 if crowded else 16
    return [marked if isinstance(evidence, str) else bare for evidence in nations["evidence"]]


def symbols(nations: pd.DataFrame, crowded: bool, colours: Palette) -> Part:
    """How a nation is named: ● in the text, ◆ on a list, ■ as host; ink with a halo, on shapes and rings."""
    seen = nations[nations["evidence"].notna()]
    if seen.empty:
        return {}
    trace: Part = {
        **_places(seen),
        "marker": {
            "symbol": [_SYMBOLS[evidence] for evidence in seen["evidence"]],
            "size": 6 if crowded else 9,
            "color": colours.ink,
            "line": {"color": colours.page, "width": 1.2 if crowded else 1.8},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }
    return style.steady(trace)


def names(labels: pd.DataFrame | None, nations: pd.DataFrame, colour: Colour, colours: Palette) -> list[Part]:
    """The names: in the page's colour on a full fill, else in ink with a halo that lifts it off any line."""
    if labels is None:
        return []
    on_fill = pd.Series(False, index=labels.index)
    if {"partner_id", "inside"} <= set(labels.columns):
        full = nations["band"] >= 3 if colour == "meetings" else nations["state"].isin(fills.NAMED)
        on_fill = labels["inside"] & labels["partner_id"].isin(nations["partner_id"][full])
    halo = ",".join([f"0 0 2px {colours.page}"] * 3)
    return [
        _name_trace(labels[~on_fill], colours.ink, halo),
        _name_trace(labels[on_fill], colours.page, "none"),
    ]


def _name_trace(labels: pd.DataFrame, ink: str, shadow: str) -> Part:
    if labels.empty:
        return {}
    trace: Part = {
        **_places(labels),
        "mode": "text",
        "text": [figure_text(label) for label in labels["label"]],
        "textposition": list(labels["anchor"]),
        "textfont": {"size": style.SMALL, "color": ink, "weight": 600, "shadow": shadow},
        "hoverinfo": "skip",
    }
    return style.steady(trace, ink)


def _places(nations: pd.DataFrame) -> Part:
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [float(lon) for lon in nations["lon"]],
        "lat": [float(lat) for lat in nations["lat"]],
    }
