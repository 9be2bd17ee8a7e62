"""One figure alone, for another page to embed: under its marking, with its words, its source and a way to its page."""

import pytest

from tests.browser.test_access import findings

VISIBLE = """selector => [...document.querySelectorAll(selector)]
    .filter(element => element.getBoundingClientRect().width > 0).length"""
FIGURES = [
    ("", "timeline-front"),
    ("", "map-front"),
    ("map", "map-world"),
    ("topics", "years"),
    ("programmes", "trend"),
]


@pytest.mark.parametrize(("page_path", "figure"), FIGURES)
def test_a_figure_stands_alone_in_a_frame(page_path, figure, open_page):
    page = open_page(page_path, f"series=bam&embed=true&figure={figure}", width=640, height=520)
    shown = {
        selector: page.evaluate(VISIBLE, selector)
        for selector in (".figure", "h1", "h2", "nav, .st-key-menu")
    }
    assert shown == {".figure": 1, "h1": 0, "h2": 1, "nav, .st-key-menu": 0}
    assert page.locator(f".figure[data-key='{figure}']").bounding_box()["width"] > 560
    assert page.evaluate(VISIBLE, ".marking") == 2
    way = page.locator(".st-key-alone a").last
    assert (way.get_attribute("href"), way.get_attribute("target")) == ("?series=bam", "_blank")
    assert findings(page) == []


def test_a_figure_that_is_not_there_leaves_the_page_whole_and_is_named(open_page):
    page = open_page("topics", "embed=true&figure=moon")
    assert page.evaluate(VISIBLE, ".figure") > 1
    assert "“figure”" in page.locator(".misread").inner_text()
