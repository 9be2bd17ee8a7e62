"""A figure becomes a picture of its own: shapes where Plotly would draw them, words, and all that frames them."""

import json
import re
from datetime import date
from xml.parsers.expat import ParserCreate

import pandas as pd
import pytest

from utils.brief.model import Frame
from utils.figures import bars, style
from utils.figures.map import partners
from utils.images.drawn import WIDTH, drawn
from utils.images.image import FORMATS, Image, png, svg
from utils.images.pieces import Run, lines_of

AXIS = {"size": 12, "color": "#51606F"}
SOLID = {"color": "#0B5CAD", "line": {"width": 0}}
LINE = {"color": "#5F7184", "width": 2}


def flat(*traces, **layout):
    """A figure whose axes run from 0 to 10 over the whole picture, 100 pixels high, but for what is given."""
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    plain = {"visible": False, "range": [0, 10]}
    common = {"height": 100, "margin": margin, "xaxis": plain, "yaxis": plain}
    return drawn({"data": list(traces), "layout": common | layout})


def bar(**more):
    return {"type": "bar", "orientation": "h", "x": [5], "y": [5], "width": 2, "marker": SOLID} | more


def scatter(mode, **more):
    return {"type": "scatter", "mode": mode, "x": [1], "y": [5]} | more


def rectangles(picture):
    found = re.findall(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" fill="(\S+?)"', picture.svg)
    return [(*map(float, rect[:4]), rect[4]) for rect in found]


def test_a_bar_lies_between_its_ends():
    assert rectangles(flat(bar())) == [(0, 40, WIDTH / 2, 20, "#0B5CAD")]


def test_a_bar_stands_on_its_base_and_may_hang_from_it():
    standing = bar(orientation="v", x=[5, 8], y=[3, -2], base=[1, 5])
    assert rectangles(flat(standing)) == [(360, 60, 180, 30, "#0B5CAD"), (630, 50, 180, 20, "#0B5CAD")]


def test_stacked_bars_begin_where_the_one_before_ends():
    assert [x for x, *_ in rectangles(flat(bar(), bar(x=[2]), barmode="stack"))] == [0, WIDTH / 2]


def test_bars_above_and_below_the_line_are_stacked_each_on_their_own_side():
    standing = {"orientation": "v", "x": [5], "width": 2, "marker": SOLID, "type": "bar"}
    several = [standing | {"y": [length]} for length in (3, -2, 1, -4)]
    upright = {"visible": False, "range": [-10, 10]}
    found = rectangles(flat(*several, barmode="relative", yaxis=upright))
    assert [(y, height) for _x, y, _width, height, _fill in found] == [(35, 15), (50, 10), (30, 5), (60, 20)]


def test_a_clear_bar_leaves_nothing_and_an_outlined_one_its_line():
    clear = bar(marker={"color": style.CLEAR, "line": {"width": 0}})
    outlined = bar(marker={"color": style.CLEAR, "line": {"width": 1.3, "color": "#5F7184"}})
    assert rectangles(flat(clear)) == []
    assert 'fill="none" stroke="#5F7184" stroke-width="1.3"' in flat(outlined).svg


def test_what_is_hatched_on_the_screen_is_hatched_in_the_picture():
    assert rectangles(flat(bar(marker=SOLID | {"pattern": {"shape": "/"}})))[0][-1] == "url(#hatch)"


def test_a_bars_number_stands_past_its_end():
    numbered = bar(text=["5"], textposition="outside", textfont=AXIS)
    [words] = flat(numbered).words
    assert (words.x, words.y, words.across, words.down) == (WIDTH / 2 + 4, 50, 0, 0.5)


def test_a_day_lies_where_its_date_lies():
    dates = {"visible": False, "type": "date", "range": ["2024-01-01", "2024-01-11"]}
    [words] = flat(scatter("text", x=["2024-01-06"], text=["here"], textfont=AXIS), xaxis=dates).words
    assert (words.x, words.y, words.lines) == (WIDTH / 2, 50, ((Run("here", False),),))


def test_a_line_breaks_where_there_is_nothing():
    line = scatter("lines", x=[0, 1, None, 2, 3], y=[5, 5, None, 5, 5], line=LINE | {"dash": "1px,3px"})
    assert 'stroke-dasharray="1 3" d="M0.00 50.00L90.00 50.00M180.00 50.00L270.00 50.00"' in flat(line).svg


def test_an_open_symbol_has_its_colour_on_its_line():
    marker = {
        "symbol": "square-open",
        "size": 10,
        "color": "#0B5CAD",
        "line": {"color": "#000000", "width": 2},
    }
    assert 'fill="none" stroke="#0B5CAD" stroke-width="0.400"' in flat(scatter("markers", marker=marker)).svg


@pytest.mark.parametrize(
    ("position", "across", "down"),
    [("middle right", 0, 0.5), ("top center", 0.5, 1), ("bottom left", 1, 0), ("middle center", 0.5, 0.5)],
)
def test_a_text_stands_on_the_side_that_plotly_means(position, across, down):
    [words] = flat(scatter("text", text=["x"], textposition=position, textfont=AXIS)).words
    assert (words.across, words.down) == (across, down)


def test_a_shape_follows_its_axes_or_the_whole_width():
    path = {"type": "path", "line": LINE, "layer": "below"}
    shapes = [path | {"path": "M1,2H3V4Z"}, path | {"path": "M0,5H1", "xref": "paper", "opacity": 0.5}]
    picture = flat(shapes=shapes).svg
    assert 'd="M90.00 80.00H270.00V60.00Z"' in picture
    assert 'opacity="0.5" d="M0.00 50.00H900.00"' in picture


def test_an_axis_shows_the_ticks_that_lie_on_it():
    axis = {
        "range": [0, 10],
        "tickvals": [0, 5, 12],
        "ticktext": ["none", "five", "too far"],
        "tickfont": AXIS,
    }
    picture = flat(xaxis=axis | {"ticks": "outside", "ticklen": 4, "tickcolor": "#D5DCE3"})
    assert [words.lines[0][0].text for words in picture.words] == ["none", "five"]
    assert 'd="M0.00 100v4M450.00 100v4"' in picture.svg


def test_a_year_is_written_in_its_middle():
    axis = {
        "type": "date",
        "range": ["2022-01-01", "2024-01-01"],
        "ticklabelmode": "period",
        "tickfont": AXIS,
    }
    years = flat(xaxis=axis).words
    assert [(words.lines[0][0].text, round(words.x)) for words in years] == [("2022", 224), ("2023", 674)]


def test_bold_and_broken_text_is_taken_apart_and_escapes_are_undone():
    assert lines_of("a &lt;b&gt; <b>c</b><br>d") == (
        (Run("a <b> ", False), Run("c", True)),
        (Run("d", False),),
    )


NATIONS = pd.DataFrame(
    {
        "partner_id": ["UKR", "MLT"],
        "name": ["Ukraine", "Malta"],
        "slot": [0, 1],
        "framework": ["One", "Other"],
        "state": ["named", "eligible"],
        "evidence": ["listed", None],
        "meetings": [1, 0],
        "band": [1, 0],
        "small": [False, True],
        "lon": [31.0, 14.4],
        "lat": [49.0, 35.9],
    }
)
LABELS = pd.DataFrame({"label": ["Ukraine"], "lon": [31.0], "lat": [49.0], "anchor": ["middle center"]})


def map_of(view, dark=False, labels=None):
    drawing = partners(NATIONS, allies=("FRA",), view=view, labels=labels, dark=dark)
    return drawing.to_plotly_json()


@pytest.mark.parametrize("view", ["world", "region"])
def test_a_map_fills_its_nations_in_their_colours(view):
    picture = drawn(map_of(view, labels=LABELS if view == "region" else None))
    inks = style.palette(False)
    for ink in (inks.land, inks.allies, inks.frameworks[0], inks.faint[1]):
        assert f'fill="{ink}"' in picture.svg
    assert [words.halo for words in picture.words] == (["#FFFFFF"] if view == "region" else [])


def test_ukraine_lies_where_its_point_lies_in_both_projections():
    for view in ("world", "region"):
        picture = drawn(map_of(view, labels=LABELS))
        [path] = re.findall(
            rf'<path fill="{style.palette(False).frameworks[0]}"[^>]* d="([^"]+)"', picture.svg
        )
        points = [tuple(map(float, point.split())) for point in re.findall(r"[\d.-]+ [\d.-]+", path)]
        x, y = picture.words[0].x, picture.words[0].y
        xs, ys = zip(*points, strict=True)
        assert min(xs) < x < max(xs)
        assert min(ys) < y < max(ys)


def test_no_colour_of_one_mode_means_two_of_the_other():
    assert {style.TO_DARK[light]: light for light in style.TO_DARK} == style.TO_LIGHT


@pytest.mark.parametrize(
    "make",
    [
        lambda dark: map_of("world", dark),
        lambda dark: bars.ranked(
            pd.DataFrame({"id": ["a"], "label": ["A"], "value": [3]}), accent_first=True, dark=dark
        ).to_plotly_json(),
    ],
)
def test_a_figure_of_the_dark_mode_is_printed_as_in_the_light_one(make):
    assert json.dumps(style.light(make(True))) == json.dumps(style.light(make(False)))
    assert json.dumps(style.light(make(False))) == json.dumps(make(False))


FRAME = Frame(
    "SECRET & <marked>",
    True,
    "Georgia · all topics",
    "As of 1 May 2024",
    "Record 1",
    "fr",
    date(2024, 5, 1),
    "",
)
HOSTILE = r"\<script\>alert\(1\)\<\/script\> #image(\"x\") **bold** :green[■] $x$"


def image(**more):
    axes = {axis: {"visible": False, "range": [0, 10]} for axis in ("xaxis", "yaxis")}
    figure = {"data": [bar()], "layout": {"height": 100, "margin": dict.fromkeys("lrtb", 0), **axes}}
    said = {"title": "A title", "subtitle": "Of this", "source": "Source: that", "alt": "One bar"}
    return Image(**said | more, figure=figure, frame=FRAME)


def test_a_picture_says_in_words_what_is_burnt_into_it():
    told = svg(image()).decode()
    assert "<title>A title</title>" in told
    for words in ("Of this", "Source: that", "One bar", "Georgia · all topics", "As of 1 May 2024"):
        assert words in told
    assert "SECRET &amp; &lt;marked&gt;" in told


def test_a_picture_is_well_formed_and_in_one_piece():
    told = svg(image()).decode()
    ParserCreate().Parse(told, True)
    assert "<image" not in told
    assert "font-family" not in told
    assert told.count("<svg") == 2
    assert 'fill="#0B5CAD"' in told


def test_hostile_words_stay_words():
    told = svg(image(title=HOSTILE, subtitle=HOSTILE, source=HOSTILE)).decode()
    assert "<script" not in told
    assert "&lt;script&gt;alert(1)&lt;/script&gt; #image(&quot;x&quot;) bold ■ $x$</title>" in told


def test_a_long_title_makes_the_picture_taller_and_no_wider():
    def size(content):
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")

    short, long = size(png(image())), size(png(image(title="A very long title " * 20)))
    assert short[0] == long[0]
    assert short[1] < long[1]


def test_both_formats_are_offered():
    assert FORMATS["png"](image()).startswith(b"\x89PNG")
    assert FORMATS["svg"](image()).startswith(b"<svg")
