"""Import: a record of one's own, judged, compared and published; what was published before, and the way back."""

from data.editions.place import place
from utils import importing, page, show
from utils.filter_bar import choose
from utils.measure import opened
from utils.sentences import history
from utils.sentences import importing as told

view = page.open_page("pages/import.py", "compare", under="pages/data.py", action="publish")
at = place()

show.heading(told.headline())
importing.outcome()
importing.rules(at)
draft = importing.brought()
if draft is not None:
    importing.verdict(draft)
    if draft.content is not None:
        importing.compared(draft.content, view, at)

entries = importing.history(at)
importing.past(entries, view)
others = history.editions(entries, opened(view.language).record.edition)
if others:
    chosen = choose("compare", history.compare_label(), others, history.no_comparison())
    if chosen:
        importing.going_back(entries, view, at, chosen)
