"""Finding by words: case, accents, slips of the hand, and what comes first."""

from datetime import date

import pandas as pd
import pytest

from utils.search import Entry, Index, found

GEORGIA = Entry("partner", "GEO", "Georgia", None, ("Géorgie", "GEO"))
TURKIYE = Entry("partner", "TUR", "Türkiye")
UKRAINE = Entry("partner", "UKR", "Ukraine", None, ("UKR",))
TALKS = Entry("meeting", "talks", "Staff talks with Ukraine", date(2024, 2, 28))
REPORT = Entry("session", "talks", "Ukraine and Georgia: a report", date(2024, 2, 28))
INDEX = Index([GEORGIA, TURKIYE, UKRAINE, TALKS, REPORT])


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("georgia", GEORGIA),
        ("GÉORGIE", GEORGIA),
        ("georgie", GEORGIA),
        ("turkiye", TURKIYE),
        ("Gorgia", GEORGIA),
        ("ukriane", UKRAINE),
        ("geo", GEORGIA),
        ("ukr", UKRAINE),
        ("  staff   TALKS ", TALKS),
        ("report georgia", REPORT),
        ("reprot gorgia", REPORT),
    ],
)
def test_what_was_meant_comes_first(words, first):
    assert INDEX.find(words)[0] == first


def test_an_exact_name_stands_before_one_that_begins_so_before_one_that_holds_it():
    assert INDEX.find("ukraine") == [UKRAINE, REPORT, TALKS]


def test_every_word_has_to_be_found():
    assert INDEX.find("georgia atlantis") == []
    assert INDEX.find("talks georgia") == []


def test_nothing_is_found_for_nothing_or_for_signs():
    assert [INDEX.find(words) for words in ("", "   ", "?!", "<>")] == [[], [], [], []]


def test_no_more_are_given_than_were_asked_for():
    assert INDEX.find("ukraine", most=1) == [UKRAINE]
    assert Index([]).find("ukraine") == []


def test_a_short_word_is_taken_as_it_is():
    assert INDEX.find("gea") == []


@pytest.mark.parametrize("words", ["[", "\\", "(" * 500, "x" * 5000, "\x00", "\u202e", "😀"])
def test_no_words_break_the_search(words):
    assert INDEX.find(words) == []


def test_rows_are_found_by_all_their_words_in_any_column():
    rows = pd.DataFrame({"name": ["Géorgie", "Peru"], "place": ["Tbilisi", "Lima"]})
    assert found(rows, "GEORGIE tbi")["name"].tolist() == ["Géorgie"]
    assert len(found(rows, " ")) == 2
