"""Partner: what the record holds of one partner, and where it is silent."""

from functools import partial

import streamlit as st

from utils import behind, page, show
from utils.address import address, option
from utils.elements import joined, sides
from utils.figures import bars, ribbon
from utils.filter_bar import choose
from utils.measure import kept, measure
from utils.metrics import meetings, partners, series
from utils.metrics import partner as metrics
from utils.sentences import partner as told
from utils.sentences import partners as listing
from utils.sentences import ribbon as dated
from utils.sentences import ways
from utils.sheets import endless

view = page.open_page("pages/partner.py", "id", "with", under="pages/partners.py")
whole = view.whole
listed = measure(metrics.listed, whole)
chosen = option("id", ["", *listed["partner_id"]])
if not chosen:
    show.heading(told.which(address().get("id", [""])[0], len(listed)))
    show.doors(view, told.links(listed))
    st.stop()
one = {"partner_id": chosen}
partner = measure(metrics.listed, whole, rows=one).iloc[0]
episodes, taken = measure(metrics.episodes, whole, rows=one), measure(metrics.programmes, whole, rows=one)
spells = kept(whole, f"spells {chosen}", lambda: dated.spells(episodes, taken))
named, silence = measure(metrics.appearances, view, rows=one), measure(metrics.silence, whole, rows=one)
topics = measure(metrics.topics, view, rows=one)
ranked = kept(view, f"ranked {chosen}", lambda: told.topic_bars(topics))
with joined():
    show.heading(told.headline(partner, measure(meetings.totals, whole).iloc[0]))
    lead, all_named = measure(series.cadence, whole), measure(metrics.appearances, whole, rows=one)
    show.tiles(view, told.tiles(partner, silence, lead, all_named, taken), behind.tiles_of_partner(chosen))
    left, right = sides(66, 34, columns=endless(all_named))
    with left:
        show.once(view, "ribbon", lambda: show.Parts(
            ribbon.ribbon(spells, named, dated.meetings_label(partner), view.record.as_of, dark=view.dark),
            dated.table(spells, named), *dated.words(partner, spells, named), counted=behind.partner(chosen),
        ), chosen, door=ways.to("meeting_id"))  # fmt: skip
        show.sheet(view, "named", lambda: told.named(partner, named), chosen)
    with right:
        show.once(
            view,
            "topics",
            lambda: show.Parts(
                bars.ranked(ranked, accent_first=False, dark=view.dark) if len(ranked) else None,
                topics,
                *told.topic_words(topics, named),
                ["theme", "topic", "meetings"],
                behind.named(chosen),
            ),
            chosen,
            door=ways.to("topic_id"),
        )
        show.doors(view, told.topic_links(ranked))
        show.section(*told.silence_words(silence))
        near = kept(
            whole, f"near {chosen}", lambda: told.neighbours(measure(partners.standing, whole), chosen)
        )
        for title, links in near:
            show.group(view, title, links)

    asked = listing.compared(address().get("with", [""])[0], chosen, listed)
    show.section(listing.compare_title(), listing.compare_note(), listing.not_known(asked))
choices = listing.compare_choices(asked, listed, chosen)
picked = choose("with", listing.compare_label(), choices, listing.nobody())
others = listing.compared(picked, chosen, listed)
shared = measure(metrics.shared_topics, whole, partner_id=chosen)
beside = partial(listing.beside, listed, shared, others, chosen)
show.listing(view, "beside", beside, chosen, picked, whole=True)
