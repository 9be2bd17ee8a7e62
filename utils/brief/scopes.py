"""A brief by its scope: the one door to all of them."""

from utils.brief import meeting, partner, situation, topic
from utils.brief.model import Brief, Pages, Scope
from utils.measure import View


def brief_of(view: View, scope: Scope, subject: str = "", pages: Pages = 1) -> Brief:
    """The brief of a view; `subject` is the id of the meeting, partner or topic that it is about.

    Raises UnmarkedError where the package gives no marking, NothingFitsError where there is nothing to tell.
    """
    match scope:
        case "meeting":
            return meeting.brief(view, subject, pages)
        case "partner":
            return partner.brief(view, subject, pages)
        case "topic":
            return topic.brief(view, subject, pages)
        case _:
            return situation.brief(view, pages)
