"""What a picture is made of: shapes as SVG and words with their place, and the words of Plotly taken apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from utils.figures import style


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one weight."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text at a point: `across` and `down` say which part of their measure lies before it (0, 0.5, 1).

    `angle` turns them, in degrees with the clock: at -90 they read upwards. `opacity` is 1 where nothing shows through.
    `halo` and `behind` are the colours round the letters and under the lines, empty where there are none.
    """

    x: float
    y: float
    lines: tuple[tuple[Run, ...], ...]
    size: float
    colour: str
    across: float = 0.5
    down: float = 0.5
    angle: float = 0.0
    opacity: float = 1.0
    halo: str = ""
    behind: str = ""


Piece = str | Words
"""A shape as SVG, or words; words lie over all shapes."""


def lines_of(text: str, weight: int = 400) -> tuple[tuple[Run, ...], ...]:
    """The lines of a text as Plotly reads it: `<br>` breaks, `<b>` is bold, everything else is escaped."""
    return tuple(tuple(_runs(line, weight >= 600)) for line in text.split("<br>"))


def _runs(line: str, bold: bool) -> Iterator[Run]:
    for stretch in re.split(r"(<b>.*?</b>)", line):
        inner = stretch.removeprefix("<b>").removesuffix("</b>")
        if inner:
            yield Run(unescape(inner), bold or inner != stretch)


def each(value: Any, place: int) -> Any:  # noqa: ANN401 - a value of Plotly's, or a list of one for each mark
    """The value of one mark where a trace gives one for all or a list."""
    return value[place] if isinstance(value, list | tuple) else value


def dashes(line: style.Part) -> str:
    """The dash of a line as an attribute of SVG."""
    dash = str(line.get("dash", "")).replace("px", "").replace(",", " ")
    return f' stroke-dasharray="{dash}"' if dash else ""


def stroke(line: style.Part) -> str:
    """A line of Plotly's as attributes of SVG."""
    return f'fill="none" stroke="{line["color"]}" stroke-width="{line["width"]}"{dashes(line)}'


def polyline(points: Sequence[tuple[float, float] | None]) -> str:
    """A path through the points; None begins a new one."""
    steps, begins = [], True
    for point in points:
        if point is not None:
            steps.append(f"{'M' if begins else 'L'}{point[0]:.2f} {point[1]:.2f}")
        begins = point is None
    return "".join(steps)
