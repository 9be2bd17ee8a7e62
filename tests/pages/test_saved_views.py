"""The saved views of the menu open on what the record knows; one figure can stand alone."""

import pytest
import streamlit as st

from tests.contract.tree import ROOT
from tests.pages.test_pages import ids
from tests.pages.visit import FRONT, errors, figures, headline, links, said, visit
from utils.filters import ID_FILTERS
from utils.saved_views import PLACE, chosen, saved_views

SHIPPED = saved_views(chosen())
LABELS = [view.name("en") for view in SHIPPED]


def test_the_shipped_views_are_those_that_were_promised_each_in_both_languages():
    assert LABELS == ["Bi-annual meetings", "Western Balkans", "Undersea infrastructure", "Indo-Pacific"]
    assert all(set(view.names) == {"en", "fr"} for view in SHIPPED)


@pytest.mark.parametrize("saved", SHIPPED, ids=LABELS)
def test_a_saved_view_opens_on_known_ids_and_nothing_of_it_is_left_out(saved):
    asked = [(key, value) for key in ID_FILTERS for value in saved.query.get(key, ())]
    assert [(key, value) for key, value in asked if value not in ids(key)] == []
    app = visit(saved.script, saved.query)
    assert errors(app) == []
    assert headline(app)
    assert [note.value for note in app.info] == []
    assert "▲" not in said(app)


def test_the_menu_offers_them_in_the_readers_language_and_keeps_it():
    assert set(LABELS) - set(links(visit(FRONT))) == set()
    french = links(visit(FRONT, {"lang": ["fr"], "partner": ["GEO"]}))
    assert french["Balkans occidentaux"].endswith("view=region&lang=fr")
    assert "GEO" not in french["Balkans occidentaux"]


def test_a_record_that_does_not_hold_what_they_ask_for_is_offered_none(monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(ROOT / "tests" / "packages" / "river-forum"))
    app = visit(FRONT)
    assert errors(app) == []
    assert set(links(app)) & set(LABELS) == set()


def test_a_file_with_a_fault_is_told_in_the_menu_and_stops_no_page(monkeypatch, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[view]]\nen = "A"\nlink = "moon"', "utf-8")
    monkeypatch.setenv(PLACE, str(path))
    app = visit(FRONT)
    assert headline(app)
    assert "▲ No saved view is offered: mine.toml, view 1: there is no page “moon”." in said(app)


@pytest.fixture
def embedded(monkeypatch):
    monkeypatch.setattr(type(st.context), "is_embedded", True)


def test_an_embedded_figure_ends_its_page_and_leads_to_it(embedded):
    address = {"series": ["bam"], "lang": ["fr"], "figure": ["kinds"]}
    app = visit("pages/topics.py", address)
    assert errors(app) == []
    whole, alone = figures(visit("pages/topics.py", {"series": ["bam"]})), figures(app)
    assert len(alone) == 2 < len(whole)
    assert links(app)["Ouvrir dans le tableau de bord ›"] == "series=bam&lang=fr"


def test_a_figure_that_the_page_does_not_have_is_named(embedded):
    assert "The address has “figure”, which means nothing to this page." in said(
        visit("pages/topics.py", {"figure": ["moon"]})
    )


def test_a_page_that_is_not_embedded_shows_all_its_figures():
    assert len(figures(visit("pages/topics.py", {"figure": ["kinds"]}))) == len(
        figures(visit("pages/topics.py"))
    )
