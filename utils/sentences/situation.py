"""What the front page says beside the headline: its tiles, its timeline, what changed, and the small map."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from utils.sentences import counts, meetings, topics
from utils.sentences.ways import PAGES_BY_ID
from utils.wording import _, day, listing, markdown, ngettext, number_text, shortened

FRAMING = ("summit", "strategy", "accession", "suspension")
"""Kinds of milestones that frame the timeline of the front page; the Meetings page has them all."""

_NAMES_IN_TITLE = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """One number: its name, itself, what it rests on, the words of its door, the page behind it and that page's options."""

    key: str
    label: str
    value: str
    note: str
    door: str
    script: str
    options: Mapping[str, str]


def tiles(
    totals: pd.Series, lead: pd.Series, latest: pd.Series, changes: pd.DataFrame, first: bool
) -> tuple[Tile, ...]:
    """The four numbers of the front page."""
    return (
        _meetings_tile(totals, lead),
        _reported_tile(latest),
        _topics_tile(latest, changes, first),
        _days_tile(lead),
    )


def timeline_key(series: str) -> str:
    """Measure and encoding of the timeline, shorter than on its own page."""
    return _(
        "Partner nations at each {series}. Outline: eligible · hatched: reported · solid: named · > ‘over’ · ? not in the record"
    ).format(series=markdown(series))


def changed_title(previous: pd.DataFrame) -> str:
    """`What changed since 28 Feb 2024`."""
    if previous.empty:
        return _("The first meeting of its series")
    return _("What changed since {day}").format(day=day(previous["start_date"].iloc[0]))


def changed(
    changes: pd.DataFrame, moved: pd.DataFrame, previous: pd.DataFrame, latest: pd.Series
) -> list[tuple[str, str]]:
    """Short notes: each a bold line and what it stands for."""
    if previous.empty:
        return [(markdown(day(latest["start_date"])), topics.nothing_to_compare(latest["start_date"]))]
    notes = [(title, markdown(shortened(names, 3))) for title, names in topics.change_groups(changes)]
    before, now = previous.iloc[0]["eligible"], latest["eligible"]
    if pd.notna(before) and pd.notna(now):
        count = _("**Eligible nations** {before} → {now}").format(
            before=counts.eligible(before), now=counts.eligible(now)
        )
        notes.append((count, " · ".join(meetings.moves(moved)) or _("the same nations")))
    return notes


def map_title(nations: pd.DataFrame, latest: pd.Series, *, chosen: bool) -> str:
    """`26 reported; named in the record: Ukraine`; of the chosen partners alone where some are chosen."""
    names = nations.loc[nations["state"].isin(["named", "guest"]), "name"].tolist()
    named = markdown(listing(names)) if 0 < len(names) <= _NAMES_IN_TITLE else number_text(len(names))
    if chosen:
        return _("Of the chosen partners, named in the record: {names}").format(names=named)
    if pd.notna(latest["claimed"]):
        reported = counts.claimed(latest["qualifier"], latest["claimed"])
        return _("{reported} reported; named in the record: {names}").format(reported=reported, names=named)
    return _("No number reported; named in the record: {names}").format(names=named)


def map_key(latest: pd.Series) -> str:
    """Scope and encoding of the small map."""
    if pd.isna(latest["eligible"]):
        return _("Active partners on {day} · full colour: named · faint: not named in the record").format(
            day=day(latest["start_date"])
        )
    return _("Eligible on {day} · full colour: named · faint: not named in the record").format(
        day=day(latest["start_date"])
    )


def _meetings_tile(totals: pd.Series, lead: pd.Series) -> Tile:
    held, on_record = int(totals["meetings"]), int(totals["on_record"])
    value = number_text(held)
    if held < on_record:
        value = _("{held} of {all}").format(held=value, all=number_text(on_record))
    series = ngettext("{n} series", "{n} series", int(totals["series"]))
    note = _("{series} · {lead} of the leading one").format(
        series=series, lead=number_text(int(lead["meetings"]))
    )
    return Tile("meetings", _("Meetings on record"), value, note, _("list"), "pages/meetings.py", {})


def _reported_tile(latest: pd.Series) -> Tile:
    label = _("Reported, {day}").format(day=day(latest["start_date"]))
    reported = counts.claimed(latest["qualifier"], latest["claimed"])
    named = ngettext("{n} named", "{n} named", int(latest["named"]))
    if pd.isna(latest["eligible"]):
        value, note = reported, named
    else:
        value = _("{reported} of {eligible}").format(
            reported=reported, eligible=counts.eligible(latest["eligible"])
        )
        note = _("eligible · {named}").format(named=named)
    options = {"id": str(latest["meeting_id"])}
    return Tile("reported", label, value, note, _("meeting"), PAGES_BY_ID["meeting_id"], options)


def _topics_tile(latest: pd.Series, changes: pd.DataFrame, first: bool) -> Tile:
    label = _("New topics, {day}").format(day=day(latest["start_date"]))
    per = changes["change"].value_counts()
    if first:
        value, note = "–", _("first meeting: nothing to compare")
    else:
        value = number_text(int(per.get("new", 0) + per.get("back", 0)))
        note = _("{continued} continued · {dropped} dropped").format(
            continued=number_text(int(per.get("continued", 0))),
            dropped=number_text(int(per.get("dropped", 0))),
        )
    return Tile("topics", label, value, note, _("topics"), "pages/topics.py", {})


def _days_tile(lead: pd.Series) -> Tile:
    label = _("Days since {day}").format(day=day(lead["last"]))
    note = _("stated rhythm: {cadence}").format(
        cadence=markdown(str(lead["cadence"])) if pd.notna(lead["cadence"]) else "?"
    )
    return Tile("days", label, number_text(int(lead["days_since"])), note, _("rule"), "pages/method.py", {})
