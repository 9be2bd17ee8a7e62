"""What the meetings say."""

from datetime import date

import pandas as pd
import pytest

from utils.sentences import meetings as told

SERIES = "Forum_1"
INERT = r"Forum\_1"
HOSTILE = "<script>![](http://x)|_$:smile:"


def turnout(*meetings):
    """Meetings as (day, eligible, qualifier, claimed, named)."""
    columns = ["start_date", "eligible", "qualifier", "claimed", "named"]
    frame = pd.DataFrame(list(meetings), columns=columns)
    days = pd.to_datetime(frame["start_date"])
    return frame.assign(
        start_date=days,
        meeting_id=[f"forum-{day:%Y-%m-%d}" for day in days],
        title=[f"Meeting of {day.year}" for day in days],
        organisations=1,
        guests=0,
    )


def claims(*rows):
    """Claims as (day, qualifier, value, primary, conflict, publisher)."""
    columns = ["start_date", "qualifier", "value", "primary", "conflict", "publisher"]
    frame = pd.DataFrame(list(rows), columns=columns)
    days = pd.to_datetime(frame["start_date"])
    return frame.assign(
        start_date=days,
        meeting_id=[f"forum-{day:%Y-%m-%d}" for day in days],
        measure="partner_nations",
        primary=frame["primary"].astype(bool),
        conflict=frame["conflict"].astype(bool),
        source="Title",
        note=None,
    )


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("meeting", "sentence"),
    [
        (
            ("2024-02-28", 36, "exact", 30, 1),
            f"Latest {INERT}, 28 Feb 2024: 30 nations reported of 36 eligible; 1 named in the record",
        ),
        (
            ("2024-02-28", 36, "over", 30, 0),
            f"Latest {INERT}, 28 Feb 2024: over 30 nations reported of 36 eligible; 0 named in the record",
        ),
        (
            ("2024-02-28", None, "exact", 26, 26),
            f"Latest {INERT}, 28 Feb 2024: 26 partner nations reported; 26 named in the record",
        ),
        (
            ("2024-02-28", None, None, None, 2),
            f"Latest {INERT}, 28 Feb 2024: no number reported; 2 partner nations named in the record",
        ),
    ],
)
def test_the_headline_tells_the_three_counts_apart(meeting, sentence):
    assert plain(told.headline(SERIES, turnout(meeting), narrowed=False)) == sentence


def test_the_headline_says_where_the_filters_may_hide_a_later_one():
    sentence = told.headline(SERIES, turnout(("2024-02-28", 36, "exact", 30, 1)), narrowed=True)
    assert sentence.startswith(f"Latest that fits, {INERT}, ")


def test_the_headline_is_of_the_last_meeting():
    two = turnout(("2024-02-28", 36, "exact", 30, 1), ("2024-11-20", 35, "exact", 26, 1))
    assert "20 Nov 2024: 26 nations reported of 35" in plain(told.headline(SERIES, two, narrowed=False))


@pytest.mark.parametrize(
    ("days", "as_of", "of", "sentence"),
    [
        (["2024-11-20"], date(2026, 11, 23), 1, "1 meeting on record, none found since 20 Nov 2024"),
        (
            ["2024-02-28", "2024-11-20"],
            date(2026, 11, 23),
            2,
            "2 meetings on record, none found since 20 Nov 2024",
        ),
        (
            ["2024-02-28", "2024-11-20"],
            date(2024, 11, 20),
            2,
            "2 meetings on record, the latest on 20 Nov 2024",
        ),
        (["2024-11-20"], date(2024, 11, 20), 1, "1 meeting on record, held on 20 Nov 2024"),
        (["2024-02-28"], date(2026, 11, 23), 6, "1 of 6 meetings on record fits, on 28 Feb 2024"),
    ],
)
def test_none_found_since_is_said_only_where_nothing_is_hidden(days, as_of, of, sentence):
    shown = turnout(*((day, 36, None, None, 0) for day in days))
    assert plain(told.since_last(SERIES, shown, as_of, of)) == f"{INERT}: {sentence}"


@pytest.mark.parametrize(
    ("meetings", "title"),
    [
        ([("exact", 30, 0)], "1 of 1 meeting has a reported number; no partner nation is named"),
        ([(None, None, 0)], "0 of 1 meeting has a reported number; no partner nation is named"),
        ([(None, None, 1)], "0 of 1 meeting has a reported number; it names 1 partner nation at most"),
        (
            [("over", 30, 0), (None, None, 0)],
            "1 of 2 meetings have a reported number; none names a partner nation",
        ),
        (
            [("over", 30, 0), ("exact", 26, 7)],
            "2 of 2 meetings have a reported number; the most named at one is 7 partner nations",
        ),
    ],
)
def test_the_title_of_the_timeline_counts_numbers_and_names(meetings, title):
    shown = turnout(*((f"20{20 + place}-01-01", 36, *rest) for place, rest in enumerate(meetings)))
    assert told.turnout_title(shown) == title


def test_milestones_stand_in_one_line_by_their_numbers():
    milestones = pd.DataFrame(
        {
            "number": [1, 1, 2],
            "title": ["Summit", HOSTILE, "Strategy"],
            "date": ["2022-06-29", "2022-06-29", "2023"],
        }
    )
    line = plain(told.milestone_line(milestones))
    assert line.startswith("**1** Summit; \\<script\\>\\!\\[\\]")
    assert line.endswith(", 29 Jun 2022 · **2** Strategy, 2023")


def test_no_milestone_is_no_line():
    assert told.milestone_line(pd.DataFrame({"number": [], "title": [], "date": []})) == ""


def test_the_source_names_each_publisher_once():
    rows = claims(
        ("2024-02-28", "exact", 30, True, True, "Mirage_News"),
        ("2024-02-28", "exact", 29, False, True, "NATO"),
        ("2023-05-23", "over", 30, True, False, "NATO"),
    )
    assert told.turnout_source(rows).startswith(
        r"Source: 3 claims of partner nations (Mirage\_News, NATO), the first row primary;"
    )
    assert told.turnout_source(rows.head(0)).startswith("Source: 0 claims of partner nations (–),")


def test_claims_that_differ_stand_beside_each_other_with_who_says_them():
    rows = claims(
        ("2024-02-28", "exact", 30, True, True, "Mirage News"),
        ("2024-02-28", "exact", 29, False, True, "NATO"),
        ("2024-02-28", "exact", 30, False, True, "NATO"),
        ("2023-05-23", "over", 30, True, False, "NATO"),
    )
    assert told.differing_title(rows) == "Sources differ on 1 meeting"
    assert told.claim_rows(rows)["claimed"].tolist() == ["30", "29", "30"]


def test_claims_that_agree_are_said_to():
    agreed = claims(("2023-05-23", "over", 30, True, False, "NATO"))
    assert told.differing_title(agreed) == "The sources agree on every number"
    assert told.differing_title(agreed.head(0)) == "The sources agree on every number"


def test_two_meetings_with_differing_claims_are_two():
    rows = claims(
        *((f"2024-0{month}-01", "exact", n, n == 30, True, "x") for month in (1, 2) for n in (30, 29))
    )
    assert told.differing_title(rows) == "Sources differ on 2 meetings"


def test_the_rows_have_the_three_counts_latest_first_and_other_claims_in_brackets():
    shown = turnout(("2023-05-23", None, None, None, 0), ("2024-02-28", 36, "exact", 30, 1))
    others = claims(
        ("2024-02-28", "exact", 30, True, True, "a"),
        ("2024-02-28", "exact", 29, False, True, "b"),
        ("2024-02-28", "exact", 30, False, True, "c"),
    )
    rows = told.turnout_rows(shown, others)[["title", "eligible", "claimed", "named", "organisations"]]
    assert rows.values.tolist() == [
        ["Meeting of 2024", "36", "30 (29)", "1", "1"],
        ["Meeting of 2023", "–", "?", "0", "1"],
    ]


def test_moves_say_who_and_how_and_when():
    moved = pd.DataFrame(
        {
            "move": ["left", "left", "joined"],
            "name": ["Sweden", "Bela_rus", "Costa Rica"],
            "reason": ["acceded", "suspended", None],
            "date": ["2024-03-07", "2021-11", "2025"],
        }
    )
    assert [plain(line) for line in told.moves(moved)] == [
        "Sweden: became an Ally, 7 Mar 2024",
        r"Bela\_rus: cooperation suspended, Nov 2021",
        "Costa Rica: became a partner, 2025",
    ]
    assert told.moves(moved.head(0)) == []


def marks(*years):
    return pd.DataFrame({"start_date": pd.to_datetime([f"{year}-06-01" for year in years])})


@pytest.mark.parametrize(
    ("years", "title"),
    [
        ([2022], "1 meeting in these series"),
        ([2020, 2022, 2022], "3 meetings in these series"),
        ([2010, 2020, 2021, 2022], "3 of 4 meetings fall in 2020–2022"),
        ([2010, 2011, 2020, 2021], "2 of 4 meetings fall in 2010–2012"),
    ],
)
def test_the_strip_says_which_three_years_have_the_most(years, title):
    assert told.strip_title(marks(*years)) == title


def test_a_blank_in_the_strip_means_none_found():
    assert [told.strip_source(marks(*range(2000, 2000 + n))) for n in (1, 2)] == [
        "Source: meetings, 1 row. A blank means none found, not none held.",
        "Source: meetings, 2 rows. A blank means none found, not none held.",
    ]


def test_each_meeting_of_the_timeline_has_a_link_latest_first():
    shown = turnout(("2023-05-23", 36, "over", 30, 0), ("2024-02-28", 36, "exact", 30, 1))
    assert [(plain(words), script, options) for words, script, options in told.meeting_links(shown)] == [
        ("28 Feb 2024", "pages/meeting.py", {"id": "forum-2024-02-28"}),
        ("23 May 2023", "pages/meeting.py", {"id": "forum-2023-05-23"}),
    ]


def test_the_timeline_in_plain_words_has_every_count():
    shown = turnout(("2023-05-23", 36, "over", 30, 0), ("2024-02-28", None, None, None, 1))
    assert plain(told.turnout_alt(SERIES, shown)) == (
        "Timeline of Forum_1. 23 May 2023: eligible 36, reported over 30, named 0; "
        "28 Feb 2024: eligible –, reported ?, named 1"
    )


def test_the_strip_in_plain_words_has_every_series():
    rhythms = pd.DataFrame(
        {
            "series": ["Forum", "Visits"],
            "meetings": [6, 1],
            "last": pd.to_datetime(["2024-11-20", "2025-01-01"]),
        }
    )
    assert plain(told.strip_alt(rhythms)) == (
        "Meetings by series. Forum: 6 meetings, last on 20 Nov 2024; Visits: 1 meeting, last on 1 Jan 2025."
    )


def test_headings_bear_hostile_names():
    assert told.latest_first(SERIES) == f"{INERT}, latest first"
    for text in (
        told.turnout_subtitle(HOSTILE),
        told.headline(HOSTILE, turnout(("2024-02-28", 1, None, None, 1)), narrowed=False),
    ):
        assert r"\<script\>\!\[\]\(http\:" in text
