"""Situation: where we stand with partners, and what changed at the latest meeting of the leading series."""

from utils import attention, behind, page, show
from utils.elements import joined, sides
from utils.figures import map as maps
from utils.figures import turnout as timelines
from utils.ground import ground, placed
from utils.measure import kept, measure
from utils.metrics import map as on_map
from utils.metrics import meetings, milestones, partners, topics
from utils.sentences import map as of_map
from utils.sentences import meetings as of_meetings
from utils.sentences import situation as told
from utils.sentences import ways

view = page.open_page("dashboard.py")
page.needs_meetings(view)

lead, turnout, claimed = page.leading(view)
latest, day = turnout.iloc[-1], turnout.iloc[-1]["start_date"].date()
changes = measure(topics.changes, view, rows={"meeting_id": latest["meeting_id"]})
previous = measure(meetings.turnout, view.whole, rows={"meeting_id": latest["previous_id"]})
nations = measure(on_map.at_meeting, view, day=day, meeting_id=latest["meeting_id"])
first = turnout.iloc[0]["start_date"].date()
events = measure(milestones.between, view, first=first, kinds=told.FRAMING)
since = day if previous.empty else previous.iloc[0]["start_date"].date()
moved = measure(partners.moves, view, first=since, second=day)
totals = measure(meetings.totals, view).iloc[0]

with joined():
    show.heading(of_meetings.headline(lead["series"], turnout, narrowed=view.narrows))
    show.tiles(view, kept(view, "tiles", lambda: told.tiles(totals, lead, latest, changes, previous.empty)), {
        "meetings": behind.meetings(),
        "reported": behind.turnout(meeting_id=latest["meeting_id"]),
        "topics": behind.changes(latest["meeting_id"]),
        "days": behind.meetings(series_id=lead["series_id"]),
    })  # fmt: skip
    left, right = sides(62, 38, near=True)
    with left:
        show.once(
            view,
            "timeline-front",
            lambda: show.Parts(
                timelines.timeline(
                    turnout, events, as_of=view.record.as_of, narrowed=view.narrows, dark=view.dark
                ),
                lambda: of_meetings.turnout_rows(turnout, claimed),
                title=of_meetings.turnout_title(turnout),
                subtitle=told.timeline_key(lead["series"]),
                source=show.lines(of_meetings.milestone_line(events), of_meetings.turnout_source(claimed)),
                alt=of_meetings.turnout_alt(lead["series"], turnout),
                counted=behind.turnout(first, told.FRAMING, series_id=lead["series_id"]),
            ),
            door=ways.to("meeting_id"),
        )
        notes = kept(view, "changed", lambda: told.changed(changes, moved, previous, latest))
        title, counted = told.changed_title(previous), behind.changed(latest["meeting_id"], since, day)
        show.notes(view, "changed", title, notes, counted)
    with right:
        show.once(
            view,
            "map-front",
            lambda: show.Parts(
                maps.partners(placed(nations), view="front", dark=view.dark, **ground(nations, day, "front")),
                lambda: of_map.rows(nations, latest),
                title=told.map_title(nations, latest, chosen=view.chooses_partners),
                subtitle=told.map_key(latest),
                source=show.lines(of_map.legend(nations, show.LEGEND, short=True), of_map.suspended(nations)),
                alt=of_map.alt(nations, day),
                labels=of_map.LISTED,
                counted=behind.nations(day, latest["meeting_id"]),
            ),
            door=ways.to("partner_id"),
        )
        show.attention(view, kept(view, "attention", lambda: attention.found(view)))
