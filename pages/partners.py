"""Partners: who they are, where each stands on the day, and when the record last names it."""

import streamlit as st

from utils import page, sheets, show
from utils.filter_bar import find
from utils.measure import kept, measure
from utils.metrics import partner as metrics
from utils.search import found
from utils.sentences import partners as told
from utils.sentences import ways

view = page.open_page("pages/partners.py", "find")
listed = measure(metrics.listed, view)
taken = measure(metrics.programmes, view)

show.heading(told.headline(listed, view.record.as_of, chosen=view.chooses_partners))
if listed.empty:
    page.nothing_here(view, told.empty(view.filters, view.names))
    st.stop()

words = find("find", told.find_label())
rows = kept(view, f"rows {words}", lambda: found(told.rows(listed, taken), words))
show.section(told.list_title(rows), told.list_notes(listed))
sheets.rows_table(
    rows,
    ["name", "status", "framework", "last", "meetings", "programmes"],
    alt=told.list_title(rows),
    height=640,
    key="partners",
    door=ways.to_row("partner_id", rows),
)
show.small(told.list_source())
