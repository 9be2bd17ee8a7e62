"""Every figure of every page as a picture: nothing of its words is cut, and none lies on another."""

import math
from functools import cache
from itertools import combinations

import pytest
from PIL import ImageFont

from utils.brief.press import FONTS
from utils.images.drawn import drawn
from utils.plot import plot_in
from utils.snapshot.stage import Node, play

EXERCISE = {"data": ["exercise"]}
PAGES: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ("dashboard.py", {}),
    ("dashboard.py", EXERCISE),
    ("pages/map.py", {"view": ["region"]}),
    ("pages/map.py", EXERCISE),
    ("pages/meetings.py", {}),
    ("pages/meetings.py", EXERCISE),
    ("pages/meeting.py", {"id": ["bam-2024-02-28"]}),
    ("pages/topics.py", {}),
    ("pages/topics.py", EXERCISE),
    ("pages/topic.py", {"id": ["partnership-policy"]}),
    ("pages/partner.py", {"id": ["UKR"]}),
    ("pages/partner.py", EXERCISE | {"id": ["GEO"]}),
    ("pages/participation.py", {}),
    ("pages/participation.py", EXERCISE),
    ("pages/recommendations.py", EXERCISE),
    ("pages/programmes.py", {}),
    ("pages/data.py", {}),
)
MARGIN = 24
"""Pixels round a picture that are white."""


def figures(node: Node):
    if node.kind == "html" and (plot := plot_in(node.message.body)):
        yield plot.spec
    for part in node.parts.values():
        yield from figures(part)


@cache
def font(bold):
    return ImageFont.truetype(str(FONTS / f"SourceSans3-{'Semibold' if bold else 'Regular'}.ttf"), 100)


def box(words):
    """Left, top, right and bottom of the words, by the measure of their font."""
    long = max(sum(font(run.bold).getlength(run.text) for run in line) for line in words.lines)
    width = long * words.size / 100
    height = words.size * (0.7 * len(words.lines) + 0.56 * (len(words.lines) - 1))
    turn = abs(math.radians(words.angle))
    width, height = (
        width * math.cos(turn) + height * math.sin(turn),
        width * math.sin(turn) + height * math.cos(turn),
    )
    left, top = words.x - words.across * width, words.y - words.down * height
    return left, top, left + width, top + height


def overlap(one, other):
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
    )


@pytest.mark.parametrize(("page", "query"), PAGES)
def test_no_word_of_a_picture_is_cut_or_lies_on_another(page, query):
    found = list(figures(play(page, query)))
    assert found
    for figure in found:
        picture = drawn(figure)
        written = [words for words in picture.words if words.opacity == 1]
        assert written or "geo" in figure["layout"]
        assert [words.lines[0][0].text for words in picture.words if words.opacity < 1] == (
            ["EXERCISE"] if query.get("data") else []
        )
        boxes = {words: box(words) for words in written}
        cut = [
            words.lines
            for words, (left, top, right, bottom) in boxes.items()
            if left < -MARGIN
            or right > picture.width + MARGIN
            or top < -MARGIN
            or bottom > picture.height + MARGIN
        ]
        assert cut == []
        touching = [
            (one.lines, other.lines)
            for one, other in combinations(boxes, 2)
            if overlap(boxes[one], boxes[other])
        ]
        assert touching == []
