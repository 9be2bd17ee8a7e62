"""Which edition of the record a page shows: the present one, or the one that its link was made with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from data.editions.opening import Opened
from data.editions.publish import UnknownEditionError
from data.editions.shelf import DamagedError, UnreachableError
from data.record import Record, RecordError
from utils import address, measure, pinned, prose, wording
from utils.elements import put
from utils.measure import View
from utils.metrics import meetings
from utils.sentences import editions as told

_ENOUGH = 8
"""Signs of an edition that tell it from all others."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The record that is shown, and what else there is; of exercise data there are no editions.

    `linked` is open where the link's edition is not the present one; `missing` names one that cannot be opened. `draft`
    where the record is one that its reader has brought and nobody else sees.
    """

    record: Record
    present: Opened | None = None
    linked: Opened | None = None
    missing: str = ""
    draft: bool = False


def shown() -> Shown:
    """What the address asks for: exercise data, an edition, or the present one. Raises RecordError."""
    spoken, data = wording.spoken(), address.dataset()
    if data:
        pinned.pin("")
        return Shown(measure.data_in(spoken, data))
    present = measure.opened(spoken)
    asked = pinned.edition()
    if asked == pinned.DRAFT and (brought := pinned.draft()) is not None:
        pinned.pin(asked)
        return Shown(measure.draft(brought, spoken), present, draft=True)
    if not asked or (len(asked) >= _ENOUGH and present.record.edition.startswith(asked)):
        pinned.pin("")
        return Shown(present.record, present)
    try:
        linked = measure.opened(spoken, asked)
    except (UnknownEditionError, DamagedError, UnreachableError, RecordError):
        pinned.pin("")
        return Shown(present.record, present, missing=asked)
    pinned.pin(asked)
    return Shown(linked.record, present, linked)


def mark(seen: Shown) -> str:
    """The edition as HTML for the script that copies the link: its next reader is told what changed since."""
    if seen.present is None or seen.draft:
        return ""
    return f'<span hidden data-edition="{seen.record.edition[:16]}"></span>'


def draw(view: View, seen: Shown) -> None:
    """Say what is wrong with the editions, and whether the figures changed since the link was made."""
    if seen.present is None:
        return
    if seen.draft:
        _alone(view, seen.present)
        return
    for note in (told.trouble(seen.present), told.missing(seen.missing) if seen.missing else ""):
        if note:
            put(_warned(note))
    if seen.linked is not None:
        _offer(view, seen.linked, seen.present)


def _offer(view: View, linked: Opened, present: Opened) -> None:
    query = address.address()
    without = {key: values for key, values in query.items() if key != pinned.EDITION_KEY}
    as_linked = address.link(f"**{told.as_linked(linked.entry)}**", view.script, query)
    _compared(view, present, told.changed, as_linked, without)


def _alone(view: View, present: Opened) -> None:
    """Say that nobody else sees these figures, with the ways back."""
    spoken = address.in_language(view.language)
    shown = address.options_of_page() | view.filters.to_query() | spoken
    back = address.link(told.to_comparison(), "pages/import.py", spoken)
    _compared(view, present, told.alone, back, shown)


def _compared(
    view: View,
    present: Opened,
    say: Callable[[int, int], str],
    other: str,
    query: Mapping[str, Sequence[str]],
) -> None:
    """What `say` says of the meetings shown and those of the present record; a link, and one to the present figures."""
    changed = say(_count(view), _count(_at_present(view, present.record)))
    ways = (other, address.link(told.as_present(present.entry), view.script, query))
    put(prose.box("edition", _warned(changed), prose.box("links", *map(prose.inline, ways))))


def _warned(note: str) -> str:
    return prose.paragraph(f":orange[▲ {note}]")


def _at_present(view: View, record: Record) -> View:
    """The same filters on the present record."""
    choices = measure.choices(record.edition, view.language, record)
    filters = view.filters.within(choices.known, choices.last_day)
    return measure.view_of(record, filters, view.script, choices.names)


def _count(view: View) -> int:
    return int(measure.measure(meetings.totals, view).iloc[0]["meetings"])
