"""`python -m data publish|import|history|diff|rollback|verify|audit`: what can be done with editions."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from data.editions.audit import LOCAL, audited
from data.editions.changes import Changes, TableChanges
from data.editions.content import content_of
from data.editions.history import Entry, files_of, history_of
from data.editions.place import Place, place
from data.editions.publish import (
    ANY,
    Published,
    SupersededError,
    UnknownEditionError,
    difference,
)
from data.editions.shelf import DamagedError, UnreachableError, UnwritableError
from data.record import RecordError
from data.report import EXIT
from data.text import inert
from data.worker import ask

_REFUSED, _BROKEN, _SUPERSEDED = 2, 1, 3


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for: 0 done, 1 something is broken or odd, 2 refused, 3 others were faster."""
    given = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace, Place], int] = given.act
    try:
        return act(given, place())
    except SupersededError as error:
        return _told(f"{error} Compare it (diff), and publish again with --expected.", _SUPERSEDED)
    except (RecordError, UnknownEditionError, DamagedError, UnwritableError, UnreachableError) as error:
        return _told(str(error), _REFUSED)


def _told(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


def _publish(given: argparse.Namespace, at: Place) -> int:
    content = content_of(given.path)
    return _done(
        at.publish(content, by=given.by, now=datetime.now(UTC), expected=given.expected, what=given.command)
    )


def _import(given: argparse.Namespace, at: Place) -> int:
    answer = ask(given.path, as_object=False, tables=False)
    sys.stdout.write(b"".join(answer.report).decode())
    sys.stdout.flush()
    if answer.code == EXIT["reject"]:
        return _told("Nothing was published.", _REFUSED)
    if answer.code == EXIT["warn"] and not given.yes:
        return _told("Nothing was published: say --yes to take the package as it is.", _BROKEN)
    return _publish(given, at)


def _done(published: Published) -> int:
    entry = published.entry
    if not published.new:
        sys.stdout.write(f"Edition {entry.edition} is the present one already.\n")
        return 0
    sys.stdout.write(f"Published: {_line(entry)}\n")
    return _told(f"Not certain: {published.unsure}.", 0) if published.unsure else 0


def _history(given: argparse.Namespace, at: Place) -> int:
    with at.shelf.reading() as desk:
        history = history_of(desk)
    if given.json:
        sys.stdout.write(json.dumps([asdict(entry) for entry in history.entries]) + "\n")
    else:
        sys.stdout.writelines(f"{_line(entry)}\n" for entry in reversed(history.entries))
    return _told(f"Gathered anew: {history.trouble}.", _BROKEN) if history.trouble else 0


def _diff(given: argparse.Namespace, at: Place) -> int:
    told = difference(at.shelf, given.old, given.new)
    if given.json:
        sys.stdout.write(json.dumps(asdict(told)) + "\n")
    else:
        sys.stdout.writelines(_difference(told))
    return 0


def _roll_back(given: argparse.Namespace, at: Place) -> int:
    return _done(at.roll_back(given.edition, by=given.by, now=datetime.now(UTC), expected=given.expected))


def _verify(_given: argparse.Namespace, at: Place) -> int:
    with at.shelf.reading() as desk:
        history = history_of(desk)
        broken = [f"The history: {history.trouble}.\n"] if history.trouble else []
        for edition in dict.fromkeys(entry.edition for entry in reversed(history.entries)):
            try:
                files_of(desk, edition)
                sys.stdout.write(f"{edition}: intact\n")
            except DamagedError as error:
                broken.append(f"{edition}: {error}.\n")
    sys.stderr.writelines(broken)
    return _BROKEN if broken else 0


def _audit(_given: argparse.Namespace, at: Place) -> int:
    with at.shelf.reading() as desk:
        log = audited(desk)
    for number in log.torn:
        sys.stdout.write(f"Line {number} was left half written by a process that died; it is set aside.\n")
    if log.broken is not None:
        return _told(f"Broken: line {log.broken}: {log.why}.", _BROKEN)
    sys.stdout.write(f"Intact: {log.lines} lines, the last {log.last or '-'}\n")
    return 0


def _line(entry: Entry) -> str:
    counts = [
        f"{table} +{count['added']} -{count['removed']} ~{count['changed']}"
        for table, count in entry.changes.items()
    ]
    said = [
        str(entry.number),
        entry.when,
        entry.edition[:12],
        entry.what,
        inert(entry.by) or "-",
        f"{entry.meetings} meetings",
    ]
    return "  ".join([*said, ", ".join(counts)])


def _difference(told: Changes) -> list[str]:
    lines = [line for table in told.tables for line in _rows(table)]
    lines += [f"datapackage.json: {inert(key)} differs\n" for key in told.described]
    return lines or ["Nothing differs.\n"]


def _rows(table: TableChanges) -> list[str]:
    lines = [f"{table.table}: + {_cells(row)}\n" for row in table.added]
    lines += [f"{table.table}: - {_cells(row)}\n" for row in table.removed]
    lines += [f"{table.table}: ~ {_cells(old)} -> {_cells(new)}\n" for old, new in table.changed]
    return [*lines, f"{table.table}: the same rows in another order\n"] if table.moved else lines


def _cells(row: tuple[str, ...]) -> str:
    return ", ".join(inert(cell, 60) for cell in row)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description="Keeps the editions of the record.")
    commands = parser.add_subparsers(dest="command", required=True)
    writing = argparse.ArgumentParser(add_help=False)
    writing.add_argument("--by", default=LOCAL, help=f"who does it; default: {LOCAL}")
    writing.add_argument("--expected", default=ANY, help="the edition that has to be the present one")
    reading = argparse.ArgumentParser(add_help=False)
    reading.add_argument("--json", action="store_true", help="write one JSON value")
    for name, act in (("publish", _publish), ("import", _import)):
        taking = commands.add_parser(name, parents=[writing])
        taking.add_argument("path", help="the package")
        taking.set_defaults(act=act)
        if act is _import:
            taking.add_argument("--yes", action="store_true", help="take it with its warnings")
    commands.add_parser("history", parents=[reading]).set_defaults(act=_history)
    differing = commands.add_parser("diff", parents=[reading])
    differing.add_argument("old", help="the first signs of an edition")
    differing.add_argument("new", help="the first signs of another")
    differing.set_defaults(act=_diff)
    rolling = commands.add_parser("rollback", parents=[writing])
    rolling.add_argument("edition", help="the first signs of an edition")
    rolling.set_defaults(act=_roll_back)
    commands.add_parser("verify").set_defaults(act=_verify)
    auditing = commands.add_parser("audit")
    auditing.add_argument("verify", choices=["verify"])
    auditing.set_defaults(act=_audit)
    return parser
