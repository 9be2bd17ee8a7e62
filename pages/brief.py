"""Brief: the page to take into the room, with the numbers of the dashboard, in five formats."""

from functools import partial

import streamlit as st

from utils import page, panel, show
from utils.address import option
from utils.brief import shown
from utils.brief.formats import FORMATS
from utils.brief.model import LENGTHS, SCOPES
from utils.elements import joined
from utils.filter_bar import choose
from utils.measure import kept
from utils.sentences import brief_page as told
from utils.sentences import snapshot as of_snapshot
from utils.snapshot.file import html

view = page.open_page("pages/brief.py", "scope", "id", "pages")
page.needs_meetings(view)

scope, length = option("scope", SCOPES), option("pages", list(LENGTHS))
offered = shown.subjects(view, scope)

with joined():
    show.heading(told.page_headline())
    show.small(told.page_note())
with joined("asks"):
    show.links(view, "scope", told.scope_links(scope, length))
    chosen = ""
    if offered:
        chosen = choose("id", told.subject_label(scope), offered, told.first_of(scope))
    show.links(view, "pages", told.length_links(scope, chosen, length))

subject = chosen or shown.first_subject(offered, scope)
answer = kept(
    view,
    f"brief {scope} {subject} {length}",
    partial(shown.answer, view, scope, subject, LENGTHS[length]),
)
if answer.brief is None:
    st.info(answer.refusal)
    st.stop()

with st.container(key="downloads", horizontal=True, vertical_alignment="center"):
    for ending, label in told.format_names().items():
        suffix = "-".join(["brief", scope, *[subject] * bool(subject)]) + f".{ending}"
        panel.download(view, f"brief-{ending}", label, suffix, partial(FORMATS[ending], answer.brief))
    panel.download(
        view, "snapshot", of_snapshot.label(), "snapshot.html", partial(html, view, st.user.to_dict())
    )
with st.container(key="brief-pages", horizontal=True, horizontal_alignment="center"):
    for picture, alt in zip(answer.pages, answer.alts, strict=True):
        st.image(picture, width="content", alt=alt)
