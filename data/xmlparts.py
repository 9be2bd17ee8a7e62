"""The XML inside a workbook, read as a stream: no document type, no entity, no limitless text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat  # the parser that defusedxml guards as well; documents types are refused

from data.csvtext import UnreadableError

if TYPE_CHECKING:
    import io

_CHUNK = 256 * 1024
LONGEST_TEXT = 1_000_000  # characters of one element that are gathered
_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_REMEDY = "Open the workbook in a spreadsheet program and save it again as .xlsx."

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def damaged(why: str) -> UnreadableError:
    """That a workbook cannot be read."""
    return UnreadableError(f"The workbook cannot be read: {why}.", _REMEDY)


def whole(text: str) -> int:
    """The number that an attribute holds; -1 where it is none, or one that nothing in a workbook can have."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def named(short: str) -> tuple[str, str]:
    """An element of a sheet as the parser calls it, in the two namespaces that there are."""
    return tuple(f"{space} {short}" for space in _SPACES)  # type: ignore[return-value]  # two of them


class Parts:
    """Parses one part of a workbook, chunk by chunk: `start` and `end` hear of elements, texts gather in `texts`."""

    def __init__(self, start: Start, end: End) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.StartDoctypeDeclHandler = _no_document_type
        self.texts: list[str] = []
        self._parser.CharacterDataHandler = self.texts.append

    def feed(self, stream: io.RawIOBase) -> Iterator[None]:
        """Parse the stream; gives a turn after each chunk. Raises UnreadableError where it is no XML of ours."""
        with stream:
            while True:
                chunk = stream.read(_CHUNK)
                try:
                    self._parser.Parse(chunk or b"", not chunk)
                except expat.ExpatError as error:
                    raise damaged(f"its XML is broken ({expat.ErrorString(error.code)})") from None
                except (LookupError, ValueError):
                    raise damaged("its XML is in an encoding that is not known") from None
                if sum(map(len, self.texts)) > LONGEST_TEXT:
                    raise damaged(f"it holds a text of more than {LONGEST_TEXT:,} characters")
                yield
                if not chunk:
                    return


def _no_document_type(*_declared: object) -> None:
    raise damaged("its XML declares a document type, which no spreadsheet program writes")
