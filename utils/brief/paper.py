"""A brief on paper: typeset to PDF, tagged and with its fonts inside, and as pictures of the pages.

Typst sets the page from a template of ours; what the brief says reaches it as data and is never read as markup.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from utils.brief import drawings, press
from utils.brief.model import Brief, Section, Table

_HERE = Path(__file__).parent
_TEMPLATE, _PICTURE = _HERE / "brief.typ", _HERE / "picture.typ"
_NARROW = 16
"""Signs up to which a column takes no more than its own measure."""

_LEAST = 30
"""So many signs of a column's share take a day, or a heading of one word, on one line."""


def pdf(brief: Brief) -> bytes:
    """The brief as PDF: by the rules of PDF/UA, so that it is read aloud in its order, pictures in words."""
    return press.pages(_TEMPLATE, {"brief": _data(brief)}, format="pdf", pdf_standards=["ua-1"])[0]


def pictures(brief: Brief, opened: press.Press, ppi: int = 110) -> list[bytes]:
    """Each page as PNG from an opened press, for the preview: what is printed, at its proportions."""
    return opened.pages(_TEMPLATE, {"brief": _data(brief)}, format="png", ppi=ppi)


def picture(svg: str, ppi: int = 240) -> bytes:
    """A drawing as PNG, for files that take no SVG."""
    return press.pages(_PICTURE, {"svg": svg}, format="png", ppi=ppi)[0]


def _data(brief: Brief) -> str:
    """What the template reads: the model, and its drawings and widths."""
    said = asdict(brief)
    frame = said["frame"]
    day = brief.frame.day
    frame.update(year=day.year, month=day.month, day_of_month=day.day)
    del frame["day"]
    said["map"] = {
        "title": brief.map.title,
        "key": brief.map.key,
        "alt": brief.map.alt,
        "note": brief.map.note,
        "svg": drawings.map_svg(brief.map),
        "legend": [
            {"text": entry.text, "colour": drawings.framework(entry.slot)} for entry in brief.map.legend
        ],
    }
    said["chart"] |= {"svg": drawings.chart_svg(brief.chart), "bars": bool(brief.chart.bars)}
    said["table"] = _table(brief.table)
    said["second"] = [_table(table) for table in brief.second]
    said["columns"] = [[asdict(section) for section in column] for column in _columns(brief)]
    return json.dumps(said, ensure_ascii=False)


def _columns(brief: Brief) -> tuple[list[Section], list[Section]]:
    """The sections in two columns about as long as each other: what changed leads one, what is not known the other."""
    left, right = [brief.changed], [brief.unknown]
    for section in brief.more:
        (left if _long(left) < _long(right) else right).append(section)
    return left, right


def _long(sections: list[Section]) -> int:
    return sum(60 + len(line.head) + len(line.text) for section in sections for line in section.lines)


def _table(table: Table) -> dict[str, Any]:
    return asdict(table) | {"widths": widths(table), "aligns": aligns(table)}


def widths(table: Table) -> list[int]:
    """The share of each column by its longest cell; 0 for one that takes no more than its own measure."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.headings)
    longest = [
        max([len(heading), *map(len, cells)]) for heading, cells in zip(table.headings, columns, strict=True)
    ]
    return [0 if signs <= _NARROW else min(signs, 70) for signs in longest]


def shares(table: Table) -> list[float]:
    """The part of the whole width that each column takes, for formats whose columns have no measure of their own."""
    signs = [share or _LEAST for share in widths(table)]
    return [share / sum(signs) for share in signs]


def aligns(table: Table) -> list[str]:
    """`end` for columns of numbers, `start` for all others."""
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.headings)
    return ["end" if cells and all(_is_number(cell) for cell in cells) else "start" for cells in columns]


def _is_number(cell: str) -> bool:
    return cell in {"?", "–"} or cell.replace("\N{NARROW NO-BREAK SPACE}", "").replace(",", "").isdigit()
