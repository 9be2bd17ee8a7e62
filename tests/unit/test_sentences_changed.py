"""What is said of the difference from the meeting before."""

import pandas as pd

from utils.sentences import changed as told


def turnout(name, day, eligible, qualifier, claimed, named):
    columns = ["meeting_id", "start_date", "eligible", "qualifier", "claimed", "named"]
    return pd.DataFrame([(name, pd.Timestamp(day), eligible, qualifier, claimed, named)], columns=columns)


NOW = turnout("b", "2024-02-28", 36, "exact", 30, 1)
BEFORE = turnout("a", "2023-05-23", None, "over", 30, 0)
LISTED = pd.DataFrame({"meeting_id": ["b", "a"], "sessions": [5, 4], "topics": [12, 8]})
CHANGES = pd.DataFrame({"change": ["dropped", "new", "new"], "topic": ["Ice", "Sea", "Air"]})
PARTNERS = pd.DataFrame({"change": ["both", "now", "before"], "partner": ["Union", "Ukraine", "Malta"]})
SPEAKERS = pd.DataFrame({"change": ["now"], "person": ["Ada"]})


def test_counts_topics_partners_and_speakers_are_compared():
    sheet = told.since(NOW, BEFORE, LISTED, CHANGES, PARTNERS, SPEAKERS)
    assert sheet.title.replace("\u00a0", " ") == "What changed since 23 May 2023"
    assert sheet.rows.to_records(index=False).tolist() == [
        ("Reported", "over 30 → 30"),
        ("Eligible", "– → 36"),
        ("Named", "0 → 1"),
        ("Sessions", "4 → 5"),
        ("Topics", "8 → 12"),
        ("New, first time", "Sea, Air"),
        ("Dropped", "Ice"),
        ("Partners named here only", "Ukraine"),
        ("Partners named at both", "Union"),
        ("Partners named then only", "Malta"),
        ("Speakers here only", "Ada"),
    ]


def test_the_first_meeting_of_a_series_has_nothing_to_compare():
    sheet = told.since(NOW, BEFORE.head(0), LISTED, CHANGES, PARTNERS, SPEAKERS)
    assert sheet.title == "The first meeting of its series: nothing to compare"
    assert sheet.rows.empty
