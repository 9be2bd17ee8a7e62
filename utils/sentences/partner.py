"""What one partner's page says: its headline, tiles, meetings, topics, neighbours and where the record is silent."""

from collections.abc import Sequence

import pandas as pd

from utils import terms
from utils.sentences import Words, counts
from utils.sentences.ribbon import without_beginning
from utils.sentences.situation import Tile
from utils.sentences.ways import Link, Sheet, to
from utils.wording import _, day, in_turn, labelled, markdown, ngettext, number_text, partial_day

_BARS = 8
_CHIPS = 12


def headline(partner: pd.Series, totals: pd.Series) -> str:
    """At how many of all meetings on record the partner is named, and when last."""
    on_record = int(totals["on_record"])
    if not partner["meetings"]:
        sentence = _("{partner} is named at none of the {all} meetings on record")
        return sentence.format(partner=markdown(partner["name"]), all=number_text(on_record))
    return _("{partner} is named at {named} of the {all} meetings on record, last on {day}").format(
        partner=markdown(partner["name"]),
        named=number_text(int(partner["meetings"])),
        all=number_text(on_record),
        day=day(partner["last"]),
    )


def which(asked: str, partners: int) -> str:
    """The heading where the address names no partner, or one that the record does not hold."""
    if asked:
        return _("“{id}” is not a partner of this record").format(id=markdown(asked[:60]))
    return ngettext("Choose a partner: {n} is on record", "Choose a partner: {n} are on record", partners)


def links(partners: pd.DataFrame) -> list[Link]:
    """A link to each partner of the frame, by name."""
    door = to("partner_id")
    return [
        (markdown(name), *door(partner_id))
        for partner_id, name in zip(partners["partner_id"], partners["name"], strict=True)
    ]


def tiles(
    partner: pd.Series,
    silence: pd.DataFrame,
    lead: pd.DataFrame,
    appearances: pd.DataFrame,
    taken: pd.DataFrame,
) -> tuple[Tile, ...]:
    """Status, meetings of the leading series, meetings that leave it open, programmes; all of the whole record."""
    undated = int(without_beginning(taken).sum())
    return (
        Tile(
            "status", _("Status"), _status_word(partner), markdown(standing(partner)), _("all partners"),
            "pages/partners.py", {},
        ),
        _series_tile(lead, appearances),
        _eligible_tile(silence),
        Tile(
            "programmes",
            _("Programmes on record"),
            number_text(int(partner["programmes"])),
            ngettext("{n} entry without a stated beginning", "{n} entries without a stated beginning", undated),
            _("programmes"),
            "pages/programmes.py",
            {},
        ),
    )  # fmt: skip


def standing(partner: pd.Series) -> str:
    """The partner's status in words, plain: `Partnership for Peace since 8 Feb 1994`, `became an Ally, 4 Apr 2023`."""
    if partner["status"] == "never":
        return (
            terms.word("status", "never") if partner["kind"] == "nation" else _("in no framework on record")
        )
    if partner["status"] == "active":
        return _("{framework} since {day}").format(
            framework=partner["framework"], day=partial_day(partner["start"])
        )
    return _("{reason}, {day}").format(
        reason=terms.word("end reason", partner["end_reason"]), day=partial_day(partner["end"])
    )


NAMED = ("start_date", "title", "evidence", "source")
"""The columns of the table of meetings that name it."""


def named_title(appearances: pd.DataFrame) -> str:
    """The heading over the meetings that name it."""
    return ngettext(
        "The record names it at {n} meeting, latest first",
        "The record names it at {n} meetings, latest first",
        len(appearances),
    )


def named_note(partner: pd.Series, appearances: pd.DataFrame) -> str:
    """How many of the meetings that name it the filters leave; nothing where they leave all."""
    named, shown = int(partner["meetings"]), len(appearances)
    if shown == named:
        return ""
    return _("The filters leave {shown} of the {all} meetings that name it.").format(
        shown=number_text(shown), all=number_text(named)
    )


def appearance_rows(appearances: pd.DataFrame) -> pd.DataFrame:
    """The meetings that name it, as they are read. Columns: meeting_id, start_date, title, evidence, source."""
    cited = [labelled(p, s) for p, s in zip(appearances["publisher"], appearances["source"], strict=True)]
    words = [terms.word("evidence", evidence) for evidence in appearances["evidence"]]
    return appearances[["meeting_id", "start_date", "title"]].assign(evidence=words, source=cited)


def named(partner: pd.Series, appearances: pd.DataFrame) -> Sheet:
    """The meetings that name it under how many they are; those of a short table have links."""
    title, note = named_title(appearances), named_note(partner, appearances)
    links = tuple(meeting_links(appearances))
    return Sheet(title, note, appearance_rows(appearances), NAMED, "meeting_id", links)


def meeting_links(appearances: pd.DataFrame) -> list[Link]:
    """The way to each meeting of a short table, which has no rows to click."""
    door = to("meeting_id")
    if len(appearances) > _CHIPS:
        return []
    return [
        (f"{day(start)} ›", *door(meeting_id))
        for meeting_id, start in zip(appearances["meeting_id"], appearances["start_date"], strict=True)
    ]


def topic_bars(topics: pd.DataFrame) -> pd.DataFrame:
    """The topics of most of its meetings as bars. Columns: id, label, value."""
    named = topics.rename(columns={"topic_id": "id", "topic": "label", "meetings": "value"})
    return named[["id", "label", "value"]].head(_BARS)


def topic_links(bars: pd.DataFrame) -> list[Link]:
    """The way to each topic that has a bar."""
    door = to("topic_id")
    return [(markdown(label), *door(key)) for key, label in zip(bars["id"], bars["label"], strict=True)]


def topic_words(topics: pd.DataFrame, appearances: pd.DataFrame) -> Words:
    """What the bars of the topics say."""
    told = [
        labelled(t, number_text(int(n))) for t, n in zip(topics["topic"], topics["meetings"], strict=True)
    ]
    return Words(
        ngettext(
            "{n} topic at the meetings that name it", "{n} topics at the meetings that name it", len(topics)
        )
        if len(topics)
        else _("No topic on record at the meetings that name it"),
        _("Number of those meetings at which the topic was raised: topics of the meeting, not what the partner said"),
        _("Source: session topics of {meetings}. The bars show the first {bars}, the table all.").format(
            meetings=counts.meetings(len(appearances)), bars=number_text(min(_BARS, len(topics)))
        ),
        _("Topics of the meetings that name it, most first. {topics}.").format(topics=in_turn(told[:_BARS]) or "–"),
    )  # fmt: skip


def silence_words(silence: pd.DataFrame) -> Sequence[str]:
    """Title and lines: at how many of the meetings open to it the record says nothing of it, and why."""
    if silence.empty:
        return (
            _("What an organisation was invited to is not on record"),
            _(
                "Only nations are eligible by rule: there is nothing that its meetings could be counted against."
            ),
        )
    row = silence.iloc[0]
    if not row["open"]:
        return (_("No meeting on record was open to it"), _guest_line(int(row["as_guest"])), _open_rule())
    title = _("The record does not say whether it was there at {silent} of {open} meetings open to it")
    names = _("Named in {named} of {with_names} meetings that publish any names.")
    numbers = _("{number_only} more publish only a number, {neither} neither.")
    told = {
        name: number_text(int(row[name]))
        for name in ("open", "named", "with_names", "number_only", "neither")
    }
    silent = int(row["open"] - row["named"] - row["off_list"])
    none = _("The record is silent about it at none of the {open} meetings open to it")
    return (
        (title if silent else none).format(silent=number_text(silent), **told),
        " ".join([names.format(**told), numbers.format(**told)]),
        _off_list_line(int(row["off_list"])),
        _guest_line(int(row["as_guest"])),
        _open_rule(),
    )  # fmt: skip


def neighbours(standings: pd.DataFrame, partner_id: str) -> list[tuple[str, list[Link]]]:
    """For each framework that it is or was in, the heading and the way to every other partner active there."""
    told = []
    for slot in standings.loc[standings["partner_id"] == partner_id, "slot"]:
        inside = standings[(standings["slot"] == slot) & (standings["status"] == "active")]
        others = inside[inside["partner_id"] != partner_id]
        framework = markdown(standings.loc[standings["slot"] == slot, "framework"].iloc[0])
        title = ngettext(
            "{n} other active partner in {framework}", "{n} other active partners in {framework}", len(others)
        )
        told.append((title.format(framework=framework), links(others)))
    return told


def _series_tile(lead: pd.DataFrame, appearances: pd.DataFrame) -> Tile:
    """How many meetings of the leading series name it; `lead` is `metrics.series.cadence`."""
    value, note = "–", _("no meeting on record")
    if len(lead):
        series = lead.iloc[0]
        value = _("{part} of {whole}").format(
            part=number_text(int((appearances["series_id"] == series["series_id"]).sum())),
            whole=number_text(int(series["meetings"])),
        )
        note = _("named, {series}").format(series=markdown(series["series"]))
    return Tile("series", _("In the leading series"), value, note, _("meetings"), "pages/meetings.py", {})


def _eligible_tile(silence: pd.DataFrame) -> Tile:
    label, note = _("Eligible, not named"), _("meetings: unknown, not absent")
    value = "–"
    if silence.empty or not silence.iloc[0]["eligible"]:
        note = _("eligible for no meeting on record")
    else:
        row = silence.iloc[0]
        value = _("{part} of {whole}").format(
            part=number_text(int(row["eligible"] - row["eligible_named"])),
            whole=number_text(int(row["eligible"])),
        )
    return Tile("eligible", label, value, note, _("rule"), "pages/method.py", {})


def _status_word(partner: pd.Series) -> str:
    words = {
        "active": _("Active"),
        "suspended": _("Suspended"),
        "former": _("Former"),
        "never": "–",
    }
    return words[partner["status"]]


def _off_list_line(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "{n} meeting has a complete list without it.", "{n} meetings have a complete list without it.", number
    )


def _guest_line(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "{n} meeting names it as a guest: it was not eligible on that day.",
        "{n} meetings name it as a guest: it was not eligible on those days.",
        number,
    )


def _open_rule() -> str:
    return _(
        "Open to it: it was eligible, or the meeting was by invitation and it is named, or was an active partner and is not off a complete list. Not named is unknown, not absent."
    )
