"""What the Participation page says of complete lists: how often of how often, who came again, and what is missing."""

import pandas as pd

from utils import terms
from utils.sentences import Words
from utils.wording import _, day, in_turn, labelled, markdown, ngettext, number_text, percent_text

GROUPS = ("framework", "region")
RATES = ("partner", "came", "eligible", "rate", "low", "high")
YEARS = ("group", "year", "came", "eligible", "rate")
MATRIX = ("partner", "start_date", "answer")
RETENTION = ("start_date", "again", "back", "first_time", "stopped", "ceased")


def headline(lists: pd.Series, rates: pd.DataFrame) -> str:
    """`24 of 24 meetings allow a rate: nations took part 706 of the 914 times they were eligible`."""
    meetings = ngettext("{n} meeting", "{n} meetings", int(lists["meetings"]))
    if rates.empty:
        return _(
            "None of {meetings} allows a rate: no complete list where it is known who was eligible"
        ).format(meetings=meetings)
    return _(
        "{known} of {meetings} allow a rate: nations took part {came} of the {eligible} times they were eligible"
    ).format(
        known=number_text(int(lists["eligible_known"])),
        meetings=meetings,
        came=number_text(int(rates["came"].sum())),
        eligible=number_text(int(rates["eligible"].sum())),
    )


def missing(lists: pd.Series) -> str:
    """What the meetings without a complete list, and those by invitation, leave open."""
    without, invited = lists["meetings"] - lists["complete"], lists["complete"] - lists["eligible_known"]
    told = []
    if without:
        told.append(
            ngettext(
                "{n} meeting has no complete list: who is not named there may have been there, and it counts in no rate.",
                "{n} meetings have no complete list: who is not named there may have been there, and they count in no rate.",
                int(without),
            )
        )
    if invited:
        told.append(
            ngettext(
                "{n} complete list is of a meeting by invitation: nobody knows who was asked, so it counts in no rate.",
                "{n} complete lists are of meetings by invitation: nobody knows who was asked, so they count in no rate.",
                int(invited),
            )
        )
    return "  \n".join(told)


def rate_rows(rates: pd.DataFrame) -> pd.DataFrame:
    """The rates with their numbers in words, `18 of 22 · 82%`."""
    counts = zip(rates["came"], rates["eligible"], rates["rate"], strict=True)
    return rates.assign(label=[_rate(came, eligible, rate) for came, eligible, rate in counts])


def rates_words(rates: pd.DataFrame, lists: pd.Series) -> Words:
    """What the dots say, without a ranking."""
    if rates.empty:
        return Words(
            _("No nation was eligible by rule at a meeting with a complete list"), "", _source(lists), ""
        )
    enough = int(rates["rate"].notna().sum())
    subtitle = _(
        "Meetings with a complete list at which the nation took part, of those for which it was eligible · ● rate · line: what the rate may be (95%) · below 5 meetings the numbers alone · by name, no ranking"
    )
    told = [labelled(name, label) for name, label in zip(rates["partner"], rates["label"], strict=True)]
    title = _("No nation has had 5 meetings with a complete list: numbers alone, no rate")
    if enough:
        title = ngettext(
            "The rate of the one nation with meetings enough is {share}",
            "Half of the {n} nations with meetings enough took part at least {share} of the times",
            enough,
        ).format(share=percent_text(rates["rate"].median()))
    return Words(
        title,
        subtitle,
        _source(lists),
        _("How often each nation took part. {rows}.").format(rows=in_turn(told)),
    )


def group_links(shown: str) -> list[tuple[str, dict[str, str], bool]]:
    """The switch between frameworks and regions."""
    words = {"framework": _("By framework"), "region": _("By region")}
    return [(words[name], {"group": "" if name == GROUPS[0] else name}, name == shown) for name in GROUPS]


def years_words(years: pd.DataFrame, lists: pd.Series) -> Words:
    """What the small bars say: the first and the last year, all groups together."""
    if years.empty:
        return Words(_("No year has a complete list with eligible nations"), "", _source(lists), "")
    first, last = int(years["year"].min()), int(years["year"].max())
    told = [
        labelled(row["group"], _of(row["came"], row["eligible"]))
        for row in years[years["year"] == last].to_dict(orient="records")
    ]
    if first == last:
        title = _("Eligible nations took part {share} times in {year}").format(
            share=_share(years, last), year=last
        )
    else:
        title = _("Eligible nations took part {share} times in {year}, {before} in {first}").format(
            share=_share(years, last), year=last, before=_share(years, first), first=first
        )
    subtitle = _(
        "Times that eligible nations took part, all meetings of a year with a complete list together; no bar: nobody took part, no year: no list"
    )
    alt = _("Share that took part by year. {year}: {rows}.").format(year=last, rows=in_turn(told))
    return Words(title, subtitle, _source(lists), alt)


def matrix_rows(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with their answers in words."""
    return cells.assign(told=[terms.word("answer", answer) for answer in cells["answer"]])


def matrix_words(cells: pd.DataFrame, series: str) -> Words:
    """What the signs say."""
    if cells.empty:
        return Words(_("No partner could be at a meeting shown"), "", "", "")
    per = cells["answer"].value_counts()
    counts = [
        labelled(terms.word("answer", answer), number_text(int(per.get(answer, 0))))
        for answer in ("took-part", "absent", "not-named", "not-eligible")
    ]
    subtitle = _(
        "{series}, the latest meetings · ● took part · ○ not on the complete list · ? not named, which is not known · – not eligible on the day"
    ).format(series=markdown(series))
    title = _("{named} named, {open} not known: partner by meeting").format(
        named=number_text(int(per.get("took-part", 0))), open=number_text(int(per.get("not-named", 0)))
    )
    source = _("Source: participation and memberships; a sign opens its meeting.")
    return Words(title, subtitle, source, _("Partner by meeting. {rows}.").format(rows=in_turn(counts)))


def retention_words(changes: pd.DataFrame, series: str) -> Words:
    """What the bars say, of the latest meeting first."""
    if changes.empty:
        title = _("Who came again cannot be said: {series} needs two complete lists").format(
            series=markdown(series)
        )
        return Words(title, "", "", "")
    latest = changes.iloc[-1]
    told = {
        "day": day(latest["start_date"]),
        "again": number_text(int(latest["again"])),
        "back": number_text(int(latest["back"])),
        "stopped": number_text(int(latest["stopped"])),
    }
    title = _(
        "{day}: {again} came again, {back} came back, {stopped} of the list before are not on this one"
    ).format(**told)
    subtitle = _(
        "Nations from one complete list of {series} to the next. Above: came again (blue) · came back (hatched) · first time (outline). Below: not on this list, eligible still (grey) · no longer eligible (pale)"
    ).format(series=markdown(series))
    source = ngettext("Source: {n} complete list.", "Source: {n} complete lists.", len(changes) + 1)
    return Words(title, subtitle, source, _("By meeting. {rows}.").format(rows=title))


def _source(lists: pd.Series) -> str:
    return ngettext(
        "Source: participation at {n} meeting with a complete list; memberships.",
        "Source: participation at {n} meetings with complete lists; memberships.",
        int(lists["eligible_known"]),
    )


def _rate(came: int, eligible: int, rate: float | None) -> str:
    told = _of(came, eligible)
    return told if rate is None or pd.isna(rate) else f"{told} · {percent_text(rate)}"


def _of(came: int, eligible: int) -> str:
    return _("{came} of {eligible}").format(came=number_text(int(came)), eligible=number_text(int(eligible)))


def _share(years: pd.DataFrame, year: int) -> str:
    of = years[years["year"] == year]
    return _of(int(of["came"].sum()), int(of["eligible"].sum()))
