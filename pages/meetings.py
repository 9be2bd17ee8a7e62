"""Meetings: what has been held, how many took part by whose word, and what else there is."""

from utils import behind, page, show
from utils.elements import joined, sides
from utils.figures import series as strips
from utils.figures import turnout as timelines
from utils.filter_bar import find
from utils.measure import measure
from utils.metrics import meetings, milestones, series
from utils.search import found
from utils.sentences import meetings as told
from utils.sentences import ways

view = page.open_page("pages/meetings.py", "find")
page.needs_meetings(view)

lead, turnout, claimed = page.leading(view)
everything = measure(series.cadence, view.whole, rows={"series_id": lead["series_id"]}).iloc[0]
first = turnout.iloc[0]["start_date"].date()
events = measure(milestones.between, view, first=first)
marks = measure(series.strip, view)
listed = measure(meetings.listed, view)

with joined():
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
            counted=behind.turnout(first, series_id=lead["series_id"]),
        ),
        door=ways.to("meeting_id"),
    )
    left, right = sides(54, 46)
    with left:
        show.once(
            view,
            "strip",
            lambda: show.Parts(
                strips.strip(marks, dark=view.dark),
                measure(series.cadence, view),
                title=told.strip_title(marks),
                subtitle=told.strip_subtitle(crowded=len(marks) > strips.CROWDED),
                source=told.strip_source(marks),
                alt=told.strip_alt(measure(series.cadence, view)),
                labels=told.RHYTHM,
                counted=behind.meetings(),
            ),
            door=ways.to("meeting_id"),
        )
    with right:
        show.sheet(view, "latest", lambda: told.three_counts(lead["series"], turnout, claimed))
        show.claims_table(view, claimed)

    show.section(told.all_title(listed))
words = find("find", told.find_label())
show.listing(view, "meetings", lambda: told.all_listed(found(listed, words), listed), words)
