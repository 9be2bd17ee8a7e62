"""A second reader of packages, written from the rules and not from the code: where is a package not sound.

It shares nothing with `data`, reads with the csv module, and tells every place (table, row, column) that breaks
a rule; the row is 1 for the header, and 0 where a table as a whole is at fault.
"""

from __future__ import annotations

import csv
import io
import json
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

Place: TypeAlias = "tuple[str, int, str]"
Rows: TypeAlias = "list[dict[str, str]]"

# name: type, `!` where it may not be empty, `?` where it may but has a default or may be left out all the same
TABLES = {
    "sources": "source_id:id! publisher:text! title:text! url:url published:pdate note:text",
    "partners": "partner_id:partner! kind:nation|organisation! name:text! official_name:text iso_a2:iso region:text"
    " capital:text capital_lat:90 capital_lon:180",
    "frameworks": "framework_id:id! name:text! abbreviation:text launched:pdate description:text source_id:>sources!",
    "memberships": "partner_id:>partners! framework_id:>frameworks! start:pdate! end:pdate"
    " end_reason:acceded|suspended|withdrew|ended source_id:>sources! note:text",
    "programmes": "programme_id:id! name:text! abbreviation:text launched:pdate description:text source_id:>sources!",
    "programme_participation": "partner_id:>partners! programme_id:>programmes! start:pdate"
    " start_basis:stated|first-seen end:pdate source_id:>sources! note:text",
    "series": "series_id:id! name:text! cadence:text description:text source_id:>sources!",
    "meetings": "meeting_id:id! series_id:>series! start_date:date! end_date:date! title:text! city:text venue:text"
    " mode:in-person|virtual|hybrid|unknown! host:text audience:audience? participant_list:complete|partial|none?"
    " summary:text source_id:>sources!",
    "sessions": "session_id:id! meeting_id:>meetings! position:position!"
    " kind:opening|briefing|workshop|panel|open-forum|closing|exchange|visit! title:text! summary:text"
    " source_id:>sources!",
    "themes": "theme_id:id! name:text! description:text",
    "topics": "topic_id:id! theme_id:>themes! name:text! description:text",
    "session_topics": "session_id:>sessions! topic_id:>topics!",
    "appearances": "meeting_id:>meetings! session_id:>sessions person:text! rank:text role:text organisation:text"
    " source_id:>sources!",
    "participation": "meeting_id:>meetings! partner_id:>partners! evidence:named|listed|host! source_id:>sources!"
    " note:text",
    "attendance_claims": "meeting_id:>meetings!"
    " measure:partner_nations|representatives|allies|organisations|participants! qualifier:exact|over|about!"
    " value:count! source_id:>sources! note:text",
    "milestones": "milestone_id:id! date:pdate! kind:summit|strategy|accession|suspension|framework|operation!"
    " title:text! description:text source_id:>sources!",
    "translations": "table:any! row_id:any! column:any! language:fr! text:text!",
    "recommendations": "recommendation_id:id! meeting_id:>meetings! partner_id:>partners topic_id:>topics text:text!"
    " status:open|accepted|done|declined! due:date owner:text source_id:>sources!",
}
KEYS = {
    "sources": ["source_id"], "partners": ["partner_id"], "frameworks": ["framework_id"],
    "programmes": ["programme_id"], "series": ["series_id"], "meetings": ["meeting_id"],
    "sessions": ["session_id"], "themes": ["theme_id"], "topics": ["topic_id"],
    "milestones": ["milestone_id"], "recommendations": ["recommendation_id"],
    "session_topics": ["session_id", "topic_id"], "participation": ["meeting_id", "partner_id"],
    "programme_participation": ["partner_id", "programme_id", "start"],
    "translations": ["table", "row_id", "column", "language"],
}  # fmt: skip
NEEDED = ("sources", "partners", "series", "meetings")
SINGLE = {name: keys[0] for name, keys in KEYS.items() if len(keys) == 1}
HIDDEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
                    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]")  # fmt: skip
ERRORS = {
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
}


def faults(files: Mapping[str, bytes]) -> set[Place]:
    """Every place where the files break a rule that refuses the package."""
    return set(Reader(files).told())


class Reader:
    """Reads the files of one package."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.columns = {name: dict(map(_column, text.split())) for name, text in TABLES.items()}
        self.rows: dict[str, Rows] = {}

    def told(self) -> Iterator[Place]:
        """Read everything, then judge cell by cell and rule by rule."""
        yield from self._descriptor()
        for table in TABLES:
            yield from self._read(table)
        for table, rows in self.rows.items():
            for number, row in enumerate(rows, 2):
                yield from self._cells(table, number, row)
            yield from self._keys(table, rows)
        yield from self._across()

    def _descriptor(self) -> Iterator[Place]:
        try:
            content = self.files.get("datapackage.json", b"{}").decode("utf-8-sig")
            said = json.loads(content, object_pairs_hook=_once, parse_constant=_once)
        except ValueError:
            said = None
        if not isinstance(said, dict):
            yield "", 0, ""
            return
        texts = {
            key: said[key] for key in ("name", "title", "version", "marking", "main_series") if key in said
        }
        yield from (
            ("", 0, key) for key, value in texts.items() if not isinstance(value, str) or _bad_text(value)
        )
        if not isinstance(said.get("exercise", False), bool):
            yield "", 0, "exercise"
        if said.get("escape") not in [None, "apostrophe-1"]:
            yield "", 0, "escape"
        self.main_series = said.get("main_series")

    main_series: Any = None

    def _read(self, table: str) -> Iterator[Place]:
        raw = self.files.get(f"{table}.csv")
        if raw is None:
            if table in NEEDED:
                yield table, 0, ""
            return
        try:
            records = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error):
            yield table, 0, ""
            return
        while records and not any(records[-1]) and len(records[-1]) < 2:
            records.pop()
        header = records[0] if records else []
        if not any(header) or len(set(header)) < len(header) or "" in header:
            yield table, 1, ""
        columns = self.columns[table]
        yield from (
            (table, 1, name) for name, (_, sign) in columns.items() if sign == "!" and name not in header
        )
        yield from ((table, 1, name) for name in header if name not in columns and _meant(name) in columns)
        for number, record in enumerate(records[1:], 2):
            if len(record) != len(header) or not any(record):
                yield table, number, ""
        if table in NEEDED and len(records) < 2:
            yield table, 0, ""
        self.rows[table] = [
            {name: cell for name, cell in zip(header, record, strict=False) if name in columns}
            for record in records[1:]
        ]

    def _cells(self, table: str, number: int, row: dict[str, str]) -> Iterator[Place]:
        for name, cell in row.items():
            kind, sign = self.columns[table][name]
            if not cell:
                if sign:
                    yield table, number, name
            elif kind.startswith(">"):
                if cell not in self._ids(kind[1:]):
                    yield table, number, name
            elif kind == "audience":
                if cell not in {"all-partners", "invited", *self._ids("frameworks")}:
                    yield table, number, name
            elif not KINDS.get(kind, lambda text, words=kind: text in words.split("|"))(cell):
                yield table, number, name

    def _ids(self, table: str) -> set[str]:
        return {row.get(SINGLE[table], "") for row in self.rows.get(table, [])}

    def _keys(self, table: str, rows: Rows) -> Iterator[Place]:
        seen: set[object] = set()
        for number, row in enumerate(rows, 2):
            keys = KEYS.get(table)
            if keys is None:
                key: object = tuple(row.values())
            elif len(keys) == 1 and not row.get(keys[0]):
                continue
            else:
                key = tuple(_folded(name, row.get(name, "")) for name in keys)
            if key in seen:
                yield table, number, keys[-1] if keys else ""
            seen.add(key)
        codes: set[str] = set()
        for number, row in enumerate(rows, 2):
            code = HIDDEN.sub("", row.get("iso_a2", "")).lower()
            if code and code in codes:
                yield table, number, "iso_a2"
            codes.add(code)

    def _across(self) -> Iterator[Place]:
        yield from self._episodes()
        for number, row in self._numbered("partners"):
            partner = row.get("partner_id", "")
            if row.get("kind") == "nation" and _partner(partner) and not re.fullmatch("[A-Z]{3}", partner):
                yield "partners", number, "partner_id"
            if bool(row.get("capital_lat")) != bool(row.get("capital_lon")):
                yield "partners", number, "capital_lat"
        for number, row in self._numbered("frameworks"):
            if row.get("framework_id") in {"all-partners", "invited"}:
                yield "frameworks", number, "framework_id"
        for number, row in self._numbered("programme_participation"):
            if _ends_early(row.get("start", ""), row.get("end", "")):
                yield "programme_participation", number, "end"
        yield from self._meetings()
        yield from self._translations()
        if isinstance(self.main_series, str) and self.main_series not in self._ids("series"):
            yield "", 0, "main_series"

    def _meetings(self) -> Iterator[Place]:
        for number, row in self._numbered("meetings"):
            start, end = row.get("start_date", ""), row.get("end_date", "")
            joint = f"{row.get('series_id')}-{start}"
            if (
                _is_day(start)
                and row.get("meeting_id")
                and row.get("series_id")
                and row["meeting_id"] != joint
            ):
                yield "meetings", number, "meeting_id"
            if _is_day(start) and _is_day(end) and end < start:
                yield "meetings", number, "end_date"
        of = {row.get("session_id", ""): row.get("meeting_id", "") for row in self.rows.get("sessions", [])}
        for number, row in self._numbered("appearances"):
            held = of.get(row.get("session_id") or "-")
            if held and row.get("meeting_id") and held != row["meeting_id"]:
                yield "appearances", number, "session_id"
        taken = set()
        for number, row in self._numbered("sessions"):
            at = row.get("meeting_id", ""), row.get("position", "")
            if all(at) and at in taken:
                yield "sessions", number, "position"
            taken.add(at)

    def _episodes(self) -> Iterator[Place]:
        whole: list[tuple[tuple[str, str], str, str]] = []
        for number, row in self._numbered("memberships"):
            start, end = row.get("start", ""), row.get("end", "")
            if bool(end) != bool(row.get("end_reason")):
                yield "memberships", number, "end"
            if not _is_partial(start) or (end and not _is_partial(end)):
                continue
            if _ends_early(start, end):
                yield "memberships", number, "end"
                continue
            latest = min(_last(start), _last(end)) if end else _last(start)
            earliest = max(_first(end), _first(start)) if end else "9999-99"
            who = row.get("partner_id", ""), row.get("framework_id", "")
            for other, begun, over in whole:
                if all(who) and who == other and latest < over and begun < earliest:
                    yield "memberships", number, "start"
            whole.append((who, latest, earliest))

    def _translations(self) -> Iterator[Place]:
        for number, row in self._numbered("translations"):
            table, column, key = row.get("table", ""), row.get("column", ""), row.get("row_id", "")
            if not table or not column:
                continue
            if table not in SINGLE and table != "appearances":
                yield "translations", number, "table"
            elif self.columns[table].get(column, ("",))[0] != "text":
                yield "translations", number, "column"
            elif key and table == "appearances":
                if key not in {one.get(column, "") for one in self.rows.get(table, [])}:
                    yield "translations", number, "row_id"
            elif key and key not in self._ids(table):
                yield "translations", number, "row_id"

    def _numbered(self, table: str) -> Iterator[tuple[int, dict[str, str]]]:
        return enumerate(self.rows.get(table, []), 2)


def _column(text: str) -> tuple[str, tuple[str, str]]:
    name, _, kind = text.partition(":")
    return name, (kind.rstrip("!?"), kind[-1] if kind[-1] in "!?" else "")


def _once(pairs: Any) -> dict[str, Any]:
    if isinstance(pairs, str) or len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands there twice, or it is no JSON")
    return dict(pairs)


def _meant(name: str) -> str:
    return HIDDEN.sub("", name).strip().lower().replace(" ", "_").replace("-", "_")


def _folded(name: str, cell: str) -> str:
    visible = HIDDEN.sub("", cell)
    return visible if name == "row_id" else cell if name == "start" else visible.lower()


def _bad_text(text: str) -> bool:
    if text in ERRORS or (text and text.isspace()) or "\ufffd" in text:
        return True
    return (
        re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufdd0-\ufdef]|\r(?!\n)", text) is not None
    )


def _partner(text: str) -> bool:
    return re.fullmatch("[A-Z0-9][A-Z0-9-]{0,10}[A-Z0-9]", text) is not None


def _is_day(text: str) -> bool:
    found = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if found is None:
        return False
    year, month, day = map(int, found.groups())
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _is_partial(text: str) -> bool:
    return _is_day(_first(text)) and len(text) in {4, 7, 10}


def _first(text: str) -> str:
    return text + {4: "-01-01", 7: "-01"}.get(len(text), "")


def _last(text: str) -> str:
    month = text + {4: "-12"}.get(len(text), "")
    return month if len(month) > 7 else f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}"


def _ends_early(start: str, end: str) -> bool:
    return _is_partial(start) and _is_partial(end) and _last(end) < _first(start)


def _within(limit: int) -> Callable[[str], bool]:
    return lambda text: (
        re.fullmatch("-?(0|[1-9][0-9]*)([.][0-9]{1,15})?", text) is not None and abs(float(text)) <= limit
    )


KINDS: dict[str, Callable[[str], bool]] = {
    "any": lambda _text: True,
    "text": lambda text: not _bad_text(text),
    "id": lambda text: re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text) is not None,
    "partner": _partner,
    "iso": lambda text: re.fullmatch("[A-Z]{2}", text) is not None,
    "url": lambda text: (
        re.fullmatch(r"(?i:https?)://[A-Za-z0-9.-]+[A-Za-z0-9](/[!-;=?-Z_a-z~]*)?", text) is not None
    ),
    "date": _is_day,
    "pdate": _is_partial,
    "90": _within(90),
    "180": _within(180),
    "count": lambda text: re.fullmatch("0|[1-9][0-9]{0,14}", text) is not None,
    "position": lambda text: re.fullmatch("[1-9][0-9]{0,14}", text) is not None,
}
