"""Partners: who they are, where each stands on the day, and when the record last names it."""

import streamlit as st

from utils import page, show
from utils.elements import joined
from utils.filter_bar import find
from utils.measure import kept, measure
from utils.metrics import partner as metrics
from utils.search import found
from utils.sentences import partners as told

view = page.open_page("pages/partners.py", "find")
listed = measure(metrics.listed, view)
taken = measure(metrics.programmes, view)

show.heading(
    kept(view, "headline", lambda: told.headline(listed, view.record.as_of, chosen=view.chooses_partners))
)
if listed.empty:
    page.nothing_here(view, told.empty(view.filters, view.names))
    st.stop()

words = find("find", told.find_label())
with joined():
    show.sheet(view, "partners", lambda: told.sheet(found(told.rows(listed, taken), words), listed), words)
    show.small(told.list_source())
