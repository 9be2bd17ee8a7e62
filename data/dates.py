"""Days and partial dates: what is taken, the period it names, and what a wrong one probably means."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from data.text import plain

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février fevrier févr fevr fév",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug août aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre decembre déc",
        ),
        1,
    )
    for name in names.split()
}
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119: what a spreadsheet's day number is here


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar as `YYYY-MM-DD`."""
    found = _DAY.fullmatch(text)
    return found is not None and _exists(*map(int, found.groups()))


def is_partial(text: str) -> bool:
    """Whether the text is a day, a month as `YYYY-MM` or a year as `YYYY`."""
    if found := _MONTH.fullmatch(text):
        return int(found[1]) >= 1 and 1 <= int(found[2]) <= 12
    if _YEAR.fullmatch(text):
        return text != "0000"
    return is_day(text)


def first_day(text: str) -> str:
    """The first day of the period that a day, month or year names, as `YYYY-MM-DD`."""
    return text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text


def last_day(text: str) -> str:
    """The last day of the period that a day, month or year names, as `YYYY-MM-DD`."""
    if len(text) == 4:
        return text + "-12-31"
    if len(text) == 7:
        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]:02d}"
    return text


def likely(text: str) -> str | None:
    """What a text that is no date of ours probably means, in words, if that can be told."""
    meant = plain(text)
    meant = re.sub(r"[‐‑‒–—−]", "-", meant)
    if is_partial(meant):
        return meant if meant != text else None
    return _overlong(meant) or _timed(meant) or _numbers(meant) or _spelt_out(meant) or _vague(meant)


def _exists(year: int, month: int, day: int) -> bool:
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _overlong(text: str) -> str | None:
    found = _DAY.fullmatch(text)
    if found and 1 <= int(found[2]) <= 12 and int(found[1]) >= 1:
        last = monthrange(int(found[1]), int(found[2]))[1]
        month = f"{found[1]}-{found[2]}"
        return f"a day from {month}-01 to {month}-{last}, since that month has {last} days"
    if found and _exists(int(found[1]), int(found[3]), int(found[2])):
        return f"{found[1]}-{found[3]}-{found[2]}, with month and day in their places"
    return None


def _timed(text: str) -> str | None:
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*", text, re.DOTALL)
    return f"{found[1]}, without the time of day" if found and is_day(found[1]) else None


def _numbers(text: str) -> str | None:
    if re.fullmatch(r"[0-9]{8}", text):
        return _readings((int(text[:4]), int(text[4:6]), int(text[6:])))
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
        serial = int(text[:5])
        if _FIRST_SERIAL <= serial <= _LAST_SERIAL:
            return f"{date(1899, 12, 30) + timedelta(days=serial)}, if it is a spreadsheet's day number"
        return None
    parts = re.fullmatch(r"([0-9]{1,4})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,4})", text)
    if parts is None:
        return _month_numbers(text)
    if len(parts[1]) > 2:
        return _readings((int(parts[1]), int(parts[2]), int(parts[3])))
    if len(parts[3]) in (2, 4):
        year = int(parts[3]) + (2000 if len(parts[3]) == 2 else 0)
        return _readings((year, int(parts[2]), int(parts[1])), (year, int(parts[1]), int(parts[2])))
    return None


def _month_numbers(text: str) -> str | None:
    if found := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})", text):
        year, month = int(found[1]), int(found[2])
    elif found := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{4})", text):
        year, month = int(found[2]), int(found[1])
    else:
        return None
    return f"{year:04d}-{month:02d}" if year and 1 <= month <= 12 else None


def _readings(*readings: tuple[int, int, int]) -> str | None:
    days = sorted({f"{y:04d}-{m:02d}-{d:02d}" for y, m, d in readings if _exists(y, m, d)})
    return " or ".join(days) or None


def _spelt_out(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+|[0-9]+", text.lower())
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    years = [int(word) for word in words if len(word) == 4 and word.isdecimal()]
    days = [int(word) for word in words if len(word) <= 2 and word.isdecimal()]
    if len(months) != 1 or len(years) != 1 or len(days) > 1:
        return None
    if not days:
        return f"{years[0]:04d}-{months[0]:02d}"
    return _readings((years[0], months[0], days[0]))


def _vague(text: str) -> str | None:
    years = set(re.findall(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])", text))
    return f"{years.pop()}, if no more than the year is known" if len(years) == 1 else None
