"""Eligible, reported and named at the meetings of one series over time: three counts, never mixed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from utils.figures import style
from utils.figures.style import Palette, Part
from utils.wording import _, day, figure_text, month, ngettext, number_text

Height = Literal["front", "page"]
HEIGHTS: dict[Height, int] = {"front": 186, "page": 340}
"""Pixels of the timeline on the front page and on a page of its own."""

_FOOT, _LEFT, _LINE, _DISC = 28, 30, 15, 17


def timeline(
    meetings: pd.DataFrame, milestones: pd.DataFrame, *, as_of: date, height: Height = "front", dark: bool
) -> go.Figure:
    """Bars, one a meeting: outline eligible, hatched reported, solid named; milestones as numbered discs.

    `meetings`, at least one, by start date: meeting_id, start_date, title, eligible (null = no denominator),
    qualifier (exact, over, about), claimed (null = not in the record), named. "Over 30" stays open at the top.
    `milestones`: number, day, title; those of one day share a number. A click gives the meeting_id as customdata.
    """
    colours = style.palette(dark)
    bars = _bars(meetings)
    frame = _frame(bars, milestones, as_of, HEIGHTS[height])
    labelled = _labelled(bars, frame)
    layout: Part = {
        "barmode": "overlay",
        "margin": {"l": _LEFT, "r": 0, "t": 4, "b": 24},
        "xaxis": _dates_axis(frame, colours),
        "yaxis": _count_axis(frame, colours),
        "shapes": _shapes(bars, labelled, milestones, frame, colours),
        "annotations": _annotations(bars[-1], frame, colours),
    }
    traces = [
        _eligible(bars, frame, colours),
        _claimed(bars, frame, colours),
        _named(bars, frame, colours),
        _unknown(bars, frame, colours),
        _labels(labelled, bars, frame, colours),
        _discs(milestones, frame, colours),
        _touch(bars, frame),
    ]
    return style.drawing([trace for trace in traces if trace["x"]], layout, dark=dark, height=HEIGHTS[height])


@dataclass(frozen=True, slots=True)
class _Bar:
    """One meeting; None where the record holds no number, or none applies."""

    meeting_id: str
    day: date
    title: str
    eligible: int | None
    qualifier: str
    claimed: int | None
    named: int

    @property
    def open_end(self) -> bool:
        return self.claimed is not None and self.qualifier == "over"

    @property
    def peak(self) -> int:
        return max(self.eligible or 0, self.claimed or 0, self.named)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand: the dates shown, the counts shown, and how pixels and days turn into them."""

    first: date
    last: date
    end: date
    as_of: date
    start: date
    outer: float
    peak: int
    top: float
    pixels: int
    disc_room: int
    near: bool
    """The as-of day is too close behind the last meeting for words between the two."""

    @property
    def inner(self) -> float:
        return self.outer * 40 / 62

    @property
    def span(self) -> int:
        return (self.end - self.start).days

    def count(self, pixels: float) -> float:
        """So many pixels above the base line, as a count."""
        return float(f"{pixels * self.top / self.pixels:.4g}")

    def pixel(self, count: float) -> float:
        return count * self.pixels / self.top

    @property
    def rise(self) -> float:
        """Height of one chevron, as a count."""
        return self.count(self.pixels * 0.03)

    def head(self, bar: _Bar) -> float:
        """The upper end of all that is drawn for a meeting."""
        chevrons = (bar.claimed or 0) + 3 * self.rise if bar.open_end else 0
        return float(f"{max(bar.peak, chevrons):.4g}")


def _bars(meetings: pd.DataFrame) -> list[_Bar]:
    columns = ["meeting_id", "start_date", "title", "eligible", "qualifier", "claimed", "named"]
    return [
        _Bar(meeting_id, start.date(), title, _whole(eligible), qualifier, _whole(claimed), int(named))
        for meeting_id, start, title, eligible, qualifier, claimed, named in zip(
            *(meetings[column] for column in columns), strict=True
        )
    ]


def _whole(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def _frame(bars: list[_Bar], milestones: pd.DataFrame, as_of: date, height: int) -> _Frame:
    first, last = bars[0].day, bars[-1].day
    reach = max(as_of, last)
    length = max((reach - first).days, 300)
    words = 0.0285 * length * max(len(text) for text in (_claimed_label(bars[-1]), _eligible_words(bars[-1])))
    near = (as_of - last).days < words
    end = max(reach, last + timedelta(days=words)) if near else reach
    end, start = end + timedelta(days=0.035 * length), first - timedelta(days=0.045 * length)
    peak = max(1, *(bar.peak for bar in bars))
    pixels = height - _FOOT
    disc_room = _DISC + 6 if len(milestones) else 0
    chevrons = max((bar.claimed or 0) / peak for bar in bars) > 0.8 and any(bar.open_end for bar in bars)
    room = disc_room + 2 * _LINE + 4 + (pixels * 0.05 if chevrons else 0)
    return _Frame(
        first=first,
        last=last,
        end=end,
        as_of=as_of,
        start=start,
        outer=_width(bars, (end - start).days),
        peak=peak,
        top=float(f"{peak * pixels / (pixels - room):.4g}"),
        pixels=pixels,
        disc_room=disc_room,
        near=near,
    )


def _width(bars: list[_Bar], span: int) -> float:
    """Days that an outline is wide: 3 % of all, less where meetings come close, but never a hair."""
    gaps = [(later.day - bar.day).days for bar, later in pairwise(bars) if later.day > bar.day]
    return max(min([0.031 * span, *(0.84 * gap for gap in gaps)]), 0.004 * span)


def _labelled(bars: list[_Bar], frame: _Frame) -> list[_Bar]:
    """The meetings with room for a label above them, the last one apart: it is labelled in words."""
    chosen = [bars[-1]]
    width = 0.021 * frame.span * (1 + len(str(frame.peak)))
    for bar in reversed(bars[:-1]):
        if (chosen[-1].day - bar.day).days >= width:
            chosen.append(bar)
    return chosen[:0:-1]


def _eligible(bars: list[_Bar], frame: _Frame, colours: Palette) -> Part:
    shown = [bar for bar in bars if bar.eligible is not None]
    outline = {"color": style.CLEAR, "line": {"color": colours.slate, "width": 1.3}}
    return _columns(shown, [bar.eligible for bar in shown], frame.outer, outline)


def _claimed(bars: list[_Bar], frame: _Frame, colours: Palette) -> Part:
    """Hatched; only an exact number gets a line round it, the others get their sides as shapes."""
    shown = [bar for bar in bars if bar.claimed is not None]
    hatch = {
        "color": colours.hatch,
        "line": {"color": colours.accent, "width": [1.3 if bar.qualifier == "exact" else 0 for bar in shown]},
        "pattern": {"shape": "/", "size": 6, "solidity": 0.3, "fgcolor": colours.accent, "bgcolor": colours.hatch},
    }
    return _columns(shown, [bar.claimed for bar in shown], frame.inner, hatch)


def _named(bars: list[_Bar], frame: _Frame, colours: Palette) -> Part:
    shown = [bar for bar in bars if bar.named]
    return _columns(shown, [bar.named for bar in shown], frame.inner, {"color": colours.accent, "line": {"width": 0}})


def _columns(bars: list[_Bar], counts: list[int | None], width: float, marker: Part) -> Part:
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


def _touch(bars: list[_Bar], frame: _Frame) -> Part:
    """Clear bars of full height over everything: they carry the hover text and take the click."""
    trace = _columns(bars, [], max(frame.outer, 0.018 * frame.span), {"color": style.CLEAR, "line": {"width": 0}})
    height = frame.count(frame.pixels - frame.disc_room)
    return trace | {"y": [height] * len(bars), "hovertext": [_hover(bar) for bar in bars], "hoverinfo": "text"}


def _hover(bar: _Bar) -> str:
    words = (_eligible_words(bar), _claimed_words(bar), _named_words(bar))
    return style.hover(bar.title, style.spaced(day(bar.day)), " · ".join(words))


def _eligible_words(bar: _Bar) -> str:
    if bar.eligible is None:
        return _("– eligible")
    return ngettext("{n} eligible", "{n} eligible", bar.eligible)


def _claimed_words(bar: _Bar) -> str:
    if bar.claimed is None:
        return _("? reported")
    if bar.qualifier == "over":
        return ngettext("over {n} reported", "over {n} reported", bar.claimed)
    if bar.qualifier == "about":
        return ngettext("about {n} reported", "about {n} reported", bar.claimed)
    return ngettext("{n} reported", "{n} reported", bar.claimed)


def _claimed_label(bar: _Bar) -> str:
    """The same in the fewest signs."""
    if bar.claimed is None or bar.qualifier not in ("over", "about"):
        return _claimed_words(bar)
    if bar.qualifier == "over":
        return ngettext(">{n} reported", ">{n} reported", bar.claimed)
    return ngettext("~{n} reported", "~{n} reported", bar.claimed)


def _named_words(bar: _Bar) -> str:
    return ngettext("{n} named", "{n} named", bar.named)


def _unknown(bars: list[_Bar], frame: _Frame, colours: Palette) -> Part:
    """A question mark at the foot of each bar without a reported number."""
    shown = [bar for bar in bars if bar.claimed is None]
    return _texts(
        [bar.day for bar in shown],
        [frame.count(frame.pixel(bar.named) + 2) for bar in shown],
        ["?"] * len(shown),
        colours.muted,
        16,
        700,
    )


def _labels(labelled: list[_Bar], bars: list[_Bar], frame: _Frame, colours: Palette) -> Part:
    """Reported over eligible, above the bar and above any neighbour that the label would lie on."""
    reach = 0.009 * frame.span * (1 + len(str(frame.peak))) + frame.outer / 2
    return _texts(
        [bar.day for bar in labelled],
        [max(frame.head(near) for near in bars if abs((near.day - bar.day).days) <= reach) for bar in labelled],
        ["<br>".join(_label_lines(bar)) for bar in labelled],
        colours.ink,
        style.AXIS,
    )


def _label_lines(bar: _Bar) -> list[str]:
    sign = {"over": "&gt;", "about": "~"}.get(bar.qualifier, "")
    claimed = [] if bar.claimed is None else [f"<b>{sign}{number_text(bar.claimed)}</b>"]
    return [*claimed, "–" if bar.eligible is None else number_text(bar.eligible)]


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


def _discs(milestones: pd.DataFrame, frame: _Frame, colours: Palette) -> Part:
    """One disc a number; its hover text names every milestone of that number."""
    groups = list(milestones.groupby("number", sort=False))
    trace: Part = {
        "type": "scatter",
        "mode": "markers+text",
        "x": style.days(rows["day"].iloc[0] for _number, rows in groups),
        "y": [frame.count(frame.pixels - _DISC / 2 - 1)] * len(groups),
        "text": [str(number) for number, _rows in groups],
        "textfont": {"size": style.SMALL, "color": colours.page, "weight": 700},
        "marker": {"size": _DISC, "color": colours.slate, "line": {"width": 0}},
        "hovertext": [
            "<br>".join([style.spaced(day(rows["day"].iloc[0])), *(style.hover(title) for title in rows["title"])])
            for _number, rows in groups
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    return style.steady(trace, colours.page)


def _shapes(
    bars: list[_Bar], labelled: list[_Bar], milestones: pd.DataFrame, frame: _Frame, colours: Palette
) -> list[Part]:
    """Milestone lines under the bars; open sides, chevrons and dashed tops over them; the as-of day and the gap."""
    accent = {"color": colours.accent, "width": 1.5}
    opened = [bar for bar in bars if bar.open_end]
    about = [bar for bar in bars if bar.claimed is not None and bar.qualifier == "about"]
    drawn = [
        _path(_milestone_lines(labelled, milestones, frame), {"color": colours.slate, "width": 1, "dash": "1px,3px"}),
        _path(_as_of_line(bars[-1], frame), {"color": colours.ink, "width": 1}),
        _path(_gap_line(frame), {"color": colours.ink, "width": 1.2, "dash": "4px,3px"}, over=True),
        _path([_sides(bar, frame) for bar in [*opened, *about]], accent, over=True),
        _path([_top(bar, frame) for bar in about], accent | {"dash": "3px,3px"}, over=True),
        _path([_chevron(bar, frame, 0.4) for bar in opened], accent, over=True, opacity=0.8),
        _path([_chevron(bar, frame, 1.6) for bar in opened], accent, over=True, opacity=0.45),
    ]
    return [shape for shape in drawn if shape["path"]]


def _path(steps: Iterable[str], line: Part, over: bool = False, opacity: float = 1) -> Part:
    shape: Part = {"type": "path", "path": "".join(steps), "line": line, "layer": "above" if over else "below"}
    return shape if opacity == 1 else {**shape, "opacity": opacity}


def _at(centre: date, offset: float = 0) -> str:
    """A day, and days from it, as the path of a Plotly shape reads it."""
    moment = datetime(centre.year, centre.month, centre.day) + timedelta(days=offset)
    return f"{moment:%Y-%m-%d_%H}" if offset else f"{moment:%Y-%m-%d}"


def _sides(bar: _Bar, frame: _Frame) -> str:
    left, right = _at(bar.day, -frame.inner / 2), _at(bar.day, frame.inner / 2)
    return f"M{left},0V{bar.claimed}M{right},0V{bar.claimed}"


def _top(bar: _Bar, frame: _Frame) -> str:
    return f"M{_at(bar.day, -frame.inner / 2)},{bar.claimed}H{_at(bar.day, frame.inner / 2)}"


def _chevron(bar: _Bar, frame: _Frame, rises: float) -> str:
    foot = (bar.claimed or 0) + rises * frame.rise
    left, right = _at(bar.day, -frame.inner / 2), _at(bar.day, frame.inner / 2)
    return f"M{left},{foot:.4g}L{_at(bar.day)},{foot + frame.rise:.4g}L{right},{foot:.4g}"


def _milestone_lines(labelled: list[_Bar], milestones: pd.DataFrame, frame: _Frame) -> list[str]:
    """From the base line to the disc, broken where a label stands in the way."""
    top = frame.count(frame.pixels - _DISC)
    lines = []
    for moment in dict.fromkeys(value.date() for value in milestones["day"]):
        bar = min(labelled, key=lambda bar: abs((bar.day - moment).days), default=None)
        if bar is None or abs((bar.day - moment).days) > 0.03 * frame.span:
            lines.append(f"M{_at(moment)},0V{top:.4g}")
            continue
        label = len(_label_lines(bar)) * _LINE + 4
        head = frame.head(bar)
        lines.append(f"M{_at(moment)},0V{head:.4g}M{_at(moment)},{frame.count(frame.pixel(head) + label):.4g}V{top:.4g}")
    return lines


def _as_of_line(bar: _Bar, frame: _Frame) -> list[str]:
    """Over the whole height; only above the words beside the last bar where these stand in the way."""
    highest = frame.pixels - frame.disc_room
    foot = _middles(_word_stack(bar, frame), frame)[-1] + _LINE / 2 if frame.near else 0
    return [f"M{_at(frame.as_of)},{frame.count(foot)}V{frame.count(highest)}"]


def _gap_line(frame: _Frame) -> list[str]:
    """The stretch without a meeting, where there is room to say so."""
    if frame.near:
        return []
    foot = _gap_height(frame) - _LINE - 3
    return [f"M{_at(frame.last, frame.outer * 0.6)},{frame.count(foot)}H{_at(frame.as_of)}"]


def _gap_height(frame: _Frame) -> float:
    """Pixels from the base line to the middle of the words on the gap."""
    return 0.26 * frame.pixel(frame.peak) + _LINE + 3


def _annotations(bar: _Bar, frame: _Frame, colours: Palette) -> list[Part]:
    words = _word_stack(bar, frame)
    right = _at(bar.day, frame.outer / 2).replace("_", " ")
    notes = []
    for (_height, lines, text), middle in zip(words, _middles(words, frame), strict=True):
        gap = lines == 2 and not frame.near
        x, side = (f"{frame.as_of}", "right") if gap else (right, "left")
        notes.append(_note(text, x, frame.count(middle), side, colours))
    return [*notes, _as_of_note(frame, colours)]


def _word_stack(bar: _Bar, frame: _Frame) -> list[tuple[float, int, str]]:
    """Wished height in pixels, lines and text of what stands beside the last bar, from the foot upwards."""
    named = frame.pixel(bar.named)
    eligible = None if bar.eligible is None else frame.pixel(bar.eligible) - 4
    claimed = frame.pixel(bar.claimed or 0)
    if bar.claimed is None:
        claimed = named + _LINE if eligible is None else (named + eligible) / 2
    stack = [
        (named, 1, f"<b>{_named_words(bar)}</b>"),
        (claimed, 1, f"<b>{figure_text(_claimed_label(bar))}</b>"),
        (max(named, claimed) + _LINE if eligible is None else eligible, 1, _eligible_words(bar)),
    ]
    gap = (frame.as_of - frame.last).days
    if gap > 0:
        found = ngettext("none found for {n} day", "none found for {n} days", gap)
        stack.append((_gap_height(frame), 2, style.halved(found)))
    return sorted(stack, key=lambda entry: entry[0])


def _middles(words: list[tuple[float, int, str]], frame: _Frame) -> list[float]:
    """Middles in pixels, as near to the wished ones as texts of so many lines can stand without touching."""
    halves = [lines * _LINE / 2 for _wish, lines, _text in words]
    middles: list[float] = []
    for (wish, _lines, _text), half in zip(words, halves, strict=True):
        floor = middles[-1] + halves[len(middles) - 1] if middles else 0
        middles.append(max(wish, floor + half))
    ceiling: float = frame.pixels - frame.disc_room - (2 * _LINE if frame.near else 0)
    for place in range(len(middles) - 1, -1, -1):
        middles[place] = min(middles[place], ceiling - halves[place])
        ceiling = middles[place] - halves[place]
    return middles


def _note(text: str, x: str, y: float, side: str, colours: Palette, size: int = style.AXIS) -> Part:
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": side,
        "xshift": 3 if side == "left" else -2,
        "align": side,
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": colours.page,
        "font": {"size": size, "color": colours.ink},
    }


def _as_of_note(frame: _Frame, colours: Palette) -> Part:
    text = style.halved(_("as of {day}").replace("{day}", day(frame.as_of)))
    side = "left" if frame.near else "right"
    note = _note(text, f"{frame.as_of}", frame.count(frame.pixels - frame.disc_room), side, colours, style.SMALL)
    return note | {"yanchor": "top", "font": {"size": style.SMALL, "color": colours.muted}}


def _count_axis(frame: _Frame, colours: Palette) -> Part:
    values = style.ticks(frame.peak)
    return {
        "fixedrange": True,
        "range": [0, frame.top],
        "tickvals": values,
        "ticktext": [number_text(value) for value in values],
        "tickfont": {"size": style.AXIS, "color": colours.muted},
        "gridcolor": colours.grid,
        "zeroline": False,
    }


def _dates_axis(frame: _Frame, colours: Palette) -> Part:
    axis = style.base_axis(colours, type="date", range=style.days([frame.start, frame.end]))
    if frame.span < 730:
        months = _months(frame.start, frame.end, 1 if frame.span < 150 else 3 if frame.span < 450 else 6)
        return axis | {"tickvals": style.days(months), "ticktext": [month(value) for value in months]}
    if frame.span <= 3650:
        return axis | {"dtick": "M12", "tick0": "2000-01-01", "tickformat": "%Y", "ticklabelmode": "period"}
    step = 2 if frame.span <= 7300 else 5 if frame.span <= 18250 else 10
    years = [year for year in range(frame.start.year + 1, max(frame.as_of, frame.last).year + 1) if year % step == 0]
    return axis | {"tickvals": [f"{year}-01-01" for year in years], "ticktext": [str(year) for year in years]}


def _months(start: date, end: date, step: int) -> list[date]:
    """First days of every so manieth month inside, counted from January."""
    firsts = [date(year, number, 1) for year in range(start.year, end.year + 1) for number in range(1, 13, step)]
    return [first for first in firsts if start <= first <= end]
