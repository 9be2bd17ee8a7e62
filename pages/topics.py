"""Topics: what is discussed, what is new, what came back and what fell off."""

import streamlit as st

from utils import page, show
from utils.figures import bars
from utils.figures import topics as figures
from utils.filter_bar import choose
from utils.measure import measure
from utils.metrics import meetings, series
from utils.metrics import topics as metrics
from utils.sentences import topics as told

view = page.open_page("pages/topics.py", "open")
page.needs_meetings(view)

lead = measure(series.cadence, view).iloc[0]
turnout = measure(meetings.turnout, view, rows={"series_id": lead["series_id"]})
marks = measure(metrics.by_meeting, view, rows={"series_id": lead["series_id"]})
latest = turnout.iloc[-1]
changes = measure(metrics.changes, view, rows={"meeting_id": latest["meeting_id"]})
previous = measure(meetings.turnout, view.whole, rows={"meeting_id": latest["previous_id"]})
themes, topics = measure(metrics.by_theme, view), measure(metrics.by_topic, view)
kinds, years = measure(metrics.by_kind, view), measure(metrics.by_year, view)
sessions, source = told.kind_bars(kinds), told.source(topics, kinds)

show.heading(told.headline(lead["series"], marks, len(turnout)))
left, right = st.columns([64, 36], gap="large")
with left:
    show.once(
        view,
        "grid",
        lambda: show.Parts(
            figures.grid(marks, turnout[["meeting_id", "start_date"]], dark=view.dark),
            marks,
            title=told.grid_title(marks),
            subtitle=told.grid_subtitle(lead["series"]),
            source=told.grid_source(marks),
            alt=told.grid_alt(lead["series"], marks),
            labels=["theme", "topic", "start_date", "sessions"],
        ),
    )
    show.once(
        view,
        "kinds",
        lambda: show.Parts(
            bars.ranked(sessions, accent_first=False, dark=view.dark),
            sessions,
            title=told.kinds_title(kinds),
            subtitle=told.kinds_subtitle(),
            source=source,
            alt=told.bars_alt(sessions),
            labels=["label", "value"],
        ),
    )
with right:
    show.chips("changes", *told.change_block(changes, latest, previous))
    opened = choose("open", told.open_label(), told.theme_names(themes), told.all_themes())
    ranked = told.theme_bars(themes) if not opened else told.topic_bars(topics[topics["theme_id"] == opened])
    show.once(
        view,
        "themes",
        lambda: show.Parts(
            bars.ranked(ranked, accent_first=True, dark=view.dark),
            ranked,
            title=told.bars_title(themes, topics, opened),
            subtitle=told.mentions_subtitle(),
            source=source,
            alt=told.bars_alt(ranked),
            labels=["label", "value"],
        ),
        opened,
        door=None if opened else told.open_theme,
    )
    show.once(
        view,
        "years",
        lambda: show.Parts(
            bars.years(years, dark=view.dark),
            years,
            title=told.years_title(years),
            subtitle=told.years_subtitle(),
            source=source,
            alt=told.years_alt(years),
            labels=["theme", "year", "mentions", "meetings"],
        ),
    )
