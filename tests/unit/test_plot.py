"""A figure travels to the screen as one element and back again, whatever its data say."""

import json

import pytest

from utils.figures import style
from utils.plot import CARRIED, box, plot_in, plot_of

HOSTILE = """'"><script>alert(1)</script><!-- --> ]]> &amp; &#39; </style> \\u003c \N{EURO SIGN}"""
MAP = style.drawing([{"type": "choropleth", "locations": ["GEO"]}], {"geo": {}}, dark=False, height=240)


def bars(text):
    return style.drawing([{"type": "bar", "y": [1, 2], "text": [text, ""]}], {}, dark=False, height=120)


def test_a_figure_is_read_again_as_it_was_written():
    plot = plot_of(bars(HOSTILE), "rates", HOSTILE)
    assert plot_in(box(plot)) == plot
    assert (plot.key, plot.alt, plot.height, plot.is_map) == ("rates", HOSTILE, 120, False)
    assert plot.spec["data"][0]["text"] == [HOSTILE, ""]


def test_hostile_text_ends_neither_the_element_nor_its_attributes():
    element = box(plot_of(bars(HOSTILE), "rates", HOSTILE), door=HOSTILE)
    assert element.count("<") == 2, "one tag opens, one closes"
    attribute = element.split("data-figure='")[1].split("'")[0]
    # What cleans the page takes an attribute away that could end a comment, a section or a style.
    assert not set("<>") & set(attribute)
    assert json.loads(attribute.replace("&amp;", "&").replace("&#39;", "'"))["data"][0]["y"] == [1, 2]


@pytest.mark.parametrize(("drawing", "part", "role"), [(MAP, "geo", "group"), (bars(""), "basic", "img")])
def test_a_map_is_a_group_of_shapes_and_any_other_figure_a_picture(drawing, part, role):
    element = box(plot_of(drawing, "key", "Words"))
    assert f"data-part='{part}'" in element
    assert f"role='{role}'" in element
    assert "aria-label='Words'" in element


def test_a_door_has_a_place_for_what_a_mark_carries():
    assert f"data-door='meeting?id={CARRIED}'" in box(plot_of(MAP, "key", ""), f"meeting?id={CARRIED}")


def test_a_figure_is_found_among_what_stands_beside_it():
    plot = plot_of(bars("a"), "rates", "b")
    assert plot_in(f"<section><h2>Rates</h2>{box(plot)}<p>Source</p></section>") == plot


def test_another_element_holds_no_figure():
    assert plot_in("<span hidden data-edition='17ce857a'></span>") is None
    assert plot_in("plain") is None


def test_a_figure_is_data_and_layout_as_plotly_writes_them():
    told = plot_of(bars("10"), "key", "alt").spec
    assert set(told) == {"data", "layout"}
    assert told["data"] == [{"type": "bar", "y": [1, 2], "text": ["10", ""]}]
    assert told["layout"]["height"] == 120
