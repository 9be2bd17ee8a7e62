"""Characters that mislead: control, invisible and direction-changing ones, and wrongly decoded text."""

from __future__ import annotations

import re
import unicodedata

from data.contract import Wrong

SHOWN = 200  # characters of a value that a report shows
_NON_CHARACTERS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NON_CHARACTERS}]|\r(?!\n)")
_INVISIBLE_CLASS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_INVISIBLE_CLASS}]")
_TO_ESCAPE = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_INVISIBLE_CLASS}{_NON_CHARACTERS}]")
# What UTF-8 looks like once it was read as Windows-1252 or ISO 8859-1: the first letter stands for a leading
# byte, the second for one that only ever continues another. Common letters need a telling follower.
_CONTINUES = "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
_CONTINUES += "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
_TELLING = "\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00be\u20ac\u0192\u2020\u2021\u02c6\u2030"
_TELLING += "\u0160\u0152\u017d\u02dc\u2122\u0161\u0153\u017e\u0178"
_MISREAD = re.compile(
    f"[\u00c2\u00c3][{_CONTINUES}]|[\u00c4\u00c5\u00ce\u00cf\u00d0\u00d1\u00d8\u00d9][{_TELLING}]"
    "|\u00e2[\u20ac\u0080\u201e\u201a][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|\u00ef\u00bb\u00bf|\u00f0\u0178"
)
_SHEET_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_NO_ANSWER = frozenset({"N/A", "n/a", "N/a", "n.a.", "N.A."})


def inert(text: str, length: int = SHOWN) -> str:
    """The text on one line, characters that are not seen spelt out, cut to `length`."""
    shown = _TO_ESCAPE.sub(_spelt, text[: length + 1])
    return shown if len(shown) <= length else shown[: length - 1] + "…"


def quoted(text: str) -> str:
    """The text as a message names it: short, inert, in quotes."""
    return f"'{inert(text, 80)}'"


def visible(text: str) -> str:
    """The text without its invisible characters."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def plain(text: str) -> str:
    """The text that was probably meant: compatible forms and digits folded, invisible and outer blanks gone."""
    folded = visible(unicodedata.normalize("NFKC", text)).strip()
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in folded)


def oddity(text: str) -> Wrong | None:
    """What is odd about a free text, if anything is."""
    if text in _SHEET_ERRORS:
        return Wrong(
            "This is a spreadsheet's error, not a text.", "Write what is meant, or leave the cell empty."
        )
    if text in _NO_ANSWER:
        return Wrong("An unknown is an empty cell, never a word for it.", "Leave the cell empty.", "warning")
    if text.isascii() and text.isprintable():
        return None if text.strip() else _ONLY_BLANKS
    if text.isspace() and not _CONTROL.search(text):
        return _ONLY_BLANKS
    return _hidden(text) or _misread(text)


_ONLY_BLANKS = Wrong(
    "The cell holds blanks and nothing else.", "Leave the cell empty, or write what is meant."
)


def _hidden(text: str) -> Wrong | None:
    if found := _CONTROL.search(text):
        return Wrong(
            f"The text holds the control character {_name(found.group())}.", "Take the character out."
        )
    if found := _INVISIBLE.search(text):
        message = (
            f"The text holds {_name(found.group())}, which is invisible or changes the direction of the text."
        )
        return Wrong(message, "Take the character out, unless the language needs it.", "warning")
    if "\t" in text:
        return Wrong("The text holds a tab.", "Put a blank in its place.", "warning")
    return None


def _misread(text: str) -> Wrong | None:
    if "\ufffd" in text:
        message = "The text holds a replacement character (U+FFFD): a letter was lost when it was decoded."
        return Wrong(message, "Write the letter that was lost.")
    found = _MISREAD.search(text)
    if found is None:
        return None
    message = f"{quoted(found.group())} looks like UTF-8 that was read in another encoding."
    meant = _read_again(text)
    remedy = f"Probably {quoted(meant)} is meant." if meant else "Write the text again from its source."
    return Wrong(message, remedy, "warning")


def _read_again(text: str) -> str | None:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name.lower()})" if name else "")


def _spelt(found: re.Match[str]) -> str:
    code = ord(found.group())
    short = {0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t"}.get(code)
    if short:
        return short
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
