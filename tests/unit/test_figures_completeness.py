"""The bars of completeness: there, in part, not."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import completeness

BARS = pd.DataFrame([("Host <b>", 5, 0, 1), ("Place", 2, 1, 0)], columns=["label", "there", "partly", "open"])


def drawn(dark=False):
    return go.Figure(completeness.fields(BARS, dark=dark).to_dict()).to_dict()


def test_a_bar_has_three_parts_that_add_up_to_the_meetings():
    there, partly, open_ = drawn()["data"][:3]
    assert [list(part["x"]) for part in (there, partly, open_)] == [[5, 2], [0, 1], [1, 0]]
    assert there["marker"]["color"] == "#0B5CAD"
    assert partly["marker"]["pattern"]["shape"] == "/"
    assert open_["marker"]["color"] == "rgba(0,0,0,0)"
    assert list(drawn()["layout"]["xaxis"]["range"]) == [0, 6]


def test_the_names_stand_inert_and_the_counts_beside_them():
    names, counts = drawn()["data"][3:]
    assert list(names["text"]) == ["Host &lt;b&gt;", "Place"]
    assert list(counts["text"]) == ["● 5  ○ 1", "● 2  ◐ 1"]


def test_it_is_drawn_dark_too():
    assert drawn(dark=True)["data"][0]["marker"]["color"] == "#4FA3E3"
