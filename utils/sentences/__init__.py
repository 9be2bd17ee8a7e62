"""Sentences computed from numbers: headlines, titles, subtitles and source lines, as Markdown with their data escaped."""

from typing import NamedTuple


class Words(NamedTuple):
    """What a figure says beside its drawing: title, subtitle and source in Markdown, and the drawing in plain words."""

    title: str
    subtitle: str
    source: str
    alt: str
