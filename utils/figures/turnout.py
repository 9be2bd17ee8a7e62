"""Eligible, reported and named at the meetings of one series over time: three counts, never mixed."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from utils.figures import notes, style
from utils.figures.scale import (
    DISC,
    UNKNOWN,
    Bar,
    Scale,
    bars_of,
    claimed_words,
    eligible_words,
    label_lines,
    labelled,
    named_words,
    scale_of,
)
from utils.figures.style import Palette, Part
from utils.wording import day, month, number_text

Height = Literal["front", "page"]
HEIGHTS: dict[Height, int] = {"front": 174, "page": 340}
"""Pixels of the timeline on the front page and on a page of its own."""

_LEFT = 30
_DISC_WIDE = 0.02
"""Part of the days shown that a disc is wide on a laptop."""


def timeline(
    meetings: pd.DataFrame,
    milestones: pd.DataFrame,
    *,
    as_of: date,
    height: Height = "front",
    narrowed: bool = False,
    dark: bool,
) -> go.Figure:
    """Bars, one a meeting: outline eligible, hatched reported, solid named; milestones as numbered discs.

    `meetings`, at least one, by start date: meeting_id, start_date, title, eligible (null = no denominator),
    qualifier (exact, over, about), claimed (null = not in the record), named. "Over 30" is open at the top.
    `milestones`: number, day, title; those of one day share a number. `narrowed`: the
    filters leave meetings out, so none need be missing after the last. A click gives the meeting_id (customdata).
    """
    colours = style.palette(dark)
    bars = bars_of(meetings)
    scale = scale_of(bars, milestones, as_of, HEIGHTS[height], narrowed)
    above = labelled(bars, scale)
    layout: Part = {
        "barmode": "overlay",
        "margin": {"l": _LEFT, "r": 0, "t": 4, "b": 24},
        "xaxis": _dates_axis(scale, colours),
        "yaxis": _count_axis(scale, colours),
        "shapes": notes.shapes(bars, above, milestones, scale, colours),
        "annotations": notes.annotations(bars[-1], scale, colours),
    }
    traces = [
        _eligible(bars, scale, colours),
        _claimed(bars, scale, colours),
        _named(bars, scale, colours),
        _unknown(bars, scale, colours),
        _labels(above, bars, scale, colours),
        _discs(milestones, scale, colours),
        _touch(bars, scale),
    ]
    return style.drawing([trace for trace in traces if trace["x"]], layout, dark=dark, height=HEIGHTS[height])


def _eligible(bars: list[Bar], scale: Scale, colours: Palette) -> Part:
    shown = [bar for bar in bars if bar.eligible is not None]
    outline = {"color": style.CLEAR, "line": {"color": colours.slate, "width": 1.3}}
    return _columns(shown, [bar.eligible for bar in shown], scale.outer, outline)


def _claimed(bars: list[Bar], scale: Scale, colours: Palette) -> Part:
    """Hatched; only an exact number gets a line round it, the others get their sides as shapes."""
    shown = [bar for bar in bars if bar.claimed is not None]
    lines = [0 if bar.qualifier in ("over", "about") else 1.3 for bar in shown]
    pattern = {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": colours.accent, "bgcolor": colours.hatch}
    hatch = {"color": colours.hatch, "line": {"color": colours.accent, "width": lines}, "pattern": pattern}
    return _columns(shown, [bar.claimed for bar in shown], scale.inner, hatch)


def _named(bars: list[Bar], scale: Scale, colours: Palette) -> Part:
    shown = [bar for bar in bars if bar.named]
    solid = {"color": colours.accent, "line": {"width": 0}}
    return _columns(shown, [bar.named for bar in shown], scale.inner, solid)


def _columns(bars: list[Bar], counts: Sequence[float | None], width: float, marker: Part) -> Part:
    trace: Part = {
        "type": "bar",
        "x": style.days(bar.day for bar in bars),
        "y": counts,
        "width": round(width * 86_400_000),
        "customdata": [bar.meeting_id for bar in bars],
        "marker": marker,
        "hoverinfo": "skip",
    }
    return style.steady(trace)


def _touch(bars: list[Bar], scale: Scale) -> Part:
    """Clear bars of full height over everything: they carry the hover text and take the click."""
    clear = {"color": style.CLEAR, "line": {"width": 0}}
    heights = [scale.count(scale.pixels - scale.disc_room)] * len(bars)
    trace = _columns(bars, heights, max(scale.outer, 0.018 * scale.span), clear)
    return trace | {"hovertext": [_hover(bar) for bar in bars], "hoverinfo": "text"}


def _hover(bar: Bar) -> str:
    words = (eligible_words(bar), claimed_words(bar), named_words(bar))
    return style.hover(bar.title, style.spaced(day(bar.day)), " · ".join(words))


def _unknown(bars: list[Bar], scale: Scale, colours: Palette) -> Part:
    """A question mark at the foot of each bar without a reported number."""
    shown = [bar for bar in bars if bar.claimed is None]
    return _texts(
        [bar.day for bar in shown],
        [scale.count(scale.pixel(bar.named) + 2) for bar in shown],
        ["?"] * len(shown),
        colours.muted,
        UNKNOWN,
        700,
    )


def _labels(above: list[Bar], bars: list[Bar], scale: Scale, colours: Palette) -> Part:
    """Reported over eligible, above the bar and above any neighbour that the label would lie on."""
    reach = 0.009 * scale.span * (1 + len(str(scale.peak))) + scale.outer / 2
    return _texts(
        [bar.day for bar in above],
        [max(scale.head(near) for near in bars if abs((near.day - bar.day).days) <= reach) for bar in above],
        ["<br>".join(label_lines(bar)) for bar in above],
        colours.ink,
        style.AXIS,
    )


def _texts(
    days: list[date], counts: list[float], texts: list[str], colour: str, size: int, weight: int = 400
) -> Part:
    trace: Part = {
        "type": "scatter",
        "mode": "text",
        "x": style.days(days),
        "y": counts,
        "text": texts,
        "textposition": "top center",
        "textfont": {"size": size, "color": colour, "weight": weight},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return style.steady(trace, colour)


def _discs(milestones: pd.DataFrame, scale: Scale, colours: Palette) -> Part:
    """One disc a number, none on another; its hover text names every milestone of that number."""
    groups: dict[int, list[tuple[pd.Timestamp, str]]] = {}
    for number, when, title in zip(*(milestones[name] for name in ("number", "day", "title")), strict=True):
        groups.setdefault(number, []).append((when, title))
    trace: Part = {
        "type": "scatter",
        "mode": "markers+text",
        "x": style.days(_apart([events[0][0] for events in groups.values()], _DISC_WIDE * scale.span)),
        "y": [scale.count(scale.pixels - DISC / 2 - 1)] * len(groups),
        "text": [str(number) for number in groups],
        "textfont": {"size": style.SMALL, "color": colours.page, "weight": 700},
        "marker": {"size": DISC, "color": colours.slate, "line": {"width": 0}},
        "hovertext": [_disc_hover(events) for events in groups.values()],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    return style.steady(trace, colours.page)


def _apart(moments: list[pd.Timestamp], least: float) -> list[pd.Timestamp]:
    """The days in order, each moved on to lie so many days behind the one before it."""
    placed: list[pd.Timestamp] = []
    for moment in moments:
        floor = placed[-1] + timedelta(days=math.ceil(least)) if placed else moment
        placed.append(max(moment, floor))
    return placed


def _disc_hover(events: list[tuple[pd.Timestamp, str]]) -> str:
    moment = style.spaced(day(events[0][0]))
    return "<br>".join([moment, *(style.hover(title) for _when, title in events)])


def _count_axis(scale: Scale, colours: Palette) -> Part:
    values = style.ticks(scale.peak)
    return style.bare_axis(
        visible=True,
        range=[0, scale.top],
        tickvals=values,
        ticktext=[number_text(value) for value in values],
        tickfont={"size": style.AXIS, "color": colours.muted},
        gridcolor=colours.grid,
        zeroline=False,
    )


def _dates_axis(scale: Scale, colours: Palette) -> Part:
    axis = style.base_axis(colours, type="date", range=style.days([scale.start, scale.end]))
    if scale.span < 730:
        # A label needs half its width inside.
        last = scale.end - timedelta(days=0.04 * scale.span)
        months = _months(scale.start, last, 1 if scale.span < 150 else 3 if scale.span < 450 else 6)
        return axis | {"tickvals": style.days(months), "ticktext": [month(value) for value in months]}
    if scale.span <= 3650:
        return axis | {"dtick": "M12", "tick0": "2000-01-01", "tickformat": "%Y", "ticklabelmode": "period"}
    step = 2 if scale.span <= 7300 else 5 if scale.span <= 18250 else 10
    reached = max(scale.as_of, scale.last).year
    years = [year for year in range(scale.start.year + 1, reached + 1) if year % step == 0]
    return axis | {"tickvals": [f"{year}-01-01" for year in years], "ticktext": [str(year) for year in years]}


def _months(start: date, end: date, step: int) -> list[date]:
    """First days of months inside, so many months apart, counted from January."""
    years, numbers = range(start.year, end.year + 1), range(1, 13, step)
    return [
        first
        for first in (date(year, number, 1) for year in years for number in numbers)
        if start <= first <= end
    ]
