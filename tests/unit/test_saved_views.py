"""Saved views: what a file may say, and what it is told where it may not."""

import pytest

from utils.saved_views import SavedViewsError, saved_views

GOOD = """
[[view]]
en = "Talks"
fr = "Entretiens"
link = "meetings?series=talks&since=2024-01-01&find=sea"

[[view]]
en = "Now"
link = ""
""".replace('link = ""', 'link = "?partner=GEO"')

KNOWN = {
    "partner": frozenset({"GEO"}),
    "framework": frozenset(),
    "theme": frozenset(),
    "topic": frozenset(),
    "series": frozenset(),
}


def read(tmp_path, text):
    path = tmp_path / "views.toml"
    path.write_text(text, "utf-8")
    return saved_views(path)


def test_a_view_is_a_name_in_each_language_a_page_and_its_parameters(tmp_path):
    talks, now = read(tmp_path, GOOD)
    assert (talks.name("fr"), talks.name("en"), now.name("fr")) == ("Entretiens", "Talks", "Now")
    assert (talks.script, now.script) == ("pages/meetings.py", "dashboard.py")
    assert talks.query == {"series": ["talks"], "since": ["2024-01-01"], "find": ["sea"]}


def test_a_view_is_offered_where_the_record_holds_what_it_filters_by(tmp_path):
    talks, now = read(tmp_path, GOOD)
    assert (talks.fits(KNOWN), now.fits(KNOWN)) == (False, True)


def test_a_file_may_hold_no_view(tmp_path):
    assert read(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[view]", "cannot be read"),
        ('title = "x"', "holds [[view]] tables and nothing else"),
        ("view = 3", "holds [[view]] tables and nothing else"),
        ("[[view]]\n" * 31, "holds 31 views; a menu has room for 30"),
        ('[[view]]\nen = "A"', "view 1: link is missing or not a text"),
        ('[[view]]\nlink = "map"', "view 1: en is missing or not a text"),
        ('[[view]]\nen = "A"\nlink = "map"\nfr = 3', "view 1: fr is missing or not a text"),
        ('[[view]]\nen = "A"\nlink = "map"\nde = "B"', "view 1: “de” means nothing here"),
        ('[[view]]\nen = "' + "A" * 61 + '"\nlink = "map"', "is longer than 60 characters"),
        (GOOD + '[[view]]\nen = "A"\nlink = "moon?partner=GEO"', "view 3: there is no page “moon”"),
        ('[[view]]\nen = "A"\nlink = "../data/views"', "there is no page “../data/views”"),
        (
            '[[view]]\nen = "A"\nlink = "https://example.org/map"',
            "there is no page “https://example.org/map”",
        ),
        ('[[view]]\nen = "A"\nlink = "map?partner"', "“partner” is not a list of key=value"),
        ('[[view]]\nen = "A"\nlink = "map?partner=%ff"', "is not a list of key=value"),
        ('[[view]]\nen = "A"\nlink = "map?partner="', "partner has no value"),
        ('[[view]]\nen = "A"\nlink = "map?lang=fr"', "“lang” has no place in a saved view"),
        ('[[view]]\nen = "A"\nlink = "map?since=spring"', "“spring” is not a day. Write it as 2024-02-28."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, told, tmp_path):
    with pytest.raises(SavedViewsError) as raised:
        read(tmp_path, text)
    assert told in str(raised.value)
    assert str(raised.value).startswith("views.toml")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SavedViewsError, match=r"nowhere\.toml cannot be read"):
        saved_views(tmp_path / "nowhere.toml")
