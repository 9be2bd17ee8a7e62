"""What the page of one meeting says of the meeting itself: its line, its place in the series, its sessions."""

from typing import Any

import pandas as pd

from utils import terms
from utils.sentences import counts
from utils.sentences.people import ranked
from utils.sentences.ways import PAGES_BY_ID, Block, Link, Sheet
from utils.wording import _, day, in_turn, markdown, ngettext, number_text

CHOICE = ("start_date", "title", "series", "city")
"""The columns of the list of meetings to choose from."""


def not_chosen(profiles: pd.DataFrame) -> str:
    """What the page says where the address names no meeting that is on record."""
    return ngettext(
        "The address names no meeting on record; there is {n} to choose from",
        "The address names no meeting on record; there are {n} to choose from",
        len(profiles),
    )


def offered(profiles: pd.DataFrame) -> Sheet:
    """The meetings to choose from."""
    return Sheet(choice_note(), "", profiles, CHOICE, "meeting_id", tall=560)


def choice_note() -> str:
    """How the list of meetings is used."""
    return _("Choose a row to open its meeting; the filters stay as they are")


def steps(meeting: pd.Series) -> list[tuple[str, dict[str, str], bool]]:
    """Links to the meeting before and the one after in the series, with where one stands between them."""
    here = _("{series} · meeting {place} of {n}")
    if meeting["planned"]:
        here = _("{series} · planned")
    told: list[tuple[str, dict[str, str], bool]] = []
    if pd.notna(meeting["previous_id"]):
        told.append((f"‹ {day(meeting['previous'])}", {"id": meeting["previous_id"]}, False))
    words = here.format(
        series=markdown(meeting["series"]),
        place=number_text(int(meeting["place"])),
        n=number_text(int(meeting["held"])),
    )
    told.append((words, {"id": meeting["meeting_id"]}, True))
    if pd.notna(meeting["next_id"]):
        told.append((f"{day(meeting['next'])} ›", {"id": meeting["next_id"]}, False))
    return told


def headline(meeting: pd.Series) -> str:
    """The day and the subject; a series' name at the head of the title is not said again."""
    prefix = f"{meeting['series']}: "
    title = str(meeting["title"]).removeprefix(prefix)
    sentence = _("Planned for {day}: {title}") if meeting["planned"] else _("{day}: {title}")
    return sentence.format(day=_days(meeting), title=markdown(title))


def where(meeting: pd.Series) -> str:
    """Place, host and audience in one quiet line; `?` for what is not in the record."""
    place = ", ".join(markdown(meeting[part]) for part in ("venue", "city") if pd.notna(meeting[part]))
    told = [place or _("place not in the record (?)"), terms.word("mode", meeting["mode"])]
    if pd.notna(meeting["host"]):
        told.append(_("host: {host}").format(host=markdown(meeting["host"])))
    told += [_audience(meeting), terms.word("participant list", meeting["participant_list"])]
    return " · ".join(told)


def summary(meeting: pd.Series) -> str:
    """The meeting in the record's own words."""
    return markdown(meeting["summary"]) if pd.notna(meeting["summary"]) else _("No summary in the record (?)")


def outside(listed: pd.DataFrame, meeting: pd.Series) -> str:
    """That the filters leave the meeting out, where they do: its page is whole all the same."""
    if len(listed) or meeting["planned"]:
        return ""
    return _("This meeting is outside the filters. What this page says of it does not depend on them.")


def planned_note(meeting: pd.Series, as_of: Any) -> str:  # noqa: ANN401 - a day
    """That the meeting lies after the as-of day."""
    return _(
        "Planned: {day} is after {as_of}, the day as of which the record is read. It is not counted."
    ).format(day=_days(meeting), as_of=day(as_of))


def sessions_title(sessions: pd.DataFrame, raised: pd.DataFrame) -> str:
    """How many sessions and topics there were, and how many topics were there for the first time."""
    if sessions.empty:
        return _("No session on record (?)")
    told = _("{sessions}, {topics}").format(
        sessions=counts.sessions(len(sessions)), topics=counts.topics(raised["topic_id"].nunique())
    )
    first = int(raised.loc[raised["change"] == "new", "topic_id"].nunique())
    if first == 0:
        return told
    return _("{counts}, {first} of them for the first time").format(counts=told, first=number_text(first))


def blocks(sessions: pd.DataFrame, raised: pd.DataFrame, speakers: pd.DataFrame) -> list[Block]:
    """The sessions in order, each with its speakers and topics."""
    return [_block(session, raised, speakers) for session in sessions.to_dict(orient="records")]


def _days(meeting: pd.Series) -> str:
    if meeting["end_date"] == meeting["start_date"]:
        return day(meeting["start_date"])
    return f"{day(meeting['start_date'])} – {day(meeting['end_date'])}"


def _audience(meeting: pd.Series) -> str:
    if meeting["audience"] == "all-partners":
        return _("for all partners")
    if pd.isna(meeting["framework"]):
        return _("by invitation")
    return _("for {framework}").format(framework=markdown(meeting["framework"]))


def _block(session: dict[Any, Any], raised: pd.DataFrame, speakers: pd.DataFrame) -> Block:
    spoke = speakers[speakers["position"] == session["position"]]
    names = [markdown(ranked(row)) for row in spoke.to_dict(orient="records")]
    quiet = [markdown(terms.word("session kind", session["kind"])), in_turn(dict.fromkeys(names))]
    chips = raised[raised["session_id"] == session["session_id"]].to_dict(orient="records")
    return Block(
        title=f"{number_text(int(session['position']))} · {markdown(session['title'])}",
        quiet=" · ".join(part for part in quiet if part),
        text=markdown(session["summary"]) if pd.notna(session["summary"]) else "",
        links=tuple(_chip(chip) for chip in chips),
    )


def _chip(raised: dict[Any, Any]) -> Link:
    script, options = PAGES_BY_ID["topic_id"], {"id": raised["topic_id"]}
    topic = markdown(raised["topic"])
    if raised["change"] == "new":
        return _(":blue[{topic} · first time]").format(topic=topic), script, options
    if raised["change"] == "back":
        return _("{topic} · back again").format(topic=topic), script, options
    return topic, script, options
