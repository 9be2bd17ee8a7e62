"""Sets pages in a process of its own, which gives back all the memory that the typesetter takes and would keep."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

_SETTER = Path(__file__).parent / "setter.py"
FONTS = Path(__file__).parent / "fonts"
"""Our own fonts alone, so that a page looks the same on every machine."""

_ONE = Lock()
"""One order at a time: each takes more than a hundred megabytes for a moment."""

_SECONDS = 60
_HANDED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What the press is handed of the environment; secrets are not among it."""


class TypesettingError(RuntimeError):
    """The press took too long, or ended without pages; the text says what it said."""


class Press:
    """A press for one order, see `opened`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start at once where it is free."""
        if _ONE.acquire(blocking=False):
            self._start()

    def end(self) -> None:
        """End it, with whatever it still does, and give its turn back."""
        if self._process is None:
            return
        try:
            # Leaving it closes its pipes, with what had not been read of an order that was cut short, and waits.
            with suppress(BrokenPipeError), self._process:
                self._process.kill()
        finally:
            self._process = None
            _ONE.release()

    def pages(self, template: Path, inputs: dict[str, str], **asked: str | int | list[str]) -> list[bytes]:
        """The pages of a template in the format that is asked for, as `typst.compile` takes it.

        Raises TypesettingError where none come of it.
        """
        process = self._process
        if process is None:
            _ONE.acquire()
            process = self._start()
        order = {"template": str(template), "fonts": str(FONTS), "inputs": inputs, "asked": asked}
        try:
            written, said = process.communicate(json.dumps(order).encode(), timeout=_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TypesettingError(f"Setting {template.name} takes more than {_SECONDS} seconds.") from error
        if code := process.returncode:
            words = said.decode(errors="replace").strip()
            raise TypesettingError(f"Setting {template.name} ended with {code}: {words}")
        return _apart(written)

    def _start(self) -> "subprocess.Popen[bytes]":
        """Start it. Whoever calls has the one turn, and keeps it until the block ends."""
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own
                [sys.executable, "-P", str(_SETTER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={name: os.environ[name] for name in _HANDED if name in os.environ},
            )
        except OSError:
            _ONE.release()
            raise
        return self._process


@contextmanager
def opened() -> Iterator[Press]:
    """A press for one order, which starts while the order is written where no other one is at work."""
    press = Press()
    try:
        press.begin()
        yield press
    finally:
        press.end()


def pages(template: Path, inputs: dict[str, str], **asked: str | int | list[str]) -> list[bytes]:
    """The pages of a template from a press for them alone, see `Press.pages`."""
    with opened() as press:
        return press.pages(template, inputs, **asked)


def _apart(written: bytes) -> list[bytes]:
    head, _, rest = written.partition(b"\n")
    made = []
    for length in json.loads(head):
        made.append(rest[:length])
        rest = rest[length:]
    return made
