"""The audit log: who did what when, a line each, chained by hashes so that no line is changed or taken out unseen.

A line is one JSON object that bears a sum over itself; `before` is the SHA-256 of the line before it. A process that
dies while it writes leaves half a line at the end: it stays where it is, and the next line names it by its hash under
`torn`. Beside the log stands how far it reaches, so that lines that are missing at its end are missed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from data.editions.history import Entry
from data.editions.seal import SEAL, digest, seal_of, sealed, unsealed
from data.editions.shelf import DamagedError, Desk

LOCAL = "local"
"""Who did it where nobody signs in."""


@dataclass(slots=True)
class Audited:
    """What the log is worth: `broken` is the first line that is not as it was written, None where all are.

    `why` says what is wrong there. `torn` are the lines that a process left half written: named, and nobody's fault.
    `last` is the hash of the last line: whoever keeps it elsewhere can tell later that nothing before it was changed.
    """

    lines: int = 0
    broken: int | None = None
    why: str = ""
    torn: list[int] = field(default_factory=list)
    last: str = ""
    loose: list[tuple[int, str]] = field(default_factory=list)

    def take(self, line: str) -> None:
        """Judge the next line."""
        self.lines += 1
        said = _parsed(line)
        if said is None:
            self.loose.append((self.lines, digest(line.encode())))
            return
        if self.loose and said.get("torn") == [sum_ for _, sum_ in self.loose]:
            self.torn += [number for number, _ in self.loose]
            self.loose = []
        if self.loose:
            self._break(self.loose[0][0], "it is not as it was written")
        elif said.get("before") != self.last:
            self._break(self.lines, "it does not follow from the line before it")
        self.loose, self.last = [], digest(line.encode())

    def end(self, log: bytes, head: bytes | None) -> Audited:
        """Judge where the log ends: what is half written there, and whether it reaches as far as it once did."""
        try:
            reached, last = _reach(head)
        except DamagedError as error:
            reached, last = 0, ""
            self._break(max(self.lines, 1), str(error))
        if reached > self.lines:
            self._break(self.lines + 1, f"it is missing; the log once reached to line {reached}")
        elif reached and digest(log.split(b"\n")[reached - 1]) != last:
            self._break(reached, "it is not the one that was written there")
        if self.loose and self.loose[0][0] <= reached:
            self._break(self.loose[0][0], "it is not as it was written")
        if head is None and self.lines:
            self._break(self.lines, "nothing says whether it is the last line")
        self.torn += [number for number, _ in self.loose]
        return self

    def _break(self, line: int, why: str) -> None:
        if self.broken is None or line < self.broken:
            self.broken, self.why = line, why


def audited(desk: Desk) -> Audited:
    """Read the whole log and judge it."""
    log = desk.log()
    judged = Audited()
    for line in _lines(log):
        judged.take(line.decode("utf-8", "backslashreplace"))
    return judged.end(log, desk.head())


def note(desk: Desk, what: str, *, by: str, now: datetime, **told: object) -> None:
    """Add a line on something that was done."""
    _add(desk, [{"when": stamp(now), "by": by, "what": what, **told}])


def note_entries(desk: Desk, entries: tuple[Entry, ...]) -> None:
    """Add a line for each entry of the history that has none yet, also one whose process died before it wrote it."""
    logged = _last_number(desk.log())
    _add(desk, [_of(entry) for entry in entries if entry.number > logged])


def stamp(now: datetime) -> str:
    """The moment as it is written everywhere here: UTC, to the second."""
    return f"{now:%Y-%m-%dT%H:%M:%SZ}"


def _add(desk: Desk, told: list[dict[str, object]]) -> None:
    if not told:
        return
    if desk.head() is None and not desk.log():
        desk.set_head(sealed({"lines": 0, "last": ""}))
    log = desk.log()
    before, torn = _end(desk, log)
    text = b"\n" if log and not log.endswith(b"\n") else b""
    for said in told:
        line = _line({**said, "before": before} | ({"torn": torn} if torn else {}))
        text += line + b"\n"
        before, torn = digest(line), []
    desk.append(text)
    desk.set_head(sealed({"lines": len(_lines(log + text)), "last": before}))


def _end(desk: Desk, log: bytes) -> tuple[str, list[str]]:
    """What the next line follows: the hash of the last line, and those of lines left half written after it."""
    with suppress(DamagedError):
        lines, last = _reach(desk.head())
        if log.count(b"\n") == lines and digest(log[:-1].rpartition(b"\n")[2]) == last:
            return last, []
    read = audited(desk)
    if read.broken is not None and read.broken > read.lines:
        # What the log once ended with is gone: the chain goes on from there, so that the gap stays to be seen.
        return _reach(desk.head())[1], []
    # What was changed is no line that a process left half written: it is not named, and so stays broken.
    return read.last, [] if read.broken is not None else [sum_ for _, sum_ in read.loose]


def _last_number(log: bytes) -> int:
    """The number of the last entry of the history that has a line."""
    for line in reversed(_lines(log)):
        said = _parsed(line.decode("utf-8", "backslashreplace"))
        if said is not None and "number" in said:
            return int(said["number"])
    return 0


def _line(said: Mapping[str, object]) -> bytes:
    return json.dumps({**said, SEAL: seal_of(said)}, ensure_ascii=False).encode()


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        return unsealed(line.encode(), "the line")
    except DamagedError:
        return None


def _lines(log: bytes) -> list[bytes]:
    return log.removesuffix(b"\n").split(b"\n") if log else []


def _reach(head: bytes | None) -> tuple[int, str]:
    """The number of lines that the log had when it was last written to, and the hash of the last."""
    if head is None:
        return 0, ""
    said = unsealed(head, "what says how far the log reaches")
    return said["lines"], said["last"]


def _of(entry: Entry) -> dict[str, object]:
    return {
        "when": entry.when,
        "by": entry.by,
        "what": entry.what,
        "number": entry.number,
        "edition": entry.edition,
        "parent": entry.parent,
        "changes": entry.changes,
    }
