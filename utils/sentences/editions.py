"""What is said of editions: that a link was made with another one, that one is damaged, that one is no longer kept."""

from datetime import datetime

from data.editions.history import Entry
from data.editions.opening import Opened
from utils.sentences.history import short
from utils.wording import _, clipped, day, markdown, ngettext, number_text

_SHOWN = 12


def changed(then: int, now: int) -> str:
    """`Figures changed since this link was made: 23 → 24 meetings.`; `then` and `now` count the same filters."""
    if then == now:
        return ngettext(
            "The record changed since this link was made; with these filters it still counts {n} meeting.",
            "The record changed since this link was made; with these filters it still counts {n} meetings.",
            now,
        )
    return ngettext(
        "Figures changed since this link was made: {then} → {n} meeting.",
        "Figures changed since this link was made: {then} → {n} meetings.",
        now,
    ).replace("{then}", number_text(then))


def alone(draft: int, now: int) -> str:
    """That a draft is shown, and how many meetings it and the present record count with the same filters."""
    return ngettext(
        "A draft that you alone see: {n} meeting, {now} in the present record.",
        "A draft that you alone see: {n} meetings, {now} in the present record.",
        draft,
    ).replace("{now}", number_text(now))


def to_comparison() -> str:
    """The words of the link to where the draft is compared and published."""
    return _("Compare and publish")


def as_linked(entry: Entry | None) -> str:
    """The words of the link to the figures as they were."""
    return _("As the link was made: {edition}").format(edition=_named(entry)) if entry else ""


def as_present(entry: Entry | None) -> str:
    """The words of the link to the figures as they are."""
    return _("Present: {edition}").format(edition=_named(entry)) if entry else _("Present figures")


def missing(edition: str) -> str:
    """That the edition of a link cannot be shown."""
    return _(
        "This link was made with edition “{edition}”, which is not kept here. Shown are the present figures."
    ).format(edition=markdown(clipped(edition, _SHOWN)))


def trouble(opened: Opened) -> str:
    """What should be open, why it is not, and what is open in its place; empty where nothing is wrong."""
    if opened.trouble is None:
        return ""
    why = markdown(opened.trouble.why.splitlines()[0])
    if opened.trouble.refused is None:
        told = _("The editions are not as they should be: {why}.").format(why=why)
    else:
        refused = _named(opened.trouble.refused)
        told = _("Edition {edition} is damaged and is not shown: {why}.").format(edition=refused, why=why)
    if opened.entry is None:
        return f"{told} " + _("Shown is the record as it was before anything was published.")
    return f"{told} " + _("Shown is the last one that is whole, edition {edition}.").format(
        edition=_named(opened.entry)
    )


def _named(entry: Entry) -> str:
    """`5fb46c96a52c of 28 Nov 2026`."""
    return _("{edition} of {day}").format(
        edition=short(entry.edition), day=markdown(day(datetime.fromisoformat(entry.when)))
    )
