"""`python -m data check|dictionary`: judge a package, or print the data dictionary."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from data.dictionary import dictionary
from data.store import SHIPPED
from data.worker import ask


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; gives the exit code."""
    given = _parser().parse_args(arguments)
    if given.command == "dictionary":
        sys.stdout.buffer.write(dictionary().encode())
        return 0
    answer = ask(given.path, as_object=given.json, tables=given.tables)
    for piece in answer.report:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
    return answer.code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data", description="Judge a data package; describe its tables."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser(
        "check",
        help="judge a package and change nothing",
        description="Judges a package and changes nothing; ends with 0 accept, 1 warnings, 2 reject.",
    )
    check.add_argument(
        "path", nargs="?", default=str(SHIPPED), help="the folder; by default the shipped tables"
    )
    check.add_argument("--json", action="store_true", help="write one JSON object")
    check.add_argument("--tables", action="store_true", help="add what would be stored")
    commands.add_parser("dictionary", help="print the data dictionary as Markdown")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
