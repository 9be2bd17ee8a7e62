"""`python -m data check|export|template|ready|…`: judge, hand out, open or make up a package, keep editions of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data.check import judge
from data.dictionary import dictionary
from data.exercise.package import SEED, YEARS, exercise
from data.report import line
from data.store import PLACE, SHIPPED
from data.text import inert, quoted
from data.worker import ask

EDITIONS = {
    "import": "judge a package and publish it",
    "publish": "publish a package that was judged",
    "history": "what was published, by whom and when",
    "diff": "what differs between two editions",
    "rollback": "make an older edition the present one again",
    "verify": "whether every edition is as it was published",
    "audit": "whether the audit log is as it was written",
}
"""The commands of `data.editions`, with what each does."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; gives the exit code."""
    if arguments and arguments[0] in EDITIONS:
        from data.editions.commands import main as editions  # noqa: PLC0415

        return editions(arguments)
    given = _parser().parse_args(arguments)
    if given.command == "dictionary":
        sys.stdout.buffer.write(dictionary().encode())
        return 0
    if given.command == "ready":
        return ready(given.path, given.edition)
    if given.command == "exercise":
        return make_up(given)
    if given.command == "export":
        return export(given.path, Path(given.out))
    if given.command == "template":
        return write_template(Path(given.out))
    answer = ask(given.path, as_object=given.json, tables=given.tables)
    for piece in answer.report:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
    return answer.code


def ready(path: str, edition: str) -> int:
    """Whether the record opens and is the edition asked for: 0 with what it is, or 2 with what keeps it shut.

    Without a path it is opened as the dashboard opens it.
    """
    # Judging, the other use of this command, needs none of what a record is held in.
    from data.editions.opening import Opened, open_present  # noqa: PLC0415
    from data.editions.place import place  # noqa: PLC0415
    from data.record import RecordError, open_record  # noqa: PLC0415

    try:
        opened = Opened(open_record(path)) if path else open_present(place())
    except RecordError as error:
        sys.stderr.write(
            f"Not ready: the record at {quoted(path or str(place().base))} stays shut.\n{error}\n"
        )
        return 2
    record = opened.record
    if opened.trouble is not None:
        refused = f"edition {opened.trouble.refused.edition}" if opened.trouble.refused else "the history"
        sys.stderr.write(f"Refused: {refused}: {opened.trouble.why}.\n")
    if not record.edition.startswith(edition):
        sys.stderr.write(f"Not ready: the record is edition {record.edition}, not {quoted(edition)}.\n")
        return 2
    package = record.package
    said = f"{inert(package.title or package.name)}, version {inert(package.version or '?')}"
    sys.stdout.write(f"Ready: {said}, edition {record.edition}\n")
    return 0


def make_up(given: argparse.Namespace) -> int:
    """Write a package of exercise data: 0 with what it holds, or 2 with why it is not written."""
    folder = Path(given.out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        sys.stderr.write(f"Not written: {quoted(given.out)} is there already and not empty.\n")
        return 2
    events, participations = (10_000, 45_000) if given.register else (0, 0)
    try:
        made = exercise(
            given.years, given.seed, given.events or events, given.participations or participations
        )
    except ValueError as error:
        sys.stderr.write(f"Not written: {error}\n")
        return 2
    made.write(folder)
    held, named = len(made.tables["meetings"]), len(made.tables["participation"])
    sys.stdout.write(f"Written: exercise data, {held} meetings, {named} participations.\n")
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
        help=f"the folder; by default what the dashboard opens: the present edition, {PLACE}, the shipped tables",
    )
    opens.add_argument("--edition", default="", help="the first signs of the edition that it has to be")
    makes = commands.add_parser(
        "exercise",
        help="make up a package for training",
        description="Writes a complete package of made-up meetings, marked as such; the same seed, the same bytes.",
    )
    makes.add_argument("--years", type=int, default=YEARS, help="how many years of bi-annual meetings")
    makes.add_argument("--seed", type=int, default=SEED, help="any whole number")
    makes.add_argument("--out", required=True, help="the folder to write, new or empty")
    makes.add_argument(
        "--register", action="store_true", help="fill it up to 10,000 events, 45,000 participations"
    )
    makes.add_argument("--events", type=int, default=0, help="how many events in all")
    makes.add_argument("--participations", type=int, default=0, help="how many participations in all")
    commands.add_parser("dictionary", help="print the data dictionary as Markdown")
    for name, does in EDITIONS.items():
        commands.add_parser(name, help=does, add_help=False)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
