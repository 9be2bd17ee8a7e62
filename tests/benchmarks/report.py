"""What was measured, as tables in Markdown."""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.stopwatch import Measured, Series

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def tables(
    bare: Measured,
    drawn: Mapping[str, Measured],
    undrawn: Mapping[str, Measured],
    memory: Mapping[str, float],
) -> str:
    """Three tables: loads, changes, memory."""
    return "\n\n".join([loads(bare, drawn, undrawn), changes(drawn, undrawn), sessions(memory)])


def loads(bare: Measured, drawn: Mapping[str, Measured], undrawn: Mapping[str, Measured]) -> str:
    """Warm loads beside the bare page's; milliseconds, the middle one of all."""
    head = ["Warm load", "median ms", "p95 ms", "× bare page", "without its charts, ms"]
    rows = [["bare page", f"{bare.load.median:.0f}", f"{bare.load.p95:.0f}", "1", "–"]]
    for path, measured in drawn.items():
        times = bare.load.median
        rows.append(
            [
                named(path),
                f"{measured.load.median:.0f}",
                f"{measured.load.p95:.0f}",
                f"{measured.load.median / times:.1f}",
                f"{undrawn[path].load.median:.0f}",
            ]
        )
    return table(head, rows)


def changes(drawn: Mapping[str, Measured], undrawn: Mapping[str, Measured]) -> str:
    """A filter change until every chart is drawn anew, and without any chart."""
    head = [
        "Filter change",
        "median ms",
        "p95 ms",
        "new answer",
        "known",
        "without its charts, ms",
        "ratio",
        "KB a rerun",
        "unpacked",
        "server CPU ms, new answer",
        "known",
    ]
    return table(
        head, [_change(named(path), measured, undrawn[path].change) for path, measured in drawn.items()]
    )


def _change(name: str, measured: Measured, undrawn: Series) -> list[str]:
    return [
        name,
        f"{measured.change.median:.0f}",
        f"{measured.change.p95:.0f}",
        f"{measured.new.median:.0f}",
        f"{measured.known.median:.0f}",
        f"{undrawn.median:.0f}",
        f"{measured.change.median / undrawn.median:.1f}",
        f"{measured.wire.median / 1000:.1f}",
        f"{measured.sent.median / 1000:.1f}",
        f"{measured.cpu_new.mean:.0f}",
        f"{measured.cpu_known.mean:.0f}",
    ]


def sessions(memory: Mapping[str, float]) -> str:
    """Memory of the server for each further reader."""
    head = ["Memory", "MiB a session", "MiB more than the bare page"]
    return table(
        head,
        [
            ["bare page", f"{memory['bare']:.1f}", "–"],
            ["dashboard, front page", f"{memory['drawn']:.1f}", f"{memory['drawn'] - memory['bare']:.1f}"],
        ],
    )


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, numbers to the right."""
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, rule, *rows])


def named(path: str) -> str:
    """A page's name in the tables."""
    return path.capitalize() or "Situation"


def write(page: Path, text: str, conditions: str) -> None:
    """Put the tables and their conditions into their place in the page, leaving all its other words."""
    measured = f"{BEGIN}\n{conditions}\n\n{text}\n{END}"
    whole = page.read_text("utf-8")
    page.write_text(re.sub(f"{BEGIN}.*?{END}", lambda _: measured, whole, flags=re.DOTALL), "utf-8")
