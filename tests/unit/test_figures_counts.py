"""Three bars of one meeting: outline, hatched, solid; a floor is open, another source's number is a tick."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from utils.figures import counts

NOTHING = pd.DataFrame({"value": [], "label": []})


def bars(eligible=36, claimed=30, named=1, qualifier="exact"):
    rows = [
        ("eligible", eligible, None, "36 eligible", "partner nations <b>"),
        (
            "claimed",
            claimed,
            qualifier if claimed is not None else None,
            "30 reported",
            "by the primary source",
        ),
        ("named", named, None, "1 named", "Ukraine"),
    ]
    frame = pd.DataFrame(rows, columns=["id", "value", "qualifier", "label", "rest"])
    return frame.astype({"value": "Int64"})


def drawn(rows, others=NOTHING, dark=False):
    figure = counts.three(rows, others, dark=dark)
    return go.Figure(figure.to_dict()).to_dict()


def of_kind(figure, kind):
    return [trace for trace in figure["data"] if trace["type"] == kind]


def shapes(figure):
    return figure["layout"].get("shapes", ())


def test_three_counts_are_three_bars_on_one_scale():
    figure = drawn(bars())
    assert [bar["x"] for bar in of_kind(figure, "bar")] == [[36], [30], [1]]
    assert figure["layout"]["barmode"] == "overlay"
    assert figure["layout"]["height"] == counts.HEIGHT


def test_the_bars_are_told_apart_without_colour():
    outline, hatched, solid = (bar["marker"] for bar in of_kind(drawn(bars()), "bar"))
    assert outline["line"]["width"] > 0
    assert hatched["pattern"]["shape"] == "/"
    assert "pattern" not in solid
    assert "pattern" not in outline


def test_what_is_not_known_has_no_bar_and_keeps_its_words():
    figure = drawn(bars(eligible=None, claimed=None, named=0))
    assert of_kind(figure, "bar") == []
    assert len(of_kind(figure, "scatter")[0]["text"]) == 3


@pytest.mark.parametrize(
    ("qualifier", "number", "width"), [("exact", 0, 1.3), ("about", 1, 0), ("over", 3, 0)]
)
def test_only_an_exact_number_has_a_closed_end(qualifier, number, width):
    figure = drawn(bars(qualifier=qualifier))
    assert len(shapes(figure)) == number
    assert of_kind(figure, "bar")[1]["marker"]["line"]["width"] == width


def test_another_number_is_a_tick_with_its_words():
    others = pd.DataFrame({"value": [29, 40], "label": ["another source: 29", "another source: <40>"]})
    figure = drawn(bars(), others)
    assert [shape["path"].split(",")[0] for shape in shapes(figure)] == ["M29", "M40"]
    words = of_kind(figure, "scatter")[-1]
    assert words["text"] == ["\u00a0another source: 29; another source: &lt;40&gt;\u00a0"]
    assert (words["x"], words["textposition"]) == ([40], "middle left")


def test_a_low_number_has_its_words_at_the_right():
    others = pd.DataFrame({"value": [2], "label": ["another source: 2"]})
    assert of_kind(drawn(bars(), others), "scatter")[-1]["textposition"] == "middle right"


def test_words_from_the_record_are_inert():
    assert "&lt;b&gt;" in of_kind(drawn(bars()), "scatter")[0]["text"][0]


def test_light_and_dark_differ_in_colour_alone():
    light, dark = drawn(bars()), drawn(bars(), dark=True)
    assert [trace["type"] for trace in light["data"]] == [trace["type"] for trace in dark["data"]]
    assert of_kind(light, "bar")[2]["marker"]["color"] != of_kind(dark, "bar")[2]["marker"]["color"]
