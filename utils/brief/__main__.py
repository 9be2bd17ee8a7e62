"""`python -m utils.brief`: write a brief without a browser, for a folder, a mail or a nightly job."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from data.record import RecordError
from utils import measure, wording
from utils.brief.formats import FORMATS
from utils.brief.model import SCOPES, NothingFitsError, Pages, Scope, UnmarkedError
from utils.brief.scopes import brief_of
from utils.filter_bar import DATASET_KEY, EXERCISE
from utils.filters import FILTER_KEYS, Filters, misread
from utils.measure import View
from utils.sentences import brief as told
from utils.sentences import filters as sentences
from utils.wording import plain

_REFUSED = 2


def main(arguments: Sequence[str]) -> int:
    """Write the brief that the command line asks for; gives the exit code: 0 written, 2 refused, with the reason."""
    # The numbers come through the dashboard's own caches, which warn that no server is running.
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    given = _parser().parse_args(arguments)
    wording.speak(given.language)
    try:
        content = _written(given)
    except (UnmarkedError, NothingFitsError, RecordError, _MisreadError) as error:
        sys.stderr.write(f"{error}\n{told.nothing_written()}\n")
        return _REFUSED
    if given.out == "-":
        sys.stdout.buffer.write(content)
    else:
        Path(given.out).write_bytes(content)
    return 0


class _MisreadError(ValueError):
    """The filters ask for something that cannot be read."""


def _written(given: argparse.Namespace) -> bytes:
    scope: Scope = given.scope
    pages: Pages = 2 if given.pages == 2 else 1
    return FORMATS[_format(given)](brief_of(_view(given), scope, given.id, pages))


def _view(given: argparse.Namespace) -> View:
    query = parse_qs(given.filters.removeprefix("?"))
    data = EXERCISE if EXERCISE in query.pop(DATASET_KEY, []) else ""
    record = measure.data_in(given.language, data)
    choices = measure.choices(record.edition, given.language, record)
    if given.as_of:
        query["as_of"] = [given.as_of.isoformat()]
    wrong = [plain(sentences.misread(value)) for value in misread(query, choices.known, choices.last_day)]
    wrong += [plain(sentences.unknown_key(key)) for key in query if key not in FILTER_KEYS]
    if wrong:
        raise _MisreadError("\n".join(wrong))
    return measure.view_of(record, Filters.from_query(query), "pages/brief.py", choices.names, data)


def _format(given: argparse.Namespace) -> str:
    ending = os.path.splitext(given.out)[1].removeprefix(".")  # noqa: PTH122 - `-` is no path
    return given.format or (ending if ending in FORMATS else "pdf")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m utils.brief",
        description="Writes a brief of the package that DASHBOARD_DATA names, or of the shipped one.",
    )
    parser.add_argument(
        "--filters",
        default="",
        help="the filters as the dashboard's address has them: partner=GEO&topic=resilience",
    )
    parser.add_argument(
        "--as-of", type=date.fromisoformat, help="the day at which the record is read: 2024-12-31"
    )
    parser.add_argument(
        "--scope", choices=SCOPES, default="situation", help="what it is about; default: situation"
    )
    parser.add_argument("--id", default="", help="the meeting, partner or topic that it is about")
    parser.add_argument(
        "--pages", type=int, choices=(1, 2), default=1, help="A4 pages of the PDF; default: 1"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), help="default: by the ending of --out, else pdf")
    parser.add_argument("--language", choices=tuple(wording.LANGUAGES), default=wording.SOURCE_LANGUAGE)
    parser.add_argument("--out", required=True, help="the file to write; - for standard output")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
