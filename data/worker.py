"""Judges a package in a process of its own, within limits: the worst file costs one answer and no more."""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import IO, NamedTuple

from data.check import Judgement, judge, refused
from data.contract import Wrong
from data.faultfile import FaultFile
from data.found import MEGABYTE, MOST_ROWS
from data.packing import pack
from data.report import EXIT, written
from data.store import lines

_ROOT = Path(__file__).resolve().parent.parent
_DONE = 10  # added to the code of a verdict: a process that dies ends with none of these
_OUT_OF_MEMORY = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What judging one package may cost: memory in MB, time in seconds."""

    memory: int
    seconds: int


class _Tier(NamedTuple):
    """The limits for a package of up to so many lines."""

    lines: int
    limits: Limits


# So much that the whole command, the process that asks and the one that judges, stays below 600 MB and 20 s,
# with more than a hundred thousand rows below 1.2 GB and 60 s, with about a million below 3 GB and 180 s. What has
# far more lines than a package may have rows has a right to no more than a small one.
_TIERS = (
    _Tier(110_000, Limits(500, 17)),
    _Tier(500_000, Limits(1_000, 55)),
    _Tier(2 * MOST_ROWS, Limits(2_200, 170)),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The report as it is to be written, and the exit code that agrees with it."""

    report: tuple[bytes, ...]
    code: int


def ask(path: str, *, as_object: bool, tables: bool, out: str = "", faults: str = "") -> Answer:
    """Judge the package at a path in a process of its own; one that dies or takes too long is a reject.

    With `out`, a package that can be taken is written there as `data.packing.pack` does; with `faults`, a folder that
    is there, all faults are written into it, for `data.faultfile.read`.
    """
    flags = [flag for flag, given in (("--json", as_object), ("--tables", tables)) if given]
    flags += [f"--{name}={folder}" for name, folder in (("out", out), ("faults", faults)) if folder]
    tiers = [f"--tier={tier.lines},{tier.limits.memory},{tier.limits.seconds}" for tier in _TIERS]
    command = [sys.executable, "-P", "-m", __name__, *tiers, *flags, "--", path]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}
    limits = _TIERS[0].limits
    begun = monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:  # noqa: S603  # our own
        with _clock(process, limits.seconds):
            first = process.stdout.readline() if process.stdout else b""
        limits = _TIERS[int(first)].limits if first.strip().isdigit() else limits
        with _clock(process, limits.seconds - (monotonic() - begun)):
            report = tuple(_pieces(process.stdout))
            code = process.wait() - _DONE
    if code in EXIT.values():
        return Answer(report, code)
    message = f"Judging the package takes more than {limits.memory} MB of memory or {limits.seconds} seconds."
    wrong = Wrong(message, "Split the package, or look for a file that is far too large.")
    text = "".join(written(refused(wrong), as_object=as_object, tables=tables))
    return Answer((text.encode(),), EXIT["reject"])


@contextmanager
def _clock(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _pieces(stream: IO[bytes] | None) -> Iterator[bytes]:
    while stream is not None and (piece := stream.read(MEGABYTE)):
        yield piece


def main(arguments: Sequence[str]) -> int:
    """Judge within the limits given and write the report; gives the verdict's code, apart from a crash's.

    The first line written is the number of the limits that apply.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--tier", type=_tier, action="append", required=True, dest="tiers")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--faults", type=Path)
    parser.add_argument("path")
    given = parser.parse_args(arguments)
    try:
        _limit(given.tiers[0].limits, given.tiers[-1].limits)
        count = lines(given.path)
        number = next((at for at, tier in enumerate(given.tiers) if count <= tier.lines), 0)
        _limit(given.tiers[number].limits, given.tiers[-1].limits)
        sys.stdout.buffer.write(f"{number}\n".encode())
        sys.stdout.buffer.flush()
        judgement = _judged(given.path, given.faults)
        for piece in written(judgement, as_object=given.json, tables=given.tables):
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
        if given.out is not None and judgement.verdict != "reject":
            pack(judgement, given.out)
    except MemoryError:
        return _OUT_OF_MEMORY
    return _DONE + EXIT[judgement.verdict]


def _judged(path: str, folder: Path | None) -> Judgement:
    if folder is None:
        return judge(path)
    every = FaultFile(folder)
    judgement = judge(path, every.tell)
    every.close(judgement.counts)
    return judgement


def _tier(text: str) -> _Tier:
    most, memory, seconds = map(int, text.split(","))
    return _Tier(most, Limits(memory, seconds))


def _limit(limits: Limits, most: Limits) -> None:
    """Have the system hold this process to its limits, for ever to the most; else the asker's clock does."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on every system

    for kind, now, ever in (
        (resource.RLIMIT_AS, limits.memory * MEGABYTE, most.memory * MEGABYTE),
        (resource.RLIMIT_CPU, limits.seconds, most.seconds),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(OSError, ValueError):  # a limit that is lower already cannot be raised
            resource.setrlimit(kind, (now, ever))


if __name__ == "__main__":
    gc.disable()  # millions of cells and no circles, in a process that ends with its verdict
    sys.exit(main(sys.argv[1:]))
