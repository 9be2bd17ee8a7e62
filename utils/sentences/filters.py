"""The filters in one sentence, and what of an address was not understood."""

from collections.abc import Mapping
from datetime import date

from utils import terms
from utils.filters import Filters, Misread
from utils.wording import _, clipped, day, listing, markdown, ngettext, number_text

_NAMED = 3
_LONGEST = 60


def asked(filters: Filters, names: Mapping[str, Mapping[str, str]], held: int, on_record: int) -> str:
    """`Georgia and Moldova · 2022–2024 · all topics · **9 of 107 meetings**`."""
    parts = [
        _chosen(filters, names, "partner") or (_chosen(filters, names, "framework") or _("All partners")),
        _chosen(filters, names, "framework") if filters.partner else "",
        markdown(period(filters.since, filters.until)),
        _topics(filters, names) or _("all topics"),
        _chosen(filters, names, "series"),
    ]
    count = ngettext("{held} of {n} meeting", "{held} of {n} meetings", on_record)
    return " · ".join([part for part in parts if part] + [f"**{count.format(held=number_text(held))}**"])


def period(since: date | None, until: date | None) -> str:
    """A span of days in words: whole years as years, an open end as such, nothing where there is none."""
    if since and until:
        if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
            return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
        return _("{since} to {until}").format(since=day(since), until=day(until))
    if since:
        return _("since {day}").format(day=day(since))
    return _("until {day}").format(day=day(until)) if until else ""


def misread(value: Misread) -> str:
    """What of the address was not used, and why."""
    told = markdown(clipped(value.value, _LONGEST))
    name = markdown(terms.word("filter", value.key))
    if value.reason == "not-a-day":
        sentence = _("{filter}: “{value}” is not a day; write 2024-02-28. It was left out.")
    elif value.reason == "later":
        sentence = _("{filter}: “{value}” is still to come. It was left out.")
    elif value.reason == "repeated":
        sentence = _("{filter}: “{value}” is a second day. It was left out.")
    else:
        sentence = _("{filter}: “{value}” is not known to this record. It was left out.")
    return sentence.format(filter=name, value=told)


def unknown_key(key: str) -> str:
    """A parameter of the address that means nothing to this page."""
    return _("The address has “{key}”, which means nothing to this page. It was left out.").format(
        key=markdown(clipped(key, _LONGEST))
    )


def empty(filters: Filters, names: Mapping[str, Mapping[str, str]]) -> str:
    """Nothing fits: what was asked, and that it can be widened."""
    told = [_chosen(filters, names, "partner"), _chosen(filters, names, "framework"), _topics(filters, names)]
    told += [_chosen(filters, names, "series"), markdown(period(filters.since, filters.until))]
    what = " · ".join(part for part in told if part)
    return _("No meeting on record fits all of this: {filters}. Take one of the filters off:").format(
        filters=what or "–"
    )


def _topics(filters: Filters, names: Mapping[str, Mapping[str, str]]) -> str:
    parts = [_chosen(filters, names, "theme"), _chosen(filters, names, "topic")]
    return " · ".join(part for part in parts if part)


def _chosen(filters: Filters, names: Mapping[str, Mapping[str, str]], key: str) -> str:
    chosen = [names[key].get(value, value) for value in getattr(filters, key)]
    if not chosen:
        return ""
    if len(chosen) > _NAMED:
        chosen = [*chosen[:_NAMED], ngettext("{n} more", "{n} more", len(chosen) - _NAMED)]
    return markdown(listing(chosen))
