"""A brief as one HTML file: nothing fetched, nothing run, pictures inside; prints on A4."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from utils.brief import drawings
from utils.brief.model import Brief, Chart, Frame, Map, Section, Source, Table
from utils.brief.paper import aligns

_STYLE = (Path(__file__).parent / "brief.css").read_text("utf-8")


def marking(frame: Frame) -> str:
    """The strip of the marking, which stands above and below."""
    return f'<p class="marking{" exercise" if frame.exercise else ""}">{escape(frame.marking)}</p>'


def html(brief: Brief) -> bytes:
    """The brief as HTML, UTF-8, in one file that asks no host for anything."""
    frame = brief.frame
    strip = marking(frame)
    sections = "".join(map(_section, (brief.changed, brief.unknown, *brief.more)))
    body = [
        f'<header role="banner">{strip}</header><main>',
        f"<h1>{escape(brief.title)}</h1>",
        f'<p class="bottom-line">{escape(brief.bottom_line)}</p>',
        '<ul class="facts">',
        *(
            f'<li><span class="small">{escape(fact.label)}</span> <strong>{escape(fact.value)}</strong> '
            f'<span class="small">{escape(fact.note)}</span></li>'
            for fact in brief.facts
        ),
        "</ul>",
        f'<div class="pair">{_map(brief.map)}{_chart(brief.chart)}</div>',
        _table(brief.table),
        f'<div class="pair">{sections}</div>',
        *map(_table, brief.second),
        f"<section><h2>{escape(brief.sources_title)}</h2><ol>",
        *map(_source, brief.sources),
        f"</ol>{_small(brief.sources_rest)}</section>",
        f'<p class="note">{escape(brief.map.note)}</p>',
        f"</main><footer><p>{escape(frame.filters)} · {escape(frame.as_of)}<br>{escape(frame.record)}</p>",
        f"{strip}</footer>",
    ]
    head = (
        f'<!doctype html><html lang="{frame.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(brief.title)} · {escape(frame.marking)}</title><style>{_STYLE}</style></head><body>"
    )
    return (head + "\n".join(body) + "</body></html>\n").encode()


def _map(shown: Map) -> str:
    entries = "".join(
        f'<span><i style="background:{drawings.framework(entry.slot)}"></i>{escape(entry.text)}</span>'
        for entry in shown.legend
    )
    return (
        f"<figure><h2>{escape(shown.title)}</h2>{_small(shown.key)}"
        f'{_picture(drawings.map_svg(shown), shown.alt)}<p class="small legend">{entries}</p></figure>'
    )


def _chart(chart: Chart) -> str:
    drawn = _picture(drawings.chart_svg(chart), chart.alt) if chart.bars else ""
    head = f"<figure><h2>{escape(chart.title)}</h2>{_small(chart.subtitle)}"
    return f"{head}{drawn}<figcaption>{_small(chart.source)}</figcaption></figure>"


def _picture(svg: str, alt: str) -> str:
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)


def _table(table: Table) -> str:
    sides = [f' class="{side}"' for side in aligns(table)]
    head = _row(table.headings, sides, 'th scope="col"', "th")
    rows = "".join(_row(row, sides, "td", "td") for row in table.rows)
    drawn = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if table.rows else ""
    return f"<section><h2>{escape(table.title)}</h2>{drawn}{_small(table.rest)}</section>"


def _row(cells: Sequence[str], sides: Sequence[str], start: str, end: str) -> str:
    pairs = zip(cells, sides, strict=True)
    return "<tr>" + "".join(f"<{start}{side}>{escape(cell)}</{end}>" for cell, side in pairs) + "</tr>"


def _section(section: Section) -> str:
    lines = "".join(
        "<li>" + f"<strong>{escape(line.head)}</strong> " * bool(line.head) + f"{escape(line.text)}</li>"
        for line in section.lines
    )
    return (
        f"<section><h2>{escape(section.title)}</h2>" + (f"<ul>{lines}</ul>" if lines else "") + "</section>"
    )


def _source(source: Source) -> str:
    name = escape(source.name)
    linked = f'<a href="{escape(source.url)}" rel="noreferrer">{name}</a>' if source.url else name
    return f'<li>{linked} <span class="small">{escape(source.supports)}</span></li>'


def _small(text: str) -> str:
    return f'<p class="small">{escape(text)}</p>' if text else ""
