"""What the meetings say: headlines and titles about turnout, timeline and series."""

from datetime import date
from itertools import starmap

import pandas as pd

from utils import terms
from utils.sentences import counts
from utils.sentences.ways import PAGES_BY_ID, TALL, Link, Sheet
from utils.wording import _, day, in_turn, labelled, markdown, ngettext, number_text, partial_day, shortened

COUNTS = ("start_date", "title", "eligible", "claimed", "named")
LISTED = ("start_date", "title", "series", "city", "sessions", "topics", "named", "organisations")
RHYTHM = ("series", "meetings", "first", "last", "median_gap", "days_since", "cadence")
"""The columns that the tables of counts, of all meetings and of series show."""


def headline(series: str, turnout: pd.DataFrame, *, narrowed: bool) -> str:
    """The situation in one sentence: the latest meeting of a series with its three counts, apart from each other.

    `narrowed`: the filters leave meetings out, and the latest is the latest of those that fit.
    """
    latest = turnout.iloc[-1]
    named = int(latest["named"])
    has_claim, has_eligible = pd.notna(latest["claimed"]), pd.notna(latest["eligible"])
    if has_claim and has_eligible:
        sentence = _(
            "{meeting}, {day}: {claimed} nations reported of {eligible} eligible; {named} named in the record"
        )
    elif has_claim:
        sentence = _("{meeting}, {day}: {claimed} partner nations reported; {named} named in the record")
    elif has_eligible:
        named -= int(latest["guests"])
        sentence = _(
            "{meeting}, {day}: no number reported; {named} of {eligible} eligible nations named in the record"
        )
    else:
        sentence = _("{meeting}, {day}: no number reported; {named} partner nations named in the record")
    meeting = _("Latest that fits, {series}") if narrowed else _("Latest {series}")
    return sentence.format(
        meeting=meeting.format(series=markdown(series)),
        day=day(latest["start_date"]),
        claimed=counts.claimed(latest["qualifier"], latest["claimed"]),
        eligible=counts.eligible(latest["eligible"]),
        named=number_text(named),
    )


def since_last(series: str, turnout: pd.DataFrame, as_of: date, of: int) -> str:
    """The Meetings page in one sentence: how many of a series, and when the last one was found.

    `of` is the number of its meetings on record; where the filters leave some out, the sentence says so.
    """
    last = turnout.iloc[-1]["start_date"]
    if len(turnout) < of:
        sentence = ngettext(
            "{series}: {n} of {all} meetings on record fits, on {day}",
            "{series}: {n} of {all} meetings on record fit, the latest on {day}",
            len(turnout),
        )
    elif last.date() == as_of:
        sentence = ngettext(
            "{series}: {n} meeting on record, held on {day}",
            "{series}: {n} meetings on record, the latest on {day}",
            of,
        )
    else:
        sentence = ngettext(
            "{series}: {n} meeting on record, none found since {day}",
            "{series}: {n} meetings on record, none found since {day}",
            of,
        )
    return sentence.format(series=markdown(series), all=number_text(of), day=day(last))


def turnout_title(turnout: pd.DataFrame) -> str:
    """What the timeline shows: how many meetings have a number, and how many nations any of them names."""
    reported = int(turnout["claimed"].notna().sum())
    most = int(turnout["named"].max())
    if most == 0:
        sentence = ngettext(
            "{reported} of {n} meeting has a reported number; no partner nation is named",
            "{reported} of {n} meetings have a reported number; none names a partner nation",
            len(turnout),
        )
    else:
        sentence = ngettext(
            "{reported} of {n} meeting has a reported number; it names {most} at most",
            "{reported} of {n} meetings have a reported number; the most named at one is {most}",
            len(turnout),
        )
    return sentence.format(reported=number_text(reported), most=counts.nations(most))


def turnout_subtitle(series: str) -> str:
    """Measure, scope and encoding of the timeline."""
    return _(
        "Partner nations at each {series}. Outline: eligible on the day · hatched: reported by the primary source, "
        "open at the top where it says ‘over’ · solid: named · ? no figure in the record"
    ).format(series=markdown(series))


def milestone_line(milestones: pd.DataFrame) -> str:
    """The numbered milestones of a timeline in one line, each day with the precision that it has."""
    rows = zip(milestones["number"], milestones["date"], milestones["title"], strict=True)
    told: dict[int, dict[str, list[str]]] = {}
    for number, when, title in rows:
        told.setdefault(number, {}).setdefault(when, []).append(markdown(title))
    return " · ".join(
        _("**{number}** {events}").format(
            number=number, events=in_turn(starmap(_dated, told[number].items()))
        )
        for number in sorted(told)
    )


def _dated(when: str, titles: list[str]) -> str:
    return _("{events}, {day}").format(events=in_turn(titles), day=partial_day(when))


def turnout_source(claims: pd.DataFrame) -> str:
    """Where the timeline's numbers come from."""
    nations = claims[claims["measure"] == "partner_nations"]
    rows = ngettext("{n} claim", "{n} claims", len(nations))
    publishers = shortened([markdown(name) for name in dict.fromkeys(nations["publisher"])], 4) or "–"
    return _(
        "Source: {claims} of partner nations ({publishers}), the first row primary; memberships; participation."
    ).format(claims=rows, publishers=publishers)


def turnout_rows(turnout: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The three counts of each meeting as text, latest first; in brackets what another source says.

    Columns: start_date, title, eligible, claimed, named, organisations.
    """
    nations = claims[claims["measure"] == "partner_nations"]
    others = nations.loc[~nations["primary"], ["meeting_id", "qualifier", "value"]]
    said: dict[str, list[str]] = {}
    for meeting_id, qualifier, value in zip(*(others[name].tolist() for name in others), strict=True):
        said.setdefault(meeting_id, []).append(counts.claimed(qualifier, value))
    rows = []
    for meeting in turnout.iloc[::-1].to_dict(orient="records"):
        primary = counts.claimed(meeting["qualifier"], meeting["claimed"])
        differ = [value for value in dict.fromkeys(said.get(meeting["meeting_id"], [])) if value != primary]
        rows.append(
            {
                "start_date": meeting["start_date"],
                "title": meeting["title"],
                "eligible": counts.eligible(meeting["eligible"]),
                "claimed": f"{primary} ({', '.join(differ)})" if differ else primary,
                "named": number_text(meeting["named"]),
                "organisations": number_text(meeting["organisations"]),
            }
        )
    return pd.DataFrame(rows)


def meeting_links(turnout: pd.DataFrame) -> list[Link]:
    """The days of the meetings as ways to their pages, latest first."""
    latest_first = turnout.iloc[::-1]
    return [
        (day(start), PAGES_BY_ID["meeting_id"], {"id": meeting_id})
        for start, meeting_id in zip(latest_first["start_date"], latest_first["meeting_id"], strict=True)
    ]


def moves(moved: pd.DataFrame) -> list[str]:
    """Who became or ceased to be an active partner, one line each: `Sweden: became an Ally, 7 Mar 2024`."""
    told = []
    for row in moved.to_dict(orient="records"):
        reason = (
            _("became a partner") if row["move"] == "joined" else terms.word("end reason", str(row["reason"]))
        )
        sentence = _("{partner}: {reason}, {day}")
        told.append(
            sentence.format(
                partner=markdown(row["name"]), reason=markdown(reason), day=partial_day(row["date"])
            )
        )
    return told


def strip_title(marks: pd.DataFrame) -> str:
    """Where most of the meetings fall: the three years in a row with the most."""
    years = marks["start_date"].dt.year.value_counts()
    spans = {
        year: int(sum(years.get(year + step, 0) for step in range(3)))
        for year in range(years.index.min(), years.index.max() + 1)
    }
    best = max(sorted(spans), key=lambda year: spans[year])
    total = counts.meetings(len(marks))
    if years.index.max() - years.index.min() < 3:
        return _("{meetings} in these series").format(meetings=total)
    return _("{inside} of {meetings} fall in {first}–{last}").format(
        inside=number_text(spans[best]), meetings=total, first=best, last=best + 2
    )


def strip_source(marks: pd.DataFrame) -> str:
    """Where the strip comes from, and what a blank means."""
    return ngettext(
        "Source: meetings, {n} row. A blank means none found, not none held.",
        "Source: meetings, {n} rows. A blank means none found, not none held.",
        len(marks),
    )


def turnout_alt(series: str, turnout: pd.DataFrame) -> str:
    """The timeline in plain words, for those who do not see it."""
    told = [
        _("{day}: eligible {eligible}, reported {claimed}, named {named}").format(
            day=day(row["start_date"]),
            eligible=counts.eligible(row["eligible"]),
            claimed=counts.claimed(row["qualifier"], row["claimed"]),
            named=number_text(row["named"]),
        )
        for row in turnout.to_dict(orient="records")
    ]
    return _("Timeline of {series}. {meetings}").format(series=series, meetings=in_turn(told))


def differing_title(claims: pd.DataFrame) -> str:
    """How many claims cannot all be true."""
    number = int(claims.loc[claims["conflict"], ["meeting_id", "measure"]].drop_duplicates().shape[0])
    if number == 0:
        return _("The sources agree on every number")
    return ngettext("Sources differ on {n} meeting", "Sources differ on {n} meetings", number)


def strip_subtitle(*, crowded: bool) -> str:
    """How the strip reads; `crowded` where the meetings of a month share a mark."""
    if crowded:
        return _(
            "One row a series, number of meetings beside its name; each mark is a month with meetings, its door the latest"
        )
    return _("One row a series, number of meetings beside its name; each mark is a meeting on record")


def strip_alt(rhythms: pd.DataFrame) -> str:
    """The strip in plain words."""
    told = [
        _("{series}: {meetings}, last on {day}").format(
            series=row["series"], meetings=counts.meetings(row["meetings"]), day=day(row["last"])
        )
        for row in rhythms.to_dict(orient="records")
    ]
    return _("Meetings by series. {series}.").format(series=in_turn(told))


def three_counts(series: str, turnout: pd.DataFrame, claims: pd.DataFrame) -> Sheet:
    """The rows of `turnout_rows` with the pages of their meetings."""
    rows, alt = turnout_rows(turnout, claims), turnout_alt(series, turnout)
    links = tuple(meeting_links(turnout))
    return Sheet(latest_first(series), bracket_note(), rows, COUNTS, links=links, alt=alt)


def all_listed(rows: pd.DataFrame, listed: pd.DataFrame) -> Sheet:
    """Those that are found of all that are `listed`; a row opens its meeting."""
    return Sheet(all_title(listed), "", rows, LISTED, "meeting_id", tall=TALL)


def latest_first(series: str) -> str:
    """The heading of the short table."""
    return _("{series}, latest first").format(series=markdown(series))


def bracket_note() -> str:
    """How the short table reads."""
    return _(
        "? not in the record · – does not apply · in brackets: what another source says. The three counts are never added or divided"
    )


def all_title(listed: pd.DataFrame) -> str:
    """The heading of the long list."""
    return ngettext("{n} meeting, latest first", "{n} meetings, latest first", len(listed))


def find_label() -> str:
    """What the search box over the long list is for."""
    return _("Find a meeting, place or series")


def claim_rows(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims that cannot all be true, side by side with their sources. Columns: start_date, claimed, source, note."""
    differ = claims[claims["conflict"]]
    said = [counts.claimed(q, v) for q, v in zip(differ["qualifier"], differ["value"], strict=True)]
    source = [
        labelled(publisher, title)
        for publisher, title in zip(differ["publisher"], differ["source"], strict=True)
    ]
    return differ[["start_date"]].assign(claimed=said, source=source, note=differ["note"].fillna(""))


def claims_alt(claims: pd.DataFrame) -> str:
    """Conflicting claims in plain words."""
    differ = claim_rows(claims)
    told = [
        labelled(day(row["start_date"]), f"{row['claimed']} ({row['source']})")
        for row in differ.to_dict(orient="records")
    ]
    return _("Claims that cannot all be true. {claims}.").format(claims=in_turn(told))
