"""Entries: what can be searched for, each once, with the page it opens."""

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.entries import entries
from utils.selection import select


def record():
    return record_of(
        partners=[{"partner_id": "PRY", "name": "Paraguay", "official_name": "Republic of Paraguay"}],
        programmes=[{"programme_id": "gauges", "name": "River gauges", "abbreviation": "RG"}],
        series=[("forum", "Forum")],
        themes=[("water", "Water")],
        topics=[("floods", "water", "Floods")],
        meetings=[
            {"series_id": "forum", "start_date": "2023-05-10", "title": "First landing", "city": "Rosario"},
            {"series_id": "forum", "start_date": "2024-05-10", "title": "Second landing"},
        ],
        sessions=[{"meeting_id": "forum-2023-05-10", "position": "1", "title": "Opening words"}],
        appearances=[
            {
                "meeting_id": "forum-2023-05-10",
                "person": "A. Person",
                "role": "Chair",
                "organisation": "Forum",
            },
            {
                "meeting_id": "forum-2024-05-10",
                "person": "A. Person",
                "role": "Guest",
                "organisation": "Guild",
            },
        ],
    )


EXPECTED = [
    ("partner", "PRY", "PRY", "Paraguay", "Republic of Paraguay", "PRY", None),
    ("topic", "floods", "floods", "Floods", "Water", None, None),
    ("programme", "gauges", "gauges", "River gauges", "RG", None, None),
    ("meeting", "forum-2024-05-10", "forum-2024-05-10", "Second landing", None, "Forum", "2024-05-10"),
    ("meeting", "forum-2023-05-10", "forum-2023-05-10", "First landing", "Rosario", "Forum", "2023-05-10"),
    ("person", "A. Person", "forum-2024-05-10", "A. Person", "Guest", "Guild", "2024-05-10"),
    ("session", "forum-2023-05-10-s1", "forum-2023-05-10", "Opening words", None, None, "2023-05-10"),
]


def test_everything_with_a_name_is_an_entry_and_a_person_is_one_at_the_latest_meeting():
    assert rows(entries(record())) == EXPECTED


def test_the_filters_hide_no_entry():
    assert rows(entries(select(record(), Filters(since=None, partner=("PRY",))))) == EXPECTED
