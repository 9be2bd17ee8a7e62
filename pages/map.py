"""Map: who can take part on a day or at a meeting, who is named in the record, and where the blanks are."""

from functools import partial

import streamlit as st

from utils import behind, page, panel, show
from utils.address import option
from utils.elements import joined
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
drawn = kept(view, f"placed {steps.meeting_id}", lambda: placed(nations))
chosen = view.chooses_partners
rows, alt = partial(told.rows, nations, steps.meeting), partial(told.alt, nations, steps.day)
title = partial(told.headline, nations, steps.day, steps.meeting, chosen=chosen)
with joined():
    show.heading(kept(view, f"headline {steps.meeting_id}", title))
    with joined("steps"):
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
            rows,
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
            alt=alt(),
            labels=told.LISTED,
            counted=behind.nations(steps.day, steps.meeting_id),
        ),
        steps.meeting_id,
        colour,
        door=ways.to("partner_id"),
    )
    panel.download(view, "map", told.download_label(), "geojson", lambda: geojson(view.record, nations))
with right:
    show.section(told.list_title(nations, steps.day, chosen=chosen))
    words = find("find", told.find_label())
    show.listing(view, "listed", lambda: told.listed(found(rows(), words), alt()), steps.meeting_id, words)
