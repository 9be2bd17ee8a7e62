"""What needs attention, in words."""

import pandas as pd
import pytest

from utils.attention import RULES
from utils.sentences import attention as told


def found(number: int) -> pd.DataFrame:
    return pd.DataFrame({"meeting_id": [f"m{row // 2}" for row in range(number)]})


@pytest.mark.parametrize(
    ("key", "one", "many"),
    [
        (
            "series-overdue",
            "1 series: none found for over 2 times its median gap",
            "4 series: none found for over 2 times their median gap",
        ),
        (
            "partner-not-named",
            "1 partner not named at 10 meetings or more in a row",
            "4 partners not named at 10 meetings or more in a row",
        ),
        (
            "topic-dropped",
            "1 topic dropped after 3 meetings in a row or more",
            "4 topics dropped after 3 meetings in a row or more",
        ),
        (
            "claims-in-conflict",
            "1 claim about 1 meeting cannot be true",
            "4 claims about 2 meetings cannot all be true",
        ),
        (
            "meeting-without-sessions",
            "1 meeting with no session on record",
            "4 meetings with no session on record",
        ),
    ],
)
def test_each_rule_says_how_many_rows_it_found(key, one, many):
    rule = next(rule for rule in RULES if rule.key == key)
    assert [rule.line(found(number), rule.threshold) for number in (1, 4)] == [one, many]


def test_a_threshold_stands_in_the_rule_and_its_line():
    assert told.series_overdue_rule(1.5).startswith("no meeting of the series found for more than 1.5 times")
    assert told.meeting_without_sessions_rule(3) == "a meeting with fewer than 3 sessions on record."
    assert (
        told.meeting_without_sessions_line(found(4), 3) == "4 meetings with fewer than 3 sessions on record"
    )


def test_every_rule_has_its_own_name_and_sentence():
    assert len({rule.name() for rule in RULES}) == len({rule.sentence(2) for rule in RULES}) == len(RULES)


def test_the_headline_says_how_many_rules_found_something():
    assert told.headline(4, 5) == "Needs attention, by 4 of 5 rules"
    assert told.headline(1, 1) == "Needs attention, by 1 of 1 rule"
    assert told.headline(0, 5) == "Nothing needs attention"


def test_a_list_of_nothing_says_who_looked():
    assert told.note(0, 5) == "5 rules looked and found no row"
    assert told.note(0, 0) == "Every rule is switched off"
    assert told.note(2, 5) == ""
