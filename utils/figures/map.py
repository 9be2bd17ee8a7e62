"""The map of partner nations: who is named, who is eligible and not named, and where the blanks are."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import fills, points, style
from utils.figures.points import Colour, Lines, View
from utils.figures.style import Palette, Part
from utils.wording import figure_text

HEIGHTS: dict[View, int] = {"world": 460, "region": 570, "front": 222}
"""Pixels of each view."""

# Relative, or the base map is not found under a base path; without it Plotly asks a public host.
CONFIG: Part = {**style.CONFIG, "topojsonURL": "app/static/topojson/"}
"""Plotly's settings for a map: the base map comes from our own static folder."""

_CROWD = 8
"""More symbols than this are drawn smaller on the world map, as on the front page."""

_NO_MARGIN = {"l": 0, "r": 0, "t": 0, "b": 0}
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

    `nations`, one row each: partner_id, name, slot (place of its framework, -1 = none), framework, state
    (named, eligible, suspended, or guest = named, not a partner that day), evidence (named, listed, host, or
    null), meetings (where it is named), band (of that number: 0 = none, to 4), small, lon, lat. Each is drawn
    once: as a ring where `small`, else as a shape. `lines`: boundaries that are not agreed, as (lon, lat).
    `labels`: label, lon, lat, anchor (where the text stands from its point, in Plotly's words); with partner_id
    and inside (the text lies on the shape) a name on a full fill takes the page's colour.
    A click gives the partner_id: as the location of a shape, as the customdata of a ring.
    """
    colours = style.palette(dark)
    shapes, rings = nations[~nations["small"]], nations[nations["small"]]
    crowded = view == "front" or (view == "world" and nations["evidence"].notna().sum() > _CROWD)
    shaped = _by_band if colour == "meetings" else _by_framework
    drawn = set(nations["partner_id"])
    traces = [
        _context([ally for ally in allies if ally not in drawn], colours),
        *shaped(shapes, colours),
        points.dotted(lines, colours),
        points.rings(rings, colour, view, crowded, colours),
        points.symbols(nations, crowded, colours),
        *points.names(labels, nations, colour, colours),
    ]
    # Where Streamlit listens to clicks it makes "pan" of no drag mode; on a map "zoom" is what does nothing.
    layout: Part = {"geo": _geo(view, colours), "margin": _NO_MARGIN, "dragmode": "zoom"}
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


def _context(allies: list[str], colours: Palette) -> Part:
    """The Allies, muted and mute."""
    return _shapes(allies, colours.allies, colours.page) | {"hoverinfo": "skip"} if allies else {}


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
        fill = fills.fill(slot, state, colours)
        label = fills.framework_label(framework, state)
        line = colours.framework(slot) if state == "eligible" else colours.page
        shapes = _shapes(list(rows["partner_id"]), fill, line)
        traces.append(shapes | _hover(rows, label, with_evidence=state in fills.NAMED))
    return traces


def _hover(nations: pd.DataFrame, label: str, with_evidence: bool) -> Part:
    """The nation, how it is named, its framework and state."""
    names = [figure_text(name) for name in nations["name"]]
    if not with_evidence:
        return {"text": names, "meta": label, "hovertemplate": "<b>%{text}</b><br>%{meta}<extra></extra>"}
    words = [fills.evidence_words(evidence) for evidence in nations["evidence"]]
    template = "<b>%{text}</b><br>%{customdata}<br>%{meta}<extra></extra>"
    return {"text": names, "customdata": words, "meta": label, "hovertemplate": template}


def _groups(nations: pd.DataFrame) -> list[tuple[tuple[int, str, str], pd.DataFrame]]:
    # Later traces lie on top: what is named must not lose its border to what is not.
    order = ("suspended", "eligible", "guest", "named")
    keys = nations[["slot", "framework", "state"]].drop_duplicates().itertuples(index=False, name=None)
    found = sorted(
        ((int(slot), framework, state) for slot, framework, state in keys),
        key=lambda key: (order.index(key[2]), key),
    )
    return [
        ((slot, framework, state), nations[_same(nations, slot, framework, state)])
        for slot, framework, state in found
    ]


def _same(nations: pd.DataFrame, slot: int, framework: str, state: str) -> pd.Series:
    return (nations["slot"] == slot) & (nations["framework"] == framework) & (nations["state"] == state)


def _by_band(nations: pd.DataFrame, colours: Palette) -> list[Part]:
    """One trace a band; a suspended partner that is never named keeps the colour of the suspended."""
    colour_of_each = fills.band_fills(nations, colours)
    traces = []
    for fill in sorted(set(colour_of_each)):
        rows = nations[[colour == fill for colour in colour_of_each]]
        shapes = _shapes(list(rows["partner_id"]), fill, colours.accent)
        names, words = [figure_text(name) for name in rows["name"]], fills.counted(rows)
        template = "<b>%{text}</b><br>%{customdata}<extra></extra>"
        traces.append(shapes | {"text": names, "customdata": words, "hovertemplate": template})
    return traces
