"""A brief by its scope: the one door to all of them."""

from dataclasses import replace

from data.exercise.words import exercised
from utils.brief import meeting, partner, situation, topic
from utils.brief.model import Brief, Pages, Scope
from utils.measure import View


def brief_of(view: View, scope: Scope, subject: str = "", pages: Pages = 1) -> Brief:
    """The brief of a view; `subject` is the id of the meeting, partner or topic that it is about.

    Exercise data say so in each title. Raises UnmarkedError where the package gives no marking, NothingFitsError where
    there is nothing to tell.
    """
    brief = _brief(view, scope, subject, pages)
    return _marked(brief) if brief.frame.exercise else brief


def _brief(view: View, scope: Scope, subject: str, pages: Pages) -> Brief:
    match scope:
        case "meeting":
            return meeting.brief(view, subject, pages)
        case "partner":
            return partner.brief(view, subject, pages)
        case "topic":
            return topic.brief(view, subject, pages)
        case _:
            return situation.brief(view, pages)


def _marked(brief: Brief) -> Brief:
    return replace(
        brief,
        title=exercised(brief.title),
        map=replace(brief.map, title=exercised(brief.map.title)),
        chart=replace(brief.chart, title=exercised(brief.chart.title)),
        table=replace(brief.table, title=exercised(brief.table.title)),
        second=tuple(replace(table, title=exercised(table.title)) for table in brief.second),
    )
