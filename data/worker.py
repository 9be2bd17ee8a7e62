"""Judges a package in a process of its own, within limits: the worst file costs one answer and no more."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

from data.check import judge, refused
from data.contract import Wrong
from data.report import EXIT, written
from data.store import MEGABYTE, lines

_ROOT = Path(__file__).resolve().parent.parent
_DONE = 10  # added to the code of a verdict: a process that dies ends with none of these
_OUT_OF_MEMORY = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What judging one package may cost: memory in MB, time in seconds."""

    memory: int
    seconds: int


# So much that the whole command, the process that asks and the one that judges, stays below 600 MB and 20 s,
# with more than a hundred thousand rows below 1.2 GB and 60 s, with about a million below 3 GB and 180 s.
_TIERS = ((110_000, Limits(500, 18)), (500_000, Limits(1_000, 55)), (sys.maxsize, Limits(2_200, 170)))


@dataclass(frozen=True, slots=True)
class Answer:
    """The report as it is to be written, and the exit code that agrees with it."""

    report: tuple[bytes, ...]
    code: int


def ask(path: str, *, as_object: bool, tables: bool) -> Answer:
    """Judge the package at a path in a process of its own; one that dies or takes too long is a reject."""
    most_lines = lines(path)
    limits = next(limits for most, limits in _TIERS if most_lines <= most)
    flags = [flag for flag, given in (("--json", as_object), ("--tables", tables)) if given]
    size = [f"--memory={limits.memory}", f"--seconds={limits.seconds}"]
    command = [sys.executable, "-P", "-m", __name__, *size, *flags, "--", path]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:  # noqa: S603  # our own
        clock = Timer(limits.seconds, process.kill)
        clock.start()
        report = tuple(_pieces(process.stdout))
        code = process.wait() - _DONE
        clock.cancel()
    if code in EXIT.values():
        return Answer(report, code)
    message = f"Judging the package takes more than {limits.memory} MB of memory or {limits.seconds} seconds."
    wrong = Wrong(message, "Split the package, or look for a file that is far too large.")
    text = "".join(written(refused(wrong), as_object=as_object, tables=tables))
    return Answer((text.encode(),), EXIT["reject"])


def _pieces(stream: IO[bytes] | None) -> Iterator[bytes]:
    while stream is not None and (piece := stream.read(MEGABYTE)):
        yield piece


def main(arguments: Sequence[str]) -> int:
    """Judge within the limits given and write the report; gives the verdict's code, apart from a crash's."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--memory", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("path")
    given = parser.parse_args(arguments)
    _limit(Limits(given.memory, given.seconds))
    try:
        judgement = judge(given.path)
        for piece in written(judgement, as_object=given.json, tables=given.tables):
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
    except MemoryError:
        return _OUT_OF_MEMORY
    return _DONE + EXIT[judgement.verdict]


def _limit(limits: Limits) -> None:
    """Have the system hold this process to its limits; where it cannot, the asker's clock does."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on every system

    for kind, most in (
        (resource.RLIMIT_AS, limits.memory * MEGABYTE),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # a limit that is lower already cannot be raised
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
