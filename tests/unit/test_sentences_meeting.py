"""What the page of one meeting says of the meeting itself."""

from datetime import date

import pandas as pd
import pytest

from utils.sentences import meeting as told

HOSTILE = "<b>_x_"
INERT = r"\<b\>\_x\_"
NONE = pd.Timestamp("NaT")


def meeting(**changed):
    row = {
        "meeting_id": "forum-2024-02-28",
        "series": "Forum",
        "place": 2,
        "held": 3,
        "start_date": pd.Timestamp("2024-02-28"),
        "end_date": pd.Timestamp("2024-02-28"),
        "title": "Forum: strategy",
        "city": None,
        "venue": None,
        "mode": "in-person",
        "host": None,
        "audience": "all-partners",
        "framework": None,
        "participant_list": "partial",
        "summary": None,
        "planned": False,
        "previous_id": "forum-2023-05-23",
        "previous": pd.Timestamp("2023-05-23"),
        "next_id": None,
        "next": NONE,
    }
    return pd.Series(row | changed, dtype=object)


def plain(text):
    return text.replace("\u00a0", " ")


def test_the_steps_name_the_days_they_lead_to():
    following = {"next_id": "forum-2024-11-20", "next": pd.Timestamp("2024-11-20")}
    assert [
        (plain(words), options["id"], here) for words, options, here in told.steps(meeting(**following))
    ] == [
        ("‹ 23 May 2023", "forum-2023-05-23", False),
        ("Forum · meeting 2 of 3", "forum-2024-02-28", True),
        ("20 Nov 2024 ›", "forum-2024-11-20", False),
    ]


def test_a_lone_meeting_leads_nowhere_else():
    alone = told.steps(meeting(previous_id=None, previous=NONE, place=1, held=1))
    assert [words for words, _options, _here in alone] == ["Forum · meeting 1 of 1"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, "28 Feb 2024: strategy"),
        ({"title": HOSTILE}, f"28 Feb 2024: {INERT}"),
        ({"end_date": pd.Timestamp("2024-02-29")}, "28 Feb 2024 – 29 Feb 2024: strategy"),
        ({"planned": True}, "Planned for 28 Feb 2024: strategy"),
    ],
)
def test_the_headline_gives_day_and_subject(changed, sentence):
    assert plain(told.headline(meeting(**changed))) == sentence


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({}, "place not in the record (?) · in person · for all partners · some participants named"),
        (
            {"venue": "Hall", "city": HOSTILE, "host": "Host_1", "audience": "invited", "participant_list": "complete"},
            rf"Hall, {INERT} · in person · host: Host\_1 · by invitation · complete list of participants",
        ),
        (
            {"city": "Brussels", "audience": "md", "framework": "Dialogue", "participant_list": "none"},
            "Brussels · in person · for Dialogue · no list of participants",
        ),
    ],
)  # fmt: skip
def test_where_and_for_whom(changed, line):
    assert told.where(meeting(**changed)) == line


def test_a_planned_meeting_is_said_to_be_planned_and_not_counted():
    planned = meeting(planned=True)
    assert plain(told.planned_note(planned, date(2024, 1, 1))) == (
        "Planned: 28 Feb 2024 is after 1 Jan 2024, the day as of which the record is read. It is not counted."
    )
    assert told.steps(planned)[1][0] == "Forum · planned"


def test_a_meeting_outside_the_filters_says_so():
    listed = pd.DataFrame({"meeting_id": ["forum-2024-02-28"]})
    assert told.outside(listed, meeting()) == told.outside(listed.head(0), meeting(planned=True)) == ""
    assert told.outside(listed.head(0), meeting()).startswith("This meeting is outside the filters.")


def test_what_there_is_to_choose_from_is_counted():
    assert told.not_chosen(pd.DataFrame({"meeting_id": ["a"]})).endswith("there is 1 to choose from")
    assert told.not_chosen(pd.DataFrame({"meeting_id": ["a", "b"]})).endswith("there are 2 to choose from")


SESSIONS = pd.DataFrame(
    [("s1", 1, "opening", "Welcome", "Words_1"), ("s2", 2, "panel", HOSTILE, None)],
    columns=["session_id", "position", "kind", "title", "summary"],
)
RAISED = pd.DataFrame(
    [("s1", "law", "Law", "continued"), ("s2", "law", "Law", "continued"), ("s2", "sea", "Sea_1", "new"),
     ("s2", "ice", "Ice", "back"), ("s2", "air", "Air", None)],
    columns=["session_id", "topic_id", "topic", "change"],
)  # fmt: skip
SPEAKERS = pd.DataFrame(
    [("Ada", "General", 1.0), ("Bo", None, 1.0), ("Cy", None, None)], columns=["person", "rank", "position"]
)


def test_sessions_and_topics_are_counted_each_topic_once():
    assert told.sessions_title(SESSIONS, RAISED) == "2 sessions, 4 topics, 1 of them for the first time"
    assert told.sessions_title(SESSIONS, RAISED.head(1)) == "2 sessions, 1 topic"
    assert told.sessions_title(SESSIONS.head(0), RAISED.head(0)) == "No session on record (?)"


def test_a_session_is_a_block_with_its_speakers_and_topics():
    opening, panel = told.blocks(SESSIONS, RAISED, SPEAKERS)
    assert (opening.title, opening.quiet, opening.text) == (
        "1 · Welcome",
        "Opening · General Ada; Bo",
        r"Words\_1",
    )
    assert (panel.title, panel.quiet, panel.text) == (f"2 · {INERT}", "Panel", "")
    assert panel.links == (
        ("Law", "pages/topic.py", {"id": "law"}),
        (r":blue[Sea\_1 · first time]", "pages/topic.py", {"id": "sea"}),
        ("Ice · back again", "pages/topic.py", {"id": "ice"}),
        ("Air", "pages/topic.py", {"id": "air"}),
    )
