"""The kinds of cells: each says what it takes, and gives the likely meaning of what it does not take."""

from __future__ import annotations

import ipaddress
import re

from data import dates
from data.contract import Kind, Wrong
from data.text import inert, oddity, plain, quoted

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PARTNER = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9])")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,15})?")
_URL = re.compile(r"(?i:https?)://([^/?#]+)(?:[/?#].*)?")
_URL_BREAKS = re.compile(r"[\s\x00-\x20\x7f-\xa0<>\"\\^`{}]")
_PORT = re.compile(r"(.*?)(?::([0-9]{1,5}))?")
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?")


def kebab(noun: str) -> Kind:
    """An id of ours in kebab-case."""
    return Kind(
        "id", f"id of a {noun}: small letters and digits, joined by single hyphens", _kebab, repeats=False
    )


def reference(kind: Kind) -> Kind:
    """The same id in another table, where it stands in many rows."""
    return Kind(kind.name, kind.promise, kind.check)


def words(*allowed: str) -> Kind:
    """One of a few words, exactly as spelt."""
    one_of = ", ".join(allowed)

    def check(text: str) -> Wrong | None:
        if text in allowed:
            return None
        meant = plain(text).casefold().replace("_", "-").replace(" ", "-")
        near = [word for word in allowed if word.casefold().replace("_", "-") == meant]
        remedy = f"Write {near[0]}." if near else "Write one of the listed words, exactly as spelt."
        return Wrong(f"{quoted(text)} is not one of: {one_of}.", remedy)

    return Kind("word", f"one of {one_of}", check, words=allowed)


def _kebab(text: str) -> Wrong | None:
    if _KEBAB.fullmatch(text):
        return None
    meant = re.sub(r"[^a-z0-9]+", "-", plain(text).lower()).strip("-")
    remedy = (
        f"Write for instance {quoted(meant)}, here and wherever the id is used."
        if meant
        else "Give it an id."
    )
    return Wrong("An id is made of small letters a to z and digits, joined by single hyphens.", remedy)


def _partner(text: str) -> Wrong | None:
    if _PARTNER.fullmatch(text):
        return None
    meant = re.sub(r"[^A-Z0-9]+", "-", plain(text).upper()).strip("-")[:12]
    message = "A partner's id is three capitals (nation) or 2 to 12 capitals, digits and hyphens."
    remedy = (
        f"Write for instance {quoted(meant)}, here and wherever the id is used."
        if meant
        else "Give it an id."
    )
    return Wrong(message, remedy)


def _iso_a2(text: str) -> Wrong | None:
    if _TWO_CAPITALS.fullmatch(text):
        return None
    meant = plain(text).upper()
    remedy = f"Write {meant}." if _TWO_CAPITALS.fullmatch(meant) else "Write the two capitals of ISO 3166-1."
    return Wrong("The two-letter code is two capitals A to Z.", remedy)


def _day(text: str) -> Wrong | None:
    if dates.is_day(text):
        return None
    if dates.is_partial(text):
        return Wrong("A full day is needed here, as YYYY-MM-DD.", "Write the day, as its source gives it.")
    return Wrong(
        f"{quoted(text)} is no day of the calendar as YYYY-MM-DD.", _dates_remedy(text, "YYYY-MM-DD")
    )


def _partial(text: str) -> Wrong | None:
    if dates.is_partial(text):
        return None
    message = f"{quoted(text)} is no date as YYYY-MM-DD, YYYY-MM or YYYY."
    return Wrong(message, _dates_remedy(text, "YYYY-MM-DD, YYYY-MM or YYYY"))


def _dates_remedy(text: str, form: str) -> str:
    meant = dates.likely(text)
    return (
        f"Probably {meant} is meant: write it so."
        if meant
        else f"Write it as {form}, or leave no more than is known."
    )


def _count(text: str) -> Wrong | None:
    if _WHOLE.fullmatch(text):
        return None
    return Wrong(f"{quoted(text)} is no whole number in plain digits.", _whole_remedy(text))


def _position(text: str) -> Wrong | None:
    if text == "0":
        return Wrong("Positions count from 1.", "Write 1 for the first.")
    return _count(text)


def _whole_remedy(text: str) -> str:
    meant = re.sub(r"(?<=[0-9])[ ,'’.](?=[0-9]{3}(?:[^0-9]|$))", "", plain(text))
    if found := re.fullmatch(r"\+?0*([0-9]{1,15})(?:\.0*)?", meant):
        return f"Probably {found[1]} is meant: write it so."
    if re.fullmatch(r"-[0-9]+", meant):
        return "A count is not below 0: correct it, or leave it out."
    return "Write the digits 0 to 9 and nothing else, at most 15 of them."


def _degrees(limit: int) -> Kind:
    def check(text: str) -> Wrong | None:
        if not _DECIMAL.fullmatch(text):
            return Wrong(f"{quoted(text)} is no number in plain digits with a point.", _degrees_remedy(text))
        if abs(float(text)) > limit:
            return Wrong(f"{inert(text)} is not from -{limit} to {limit}.", "Check latitude and longitude.")
        return None

    return Kind(
        "degrees",
        f"degrees from -{limit} to {limit}, in digits with a point",
        check,
        repeats=False,
        number=True,
    )


def _degrees_remedy(text: str) -> str:
    meant = re.sub(r"[−–]", "-", plain(text)).replace(",", ".").removeprefix("+").removesuffix("°")
    if meant != text and _DECIMAL.fullmatch(meant):
        return f"Probably {meant} is meant: write it so."
    return "Write degrees as a decimal number, south and west with a minus sign: -33.87."


def _url(text: str) -> Wrong | None:
    found = _URL.fullmatch(text)
    if found is None:
        return Wrong(
            "A link begins with http:// or https:// and names a host.", "Write the whole address, or none."
        )
    if broken := _URL_BREAKS.search(text):
        message = (
            f"A link holds no blank, quote or control character, and this one holds {quoted(broken.group())}."
        )
        return Wrong(message, "Write the address as the browser shows it.")
    if (odd := oddity(text)) is not None:
        return Wrong(odd.message, "Write the address as the browser shows it.")
    if not _is_host(found[1]):
        return Wrong(f"{quoted(found[1])} is no name of a host.", "Write the whole address, or none.")
    return None


def _is_host(text: str) -> bool:
    """Whether the text is a host with or without a port, and without a user's name."""
    if bracket := re.fullmatch(r"\[([^\]]+)\](?::([0-9]{1,5}))?", text):
        try:
            ipaddress.IPv6Address(bracket[1])
        except ValueError:
            return False
        return int(bracket[2] or 1) in range(1, 65536)
    split = _PORT.fullmatch(text)
    return (
        split is not None and _HOST.fullmatch(split[1]) is not None and int(split[2] or 1) in range(1, 65536)
    )


TEXT = Kind("text", "text", oddity, repeats=False)
PARTNER = Kind(
    "id", "three capitals (ISO 3166-1) for a nation, an upper-case short name for an organisation", _partner
)
ISO_A2 = Kind("code", "two capitals (ISO 3166-1)", _iso_a2, repeats=False)
DAY = Kind("date", "a day: YYYY-MM-DD", _day)
PARTIAL = Kind("pdate", "a day, month or year: YYYY-MM-DD, YYYY-MM or YYYY, as precise as is known", _partial)
COUNT = Kind("whole", "a whole number, 0 or more", _count, number=True)
POSITION = Kind("whole", "a whole number, 1 or more", _position, number=True)
LATITUDE = _degrees(90)
LONGITUDE = _degrees(180)
URL = Kind("link", "a link, http or https", _url, repeats=False)
