"""Where the links and clicks of topics lead."""

import pandas as pd

from utils.sentences import topic_ways as ways
from utils.sentences.ways import Link

ALL: Link = ("All topics", "pages/topic.py", {})
TOPICS = pd.DataFrame(
    [
        ("water", "Water", "floods", "Floods_", 3, 5),
        ("craft", "Craft", "pilots", "Pilots", 0, 0),
        ("water", "Water", "gates", "Gates", 1, 2),
    ],
    columns=["theme_id", "theme", "topic_id", "topic", "meetings", "mentions"],
)


def test_a_click_on_a_theme_opens_it():
    assert ways.open_theme("water") == ("pages/topics.py", {"open": "water"})


def test_every_topic_stands_under_its_theme_with_its_meetings():
    assert list(ways.every_topic(TOPICS)) == [
        (
            "water",
            "Water",
            [
                (r"Floods\_ · 3", "pages/topic.py", {"id": "floods"}),
                ("Gates · 1", "pages/topic.py", {"id": "gates"}),
            ],
        ),
        ("craft", "Craft", [("Pilots · 0", "pages/topic.py", {"id": "pilots"})]),
    ]


def test_an_open_theme_leads_to_its_topics_and_always_to_all():
    opened = TOPICS[TOPICS["theme_id"] == "craft"]
    assert ways.of_theme(opened) == [("Pilots · 0", "pages/topic.py", {"id": "pilots"}), ALL]
    assert ways.of_theme(TOPICS.head(0)) == [ALL]


def test_a_topic_leads_to_its_theme():
    assert ways.of_topic(TOPICS.iloc[0]) == [("Theme: Water", "pages/topics.py", {"open": "water"}), ALL]


def meetings(number):
    days = pd.date_range("2021-01-01", periods=number)
    return pd.DataFrame(
        {"meeting_id": [f"m-{place}" for place in range(number)], "start_date": days, "title": "The_forum"}
    )


def test_a_meeting_is_linked_once_by_day_and_title():
    twice = pd.concat([meetings(1), meetings(1)])
    assert ways.of_meetings(twice) == [
        ("1\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2021 · The\\_forum", "pages/meeting.py", {"id": "m-0"})
    ]
    assert len(ways.of_meetings(meetings(14))) == 12


def test_the_latest_meetings_of_a_grid_are_linked_in_the_order_of_its_columns():
    ids = [options["id"] for _words, _script, options in ways.of_grid(meetings(14))]
    assert ids == [f"m-{place}" for place in range(2, 14)]
