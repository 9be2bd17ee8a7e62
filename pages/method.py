"""Method: what the words mean, how the counts are formed, and where their limits are."""

import streamlit as st

from utils import attention, page, show
from utils.sentences import map as of_map
from utils.sentences import method as told

view = page.open_page("pages/method.py")

show.heading(told.headline())
with st.grid(2, min_column_width=420, gap="medium"):
    for title, paragraphs in told.sections(attention.section()):
        with st.container():
            st.header(title, anchor=False)
            st.markdown("\n\n".join(paragraphs))
show.small(of_map.boundary_note())
show.provenance(view)
