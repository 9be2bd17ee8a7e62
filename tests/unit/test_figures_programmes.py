"""Programmes: filled, open and question marks in their columns; small bars on one scale."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import programmes, style

CELLS = pd.DataFrame(
    [
        ("AUT", "Austria", "pilotage", "Pilotage <school>", "PS", "first-seen", "2012-03"),
        ("AUT", "Austria", "locks", "Locks", "Locks & gates of the river", "undated", None),
        ("FIN", "Finland <b>", "pilotage", "Pilotage <school>", "PS", "stated", "2010"),
    ],
    columns=["partner_id", "partner", "programme_id", "programme", "abbreviation", "basis", "start"],
)
YEARS = pd.DataFrame(
    [
        ("pilotage", "PS", "Pilotage <school>", 2010, 1),
        ("pilotage", "PS", "Pilotage <school>", 2011, 4),
        ("pilotage", "PS", "Pilotage <school>", 2012, 4),
        ("locks", "Locks", "Locks", 2010, 0),
        ("locks", "Locks", "Locks", 2011, 2),
        ("locks", "Locks", "Locks", 2012, 0),
    ],
    columns=["programme_id", "abbreviation", "programme", "year", "partners"],
)
ORDER = ["empty", "locks", "pilotage"]


def checked(figure):
    return go.Figure(figure.to_dict()).to_dict()


def marks(figure):
    return [trace for trace in figure["data"] if "customdata" in trace]


def test_a_mark_says_how_the_start_is_known_and_opens_its_partner():
    stated, seen, undated = marks(checked(programmes.matrix(CELLS, ORDER, dark=False)))
    assert (stated["marker"]["symbol"], seen["marker"]["symbol"]) == ("square", "square-open")
    assert (undated["mode"], undated["text"]) == ("text", ["?"])
    assert [trace["customdata"] for trace in (stated, seen, undated)] == [["FIN"], ["AUT"], ["AUT"]]


def test_a_mark_stands_in_the_column_of_its_programme_and_the_row_of_its_partner():
    figure = checked(programmes.matrix(CELLS, ORDER, dark=False))
    stated, seen, undated = marks(figure)
    assert [(trace["x"], trace["y"]) for trace in (stated, seen, undated)] == [
        ([1], [1.5]), ([1], [0.5]), ([0], [0.5])
    ]  # fmt: skip
    assert list(figure["layout"]["xaxis"]["tickvals"]) == [0, 1]
    assert list(figure["layout"]["xaxis"]["ticktext"]) == ["Locks &amp; gates of…", "PS"]


def test_the_matrix_grows_with_its_partners_and_its_longest_heading():
    one, two = CELLS[CELLS["partner_id"] == "FIN"], CELLS
    assert programmes.matrix(one, ORDER, dark=False).layout.height == 53
    assert programmes.matrix(two, ORDER, dark=False).layout.height == 194


def test_names_are_drawn_as_they_are():
    figure = checked(programmes.matrix(CELLS, ORDER, dark=False))
    assert figure["data"][0]["text"] == ["Austria", "Finland &lt;b&gt;"]
    assert marks(figure)[0]["hovertext"] == ["<b>Finland &lt;b&gt;</b><br>Pilotage &lt;school&gt;<br>2010"]
    assert marks(figure)[1]["hovertext"] == [
        "<b>Austria</b><br>Pilotage &lt;school&gt;<br>Mar\N{NO-BREAK SPACE}2012"
    ]


def test_bars_are_on_one_scale_and_a_name_has_the_number_of_the_tallest():
    names, bars = checked(programmes.trend(YEARS, dark=False))["data"]
    assert names["text"] == ["PS · Pilotage &lt;school&gt; <b>4</b>", "Locks <b>2</b>"]
    assert bars["x"] == [2010, 2011, 2012, 2011]
    assert bars["y"] == [-0.125, -0.5, -0.5, -0.25]
    assert bars["base"] == [0.92, 0.92, 0.92, 1.92]


def test_a_programme_without_a_partner_keeps_its_row():
    figure = checked(programmes.trend(YEARS[YEARS["partners"] == 0], dark=False))
    assert [trace["type"] for trace in figure["data"]] == ["scatter"]
    assert figure["data"][0]["text"] == ["Locks <b>0</b>"]


def test_the_dark_mode_has_its_own_accent():
    stated = marks(checked(programmes.matrix(CELLS, ORDER, dark=True)))[0]
    assert stated["marker"]["color"] == style.palette(True).accent
