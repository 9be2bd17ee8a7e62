"""What is said of who took part by name and who spoke."""

import pandas as pd
import pytest

from utils.sentences import people as told

ROLL = pd.DataFrame(
    [
        ("EU", "Union_1", "organisation", "took-part", "listed", "On the list", "b"),
        ("UKR", "Ukraine", "eligible", "took-part", "host", None, "a"),
        ("MLT", "Malta", "eligible", "not-named", None, None, None),
    ],
    columns=["partner_id", "partner", "standing", "answer", "evidence", "note", "source_id"],
)
SOURCES = pd.DataFrame({"source_id": ["a", "a", "b"]})
PARTIAL, COMPLETE = pd.Series({"participant_list": "partial"}), pd.Series({"participant_list": "complete"})


def records(frame):
    return frame.to_records(index=False).tolist()


def test_every_partner_behind_the_bars_is_told_in_words():
    assert records(told.roll_rows(ROLL)) == [
        ("EU", "Union_1", "organisation", "◆ on a list"),
        ("UKR", "Ukraine", "eligible", "■ as host"),
        ("MLT", "Malta", "eligible", "? not named"),
    ]


def test_those_named_stand_with_evidence_words_and_source():
    sheet = told.named(PARTIAL, ROLL, SOURCES)
    assert (sheet.title, sheet.opens) == ("2 partners are on record by name", "partner_id")
    assert records(sheet.rows) == [
        ("EU", "Union_1", "◆ on a list", "On the list", "[2]"),
        ("UKR", "Ukraine", "■ as host", "", "[1]"),
    ]
    assert sheet.links == (
        (r"◆ Union\_1", "pages/partner.py", {"id": "EU"}),
        ("■ Ukraine", "pages/partner.py", {"id": "UKR"}),
    )


@pytest.mark.parametrize(
    ("meeting", "roll", "title", "note"),
    [
        (COMPLETE, ROLL.iloc[1:], "1 partner is on record by name", "The source gives its list as complete."),
        (
            PARTIAL,
            ROLL.iloc[1:],
            "1 partner is on record by name",
            "The list is not complete: who is not named may have been there.",
        ),
        (
            PARTIAL,
            ROLL.tail(1),
            "No partner is on record by name (?)",
            "That none is named does not say who was there.",
        ),
    ],
)
def test_what_it_means_not_to_be_named(meeting, roll, title, note):
    sheet = told.named(meeting, roll, SOURCES)
    assert (sheet.title, sheet.note) == (title, note)


def test_a_person_in_one_role_has_one_row_with_all_sessions():
    speakers = pd.DataFrame(
        [
            ("Ada", "General", "Chair", "Staff", 1.0, "a"),
            ("Ada", "General", "Chair", "Staff", 2.0, "b"),
            ("Bo", None, None, None, None, "a"),
        ],
        columns=["person", "rank", "role", "organisation", "position", "source_id"],
    )
    sheet = told.spoke(speakers, SOURCES)
    assert sheet.title == "2 speakers on record"
    assert records(sheet.rows) == [
        ("General Ada", "Chair", "Staff", "1, 2", "[1], [2]"),
        ("Bo", "", "", "?", "[1]"),
    ]
    assert told.spoke(speakers.head(0), SOURCES).title == "No speaker on record (?)"
