"""The common layout: colours of the two modes, ticks, broken lines and inert text."""

import tomllib
from dataclasses import astuple, fields
from pathlib import Path

import plotly.graph_objects as go
import pytest

from utils.figures import style

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_figures_and_frame_share_their_colours(mode):
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    colours = style.palette(mode == "dark")
    assert (colours.accent, colours.ink, colours.page, colours.panel, colours.rule) == (
        theme["primaryColor"],
        theme["textColor"],
        theme["backgroundColor"],
        theme["secondaryBackgroundColor"],
        theme["borderColor"],
    )
    assert colours.frameworks[1:3] == (theme["greenTextColor"], theme["yellowTextColor"])


@pytest.mark.parametrize("dark", [False, True])
def test_every_framework_has_a_full_and_a_faint_colour_of_its_own(dark):
    colours = style.palette(dark)
    assert len(set(colours.frameworks + colours.faint)) == 16
    assert len(set(colours.bands)) == 5


def test_frameworks_go_by_place_and_begin_again_past_the_last():
    colours = style.palette(False)
    assert [colours.framework(slot) for slot in (0, 3, 8)] == ["#0B5CAD", "#5A1E5C", "#0B5CAD"]
    assert [colours.framework(slot, named=False) for slot in (0, 9)] == ["#9DBEDE", "#A0D0CA"]


def test_no_framework_has_no_framework_colour():
    colours = style.palette(False)
    assert (colours.framework(-1), colours.framework(-1, named=False)) == (colours.slate, colours.pale)


def test_the_modes_differ_in_every_colour():
    light, dark = style.palette(False), style.palette(True)
    same = [
        field.name for field, a, b in zip(fields(light), astuple(light), astuple(dark), strict=True) if a == b
    ]
    assert same == []


def test_a_drawing_is_transparent_still_and_without_a_template():
    layout = style.drawing([], {"margin": {"l": 7}}, dark=True, height=99).to_dict()["layout"]
    assert layout["template"] == {}
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert (layout["dragmode"], layout["showlegend"], layout["height"]) == (False, False, 99)
    assert layout["margin"] == {"l": 7}
    assert layout["font"]["color"] == "#E6ECF2"


def test_a_drawing_passes_plotlys_own_check():
    figure = style.drawing([{"type": "bar", "x": [1], "y": [2]}], {}, dark=False, height=50)
    assert go.Figure(figure.to_dict()).data[0].y == (2,)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4]),
        (38, [0, 10, 20, 30]),
        (300, [0, 100, 200, 300]),
        (1999, [0, 500, 1000, 1500]),
    ],
)
def test_ticks_are_round_and_few(top, expected):
    assert style.ticks(top) == expected


def test_text_breaks_at_blanks_and_ends_in_an_ellipsis():
    assert style.wrapped("Emerging technology and innovation", 27) == [
        "Emerging technology and",
        "innovation",
    ]
    assert style.wrapped("one two three four five", 9) == ["one two", "three…"]
    assert style.wrapped("", 9) == [""]


def test_text_is_made_inert_after_it_is_broken():
    assert style.wrapped("a < b & <b>bold</b>", 40) == ["a &lt; b &amp; &lt;b&gt;bold&lt;/b&gt;"]


def test_a_short_text_is_halved_where_its_lines_are_most_alike():
    assert style.halved("none found for 733 days") == "none found<br>for 733 days"
    assert style.halved("alone") == "alone"


def test_a_hover_label_leaves_out_empty_lines():
    assert style.hover("A <b>", "", "second") == "<b>A &lt;b&gt;</b><br>second"


def test_a_selection_changes_no_mark_and_no_label():
    assert style.steady({"type": "scatter", "marker": {}})["unselected"] == {"marker": {"opacity": 1}}
    assert style.steady({"type": "scatter"}, "#123456") == {
        "type": "scatter",
        "unselected": {"textfont": {"color": "#123456"}},
    }


def test_bars_with_labels_name_their_selected_font():
    bar = style.steady({"type": "bar", "marker": {}}, "#123456")
    assert bar["selected"] == {"textfont": {"color": "#123456"}}
