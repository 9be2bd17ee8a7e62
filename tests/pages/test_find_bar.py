"""The search box on every page: what it finds, where that leads, and that the filters come along."""

import pytest

from tests.pages.visit import FRONT, PAGES, errors, said, visit, ways

BOX = "find-everywhere"


def links(app, words):
    """The links that the words bring, each by its words, its page and its address."""
    before = ways(app)
    app.text_input(BOX).set_value(words).run()
    assert errors(app) == []
    return [(way.label, way.page, way.query) for way in ways(app) if way not in before]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_box_and_finds_a_partner_by_a_mistyped_name(page):
    app = visit(page)
    assert links(app, "sweeden")[0][0] == "Sweden · Partner"


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [("en", "Géorgie", "Georgia"), ("fr", "georgia", "Géorgie"), ("fr", "Switzerland", "Suisse")],
)
def test_a_partner_is_found_by_its_name_in_either_language(language, words, name):
    app = visit(FRONT, {"lang": [language]})
    assert links(app, words)[0][0].startswith(f"{name} · ")


def test_what_is_found_opens_its_page_with_the_filters_and_the_language():
    app = visit(FRONT, {"partner": ["GEO"], "since": ["2020-01-01"], "lang": ["fr"]})
    _words, page, query = links(app, "suede")[0]
    assert (page, query) == ("partner", "partner=GEO&since=2020-01-01&lang=fr&id=SWE")


@pytest.mark.parametrize(
    ("words", "page", "kind"),
    [
        ("rob bauer", "meeting", "Speaker"),
        ("welcome and purpose", "meeting", "Session"),
        ("active endeavour", "programmes", "Programme"),
        ("out-partnering", "topic", "Topic"),
    ],
)
def test_every_kind_of_entry_leads_to_its_page(words, page, kind):
    found = links(visit(FRONT), words)[0]
    assert found[1] == page
    assert f" · {kind}" in found[0]


def test_nothing_found_is_said_and_the_box_can_be_emptied():
    app = visit(FRONT)
    app.text_input(BOX).set_value("<b>qqqqqq").run()
    assert "Nothing found for “<b>qqqqqq”" in said(app)
    app.button("found-close").click().run()
    assert "Nothing found" not in said(app)
    assert app.text_input(BOX).value == ""


def test_what_was_found_goes_when_the_box_is_emptied():
    app = visit(FRONT)
    before = ways(app)
    assert len(links(app, "ukraine")) == 8
    app.text_input(BOX).set_value("").run()
    assert ways(app) == before
