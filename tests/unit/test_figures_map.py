"""The map: every nation is drawn once, full where named, faint where not, with the symbol of its evidence."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from utils.figures import map as figures

COLUMNS = [
    "partner_id", "name", "slot", "framework", "state", "evidence", "meetings", "band", "small", "lon", "lat",
]  # fmt: skip
NATIONS = [
    ("AAA", "Alpha", 0, "First", "named", "named", 12, 4, False, 10.0, 50.0),
    ("BBB", "Beta <b>", 0, "First", "eligible", None, 0, 0, False, 20.0, 40.0),
    ("CCC", "Gamma", 1, "Second", "suspended", None, 0, 0, False, 30.0, 45.0),
    ("DDD", "Delta", 1, "Second", "eligible", None, 1, 1, True, 40.0, 25.0),
    ("EEE", "Epsilon", 1, "Second", "named", "listed", 7, 3, True, 41.0, 26.0),
    ("FFF", "Zeta", -1, "", "guest", "host", 2, 1, False, 60.0, 20.0),
    ("GGG", "Eta", 1, "Second", "suspended", None, 3, 2, True, 50.0, 20.0),
]
LABELS = pd.DataFrame(
    [
        ("AAA", "Alpha", 10.0, 49.0, "bottom center", True),
        ("BBB", "Beta <b>", 20.0, 39.0, "middle left", True),
        ("EEE", "Epsilon", 42.0, 26.0, "middle right", False),
    ],
    columns=["partner_id", "label", "lon", "lat", "anchor", "inside"],
)


def nations_of(*rows):
    return pd.DataFrame(rows or NATIONS, columns=COLUMNS)


def drawn(nations=None, *, allies=("ZZZ",), dark=False, **asked):
    figure = figures.partners(nations_of() if nations is None else nations, allies=allies, dark=dark, **asked)
    return go.Figure(figure.to_dict()).to_dict()


def fills(figure):
    """Colour of every shape."""
    return {
        place: next(ink for end, ink in reversed(trace["colorscale"]) if end * trace["zmax"] <= z)
        for trace in figure["data"]
        if trace["type"] == "choropleth"
        for place, z in zip(trace["locations"], trace["z"], strict=True)
    }


def shapes(figure):
    """What each nation's shape tells, and its line."""
    trace = next(trace for trace in figure["data"] if trace["type"] == "choropleth" and "text" in trace)
    lines = trace["marker"]["line"]["color"]
    columns = trace["locations"], trace["text"], trace["customdata"], lines
    return {place: told for place, *told in zip(*columns, strict=True)}


def rings(figure):
    return next(trace for trace in figure["data"] if trace["type"] == "scattergeo" and "customdata" in trace)


def of_mode(figure, mode):
    return [trace for trace in figure["data"] if trace.get("mode") == mode]


@pytest.mark.parametrize("view", ["world", "region", "front"])
@pytest.mark.parametrize("colour", ["framework", "meetings"])
def test_every_nation_is_drawn_once_as_a_shape_or_a_ring(view, colour):
    figure = drawn(view=view, colour=colour, allies=())
    shapes = [
        place for trace in figure["data"] if trace["type"] == "choropleth" for place in trace["locations"]
    ]
    assert sorted([*shapes, *rings(figure)["customdata"]]) == [
        "AAA",
        "BBB",
        "CCC",
        "DDD",
        "EEE",
        "FFF",
        "GGG",
    ]


def test_full_is_named_faint_is_eligible_grey_is_suspended_slate_is_a_guest():
    assert fills(drawn()) == {
        "ZZZ": "#CBD5DF",
        "AAA": "#0B5CAD",
        "BBB": "#9DBEDE",
        "CCC": "#D9DCDF",
        "FFF": "#5F7184",
    }


def test_rings_are_filled_like_shapes_and_ringed_in_full_colour():
    ring = rings(drawn())
    assert ring["customdata"] == ["DDD", "EEE", "GGG"]
    assert ring["marker"]["color"] == ["#A0D0CA", "#12897B", "#D9DCDF"]
    assert ring["marker"]["line"]["color"] == ["#12897B", "#12897B", "#5F7184"]


def test_a_nation_that_is_drawn_is_not_drawn_as_an_ally():
    figure = drawn(allies=("FFF", "ZZZ"))
    assert figure["data"][0]["locations"] == ["ZZZ"]
    assert fills(figure)["FFF"] == "#5F7184"


def test_evidence_has_a_shape_of_its_own():
    symbols = next(trace for trace in drawn()["data"] if "symbol" in trace.get("marker", {}))
    assert symbols["marker"]["symbol"] == ["circle", "diamond", "square"]
    assert symbols["lon"] == [10.0, 41.0, 60.0]


def test_hover_names_nation_framework_state_and_evidence():
    assert shapes(drawn()) == {
        "CCC": ["Gamma", "Second · cooperation suspended", "#FFFFFF"],
        "BBB": ["Beta &lt;b&gt;", "First · eligible, not named", "#0B5CAD"],
        "FFF": ["Zeta", "■ as host<br>named, as a guest", "#FFFFFF"],
        "AAA": ["Alpha", "● in the text<br>First · named", "#FFFFFF"],
    }
    assert rings(drawn())["hovertext"] == [
        "<b>Delta</b><br>Second · eligible, not named",
        "<b>Epsilon</b><br>◆ on a list<br>Second · named",
        "<b>Eta</b><br>Second · cooperation suspended",
    ]


def test_what_is_named_lies_on_top():
    assert list(shapes(drawn())) == ["CCC", "BBB", "FFF", "AAA"]


def test_meetings_take_five_steps_of_one_hue_and_no_framework_colour():
    figure = drawn(colour="meetings")
    assert fills(figure) == {
        "ZZZ": "#CBD5DF",
        "AAA": "#0A4583",
        "BBB": "#FFFFFF",
        "CCC": "#D9DCDF",
        "FFF": "#A9CBEA",
    }
    assert rings(figure)["marker"]["color"] == ["#A9CBEA", "#2F78BD", "#6EA5D8"]
    assert rings(figure)["hovertext"] == [
        "<b>Delta</b><br>named at 1 meeting",
        "<b>Epsilon</b><br>named at 7 meetings",
        "<b>Eta</b><br>named at 3 meetings · cooperation suspended",
    ]


def test_lines_are_dotted_and_not_joined_to_each_other():
    figure = drawn(lines=[[(21.56, 42.251), (21.76, 42.67)], [(1.0, 2.0), (3.0, 4.0)]])
    (line,) = of_mode(figure, "lines")
    assert line["lon"] == [21.56, 21.76, None, 1.0, 3.0]
    assert line["lat"] == [42.25, 42.67, None, 2.0, 4.0]
    assert line["line"]["dash"] == "2px,2px"


def test_a_name_on_a_full_fill_is_in_the_colour_of_the_page():
    outside, inside = of_mode(drawn(view="region", labels=LABELS), "text")
    assert (outside["text"], outside["textfont"]["color"]) == (["Beta &lt;b&gt;", "Epsilon"], "#1C2B3A")
    assert (inside["text"], inside["textfont"]["color"]) == (["Alpha"], "#FFFFFF")
    assert outside["textposition"] == ["middle left", "middle right"]


def test_without_a_word_on_the_shape_every_name_has_a_halo():
    (names,) = of_mode(drawn(view="region", labels=LABELS.drop(columns=["partner_id", "inside"])), "text")
    assert names["text"] == ["Alpha", "Beta &lt;b&gt;", "Epsilon"]
    assert "#FFFFFF" in names["textfont"]["shadow"]


def test_in_the_meetings_view_names_on_a_dark_band_are_light():
    _outside, inside = of_mode(drawn(view="region", colour="meetings", labels=LABELS), "text")
    assert inside["text"] == ["Alpha"]


def test_a_crowd_of_symbols_is_drawn_smaller_on_the_world_map():
    rows = [(f"N{n:02}", "Name", 0, "First", "named", "listed", 1, 1, False, n, n) for n in range(9)]
    few, many = (drawn(nations_of(*rows[:count]))["data"][-1]["marker"]["size"] for count in (8, 9))
    assert (few, many) == (9, 6)
    assert drawn(nations_of(*rows), view="region")["data"][-1]["marker"]["size"] == 9


def test_the_base_map_is_our_own_and_relative():
    assert figures.CONFIG["topojsonURL"] == "app/static/topojson/"


def test_views_ask_for_their_level_of_detail():
    assert [drawn(view=view)["layout"]["geo"]["resolution"] for view in ("world", "front", "region")] == [
        110,
        110,
        50,
    ]
    assert [drawn(view=view)["layout"]["height"] for view in ("world", "front", "region")] == [460, 208, 570]


def test_no_nation_at_all_leaves_the_land():
    figure = drawn(nations_of().head(0), allies=(), labels=LABELS.head(0))
    assert figure["data"] == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_same_nations_give_the_same_bytes(dark):
    first, second = (figures.partners(nations_of(), allies=("ZZZ",), dark=dark).to_json() for _ in "ab")
    assert first == second
