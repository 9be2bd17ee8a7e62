"""`python -m utils.brief`: write a brief without a browser, for a folder, a mail or a nightly job."""

import argparse
import os
import sys
from collections.abc import Sequence

from utils import command
from utils.brief.formats import FORMATS
from utils.brief.model import SCOPES, NothingFitsError, Pages, Scope, UnmarkedError
from utils.brief.scopes import brief_of
from utils.measure import View


def main(arguments: Sequence[str]) -> int:
    """Write the brief that the command line asks for; gives the exit code: 0 written, 2 refused, with the reason."""
    given = _parser().parse_args(arguments)
    scope: Scope = given.scope
    pages: Pages = 2 if given.pages == 2 else 1

    def make(view: View) -> bytes:
        return FORMATS[_format(given)](brief_of(view, scope, given.id, pages))

    return command.write(given, make, UnmarkedError, NothingFitsError)


def _format(given: argparse.Namespace) -> str:
    ending = os.path.splitext(given.out)[1].removeprefix(".")  # noqa: PTH122 - `-` is no path
    return given.format or (ending if ending in FORMATS else "pdf")


def _parser() -> argparse.ArgumentParser:
    parser = command.parser(
        "utils.brief", "Writes a brief of the package that DASHBOARD_DATA names, or of the shipped one."
    )
    parser.add_argument(
        "--scope", choices=SCOPES, default="situation", help="what it is about; default: situation"
    )
    parser.add_argument("--id", default="", help="the meeting, partner or topic that it is about")
    parser.add_argument(
        "--pages", type=int, choices=(1, 2), default=1, help="A4 pages of the PDF; default: 1"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), help="default: by the ending of --out, else pdf")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
