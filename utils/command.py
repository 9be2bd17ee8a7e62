"""What the commands share: the filters, the day and the language of a command line, and the view that they ask for."""

import argparse
import logging
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from data.record import RecordError
from utils import measure, wording
from utils.address import DATASET_KEY, EXERCISE
from utils.filters import FILTER_KEYS, Filters, misread
from utils.measure import View
from utils.sentences import brief as told
from utils.sentences import filters as sentences
from utils.wording import plain

_REFUSED = 2


class MisreadError(ValueError):
    """The filters ask for something that cannot be read."""


def parser(name: str, does: str) -> argparse.ArgumentParser:
    """What every command that writes a file is asked with."""
    asked = argparse.ArgumentParser(prog=f"python -m {name}", description=does)
    asked.add_argument(
        "--filters",
        default="",
        help="the filters as the dashboard's address has them: partner=GEO&topic=resilience",
    )
    asked.add_argument(
        "--as-of", type=date.fromisoformat, help="the day at which the record is read: 2024-12-31"
    )
    asked.add_argument("--language", choices=tuple(wording.LANGUAGES), default=wording.SOURCE_LANGUAGE)
    asked.add_argument("--out", required=True, help="the file to write; - for standard output")
    return asked


def write(given: argparse.Namespace, make: Callable[[View], bytes], *refusals: type[ValueError]) -> int:
    """Write what `make` gives for the view that is asked for; gives the exit code: 0 written, 2 refused and why.

    `refusals` are the errors by which `make` says that there is nothing to write.
    """
    refused: tuple[type[Exception], ...] = (RecordError, MisreadError, *refusals)
    wording.speak(given.language)
    # The numbers come through the dashboard's own caches, which warn that no server is running.
    logging.disable(logging.WARNING)
    try:
        content = make(_view(given))
    except refused as error:
        sys.stderr.write(f"{error}\n{told.nothing_written()}\n")
        return _REFUSED
    finally:
        logging.disable(logging.NOTSET)
    if given.out == "-":
        sys.stdout.buffer.write(content)
    else:
        Path(given.out).write_bytes(content)
    return 0


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
        raise MisreadError("\n".join(wrong))
    return measure.view_of(record, Filters.from_query(query), "pages/brief.py", choices.names, data)
