"""Participation: who was on which list, and how often of how often it could have been."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import bars, rows, style
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import day, figure_text, number_text, percent_text

_ROW, _FOOT, _HEAD = 20, 6, 92
_FROM, _TO, _NAME = 0.3, 0.74, 26
"""Between what parts of the width the rates lie; signs of a name."""

_GRID_FROM = 0.2
_SIGNS = {"took-part": "●", "absent": "○", "not-named": "?", "not-eligible": "–"}


def rates(shares: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A dot a row where the rate is, on a line as long as the interval; beside it both numbers. No rate: numbers alone.

    `shares`, at least one, in the order of the rows: partner_id, partner, slot, came, eligible, rate, low, high, label
    (the numbers in words). A click gives the partner_id.
    """
    colours = style.palette(dark)
    places = [place + 0.5 for place in range(len(shares))]
    names = rows.named(shares["partner"], _NAME)
    marks = [0.0, 0.25, 0.5, 0.75, 1.0]
    axis = style.base_axis(colours, domain=[_FROM, _TO], range=[-0.03, 1.03], side="top", showgrid=True)
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": 24, "b": _FOOT},
        "xaxis": axis
        | {"gridcolor": colours.grid, "tickvals": marks, "ticktext": [percent_text(mark) for mark in marks]},
        "xaxis2": rows.names_axis(_FROM),
        "xaxis3": style.bare_axis(domain=[_TO + 0.02, 1], range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[len(shares), 0]),
        "shapes": rows.hair_lines([row.foot for row in names], colours),
    }
    drawn = shares.assign(place=places)[shares["rate"].notna().to_numpy()]
    told = [
        Row(place, place, place, (figure_text(label),))
        for place, label in zip(places, shares["label"], strict=True)
    ]
    traces = [
        rows.labels(names, colours.ink, 12.5),
        rows.labels(told, colours.ink, style.AXIS, axis="x3"),
        *([_intervals(drawn, colours), _dots(drawn, colours)] if len(drawn) else []),
    ]
    return style.drawing(traces, layout, dark=dark, height=_ROW * len(shares) + 24 + _FOOT)


def _intervals(drawn: pd.DataFrame, colours: Palette) -> Part:
    bounds = zip(drawn["low"], drawn["high"], drawn["place"], strict=True)
    steps = [(low, high, place) for low, high, place in bounds]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for low, high, _place in steps for x in (round(low, 3), round(high, 3), None)],
        "y": [y for _low, _high, place in steps for y in (place, place, None)],
        "line": {"color": colours.slate, "width": 2},
        "hoverinfo": "skip",
    }


def _dots(drawn: pd.DataFrame, colours: Palette) -> Part:
    dots: Part = {
        "type": "scatter",
        "mode": "markers",
        "x": [round(rate, 3) for rate in drawn["rate"]],
        "y": list(drawn["place"]),
        "marker": {"size": 9, "color": colours.accent, "line": {"color": colours.page, "width": 1.2}},
        "customdata": list(drawn["partner_id"]),
        "hovertext": [
            style.hover(name, label, f"{percent_text(low)} – {percent_text(high)}")
            for name, label, low, high in zip(
                drawn["partner"], drawn["label"], drawn["low"], drawn["high"], strict=True
            )
        ],
        "hoverinfo": "text",
    }
    return style.steady(dots)


def matrix(cells: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A sign where a partner and a meeting cross: ● took part, ○ not on a complete list, ? not named, – not eligible.

    `cells`, at least one, in the order of the rows: partner_id, partner, meeting_id, start_date, answer, told (the
    answer in words). A click gives the meeting_id.
    """
    colours = style.palette(dark)
    partners = dict(zip(cells["partner_id"], cells["partner"], strict=True))
    places = {key: place + 0.5 for place, key in enumerate(partners)}
    held = cells.drop_duplicates("meeting_id").sort_values(["start_date", "meeting_id"])
    columns = {key: place for place, key in enumerate(held["meeting_id"])}
    names = rows.named(partners.values(), _NAME)
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": _HEAD, "b": _FOOT},
        "xaxis": rows.heads([day(start) for start in held["start_date"]], _GRID_FROM, colours),
        "xaxis2": rows.names_axis(_GRID_FROM),
        "yaxis": style.bare_axis(range=[len(partners), 0]),
        "shapes": rows.hair_lines([row.foot for row in names], colours),
    }
    signs = [
        _cells(cells[cells["answer"] == answer], answer, columns, places, colours)
        for answer in _SIGNS
        if (cells["answer"] == answer).any()
    ]
    height = _ROW * len(partners) + _HEAD + _FOOT
    return style.drawing([rows.labels(names, colours.ink, 12.5), *signs], layout, dark=dark, height=height)


def _cells(
    cells: pd.DataFrame, answer: str, columns: dict[str, int], places: dict[str, float], colours: Palette
) -> Part:
    ink = {"took-part": colours.accent, "absent": colours.ink}.get(answer, colours.muted)
    trace: Part = {
        "type": "scatter",
        "mode": "text",
        "x": [columns[key] for key in cells["meeting_id"]],
        "y": [places[key] for key in cells["partner_id"]],
        "text": [_SIGNS[answer]] * len(cells),
        "textfont": {"size": 14, "color": ink},
        "customdata": list(cells["meeting_id"]),
        "hovertext": [
            style.hover(partner, day(start), figure_text(told))
            for partner, start, told in zip(cells["partner"], cells["start_date"], cells["told"], strict=True)
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    return style.steady(trace, ink)


_YEAR_ROW, _YEAR_FOOT = 60, 24
_LABEL, _BASE, _TALLEST = 0.13, 0.95, 0.42
_NUMBERED = 14
"""Up to so many years every bar has its share; beyond, none."""


def years(shares: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Small bars, a row a group, one a year: the share that took part; a line at the foot marks years with a list.

    `shares`, at least one, in the order of the rows: group_id, group, year, eligible, came, rate. A full row is 100 %.
    """
    colours = style.palette(dark)
    groups = dict(zip(shares["group_id"], shares["group"], strict=True))
    places = {key: place for place, key in enumerate(groups)}
    names = [
        Row(place + _LABEL, place, place + 1, tuple(style.wrapped(groups[key], 60, 1)))
        for key, place in places.items()
    ]
    first, last = int(shares["year"].min()), int(shares["year"].max())
    layout: Part = {
        "barmode": "overlay",
        "margin": {"l": 0, "r": 0, "t": 0, "b": _YEAR_FOOT},
        "xaxis": bars.years_axis(range(first, last + 1), colours),
        "xaxis2": style.bare_axis(overlaying="x", range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[len(names), 0]),
        "shapes": rows.hair_lines([place + _BASE for place in places.values()], colours),
    }
    numbered = last - first < _NUMBERED
    bar: Part = {
        "type": "bar",
        "x": [int(year) for year in shares["year"]],
        "y": [-round(rate * _TALLEST, 3) for rate in shares["rate"]],
        "base": [places[key] + _BASE for key in shares["group_id"]],
        "width": 0.8,
        "marker": {"color": colours.slate, "line": {"width": 0}},
        "text": [percent_text(rate) if numbered else "" for rate in shares["rate"]],
        "textposition": "outside",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": style.SMALL, "color": colours.ink},
        "cliponaxis": False,
        "hovertext": [
            style.hover(group, f"{int(year)}: {number_text(int(came))} / {number_text(int(eligible))}")
            for group, year, came, eligible in zip(
                shares["group"], shares["year"], shares["came"], shares["eligible"], strict=True
            )
        ],
        "hoverinfo": "text",
    }
    traces = [rows.labels(names, colours.ink, 12.5), style.steady(bar, colours.ink)]
    return style.drawing(traces, layout, dark=dark, height=_YEAR_ROW * len(names) + _YEAR_FOOT)
