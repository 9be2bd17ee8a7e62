"""What the topics say."""

import pandas as pd
import pytest

from utils.sentences import topics as told

DAY, BEFORE = pd.Timestamp("2024-11-20"), pd.Timestamp("2024-02-28")
HOSTILE = "<script>_a_"
INERT = r"\<script\>\_a\_"


def marks(**at):
    """Topics with the meetings that raise each, two sessions a time."""
    rows = [(topic, meeting) for topic, meetings in at.items() for meeting in meetings]
    frame = pd.DataFrame(rows, columns=["topic_id", "meeting_id"])
    return frame.assign(topic=frame["topic_id"], sessions=2)


def themes(*mentions):
    names = ["Water", "Craft", HOSTILE][: len(mentions)]
    return pd.DataFrame(
        {"theme_id": list("abc")[: len(mentions)], "theme": names, "mentions": list(mentions)}
    )


def changes(**topics):
    rows = [(change, topic) for change, names in topics.items() for topic in names]
    return pd.DataFrame(rows, columns=["change", "topic"])


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("at", "meetings", "sentence"),
    [
        ({}, 3, "Forum: no topic on record here"),
        ({"floods": "a"}, 1, "Forum: 1 topic at the one meeting shown"),
        ({"floods": "a", "pilots": "a"}, 1, "Forum: 2 topics at the one meeting shown"),
        (
            {"floods": "abc", "pilots": "a", "gates": "b"},
            3,
            "Forum: 1 topic runs through all 3 meetings shown; 2 of 3 were raised only once",
        ),
        (
            {"floods": "ab", "pilots": "ab"},
            2,
            "Forum: 2 topics run through all 2 meetings shown; 0 of 2 were raised only once",
        ),
    ],
)
def test_the_headline_counts_what_runs_through_and_what_came_once(at, meetings, sentence):
    assert told.headline("Forum", marks(**at), meetings) == sentence


@pytest.mark.parametrize(
    ("at", "title"),
    [
        ({}, "No topic on record at these meetings"),
        ({"floods": "a", "pilots": "b"}, "No topic has come back so far"),
        (
            {"floods": "abc", "pilots": "a"},
            "floods comes up at the most meetings, 3; 0 other topics came back",
        ),
        (
            {"floods": "abc", "pilots": "ab"},
            "floods comes up at the most meetings, 3; 1 other topic came back",
        ),
        ({"floods": "ab", "pilots": "ab"}, "2 topics came back at a later meeting"),
    ],
)
def test_the_title_of_the_grid_names_a_leader_only_where_there_is_one(at, title):
    assert told.grid_title(marks(**at)) == title


@pytest.mark.parametrize(
    ("mentions", "title"),
    [
        ([5, 2], "Water: 5 of the 7 topic mentions"),
        ([1, 0], "Water: 1 of the 1 topic mention"),
        ([2, 2], "2 themes share the lead among 4 topic mentions"),
        ([0, 0], "No topic on record here"),
        ([0, 0, 3], f"{INERT}: 3 of the 3 topic mentions"),
    ],
)
def test_the_leading_theme_has_its_share_and_a_tie_is_said_as_one(mentions, title):
    assert told.themes_title(themes(*mentions)) == title


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (changes(new="AB", back="C", continued="DE", dropped="F"), "3 topics new, 2 continued, 1 dropped"),
        (changes(new="A"), "1 topic new, 0 continued, 0 dropped"),
        (changes(), "0 topics new, 0 continued, 0 dropped"),
    ],
)
def test_the_title_of_the_changes_counts_each_kind(given, title):
    assert told.change_title(given) == title


def test_the_changes_are_grouped_with_their_signs_in_their_order():
    title, subtitle, groups = told.change_block(
        changes(dropped=["F"], new=["A", "B"], continued=["D"]),
        pd.Series({"start_date": DAY}),
        pd.DataFrame({"start_date": [BEFORE]}),
    )
    assert title == "2 topics new, 1 continued, 1 dropped"
    assert plain(subtitle) == "20 Nov 2024 against 28 Feb 2024, the meeting before it in the series"
    assert groups == [
        (r"**New\, first time** · 2", "+", ["A", "B"], True),
        ("**Continued** · 1", "=", ["D"], False),
        ("**Dropped** · 1", "−", ["F"], False),
    ]


def test_the_first_meeting_has_nothing_to_compare():
    first = pd.DataFrame({"start_date": pd.to_datetime([])})
    title, subtitle, groups = told.change_block(changes(), pd.Series({"start_date": DAY}), first)
    assert (title, groups) == ("First meeting of its series", [])
    assert plain(subtitle) == (
        "The meeting of 20 Nov 2024 is the first of its series: there is nothing to compare it with."
    )


def test_an_open_theme_says_how_many_topics_were_raised():
    topics = pd.DataFrame(
        {"theme_id": ["a", "a", "b"], "topic_id": [*"xyz"], "topic": [*"xyz"], "mentions": [2, 0, 5]}
    )
    assert told.bars_title(themes(2, 5), topics, "a") == "Water: 1 topic raised"
    assert told.bars_title(themes(2, 5), topics, "") == "Craft: 5 of the 7 topic mentions"
    assert told.topics_title(HOSTILE, topics) == f"{INERT}: 2 topics raised"


def test_the_commonest_kind_of_session_leads():
    kinds = pd.DataFrame({"kind": ["briefing", "panel"], "sessions": [5, 1], "mentions": [9, 1]})
    assert told.kinds_title(kinds) == "Briefing: 5 of 6 sessions"
    assert told.kind_bars(kinds).values.tolist() == [["briefing", "Briefing", 5], ["panel", "Panel", 1]]


def years(**mentions):
    rows = [("Water", int(year[1:]), n, 1) for year, n in mentions.items()]
    return pd.DataFrame(rows, columns=["theme", "year", "mentions", "meetings"])


def test_the_year_with_the_most_mentions_is_named_the_earliest_of_several():
    assert told.years_title(years(y2021=3, y2022=5)) == "Most mentions fall in 2022: 5 of 8"
    assert told.years_title(years(y2021=5, y2022=5)) == "Most mentions fall in 2021: 5 of 10"
    assert told.years_title(years()) == "No mention in any year"


def test_the_years_in_plain_words():
    assert told.years_alt(years(y2021=3, y2022=5)) == (
        "Topic mentions by year: 2021: 3, 2022: 5. The table has every row."
    )
    assert told.years_alt(years()) == "Topic mentions by year: 0. The table has every row."


def test_sources_say_that_fewer_topics_may_mean_less_text():
    topics = pd.DataFrame({"mentions": [1, 0]})
    kinds = pd.DataFrame({"sessions": [3]})
    assert told.source(topics, kinds).startswith("Source: session topics (1 row, 3 sessions), our coding")
    assert told.grid_source(marks(floods="ab")).startswith("Source: session topics (4 rows), our coding")
    assert told.grid_source(marks(floods="ab")).endswith("Fewer topics may mean less text, not less talk.")


def test_the_grid_in_plain_words_has_the_commonest_first():
    assert told.grid_alt("Forum", marks(pilots="a", floods="ab")) == (
        "Topics by meeting of Forum. Most often: floods: 2 meetings; pilots: 1 meeting. The table has every row."
    )
    assert told.grid_alt("Forum", marks()).startswith("Topics by meeting of Forum. Most often: 0.")


def test_bars_in_plain_words_have_every_bar():
    assert told.bars_alt(told.theme_bars(themes(5, 2))) == "Bars, most first. Water: 5; Craft: 2."


def test_hostile_names_are_inert():
    assert told.headline(HOSTILE, marks(), 1).startswith(f"{INERT}: ")
    assert told.grid_subtitle(HOSTILE).startswith(f"{INERT}: ")
    assert told.grid_title(marks(**{HOSTILE: "ab"})).startswith(f"{INERT} comes up")
