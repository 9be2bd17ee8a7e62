"""The strip of all series: one row each, one tick a meeting."""

import pandas as pd
import plotly.graph_objects as go

from utils.figures import series

MEETINGS = pd.DataFrame(
    [
        ("main", "Main forum", True, "2021-10-14", "main-1", "First <b>", 2),
        ("main", "Main forum", True, "2024-11-20", "main-2", "Second", 2),
        (
            "side",
            "A series with a name that goes on for far longer than one line",
            False,
            "2015-01-02",
            "side-1",
            "Side",
            9,
        ),
        ("late", "Late series", False, "2026-01-28", "late-1", "Late", 1),
    ],
    columns=["series_id", "series", "main", "start_date", "meeting_id", "title", "count"],
).astype({"start_date": "datetime64[us]"})


def drawn(meetings=MEETINGS, dark=False):
    return go.Figure(series.strip(meetings, dark=dark).to_dict()).to_dict()


def ticks(figure):
    return [trace for trace in figure["data"] if trace["mode"] == "markers"]


def labels(figure):
    return [
        (trace["textfont"]["weight"], trace["text"]) for trace in figure["data"] if trace["mode"] == "text"
    ]


def test_a_tick_a_meeting_and_the_main_series_in_the_accent():
    others, main = ticks(drawn())
    assert main["customdata"] == ["main-1", "main-2"]
    assert main["x"] == ["2021-10-14", "2024-11-20"]
    assert main["marker"]["line"]["color"] == "#0B5CAD"
    assert others["customdata"] == ["side-1", "late-1"]
    assert others["marker"]["line"]["color"] == "#5F7184"


def test_a_tick_says_its_meeting_and_its_day():
    _others, main = ticks(drawn())
    assert main["text"] == ["First &lt;b&gt;", "Second"]
    assert main["hovertext"] == ["14 Oct 2021", "20 Nov 2024"]


def test_of_very_many_meetings_those_of_a_month_share_a_tick_which_leads_to_the_latest():
    days = pd.date_range("2020-01-01", periods=series.CROWDED + 1, freq="D")
    many = pd.DataFrame(
        {
            "series_id": "main", "series": "Main forum", "main": True, "start_date": days.astype("datetime64[us]"),
            "meeting_id": [f"main-{place}" for place in range(len(days))], "title": "Day", "count": len(days),
        }
    )  # fmt: skip
    (each,) = ticks(drawn(many.head(series.CROWDED)))
    assert len(each["x"]) == series.CROWDED
    (monthly,) = ticks(drawn(many))
    assert len(monthly["x"]) == 33
    assert (monthly["x"][1], monthly["customdata"][1]) == ("2020-02-29", "main-59")
    assert monthly["hovertext"][1].replace("\N{NO-BREAK SPACE}", " ") == "Feb 2020 · 29 meetings"


def test_a_label_is_name_and_count_and_a_long_one_takes_two_lines():
    space = "\N{NO-BREAK SPACE} "
    assert labels(drawn()) == [
        (
            400,
            [
                f"A series with a name that goes on for far longer than<br>one line{space}<b>9</b>",
                f"Late series{space}<b>1</b>",
            ],
        ),
        (700, [f"Main forum{space}<b>2</b>"]),
    ]


def test_rows_follow_the_frame_and_lines_divide_them():
    figure = drawn()
    (line,) = figure["layout"]["shapes"]
    assert line["path"] == "M0,1H1M0,2.43H1"
    assert figure["layout"]["height"] == series.strip_height(MEETINGS) == round(3.43 * 35) + 30


def test_one_series_has_no_line_and_one_meeting_is_enough():
    figure = drawn(MEETINGS.head(1))
    assert figure["layout"].get("shapes", ()) in ([], ())
    assert len(ticks(figure)) == 1
    assert figure["layout"]["xaxis"]["ticktext"] == ["2021", "2022"]


def test_a_long_history_has_few_year_labels():
    assert drawn()["layout"]["xaxis"]["ticktext"] == ["2016", "2018", "2020", "2022", "2024", "2026"]


def test_the_same_meetings_give_the_same_bytes():
    assert series.strip(MEETINGS, dark=True).to_json() == series.strip(MEETINGS, dark=True).to_json()
