"""Sentences of ours become HTML: their marks are kept, and whatever data say stays text."""

import pytest

from utils.prose import anchor, box, entries, heading, inline, paragraph, quiet
from utils.wording import markdown

HOSTILE = (
    """'"><script>alert(1)</script> &amp; ![x](http://h/x) [a](b) | **_a_** $c$ :red[d] :smile: \\ www.h"""
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("**bold** words", "<strong>bold</strong> words"),
        (":small[:gray[a  \nb]]", '<small><span class="c-gray">a<br>b</span></small>'),
        (":blue-badge[● new]", '<span class="c-blue-badge">● new</span>'),
        ("[**Map** ›](map?a=1&b=2)", '<a href="map?a=1&amp;b=2"><strong>Map</strong> ›</a>'),
        (r'[a](./ "its \"rule\"") b', '<a href="./" title="its &quot;rule&quot;">a</a> b'),
        ("[a](x) and [b](y)", '<a href="x">a</a> and <a href="y">b</a>'),
        (r"\[1\] a", "[1] a"),
    ],
)
def test_the_marks_of_a_sentence_are_kept(text, html):
    assert inline(text) == html


def test_hostile_text_makes_no_element_and_no_link():
    told = inline(markdown(HOSTILE))
    assert "<" not in told
    assert told.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'").replace(
        "&amp;", "&"
    ) == HOSTILE  # fmt: skip


def test_only_an_address_elsewhere_opens_a_tab_of_its_own():
    assert anchor("a", "map?id=1") == '<a href="map?id=1">a</a>'
    assert anchor("a", "https://h.example") == (
        '<a href="https://h.example" target="_blank" rel="noreferrer">a</a>'
    )


def test_what_stands_together_is_one_element():
    parts = heading(2, "A"), quiet("b"), quiet(""), paragraph("c", "d"), entries(["e", "f"], "g")
    assert box("panel", *parts, tag="section") == (
        '<section class="panel"><h2>A</h2><p class="quiet">b</p><p class="d">c</p>'
        '<ul class="g"><li>e</li><li>f</li></ul></section>'
    )
