"""The brief on one meeting: who was reported and named, what it was about, what changed since the one before."""

import pandas as pd

from utils.brief import parts
from utils.brief.model import Brief, Chart, Fact, NothingFitsError, Pages, Section
from utils.measure import View, measure
from utils.metrics import claims, meetings, topics
from utils.metrics import map as on_map
from utils.metrics import meeting as metrics
from utils.sentences import brief as told
from utils.sentences import changed as of_change
from utils.sentences import claims as of_claims
from utils.sentences import map as of_map
from utils.sentences import meeting as page
from utils.sentences import people
from utils.sentences import situation as front
from utils.sentences import sources as of_sources
from utils.terms import column
from utils.wording import plain

_SESSIONS = ("number", "session", "kind", "topics")
_SESSION_ROWS = 7


def brief(view: View, meeting_id: str, pages: Pages) -> Brief:
    """The brief on a meeting held by the as-of day, whatever the filters. Raises NothingFitsError where it is none."""
    whole, one = view.whole, {"meeting_id": meeting_id}
    now = measure(meetings.turnout, whole, rows=one)
    if now.empty:
        raise NothingFitsError(plain(told.unknown_subject("meeting", meeting_id)))
    meeting, row = measure(metrics.profiles, whole, rows=one).iloc[0], now.iloc[0]
    before = measure(meetings.turnout, whole, rows={"meeting_id": row["previous_id"]})
    sessions, raised = measure(metrics.sessions, whole, rows=one), measure(metrics.raised, whole, rows=one)
    speakers, roll = measure(metrics.speakers, whole, rows=one), measure(metrics.roll, whole, rows=one)
    claimed, cited = measure(claims.sourced, whole, rows=one), measure(metrics.sources, whole, rows=one)
    nations = measure(on_map.at_meeting, whole, day=row["start_date"].date(), meeting_id=meeting_id)
    since = of_change.since(
        now,
        before,
        measure(meetings.listed, whole),
        measure(topics.changes, whole, rows=one),
        measure(metrics.partners_compared, whole, rows=one),
        measure(metrics.speakers_compared, whole, rows=one),
    )
    named = people.named(row, roll, cited)
    turnout, sources = of_claims.bars_title(row), of_sources.cited(cited)
    listed, rest = parts.sources(sources, pages)
    return Brief(
        scope="meeting",
        title=plain(page.headline(meeting)),
        bottom_line=plain(told.meeting_line(turnout, page.sessions_title(sessions, raised))),
        facts=_facts(sessions, raised, speakers, first=before.empty),
        map=parts.map_of(
            nations,
            row["start_date"].date(),
            of_map.headline(nations, row["start_date"].date(), row, chosen=False),
            front.map_key(row),
            of_map.alt(nations, row["start_date"]),
        ),
        chart=Chart(
            title=plain(turnout),
            subtitle=plain(of_claims.bars_subtitle()),
            source=plain(of_claims.bars_source(row, roll, claimed)),
            alt=plain(of_claims.bars_alt(row)),
            series=tuple(map(column, ("eligible", "claimed", "named"))),
            bars=parts.three_counts(now),
            lying=True,
        ),
        table=parts.table(
            told.sessions_heading(), told.session_rows(sessions, raised), _SESSIONS, _SESSION_ROWS
        ),
        changed=Section(since.title, parts.headed(since.rows.itertuples(index=False, name=None))),
        unknown=parts.section(
            told.unknown_title(),
            told.not_named(row),
            told.no_number() if pd.isna(row["claimed"]) else "",
            *map(told.differing, of_claims.differing(claimed)),
            named.note if row["participant_list"] != "complete" else "",
        ),
        more=(parts.section(told.about_title(), page.where(meeting), page.summary(meeting)),),
        sources_title=told.sources_title(),
        sources=listed,
        sources_rest=rest,
        second=(
            parts.table(told.roll_title(len(roll)), people.roll_rows(roll), people.ROLL, parts.SECOND),
            parts.sheet(people.spoke(speakers, cited), 16),
        )[: 2 * (pages - 1)],
        frame=parts.frame(view),
    )


def _facts(
    sessions: pd.DataFrame, raised: pd.DataFrame, speakers: pd.DataFrame, *, first: bool
) -> tuple[Fact, Fact, Fact]:
    new = raised.loc[raised["change"].isin(["new", "back"]), "topic_id"].nunique()
    numbers = told.meeting_facts(
        len(sessions), raised["topic_id"].nunique(), None if first else new, speakers["person"].nunique()
    )
    topics_raised, new_topics, spoke = (Fact(*number) for number in numbers)
    return topics_raised, new_topics, spoke
