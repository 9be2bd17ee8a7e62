"""Participation: what complete lists allow to say, and what is missing where there are none."""

from utils import behind, page, show
from utils.address import option
from utils.elements import joined, sides
from utils.figures import participation as figures
from utils.figures import retention as changes_of
from utils.measure import kept, measure, of_nothing, whoever_came
from utils.metrics import lists as of_lists
from utils.metrics import participation as metrics
from utils.metrics import retention, series, together
from utils.sentences import participation as told
from utils.sentences import together as beside
from utils.sentences.ways import to

view = whoever_came(page.open_page("pages/participation.py", "group"))
page.needs_meetings(view)

group = option("group", told.GROUPS)
lead = measure(series.cadence, view).iloc[0]
lists = measure(of_lists.totals, view).iloc[0]
# Without a list to count by there is no rate, whatever the filters: that is not asked anew for each of them.
rated = view if lists["eligible_known"] else of_nothing(view)
followed = view if lists["complete"] > 1 else of_nothing(view)
rates = kept(view, "rate rows", lambda: told.rate_rows(measure(metrics.rates, rated)))
years = measure(metrics.by_year, rated, group=group)
cells = kept(
    view,
    "cells",
    lambda: told.matrix_rows(measure(metrics.matrix, view, series_id=lead["series_id"])),
)
changes = measure(retention.retention, followed, series_id=lead["series_id"])
topics = kept(view, "topic rows", lambda: beside.topic_rows(measure(metrics.topics, view)))
pairs = kept(
    view,
    "pairs",
    lambda: beside.pair_rows(
        both := measure(together.pairs, view), measure(together.pair_topics, view, of=beside.keys(both))
    ),
)

with joined():
    show.heading(told.headline(lists, rates))
    if told.missing(lists):
        show.small(told.missing(lists))
    left, right = sides(50, 50)
    with left:
        show.once(view, "rates", lambda: show.Parts(
            figures.rates(rates, dark=view.dark) if len(rates) else None, rates,
            *told.rates_words(rates, lists), told.RATES, behind.on_lists(),
        ), door=to("partner_id"))  # fmt: skip
    with right:
        show.links(view, "group", told.group_links(group))
        show.once(view, "years", lambda: show.Parts(
            figures.years(years, dark=view.dark) if len(years) else None, years,
            *told.years_words(years, lists), told.YEARS, behind.on_lists(),
        ), group)  # fmt: skip
        show.once(view, "retention", lambda: show.Parts(
            changes_of.retention(changes, dark=view.dark) if len(changes) else None, changes,
            *told.retention_words(changes, lead["series"]), told.RETENTION,
            behind.listed(series_id=lead["series_id"]),
        ), door=to("meeting_id"))  # fmt: skip
    show.once(view, "matrix", lambda: show.Parts(
        figures.matrix(cells, dark=view.dark) if len(cells) else None, cells,
        *told.matrix_words(cells, lead["series"]), told.MATRIX, behind.answers(lead["series_id"]),
    ), door=to("meeting_id"))  # fmt: skip
    show.titled(view, "topics", beside.topics_title(topics), beside.topics_note(), behind.listed())
    show.listing(view, "topic-rows", lambda: beside.by_partner(topics))
    show.titled(view, "pairs", beside.pairs_title(pairs), beside.pairs_note(), behind.listed())
    show.listing(view, "pair-rows", lambda: beside.by_pair(pairs))
