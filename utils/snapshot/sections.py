"""What a snapshot holds: the pages of the menu, and those of the meetings, partners and topics it is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from utils.measure import View, measure
from utils.metrics import meetings
from utils.page import PAGES, leading
from utils.sentences import brief_page
from utils.sentences import map as of_map
from utils.snapshot.stage import FRONT

_MOST = 4
"""So many pages of partners and of topics at most."""

_LEFT_OUT = "pages/brief.py"
"""A file of its own."""


@dataclass(frozen=True, slots=True)
class Section:
    """A page at its own options: its script, and what it is called in plain words."""

    script: str
    name: str
    options: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def page(self) -> str:
        """The page as the address has it; the front page has none."""
        return "" if self.script == FRONT else Path(self.script).stem

    @property
    def anchor(self) -> str:
        """The id of the section in the file."""
        return "-".join(["page", self.page or "front", *self.options.values()])


def sections(view: View) -> tuple[Section, ...]:
    """The sections in the order of the menu; under its page the latest meeting, the partners, the topics asked for."""
    return tuple(_sections(view))


def _sections(view: View) -> Iterator[Section]:
    under = {
        "pages/map.py": _region,
        "pages/meetings.py": _latest,
        "pages/topics.py": _topics,
        "pages/partners.py": _partners,
    }
    for script, name in PAGES:
        if script != _LEFT_OUT:
            yield Section(script, name())
            yield from under[script](view, name()) if script in under else ()


def _region(_view: View, name: str) -> Iterator[Section]:
    yield Section("pages/map.py", f"{name} · {of_map.view_names()['region']}", {"view": "region"})


def _latest(view: View, _name: str) -> Iterator[Section]:
    """The latest meeting of the series that leads here; nothing where no meeting fits the filters."""
    if measure(meetings.totals, view).iloc[0]["meetings"]:
        latest = leading(view)[1].tail(1)
        for meeting_id, name in zip(latest["meeting_id"], brief_page.meeting_names(latest), strict=True):
            yield Section("pages/meeting.py", name, {"id": meeting_id})


def _partners(view: View, _name: str) -> Iterator[Section]:
    return _named("pages/partner.py", view.filters.partner, view.names["partner"])


def _topics(view: View, _name: str) -> Iterator[Section]:
    return _named("pages/topic.py", view.filters.topic, view.names["topic"])


def _named(script: str, ids: tuple[str, ...], names: Mapping[str, str]) -> Iterator[Section]:
    for chosen in ids[:_MOST]:
        yield Section(script, names[chosen], {"id": chosen})
