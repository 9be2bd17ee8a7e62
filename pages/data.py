"""Data: how complete the record is, where its sources differ, which gap to fill first, and the files to take away."""

from functools import partial

import streamlit as st

from utils import behind, export, page, panel, show
from utils.address import option
from utils.elements import joined, sides
from utils.figures import completeness as figures
from utils.filter_bar import find
from utils.measure import kept, measure
from utils.metrics import claims, completeness, series, sources
from utils.search import found
from utils.sentences import data as told

view = page.open_page("pages/data.py", "table", "find")
page.needs_meetings(view)

grid = measure(completeness.grid, view)
fields = kept(view, "field counts", lambda: completeness.fields(grid))
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
with joined():
    show.small(told.downloads_note())
    left, right = sides(42, 58)
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
        show.sheet(view, "gaps", lambda: told.most_useful(gaps, completeness.FIELDS, lead["series"]))

    show.claims_table(view, claimed)
    show.links(view, "table", told.table_links(table))
words = find("find", told.find_labels()[table])
if table == "grid":
    fields_of = partial(told.grid_rows, grid, completeness.FIELDS)
    show.sheet(view, "grid", lambda: told.field_by_field(found(fields_of(), words), grid), words)
elif table == "sources":
    supports = measure(sources.supports, view)
    rows_of = partial(told.source_rows, supports, sources.SOURCED)
    show.sheet(view, "sources", lambda: told.by_source(found(rows_of(), words), supports), words)
else:
    rests = measure(sources.freshness, view)
    fresh = partial(told.freshness_rows, rests)
    show.sheet(view, "freshness", lambda: told.by_series(found(fresh(), words), rests), words)
