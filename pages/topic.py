"""Topic: where one topic was raised, in which sessions, beside whom and what, and by whose word."""

import streamlit as st

from utils import behind, page, show
from utils.address import address, option
from utils.elements import joined, sides
from utils.figures import bars
from utils.figures import series as strips
from utils.measure import kept, measure
from utils.metrics import meetings, series, topics
from utils.metrics import topic as metrics
from utils.sentences import topic as told
from utils.sentences import topic_ways
from utils.sentences.ways import to

view = page.open_page("pages/topic.py", "id", under="pages/topics.py")
page.needs_meetings(view)

profiles = measure(metrics.profiles, view)
topic_id = option("id", ["", *profiles["topic_id"]])
if not topic_id:
    show.heading(told.which("".join(address().get("id", [])[:1])))
    show.small(told.which_note())
    for _theme_id, theme, ways in topic_ways.every_topic(profiles):
        show.group(view, theme, ways)
    st.stop()

one = {"topic_id": topic_id}
topic = measure(metrics.profiles, view, rows=one).iloc[0]
lead = measure(series.cadence, view.whole).iloc[0]
latest = measure(meetings.turnout, view.whole, rows={"series_id": lead["series_id"]}).iloc[-1]
changes = measure(topics.changes, view.whole, rows=one | {"meeting_id": latest["meeting_id"]})
standing = measure(metrics.strip, view.whole, rows=one | {"series_id": lead["series_id"]})
sessions, marks = measure(metrics.sessions, view, rows=one), measure(metrics.strip, view, rows=one)
years, partners = measure(metrics.by_year, view, rows=one), measure(metrics.partners, view, rows=one)
related, sources = measure(metrics.related, view, rows=one), measure(metrics.sources, view, rows=one)
source = kept(view, f"source {topic_id}", lambda: told.source(sessions, sources))
with joined():
    show.heading(told.headline(topic))
    show.small(show.lines(told.description(topic), told.standing(lead["series"], latest, changes, standing)))
    show.doors(view, topic_ways.of_topic(topic))
    left, right = sides(58, 42)
    with left:
        show.once(
            view,
            "strip",
            lambda: show.Parts(
                strips.strip(marks, dark=view.dark) if len(marks) else None,
                marks,
                *told.strip_words(marks, source, crowded=len(marks) > strips.CROWDED),
                ["series", "start_date", "title"],
                behind.mentions(topic_id=topic_id),
            ),
            topic_id,
            door=to("meeting_id"),
        )
        ways = topic_ways.of_meetings(sessions)
        show.group(view, told.sessions_title(sessions), ways, told.meetings_note(sessions))
    with right:
        show.once(
            view,
            "years",
            lambda: show.Parts(
                bars.years(told.year_cells(years), dark=view.dark),
                years,
                *told.years_words(years, source),
                ["year", "sessions", "meetings"],
                behind.mentions(topic_id=topic_id),
            ),
            topic_id,
        )
        ways = told.partner_links(partners)
        show.group(view, told.partners_title(partners), ways, told.partners_note(partners))
        show.group(view, told.related_title(related), told.related_links(related), told.related_note(related))
    show.listing(view, "sessions", lambda: told.listed(sessions, sources), topic_id)
    show.section(told.sources_title(sources), told.sources_note(sources))
    show.cited(view, topic_id, lambda: told.cited(sources))
