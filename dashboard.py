"""Situation: where we stand with partners, and what changed at the latest meeting of the leading series."""

import streamlit as st

from utils import page
from utils.figures import map as maps
from utils.figures import turnout as timelines
from utils.ground import ground, placed
from utils.metrics import claims, meetings, milestones, partners, series, topics
from utils.metrics import map as on_map
from utils.sentences import map as of_map
from utils.sentences import meetings as of_meetings
from utils.sentences import situation as told

view = page.open_page("dashboard.py")
page.needs_meetings(view)

lead = page.measure(series.cadence, view).iloc[0]
turnout = page.measure(meetings.turnout, view, rows={"series_id": lead["series_id"]})
claimed = page.measure(claims.sourced, view, rows={"series_id": lead["series_id"]})
latest, day = turnout.iloc[-1], turnout.iloc[-1]["start_date"].date()
changes = page.measure(topics.changes, view, rows={"meeting_id": latest["meeting_id"]})
previous = page.measure(meetings.turnout, view.whole, rows={"meeting_id": latest["previous_id"]})
nations = page.measure(on_map.nations, view, day=day, meeting_id=latest["meeting_id"])
events = page.measure(
    milestones.between, view, first=turnout.iloc[0]["start_date"].date(), kinds=told.FRAMING
)
since = day if previous.empty else previous.iloc[0]["start_date"].date()
moved = page.measure(partners.moves, view, first=since, second=day)
totals = page.measure(meetings.totals, view).iloc[0]

page.heading(of_meetings.headline(lead["series"], turnout))
page.tiles(view, told.tiles(totals, lead, latest, changes, previous.empty))

left, right = st.columns([62, 38], gap="medium")
with left:
    page.show(
        timelines.timeline(turnout, events, as_of=view.record.as_of, height="front", dark=view.dark),
        of_meetings.turnout_rows(turnout, claimed),
        key="timeline-front",
        title=of_meetings.turnout_title(turnout),
        subtitle=told.timeline_key(lead["series"]),
        source=page.lines(of_meetings.milestone_line(events), of_meetings.turnout_source(claimed)),
        alt=of_meetings.turnout_alt(lead["series"], turnout),
    )
    page.notes("changed", told.changed_title(previous), told.changed(changes, moved, previous, latest))
with right:
    page.show(
        maps.partners(placed(nations), view="front", dark=view.dark, **ground(nations, day, "front")),
        of_map.rows(nations, at_meeting=True),
        key="map-front",
        title=told.map_title(nations, latest),
        subtitle=told.map_key(latest),
        source=page.lines(of_map.legend(nations, page.LEGEND, short=True), of_map.suspended(nations)),
        alt=of_map.alt(nations, day),
    )
    page.notes(
        "differ",
        of_meetings.differing_title(claimed),
        [("", line) for line in of_meetings.differing(claimed)],
    )
