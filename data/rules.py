"""The rules across columns, rows and tables."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from data.boundaries import points
from data.cells import PARTNER
from data.contract import Wrong
from data.dates import first_day, is_day, is_partial, last_day
from data.faults import Faults
from data.promises import row_ids, unknown
from data.schema import BY_NAME, EVERY_PARTNER, INVITED, NO_LIST
from data.sheets import Sheet, Sheets
from data.text import quoted

_NEVER = "9999-99-99"  # after every day


def hold(sheets: Sheets, faults: Faults) -> None:
    """Find where a rule of the tables is broken."""
    for name, rule in _RULES:
        if name in sheets:
            rule(sheets[name], sheets, faults)
    _said_aloud(sheets, faults)


def _rows(sheet: Sheet, *names: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The row number and the cells of some columns, broken rows left out."""
    for row, cells in enumerate(zip(*map(sheet.column, names), strict=True), 2):
        if row not in sheet.broken:
            yield row, cells


def _partners(sheet: Sheet, _sheets: Sheets, faults: Faults) -> None:
    shapes = points()
    for row, (partner, kind) in _rows(sheet, "partner_id", "kind"):
        if kind != "nation" or not partner or PARTNER.check(partner):
            continue
        if len(partner) != 3 or not partner.isalpha():
            wrong = Wrong("A nation's id is the three capitals of ISO 3166-1.", "Write the three capitals.")
            faults.add("partners", row, "partner_id", partner, wrong)
        elif partner not in shapes:
            message = (
                f"{quoted(partner)} has no shape: the nation is listed and counted, and not drawn on the map."
            )
            wrong = Wrong(message, "Check the three capitals against ISO 3166-1.", "warning")
            faults.add("partners", row, "partner_id", partner, wrong)
    for row, (lat, lon) in _rows(sheet, "capital_lat", "capital_lon"):
        if bool(lat) != bool(lon):
            missing = "capital_lon" if lat else "capital_lat"
            wrong = Wrong(
                "Latitude and longitude come together or not at all.", "Add the other, or take this one out."
            )
            faults.add("partners", row, missing, "", wrong)


def _frameworks(sheet: Sheet, _sheets: Sheets, faults: Faults) -> None:
    for row, (framework,) in _rows(sheet, "framework_id"):
        if framework in {EVERY_PARTNER, INVITED}:
            wrong = Wrong(
                f"{quoted(framework)} is a word of meetings.audience and no id.", "Give it another id."
            )
            faults.add("frameworks", row, "framework_id", framework, wrong)


class _Episode(NamedTuple):
    """The latest day an episode may have begun on and the earliest it may have ended on, and the row it stands in.

    Two episodes overlap at every reading when each begins, at the latest, before the other can have ended.
    """

    begin: str
    end: str
    row: int
    start: str  # as written


def _memberships(sheet: Sheet, _sheets: Sheets, faults: Faults) -> None:
    episodes: dict[tuple[str, str], list[_Episode]] = defaultdict(list)
    columns = "partner_id", "framework_id", "start", "end", "end_reason"
    for row, (partner, framework, start, end, reason) in _rows(sheet, *columns):
        if bool(end) != bool(reason):
            message = "An end has a reason, and a reason has an end."
            empty = "end_reason" if end else "end"
            wrong = Wrong(message, f"Fill in {empty}, or empty the other.")
            faults.add("memberships", row, empty if end else "end_reason", "" if end else reason, wrong)
        if _in_order("memberships", row, start, end, faults) and partner and framework:
            begin = min(last_day(start), last_day(end)) if end else last_day(start)
            over = max(first_day(end), first_day(start)) if end else _NEVER
            episodes[partner, framework].append(_Episode(begin, over, row, start))
    for (partner, framework), several in episodes.items():
        if len(several) > 1:
            _overlaps(several, f"{quoted(partner)} in {quoted(framework)}", faults)


def _in_order(table: str, row: int, start: str, end: str, faults: Faults) -> bool:
    """Whether start and end are dates in their order; an end before the start is told."""
    if not is_partial(start) or (end and not is_partial(end)):
        return False
    if end and last_day(end) < first_day(start):
        wrong = Wrong(f"The end, {end}, is before the start, {start}.", "Correct one of the two.")
        faults.add(table, row, "end", end, wrong)
        return False
    return True


def _overlaps(episodes: list[_Episode], whose: str, faults: Faults) -> None:
    ordered = sorted(episodes)
    begins = [episode.begin for episode in ordered]
    longest = list(accumulate(((episode,) for episode in ordered), _two_longest))
    told: dict[int, int] = {}
    starts = {episode.row: episode.start for episode in ordered}
    for episode in ordered:
        begun = longest[max(bisect_left(begins, episode.end) - 1, 0)]
        other = next((one for one in begun if one is not episode), None)
        if other is not None and other.begin < episode.end and episode.begin < other.end:
            later, earlier = max(episode.row, other.row), min(episode.row, other.row)
            told[later] = min(earlier, told.get(later, earlier))
    for later, earlier in sorted(told.items()):
        message = f"The episode of {whose} overlaps with the one in row {earlier}."
        wrong = Wrong(message, "Let one end where the other begins, or join them.")
        faults.add("memberships", later, "start", starts[later], wrong)


def _two_longest(before: tuple[_Episode, ...], more: tuple[_Episode, ...]) -> tuple[_Episode, ...]:
    """The two that end last: for any episode, one of them is another."""
    return tuple(sorted((*before, *more), key=lambda episode: episode.end, reverse=True)[:2])


def _programme_participation(sheet: Sheet, _sheets: Sheets, faults: Faults) -> None:
    for row, (start, end) in _rows(sheet, "start", "end"):
        if start and end:
            _in_order("programme_participation", row, start, end, faults)


def _meetings(sheet: Sheet, sheets: Sheets, faults: Faults) -> None:
    columns = "meeting_id", "series_id", "start_date", "end_date"
    for row, (meeting, series, start, end) in _rows(sheet, *columns):
        if meeting and series and is_day(start) and meeting != f"{series}-{start}":
            message = f"{quoted(meeting)} is not series_id, a hyphen and start_date."
            wrong = Wrong(message, f"Write {quoted(f'{series}-{start}')}, here and wherever the id is used.")
            faults.add("meetings", row, "meeting_id", meeting, wrong)
        if is_day(start) and is_day(end) and end < start:
            wrong = Wrong(f"The last day, {end}, is before the first, {start}.", "Correct one of the two.")
            faults.add("meetings", row, "end_date", end, wrong)
    _audience(sheet, sheets, faults)


def _audience(sheet: Sheet, sheets: Sheets, faults: Faults) -> None:
    if "audience" not in sheet.cells or not sheets.can_tell("frameworks", "framework_id"):
        return
    known = {EVERY_PARTNER, INVITED, *sheets.column("frameworks", "framework_id")}
    known |= sheets["frameworks"].spilled if "frameworks" in sheets else set()
    near = {word.lower(): word for word in known}
    for row, (audience,) in _rows(sheet, "audience"):
        if audience and audience not in known:
            wrong = unknown(audience, "frameworks", near.get(audience.strip().lower().replace(" ", "-")))
            message = f"{wrong.message.removesuffix('.')} and is neither {EVERY_PARTNER} nor {INVITED}."
            faults.add("meetings", row, "audience", audience, Wrong(message, wrong.remedy))


def _sessions(sheet: Sheet, _sheets: Sheets, faults: Faults) -> None:
    first: dict[tuple[str, str], int] = {}
    for row, (meeting, position) in _rows(sheet, "meeting_id", "position"):
        if not meeting or not position:
            continue
        earlier = first.setdefault((meeting, position), row)
        if earlier != row:
            message = (
                f"Position {quoted(position)} of {quoted(meeting)} is taken by the session in row {earlier}."
            )
            wrong = Wrong(message, "Give each session of a meeting a position of its own.")
            faults.add("sessions", row, "position", position, wrong)


def _appearances(sheet: Sheet, sheets: Sheets, faults: Faults) -> None:
    meeting_of = dict(
        zip(sheets.column("sessions", "session_id"), sheets.column("sessions", "meeting_id"), strict=True)
    )
    for row, (meeting, session) in _rows(sheet, "meeting_id", "session_id"):
        of = meeting_of.get(session) if session else None
        if of and meeting and of != meeting:
            message = f"{quoted(session)} is a session of {quoted(of)}, not of {quoted(meeting)}."
            wrong = Wrong(message, "Correct the meeting or the session.")
            faults.add("appearances", row, "session_id", session, wrong)


def _participation(sheet: Sheet, sheets: Sheets, faults: Faults) -> None:
    lists = zip(
        sheets.column("meetings", "meeting_id"), sheets.column("meetings", "participant_list"), strict=True
    )
    without = {meeting for meeting, kept in lists if kept == NO_LIST and meeting}
    for row, (meeting,) in _rows(sheet, "meeting_id"):
        if meeting in without:
            message = (
                f"{quoted(meeting)} has a participant and participant_list {NO_LIST}: it counts as partial."
            )
            wrong = Wrong(message, "Write partial in meetings, or take the row out.", "warning")
            faults.add("participation", row, "meeting_id", meeting, wrong)


def _translations(sheet: Sheet, sheets: Sheets, faults: Faults) -> None:
    known = row_ids(sheets)

    @lru_cache(maxsize=1024)
    def english(column: str) -> frozenset[str]:
        return frozenset(sheets.column("appearances", column))

    for row, (table, row_id, column) in _rows(sheet, "table", "row_id", "column"):
        if not table or not column:
            continue
        if (wrong := _untranslatable(table, column)) is not None:
            faults.add(
                "translations",
                row,
                "table" if wrong is _NO_TABLE else "column",
                _shown(wrong, table, column),
                wrong,
            )
            continue
        if not row_id or not (table == "appearances" or sheets.can_tell(table, BY_NAME[table].key[0])):
            continue
        rows = english(column) if table == "appearances" else known[table]
        if row_id not in rows and not (table in sheets and row_id in sheets[table].spilled):
            what = f"text of appearances.{column}" if table == "appearances" else f"row of {table}"
            wrong = Wrong(f"{quoted(row_id)} is no {what}.", "Correct row_id, or take the row out.")
            faults.add("translations", row, "row_id", row_id, wrong)


_NO_TABLE = Wrong(
    "This is no table whose rows can be translated.",
    "Write the name of a table that has a key of one column, or appearances.",
)
_NO_TEXT = Wrong("The table has no text column of that name.", "Write the name of one of its text columns.")


def _untranslatable(table: str, column: str) -> Wrong | None:
    declared = BY_NAME.get(table)
    if declared is None or not (len(declared.key) == 1 or table == "appearances"):
        return _NO_TABLE
    if column not in declared.by_name or declared.by_name[column].kind.name != "text":
        return _NO_TEXT
    return None


def _shown(wrong: Wrong, table: str, column: str) -> str:
    return table if wrong is _NO_TABLE else column


def _said_aloud(sheets: Sheets, faults: Faults) -> None:
    """No participation at all is taken, and said."""
    if "participation" in sheets.unread or ("participation" in sheets and sheets["participation"].rows):
        return
    wrong = Wrong(
        "The package names no participant of any meeting.",
        "Add the table participation, if some are known.",
        "warning",
    )
    faults.add("participation", None, None, None, wrong)


_RULES = (
    ("partners", _partners),
    ("frameworks", _frameworks),
    ("memberships", _memberships),
    ("programme_participation", _programme_participation),
    ("meetings", _meetings),
    ("sessions", _sessions),
    ("appearances", _appearances),
    ("participation", _participation),
    ("translations", _translations),
)
