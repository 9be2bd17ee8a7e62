"""Data: how complete the record is, where its sources differ, which gap to fill first, and the files to take away."""

from functools import partial

import streamlit as st

from utils import behind, export, page, panel, sheets, show
from utils.address import option
from utils.figures import completeness as figures
from utils.filter_bar import find
from utils.measure import kept, measure
from utils.metrics import claims, completeness, series, sources
from utils.search import found
from utils.sentences import data as told
from utils.sentences.ways import to_row

view = page.open_page("pages/data.py", "table", "find")
page.needs_meetings(view)

grid, fields = measure(completeness.grid, view), measure(completeness.fields, view)
gaps, claimed = measure(completeness.gaps, view), measure(claims.sourced, view)
lead = measure(series.cadence, view).iloc[0]
table = option("table", told.TABLES)

show.heading(told.headline(fields, len(grid)))
with st.container(key="downloads", horizontal=True, vertical_alignment="center"):
    whole = partial(export.package, view.record, made_up=bool(view.data))
    narrowed = partial(export.tables, view.record, view.filters)
    panel.download(view.whole, "package", told.package_label(), "package.zip", whole)
    panel.download(view, "tables", told.tables_label(), "tables.zip", narrowed)
    show.doors(view, [told.map_link(), told.import_link()])
show.small(told.downloads_note())

left, right = st.columns([42, 58], gap="large")
with left:
    show.once(
        view,
        "fields",
        lambda: show.Parts(
            figures.fields(told.field_bars(fields), dark=view.dark),
            told.field_bars(fields),
            *told.fields_words(fields, len(grid)),
            ["label", "there", "partly", "open"],
            behind.meetings(),
        ),
    )
with right:
    first = told.gap_rows(gaps, completeness.FIELDS)
    most_useful = sheets.ready(first, list(first.columns), told.gaps_title(gaps))
    show.table(view, told.gaps_title(gaps), told.gaps_rule(lead["series"]), most_useful, told.gap_links(gaps))

show.claims_table(view, claimed)

show.links(view, "table", told.table_links(table))
words = find("find", told.find_labels()[table])
if table == "grid":
    show.section(told.grid_title(grid), told.grid_key())
    shown = found(kept(view, "grid", lambda: told.grid_rows(grid, completeness.FIELDS)), words)
    door = to_row("meeting_id", grid.loc[shown.index])
    sheets.rows_table(shown, list(shown.columns), alt=told.grid_title(grid), key="grid", door=door)
elif table == "sources":
    supports = measure(sources.supports, view)
    show.section(told.sources_title(supports), told.sources_note())
    sheets.rows_table(
        found(kept(view, "sources", lambda: told.source_rows(supports, sources.SOURCED)), words),
        ["source", "url", "published", "rows", "supports"],
        alt=told.sources_title(supports),
    )
else:
    rests = measure(sources.freshness, view)
    columns, title = ["series", "last", "median_gap", "days_since", "freshness"], told.freshness_title(rests)
    fresh = sheets.ready(found(told.freshness_rows(rests), words), columns, title)
    show.table(view, title, told.freshness_note(), fresh)
