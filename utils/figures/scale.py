"""Where things stand on the timeline of meetings, and the words for the three counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd

from utils.wording import _, ngettext, number_text

LINE, DISC, UNKNOWN = 15, 17, 16
"""Pixels of one line of text, of the disc of a milestone, and of the question mark for a number not on record."""

_FOOT = 28


@dataclass(frozen=True, slots=True)
class Bar:
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
        """The source says "over": the number is a floor."""
        return self.claimed is not None and self.qualifier == "over"

    @property
    def peak(self) -> int:
        """The largest of the counts."""
        return max(self.eligible or 0, self.claimed or 0, self.named)


@dataclass(frozen=True, slots=True)
class Scale:
    """The days and counts shown, and how pixels turn into them; `outer` is the width of an outline in days."""

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
    narrowed: bool
    """Filters leave meetings out: the last one here need not be the last one found."""

    @property
    def inner(self) -> float:
        """Days that a hatched or solid bar is wide, inside its outline."""
        return self.outer * 40 / 62

    @property
    def span(self) -> int:
        """Days shown in all."""
        return (self.end - self.start).days

    def count(self, pixels: float) -> float:
        """So many pixels above the base line, as a count."""
        return float(f"{pixels * self.top / self.pixels:.4g}")

    def pixel(self, count: float) -> float:
        """Pixels of a count above the base line."""
        return count * self.pixels / self.top

    @property
    def rise(self) -> float:
        """Height of one chevron, as a count."""
        return self.count(self.pixels * 0.03)

    def head(self, bar: Bar) -> float:
        """The upper end of all that is drawn for a meeting."""
        chevrons = (bar.claimed or 0) + 3 * self.rise if bar.open_end else 0
        unknown = self.count(self.pixel(bar.named) + UNKNOWN) if bar.claimed is None else 0
        return float(f"{max(bar.peak, chevrons, unknown):.4g}")


def bars_of(meetings: pd.DataFrame) -> list[Bar]:
    """The meetings of `turnout.timeline`, in their order."""
    columns = ["meeting_id", "start_date", "title", "eligible", "qualifier", "claimed", "named"]
    return [
        Bar(meeting_id, start.date(), title, _whole(eligible), qualifier, _whole(claimed), int(named))
        for meeting_id, start, title, eligible, qualifier, claimed, named in zip(
            *(meetings[column] for column in columns), strict=True
        )
    ]


def _whole(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def scale_of(bars: list[Bar], milestones: pd.DataFrame, as_of: date, height: int, narrowed: bool) -> Scale:
    """Room for all bars and what is written above and beside them, on a figure of so many pixels."""
    first, last = bars[0].day, bars[-1].day
    reach = max(as_of, last)
    length = max((reach - first).days, 300)
    words = 0.0285 * length * max(len(text) for text in (claimed_label(bars[-1]), eligible_words(bars[-1])))
    near = (as_of - last).days < words
    end = max(reach, last + timedelta(days=words)) if near else reach
    end, start = end + timedelta(days=0.035 * length), first - timedelta(days=0.045 * length)
    peak = max(1, *(bar.peak for bar in bars))
    pixels = height - _FOOT
    disc_room = DISC + 6 if len(milestones) else 0
    chevrons = max((bar.claimed or 0) / peak for bar in bars) > 0.8 and any(bar.open_end for bar in bars)
    room = disc_room + 2 * LINE + 4 + (pixels * 0.05 if chevrons else 0)
    return Scale(
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
        narrowed=narrowed,
    )


def _width(bars: list[Bar], span: int) -> float:
    """Days that an outline is wide: 3 % of all, less where meetings come close, but never a hair."""
    gaps = [(later.day - bar.day).days for bar, later in pairwise(bars) if later.day > bar.day]
    return max(min([0.031 * span, *(0.84 * gap for gap in gaps)]), 0.004 * span)


def labelled(bars: list[Bar], scale: Scale) -> list[Bar]:
    """The meetings with room for a label above them, the last one apart: it is labelled in words."""
    chosen = [bars[-1]]
    width = 0.021 * scale.span * (1 + len(str(scale.peak)))
    for bar in reversed(bars[:-1]):
        if (chosen[-1].day - bar.day).days >= width:
            chosen.append(bar)
    return chosen[:0:-1]


def eligible_words(bar: Bar) -> str:
    """Eligible, in words; a dash where no denominator applies."""
    if bar.eligible is None:
        return _("– eligible")
    return ngettext("{n} eligible", "{n} eligible", bar.eligible)


def claimed_words(bar: Bar) -> str:
    """Reported, in words, as the source qualifies it; a question mark where the record holds no number."""
    if bar.claimed is None:
        return _("? reported")
    if bar.qualifier == "over":
        return ngettext("over {n} reported", "over {n} reported", bar.claimed)
    if bar.qualifier == "about":
        return ngettext("about {n} reported", "about {n} reported", bar.claimed)
    return ngettext("{n} reported", "{n} reported", bar.claimed)


def claimed_label(bar: Bar) -> str:
    """Reported, in the fewest signs."""
    if bar.claimed is None or bar.qualifier not in ("over", "about"):
        return claimed_words(bar)
    if bar.qualifier == "over":
        return ngettext(">{n} reported", ">{n} reported", bar.claimed)
    return ngettext("~{n} reported", "~{n} reported", bar.claimed)


def named_words(bar: Bar) -> str:
    """Named, in words."""
    return ngettext("{n} named", "{n} named", bar.named)


def label_lines(bar: Bar) -> list[str]:
    """What stands above a bar: reported, where there is a number, over eligible."""
    sign = {"over": "&gt;", "about": "~"}.get(bar.qualifier, "")
    claimed = [] if bar.claimed is None else [f"<b>{sign}{number_text(bar.claimed)}</b>"]
    return [*claimed, "–" if bar.eligible is None else number_text(bar.eligible)]
