"""Meeting: what one meeting was about, who took part and by whose word, and what changed since the one before."""

from functools import partial

import streamlit as st

from utils import behind, page, show
from utils.address import option
from utils.elements import apart, end, joined, sides
from utils.figures import counts as bars
from utils.figures import map as maps
from utils.ground import ground, placed
from utils.measure import measure
from utils.metrics import claims, meetings, topics
from utils.metrics import map as on_map
from utils.metrics import meeting as metrics
from utils.sentences import changed as of_change
from utils.sentences import claims as of_claims
from utils.sentences import map as of_map
from utils.sentences import meeting as told
from utils.sentences import people as of_people
from utils.sentences import sources as of_sources
from utils.sentences import ways

view = page.open_page("pages/meeting.py", "id", under="pages/meetings.py")
whole, profiles = view.whole, measure(metrics.profiles, view)
one = {"meeting_id": option("id", ["", *profiles["meeting_id"]])}

if not one["meeting_id"]:
    page.needs_meetings(view)
    offered = measure(metrics.offered, view)
    show.heading(told.not_chosen(offered))
    show.small(told.choice_note())
    show.listing(view, "offered", lambda: told.offered(offered))
    st.stop()

meeting, here = measure(metrics.profiles, whole, rows=one).iloc[0], measure(meetings.listed, view, rows=one)
sources, now = measure(metrics.sources, whole, rows=one), measure(meetings.turnout, whole, rows=one)
with joined():
    show.links(view, "step", told.steps(meeting))
    show.heading(told.headline(meeting))
    show.small(show.lines(told.where(meeting), told.outside(here, meeting)))
    show.text(told.summary(meeting))
    if now.empty:
        apart(partial(st.info, told.planned_note(meeting, view.record.as_of)))
        show.section(of_sources.sources_title(sources), of_sources.sources_note())
        show.cited(whole, one["meeting_id"], lambda: of_sources.cited(sources))
        end()
    day, row, claimed = meeting["start_date"].date(), now.iloc[0], measure(claims.sourced, whole, rows=one)
    roll, speakers = measure(metrics.roll, whole, rows=one), measure(metrics.speakers, whole, rows=one)
    sessions, raised = measure(metrics.sessions, whole, rows=one), measure(metrics.raised, whole, rows=one)
    before = measure(meetings.turnout, whole, rows={"meeting_id": meeting["previous_id"]})
    changes, listed = measure(topics.changes, whole, rows=one), measure(meetings.listed, whole)
    came = measure(metrics.partners_compared, whole, rows=one)
    spoke = measure(metrics.speakers_compared, whole, rows=one)
    nations = measure(on_map.at_meeting, whole, day=day, **one)
    left, right = sides(56, 44)
    with left:
        show.once(whole, "three", lambda: show.Parts(
            bars.three(of_claims.bars(row, roll), of_claims.others(row, claimed), dark=view.dark),
            of_people.roll_rows(roll), title=of_claims.bars_title(row), subtitle=of_claims.bars_subtitle(),
            source=of_claims.bars_source(row, roll, claimed), alt=of_claims.bars_alt(row), labels=of_people.ROLL,
            counted=behind.turnout(**one),
        ), *one.values())  # fmt: skip
        show.section(told.sessions_title(sessions, raised))
        show.blocks(view, "session", lambda: told.blocks(sessions, raised, speakers), *one.values())
        show.once(whole, "map-front", lambda: show.Parts(
            maps.partners(placed(nations), view="front", dark=view.dark, **ground(nations, day, "front")),
            of_map.rows(nations, row), title=of_map.headline(nations, day, row, chosen=False), subtitle="",
            source=show.lines(of_map.legend(nations, show.LEGEND, short=True), of_map.reading(row)),
            alt=of_map.alt(nations, day), counted=behind.nations(day, one["meeting_id"]),
        ), *one.values(), door=ways.to("partner_id"))  # fmt: skip
        show.section(of_sources.sources_title(sources), of_sources.sources_note())
        show.cited(whole, one["meeting_id"], lambda: of_sources.cited(sources))
    with right:
        since = partial(of_change.since, now, before, listed, changes, came, spoke)
        show.sheet(view, "since", since, *one.values(), whole=True)
        show.sheet(view, "claims", lambda: of_claims.side_by_side(claimed), *one.values(), whole=True)
        show.sheet(view, "named", lambda: of_people.named(row, roll, sources), *one.values(), whole=True)
        show.sheet(view, "spoke", lambda: of_people.spoke(speakers, sources), *one.values(), whole=True)
