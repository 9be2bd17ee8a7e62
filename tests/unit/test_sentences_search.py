"""The search box in words."""

from datetime import date

from utils.search import Entry
from utils.sentences import search as told


def test_a_line_says_the_name_the_kind_and_the_day():
    assert told.line(Entry("partner", "GEO", "Georgia *x*")) == "**Georgia \\*x\\*** · Partner"
    assert told.line(Entry("session", "talks", "Opening", date(2024, 2, 28))) == (
        "**Opening** · Session, 28\N{NO-BREAK SPACE}Feb\N{NO-BREAK SPACE}2024"
    )


def test_a_long_name_is_cut():
    assert told.line(Entry("topic", "t", "x" * 100)) == f"**{'x' * 59}…** · Topic"


def test_an_entry_opens_its_page_a_session_or_person_that_of_the_meeting():
    assert told.way(Entry("partner", "GEO", "Georgia")) == ("pages/partner.py", {"id": "GEO"})
    assert told.way(Entry("topic", "floods", "Floods")) == ("pages/topic.py", {"id": "floods"})
    assert [told.way(Entry(kind, "talks", "T")) for kind in ("meeting", "session", "person")] == [
        ("pages/meeting.py", {"id": "talks"})
    ] * 3
    assert told.way(Entry("programme", "gauges", "River gauges")) == ("pages/programmes.py", {})


def test_what_was_not_found_is_said_back_inert():
    assert told.nothing("<b>") == "Nothing found for “\\<b\\>”"
