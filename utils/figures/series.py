"""All meetings, one row a series."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import rows, style
from utils.figures.rows import Row
from utils.figures.style import Palette, Part
from utils.wording import day, month, ngettext, number_text

_ROW, _TOP, _FOOT = 35, 4, 26
_LABEL_LINE, _LABEL = 0.43, 54

CROWDED = 1000
"""Of more meetings than this, whose ticks would hide each other, those of a series in one month share a tick."""


def strip(meetings: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A tick a meeting, a row a series: name and number of meetings above, the main series in the accent.

    `meetings`, at least one, in the order of the rows: series_id, series, main, start_date, meeting_id,
    title, count (meetings of the series). A click gives the meeting_id as customdata. Of more than `CROWDED` there is
    a tick a month, which stands at its latest meeting and says how many there are.
    """
    colours = style.palette(dark)
    meetings = _by_month(meetings) if len(meetings) > CROWDED else _by_day(meetings)
    series, total = _rows(meetings)
    mains = set(meetings["series_id"][meetings["main"]])
    main_rows = [row for key, row in series.items() if key in mains]
    traces = [
        rows.labels([row for row in series.values() if row not in main_rows], colours.ink, style.AXIS),
        rows.labels(main_rows, colours.ink, style.AXIS, weight=700),
        _ticks(meetings[~meetings["main"]], series, colours.slate),
        _ticks(meetings[meetings["main"]], series, colours.accent),
    ]
    layout: Part = {
        "margin": {"l": 0, "r": 0, "t": _TOP, "b": _FOOT},
        "xaxis": _dates_axis(meetings["start_date"], colours),
        "xaxis2": style.bare_axis(overlaying="x", range=[0, 1], anchor="y"),
        "yaxis": style.bare_axis(range=[total, 0]),
        "shapes": rows.hair_lines([row.foot for row in series.values()][:-1], colours),
    }
    traces = [trace for trace in traces if trace["x"]]
    return style.drawing(traces, layout, dark=dark, height=strip_height(meetings))


def strip_height(meetings: pd.DataFrame) -> int:
    """Pixels of the strip of these meetings."""
    _series, total = _rows(meetings)
    return round(total * _ROW) + _TOP + _FOOT


def _rows(meetings: pd.DataFrame) -> tuple[dict[str, Row], float]:
    """The row of each series, and how many rows there are in all; a name of two lines takes more room."""
    found: dict[str, Row] = {}
    top = 0.0
    firsts = meetings.drop_duplicates("series_id")
    for series_id, name, count in zip(firsts["series_id"], firsts["series"], firsts["count"], strict=True):
        lines = style.wrapped(name, _LABEL)
        lines[-1] += f"\N{NO-BREAK SPACE} <b>{number_text(int(count))}</b>"
        room = 1 + _LABEL_LINE * (len(lines) - 1)
        label, foot = top + 0.03 + _LABEL_LINE * len(lines) / 2, top + room
        found[series_id] = Row(round(label, 3), round(foot - 0.33, 3), round(foot, 3), tuple(lines))
        top = foot
    return found, top


def _by_day(meetings: pd.DataFrame) -> pd.DataFrame:
    """Every meeting, with what is `told` of its day."""
    return meetings.assign(told=[style.spaced(day(start)) for start in meetings["start_date"]])


def _by_month(meetings: pd.DataFrame) -> pd.DataFrame:
    """The latest meeting of each series and month, with what is `told` of the month."""
    months = [meetings["series_id"], meetings["start_date"].dt.to_period("M")]
    together = meetings.groupby(months, sort=False)["meeting_id"].transform("size")
    latest = ~meetings.assign(month=months[1]).duplicated(["series_id", "month"], keep="last")
    told = [
        style.spaced(f"{month(start)} · {ngettext('{n} meeting', '{n} meetings', int(count))}")
        for start, count in zip(meetings["start_date"][latest], together[latest], strict=True)
    ]
    return meetings[latest].assign(told=told)


def _ticks(meetings: pd.DataFrame, series: dict[str, Row], colour: str) -> Part:
    trace: Part = {
        "type": "scatter",
        "mode": "markers",
        "x": style.days(meetings["start_date"]),
        "y": [series[series_id].marks for series_id in meetings["series_id"].tolist()],
        "marker": {"symbol": "line-ns", "size": 11, "line": {"color": colour, "width": 2.2}, "opacity": 1},
        "customdata": list(meetings["meeting_id"]),
        "text": ["<br>".join(style.wrapped(title, 60, 3)) for title in meetings["title"]],
        "hovertext": list(meetings["told"]),
        "hovertemplate": "<b>%{text}</b><br>%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    return style.steady(trace)


def _dates_axis(starts: pd.Series, colours: Palette) -> Part:
    first, last = starts.min(), starts.max()
    margin = max((last - first) * 0.025, pd.Timedelta(days=30))
    years = last.year - first.year
    step = next(step for step in (1, 2, 5, 10, 25, 100) if years / step < 9 or step == 100)
    values = [year for year in range(first.year, last.year + 2) if year % step == 0]
    axis = style.base_axis(colours, type="date", range=style.days([first - margin, last + margin]))
    return axis | {
        "tickvals": [f"{year}-01-01" for year in values],
        "ticktext": [str(year) for year in values],
        "showgrid": True,
        "gridcolor": colours.grid,
    }
