"""Programmes: partners down, programmes across; and how many partners each had by year."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from utils.figures import bars, rows, style
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import figure_text, number_text, partial_day

_ROW, _FOOT = 20, 6
_COLUMNS_FROM = 0.26
_NAME, _HEAD, _SIGN, _GAP = 26, 18, 6.4, 14
"""Signs of a partner's and of a programme's name; pixels of a sign that stands upright, and of the gap below."""

_TREND, _TREND_FOOT, _BASE, _TALLEST, _LONGEST = 34, 24, 0.92, 0.5, 48
_SYMBOLS = {"stated": "square", "first-seen": "square-open"}


def matrix(cells: pd.DataFrame, programmes: Sequence[str], *, dark: bool) -> go.Figure:
    """A mark where a partner is in a programme: filled = start stated, open = first seen, `?` = undated.

    `cells`, at least one, in the order of the rows: partner_id, partner, programme_id, programme, abbreviation, basis.
    `programmes`: ids in the order of the columns; those without a cell are left out. A click gives the partner_id.
    """
    colours = style.palette(dark)
    partners = dict(zip(cells["partner_id"], cells["partner"], strict=True))
    heads = dict(zip(cells["programme_id"], cells["abbreviation"], strict=True))
    columns = {key: place for place, key in enumerate(key for key in programmes if key in heads)}
    places = {key: place + 0.5 for place, key in enumerate(partners)}
    labels = [style.wrapped(heads[key], _HEAD, 1)[0] for key in columns]
    top = round(max(len(label) for label in labels) * _SIGN) + _GAP
    names = rows.named(partners.values(), _NAME)
    marks = [
        _marks(cells[cells["basis"] == basis], columns, places, basis, colours)
        for basis in ("stated", "first-seen", "undated")
    ]
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": top, "b": _FOOT},
        "xaxis": rows.heads(labels, _COLUMNS_FROM, colours),
        "xaxis2": rows.names_axis(_COLUMNS_FROM),
        "yaxis": style.bare_axis(range=[len(partners), 0]),
        "shapes": rows.hair_lines([row.foot for row in names], colours),
    }
    traces = [rows.labels(names, colours.ink, 12.5), *(trace for trace in marks if trace["x"])]
    return style.drawing(traces, layout, dark=dark, height=_ROW * len(partners) + top + _FOOT)


def trend(years: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Small bars, a row a programme, one a year, on one scale; beside the name the most partners in a year.

    `years`, at least one row, in the order of the rows: programme_id, abbreviation, programme, year, partners.
    """
    colours = style.palette(dark)
    tallest = years.groupby("programme_id", sort=False)["partners"].max()
    firsts = years.drop_duplicates("programme_id")
    places = {key: place for place, key in enumerate(firsts["programme_id"])}
    names = [
        Row(place + 0.2, place, place + 1, (f"{_named(name, short)} <b>{number_text(int(most))}</b>",))
        for place, name, short, most in zip(
            places.values(), firsts["programme"], firsts["abbreviation"], tallest, strict=True
        )
    ]
    drawn = years[years["partners"] > 0]
    scale = _TALLEST / max(1, int(years["partners"].max()))
    bar: Part = {
        "type": "bar",
        "x": [int(year) for year in drawn["year"]],
        "y": [-round(int(number) * scale, 3) for number in drawn["partners"]],
        "base": [places[key] + _BASE for key in drawn["programme_id"]],
        "width": 0.8,
        "marker": {"color": colours.slate, "line": {"width": 0}},
        "hovertext": [
            style.hover(name, f"{year}: {number_text(int(number))}")
            for name, year, number in zip(drawn["programme"], drawn["year"], drawn["partners"], strict=True)
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    first, last = int(years["year"].min()), int(years["year"].max())
    layout: Part = {
        "barmode": "overlay",
        "margin": {"l": 0, "r": 0, "t": 0, "b": _TREND_FOOT},
        "xaxis": bars.years_axis(range(first, last + 1), colours),
        "xaxis2": style.bare_axis(overlaying="x", range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[len(names), 0]),
        "shapes": rows.hair_lines([place + _BASE for place in range(len(names))], colours),
    }
    traces = [trace for trace in (rows.labels(names, colours.ink, 12), style.steady(bar)) if trace["x"]]
    return style.drawing(traces, layout, dark=dark, height=_TREND * len(names) + _TREND_FOOT)


def _named(name: str, short: str) -> str:
    """`DEEP · Defence Education Enhancement Programme`, so that the headings of the matrix are explained."""
    return style.wrapped(name if name == short else f"{short} · {name}", _LONGEST, 1)[0]


def _marks(
    cells: pd.DataFrame, columns: dict[str, int], places: dict[str, float], basis: str, colours: Palette
) -> Part:
    told = zip(cells["partner"], cells["programme"], cells["start"], strict=True)
    trace: Part = {
        "type": "scatter",
        "mode": "markers" if basis in _SYMBOLS else "text",
        "x": [columns[key] for key in cells["programme_id"]],
        "y": [places[key] for key in cells["partner_id"]],
        "text": ["?"] * len(cells),
        "textfont": {"size": style.AXIS, "color": colours.ink, "weight": 700},
        "customdata": list(cells["partner_id"]),
        "hovertext": [
            style.hover(
                partner, figure_text(programme), partial_day(start) if isinstance(start, str) else "?"
            )
            for partner, programme, start in told
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    if basis in _SYMBOLS:
        line = {"color": colours.accent, "width": 1.6 if basis == "first-seen" else 0}
        trace["marker"] = {"symbol": _SYMBOLS[basis], "size": 11, "color": colours.accent, "line": line}
    return style.steady(trace, colours.ink)
