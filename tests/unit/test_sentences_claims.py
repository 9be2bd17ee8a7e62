"""What is said of the three counts at one meeting."""

import pandas as pd
import pytest

from utils.sentences import claims as told


def meeting(eligible=36, qualifier="exact", claimed=30, named=1):
    return pd.Series(
        {
            "start_date": pd.Timestamp("2024-02-28"),
            "eligible": eligible,
            "qualifier": qualifier,
            "claimed": claimed,
            "named": named,
        }
    )


def roll(*rows):
    """Rows as (partner, standing, answer, evidence)."""
    return pd.DataFrame(list(rows), columns=["partner", "standing", "answer", "evidence"])


ROLL = roll(
    ("Union_1", "organisation", "took-part", "named"),
    ("Oman", "guest", "took-part", "named"),
    ("Ukraine", "eligible", "took-part", "listed"),
    ("Malta", "eligible", "not-named", None),
    ("Qatar", "eligible", "absent", None),
)


def claims(*rows):
    """Claims as (measure, qualifier, value, primary)."""
    frame = pd.DataFrame(list(rows), columns=["measure", "qualifier", "value", "primary"])
    return frame.assign(primary=frame["primary"].astype(bool), publisher="Paper_1", source="Title", note=None)


CLAIMS = claims(
    ("partner_nations", "exact", 30, True),
    ("partner_nations", "exact", 29, False),
    ("partner_nations", "exact", 30, False),
    ("participants", "about", 70, True),
)
NO_CLAIMS = claims()


def plain(text):
    return text.replace("\u00a0", " ")


def bars(meeting, roll):
    rows = told.bars(meeting, roll).to_dict(orient="records")
    return [
        (None if pd.isna(row["value"]) else row["value"], plain(row["label"]), plain(row["rest"]))
        for row in rows
    ]


def test_three_bars_each_with_its_own_words():
    assert bars(meeting(named=2), ROLL) == [
        (36, "36 eligible", "partner nations on 28 Feb 2024"),
        (30, "30 reported", "by the primary source"),
        (2, "2 named", "· Oman and Ukraine · 1 not named · 1 not on the complete list"),
    ]


def test_what_is_not_in_the_record_has_no_bar_and_says_why():
    assert bars(meeting(None, None, None, 0), ROLL.head(0)) == [
        (None, "– eligible", "by invitation: it is not known who was asked"),
        (None, "? reported", "no source gives a number of partner nations"),
        (0, "0 named", ""),
    ]


def test_only_another_number_of_the_same_measure_is_a_tick():
    assert told.others(meeting(), CLAIMS).to_dict(orient="records") == [
        {"value": 29, "label": "another source: 29"}
    ]
    assert told.others(meeting(), NO_CLAIMS).empty


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (meeting(), "The primary source reports 30 partner nations; 1 is named"),
        (
            meeting(qualifier="over", named=2),
            "The primary source reports over 30 partner nations; 2 are named",
        ),
        (meeting(claimed=1), "The primary source reports 1 partner nation; 1 is named"),
        (meeting(None, None, None, 0), "No number of partner nations is reported; 0 are named"),
    ],
)
def test_the_title_gives_what_is_reported_and_what_is_named(row, title):
    assert told.bars_title(row) == title


def test_the_source_line_tells_who_is_named_and_not_counted():
    assert told.bars_source(meeting(), ROLL, CLAIMS) == (
        "Source: memberships; 3 claims of partner nations; 3 rows of participation. "
        "Eligible: all active partner nations of the audience on the day, not a list of invitations. "
        r"Named also, not counted: Union\_1. Named, and not among those eligible: Oman."
    )


def test_the_bars_in_plain_words():
    assert told.bars_alt(meeting(None, "over")) == "Three bars. Eligible –, reported over 30, named 1."


def test_claims_stand_side_by_side_in_their_order():
    sheet = told.side_by_side(CLAIMS)
    assert sheet.title == "3 claims of partner nations give 2 numbers: 30 and 29"
    assert sheet.rows.to_records(index=False).tolist() == [
        ("Partner nations", "30", "Paper_1: Title", ""),
        ("Partner nations", "29", "Paper_1: Title", ""),
        ("Partner nations", "30", "Paper_1: Title", ""),
        ("Participants", "about 70", "Paper_1: Title", ""),
    ]
    assert sheet.note.startswith("The first row of a measure is the primary claim")


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (NO_CLAIMS, "No source gives a number (?)"),
        (CLAIMS.tail(1), "1 claim on record, none of partner nations"),
        (CLAIMS.head(1), "1 claim of partner nations: 30"),
        (CLAIMS.iloc[[0, 2]], "2 claims of partner nations, all 30"),
    ],
)
def test_the_title_of_the_claims_says_how_many_numbers_they_give(rows, title):
    assert told.side_by_side(rows).title == title


def differing(*rows):
    """Claims of one meeting as (number, whether they conflict, publisher)."""
    frame = pd.DataFrame(list(rows), columns=["value", "conflict", "publisher"])
    day = pd.Timestamp("2024-02-28")
    return frame.assign(start_date=day, meeting_id="m", measure="partner_nations", qualifier="exact")


def test_claims_that_cannot_all_be_true_stand_in_one_line_with_their_publishers():
    rows = differing((30, True, "Harbour News"), (29, True, "Union_1"), (30, True, "Union_1"))
    assert told.differing(rows) == [
        "28\N{NO-BREAK SPACE}Feb\N{NO-BREAK SPACE}2024: **30** (Harbour News, Union\\_1) · **29** (Union\\_1)"
    ]


def test_claims_that_agree_give_no_line():
    assert told.differing(differing((30, False, "Harbour News"))) == []
