"""The timeline: three counts that are never mixed, and three kinds of nothing that look different."""

from datetime import date
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from utils.figures import turnout

COLUMNS = ["meeting_id", "start_date", "title", "eligible", "qualifier", "claimed", "named"]
UNKNOWN = ("m-1", "2021-10-14", "First", 38, None, None, 0)
OVER = ("m-2", "2022-06-08", "Second", 37, "over", 30, 0)
ABOUT = ("m-3", "2022-11-09", "Third", 37, "about", 28, 2)
EXACT = ("m-4", "2024-02-28", "Fourth", 36, "exact", 30, 1)
LAST = ("m-5", "2024-11-20", "Fifth", 35, "exact", 26, 1)
NO_MILESTONES: tuple[tuple[int, str, str], ...] = ()


def meetings_of(*rows):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"eligible": "Int64", "claimed": "Int64", "named": "int64"}).assign(
        start_date=pd.to_datetime(frame["start_date"]).astype("datetime64[us]")
    )


def milestones_of(rows):
    frame = pd.DataFrame(list(rows), columns=["number", "day", "title"])
    return frame.assign(day=pd.to_datetime(frame["day"]).astype("datetime64[us]"))


def drawn(*rows, milestones=NO_MILESTONES, as_of=date(2026, 11, 23), height="front", dark=False):
    figure = turnout.timeline(
        meetings_of(*rows), milestones_of(milestones), as_of=as_of, height=height, dark=dark
    )
    return go.Figure(figure.to_dict()).to_dict()


def bars(figure, fill):
    return [
        (x, y)
        for trace in figure["data"]
        if trace["type"] == "bar" and trace["marker"]["color"] == fill and "hovertext" not in trace
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def texts(figure):
    return [text for trace in figure["data"] for text in trace.get("text", [])]


def notes(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def paths(figure, **line):
    return [
        shape["path"]
        for shape in figure["layout"]["shapes"]
        if all(shape["line"].get(key) == value for key, value in line.items())
    ]


def test_eligible_is_an_outline_reported_is_hatched_named_is_solid():
    figure = drawn(EXACT, LAST)
    assert bars(figure, "rgba(0,0,0,0)") == [("2024-02-28", 36), ("2024-11-20", 35)]
    assert bars(figure, "#CFE0F2") == [("2024-02-28", 30), ("2024-11-20", 26)]
    assert bars(figure, "#0B5CAD") == [("2024-02-28", 1), ("2024-11-20", 1)]


def test_over_30_is_never_drawn_as_a_closed_bar_of_30():
    figure = drawn(OVER, EXACT, LAST)
    hatched = next(trace for trace in figure["data"] if trace["marker"].get("pattern"))
    assert hatched["x"] == ["2022-06-08", "2024-02-28", "2024-11-20"]
    assert hatched["marker"]["line"]["width"] == [0, 1.3, 1.3]
    sides, first, second = paths(figure, color="#0B5CAD")
    assert sides.count("V30") == 2
    assert "H" not in sides
    assert float(first.split(",")[1].split("L")[0]) > 30
    assert float(second.split(",")[1].split("L")[0]) > float(first.split(",")[1].split("L")[0])
    assert "<b>&gt;30</b><br>37" in texts(figure)
    assert "<b>30</b><br>37" not in texts(figure)


def test_the_last_bar_says_over_in_words_too():
    figure = drawn(OVER)
    assert "<b>&gt;30 reported</b>" in notes(figure)


def test_about_has_sides_and_a_dashed_top():
    figure = drawn(ABOUT, LAST)
    dashed = paths(figure, color="#0B5CAD", dash="3px,3px")
    assert len(dashed) == 1
    assert ",28H" in dashed[0]
    assert "<b>~28</b><br>37" in texts(figure)
    assert "<b>~28 reported</b>" in notes(drawn(ABOUT))


def test_no_reported_number_is_a_question_mark_and_no_bar():
    figure = drawn(UNKNOWN, LAST)
    assert bars(figure, "#CFE0F2") == [("2024-11-20", 26)]
    assert texts(figure) == ["?", "38"]


def test_a_label_stands_above_a_question_mark_on_what_is_named():
    figure = drawn(("m-1", "2021-10-14", "First", 4, None, None, 6), LAST, height="page")
    heights = {
        text: y
        for trace in figure["data"]
        if trace.get("mode") == "text"
        for text, y in zip(trace["text"], trace["y"], strict=True)
    }
    mark, label = heights["?"], heights[next(text for text in heights if text != "?")]
    pixels = turnout.HEIGHTS["page"] - 28
    assert (label - mark) / figure["layout"]["yaxis"]["range"][1] * pixels > 13


def test_no_denominator_is_a_dash_and_no_outline():
    figure = drawn(("m-1", "2022-06-08", "Invited", None, "exact", 12, 0), LAST)
    assert bars(figure, "rgba(0,0,0,0)") == [("2024-11-20", 35)]
    assert texts(figure) == ["<b>12</b><br>–"]


def test_nothing_but_names_is_drawn_too():
    rows = [
        (f"m-{year}", f"{year}-05-01", "Invited", None, None, None, year - 2019)
        for year in (2019, 2020, 2021)
    ]
    figure = drawn(*rows)
    assert bars(figure, "#0B5CAD") == [("2020-05-01", 1), ("2021-05-01", 2)]
    assert notes(figure)[-4:-1] == ["<b>2 named</b>", "<b>? reported</b>", "– eligible"]


def test_the_last_bar_is_the_legend():
    assert notes(drawn(EXACT, LAST)) == [
        "<b>1 named</b>",
        "none found<br>for 733 days",
        "<b>26 reported</b>",
        "35 eligible",
        "as of<br>23\N{NO-BREAK SPACE}Nov\N{NO-BREAK SPACE}2026",
    ]


def test_words_beside_the_last_bar_do_not_touch():
    same = ("m-9", "2024-11-20", "All", 30, "exact", 30, 30)
    figure = drawn(same)
    heights = sorted(note["y"] for note in figure["layout"]["annotations"][:-1])
    line = 15 * figure["layout"]["yaxis"]["range"][1] / 158
    assert min(b - a for a, b in pairwise(heights)) >= line * 0.99


def test_none_found_is_said_only_after_the_last_meeting():
    assert not [note for note in notes(drawn(EXACT, LAST, as_of=date(2024, 11, 20))) if "none found" in note]
    assert "none found<br>for 1 day" in notes(drawn(EXACT, LAST, as_of=date(2024, 11, 21)))


def test_close_behind_the_last_meeting_there_is_no_dashed_line():
    assert paths(drawn(EXACT, LAST), dash="4px,3px") != []
    assert paths(drawn(EXACT, LAST, as_of=date(2024, 12, 1)), dash="4px,3px") == []


def test_milestones_of_one_day_share_a_disc():
    rows = [(1, "2022-06-29", "Summit"), (1, "2022-06-29", "Strategy"), (2, "2023-04-04", "Accession <b>")]
    figure = drawn(UNKNOWN, LAST, milestones=rows)
    discs = next(trace for trace in figure["data"] if trace["type"] == "scatter" and "marker" in trace)
    assert discs["text"] == ["1", "2"]
    assert discs["x"] == ["2022-06-29", "2023-04-04"]
    assert discs["hovertext"] == [
        "29 Jun 2022<br><b>Summit</b><br><b>Strategy</b>",
        "4 Apr 2023<br><b>Accession &lt;b&gt;</b>",
    ]


def test_discs_of_days_close_together_lie_side_by_side():
    rows = [(1, "2023-04-04", "Accession"), (2, "2023-04-06", "Strategy"), (3, "2023-04-08", "Summit")]
    figure = drawn(UNKNOWN, LAST, milestones=rows)
    discs = next(trace for trace in figure["data"] if trace["type"] == "scatter" and "marker" in trace)
    wide = (
        0.02
        * (
            date.fromisoformat(figure["layout"]["xaxis"]["range"][1])
            - date.fromisoformat(figure["layout"]["xaxis"]["range"][0])
        ).days
    )
    first, second, third = map(date.fromisoformat, discs["x"])
    assert first == date(2023, 4, 4)
    assert (second - first).days >= wide
    assert (third - second).days >= wide


def test_a_milestone_line_stops_short_of_a_label():
    figure = drawn(OVER, LAST, milestones=[(1, "2022-06-20", "Summit")])
    (line,) = paths(figure, dash="1px,3px")
    assert line.count("M") == 2
    free = paths(drawn(OVER, LAST, milestones=[(1, "2023-06-20", "Summit")]), dash="1px,3px")[0]
    assert free.count("M") == 1


def test_every_meeting_is_a_door():
    figure = drawn(UNKNOWN, OVER, LAST)
    touch = figure["data"][-1]
    assert touch["customdata"] == ["m-1", "m-2", "m-5"]
    assert touch["hovertext"] == [
        "<b>First</b><br>14 Oct 2021<br>38 eligible · ? reported · 0 named",
        "<b>Second</b><br>8 Jun 2022<br>37 eligible · over 30 reported · 0 named",
        "<b>Fifth</b><br>20 Nov 2024<br>35 eligible · 26 reported · 1 named",
    ]


def test_the_scale_fits_the_counts():
    large = drawn(("m-1", "2022-06-08", "Large", 300, "about", 250, 120), LAST)
    assert large["layout"]["yaxis"]["tickvals"] == [0, 100, 200, 300]
    assert 300 < large["layout"]["yaxis"]["range"][1] < 400
    small = drawn(("m-1", "2022-06-08", "Small", 3, "exact", 2, 0))
    assert small["layout"]["yaxis"]["tickvals"] == [0, 1, 2, 3]


def test_many_meetings_get_narrow_bars_that_do_not_touch():
    starts = pd.date_range("2005-03-01", periods=40, freq="6MS")
    rows = [(f"m-{n}", f"{day:%Y-%m-%d}", "Meeting", 300, "over", 200, 5) for n, day in enumerate(starts)]
    figure = drawn(*rows, height="page", as_of=date(2025, 1, 1))
    days = figure["data"][0]["width"] / 86_400_000
    assert 100 < days < 181
    assert figure["layout"]["xaxis"]["ticktext"] == ["2005", "2010", "2015", "2020", "2025"]
    labels = next(trace for trace in figure["data"] if trace.get("mode") == "text")
    assert 5 < len(labels["x"]) < 20
    assert figure["data"][-1]["customdata"][39] == "m-39"


@pytest.mark.parametrize(
    ("as_of", "labels"),
    [
        (date(2024, 12, 1), ["Dec 2024", "Jan 2025", "Feb 2025"]),
        (date(2025, 11, 20), ["Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]),
        (date(2026, 6, 1), ["Jan 2025", "Jul 2025", "Jan 2026"]),
    ],
)
def test_a_short_span_shows_months(as_of, labels):
    axis = drawn(LAST, as_of=as_of)["layout"]["xaxis"]
    assert [label.replace("\N{NO-BREAK SPACE}", " ") for label in axis["ticktext"]] == labels


def test_heights_are_those_of_the_look():
    assert drawn(LAST)["layout"]["height"] == 174
    assert drawn(LAST, height="page")["layout"]["height"] == 340


@pytest.mark.parametrize("dark", [False, True])
def test_the_same_numbers_give_the_same_bytes(dark):
    rows = meetings_of(UNKNOWN, OVER, ABOUT, EXACT, LAST)
    stones = milestones_of([(1, "2022-06-29", "Summit")])
    first, second = (
        turnout.timeline(rows, stones, as_of=date(2026, 11, 23), dark=dark).to_json() for _ in "ab"
    )
    assert first == second
    assert len(first) < 8192
