"""Figures on the screen: one element says what is to be drawn, and `static/figures.js` draws it with Plotly.

Streamlit's own element makes a figure anew at every change, which takes several times as long as drawing what differs.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utils.prose import attributes, inert, said_in

if TYPE_CHECKING:
    import plotly.graph_objects as go

PARTS = ("basic", "geo")
"""The parts of Plotly that draw our figures: bars and marks, maps. Each figure needs one."""

_BEGINNING = "<div class='figure'"
"""How the element of a figure begins; no other does."""

CARRIED = "{}"
"""Stands in the address of a door for what the mark that is clicked carries."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A figure ready for the screen: its key on the page, what it shows in words, and Plotly's account of it."""

    key: str
    alt: str
    figure: str
    """JSON with `data` and `layout`."""
    height: int
    is_map: bool

    @property
    def part(self) -> str:
        """The part of Plotly that draws it, of `PARTS`."""
        return PARTS[self.is_map]

    @property
    def role(self) -> str:
        """What it is to who cannot see it: a map has shapes to point at, so it is a group; else it is a picture."""
        return "group" if self.is_map else "img"

    @property
    def spec(self) -> dict[str, Any]:
        """Plotly's account of it: `data` and `layout`."""
        told: dict[str, Any] = json.loads(self.figure)
        return told


def plot_of(drawing: "go.Figure", key: str, alt: str) -> Plot:
    """The figure as text, so that it is written once for all who see it."""
    layout = drawing.layout
    is_map = "geo" in layout.to_plotly_json()
    return Plot(key, alt, inert(drawing.to_json(validate=False)), int(layout.height), is_map)


def box(plot: Plot, door: str = "") -> str:
    """The element of a figure. All that comes from data stands in attributes, escaped.

    A click on a mark opens the address `door`, in which `CARRIED` stands for what the mark carries.
    """
    said = {
        "role": plot.role,
        "aria-label": plot.alt,
        "data-key": plot.key,
        "data-part": plot.part,
        "data-door": door,
        "style": f"height:{plot.height}px",
        "data-figure": plot.figure,
    }
    return f"{_BEGINNING} {attributes(said)}></div>"


def plot_in(element: str) -> Plot | None:
    """The first figure of `box` that an element holds; none where it holds none."""
    said = said_in(element, _BEGINNING)
    if not said:
        return None
    height = int(said["style"].removeprefix("height:").removesuffix("px"))
    return Plot(
        said["data-key"], said["aria-label"], said["data-figure"], height, said["data-part"] == PARTS[True]
    )
