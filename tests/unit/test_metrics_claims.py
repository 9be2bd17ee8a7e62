"""Claims: which is primary, and which cannot all be true."""

import pytest

from tests.records import record_of, rows
from utils.metrics.claims import claims, of_nations, sourced

NATIONS = "partner_nations"


def claimed(*told):
    """One meeting with these claims (measure, qualifier, value), each of another source, and what becomes of them."""
    record = record_of(
        attendance_claims=[
            ("forum-2024-02-28", *claim, f"source-{place}") for place, claim in enumerate(told)
        ]
    )
    return rows(claims(record).select("value", "primary", "conflict"))


def test_the_first_row_of_a_measure_is_the_primary_claim():
    assert claimed((NATIONS, "exact", 30), (NATIONS, "exact", 29)) == [(30, True, True), (29, False, True)]


def test_each_meeting_and_measure_has_its_own_primary_claim():
    record = record_of(
        attendance_claims=[
            ("one-2024-01-01", NATIONS, "exact", 5),
            ("two-2024-01-01", NATIONS, "exact", 6),
            ("one-2024-01-01", "participants", "exact", 70),
            ("one-2024-01-01", NATIONS, "exact", 5, "another"),
        ]
    )
    assert rows(claims(record).select("value", "primary", "conflict")) == [
        (5, True, False),
        (6, True, False),
        (70, True, False),
        (5, False, False),
    ]


@pytest.mark.parametrize(
    ("told", "conflict"),
    [
        ([("exact", 30), ("exact", 29)], True),
        ([("exact", 30), ("exact", 30)], False),
        ([("over", 15), ("exact", 26)], False),
        ([("exact", 26), ("over", 15)], False),
        ([("over", 30), ("exact", 30)], True),
        ([("over", 30), ("exact", 31)], False),
        ([("over", 30), ("exact", 29)], True),
        ([("over", 15), ("over", 30)], False),
        ([("about", 30), ("exact", 12)], False),
        ([("about", 30), ("about", 12)], False),
        ([("about", 30), ("over", 40)], False),
        ([("over", 15), ("exact", 26), ("over", 26)], True),
        ([("exact", 0), ("over", 0)], True),
        ([("exact", 0)], False),
        ([("over", 0)], False),
    ],
)
def test_claims_conflict_only_where_they_cannot_all_be_true(told, conflict):
    rows_of_the_group = claimed(*((NATIONS, qualifier, value) for qualifier, value in told))
    assert [row[2] for row in rows_of_the_group] == [conflict] * len(told)


def test_numbers_of_persons_are_never_compared_with_numbers_of_nations():
    told = claimed((NATIONS, "exact", 30), ("participants", "exact", 70), ("representatives", "exact", 55))
    assert [row[2] for row in told] == [False, False, False]


def test_a_conflict_of_one_meeting_is_none_of_another():
    record = record_of(
        attendance_claims=[("one-2024-01-01", NATIONS, "exact", 5), ("two-2024-01-01", NATIONS, "exact", 6)]
    )
    assert rows(claims(record).select("conflict")) == [(False,), (False,)]


def test_the_claim_of_nations_is_the_primary_one_with_the_number_of_rows():
    record = record_of(
        attendance_claims=[
            ("forum-2024-02-28", "participants", "exact", 70),
            ("forum-2024-02-28", NATIONS, "over", 30),
            ("forum-2024-02-28", NATIONS, "exact", 29),
        ]
    )
    told = of_nations(record).select("meeting_id", "qualifier", "claimed", "conflict", "claims")
    assert rows(told) == [("forum-2024-02-28", "over", 30, True, 2)]


def test_a_meeting_without_a_claim_of_nations_has_no_row():
    record = record_of(attendance_claims=[("forum-2024-02-28", "participants", "exact", 70)])
    assert rows(of_nations(record)) == []


def test_every_claim_stands_beside_its_source_the_latest_meeting_first():
    record = record_of(
        sources=[
            ("gazette", "The Gazette", "Thirty came", "https://gazette.example/30"),
            ("log", "The Forum", "Log", None),
        ],
        attendance_claims=[
            ("forum-2023-05-23", NATIONS, "over", 30, "log"),
            ("forum-2024-02-28", NATIONS, "exact", 30, "gazette"),
            ("forum-2024-02-28", NATIONS, "exact", 29, "log"),
        ],
    )
    told = sourced(record).select("start_date", "value", "primary", "publisher", "source", "url")
    assert rows(told) == [
        ("2024-02-28", 30, True, "The Gazette", "Thirty came", "https://gazette.example/30"),
        ("2024-02-28", 29, False, "The Forum", "Log", None),
        ("2023-05-23", 30, True, "The Forum", "Log", None),
    ]
