"""`datapackage.json`: what a package says of itself, read so that no marking is lost in silence."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from data.contract import Wrong
from data.dates import is_day
from data.faults import Faults
from data.found import DESCRIPTOR
from data.sheets import Sheet
from data.text import oddity, quoted

TEXTS = ("name", "title", "version", "marking")
SAID = (*TEXTS, "exercise", "main_series")
ESCAPE = "apostrophe-1"
_SIGNS = "[=+\\-@\t\r\n\0|%\uff1d\uff0b\uff0d\uff20]"
_ESCAPED = re.compile(f"'+{_SIGNS}")
_DANGEROUS = re.compile(f"'*{_SIGNS}")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the package says of itself; a key that it does not give is not in `said`, and all are in `whole`.

    `rows` has the row of each key where they stand in a sheet of a workbook.
    """

    said: Mapping[str, str | bool] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    created: str | None = None
    escaped: bool = False
    whole: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def main_series(self) -> str | None:
        """The series that the package names as its main one."""
        named = self.said.get("main_series")
        return named if isinstance(named, str) else None


def escaped(text: str) -> str:
    """The cell with one apostrophe in front where a spreadsheet would read it as a formula; `unescaped` undoes it."""
    return "'" + text if _DANGEROUS.match(text) else text


def unescaped(text: str) -> str:
    """The cell without the one apostrophe that an export put in front."""
    return text[1:] if _ESCAPED.match(text) else text


def describe_sheet(sheet: Sheet, faults: Faults) -> Descriptor:
    """What the sheet `package` of a workbook says; a key that comes twice is an error."""
    rows: dict[str, int] = {}
    whole: dict[str, Any] = {}
    for row, (key, value) in enumerate(zip(sheet.column("key"), sheet.column("value"), strict=True), 2):
        if row in sheet.broken or (row, "value") in sheet.unsure:
            continue
        if key in rows:
            wrong = Wrong(f"{quoted(key)} stands in row {rows[key]} already.", "Keep one of them.")
            faults.add(sheet.table.name, row, "key", key, wrong)
        elif key:
            rows[key] = row
            whole[key] = _typed(key, value)
        elif (row, "key") not in sheet.unsure:
            faults.add(
                sheet.table.name,
                row,
                "key",
                "",
                Wrong("The key is missing.", "Write it, or take out the row."),
            )
    given = {key: value for key, value in whole.items() if value != "" or key == "exercise"}
    return _described(given, faults, rows)


def _typed(key: str, value: str) -> object:
    if key == "exercise":
        return {"true": True, "false": False}.get(value, value)
    return [part.strip() for part in value.split(",")] if key == "languages" and value else value


def describe(content: bytes | None, faults: Faults) -> Descriptor:
    """What the bytes say; every fault in them is an error. No bytes say nothing."""
    if content is None:
        return Descriptor()
    try:
        whole = json.loads(
            content.removeprefix(codecs.BOM_UTF8).decode(),
            object_pairs_hook=_object,
            parse_constant=_constant,
        )
    except UnicodeDecodeError:
        return _refused(faults, "it is not UTF-8")
    except json.JSONDecodeError as error:
        return _refused(faults, f"it is not JSON: line {error.lineno}, column {error.colno}")
    except _BrokenError as error:
        return _refused(faults, str(error))
    except RecursionError:
        return _refused(faults, "it is nested too deeply")
    except ValueError:
        return _refused(faults, "it holds a number that is too long")
    if not isinstance(whole, dict):
        return _refused(faults, "it is not one JSON object")
    return _described(whole, faults, {})


class _BrokenError(Exception):
    """JSON that a lenient reader would take."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    repeated = (
        next((key for key in keys if keys.count(key) > 1), None) if len(set(keys)) < len(keys) else None
    )
    if repeated is not None:
        raise _BrokenError(f"it gives {quoted(repeated)} twice")
    return dict(pairs)


def _constant(name: str) -> NoReturn:
    raise _BrokenError(f"{name} is no JSON")


def _refused(faults: Faults, why: str) -> Descriptor:
    remedy = "Write one JSON object in UTF-8, each key once, or take the file out."
    faults.add(None, None, None, DESCRIPTOR, Wrong(f"{DESCRIPTOR} cannot be read: {why}.", remedy))
    return Descriptor()


def _described(whole: dict[str, Any], faults: Faults, rows: Mapping[str, int]) -> Descriptor:
    tell = _Teller(faults, rows)
    said: dict[str, str | bool] = {}
    for key in SAID:
        if key not in whole:
            continue
        value = whole[key]
        wrong = _wrong_flag(value) if key == "exercise" else _wrong_text(value)
        if wrong is not None:
            tell(key, value, wrong)
        if wrong is None or wrong.severity == "warning":
            said[key] = value
    return Descriptor(
        said, _languages(whole, tell), _created(whole, tell), _is_escaped(whole, tell), whole, rows
    )


def place_of(key: str, rows: Mapping[str, int]) -> tuple[str | None, int | None, str, str]:
    """Table, row and column of what a package says of itself, and how a message about it begins."""
    return ("package", rows[key], "value", "") if key in rows else (None, None, key, f"{DESCRIPTOR}, {key}: ")


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells what is wrong with a key, at its place."""

    faults: Faults
    rows: Mapping[str, int]

    def __call__(self, key: str, value: object, wrong: Wrong) -> None:
        shown = value if isinstance(value, str) else json.dumps(value)
        table, row, column, begin = place_of(key, self.rows)
        self.faults.add(table, row, column, shown, Wrong(begin + wrong.message, wrong.remedy, wrong.severity))


def _wrong_flag(value: object) -> Wrong | None:
    return (
        None
        if isinstance(value, bool)
        else Wrong("It is true or false, without quotes.", "Write true or false.")
    )


def _wrong_text(value: object) -> Wrong | None:
    if not isinstance(value, str):
        return Wrong("It is a text in quotes.", "Put the text in quotes.")
    if not _is_text(value):
        return Wrong("It holds half of a character.", "Write the text again.")
    return oddity(value) if value else None


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _languages(whole: dict[str, Any], tell: _Teller) -> tuple[str, ...]:
    given = whole.get("languages", [])
    if isinstance(given, list) and all(
        isinstance(item, str) and re.fullmatch("[a-z]{2,3}", item) for item in given
    ):
        return tuple(dict.fromkeys(given))
    wrong = Wrong(
        "It is a list of language codes; it is not used as it stands.",
        'Write for instance ["en", "fr"].',
        "warning",
    )
    tell("languages", given, wrong)
    return ()


def _created(whole: dict[str, Any], tell: _Teller) -> str | None:
    given = whole.get("created")
    if given is None:
        return None
    if isinstance(given, str) and is_day(given[:10]) and (len(given) == 10 or given[10] in "Tt "):
        return given[:10]
    wrong = Wrong("It is no day or time; it is not used.", "Write the day as YYYY-MM-DD.", "warning")
    tell("created", given, wrong)
    return None


def _is_escaped(whole: dict[str, Any], tell: _Teller) -> bool:
    given = whole.get("escape")
    if given is None or given == ESCAPE:
        return given is not None
    tell(
        "escape",
        given,
        Wrong("This way of escaping is not known.", f'Write "{ESCAPE}", or take the key out.'),
    )
    return False
