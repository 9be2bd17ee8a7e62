"""Recommendations: what partners asked for in the open forum, what became of it, and what is overdue."""

import streamlit as st

from utils import behind, page, show
from utils.address import option
from utils.elements import joined, sides
from utils.figures import recommendations as figures
from utils.filter_bar import choose, find
from utils.measure import kept, measure
from utils.metrics import recommendations as metrics
from utils.search import found
from utils.sentences import recommendations as told
from utils.sheets import endless

view = page.open_page("pages/recommendations.py", "by", "status", "find")

asked, on_record = measure(metrics.asked, view), measure(metrics.asked, view.whole)
if asked.empty:
    show.heading(told.none_headline(not on_record.empty))
    if len(on_record):
        page.nothing_here(view, told.none_fits())
    else:
        st.info(told.none_on_record())
    st.stop()

by = option("by", told.VIEWS)
counts = {"topic": metrics.by_topic, "partner": metrics.by_partner, "age": metrics.by_age}[by]
bars = kept(view, f"bars {by}", lambda: told.bars(measure(counts, view), by))

with joined():
    show.heading(told.headline(asked, view.record.as_of))
    left, right = sides(48, 52, columns=endless(on_record))
    with left:
        show.links(view, "by", told.by_links(by))
        show.once(
            view,
            "recommendations",
            lambda: show.Parts(
                figures.stacked(bars, dark=view.dark),
                bars,
                *told.bar_words(bars, asked, by),
                told.COUNTED,
                behind.recommendations(),
            ),
            by,
        )
    with right:
        show.sheet(view, "late", lambda: told.late(asked, view.record.as_of))

with joined("asks"):
    status = choose("status", told.status_label(), told.statuses(metrics.STATUSES), told.any_status())
    words = find("find", told.find_label())
chosen = asked[asked["status"] == status] if status else asked
show.sheet(
    view,
    "recommendation-rows",
    lambda: told.listed(found(told.told_rows(chosen), words), words),
    status,
    words,
)
