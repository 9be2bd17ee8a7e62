"""`python -m utils.snapshot`: write all pages in one HTML file, for another network or the archive."""

import sys
from collections.abc import Sequence

from utils import command
from utils.brief.model import UnmarkedError
from utils.snapshot.file import html


def main(arguments: Sequence[str]) -> int:
    """Write the snapshot that the command line asks for; gives the exit code: 0 written, 2 refused, with the reason."""
    does = (
        "Writes all pages of the package that DASHBOARD_DATA names, or of the shipped one, in one HTML file."
    )
    return command.write(command.parser("utils.snapshot", does).parse_args(arguments), html, UnmarkedError)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
