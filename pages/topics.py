"""Topics: what is discussed, what is new, what came back and what fell off."""

from utils import behind, page, show
from utils.elements import joined, sides
from utils.figures import bars
from utils.figures import topics as figures
from utils.filter_bar import choose
from utils.measure import kept, measure
from utils.metrics import meetings
from utils.metrics import topics as metrics
from utils.sentences import topic_ways
from utils.sentences import topics as told
from utils.sentences.ways import to

view = page.open_page("pages/topics.py", "open")
page.needs_meetings(view)

lead, turnout, _claimed = page.leading(view)
marks = measure(metrics.by_meeting, view, rows={"series_id": lead["series_id"]})
latest, here = turnout.iloc[-1], turnout.iloc[-1]["meeting_id"]
changes = measure(metrics.changes, view, rows={"meeting_id": here})
previous = measure(meetings.turnout, view.whole, rows={"meeting_id": latest["previous_id"]})
themes, topics = measure(metrics.by_theme, view), measure(metrics.by_topic, view)
kinds, years = measure(metrics.by_kind, view), measure(metrics.by_year, view)
sessions, source = kept(view, "kind bars", lambda: (told.kind_bars(kinds), told.source(topics, kinds)))

with joined():
    show.heading(kept(view, "headline", lambda: told.headline(lead["series"], marks, len(turnout))))
    left, right = sides(64, 36)
    with left:
        show.once(
            view,
            "grid",
            lambda: show.Parts(
                figures.grid(marks, turnout[["meeting_id", "start_date"]], dark=view.dark),
                marks,
                *told.grid_words(lead["series"], marks),
                ["theme", "topic", "start_date", "sessions"],
                behind.mentions(series_id=lead["series_id"]),
            ),
            door=to("meeting_id"),
        )
        show.doors(view, kept(view, "grid ways", lambda: topic_ways.of_grid(turnout)))
        show.once(
            view,
            "kinds",
            lambda: show.Parts(
                bars.ranked(sessions, accent_first=False, dark=view.dark),
                sessions,
                *told.kinds_words(kinds, sessions, source),
                ["label", "value"],
                behind.sessions(),
            ),
        )
    with right:
        block = kept(view, "change block", lambda: told.change_block(changes, latest, previous))
        show.chips(view, "changes", *block, behind.changes(here))
        opened = choose("open", told.open_label(), told.theme_names(themes), told.all_themes())
        inside = kept(view, f"inside {opened}", lambda: topics[topics["theme_id"] == opened])
        ranked = kept(view, f"ranked {opened}", lambda: told.ranked_bars(themes, inside, opened))
        show.once(
            view,
            "themes",
            lambda: show.Parts(
                bars.ranked(ranked, accent_first=True, dark=view.dark),
                ranked,
                *told.bars_words(themes, topics, opened, ranked, source),
                ["label", "value"],
                behind.mentions(theme_id=opened) if opened else behind.mentions(),
            ),
            opened,
            door=to("topic_id") if opened else topic_ways.open_theme,
        )
        show.doors(view, topic_ways.of_theme(inside))
        show.once(view, "years", lambda: show.Parts(
            bars.years(years, dark=view.dark), years, *told.years_words(years, source),
            ["theme", "year", "mentions", "meetings"], behind.mentions(),
        ))  # fmt: skip
