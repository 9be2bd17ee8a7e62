"""Dates, numbers, lists and the escapers that data text passes."""

import re
import threading
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils import wording
from utils.wording import (
    clipped,
    day,
    figure_text,
    listing,
    markdown,
    month,
    ngettext,
    number_text,
    partial_day,
    plain,
    shortened,
    speak,
    spoken,
)

FEBRUARY = date(2024, 2, 28)
JOIN = "\N{WORD JOINER}"


@pytest.fixture(autouse=True)
def english():
    speak("en")
    yield
    speak("en")


def test_dates_are_held_together_by_no_break_spaces():
    assert day(FEBRUARY) == "28\u00a0Feb\u00a02024"
    assert month(FEBRUARY) == "Feb\u00a02024"


def test_a_partial_day_keeps_the_precision_it_has():
    assert [partial_day(text) for text in ("2024", "2024-02", "2024-02-28")] == [
        "2024",
        "Feb\u00a02024",
        "28\u00a0Feb\u00a02024",
    ]


def test_numbers_are_written_as_the_language_writes_them():
    assert [number_text(number) for number in (0, 733, 1234, 7.5)] == ["0", "733", "1,234", "7.5"]


def test_a_list_ends_with_and():
    assert [listing(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_a_long_text_is_cut_with_an_ellipsis():
    assert [clipped("abcdef", length) for length in (6, 5, 2)] == ["abcdef", "abcd…", "a…"]
    assert clipped("ab cdef", 4) == "ab…"


def test_a_long_list_says_how_many_more():
    assert shortened(["A", "B"], 2) == "A, B"
    assert shortened(["A", "B", "C", "D"], 2) == "A, B, 2 more"
    assert shortened([], 2) == ""


def test_one_and_many_have_their_own_words():
    assert [ngettext("{n} day", "{n} days", n) for n in (0, 1, 2, 1234)] == [
        "0 days",
        "1 day",
        "2 days",
        "1,234 days",
    ]


def test_french_writes_dates_numbers_and_lists_its_own_way():
    speak("fr")
    assert day(FEBRUARY) == "28\u00a0févr.\u00a02024"
    assert number_text(7.5) == "7,5"
    assert listing(["A", "B"]) == "A et B"


def test_an_unknown_language_counts_as_english():
    for asked in ("de", "", "<script>", "../../etc"):
        speak(asked)
        assert spoken() == "en"


def test_each_thread_speaks_its_own_language():
    speak("fr")
    heard: list[str] = []
    other = threading.Thread(target=lambda: heard.append(spoken()))
    other.start()
    other.join()
    assert (heard, spoken()) == (["en"], "fr")


@pytest.mark.parametrize(
    ("hostile", "inert"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert\(1\)\<\/script\>"),
        ("![](http://x)", rf"\!\[\]\(http\:{JOIN}\/\/x\)"),
        ("[a](javascript:b)", rf"\[a\]\(javascript\:{JOIN}b\)"),
        ("a|b", r"a\|b"),
        ("a_b_c", r"a\_b\_c"),
        ("*a* **b**", r"\*a\* \*\*b\*\*"),
        ("$x$", r"\$x\$"),
        ("`code`", r"\`code\`"),
        ("# title", r"\# title"),
        (":smile:", rf"\:{JOIN}smile\:"),
        (":red[x]", rf"\:{JOIN}red\[x\]"),
        (":material/home:", rf"\:{JOIN}material\/home\:"),
        ("a -> b", rf"a \-\>{JOIN} b"),
        ("a <-> b", rf"a \<\-\>{JOIN} b"),
        ("www.example.org", rf"www{JOIN}\.example\.org"),
        ("a@example.org", rf"a{JOIN}\@{JOIN}example\.org"),
        ("&lt;", r"\&lt\;"),
        ("a\\b", r"a\\b"),
        ("one\ntwo\tthree", "one two three"),
        ("1. one", r"1\. one"),
        ("Québec 中文", "Québec 中文"),
        ("", ""),
    ],
)
def test_hostile_text_is_inert_in_markdown(hostile, inert):
    assert markdown(hostile) == inert


@given(st.text())
def test_no_ascii_punctuation_is_left_unescaped_in_markdown(text):
    shown = markdown(text)
    bare = shown.replace("\\\\", "")
    assert all(
        bare[place - 1] == "\\"
        for place, sign in enumerate(bare)
        if sign in "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"
    )
    assert "\n" not in shown


@given(st.text())
def test_plotly_sees_no_tag(text):
    shown = figure_text(text)
    assert "<" not in shown
    assert ">" not in shown


def test_plotly_shows_hostile_text_as_it_is():
    assert figure_text('<b onclick="x">a & b</b>') == '&lt;b onclick="x"&gt;a &amp; b&lt;/b&gt;'


def test_every_language_has_its_own_name():
    assert wording.LANGUAGES == {"en": "English", "fr": "Français"}


@given(st.text())
def test_escaped_data_come_back_plain_as_they_were(text):
    kept = re.sub(r"[\t\n\r\f\v]", " ", text).replace("\N{WORD JOINER}", "")
    assert plain(markdown(text)) == kept


def test_a_sentence_of_ours_loses_its_marks_and_keeps_its_words():
    assert plain(":blue[■] **Partnership \\*for\\* Peace** 17 · 1 named [2]  \nnext") == (
        "■ Partnership *for* Peace 17 · 1 named [2]\nnext"
    )
