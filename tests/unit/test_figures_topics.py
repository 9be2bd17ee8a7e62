"""Topics: squares for the first time, discs for later, threads between them; bars that need no legend."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from utils.figures import topics

MARKS = pd.DataFrame(
    [
        ("policy", "Policy", "t-1", "Programmes", "m-1", 2, True),
        ("policy", "Policy", "t-1", "Programmes", "m-2", 3, False),
        ("policy", "Policy", "t-1", "Programmes", "m-4", 1, False),
        ("policy", "Policy", "t-2", "Strategic competition and world order", "m-3", 1, True),
        ("sea", "Sea <b>", "t-3", "Maritime & more", "m-2", 1, True),
    ],
    columns=["theme_id", "theme", "topic_id", "topic", "meeting_id", "sessions", "first"],
)
MEETINGS = pd.DataFrame(
    {
        "meeting_id": ["m-1", "m-2", "m-3", "m-4"],
        "start_date": pd.to_datetime(["2021-10-14", "2022-06-08", "2022-11-09", "2023-05-23"]),
    }
)
CELLS = pd.DataFrame(
    [
        ("policy", "Policy", 2019, 0, 2),
        ("policy", "Policy", 2020, 8, 4),
        ("policy", "Policy", 2022, 2, 1),
        ("sea", "Sea <b>", 2019, 1, 2),
        ("sea", "Sea <b>", 2020, 0, 4),
        ("sea", "Sea <b>", 2022, 4, 1),
    ],
    columns=["theme_id", "theme", "year", "mentions", "meetings"],
)
BARS = pd.DataFrame([("a", "Alpha <b>", 23), ("b", "Beta", 0)], columns=["id", "label", "value"])


def drawn(figure: go.Figure | None) -> go.Figure:
    assert figure is not None
    return figure


def test_nothing_to_draw_is_no_figure():
    assert topics.grid(MARKS.head(0), MEETINGS, dark=False) is None
    assert topics.years(CELLS.head(0), dark=False) is None


def checked(figure):
    return go.Figure(figure.to_dict()).to_dict()


def marks(figure, symbol):
    return next(trace for trace in figure["data"] if trace.get("marker", {}).get("symbol") == symbol)


def test_a_square_is_the_first_time_and_a_disc_is_later():
    figure = checked(topics.grid(MARKS, MEETINGS, dark=False))
    squares, discs = marks(figure, "square"), marks(figure, "circle")
    assert squares["customdata"] == [["t-1", "m-1"], ["t-2", "m-3"], ["t-3", "m-2"]]
    assert squares["x"] == [0, 2, 1]
    assert squares["text"] == ["2", "1", "1"]
    assert squares["marker"]["color"] == "#0B5CAD"
    assert discs["customdata"] == [["t-1", "m-2"], ["t-1", "m-4"]]
    assert discs["text"] == ["3", "1"]


def test_threads_are_solid_between_neighbours_and_dotted_over_a_gap():
    lines = [
        trace
        for trace in checked(topics.grid(MARKS, MEETINGS, dark=False))["data"]
        if trace["mode"] == "lines"
    ]
    assert [(line["x"], line["line"].get("dash")) for line in lines] == [([0, 1], None), ([1, 3], "1px,3px")]


def test_hover_names_topic_day_and_sessions():
    squares = marks(checked(topics.grid(MARKS, MEETINGS, dark=False)), "square")
    assert squares["hovertext"][2] == "Maritime &amp; more · 8 Jun 2022"
    assert squares["hovertemplate"] == "%{hovertext}<br>%{meta}: %{text}<extra></extra>"
    assert squares["meta"] == "sessions"


def test_rows_keep_the_order_of_the_marks_under_their_themes():
    figure = checked(topics.grid(MARKS, MEETINGS, dark=False))
    labels = sorted(
        (y, text)
        for trace in figure["data"]
        if trace["mode"] == "text"
        for y, text in zip(trace["y"], trace["text"], strict=True)
    )
    assert [text for _y, text in labels] == [
        "Policy",
        "Programmes",
        "Strategic competition and<br>world order",
        "Sea &lt;b&gt;",
        "Maritime &amp; more",
    ]


def test_the_grid_is_as_high_as_its_rows():
    assert topics.grid_height(MARKS) == round(23.5 * (1.3 + 1 + 1.38 + 1.3 + 1)) + 46
    assert drawn(topics.grid(MARKS, MEETINGS, dark=False)).to_dict()["layout"][
        "height"
    ] == topics.grid_height(MARKS)


def test_few_columns_have_month_and_year_above_them():
    axis = checked(topics.grid(MARKS, MEETINGS, dark=False))["layout"]["xaxis"]
    assert axis["ticktext"] == [
        "Oct<br><b>2021</b>",
        "Jun<br><b>2022</b>",
        "Nov<br><b>2022</b>",
        "May<br><b>2023</b>",
    ]


def test_many_columns_have_smaller_marks_and_fewer_labels():
    starts = pd.date_range("2005-01-01", periods=40, freq="6MS")
    meetings = pd.DataFrame({"meeting_id": [f"m-{n}" for n in range(40)], "start_date": starts})
    figure = checked(topics.grid(MARKS, meetings, dark=False))
    assert marks(figure, "square")["marker"]["size"] == 6
    assert marks(figure, "square")["mode"] == "markers"
    labels = [label for label in figure["layout"]["xaxis"]["ticktext"] if label]
    assert labels == ["<b>2005</b>", "<b>2009</b>", "<b>2013</b>", "<b>2017</b>", "<b>2021</b>"]


def test_one_meeting_and_one_topic_are_a_grid():
    figure = checked(topics.grid(MARKS.head(1), MEETINGS.head(1), dark=True))
    assert marks(figure, "square")["x"] == [0]
    assert [trace["mode"] for trace in figure["data"]].count("lines") == 0


def test_sixty_topics_and_six_meetings_stay_small():
    rows = [
        (f"theme-{n // 5}", "Theme", f"topic-{n}", f"Topic number {n}", f"m-{m}", 1, m == 0)
        for n in range(29)
        for m in range(2)
    ]
    marks_of_many = pd.DataFrame(rows, columns=list(MARKS.columns))
    meetings = pd.DataFrame(
        {"meeting_id": ["m-0", "m-1"], "start_date": pd.to_datetime(["2021-01-01", "2022-01-01"])}
    )
    first, second = (drawn(topics.grid(marks_of_many, meetings, dark=False)).to_json() for _ in "ab")
    assert first == second
    assert len(first) < 14 * 1024


def test_ranked_bars_have_their_label_above_and_their_number_at_the_end():
    bars, labels = checked(topics.ranked(BARS, accent_first=True, dark=False))["data"]
    assert bars["x"] == [23, 0]
    assert bars["text"] == ["23", "0"]
    assert bars["customdata"] == ["a", "b"]
    assert bars["marker"]["color"] == ["#0B5CAD", "#5F7184"]
    assert labels["text"] == ["Alpha &lt;b&gt;", "Beta"]
    assert all(label < bar for label, bar in zip(labels["y"], bars["y"], strict=True))


def test_ranked_bars_can_do_without_the_accent():
    bars = checked(topics.ranked(BARS, accent_first=False, dark=True))["data"][0]
    assert bars["marker"]["color"] == ["#8FA0B1", "#8FA0B1"]


def test_ranked_bars_are_as_high_as_their_number():
    assert topics.ranked_height(BARS) == 68
    assert topics.ranked_height(BARS.head(0)) == 37
    assert topics.ranked(BARS.head(0), accent_first=True, dark=False).to_dict()["layout"]["height"] == 37


def upright(figure):
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def numbers(figure):
    above = [trace for trace in figure["data"] if trace.get("textposition") == "top center"]
    return [list(zip(trace["x"], trace["y"], trace["text"], strict=True)) for trace in above]


def test_years_put_the_meetings_on_record_first_on_their_own_scale():
    meetings, _mentions = upright(checked(topics.years(CELLS, dark=False)))
    assert meetings["x"] == [2019, 2020, 2022]
    assert meetings["text"] == ["2", "4", "1"]
    assert meetings["y"] == [-0.21, -0.42, -0.105]
    assert meetings["marker"]["color"] == "#5F7184"


def test_mentions_share_one_scale_and_stand_in_the_row_of_their_theme():
    _meetings, mentions = upright(checked(topics.years(CELLS, dark=False)))
    assert mentions["customdata"] == [["policy", 2020], ["policy", 2022], ["sea", 2019], ["sea", 2022]]
    assert mentions["y"] == [-0.42, -0.105, -0.052, -0.21]
    assert mentions["base"] == [1.95, 1.95, 2.95, 2.95]
    assert mentions["text"] == ["8", "2", "1", "4"]
    assert mentions["hovertext"][2] == "Sea &lt;b&gt;"


def test_a_number_stands_over_each_bar():
    meetings, mentions = numbers(checked(topics.years(CELLS, dark=False)))
    assert meetings == [(2019, 0.74, "2"), (2020, 0.53, "4"), (2022, 0.845, "1")]
    assert mentions == [(2020, 1.53, "8"), (2022, 1.845, "2"), (2019, 2.898, "1"), (2022, 2.74, "4")]


def test_a_year_without_a_meeting_on_record_has_no_line_to_stand_on():
    (feet,) = checked(topics.years(CELLS, dark=False))["layout"]["shapes"]
    assert feet["path"].split("M")[1:] == [
        "2018.55,0.95H2020.45",
        "2021.55,0.95H2022.45",
        "2018.55,1.95H2020.45",
        "2021.55,1.95H2022.45",
        "2018.55,2.95H2020.45",
        "2021.55,2.95H2022.45",
    ]


def test_many_years_number_only_the_tallest_of_each_row():
    rows = [("policy", "Policy", 2000 + n, 1 + n % 3, 1) for n in range(20)]
    cells = pd.DataFrame(rows, columns=list(CELLS.columns))
    figure = checked(topics.years(cells, dark=False))
    _meetings, mentions = upright(figure)
    assert mentions["text"][:3] == ["1", "2", "3"]
    assert numbers(figure)[1][:3] == [(2002, 1.53, "3"), (2005, 1.53, "3"), (2008, 1.53, "3")]
    axis = figure["layout"]["xaxis"]
    assert axis["ticktext"] == ["2000", "2005", "2010", "2015"]


def test_years_are_as_high_as_their_themes():
    assert topics.years_height(CELLS) == 180


@pytest.mark.parametrize("dark", [False, True])
def test_the_same_cells_give_the_same_bytes(dark):
    assert drawn(topics.years(CELLS, dark=dark)).to_json() == drawn(topics.years(CELLS, dark=dark)).to_json()
    assert (
        topics.ranked(BARS, accent_first=True, dark=dark).to_json()
        == topics.ranked(BARS, accent_first=True, dark=dark).to_json()
    )
