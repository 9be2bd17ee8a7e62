"""Meetings: what has been held, how many took part by whose word, and what else there is."""

import streamlit as st

from utils import page, show
from utils.figures import series as strips
from utils.figures import turnout as timelines
from utils.filter_bar import find
from utils.measure import kept, measure
from utils.metrics import claims, meetings, milestones, series
from utils.search import found
from utils.sentences import meetings as told
from utils.sentences import ways

view = page.open_page("pages/meetings.py", "find")
page.needs_meetings(view)

lead = measure(series.cadence, view).iloc[0]
everything = measure(series.cadence, view.whole, rows={"series_id": lead["series_id"]}).iloc[0]
turnout = measure(meetings.turnout, view, rows={"series_id": lead["series_id"]})
claimed = measure(claims.sourced, view, rows={"series_id": lead["series_id"]})
events = measure(milestones.between, view, first=turnout.iloc[0]["start_date"].date())
marks = measure(series.strip, view)
listed = measure(meetings.listed, view)

show.heading(told.since_last(lead["series"], turnout, view.record.as_of, int(everything["meetings"])))
show.once(
    view,
    "timeline-page",
    lambda: show.Parts(
        timelines.timeline(
            turnout, events, as_of=view.record.as_of, height="page", narrowed=view.narrows, dark=view.dark
        ),
        lambda: told.turnout_rows(turnout, claimed),
        title=told.turnout_title(turnout),
        subtitle=told.turnout_subtitle(lead["series"]),
        source=show.lines(told.milestone_line(events), told.turnout_source(claimed)),
        alt=told.turnout_alt(lead["series"], turnout),
    ),
    door=ways.to("meeting_id"),
)

left, right = st.columns([54, 46], gap="large")
with left:
    show.once(
        view,
        "strip",
        lambda: show.Parts(
            strips.strip(marks, dark=view.dark),
            measure(series.cadence, view),
            title=told.strip_title(marks),
            subtitle=told.strip_subtitle(),
            source=told.strip_source(marks),
            alt=told.strip_alt(measure(series.cadence, view)),
            labels=["series", "meetings", "first", "last", "median_gap", "days_since", "cadence"],
        ),
        door=ways.to("meeting_id"),
    )
with right:
    st.header(told.latest_first(lead["series"]), anchor=False)
    show.small(told.bracket_note())
    columns = ["start_date", "title", "eligible", "claimed", "named"]
    show.ready_text(
        kept(
            view,
            "latest",
            lambda: show.ready(
                told.turnout_rows(turnout, claimed),
                columns,
                told.turnout_alt(lead["series"], turnout),
                as_text=True,
            ),
        )
    )
    show.doors(view, "meetings", told.meeting_links(turnout))
    show.claims_table(view, claimed)

st.header(told.all_title(listed), anchor=False)
words = find("find", told.find_label())
rows = found(listed, words)
columns = ["start_date", "title", "series", "city", "sessions", "topics", "named", "organisations"]
show.ready_table(
    kept(view, f"listed {words}", lambda: show.ready(rows, columns, told.all_title(listed))),
    key="meetings",
    door=ways.to_row("meeting_id", rows),
)
