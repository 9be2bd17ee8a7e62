"""Sentences of ours become HTML: their marks are kept, and whatever data say stays text."""

import pytest

from utils import prose
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


@pytest.fixture
def shown(monkeypatch):
    """What reaches the page, in order."""
    elements: list[str] = []
    monkeypatch.setattr("streamlit.html", lambda body, **_options: elements.append(body._repr_html_()))
    return elements


def test_what_is_joined_is_one_element_in_a_box_where_it_has_a_name(shown):
    with prose.joined():
        prose.put("<p>a</p>")
        with prose.joined("steps"):
            prose.put("<p>b</p>")
            prose.put("<p>c</p>")
        with prose.joined("empty"):
            prose.put("")
    prose.put("<p>d</p>")
    assert shown == ['<p>a</p><div class="steps"><p>b</p><p>c</p></div>', "<p>d</p>"]


def test_what_stands_apart_comes_after_what_was_joined_before_it(shown):
    with prose.joined():
        prose.put("<p>a</p>")
        with prose.apart():
            shown.append("a widget")
            prose.put("<p>b</p>")
        prose.put("<p>c</p>")
    assert shown == ["<p>a</p>", "a widget", "<p>b</p>", "<p>c</p>"]


def test_what_comes_after_is_done_once_all_that_is_joined_is_shown(shown):
    prose.after(lambda: shown.append("at once"))
    with prose.joined():
        with prose.joined("steps"):
            prose.after(lambda: shown.append("a dialog"))
            prose.put("<p>a</p>")
        prose.put("<p>b</p>")
    assert shown == ["at once", '<div class="steps"><p>a</p></div><p>b</p>', "a dialog"]


def stopping() -> None:
    with prose.joined():
        prose.put("<p>a</p>")
        raise StopAsyncIteration


def test_where_a_page_stops_what_was_joined_is_shown(shown):
    with pytest.raises(StopAsyncIteration):
        stopping()
    assert shown == ["<p>a</p>"]
