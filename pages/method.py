"""Method: what the words mean, how the counts are formed, and where their limits are."""

from utils import attention, page, show
from utils.elements import joined
from utils.sentences import map as of_map
from utils.sentences import method as told

view = page.open_page("pages/method.py")

with joined():
    show.heading(told.headline())
    show.sections(told.sections(attention.section()))
    show.small(of_map.boundary_note())
    show.provenance(view)
