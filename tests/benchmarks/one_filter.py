"""The yardstick of a change: a page of one filter, as the dashboard has it, and a line that says what was chosen."""

import gc

import streamlit as st

from tests.benchmarks.partners import PARTNERS

# As the dashboard does: without it Streamlit's collection of garbage after a run takes longer than all the rest.
gc.freeze()
with st.popover("Partner", key="open-partner"):
    chosen = st.multiselect("Partner", PARTNERS, key="filter-partner")
st.write(", ".join(chosen))
