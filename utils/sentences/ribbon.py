"""What the ribbon of one partner says: its episodes and programmes with their dates in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from utils import terms
from utils.sentences import Words
from utils.wording import _, day, in_turn, labelled, ngettext, number_text, partial_day

_FIRST_SEEN = "first-seen"


def spells(episodes: pd.DataFrame, programmes: pd.DataFrame) -> pd.DataFrame:
    """Episodes, then programmes, each a bar of the ribbon with its dates in words.

    Columns: id (of the row; two spells in one framework or programme share it), label, slot (-1 for a programme),
    start, start_first, start_last, start_basis, end, end_first, end_last, end_reason, words, source, note.
    """
    spells = [
        episodes.assign(
            id="f " + episodes["framework_id"], label=episodes["framework"], start_basis="stated"
        ),
        programmes.assign(
            id="p " + programmes["programme_id"], label=_named(programmes), slot=-1, end_reason=None
        ),
    ]
    rows = pd.concat([spell for spell in spells if len(spell)] or spells[:1], ignore_index=True)
    told = [spell_words(row) for row in rows.to_dict(orient="records")]
    columns = [
        "id", "label", "slot", "start", "start_first", "start_last", "start_basis", "end", "end_first", "end_last",
        "end_reason", "words", "source", "note",
    ]  # fmt: skip
    return rows.assign(words=told, source=_cited(rows))[columns]


def spell_words(spell: Mapping[Any, object]) -> str:
    """The dates of one episode or programme: `since 8 Feb 1994`, `first seen Apr 2014`, `start ? to 2016`.

    A start without a `start_basis` is a stated one.
    """
    start, end = _day_of(spell["start"]), _day_of(spell["end"])
    if not start:
        return _("start ? to {end}").format(end=end) if end else _("start ?")
    if spell.get("start_basis") == _FIRST_SEEN:
        sentence = _("first seen {start} to {end}") if end else _("first seen {start}")
    else:
        sentence = _("{start} to {end}") if end else _("since {start}")
    return sentence.format(start=start, end=end)


def table(bars: pd.DataFrame, appearances: pd.DataFrame) -> pd.DataFrame:
    """The rows behind the ribbon: what, its dates and how it ended in words, the source. Columns: label, basis, source, note."""
    ends = [
        terms.word("end reason", reason) if isinstance(reason, str) else "" for reason in bars["end_reason"]
    ]
    dates = [" · ".join(filter(None, pair)) for pair in zip(bars["words"], ends, strict=True)]
    spells = pd.DataFrame(
        {"label": bars["label"], "basis": dates, "source": bars["source"], "note": bars["note"].fillna("")}
    )
    meetings = pd.DataFrame(
        {
            "label": appearances["title"],
            "basis": [day(start) for start in appearances["start_date"]],
            "source": _cited(appearances),
            "note": appearances["note"].fillna(""),
        }
    )
    return pd.concat([spells, meetings], ignore_index=True)


def words(partner: pd.Series, bars: pd.DataFrame, appearances: pd.DataFrame) -> Words:
    """What the ribbon says."""
    return Words(
        title(partner, bars),
        _(
            "Solid: stated dates, pale: as far as a month or year leaves it open · dashed tail: only the first source that shows it · dotted, ?: no start on record · ★ became an Ally · ❙ ended · grey after it: suspended"
        ),
        _("Sources: memberships ({episodes}), programme participation ({programmes}), participation ({meetings}).").format(
            episodes=_rows(int((bars["slot"] >= 0).sum())),
            programmes=_rows(int((bars["slot"] < 0).sum())),
            meetings=_rows(len(appearances)),
        ),
        _("Status and programmes of {partner} over time. {bars}. Meetings that name it: {meetings}. The table has every row.").format(
            partner=partner["name"],
            bars=in_turn(labelled(label, words) for label, words in zip(bars["label"], bars["words"], strict=True)) or "–",
            meetings=number_text(len(appearances)),
        ),
    )  # fmt: skip


def title(partner: pd.Series, bars: pd.DataFrame) -> str:
    """Since when, or until when, it is a partner, and how many programmes have no stated beginning."""
    taken = bars[bars["slot"] < 0]
    number = int(without_beginning(taken).sum())
    if not len(taken):
        programmes = _("no programme on record")
    elif len(taken) == 1:
        programmes = (
            _("its one programme entry has no stated beginning")
            if number
            else _("its one programme entry has a stated beginning")
        )
    elif not number:
        programmes = _("all {all} programme entries have a stated beginning").format(
            all=number_text(len(taken))
        )
    else:
        programmes = ngettext(
            "{n} of {all} programme entries has no stated beginning",
            "{n} of {all} programme entries have no stated beginning",
            number,
        ).format(all=number_text(len(taken)))
    if partner["status"] == "active":
        told = _("Partner since {day}; {programmes}")
    elif partner["status"] == "never":
        told = _("No episode in a framework on record; {programmes}")
    elif partner["status"] == "suspended":
        told = _("Suspended since {end}; {programmes}")
    else:
        told = _("Partner until {end}; {programmes}")
    return told.format(day=_day_of(partner["start"]), end=_day_of(partner["end"]), programmes=programmes)


def without_beginning(programmes: pd.DataFrame) -> pd.Series:
    """Which entries have no stated beginning: none at all, or only the first source that shows them."""
    return programmes["start"].isna() | (programmes["start_basis"] == _FIRST_SEEN)


def meetings_label(partner: pd.Series) -> str:
    """The label of the row of meetings, plain."""
    return _("Meetings that name {partner}").format(partner=partner["name"])


def _named(programmes: pd.DataFrame) -> list[str]:
    """`PTEC, Partnership Training and Education Centres`: the short name first, since a long one is cut."""
    pairs = zip(programmes["abbreviation"], programmes["programme"], strict=True)
    return [f"{short}, {name}" if isinstance(short, str) else str(name) for short, name in pairs]


def _cited(rows: pd.DataFrame) -> list[str]:
    return [labelled(p, s) for p, s in zip(rows["publisher"], rows["source"], strict=True)]


def _rows(number: int) -> str:
    return ngettext("{n} row", "{n} rows", number)


def _day_of(text: object) -> str:
    return partial_day(text) if isinstance(text, str) else ""
