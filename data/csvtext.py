"""CSV as RFC 4180 has it, read strictly from bytes: UTF-8, commas, quotes, LF or CRLF."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from data.contract import Wrong

MOST_CELLS = 1000  # in a record that is taken apart at all
LONGEST_RECORD = 16 * 1024 * 1024  # bytes; 100 full cells of four-byte characters are less
LONGEST_QUOTE = (
    1024 * 1024
)  # characters that are looked through for the end of a quote: more than a cell may have
_SAMPLE = 4096
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a zip archive or a workbook"),
    (b"\xd0\xcf\x11\xe0", "an old workbook or document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF", "a PDF"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)


class Remark(NamedTuple):
    """What a reader says of one cell of a record: an error stands for a cell whose text is not known."""

    place: int
    value: str
    wrong: Wrong


class Record(NamedTuple):
    """The cells of one record, what is wrong with the record as such, and what is to be said of its cells."""

    cells: list[str]
    wrong: Wrong | None = None
    remarks: tuple[Remark, ...] = ()


class UnreadableError(Exception):
    """The file as a whole cannot be read as a table."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.wrong = Wrong(message, remedy)


def records(stream: BinaryIO) -> Iterator[Record]:
    """The records of a table, the header first; empty lines are records with one empty cell.

    Raises UnreadableError where the file is in another encoding or another format.
    """
    lines = _Lines(stream)
    for line in lines:
        text = line.removesuffix("\n").removesuffix("\r") if line.endswith("\n") else line
        if '"' not in text and "\r" not in text:
            yield Record(text.split(",")) if text.count(",") < MOST_CELLS else Record([], _TOO_MANY)
            continue
        record = _quoted_record(line, lines)
        yield record
        if record.wrong is UNCLOSED:  # what follows cannot be told from the inside of that quote
            return


class _Lines:
    """The lines of the file as text, with their ends as they are."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._number = 0
        sample = stream.read(_SAMPLE)
        _refuse_other_formats(sample)
        stream.seek(len(codecs.BOM_UTF8) if sample.startswith(codecs.BOM_UTF8) else 0)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = self._stream.readline(LONGEST_RECORD + 1)
        if not raw:
            raise StopIteration
        self._number += 1
        if len(raw) > LONGEST_RECORD:
            raise UnreadableError(
                f"Line {self._number} is longer than any table's may be.", "Check the line ends."
            )
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            raise self._not_utf8(raw, error) from None

    def _not_utf8(self, raw: bytes, error: UnicodeDecodeError) -> UnreadableError:
        sign = raw[error.start]
        return UnreadableError(
            f"The file is not UTF-8: line {self._number} holds the byte 0x{sign:02X}. {_guess(raw)}",
            "Save the file again as UTF-8 (in a spreadsheet: “CSV UTF-8”).",
        )


def _refuse_other_formats(sample: bytes) -> None:
    for mark, name in _OTHER_FORMATS:
        if sample.startswith(mark):
            raise UnreadableError(f"The file is {name}, not a CSV.", "Save the table as CSV in UTF-8.")
    encoding = next((name for mark, name in _MARKS if sample.startswith(mark)), None)
    if encoding is None and sample.count(0) * 4 > len(sample):
        encoding = "UTF-16 or UTF-32" if sample.strip(b"\0") else "empty bytes only"
    if encoding:
        raise UnreadableError(
            f"The file is not UTF-8 but, by its first bytes, {encoding}.", "Save the file as UTF-8."
        )


def _guess(raw: bytes) -> str:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return "Which encoding it is cannot be told from its bytes."
    odd = next(letter for letter, sign in zip(text, raw, strict=True) if sign >= 0x80)
    return f"It may be Windows-1252, the older Western encoding; the letter would then be '{odd}'."


def _quoted_record(line: str, lines: _Lines) -> Record:
    """A record with quotes in it, which may go on over several lines."""
    walk = _Walk(line, lines)
    while True:
        wrong = walk.quoted() if walk.line.startswith('"', walk.at) else walk.bare()
        if wrong:
            return Record(walk.cells, wrong)
        if len(walk.cells) > MOST_CELLS:
            return Record([], _TOO_MANY)
        rest = walk.line[walk.at : walk.at + 2]
        if rest in ("", "\n", "\r\n"):
            return Record(walk.cells)
        if not rest.startswith(","):
            return Record(walk.cells, _BARE_RETURN if rest.startswith("\r") else _AFTER_QUOTE)
        walk.at += 1


class _Walk:
    """Goes through a record from cell to cell, and on to the next line while a quote is open."""

    def __init__(self, line: str, lines: _Lines) -> None:
        self.line, self.at = line, 0
        self.cells: list[str] = []
        self._lines = lines

    def quoted(self) -> Wrong | None:
        """Take the cell that begins with a quote."""
        text = io.StringIO()  # a list of short lines would take many times their length
        self.at += 1
        while True:
            end = _INSIDE_QUOTES.match(self.line, self.at).end()  # type: ignore[union-attr]  # may match nothing
            text.write(self.line[self.at : end])
            if end < len(self.line):
                break
            self.line, self.at = next(self._lines, ""), 0
            if not self.line or text.tell() > LONGEST_QUOTE:
                return UNCLOSED
        self.at = end + 1
        self.cells.append(text.getvalue().replace('""', '"'))
        return None

    def bare(self) -> Wrong | None:
        """Take the cell that begins without a quote."""
        comma = self.line.find(",", self.at)
        cell = self.line[self.at : None if comma < 0 else comma]
        if cell.endswith("\n"):
            cell = cell[:-1].removesuffix("\r")
        if '"' in cell:
            return _STRAY_QUOTE
        if "\r" in cell:
            return _BARE_RETURN
        self.cells.append(cell)
        self.at += len(cell)
        return None


_INSIDE_QUOTES = re.compile(r'[^"]*+(?:""[^"]*+)*+')
_TOO_MANY = Wrong(
    f"The row has more than {MOST_CELLS} cells.", "Check the commas; give each column one cell."
)
UNCLOSED = Wrong(
    "A quote opens in this row and is not closed.", "Close the quote; write a quote inside a cell twice."
)
_STRAY_QUOTE = Wrong(
    "A quote stands inside a cell that does not begin with one.",
    "Put the whole cell in quotes and write the quote inside it twice.",
)
_AFTER_QUOTE = Wrong(
    "Text follows a closing quote.", "Put the whole cell in quotes and write a quote inside it twice."
)
_BARE_RETURN = Wrong(
    "The row holds a carriage return that ends no line.", "Save the file with LF or CRLF at line ends."
)
