"""`python -m data check|export|template|ready|dictionary`: judge a package, hand it out, open it, describe it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from data.check import judge
from data.dictionary import dictionary
from data.report import line
from data.store import PLACE, SHIPPED
from data.text import inert, quoted
from data.worker import ask


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; gives the exit code."""
    given = _parser().parse_args(arguments)
    if given.command == "dictionary":
        sys.stdout.buffer.write(dictionary().encode())
        return 0
    if given.command == "ready":
        return ready(given.path or os.environ.get(PLACE) or str(SHIPPED), given.edition)
    if given.command == "export":
        return export(given.path, Path(given.out))
    if given.command == "template":
        return write_template(Path(given.out))
    answer = ask(given.path, as_object=given.json, tables=given.tables)
    for piece in answer.report:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
    return answer.code


def ready(place: str, edition: str) -> int:
    """Whether the record opens and is the edition asked for: 0 with what it is, or 2 with what keeps it shut."""
    # Judging, the other use of this command, needs none of what a record is held in.
    from data.record import RecordError, open_record  # noqa: PLC0415

    try:
        record = open_record(place)
    except RecordError as error:
        sys.stderr.write(f"Not ready: the record at {quoted(place)} stays shut.\n{error}\n")
        return 2
    if not record.edition.startswith(edition):
        sys.stderr.write(f"Not ready: the record is edition {record.edition}, not {quoted(edition)}.\n")
        return 2
    package = record.package
    said = f"{inert(package.title or package.name)}, version {inert(package.version or '?')}"
    sys.stdout.write(f"Ready: {said}, edition {record.edition}\n")
    return 0


def export(place: str, out: Path) -> int:
    """Write a package in another form: 0 with what it holds, or 2 with why it is not written."""
    from data.packing import pack  # noqa: PLC0415  # judging needs none of it

    judgement = judge(place)
    if judgement.verdict == "reject":
        sys.stderr.writelines(f"{line(fault)}\n" for fault in judgement.faults)
        return 2
    try:
        pack(judgement, out)
    except OSError as error:
        return _not_written(out, error)
    rows = sum(sheet.rows for sheet in judgement.sheets.by_name.values())
    sys.stdout.write(f"Written: {len(judgement.sheets.by_name)} tables, {rows} rows.\n")
    return 0


def write_template(out: Path) -> int:
    """Write the workbook to be filled in: 0, or 2 with why it is not written."""
    from data.workbooks import template  # noqa: PLC0415  # judging needs none of it

    if out.suffix.lower() != ".xlsx":
        sys.stderr.write("The template is a workbook: let its name end with .xlsx.\n")
        return 2
    try:
        out.write_bytes(template())
    except OSError as error:
        return _not_written(out, error)
    sys.stdout.write("Written: a workbook to be filled in.\n")
    return 0


def _not_written(out: Path, error: OSError) -> int:
    sys.stderr.write(f"Not written: {quoted(str(out))}: {error.strerror or error}.\n")
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data", description="Judge a data package; open it; describe its tables."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check",
        help="judge a package and change nothing",
        description="Judges a package and changes nothing; ends with 0 accept, 1 warnings, 2 reject.",
    )
    check.add_argument(
        "path", nargs="?", default=str(SHIPPED), help="a folder, .zip or .xlsx; by default the shipped tables"
    )
    check.add_argument("--json", action="store_true", help="write one JSON object")
    check.add_argument("--tables", action="store_true", help="add what would be stored")
    exports = commands.add_parser(
        "export",
        help="write a package in another form",
        description="Writes a sound package to a .zip, an .xlsx or a folder; ends with 0, or 2 where it is not.",
    )
    exports.add_argument("path", help="a folder, .zip or .xlsx")
    exports.add_argument(
        "--out", required=True, help="a name with .zip or .xlsx, or else a folder, new or empty"
    )
    fills = commands.add_parser("template", help="write a workbook to be filled in")
    fills.add_argument("--out", required=True, help="a name with .xlsx")
    opens = commands.add_parser(
        "ready",
        help="open a package for service",
        description="Opens a package as the dashboard does and verifies it; ends with 0 ready, 2 not ready.",
    )
    opens.add_argument(
        "path",
        nargs="?",
        default="",
        help=f"the folder; by default what {PLACE} names, or the shipped tables",
    )
    opens.add_argument("--edition", default="", help="the first signs of the edition that it has to be")
    commands.add_parser("dictionary", help="print the data dictionary as Markdown")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
