"""What one topic's page says: where it was raised, beside whom and what, and what became of it."""

import pandas as pd

from utils import terms
from utils.sentences import Words, counts
from utils.sentences.topic_ways import SHOWN, numbered
from utils.sentences.ways import Cited, Link, Sheet
from utils.wording import (
    _,
    clipped,
    day,
    in_turn,
    labelled,
    listing,
    markdown,
    ngettext,
    number_text,
)

_NAMED, _LONGEST = 40, 60
"""So many links of partners or topics; so many signs of what the address asked for."""


def headline(topic: pd.Series) -> str:
    """`Resilience: raised at 12 of 107 meetings in 3 series, first on …, last on …`."""
    times = int(topic["meetings"])
    if times == 0:
        return _("{topic}: not on record at the meetings shown").format(topic=markdown(topic["topic"]))
    told = {
        "topic": markdown(topic["topic"]),
        "of": ngettext("{times} of {n} meeting", "{times} of {n} meetings", int(topic["of"])).format(
            times=number_text(times)
        ),
        "series": ngettext("{n} series", "{n} series", int(topic["series"])),
        "first": day(topic["first"]),
        "last": day(topic["last"]),
    }
    if topic["first"] == topic["last"]:
        return _("{topic}: raised at {of}, on {first}").format(**told)
    return _("{topic}: raised at {of} in {series}, first on {first}, last on {last}").format(**told)


def which(asked: str) -> str:
    """The headline where the address names no topic, or one that the record does not hold."""
    if asked:
        return _("“{value}” is not a topic of this record; these are").format(
            value=markdown(clipped(asked, _LONGEST))
        )
    return _("Choose a topic")


def which_note() -> str:
    """What the numbers beside the topics count."""
    return _("Number = meetings on record that raise the topic, with the filters above")


def description(topic: pd.Series) -> str:
    """What the record means by the topic; empty where it does not say."""
    return "" if pd.isna(topic["description"]) else markdown(topic["description"])


def standing(series: str, latest: pd.Series, changes: pd.DataFrame, marks: pd.DataFrame) -> str:
    """What became of the topic at the latest meeting of the leading series, against the one before it.

    `changes` holds the topic's row at that meeting, or none; `marks` its meetings in that series.
    """
    when = {"series": markdown(series), "day": day(latest["start_date"])}
    if len(changes):
        word = markdown(terms.word("change", changes.iloc[0]["change"]))
        return _("At the latest meeting of {series}, {day}: **{change}**").format(change=word, **when)
    if marks.empty:
        return _("Not on record in {series}, up to its latest meeting of {day}").format(**when)
    last = marks["start_date"].max()
    if last == latest["start_date"]:
        return _("{series}: raised at its only meeting on record, {day}").format(**when)
    return _("{series}: last raised on {last}, not on record at the two latest meetings up to {day}").format(
        last=day(last), **when
    )


def sessions_title(sessions: pd.DataFrame) -> str:
    """How many sessions raise it, at how many meetings."""
    if sessions.empty:
        return _("No session on record")
    return _("{sessions} at {meetings}, the latest first").format(
        sessions=counts.sessions(len(sessions)), meetings=counts.meetings(sessions["meeting_id"].nunique())
    )


def meetings_note(sessions: pd.DataFrame) -> str:
    """That the links of meetings are not all; empty where they are."""
    rest = sessions["meeting_id"].nunique() - SHOWN
    if rest <= 0:
        return ""
    return ngettext("{n} earlier meeting is in the table", "{n} earlier meetings are in the table", rest)


def session_rows(sessions: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """The sessions as rows of a table, their kind in words and their source by its number in the list of sources."""
    numbers = {source_id: f"[{number}]" for number, source_id in enumerate(sources["source_id"], start=1)}
    return sessions.assign(
        kind=[terms.word("session kind", kind) for kind in sessions["kind"]],
        cited=[numbers[source_id] for source_id in sessions["source_id"]],
    )


def listed(sessions: pd.DataFrame, sources: pd.DataFrame) -> Sheet:
    """The sessions; a row of many opens its meeting."""
    rows = session_rows(sessions, sources)
    return Sheet(sessions_title(sessions), "", rows, session_columns(sources), "meeting_id")


def session_columns(sources: pd.DataFrame) -> list[str]:
    """The columns of the sessions' table: a source by its number, or in full where the list has not all of them."""
    columns = ["start_date", "title", "kind", "session"]
    return [*columns, "publisher", "source", "url"] if len(sources) > SHOWN else [*columns, "cited"]


def strip_words(marks: pd.DataFrame, source: str, *, crowded: bool) -> Words:
    """What the strip of meetings by series says; `crowded` where the meetings of a month share a mark."""
    subtitle = (
        _("One mark = one month with meetings that raise it, one row a series; a click opens the latest")
        if crowded
        else _("One mark = one meeting that raises it, one row a series; a click opens the meeting")
    )
    return Words(strip_title(marks), subtitle if len(marks) else "", source, strip_alt(marks))


def strip_title(marks: pd.DataFrame) -> str:
    """The series that raises it most."""
    if marks.empty:
        return _("No meeting shown raises it")
    per = marks.drop_duplicates("series_id")
    most = per[per["count"] == per["count"].max()]
    number = ngettext("{n} series raises it", "{n} series raise it", len(per))
    if len(most) > 1:
        return _("{number}; the most meetings in one: {most}").format(
            number=number, most=number_text(int(most.iloc[0]["count"]))
        )
    return _("{number}; most often {series}: {most} of {of}").format(
        number=number,
        series=markdown(most.iloc[0]["series"]),
        most=number_text(int(most.iloc[0]["count"])),
        of=counts.meetings(int(most.iloc[0]["of"])),
    )


def strip_alt(marks: pd.DataFrame) -> str:
    """The strip in plain words."""
    per = marks.drop_duplicates("series_id")
    told = [
        labelled(series, counts.meetings(int(count)))
        for series, count in zip(per["series"], per["count"], strict=True)
    ]
    return _("Meetings that raise the topic, by series. {series}. The table has every row.").format(
        series=in_turn(told) or number_text(0)
    )


def year_cells(years: pd.DataFrame) -> pd.DataFrame:
    """The topic's years as small bars take them. Columns: theme_id, theme, year, mentions, meetings."""
    return years.rename(columns={"topic_id": "theme_id", "topic": "theme", "sessions": "mentions"})


def years_words(years: pd.DataFrame, source: str) -> Words:
    """What the bars by year say."""
    return Words(
        years_title(years),
        _(
            "Sessions that raise it by year; the first row has the meetings on record. More meetings on record, more sessions"
        ),
        source,
        years_alt(years),
    )


def years_title(years: pd.DataFrame) -> str:
    """The year in which most sessions raise it; the first of several."""
    if years.empty:
        return _("No session on record in any year")
    best = years[years["sessions"] == years["sessions"].max()]
    told = counts.sessions(int(best.iloc[0]["sessions"]))
    if len(best) > 1:
        return _("At most {sessions} in one year, first in {year}").format(
            sessions=told, year=best.iloc[0]["year"]
        )
    return _("Most in {year}: {sessions}").format(sessions=told, year=best.iloc[0]["year"])


def years_alt(years: pd.DataFrame) -> str:
    """The bars by year in plain words."""
    raised = years[years["sessions"] > 0]
    told = ", ".join(
        labelled(str(year), number_text(int(number)))
        for year, number in zip(raised["year"], raised["sessions"], strict=True)
    )
    return _("Sessions by year: {years}. The table has every row.").format(years=told or number_text(0))


def partners_title(partners: pd.DataFrame) -> str:
    """How many partners are named at these meetings."""
    if partners.empty:
        return _("No partner is named at these meetings")
    return ngettext(
        "{n} partner is named at these meetings", "{n} partners are named at these meetings", len(partners)
    )


def partners_note(partners: pd.DataFrame) -> str:
    """What the number beside a partner counts, and what it does not mean."""
    told = _(
        "Number = meetings that raise the topic and name the partner: named at the meeting, not what they said"
    )
    return _lined(told, len(partners))


def partner_links(partners: pd.DataFrame) -> list[Link]:
    """The links of the partners named most often."""
    first = partners.head(_NAMED)
    return numbered(first["partner"], first["partner_id"], first["meetings"], "partner_id")


def related_title(related: pd.DataFrame) -> str:
    """How many other topics share a session with it."""
    if related.empty:
        return _("No other topic shares a session with it")
    return ngettext(
        "{n} other topic shares a session with it", "{n} other topics share a session with it", len(related)
    )


def related_note(related: pd.DataFrame) -> str:
    """What the number beside a related topic counts."""
    return _lined(_("Number = sessions that raise both"), len(related))


def related_links(related: pd.DataFrame) -> list[Link]:
    """The links of the topics that share most sessions."""
    first = related.head(_NAMED)
    return numbered(first["other"], first["other_id"], first["sessions"])


def sources_title(sources: pd.DataFrame) -> str:
    """How many sources stand behind the sessions."""
    if sources.empty:
        return _("No source, since no session is on record")
    return ngettext("{n} source behind these sessions", "{n} sources behind these sessions", len(sources))


def sources_note(sources: pd.DataFrame) -> str:
    """That the sources listed are not all; empty where they are."""
    rest = len(sources) - SHOWN
    return (
        ngettext("{n} more in the table of sessions", "{n} more in the table of sessions", rest)
        if rest > 0
        else ""
    )


def cited(sources: pd.DataFrame) -> list[Cited]:
    """The sources that stand behind most of the sessions."""
    first = sources.head(SHOWN)
    rows = zip(first["publisher"], first["source"], first["sessions"], first["url"], strict=True)
    return [
        Cited(
            number,
            labelled(markdown(publisher), markdown(title)),
            counts.sessions(int(sessions)),
            url if isinstance(url, str) else "",
        )
        for number, (publisher, title, sessions, url) in enumerate(rows, start=1)
    ]


def source(sessions: pd.DataFrame, sources: pd.DataFrame) -> str:
    """Where the counts of this page come from, and what fewer of them may mean."""
    rows = ngettext("{n} row", "{n} rows", len(sessions))
    told = _(
        "Source: session topics ({rows}), our coding of the published texts. Fewer topics may mean less text, not less talk."
    )
    publishers = list(dict.fromkeys(sources["publisher"]))
    return " ".join([told.format(rows=rows), _published_by(publishers)]).strip()


def _published_by(publishers: list[str]) -> str:
    if not publishers:
        return ""
    if len(publishers) > 3:
        return ngettext("Texts of {n} publisher.", "Texts of {n} publishers.", len(publishers))
    return _("Texts of {publishers}.").format(publishers=markdown(listing(publishers)))


def _lined(note: str, number: int) -> str:
    """The note where there is something to note, and how many of so many are linked where not all are."""
    if number == 0:
        return ""
    if number <= _NAMED:
        return note
    return _("{note}. The first {shown} of {all}").format(
        note=note, shown=number_text(_NAMED), all=number_text(number)
    )
