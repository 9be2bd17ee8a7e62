"""A brief on its page: what it can be about, and the brief or why there is none."""

from dataclasses import dataclass

from utils.brief.model import Brief, NothingFitsError, Pages, Scope, UnmarkedError
from utils.brief.paper import pictures
from utils.brief.press import opened
from utils.brief.scopes import brief_of
from utils.measure import View, measure
from utils.metrics import meetings, partner, topic
from utils.sentences import brief_page as told
from utils.wording import markdown


@dataclass(frozen=True, slots=True)
class Answer:
    """The brief and a picture of each of its pages, with each picture in words; or the refusal, in Markdown."""

    brief: Brief | None
    pages: tuple[bytes, ...] = ()
    alts: tuple[str, ...] = ()
    refusal: str = ""


def subjects(view: View, scope: Scope) -> dict[str, str]:
    """What a brief of this scope can be about: names by id. Of meetings, those that the filters leave."""
    match scope:
        case "meeting":
            rows = measure(meetings.listed, view)
            return dict(zip(rows["meeting_id"], told.meeting_names(rows), strict=True))
        case "partner":
            rows = measure(partner.listed, view.whole)
            return dict(zip(rows["partner_id"], rows["name"], strict=True))
        case "topic":
            rows = measure(topic.profiles, view.whole)
            return dict(zip(rows["topic_id"], rows["topic"], strict=True))
        case _:
            return {}


def first_subject(offered: dict[str, str], scope: Scope) -> str:
    """What a brief is about where nothing is chosen: of meetings the latest; nothing else is chosen for the reader."""
    return next(iter(offered)) if scope == "meeting" else ""


def answer(view: View, scope: Scope, subject: str, pages: Pages) -> Answer:
    """The brief that is asked for, or why it cannot be written."""
    if scope != "situation" and not subject:
        return Answer(None, refusal=told.to_choose(scope))
    try:
        # Opened here it starts while the brief is written.
        with opened() as press:
            brief = brief_of(view, scope, subject, pages)
            drawn = tuple(pictures(brief, press))
    except (UnmarkedError, NothingFitsError) as error:
        return Answer(None, refusal=markdown(str(error)))
    alts = tuple(told.preview_alt(brief.title, place, len(drawn)) for place in range(1, len(drawn) + 1))
    return Answer(brief, drawn, alts)
