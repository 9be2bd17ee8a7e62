"""The switch to exercise data: every page opens on them, every part of it says so, and every way keeps them."""

import pytest

from tests.pages.visit import FRONT, PAGES, errors, figures, headline, links, revisit, said, strips, visit

DATA = {"data": ["exercise"]}
ONE = {"pages/partner.py": {"id": ["GEO"]}, "pages/topic.py": {"id": ["partnership-policy"]}}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_exercise_data_and_marks_them(page):
    app = visit(page, DATA | ONE.get(page, {}))
    assert errors(app) == []
    assert strips(app) == ["EXERCISE EXERCISE EXERCISE"] * 2
    assert "24 of 24 meetings" in said(app)
    assert "▲" not in said(app)
    for plot in figures(app):
        assert plot.alt.startswith("EXERCISE · ")
        assert plot.spec["layout"]["annotations"][-1]["text"] == "<b>EXERCISE</b>"


def test_every_link_keeps_the_exercise_but_the_one_back():
    found = links(visit(FRONT, DATA | {"partner": ["GEO"]}))
    assert "data=" not in found.pop("Back to the record")
    assert [label for label, query in found.items() if "data=exercise" not in query] == []


def test_the_record_is_what_opens_and_offers_the_exercise_with_filters_and_options_of_the_page():
    found = links(visit("pages/partner.py", {"id": ["GEO"], "since": ["2022-01-01"], "lang": ["fr"]}))
    assert found["Données d’exercice"] == "id=GEO&since=2022-01-01&lang=fr&data=exercise"
    assert [label for label, query in found.items() if "data=" in query] == ["Données d’exercice"]


def test_going_back_and_forth_shows_each_as_it_was():
    app = visit(FRONT)
    before = headline(app)
    assert headline(revisit(app, DATA)) != before
    assert headline(revisit(app, {})) == before


def test_what_the_exercise_does_not_know_is_named():
    assert "▲ Series: “bam” is not known to this record. It was left out." in said(
        visit(FRONT, DATA | {"series": ["bam"]})
    )


def test_data_of_another_name_are_told_of():
    told = said(visit(FRONT, {"data": ["mine"]}))
    assert "▲ The address has “data”, which means nothing to this page. It was left out." in told
    assert "107 of 107 meetings" in told
