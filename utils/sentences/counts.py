"""Counts in words: what a source claims, what is not in the record, and how many of what."""

import pandas as pd

from utils.wording import _, ngettext, number_text


def claimed(qualifier: object, value: object) -> str:
    """A claimed number as the source words it: `30`, `over 30`, `about 30`; `?` where no source gives one."""
    if pd.isna(value):  # type: ignore[call-overload]  # one scalar
        return "?"
    number = number_text(int(value))  # type: ignore[call-overload]  # a whole number
    if qualifier == "over":
        return _("over {number}").format(number=number)
    if qualifier == "about":
        return _("about {number}").format(number=number)
    return number


def eligible(value: object) -> str:
    """The number eligible, or `–` where it does not apply: nobody knows who was invited."""
    return "–" if pd.isna(value) else number_text(int(value))  # type: ignore[call-overload]  # one scalar


def meetings(number: int) -> str:
    """`1 meeting`, `6 meetings`."""
    return ngettext("{n} meeting", "{n} meetings", number)


def sessions(number: int) -> str:
    """`1 session`, `5 sessions`."""
    return ngettext("{n} session", "{n} sessions", number)


def topics(number: int) -> str:
    """`1 topic`, `12 topics`."""
    return ngettext("{n} topic", "{n} topics", number)


def nations(number: int) -> str:
    """`1 partner nation`, `36 partner nations`."""
    return ngettext("{n} partner nation", "{n} partner nations", number)


def days(number: int) -> str:
    """`1 day`, `733 days`."""
    return ngettext("{n} day", "{n} days", number)
