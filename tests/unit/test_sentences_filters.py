"""The filters in one sentence, and what of an address was not understood."""

from datetime import date

import pytest

from utils.filters import Filters, Misread
from utils.sentences.filters import asked, empty, misread, period, unknown_key

NAMES = {
    "partner": {"GEO": "Georgia", "MDA": "Moldova", "UKR": "Ukraine", "ARM": "Armenia", "BAD": "<b>_x_</b>"},
    "framework": {"first": "First framework", "second": "Second framework"},
    "theme": {"water": "Water"},
    "topic": {"floods": "Floods"},
    "series": {"forum": "Forum"},
}


def told(held=9, on_record=107, **chosen):
    return asked(Filters(**chosen), NAMES, held, on_record).replace("\u00a0", " ")


def test_nothing_asked_is_told_as_everything():
    assert told(107) == "All partners · all topics · **107 of 107 meetings**"


def test_every_filter_has_its_place_in_the_sentence():
    sentence = told(
        partner=("GEO", "MDA"),
        framework=("first",),
        theme=("water",),
        topic=("floods",),
        series=("forum",),
        since=date(2022, 1, 1),
        until=date(2024, 12, 31),
    )
    assert sentence == (
        "Georgia and Moldova · First framework · 2022–2024 · Water · Floods · Forum · **9 of 107 meetings**"
    )


def test_a_framework_alone_stands_in_the_place_of_the_partners():
    assert told(framework=("first", "second")) == (
        "First framework and Second framework · all topics · **9 of 107 meetings**"
    )


def test_more_than_three_are_told_as_three_and_a_number():
    assert told(partner=("ARM", "GEO", "MDA", "UKR")) == (
        r"Armenia\, Georgia\, Moldova and 1 more · all topics · **9 of 107 meetings**"
    )


def test_one_meeting_on_record_is_told_of_as_one():
    assert told(0, 1) == "All partners · all topics · **0 of 1 meeting**"


def test_hostile_names_are_inert():
    assert told(partner=("BAD",)).startswith(r"\<b\>\_x\_\<\/b\> · ")


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, ""),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 1, 1), date(2024, 12, 31), "2022–2024"),
        (date(2022, 1, 1), date(2024, 12, 30), "1 Jan 2022 to 30 Dec 2024"),
        (date(2022, 1, 1), None, "since 1 Jan 2022"),
        (None, date(2024, 12, 31), "until 31 Dec 2024"),
    ],
)
def test_a_span_is_told_as_briefly_as_it_can_be(since, until, words):
    assert period(since, until).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            Misread("partner", "XXX", "unknown"),
            "Partner: “XXX” is not known to this record. It was left out.",
        ),
        (
            Misread("since", "soon", "not-a-day"),
            r"From: “soon” is not a day; write 2024-02-28. It was left out.",
        ),
        (Misread("as_of", "x", "later"), "As of: “x” is still to come. It was left out."),
        (Misread("until", "x", "repeated"), "To: “x” is a second day. It was left out."),
        (Misread("topic", "<i>", "unknown"), r"Topic: “\<i\>” is not known to this record. It was left out."),
    ],
)
def test_what_was_not_understood_is_named_with_the_reason(value, sentence):
    assert misread(value) == sentence


def test_a_long_value_is_cut():
    assert "x" * 59 + "…" in misread(Misread("partner", "x" * 5000, "unknown"))


def test_a_parameter_that_means_nothing_is_named():
    assert unknown_key("a_b") == r"The address has “a\_b”, which means nothing to this page. It was left out."


def test_where_nothing_fits_the_sentence_says_what_was_asked():
    sentence = empty(Filters(partner=("UKR",), series=("forum",), since=date(2099, 1, 1)), NAMES)
    assert sentence.replace("\u00a0", " ") == (
        "No meeting on record fits all of this: Ukraine · Forum · since 1 Jan 2099. Take one of the filters off:"
    )


def test_where_only_the_day_was_asked_there_is_nothing_to_name():
    assert empty(Filters(as_of=date(1950, 1, 1)), NAMES).startswith(
        "No meeting on record fits all of this: –."
    )
