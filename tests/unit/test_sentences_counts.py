"""Counts in words."""

import pytest

from utils.sentences import counts


@pytest.mark.parametrize(
    ("qualifier", "value", "told"),
    [
        ("exact", 30, "30"),
        ("over", 30, "over 30"),
        ("about", 30.0, "about 30"),
        ("exact", 0, "0"),
        ("exact", 1234, "1,234"),
        (None, None, "?"),
        (float("nan"), float("nan"), "?"),
    ],
)
def test_a_claim_is_told_as_its_source_words_it(qualifier, value, told):
    assert counts.claimed(qualifier, value) == told


@pytest.mark.parametrize(
    ("value", "told"), [(36, "36"), (36.0, "36"), (0, "0"), (None, "–"), (float("nan"), "–")]
)
def test_a_number_eligible_that_does_not_apply_is_a_dash_and_not_nought(value, told):
    assert counts.eligible(value) == told


def test_one_and_many_have_their_own_words():
    assert [
        (counts.meetings(n), counts.sessions(n), counts.topics(n), counts.nations(n), counts.days(n))
        for n in (0, 1, 2)
    ] == [
        ("0 meetings", "0 sessions", "0 topics", "0 partner nations", "0 days"),
        ("1 meeting", "1 session", "1 topic", "1 partner nation", "1 day"),
        ("2 meetings", "2 sessions", "2 topics", "2 partner nations", "2 days"),
    ]
