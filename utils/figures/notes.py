"""What is written and drawn over the bars of the timeline: milestones, open ends, the gap, the last bar in words."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from utils.figures import style
from utils.figures.scale import (
    DISC,
    LINE,
    Bar,
    Scale,
    claimed_label,
    eligible_words,
    label_lines,
    named_words,
)
from utils.figures.style import Palette, Part
from utils.wording import _, day, figure_text, ngettext


def shapes(
    bars: list[Bar], labelled: list[Bar], milestones: pd.DataFrame, scale: Scale, colours: Palette
) -> list[Part]:
    """Milestone lines under the bars; open sides, chevrons, dashed tops over them; the as-of day and the gap."""
    accent = {"color": colours.accent, "width": 1.5}
    dotted = {"color": colours.slate, "width": 1, "dash": "1px,3px"}
    opened = [bar for bar in bars if bar.open_end]
    about = [bar for bar in bars if bar.claimed is not None and bar.qualifier == "about"]
    drawn = [
        _path(_milestone_lines(labelled, milestones, scale), dotted),
        _path(_as_of_line(bars[-1], scale), {"color": colours.ink, "width": 1}),
        _path(_gap_line(scale), {"color": colours.ink, "width": 1.2, "dash": "4px,3px"}, over=True),
        _path([_sides(bar, scale) for bar in [*opened, *about]], accent, over=True),
        _path([_top(bar, scale) for bar in about], accent | {"dash": "3px,3px"}, over=True),
        _path([_chevron(bar, scale, 0.4) for bar in opened], accent, over=True, opacity=0.8),
        _path([_chevron(bar, scale, 1.6) for bar in opened], accent, over=True, opacity=0.45),
    ]
    return [shape for shape in drawn if shape["path"]]


def _path(steps: Iterable[str], line: Part, over: bool = False, opacity: float = 1) -> Part:
    layer = "above" if over else "below"
    shape: Part = {"type": "path", "path": "".join(steps), "line": line, "layer": layer}
    return shape if opacity == 1 else {**shape, "opacity": opacity}


def _at(centre: date, offset: float = 0) -> str:
    """A day, and days from it, as the path of a Plotly shape reads it."""
    moment = pd.Timestamp(centre) + pd.Timedelta(days=offset)
    return f"{moment:%Y-%m-%d_%H}" if offset else f"{moment:%Y-%m-%d}"


def _sides(bar: Bar, scale: Scale) -> str:
    left, right = _at(bar.day, -scale.inner / 2), _at(bar.day, scale.inner / 2)
    return f"M{left},0V{bar.claimed}M{right},0V{bar.claimed}"


def _top(bar: Bar, scale: Scale) -> str:
    return f"M{_at(bar.day, -scale.inner / 2)},{bar.claimed}H{_at(bar.day, scale.inner / 2)}"


def _chevron(bar: Bar, scale: Scale, rises: float) -> str:
    foot = (bar.claimed or 0) + rises * scale.rise
    left, right = _at(bar.day, -scale.inner / 2), _at(bar.day, scale.inner / 2)
    return f"M{left},{foot:.4g}L{_at(bar.day)},{foot + scale.rise:.4g}L{right},{foot:.4g}"


def _milestone_lines(labelled: list[Bar], milestones: pd.DataFrame, scale: Scale) -> list[str]:
    """From the base line to the disc, broken where a label stands in the way."""
    top = scale.count(scale.pixels - DISC)
    lines = []
    for moment in dict.fromkeys(value.date() for value in milestones["day"]):
        bar = min(labelled, key=lambda bar: abs((bar.day - moment).days), default=None)
        if bar is None or abs((bar.day - moment).days) > 0.03 * scale.span:
            lines.append(f"M{_at(moment)},0V{top:.4g}")
            continue
        head = scale.head(bar)
        above = scale.count(scale.pixel(head) + len(label_lines(bar)) * LINE + 4)
        lines.append(f"M{_at(moment)},0V{head:.4g}M{_at(moment)},{above:.4g}V{top:.4g}")
    return lines


def _as_of_line(bar: Bar, scale: Scale) -> list[str]:
    """Over the whole height; only above the words beside the last bar where these stand in the way."""
    highest = scale.pixels - scale.disc_room
    foot = _middles(_word_stack(bar, scale), scale)[-1] + LINE / 2 if scale.near else 0
    return [f"M{_at(scale.as_of)},{scale.count(foot)}V{scale.count(highest)}"]


def _gap_line(scale: Scale) -> list[str]:
    """The stretch without a meeting, where there is room to say so."""
    if scale.near:
        return []
    foot = _gap_height(scale) - LINE - 3
    return [f"M{_at(scale.last, scale.outer * 0.6)},{scale.count(foot)}H{_at(scale.as_of)}"]


def _gap_height(scale: Scale) -> float:
    """Pixels from the base line to the middle of the words on the gap."""
    return 0.26 * scale.pixel(scale.peak) + LINE + 3


def annotations(bar: Bar, scale: Scale, colours: Palette) -> list[Part]:
    """The last bar in words, which are the legend of the figure; the gap since; the as-of day."""
    words = _word_stack(bar, scale)
    right = _at(bar.day, scale.outer / 2).replace("_", " ")
    notes = []
    for (_height, lines, text), middle in zip(words, _middles(words, scale), strict=True):
        gap = lines == 2 and not scale.near
        x, side = (f"{scale.as_of}", "right") if gap else (right, "left")
        notes.append(_note(text, x, scale.count(middle), side, colours))
    return [*notes, _as_of_note(scale, colours)]


def _word_stack(bar: Bar, scale: Scale) -> list[tuple[float, int, str]]:
    """Wished height in pixels, lines and text of what stands beside the last bar, from the foot upwards."""
    named = scale.pixel(bar.named)
    eligible = None if bar.eligible is None else scale.pixel(bar.eligible) - 4
    claimed = scale.pixel(bar.claimed or 0)
    if bar.claimed is None:
        claimed = named + LINE if eligible is None else (named + eligible) / 2
    stack = [
        (named, 1, f"<b>{named_words(bar)}</b>"),
        (claimed, 1, f"<b>{figure_text(claimed_label(bar))}</b>"),
        (max(named, claimed) + LINE if eligible is None else eligible, 1, eligible_words(bar)),
    ]
    gap = (scale.as_of - scale.last).days
    if gap > 0:
        found = (
            ngettext("none fits for {n} day", "none fits for {n} days", gap)
            if scale.narrowed
            else ngettext("none found for {n} day", "none found for {n} days", gap)
        )
        stack.append((_gap_height(scale), 2, style.halved(found)))
    return sorted(stack, key=lambda entry: entry[0])


def _middles(words: list[tuple[float, int, str]], scale: Scale) -> list[float]:
    """Middles in pixels, as near to the wished ones as texts of so many lines can stand without touching."""
    halves = [lines * LINE / 2 for _wish, lines, _text in words]
    middles: list[float] = []
    for (wish, _lines, _text), half in zip(words, halves, strict=True):
        floor = middles[-1] + halves[len(middles) - 1] if middles else 0
        middles.append(max(wish, floor + half))
    ceiling: float = scale.pixels - scale.disc_room - (2 * LINE if scale.near else 0)
    for place in range(len(middles) - 1, -1, -1):
        middles[place] = min(middles[place], ceiling - halves[place])
        ceiling = middles[place] - halves[place]
    return middles


def _note(text: str, x: str, y: float, side: str, colours: Palette) -> Part:
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
        "font": {"size": style.AXIS, "color": colours.ink},
    }


def _as_of_note(scale: Scale, colours: Palette) -> Part:
    text = style.halved(_("as of {day}").replace("{day}", day(scale.as_of)))
    side = "left" if scale.near else "right"
    note = _note(text, f"{scale.as_of}", scale.count(scale.pixels - scale.disc_room), side, colours)
    return note | {"yanchor": "top", "font": {"size": style.SMALL, "color": colours.muted}}
