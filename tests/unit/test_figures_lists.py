"""Figures of complete lists and recommendations: what is drawn, on Plotly's own terms, in both modes."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from utils.figures import participation, recommendations, retention

DAYS = pd.to_datetime(["2024-05-01", "2024-10-01"])
RATES = pd.DataFrame(
    {"partner_id": ["GEO", "MAR"], "partner": ["Georgia", "<b>Morocco"], "came": [5, 1], "eligible": [6, 2],
     "rate": [5 / 6, None], "low": [0.44, None], "high": [0.97, None], "label": ["5 of 6 · 83%", "1 of 2"]}
)  # fmt: skip
CELLS = pd.DataFrame(
    {"partner_id": ["GEO", "GEO"], "partner": ["Georgia"] * 2, "meeting_id": ["a", "b"], "start_date": DAYS,
     "answer": ["took-part", "absent"], "told": ["took part", "not on the complete list"]}
)  # fmt: skip
YEARS = pd.DataFrame(
    {"group_id": ["x", "x"], "group": ["X"] * 2, "year": [2023, 2024], "came": [1, 2], "eligible": [2, 2],
     "rate": [0.5, 1.0]}
)  # fmt: skip
CHANGES = pd.DataFrame(
    {"meeting_id": ["a", "b"], "start_date": DAYS, "again": [3, 4], "back": [1, 0], "first_time": [2, 0],
     "stopped": [0, 1], "ceased": [0, 2]}
)  # fmt: skip
BARS = pd.DataFrame(
    {"id": ["floods"], "label": ["Floods"], "still_open": [1], "accepted": [2], "done": [3], "declined": [0]}
)
DRAWN = {
    "rates": lambda dark: participation.rates(RATES, dark=dark),
    "matrix": lambda dark: participation.matrix(CELLS, dark=dark),
    "years": lambda dark: participation.years(YEARS, dark=dark),
    "retention": lambda dark: retention.retention(CHANGES, dark=dark),
    "recommendations": lambda dark: recommendations.stacked(BARS, dark=dark),
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("figure", DRAWN)
def test_plotly_takes_every_figure(figure, dark):
    drawn = DRAWN[figure](dark)
    go.Figure(drawn.to_dict())
    assert drawn.layout.height > 0


def test_a_partner_without_a_rate_has_its_numbers_and_no_dot():
    names, numbers, line, dots = participation.rates(RATES, dark=False).data
    assert (list(names.text), list(numbers.text)) == (
        ["Georgia", "&lt;b&gt;Morocco"],
        ["5 of 6 · 83%", "1 of 2"],
    )
    assert (list(dots.customdata), list(dots.x)) == (["GEO"], [0.833])
    assert list(line.x) == [0.44, 0.97, None]


def test_each_answer_has_a_sign_of_its_own():
    signs = participation.matrix(CELLS, dark=False).data[1:]
    assert [(list(trace.text), list(trace.customdata)) for trace in signs] == [(["●"], ["a"]), (["○"], ["b"])]


def test_who_is_no_more_on_the_list_stands_below_the_line():
    drawn = {list(trace.y)[1] for trace in retention.retention(CHANGES, dark=False).data}
    assert drawn == {4, 0, -1, -2}


def test_statuses_are_stacked_and_told_in_all():
    *bars, totals = recommendations.stacked(BARS, dark=False).data[1:]
    assert [list(bar.x) for bar in bars] == [[1], [2], [3], [0]]
    assert list(totals.text) == ["\N{NO-BREAK SPACE}6"]
