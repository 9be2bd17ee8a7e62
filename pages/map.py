"""Map: who can take part on a day or at a meeting, who is named in the record, and where the blanks are."""

import streamlit as st

from utils import behind, page, panel, sheets, show
from utils.address import option
from utils.export import geojson
from utils.figures import map as figures
from utils.filter_bar import find
from utils.ground import ground, outside_region, placed
from utils.measure import kept, measure
from utils.metrics import map as metrics
from utils.search import found
from utils.sentences import map as told
from utils.sentences import ways

view = page.open_page("pages/map.py", "meeting", "view", "colour", "find")
page.needs_meetings(view)

lead, turnout, claimed = page.leading(view)
steps = told.Steps(turnout, option("meeting", ["", *turnout["meeting_id"]]), view.record.as_of)
layout, colour = option("view", told.VIEWS), option("colour", told.COLOURS)
asked = {"meeting": steps.meeting_id, "view": layout, "colour": colour}
nations = (
    measure(metrics.at_meeting, view, day=steps.day, meeting_id=steps.meeting_id)
    if steps.meeting_id
    else measure(metrics.nations, view, day=steps.day)
)
drawn = placed(nations)

show.heading(told.headline(nations, steps.day, steps.meeting, chosen=view.chooses_partners))
with st.container(key="steps", horizontal=True, vertical_alignment="center"):
    show.links(view, "step", told.step_links(steps, asked))
    show.links(view, "view", told.view_links(asked))
    show.links(view, "colour", told.colour_links(asked))

left, right = st.columns([73, 27], gap="medium")
with left:
    show.once(
        view,
        f"map-{layout}",
        lambda: show.Parts(
            figures.partners(
                drawn, view=layout, colour=colour, dark=view.dark, **ground(drawn, steps.day, layout)
            ),
            lambda: told.rows(nations, steps.meeting),
            title=told.title(lead["series"], steps),
            subtitle="",
            source=show.lines(
                told.legend(nations, show.LEGEND) if colour == "framework" else told.bands(metrics.BANDS),
                told.evidence_key() if steps.meeting_id else "",
                told.reading(steps.meeting),
                told.suspended(nations),
                told.outside(outside_region(drawn[drawn["state"].isin(["named", "guest"])]))
                if layout == "region"
                else "",
                told.without_shape(nations, drawn),
                told.source(steps.meeting, claimed),
                told.boundary_note(),
            ),
            alt=told.alt(nations, steps.day),
            labels=told.LISTED,
            counted=behind.nations(steps.day, steps.meeting_id),
        ),
        steps.meeting_id,
        colour,
        door=ways.to("partner_id"),
    )
    panel.download(view, "map", told.download_label(), "geojson", lambda: geojson(view.record, nations))
with right:
    show.section(told.list_title(nations, steps.day, chosen=view.chooses_partners))
    words = find("find", told.find_label())
    shown = f"{steps.meeting_id} {words}"
    rows = kept(view, f"rows {shown}", lambda: found(told.rows(nations, steps.meeting), words))
    listed = kept(
        view, f"list {shown}", lambda: sheets.ready(rows, told.LISTED, told.alt(nations, steps.day))
    )
    sheets.ready_table(listed, height=520, key="listed", door=ways.to_row("partner_id", rows))
