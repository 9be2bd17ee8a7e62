"""A brief as Markdown: it reads well as plain text, the map as its legend, the figure as a table."""

import re
from collections.abc import Iterator, Sequence

from utils.brief.model import Brief, Chart, Section, Table


def md(brief: Brief) -> bytes:
    """The brief as Markdown, UTF-8, data escaped; the marking stands above and below."""
    frame = brief.frame
    marking = f"**{_inert(frame.marking)}**"
    asked = [f"{_inert(frame.filters)} · {_inert(frame.as_of)}", _inert(frame.record)]
    parts = [
        marking,
        f"# {_inert(brief.title)}",
        f"> **{_inert(brief.bottom_line)}**",
        "\n".join(
            f"- {_inert(fact.label)}: **{_inert(fact.value)}** ({_inert(fact.note)})" for fact in brief.facts
        ),
        f"## {_inert(brief.map.title)}",
        _inert(brief.map.key),
        "\n".join(f"- {_inert(entry.text)}" for entry in brief.map.legend),
        *_chart(brief.chart),
        *_table(brief.table),
        *(part for section in (brief.changed, brief.unknown, *brief.more) for part in _section(section)),
        *(part for table in brief.second for part in _table(table)),
        f"## {_inert(brief.sources_title)}",
        "\n".join(
            f"{source.number}. {_inert(source.name)} · {_inert(source.supports)}"
            + (f" · <{source.url}>" if source.url else "")
            for source in brief.sources
        ),
        _inert(brief.sources_rest),
        _inert(brief.map.note),
        "---",
        "  \n".join(asked),
        marking,
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _chart(chart: Chart) -> Iterator[str]:
    yield f"## {_inert(chart.title)}"
    yield _inert(chart.subtitle)
    if chart.bars:
        yield _rows(
            ("", *chart.series), [(bar.label, *(value.text for value in bar.values)) for bar in chart.bars]
        )
    yield _inert(chart.source)


def _table(table: Table) -> Iterator[str]:
    yield f"## {_inert(table.title)}"
    if table.rows:
        yield _rows(table.headings, table.rows)
    yield _inert(table.rest)


def _section(section: Section) -> Iterator[str]:
    yield f"## {_inert(section.title)}"
    yield "\n".join(
        "- "
        + " ".join([f"**{_inert(line.head)}**"] * bool(line.head) + [_inert(line.text)] * bool(line.text))
        for line in section.lines
    )


def _rows(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(
        "| " + " | ".join(cell if place == 1 else _inert(cell) for cell in line) + " |"
        for place, line in enumerate(lines)
    )


def _inert(text: str) -> str:
    """Data on one line, with a backslash before what a reader of Markdown would take for a mark."""
    return re.sub(r"([\\`*_\[\]<>|~$#&])", r"\\\1", " ".join(text.split("\n")))
