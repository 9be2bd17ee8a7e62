"""The search box in words: what was found, and where each leads."""

from utils import terms
from utils.search import Entry
from utils.sentences.ways import PAGES_BY_ID, Way
from utils.wording import _, clipped, day, markdown

_PAGES = {
    "partner": PAGES_BY_ID["partner_id"],
    "topic": PAGES_BY_ID["topic_id"],
    "meeting": PAGES_BY_ID["meeting_id"],
    "session": PAGES_BY_ID["meeting_id"],
    "person": PAGES_BY_ID["meeting_id"],
}
_PROGRAMMES = "pages/programmes.py"
_LONGEST = 60


def label() -> str:
    """What the box is for."""
    return _("Search the record")


def nothing(words: str) -> str:
    """That nothing was found."""
    return _("Nothing found for “{words}”").format(words=markdown(clipped(words, _LONGEST)))


def close() -> str:
    """The button that empties the box."""
    return _("Close")


def line(entry: Entry) -> str:
    """`**Georgia** · Partner`, `**Opening** · Session, 28 Feb 2024`."""
    kind = terms.word("entry", entry.kind)
    name = f"**{markdown(clipped(entry.name, _LONGEST))}**"
    return f"{name} · {kind}" if entry.day is None else f"{name} · {kind}, {day(entry.day)}"


def way(entry: Entry) -> Way:
    """The page that an entry opens: a session or person that of its meeting."""
    return (_PAGES[entry.kind], {"id": entry.id}) if entry.kind in _PAGES else (_PROGRAMMES, {})
