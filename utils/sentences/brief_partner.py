"""What a brief on one partner says beside the sentences of its page: contacts, programmes, recommendations."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from utils.sentences import counts
from utils.wording import _, day, labelled, listing, markdown, ngettext, number_text, partial_day


def contact_title(shown: int, of: int) -> str:
    """The heading over the last points of contact with a partner."""
    if not of:
        return _("No point of contact on record by name")
    if shown == of:
        return ngettext("{n} point of contact on record", "{n} points of contact on record", of)
    return _("The last {shown} of {of} points of contact on record").format(
        shown=number_text(shown), of=number_text(of)
    )


def partner_map_title(name: str, standing: str) -> str:
    """What the map of one partner shows: its status."""
    return _("{partner}: {standing}").format(partner=markdown(name), standing=markdown(standing))


def partner_map_key(drawn: bool, when: date) -> str:
    """How the map of one partner reads."""
    if not drawn:
        return _("An organisation has no shape on the map · faint: active partners on {day}").format(
            day=day(when)
        )
    return _("Ringed and named: this partner · faint: active partners on {day} · blue-grey: Allies").format(
        day=day(when)
    )


def topic_source(meetings: int, bars: int) -> str:
    """Where the bars of a partner's topics come from."""
    return _("Source: session topics of {meetings}. The bars show the first {bars}.").format(
        meetings=counts.meetings(meetings), bars=number_text(bars)
    )


def programmes_title(number: int) -> str:
    """The heading over the programmes of a partner."""
    return ngettext("{n} programme on record", "{n} programmes on record", number)


def programme(name: str, start: object, basis: str, end: object) -> str:
    """A programme with the dates that the record has, as precise as they are."""
    if not isinstance(start, str):
        told = _("{programme}, beginning not on record (?)")
    elif basis == "first-seen":
        told = _("{programme}, first seen {start}")
    else:
        told = _("{programme}, since {start}")
    text = told.format(programme=name, start=partial_day(start) if isinstance(start, str) else "?")
    return (
        _("{programme}, until {end}").format(programme=text, end=partial_day(end))
        if isinstance(end, str)
        else text
    )


def programme_rows(taken: pd.DataFrame) -> pd.DataFrame:
    """The programmes of a partner as they are read: days as precise as written, `–` while one runs, `?` unknown."""
    since = [partial_day(start) if isinstance(start, str) else "?" for start in taken["start"]]
    until = [partial_day(end) if isinstance(end, str) else "–" for end in taken["end"]]
    cited = [source_name(*names) for names in zip(taken["publisher"], taken["source"], strict=True)]
    return taken[["programme"]].assign(start=since, end=until, source=cited)


def recommendations_title(number: int) -> str:
    """The heading over the open recommendations of a partner."""
    if not number:
        return _("No open recommendation on record")
    return ngettext("{n} open recommendation", "{n} open recommendations", number)


def recommendation(text: str, due: object) -> str:
    """A recommendation with the day by which it is due."""
    if pd.isna(due):  # type: ignore[call-overload]  # one day or none
        return text
    return _("{text} (due {day})").format(text=text, day=day(due))  # type: ignore[arg-type]  # a day


def partner_changes(
    since: date | None, appearances: pd.DataFrame, moves: Sequence[str], begun: Sequence[str]
) -> tuple[str, list[tuple[str, str]]]:
    """What is new about a partner since the previous meeting of the leading series: head and text of each line."""
    if since is None:
        return _("What changed"), [("", _("The leading series has no earlier meeting to compare with."))]
    told = [(_("Status"), move) for move in moves]
    if len(appearances):
        days = listing([day(start) for start in appearances["start_date"][:4]])
        number = ngettext("named at {n} meeting", "named at {n} meetings", len(appearances))
        told.append((_("On record"), labelled(number, days)))
    told += [(_("Programme"), name) for name in begun]
    title = _("What changed since the meeting of {day}").format(day=day(since))
    return title, told or [("", _("Nothing about this partner is on record since then."))]


def source_name(publisher: str, title: str) -> str:
    """A source by its publisher and title, plain."""
    return labelled(publisher, title)


def rows(number: int) -> str:
    """How many rows rest on a source."""
    return ngettext("Supports {n} row here", "Supports {n} rows here", number)
