"""Programmes: which partner is in which, since when by whose word, and how many each programme has by year."""

from utils import behind, page, show
from utils.address import option
from utils.elements import joined, sides
from utils.figures import programmes as figures
from utils.filter_bar import choose, find
from utils.measure import kept, measure
from utils.metrics import programmes as metrics
from utils.search import found
from utils.sentences import programmes as told
from utils.sentences.ways import to

view = page.open_page("pages/programmes.py", "year", "find")

as_of = view.record.as_of
years = told.years(measure(metrics.span, view).iloc[0])
named = told.year_names(years)
year = option("year", ["", *named])
first, last = told.period(year, as_of)
cells = measure(metrics.cells, view, first=first, last=last)
programmes = measure(metrics.listed, view, first=first, last=last)
participation = measure(metrics.participation, view)
trend = measure(metrics.by_year, view, years=years)

show.heading(kept(view, f"headline {year}", lambda: told.headline(programmes, cells, year, as_of)))
with joined("asks"):
    choose("year", told.year_label(), named, told.on_the_day(as_of))
    words = find("find", told.find_label())
shown = kept(view, f"cells {year} {words}", lambda: found(cells, words))
with joined():
    left, right = sides(64, 36)
    with left:
        show.once(
            view,
            "programmes",
            lambda: show.Parts(
                figures.matrix(shown, list(programmes["programme_id"]), dark=view.dark)
                if len(shown)
                else None,
                told.table(shown),
                *told.matrix_words(shown, programmes, participation, year, as_of, words),
                ["partner", "programme", "start", "basis", "end"],
                behind.programmes(),
            ),
            year,
            words,
            door=to("partner_id"),
        )
        show.section(*kept(view, "undated", lambda: told.undated(participation)))
    with right:
        show.once(
            view,
            "trend",
            lambda: show.Parts(
                figures.trend(trend, dark=view.dark) if len(trend) else None,
                trend,
                *told.trend_words(trend, participation),
                ["programme", "year", "partners"],
                behind.programmes(),
            ),
        )
    show.sheet(view, "programme-rows", lambda: told.sheet(found(told.table(participation), words)), words)
