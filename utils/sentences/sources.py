"""Which sources stand behind a page, and what each supports."""

import pandas as pd

from utils.sentences import counts
from utils.sentences.ways import Cited
from utils.wording import _, labelled, listing, markdown, ngettext, partial_day


def sources_title(sources: pd.DataFrame) -> str:
    """How many sources stand behind the page."""
    return ngettext(
        "{n} source stands behind this page",
        "{n} sources stand behind this page",
        sources["source_id"].nunique(),
    )


def sources_note() -> str:
    """What is said of each source."""
    return _(
        "Each with what it supports. The numbers are those in the tables; links lead out of this dashboard."
    )


def cited(sources: pd.DataFrame) -> list[Cited]:
    """The sources in order, each with what it supports and its address, if it is one of the web."""
    return [
        _cited(number, sources[sources["source_id"] == source_id])
        for number, source_id in enumerate(dict.fromkeys(sources["source_id"]), start=1)
    ]


def citations(ids: pd.Series, sources: pd.DataFrame) -> list[str]:
    """The numbers under which the page lists these sources."""
    order = {name: place for place, name in enumerate(dict.fromkeys(sources["source_id"]), start=1)}
    return [f"[{order[source_id]}]" for source_id in ids]


def _cited(number: int, rows: pd.DataFrame) -> Cited:
    source = rows.iloc[0]
    supports = [
        _supported(table, int(count)) for table, count in zip(rows["table"], rows["rows"], strict=True)
    ]
    told = _("Supports: {rows}").format(rows=listing(supports))
    if pd.notna(source["published"]):
        told = _("Published {day}. {supports}").format(day=partial_day(source["published"]), supports=told)
    url = str(source["url"]) if pd.notna(source["url"]) else ""
    return Cited(
        number=number,
        name=labelled(markdown(source["publisher"]), markdown(source["source"])),
        supports=told,
        url=url if url.startswith(("http://", "https://")) else "",
    )


def _supported(table: str, count: int) -> str:
    """What a table's rows are, counted: `5 sessions`, `1 claim`."""
    told: dict[str, str] = {
        "meetings": _("the meeting and its summary"),
        "sessions": counts.sessions(count),
        "attendance_claims": ngettext("{n} claim", "{n} claims", count),
        "participation": ngettext("{n} partner by name", "{n} partners by name", count),
        "appearances": ngettext("{n} appearance", "{n} appearances", count),
    }
    return told[table]
