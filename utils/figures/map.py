"""The map of partner nations: who is named, who is eligible and not named, and where the blanks are."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import fills, points, style
from utils.figures.fills import Nation
from utils.figures.points import Colour, Lines, View
from utils.figures.style import Palette, Part
from utils.wording import figure_text

HEIGHTS: dict[View, int] = {"world": 460, "region": 570, "front": 208}
"""Pixels of each view."""

# Relative, or the base map is not found under a base path; without it Plotly asks a public host.
CONFIG: Part = {**style.CONFIG, "topojsonURL": "app/static/topojson/"}
"""Plotly's settings for a map: the base map comes from our own static folder."""

_CROWD = 8
"""More symbols than this are drawn smaller on the world map, as on the front page."""

_ORDER = ("suspended", "active", "eligible", "guest", "named")
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
    (named, eligible, active = neither named nor known to be eligible, suspended, guest = named and not eligible),
    evidence (named, listed, host, or null), meetings (where it is named),
    band (of that number: 0 = none, to 4), small, lon, lat. Each is drawn
    once: as a ring where `small`, else as a shape. `lines`: boundaries that are not agreed, as (lon, lat).
    `labels`: label, lon, lat, anchor (where the text stands from its point, in Plotly's words); with partner_id
    and inside (the text lies on the shape) a name on a full fill takes the page's colour.
    A click gives the partner_id: as the location of a shape, as the customdata of a ring.
    """
    colours = style.palette(dark)
    drawn = fills.nations_of(nations)
    shapes, rings = (
        [nation for nation in drawn if not nation.small],
        [nation for nation in drawn if nation.small],
    )
    crowded = view == "front" or (view == "world" and sum(bool(nation.evidence) for nation in drawn) > _CROWD)
    shaped = _by_band if colour == "meetings" else _by_framework
    traces = [
        _context([ally for ally in allies if ally not in {nation.partner_id for nation in drawn}], colours),
        shaped(shapes, colours),
        points.dotted(lines, colours),
        points.rings(rings, colour, view, crowded, colours),
        points.symbols([nation for nation in drawn if nation.evidence], crowded, colours),
        *points.names(labels, drawn, colour, colours),
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
    looks = [(colours.allies, colours.page)] * len(allies)
    return _shapes(allies, looks) | {"hoverinfo": "skip"} if allies else {}


def _shapes(ids: list[str], looks: list[tuple[str, str]]) -> Part:
    """One trace for all of them, each in its own fill and line: Plotly reads the whole base map once a trace."""
    inks = list(dict.fromkeys(fill for fill, _line in looks))
    steps = [(place / len(inks), (place + 1) / len(inks)) for place in range(len(inks))]
    return {
        "type": "choropleth",
        "locations": ids,
        "z": [inks.index(fill) + 0.5 for fill, _line in looks],
        "zmin": 0,
        "zmax": len(inks),
        "colorscale": [[end, ink] for ink, step in zip(inks, steps, strict=True) for end in step],
        "showscale": False,
        "marker": {"line": {"color": [line for _fill, line in looks], "width": 0.6}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _by_framework(nations: list[Nation], colours: Palette) -> Part:
    """Full, faint or grey; later ones lie on top, so that what is named keeps its border."""
    rows = sorted(nations, key=lambda nation: (_ORDER.index(nation.state), nation.slot, nation.framework))
    looks = [(fills.fill(nation, colours), _line(nation, colours)) for nation in rows]
    told = [_told(fills.evidence_words(nation), fills.framework_label(nation)) for nation in rows]
    return _named_shapes(rows, looks, told)


def _line(nation: Nation, colours: Palette) -> str:
    return colours.framework(nation.slot) if nation.state in ("active", "eligible") else colours.page


def _by_band(nations: list[Nation], colours: Palette) -> Part:
    """In its band; a suspended partner that is never named keeps the colour of the suspended."""
    looks = [(fills.band_fill(nation, colours), colours.accent) for nation in nations]
    return _named_shapes(nations, looks, [fills.counted(nation) for nation in nations])


def _named_shapes(nations: list[Nation], looks: list[tuple[str, str]], told: list[str]) -> Part:
    """Shapes that tell their name and what else there is when pointed at; nothing where there is none."""
    if not nations:
        return {}
    return _shapes([nation.partner_id for nation in nations], looks) | {
        "text": [figure_text(nation.name) for nation in nations],
        "customdata": told,
        "hovertemplate": "<b>%{text}</b><br>%{customdata}<extra></extra>",
    }


def _told(*lines: str) -> str:
    return "<br>".join(line for line in lines if line)
