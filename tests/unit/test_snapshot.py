"""The snapshot holds what the pages show, as text, in one file that can fetch nothing."""

import json
import re
from html import unescape

import pytest
from streamlit.proto.Element_pb2 import Element

from tests.pages.visit import FRONT, headline, visit
from tests.river import River
from utils import wording
from utils.plot import Plot, box
from utils.prose import entries, heading, inline
from utils.snapshot import web
from utils.snapshot.__main__ import main
from utils.snapshot.stage import Node, play

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _english():
    yield
    wording.speak("en")


def element(kind, **values):
    message = Element()
    for name, value in values.items():
        setattr(getattr(message, kind), name, value)
    return Node(kind, message=getattr(message, kind))


def words_of(page):
    """The text of a page of HTML as it is read."""
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", page, flags=re.DOTALL)
    return unescape(plain).replace("\N{NO-BREAK SPACE}", " ")


def test_a_sentence_keeps_its_bold_words_and_colours():
    told = inline(r":small[:gray[:blue[■] **PfP** 16 \<b\>  " + "\nnext]]")
    assert words_of(told) == "■ PfP 16 <b>next"
    assert '<strong><small><span class="c-gray">PfP</span></small></strong>' in told


def test_what_has_to_be_pressed_is_left_out():
    assert web.page(element("button", label="Copy link"), {}) == ""


def test_an_element_that_nobody_told_of_is_no_silence():
    with pytest.raises(KeyError, match="balloons"):
        web.page(element("balloons", show=True), {})


def test_hostile_text_ends_no_element():
    spec = json.dumps({"data": [{"text": HOSTILE}], "layout": {"height": 100}})
    figure = web.page(element("html", body=box(Plot("key", HOSTILE, spec, 100, is_map=False))), {})
    assert figure.count("<script") == figure.count("</script>") == 1
    assert "<img" not in figure
    assert "<" not in web.page(element("text", body=HOSTILE), {})[3:-4]


def test_a_link_leads_to_the_section_that_shows_the_same_and_nowhere_else():
    anchors = {web.address("map", {"partner": ["GEO"]}): "page-map"}
    same = element("html", body=inline("[Map](map?partner=GEO)"))
    other = element("html", body=inline("[Map](map?partner=GEO&view=region)"))
    away = element("html", body=inline("[Map](https://h.example/?a=1&b=2)"))
    assert web.page(same, anchors) == '<a class="way" href="#page-map">Map</a>'
    assert web.page(other, anchors) == '<span class="way">Map</span>'
    assert web.page(away, anchors) == '<a href="https://h.example/?a=1&amp;b=2" rel="noreferrer">Map</a>'


def test_links_in_a_text_lead_to_their_sections_too():
    anchors = {web.address("", {"partner": ["GEO"]}): "page-front"}
    texts = (r':blue[a] [**Front** \[1\]](./?partner=GEO "its \"rule\"") b', "[Topic](topic?id=x)")
    assert web.page(element("html", body=heading(1, "A & B") + entries(texts)), anchors) == (
        '<h2>A &amp; B</h2><ul><li><span class="c-blue">a</span> '
        '<a class="way" href="#page-front"><strong>Front</strong> [1]</a> b</li>'
        '<li><span class="way">Topic</span></li></ul>'
    )


def test_ways_to_see_a_page_otherwise_and_the_marking_are_left_out():
    for name in ("links links-step", "marking top"):
        assert web.page(element("html", body=f'<div class="{name}">x</div>'), {}) == ""


def test_a_fault_of_a_page_is_raised(tmp_path):
    page = tmp_path / "page.py"
    page.write_text("raise ValueError('a fault')", encoding="utf-8")
    with pytest.raises(ValueError, match="a fault"):
        play(str(page), {})


def test_a_page_that_stops_is_shown_up_to_there(tmp_path):
    page = tmp_path / "page.py"
    page.write_text(
        "import streamlit as st\nst.text('before')\nst.stop()\nst.text('after')", encoding="utf-8"
    )
    assert web.page(play(str(page), {}), {}) == "<p>before</p>"


ASKED = {"partner": ["PRY"], "lang": ["fr"]}


def test_a_page_is_played_for_the_reader_who_asks(tmp_path):
    page = tmp_path / "page.py"
    page.write_text("import streamlit as st\nst.text(st.user.get('sub', 'nobody'))", encoding="utf-8")
    assert web.page(play(str(page), {}, {"sub": "somebody"}), {}) == "<p>somebody</p>"
    assert web.page(play(str(page), {}), {}) == "<p>nobody</p>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A package whose names are hostile."""
    spoilt = River().cell("series", 2, "name", HOSTILE).cell("partners", 2, "name", HOSTILE)
    return spoilt.write(tmp_path_factory.mktemp("river"))


@pytest.fixture(scope="module")
def river(folder, tmp_path_factory):
    """The snapshot of that package, in French and about one partner, as text."""
    file = tmp_path_factory.mktemp("out") / "snapshot.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(folder))
        assert main(["--filters", "partner=PRY", "--language", "fr", "--out", str(file)]) == 0
    return file.read_text("utf-8")


def test_the_marking_stands_at_the_top_and_at_the_foot(river):
    assert river.count('<p class="marking exercise">EXERCISE EXERCISE EXERCISE · ') == 2


def test_hostile_names_are_read_and_not_run(river):
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', river)
    assert policy.startswith("default-src 'none'")
    assert "'unsafe-inline'" not in policy.split("script-src")[1]
    assert policy.count("sha256-") == 4
    assert HOSTILE in words_of(river)
    assert "<img" not in river
    assert "<script>alert" not in river


def test_every_page_of_the_menu_is_in_it_and_in_its_contents(river):
    sections = re.findall(r'<section id="([^"]+)"', river)
    assert [
        entry for entry in re.findall(r'<li><a href="#([^"]+)"', river) if entry.startswith("page-")
    ] == sections
    assert [name for name in sections if "meeting-" not in name] == [
        "page-front", "page-map", "page-map-region", "page-meetings", "page-topics", "page-partners",
        "page-partner-PRY", "page-participation", "page-recommendations", "page-programmes", "page-data",
        "page-method",
    ]  # fmt: skip


def test_every_link_within_the_file_has_its_place(river):
    assert set(re.findall(r'href="#([^"]+)"', river)) <= set(re.findall(r' id="([^"]+)"', river))


def test_the_pages_say_what_they_say_on_the_screen(river, folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    told = words_of(river)
    for page in (FRONT, "pages/meetings.py", "pages/data.py"):
        assert headline(visit(page, ASKED)) in told


def test_it_speaks_the_language_that_is_asked_for_and_shows_the_partner_that_is(river):
    assert '<html lang="fr">' in river
    assert '<section id="page-partner-PRY"' in river
    assert "Sommaire" in river


def test_a_package_without_a_marking_gives_no_file(tmp_path, monkeypatch, capsys):
    river = River()
    del river.described["marking"]
    monkeypatch.setenv("DASHBOARD_DATA", str(river.write(tmp_path / "package")))
    assert main(["--out", str(tmp_path / "snapshot.html")]) == 2
    assert "gives no marking" in capsys.readouterr().err
    assert not (tmp_path / "snapshot.html").exists()
