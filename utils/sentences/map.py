"""What the map says: who can take part, who was named, who is out of view."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from utils import terms
from utils.sentences import counts
from utils.sentences.ways import Sheet
from utils.wording import _, day, listing, markdown, ngettext, number_text

VIEWS: tuple[Literal["world", "region"], ...] = ("world", "region")
COLOURS: tuple[Literal["framework", "meetings"], ...] = ("framework", "meetings")
"""The options of the Map page, the first of each being what it opens with."""

_NAMED_IN_FULL = 4


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the reader stands among the meetings of a series: at one of them, or at the as-of day (`meeting_id` empty).

    `turnout` is `metrics.meetings.turnout`, by start date.
    """

    turnout: pd.DataFrame
    meeting_id: str
    as_of: date

    @property
    def place(self) -> int:
        """The meeting's place from 0; one past the last for the as-of day."""
        ids = self.turnout["meeting_id"].tolist()
        return ids.index(self.meeting_id) if self.meeting_id else len(ids)

    @property
    def meeting(self) -> "pd.Series | None":
        """The meeting's row, or None for the as-of day."""
        return self.turnout.iloc[self.place] if self.meeting_id else None

    @property
    def day(self) -> date:
        """The day that the map shows."""
        return self.turnout.iloc[self.place]["start_date"].date() if self.meeting_id else self.as_of


Link = tuple[str, dict[str, str], bool]
"""A link that sets the page's options: its words, the options, and whether it is the present one."""


def step_links(steps: Steps, asked: dict[str, str]) -> list[Link]:
    """One step back, where one stands, one step on; each names the day it leads to."""
    days = [day(start) for start in steps.turnout["start_date"]]
    ids = [*steps.turnout["meeting_id"], ""]
    names = [*days, _("as of {day}").format(day=day(steps.as_of))]
    links: list[Link] = []
    if steps.place > 0:
        links.append((f"‹ {names[steps.place - 1]}", asked | {"meeting": ids[steps.place - 1]}, False))
    here = names[steps.place]
    if steps.meeting_id:
        here = _("{day} · meeting {place} of {n}").format(day=here, place=steps.place + 1, n=len(days))
    links.append((here, asked, True))
    if steps.place < len(days):
        links.append((f"{names[steps.place + 1]} ›", asked | {"meeting": ids[steps.place + 1]}, False))
    return links


def view_names() -> dict[str, str]:
    """The two parts of the world."""
    return {"world": _("World"), "region": _("Europe to Central Asia")}


def view_links(asked: dict[str, str]) -> list[Link]:
    """The two parts of the world, as links."""
    return [(name, asked | {"view": view}, asked["view"] == view) for view, name in view_names().items()]


def colour_links(asked: dict[str, str]) -> list[Link]:
    """What the colour stands for."""
    names = {"framework": _("Framework"), "meetings": _("Meetings that name it")}
    return [(name, asked | {"colour": colour}, asked["colour"] == colour) for colour, name in names.items()]


def title(series: str, steps: Steps) -> str:
    """What the map is of."""
    if steps.meeting is None:
        return _("Partners on {day}").format(day=day(steps.day))
    return _("{series}, {day}").format(series=markdown(series), day=day(steps.day))


def listed(rows: pd.DataFrame, alt: str) -> Sheet:
    """The list beside the map; a row opens its partner."""
    return Sheet("", "", rows, LISTED, "partner_id", alt=alt, tall=520)


def list_title(nations: pd.DataFrame, when: date, *, chosen: bool) -> str:
    """How many partner nations were active on the day, of all or of those chosen."""
    active = int((nations["status"] == "active").sum())
    sentence = _("Chosen: {nations} on {day}") if chosen else _("{nations} on {day}")
    return sentence.format(nations=counts.nations(active), day=day(when))


def download_label() -> str:
    """What the button under the map gives."""
    return _("Take the map along (GeoJSON)")


def find_label() -> str:
    """What the search box beside the map is for."""
    return _("Find a partner")


def bands(starts: tuple[int, ...]) -> str:
    """How deep the colour is for how many meetings."""
    spans = [f"{low}–{high - 1}" if high - 1 > low else str(low) for low, high in pairwise(starts)]
    return _("The deeper the blue, the more meetings name it: none · {spans} · {last} or more").format(
        spans=" · ".join(spans), last=number_text(starts[-1])
    )


def without_shape(nations: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """Who is in the list and cannot be drawn."""
    names = nations.loc[~nations["partner_id"].isin(drawn["partner_id"]), "name"].tolist()
    return _("Without a shape on this map: {names}.").format(names=markdown(listing(names))) if names else ""


def source(meeting: "pd.Series | None", claims: pd.DataFrame) -> str:
    """Where the map's colours come from, and what the sources report beside it."""
    if meeting is None:
        return _("Source: memberships; participation rows of the meetings that the filters leave.")
    told = [_("Source: memberships; participation rows of the meeting.")]
    nations = claims[
        (claims["meeting_id"] == meeting["meeting_id"]) & (claims["measure"] == "partner_nations")
    ]
    values = [counts.claimed(q, v) for q, v in zip(nations["qualifier"], nations["value"], strict=True)]
    if values:
        told.insert(
            0, _("Reported by the sources: {values}.").format(values=", ".join(dict.fromkeys(values)))
        )
    organisations = int(meeting["organisations"])
    if organisations:
        told.append(
            ngettext(
                "Named also: {n} organisation, not a nation.",
                "Named also: {n} organisations, not nations.",
                organisations,
            )
        )
    return " ".join(told)


def headline(nations: pd.DataFrame, when: date, meeting: "pd.Series | None", *, chosen: bool) -> str:
    """The map in one sentence: for a meeting, how many of those who could take part are named; else who is active.

    `chosen`: the reader chose partners or frameworks, and the sentence speaks of those alone.
    """
    active = nations[nations["status"] == "active"]
    named = nations[nations["state"].isin(["named", "guest"])]
    if chosen:
        return _chosen_headline(active, named, when, meeting)
    if meeting is None:
        return _("{nations} on {day}; {named} of them named at a meeting on record").format(
            nations=counts.nations(len(active)), day=day(when), named=number_text(len(named))
        )
    if pd.isna(meeting["eligible"]):
        sentence = ngettext(
            "{n} partner nation is named for {day}, by invitation",
            "{n} partner nations are named for {day}, by invitation",
            int(meeting["named"]),
        )
        return sentence.format(day=day(when))
    told = named.loc[named["state"] == "named", "name"].tolist()
    sentence = _("{named} of {eligible} eligible partner nations named for {day}")
    if 0 < len(told) <= _NAMED_IN_FULL:
        sentence = _("{named} of {eligible} eligible partner nations named for {day}: {names}")
    return sentence.format(
        named=number_text(len(told)),
        eligible=counts.eligible(meeting["eligible"]),
        day=day(when),
        names=markdown(listing(told)),
    )


def _chosen_headline(
    active: pd.DataFrame, named: pd.DataFrame, when: date, meeting: "pd.Series | None"
) -> str:
    if meeting is None:
        sentence = ngettext(
            "{n} chosen partner nation active on {day}; {named} named at a meeting shown",
            "{n} chosen partner nations active on {day}; {named} named at a meeting shown",
            len(active),
        )
    else:
        sentence = ngettext(
            "{n} chosen partner nation active on {day}; {named} named at the meeting",
            "{n} chosen partner nations active on {day}; {named} named at the meeting",
            len(active),
        )
    return sentence.format(day=day(when), named=number_text(len(named)))


def legend(nations: pd.DataFrame, colours: tuple[str, ...], *, short: bool = False) -> str:
    """One entry a framework: its square, its name or abbreviation, how many nations are active in it, how many named."""
    active = nations[nations["status"] == "active"].sort_values("slot", kind="stable")
    told = []
    for slot in active["slot"].unique():
        rows = active[active["slot"] == slot]
        sentence = _(":{colour}[■] **{framework}** {active} · {named} named")
        told.append(
            sentence.format(
                colour=colours[int(slot) % len(colours)],
                framework=markdown(_framework(rows.iloc[0], short)),
                active=number_text(len(rows)),
                named=number_text(int((rows["state"] == "named").sum())),
            )
        )
    return "\N{EM SPACE}".join(told)


def _framework(row: pd.Series, short: bool) -> str:
    """A framework's name, or its abbreviation where it has one and little room."""
    return str(row["abbreviation"]) if short and pd.notna(row["abbreviation"]) else str(row["framework"])


def reading(meeting: "pd.Series | None") -> str:
    """How to read the colours."""
    if meeting is None:
        return _(
            "Full colour: named at one meeting or more. Faint: active partner, named at none (unknown, not absent). Blue-grey: Allies. Grey: cooperation suspended."
        )
    if pd.isna(meeting["eligible"]) and meeting["participant_list"] == "complete":
        return _(
            "Full colour: named in the record. Faint: active partner, not on the complete list of this meeting by invitation (–). Blue-grey: Allies. Grey: cooperation suspended."
        )
    if pd.isna(meeting["eligible"]):
        return _(
            "Full colour: named in the record. Faint: active partner, not named; it is not known who was invited. Blue-grey: Allies. Grey: cooperation suspended."
        )
    if meeting["audience"] != "all-partners":
        return _(
            "Full colour: named in the record. Faint: active partner, not named; the meeting was held for one framework, and partners outside it were not eligible (–). Blue-grey: Allies. Grey: cooperation suspended."
        )
    if meeting["participant_list"] == "complete":
        return _(
            "Full colour: named in the record. Faint: eligible, not on the complete list. Blue-grey: Allies. Grey: cooperation suspended."
        )
    return _(
        "Full colour: named in the record. Faint: eligible, not named (unknown, not absent). Blue-grey: Allies. Grey: cooperation suspended."
    )


def evidence_key() -> str:
    """How the symbols read."""
    return _("Named by: ● the text · ◆ a list · ■ as host")


def suspended(nations: pd.DataFrame) -> str:
    """Who is drawn as suspended, by name."""
    names = nations.loc[nations["status"] == "suspended", "name"].tolist()
    return (
        _("Cooperation suspended on that day: {names}.").format(names=markdown(listing(names)))
        if names
        else ""
    )


def outside(names: list[str]) -> str:
    """Who is named, and lies outside the part of the world that is drawn."""
    return _("Named, outside this view: {names}.").format(names=markdown(listing(names))) if names else ""


def boundary_note() -> str:
    """The disclaimer under every map."""
    return _(
        "Boundaries, names and designations shown on this map do not imply official endorsement or acceptance, nor any "
        "position of NATO or its Allies on the legal status of any territory or the delimitation of its boundaries. "
        "Dotted lines: boundaries whose status is not agreed. Base data: Natural Earth (public domain), generalised."
    )


LISTED = ("name", "abbreviation", "in_record")
"""The columns of the list beside the map."""


def rows(nations: pd.DataFrame, meeting: "pd.Series | None") -> pd.DataFrame:
    """The list beside the map, in its order: partner, framework, and what the record says, in words.

    Columns: partner_id, and those of `LISTED`.
    """
    said = [_said(row, meeting) for row in nations.to_dict(orient="records")]
    return nations[["partner_id", "name", "abbreviation"]].assign(in_record=said)


def alt(nations: pd.DataFrame, when: "pd.Timestamp | date") -> str:
    """The map in plain words, for those who do not see it."""
    named = nations.loc[nations["state"].isin(["named", "guest"]), "name"].tolist()
    active = int((nations["status"] == "active").sum())
    return _("Map of {nations} on {day}. Named in the record: {names}. The table has every row.").format(
        nations=counts.nations(active), day=day(when), names=listing(named) if named else number_text(0)
    )


def _said(
    row: Any,  # noqa: ANN401 - a named tuple of pandas
    meeting: "pd.Series | None",
) -> str:
    if row["state"] == "suspended":
        return terms.word("status", "suspended")
    if meeting is None:
        return (
            ngettext("{n} meeting", "{n} meetings", int(row["meetings"]))
            if row["meetings"]
            else _("? not named")
        )
    if row["state"] == "guest":
        return _("{evidence} · guest").format(evidence=terms.word("evidence", row["evidence"]))
    if row["answer"] == "not-eligible" and meeting["audience"] == "invited":
        return _("– not on the list")
    return (
        terms.word("evidence", row["evidence"])
        if row["state"] == "named"
        else terms.word("answer", row["answer"])
    )
