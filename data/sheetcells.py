"""What a cell of a workbook stands for, as the text that a table of ours holds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from data.contract import Column, Wrong
from data.ooxml import Shows
from data.text import inert, quoted
from data.xlsx import Cell

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = {_EPOCH: 2_958_465, _EPOCH_1904: 2_957_003}  # 9999-12-31
_YEARS = range(1900, 2101)
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T00:00(?::00(?:\.0+)?)?Z?)?")
_MOST_DIGITS = 10**15  # beyond, a spreadsheet has lost digits

_AS_TEXT = "Format the cell as text and write it again."
_NO_VALUE = Wrong(
    "The cell holds a formula without a stored value, and formulas are not computed here.",
    "Open the workbook in a spreadsheet program and save it again, or paste the values.",
)
_TRUTH = Wrong("The cell holds a logical value; it is stored as the word.", _AS_TEXT, "warning")
_NO_TRUTH = Wrong("The cell holds a logical value and no text.", _AS_TEXT)
_NO_NUMBER = Wrong("The cell's number cannot be read.", "Write the number again.")
_HALF = Wrong("The text holds half of a character.", "Write the text again.")
_NO_DATE = Wrong("The cell holds a date; none belongs here.", _AS_TEXT)
_TOO_LONG = Wrong(
    "A number of more than 15 digits has lost the others in the spreadsheet.", _AS_TEXT, "warning"
)


def text_of(cell: Cell, column: Column | None, shows: Shows, *, since_1904: bool) -> tuple[str, Wrong | None]:
    """The text that a cell stands for in a column, and what is to be said of it.

    With an error there is no text. A date counts where dates belong; a date in a column of free text is told.
    """
    kind = column.kind.name if column is not None else "text"
    match cell.kind:
        case "text":
            return (cell.text, None) if _whole(cell.text) else ("", _HALF)
        case "error":
            return "", Wrong(
                f"The cell holds the error {inert(cell.text, 20)}.", "Mend it, or leave it empty."
            )
        case "formula":
            return "", _NO_VALUE
        case "truth":
            return _truth(cell.text, kind)
        case "day":
            found = _ISO.fullmatch(cell.text)
            return _dated(found[1] if found else cell.text, kind, "day")
    if not _NUMBER.fullmatch(cell.text):
        return "", _NO_NUMBER
    number = Decimal(repr(float(cell.text)))
    if not number.is_finite():
        return "", _NO_NUMBER
    return _dated(_day(number, since_1904), kind, shows, number) if shows else _plain(number, kind)


def _whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def _truth(text: str, kind: str) -> tuple[str, Wrong | None]:
    said = text in {"1", "true"}
    if kind == "said":
        return str(said).lower(), None
    return (str(said).upper(), _TRUTH) if kind == "text" else ("", _NO_TRUTH)


def _plain(number: Decimal, kind: str) -> tuple[str, Wrong | None]:
    text = f"{number.normalize() + 0:f}"
    if kind == "pdate" and re.fullmatch("[0-9]{4}", text) and int(text) not in _YEARS:
        return "", Wrong(f"The number {text} is no year from 1900 to 2100.", _AS_TEXT)
    return text, _TOO_LONG if abs(number) >= _MOST_DIGITS and kind == "text" else None


def _day(number: Decimal, since_1904: bool) -> str:  # one of two calendars
    """The day of a spreadsheet's number as ISO text, with a `T` where it has a time of day, or nothing."""
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    serial = int(number)
    if not (since_1904 or serial >= 1) or number < 0 or serial > _LAST_SERIAL[epoch]:
        return ""
    if not since_1904 and serial <= 60:
        # The calendar of 1900 has a 29 February that never was, so earlier days are one further on.
        epoch += timedelta(days=1)
        if serial == 60:
            return ""
    day = (epoch + timedelta(days=serial)).isoformat()
    return day if number == serial else f"{day}T with a time of day"


def _dated(day: str, kind: str, shows: Shows, number: Decimal | None = None) -> tuple[str, Wrong | None]:
    if shows == "time" or not day:
        wrong = Wrong("The cell holds a time of day or a span of time, and no day.", _AS_TEXT)
        return "", wrong
    if not re.fullmatch(r"[0-9-]{10}", day):
        remedy = f"Probably {inert(day[:10])}, without the time of day, is meant."
        return "", Wrong("The cell holds a date with a time of day.", remedy)
    if kind in {"date", "pdate"}:
        return _dated_where_dates_belong(day, kind, shows, number)
    if kind == "text":
        wrong = Wrong(f"The cell holds a date; it is stored as the text {day}.", _AS_TEXT, "warning")
        return day, wrong
    return "", _NO_DATE


def _dated_where_dates_belong(
    day: str, kind: str, shows: Shows, number: Decimal | None
) -> tuple[str, Wrong | None]:
    if number is not None and number in _YEARS:
        message = (
            f"The cell is formatted as a date and holds the number {number:f}: a year, or the day {day}?"
        )
        return "", Wrong(message, f"Format the cell as text, and write {quoted(f'{number:f}')} or the day.")
    if kind == "pdate" and shows == "month":
        message = f"The cell shows no day, and holds the day {day}, which is stored."
        remedy = f"If no more than {day[:7]} is known, format the cell as text and write it so."
        return day, Wrong(message, remedy, "warning")
    return day, None
