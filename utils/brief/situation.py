"""The brief on the situation: where we stand with partners, and what changed at the latest meeting."""

from utils.brief import parts
from utils.brief.model import Brief, Chart, NothingFitsError, Pages, Section
from utils.measure import View, measure
from utils.metrics import claims, meetings, partners, series, topics
from utils.metrics import map as on_map
from utils.metrics import meeting as of_one
from utils.sentences import brief as told
from utils.sentences import claims as of_claims
from utils.sentences import filters as of_filters
from utils.sentences import map as of_map
from utils.sentences import meetings as of_meetings
from utils.sentences import situation as front
from utils.sentences import sources as of_sources
from utils.terms import column
from utils.wording import plain

_BARS = 6
_MEETINGS = ("start_date", "title", "sessions", "topics", "named", "organisations")
_TURNOUT = ("start_date", "title", "eligible", "claimed", "named", "organisations")


def brief(view: View, pages: Pages) -> Brief:
    """The brief on what the filters leave. Raises NothingFitsError where that is no meeting."""
    if measure(meetings.totals, view).iloc[0]["meetings"] == 0:
        raise NothingFitsError(plain(of_filters.empty(view.filters, view.names)))
    lead = measure(series.cadence, view).iloc[0]
    turnout = measure(meetings.turnout, view, rows={"series_id": lead["series_id"]})
    claimed = measure(claims.sourced, view, rows={"series_id": lead["series_id"]})
    latest, day = turnout.iloc[-1], turnout.iloc[-1]["start_date"].date()
    one = {"meeting_id": latest["meeting_id"]}
    changes = measure(topics.changes, view, rows=one)
    previous = measure(meetings.turnout, view.whole, rows={"meeting_id": latest["previous_id"]})
    nations = measure(on_map.at_meeting, view, day=day, meeting_id=latest["meeting_id"])
    since = day if previous.empty else previous.iloc[0]["start_date"].date()
    moved = measure(partners.moves, view, first=since, second=day)
    totals, listed = measure(meetings.totals, view).iloc[0], measure(meetings.listed, view)
    tiles = {tile.key: tile for tile in front.tiles(totals, lead, latest, changes, previous.empty)}
    sources, rest = parts.sources(of_sources.cited(measure(of_one.sources, view.whole, rows=one)), pages)
    rows = of_meetings.turnout_rows(turnout, claimed)
    shown = min(len(listed), 8)
    return Brief(
        scope="situation",
        title=told.situation_title(),
        bottom_line=plain(of_meetings.headline(lead["series"], turnout, narrowed=view.narrows)),
        facts=(parts.fact(tiles["meetings"]), parts.fact(tiles["topics"]), parts.fact(tiles["days"])),
        map=parts.map_of(
            nations,
            day,
            front.map_title(nations, latest, chosen=view.chooses_partners),
            front.map_key(latest),
            of_map.alt(nations, day),
        ),
        chart=Chart(
            title=plain(of_meetings.turnout_title(turnout)),
            subtitle=plain(front.timeline_key(lead["series"])),
            source=plain(of_meetings.turnout_source(claimed)),
            alt=plain(of_meetings.turnout_alt(lead["series"], turnout)),
            series=tuple(map(column, ("eligible", "claimed", "named"))),
            bars=parts.three_counts(turnout.tail(_BARS)),
        ),
        table=parts.table(told.meetings_title(shown), listed, _MEETINGS, shown),
        changed=Section(
            front.changed_title(previous), parts.headed(front.changed(changes, moved, previous, latest))
        ),
        unknown=parts.section(
            told.unknown_title(),
            told.not_named(latest),
            *map(told.differing, of_claims.differing(claimed)[:2]),
            told.none_found(lead),
            of_map.suspended(nations),
        ),
        more=(),
        sources_title=told.sources_title(),
        sources=sources,
        sources_rest=rest,
        second=(
            parts.table(of_meetings.latest_first(lead["series"]), rows, _TURNOUT, parts.SECOND),
            parts.table(told.all_meetings(len(listed)), listed, ("start_date", "title", "series"), 24),
        )[: 2 * (pages - 1)],
        frame=parts.frame(view),
    )
