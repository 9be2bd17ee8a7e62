"""The map of partner nations: who is named, who is eligible and not named, and where the blanks are."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from utils.figures import style
from utils.figures.style import Palette, Part
from utils.wording import _, figure_text, ngettext

View = Literal["world", "region", "front"]
Colour = Literal["framework", "meetings"]
Lines = Sequence[Sequence[tuple[float, float]]]
HEIGHTS: dict[View, int] = {"world": 460, "region": 570, "front": 222}
"""Pixels of each view."""

# Relative, or the base map is not found under a base path; without it Plotly asks a public host.
CONFIG: Part = {**style.CONFIG, "topojsonURL": "app/static/topojson/"}
"""Plotly's settings for a map: the base map comes from our own static folder."""

_CROWD = 8
"""More symbols than this are drawn smaller on the world map, as on the front page."""

_SYMBOLS = {"named": "circle", "listed": "diamond", "host": "square"}
_WORLD: Part = {"projection": {"type": "natural earth", "rotation": {"lon": 12}}, "resolution": 110}
_VIEWS: dict[View, Part] = {
    "world": {**_WORLD, "lataxis": {"range": [-52, 79]}},
    "front": {**_WORLD, "lataxis": {"range": [-46, 74]}},
    "region": {
        "projection": {"type": "conic equal area", "parallels": [20, 55], "rotation": {"lon": 32}},
        "lonaxis": {"range": [-17, 82]},
        "lataxis": {"range": [13, 62]},
        "resolution": 50,
    },
}


def partners(
    nations: pd.DataFrame,
    *,
    allies: tuple[str, ...],
    view: View = "world",
    colour: Colour = "framework",
    lines: Lines = (),
    labels: pd.DataFrame | None = None,
    dark: bool,
) -> go.Figure:
    """The partner nations in their framework's colour, full where named and faint where not.

    `nations`, one row each: partner_id, name, slot (place of its framework, -1 = none), framework, state (named,
    eligible, suspended), evidence (named, listed, host, or null), meetings (where it is named), small, lon, lat; for
    `colour="meetings"` also band (0 = none, to 4). Each is drawn once: as a ring where `small`, else as a shape.
    `lines` are boundaries that are not agreed, as (lon, lat) points. `labels`: partner_id, label, lon,
    lat, anchor (where the text stands from its point, as Plotly says it: "bottom center"), inside (on the shape).
    A click gives the partner_id: as the location of a shape, as the customdata of a ring.
    """
    colours = style.palette(dark)
    shapes, rings = nations[~nations["small"]], nations[nations["small"]]
    crowded = view == "front" or (view == "world" and nations["evidence"].notna().sum() > _CROWD)
    fills = _by_band if colour == "meetings" else _by_framework
    traces = [
        _context(allies, colours),
        *fills(shapes, colours),
        _dotted(lines, colours),
        _rings(rings, colour, view, crowded, colours),
        _symbols(nations, crowded, colours),
        *_names(labels, nations, colour, colours),
    ]
    layout: Part = {"geo": _geo(view, colours), "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "dragmode": "zoom"}
    return style.drawing([trace for trace in traces if trace], layout, dark=dark, height=HEIGHTS[view])


def _geo(view: View, colours: Palette) -> Part:
    return {
        **_VIEWS[view],
        "bgcolor": style.CLEAR,
        "showframe": False,
        "showcoastlines": False,
        "showlakes": False,
        "showland": True,
        "landcolor": colours.land,
        "showcountries": True,
        "countrycolor": colours.page,
        "countrywidth": 0.6,
    }


def _context(allies: tuple[str, ...], colours: Palette) -> Part:
    """The Allies, muted and mute."""
    return _shapes(list(allies), colours.allies, colours.page) | {"hoverinfo": "skip"} if allies else {}


def _shapes(ids: list[str], fill: str, line: str) -> Part:
    return {
        "type": "choropleth",
        "locations": ids,
        "z": [0] * len(ids),
        "colorscale": [[0, fill], [1, fill]],
        "showscale": False,
        "marker": {"line": {"color": line, "width": 0.6}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _by_framework(nations: pd.DataFrame, colours: Palette) -> list[Part]:
    """One trace a framework and state; suspended partners together."""
    traces = []
    for (slot, framework, state), rows in _groups(nations):
        fill = _fill(slot, state, colours)
        label = _framework_label(framework, state)
        line = colours.framework(slot) if state == "eligible" else colours.page
        traces.append(_named(_shapes(list(rows["partner_id"]), fill, line), rows, label, state == "named"))
    return traces


def _named(trace: Part, nations: pd.DataFrame, label: str, named: bool) -> Part:
    """With hover text: the nation, how it is named, its framework and state."""
    names = [figure_text(name) for name in nations["name"]]
    if not named:
        return trace | {"text": names, "meta": label, "hovertemplate": "<b>%{text}</b><br>%{meta}<extra></extra>"}
    words = [_evidence_words(evidence) for evidence in nations["evidence"]]
    template = "<b>%{text}</b><br>%{customdata}<br>%{meta}<extra></extra>"
    return trace | {"text": names, "customdata": words, "meta": label, "hovertemplate": template}


def _evidence_words(evidence: object) -> str:
    words = {"named": _("● in the text"), "listed": _("◆ on a list"), "host": _("■ as host")}
    return words[evidence] if isinstance(evidence, str) else ""


def _groups(nations: pd.DataFrame) -> list[tuple[tuple[int, str, str], pd.DataFrame]]:
    keys = ["slot", "framework", "state"]
    found = [((int(slot), framework, state), rows) for (slot, framework, state), rows in nations.groupby(keys)]
    # Later traces lie on top: what is named must not lose its border to what is not.
    order = {"suspended": 0, "eligible": 1, "named": 2}
    return sorted(found, key=lambda entry: (order[entry[0][2]], entry[0]))


def _fill(slot: int, state: str, colours: Palette) -> str:
    return colours.suspended if state == "suspended" else colours.framework(slot, state == "named")


def _framework_label(framework: str, state: str) -> str:
    words = {"named": _("named"), "eligible": _("eligible, not named"), "suspended": _("cooperation suspended")}
    return f"{figure_text(framework)} · {words[state]}"


def _by_band(nations: pd.DataFrame, colours: Palette) -> list[Part]:
    """One trace a band; a suspended partner that is never named keeps the colour of the suspended."""
    fills = _band_fills(nations, colours)
    traces = []
    for fill in dict.fromkeys(sorted(fills)):
        rows = nations[[colour == fill for colour in fills]]
        shapes = _shapes(list(rows["partner_id"]), fill, colours.accent)
        names, words = [figure_text(name) for name in rows["name"]], _counted(rows)
        template = "<b>%{text}</b><br>%{customdata}<extra></extra>"
        traces.append(shapes | {"text": names, "customdata": words, "hovertemplate": template})
    return traces


def _band_fills(nations: pd.DataFrame, colours: Palette) -> list[str]:
    return [
        colours.suspended if state == "suspended" and not band else colours.bands[band]
        for state, band in zip(nations["state"], nations["band"], strict=True)
    ]


def _counted(nations: pd.DataFrame) -> list[str]:
    """How often each is named, and that cooperation with it is suspended where it is."""
    counts = [ngettext("named at {n} meeting", "named at {n} meetings", int(number)) for number in nations["meetings"]]
    return [
        f"{count} · {_('cooperation suspended')}" if state == "suspended" else count
        for count, state in zip(counts, nations["state"], strict=True)
    ]


def _dotted(lines: Lines, colours: Palette) -> Part:
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


def _rings(nations: pd.DataFrame, colour: Colour, view: View, crowded: bool, colours: Palette) -> Part:
    """Nations too small to see: a dot in the fill of the map, ringed in full colour."""
    if nations.empty:
        return {}
    slots = zip(nations["slot"], nations["state"], strict=True)
    if colour == "meetings":
        fills, edges = _band_fills(nations, colours), [colours.accent] * len(nations)
        words = [style.hover(name, count) for name, count in zip(nations["name"], _counted(nations), strict=True)]
    else:
        pairs = [(int(slot), state) for slot, state in slots]
        fills = [_fill(slot, state, colours) for slot, state in pairs]
        edges = [colours.slate if state == "suspended" else colours.framework(slot) for slot, state in pairs]
        words = [
            style.hover(name, _evidence_words(evidence), _framework_label(framework, state))
            for name, evidence, framework, state in zip(
                nations["name"], nations["evidence"], nations["framework"], nations["state"], strict=True
            )
        ]
    trace: Part = {
        **_places(nations),
        "customdata": list(nations["partner_id"]),
        "marker": {
            "size": _ring_sizes(nations, view, crowded),
            "color": fills,
            "line": {"color": edges, "width": 1.6},
            "opacity": 1,
        },
        "hovertext": words,
        "hoverinfo": "text",
    }
    return style.steady(trace)


def _ring_sizes(nations: pd.DataFrame, view: View, crowded: bool) -> list[int]:
    """Wide enough that the colour is seen round the symbol."""
    bare, marked = 7 if view == "front" else 10, 12 if crowded else 16
    return [marked if isinstance(evidence, str) else bare for evidence in nations["evidence"]]


def _places(nations: pd.DataFrame) -> Part:
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [float(lon) for lon in nations["lon"]],
        "lat": [float(lat) for lat in nations["lat"]],
    }


def _symbols(nations: pd.DataFrame, crowded: bool, colours: Palette) -> Part:
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


def _names(labels: pd.DataFrame | None, nations: pd.DataFrame, colour: Colour, colours: Palette) -> list[Part]:
    """The names: in the colour of the page on a full fill, else in ink with a halo that lifts it off any line."""
    if labels is None:
        return []
    full = nations["band"] >= 3 if colour == "meetings" else nations["state"] == "named"
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
