"""The brief on one partner, for the talk before which it is read: its status, contacts, programmes, topics."""

from dataclasses import replace
from datetime import date

import pandas as pd

from utils.brief import parts
from utils.brief.model import Brief, Chart, Map, NothingFitsError, Pages, Section, Source
from utils.measure import View, measure
from utils.metrics import map as on_map
from utils.metrics import meetings, partners, recommendations, series
from utils.metrics import partner as metrics
from utils.sentences import brief as told
from utils.sentences import brief_partner as of_partner
from utils.sentences import meetings as of_meetings
from utils.sentences import partner as page
from utils.terms import column
from utils.wording import clipped, plain

_CONTACTS, _TOPICS = 10, 6
_TAKEN = ("programme", "start", "end", "source")


def brief(view: View, partner_id: str, pages: Pages) -> Brief:
    """The brief on a partner of the record. Raises NothingFitsError where it is none."""
    whole, one = view.whole, {"partner_id": partner_id}
    listed = measure(metrics.listed, whole, rows=one)
    if listed.empty:
        raise NothingFitsError(plain(told.unknown_subject("partner", partner_id)))
    partner, totals = listed.iloc[0], measure(meetings.totals, whole).iloc[0]
    named, all_named = (
        measure(metrics.appearances, view, rows=one),
        measure(metrics.appearances, whole, rows=one),
    )
    taken, silence = measure(metrics.programmes, whole, rows=one), measure(metrics.silence, whole, rows=one)
    topics, lead = measure(metrics.topics, view, rows=one), measure(series.cadence, whole)
    asked = measure(recommendations.open_ones, whole, rows=one)
    tiles = {tile.key: tile for tile in page.tiles(partner, silence, lead, all_named, taken)}
    words, silent = page.topic_words(topics, named), page.silence_words(silence)
    rows = page.appearance_rows(named)
    shown = min(len(rows), _CONTACTS)
    sources, rest = _sources(named, taken, pages)
    return Brief(
        scope="partner",
        title=str(partner["name"]),
        bottom_line=plain(page.headline(partner, totals)),
        facts=(parts.fact(tiles["status"]), parts.fact(tiles["eligible"]), parts.fact(tiles["programmes"])),
        map=_map(whole, partner),
        chart=Chart(
            title=plain(words.title),
            subtitle=plain(words.subtitle),
            source=plain(of_partner.topic_source(len(named), min(len(topics), _TOPICS))),
            alt=plain(words.alt),
            series=(column("meetings"),),
            bars=parts.single(topics, "topic", "meetings", _TOPICS),
            lying=True,
        ),
        table=parts.table(of_partner.contact_title(shown, len(rows)), rows, page.NAMED, _CONTACTS),
        changed=_changed(view, partner, all_named, taken),
        unknown=Section(told.unknown_title(), parts.lines([*silent[:2], page.named_note(partner, named)])),
        more=(
            Section(
                of_partner.programmes_title(len(taken)),
                parts.lines(["; ".join(_programmes(taken))] if len(taken) else []),
            ),
            Section(
                of_partner.recommendations_title(len(asked)),
                parts.lines(map(of_partner.recommendation, asked["text"], asked["due"]), 5),
            ),
        ),
        sources_title=told.sources_title(),
        sources=sources,
        sources_rest=rest,
        second=(
            *[parts.table(of_partner.contact_title(len(rows), len(rows)), rows, page.NAMED, 30)]
            * (len(rows) > shown),
            parts.table(
                of_partner.programmes_title(len(taken)), of_partner.programme_rows(taken), _TAKEN, 20
            ),
        )[: 2 * (pages - 1)],
        frame=parts.frame(view),
    )


def _map(view: View, partner: pd.Series) -> Map:
    """Where the partner lies, among the active partners of the day."""
    day = view.record.as_of
    nations = measure(on_map.nations, view, day=day)
    faint = nations.assign(state=nations["state"].replace("named", "active"))
    here = faint["state"].where(faint["partner_id"] != partner["partner_id"], "named")
    chosen = faint.assign(state=here.where(faint["state"] != "suspended", faint["state"]))
    drawn = parts.map_of(
        chosen,
        day,
        of_partner.partner_map_title(partner["name"], page.standing(partner)),
        of_partner.partner_map_key(partner["kind"] == "nation", day),
        told.map_alt(of_partner.partner_map_title(partner["name"], page.standing(partner)), []),
        partner["partner_id"],
    )
    # The legend counts who is named at meetings; on this map only the partner is drawn so.
    return replace(drawn, legend=())


def _changed(view: View, partner: pd.Series, named: pd.DataFrame, taken: pd.DataFrame) -> Section:
    since = _previous(view)
    if since is None:
        title, told_of = of_partner.partner_changes(None, named, [], [])
        return Section(title, parts.headed(told_of))
    moved = measure(partners.moves, view.whole, first=since, second=view.record.as_of)
    after = pd.Timestamp(since)
    title, told_of = of_partner.partner_changes(
        since,
        named[named["start_date"] > after],
        of_meetings.moves(moved[moved["partner_id"] == partner["partner_id"]]),
        _programmes(taken[taken["start_first"] > after]),
    )
    return Section(title, parts.headed(told_of))


def _previous(view: View) -> date | None:
    """The day of the meeting before the latest one of the leading series."""
    lead = measure(series.cadence, view.whole)
    held = (
        measure(meetings.turnout, view.whole, rows={"series_id": lead.iloc[0]["series_id"]})
        if len(lead)
        else lead
    )
    return held.iloc[-2]["start_date"].date() if len(held) > 1 else None


def _programmes(taken: pd.DataFrame) -> list[str]:
    columns = (taken[name] for name in ("programme", "start", "start_basis", "end"))
    return [of_partner.programme(*row) for row in zip(*columns, strict=True)]


def _sources(named: pd.DataFrame, taken: pd.DataFrame, pages: Pages) -> tuple[tuple[Source, ...], str]:
    """The sources of its contacts and programmes, those of the latest contacts first."""
    cited = pd.concat([frame[["publisher", "source", "url"]] for frame in (named, taken)])
    counted = cited.groupby(["publisher", "source"], sort=False, as_index=False).agg(
        url=("url", "first"), rows=("source", "size")
    )
    shown = counted.head(parts.SOURCES[pages])
    listed = tuple(
        Source(
            number,
            clipped(of_partner.source_name(row["publisher"], row["source"]), parts.LONGEST_NAME),
            of_partner.rows(int(row["rows"])),
            row["url"] if isinstance(row["url"], str) else "",
        )
        for number, row in enumerate(shown.to_dict(orient="records"), start=1)
    )
    return listed, told.more_sources(len(counted) - len(shown))
