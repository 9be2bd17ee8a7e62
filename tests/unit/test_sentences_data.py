"""The Data page in words."""

import pandas as pd

from utils.sentences import data as told

FIELDS = pd.DataFrame(
    [("host", 3, 0, 0, 9), ("place", 1, 1, 0, 7), ("number", 0, 1, 2, 0)],
    columns=["field", "there", "partly", "open", "place"],
)
GAPS = pd.DataFrame(
    [
        ("a-2024-02-28", pd.Timestamp("2024-02-28"), "Title *x*", 9, 0, 1.0, 2),
        ("b-2023-01-01", pd.Timestamp("2023-01-01"), "Second", 2, 2, None, 1),
    ],
    columns=["meeting_id", "start_date", "title", "points", "number", "place", "host"],
)
NAMES = ("number", "place", "host")
SPACE = "\N{NO-BREAK SPACE}"
DAY = f"28{SPACE}Feb{SPACE}2024"


def test_the_headline_counts_facts_and_names_the_rarest():
    assert (
        told.headline(FIELDS, 3)
        == "4 of 8 facts about 3 meetings are on record, 2 more in part; least often: “Number of nations”"
    )


def test_the_bars_say_how_many_fields_have_no_gap():
    title, subtitle, source, alt = told.fields_words(FIELDS, 3)
    assert title == "2 fields of 3 have no gap"
    assert "outline = not on record ○" in subtitle
    assert source == "Source: meetings and the tables that hang on them, 3 meetings."
    assert alt == (
        "Completeness of the record. Host: 3 there, 0 partly, 0 not; Place: 1 there, 1 partly, 0 not; "
        "Number of nations: 0 there, 1 partly, 2 not."
    )


def test_a_gap_says_what_is_open_and_what_is_there_in_part():
    assert told.gap_rows(GAPS, NAMES)["gaps"].tolist() == ["○ Number of nations · ◐ Place", "◐ Host"]
    assert told.gaps_title(GAPS) == f"An hour adds most here: Title \\*x\\*, {DAY}"
    assert told.gaps_title(GAPS.head(0)) == "No gap: every field of every meeting is on record"
    assert told.gap_links(GAPS)[0] == (DAY, "pages/meeting.py", {"id": "a-2024-02-28"})


def test_the_grid_shows_three_signs_and_a_dash_where_a_field_does_not_apply():
    shown = told.grid_rows(GAPS, NAMES)
    assert shown[["Number of nations", "Place", "Host"]].to_numpy().tolist() == [
        ["○", "◐", "●"],
        ["●", "–", "◐"],
    ]
    assert told.grid_title(GAPS) == "What is on record of 2 meetings, field by field"


def test_the_rule_names_the_main_series():
    assert "twice again in the series “Forum \\*”" in told.gaps_rule("Forum *")


def test_freshness_is_worded_and_a_single_meeting_has_no_gap():
    series = pd.DataFrame(
        [
            ("Old", "yearly", pd.Timestamp("2020-01-01"), 365.5, 1400, "long"),
            ("One", None, pd.Timestamp("2024-01-01"), None, 30, None),
        ],
        columns=["series", "cadence", "last", "median_gap", "days_since", "state"],
    )
    assert told.freshness_title(series) == "1 of 2 series: none found for over twice its median gap"
    assert told.freshness_rows(series)[["median_gap", "days_since", "freshness"]].to_numpy().tolist() == [
        ["366", "1,400", "over twice the gap"],
        ["–", "30", "–"],
    ]


def test_a_source_says_what_rests_on_it():
    sources = pd.DataFrame(
        [
            ("Press", "Paper", "https://example.org", "2024-02", 3, 1, 2),
            ("Press", "Slip", None, None, 1, 0, 1),
        ],
        columns=["publisher", "source", "url", "published", "rows", "meetings", "participation"],
    )
    shown = told.source_rows(sources, ("meetings", "participation"))
    assert shown["source"].tolist() == ["Press: Paper", "Press: Slip"]
    assert shown["published"].tolist() == [f"Feb{SPACE}2024", "?"]
    assert shown["supports"].tolist() == ["1 meeting, 2 participants named", "1 participant named"]
    assert told.sources_title(sources) == "The rows shown rest on 2 sources of 1 publisher"


def test_every_table_can_be_chosen_searched_and_returned_from():
    assert [present for _words, _options, present in told.table_links("sources")] == [False, True, False]
    assert [options["table"] for _words, options, _present in told.table_links("grid")] == [
        "",
        "sources",
        "series",
    ]
    assert told.find_labels().keys() == set(told.TABLES)
