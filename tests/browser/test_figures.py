"""Figures: a mark is a door, what is drawn outlives a change, and where nothing can be drawn words stand in."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.pages import FRONT
from tests.browser.test_links import choose_partner, path, query

# The middle of the first mark in a figure that carries this: a shape on the map, a bar, a disc.
MARK = """([key, carried]) => {
    const plot = document.querySelector(`.figure[data-key="${key}"] .js-plotly-plot`);
    const carries = value => [value].flat().at(-1) === carried;
    const middle = mark => {
        const {left, top, width, height} = mark.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    };
    for (const group of plot.querySelectorAll('.trace')) {
        const trace = group.__data__?.[0]?.trace;
        const places = trace?.locations ?? trace?.customdata ?? [];
        const place = [...places].findIndex(carries);
        if (place < 0) continue;
        const shape = [...group.querySelectorAll('path')].find(mark => mark.__data__?.loc === carried);
        return middle(shape ?? group.querySelectorAll('.point')[place]);
    }
}"""
PLOT = "key => document.querySelector(`.figure[data-key='${key}'] .js-plotly-plot`)"
WIDTHS = """() => [...document.querySelectorAll('.figure')].map(figure =>
    [figure.clientWidth, figure.querySelector('.main-svg').clientWidth])"""
DOORS = [
    ("map", "map-world", "MNG", "partner", {"id": ["MNG"], "series": ["bam"]}),
    (FRONT, "timeline-front", "bam-2024-02-28", "meeting", {"id": ["bam-2024-02-28"], "series": ["bam"]}),
    ("topics", "grid", "bam-2024-02-28", "meeting", {"id": ["bam-2024-02-28"], "series": ["bam"]}),
    ("topics", "themes", "strategy-policy", "topics", {"open": ["strategy-policy"], "series": ["bam"]}),
]


def settled(page: Page, key: str) -> None:
    page.wait_for_function(f"key => ({PLOT})(key)", arg=key)
    chromium.settle(page)


@pytest.mark.parametrize(("where", "key", "carried", "to", "asked"), DOORS, ids=[door[1] for door in DOORS])
def test_a_click_on_a_mark_opens_what_it_stands_for_and_one_step_back_undoes_it(
    where, key, carried, to, asked, open_page
):
    page = open_page(where, "series=bam")
    place = page.evaluate(MARK, [key, carried])
    page.mouse.move(*place, steps=3)
    page.mouse.click(*place)
    page.wait_for_url(re.compile(asked.get("id", asked.get("open"))[0]))
    chromium.settle(page)
    assert (path(page), query(page)) == (to, asked)
    page.go_back()
    settled(page, key)
    assert (path(page), query(page)) == (where, {"series": ["bam"]})


def test_what_is_drawn_outlives_a_change_and_what_does_not_change_is_not_drawn_again(open_page):
    page = open_page("meetings", "series=bam")
    page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].forEach(plot => {
            plot.times = 0;
            plot.on('plotly_afterplot', () => { plot.times += 1; });
        })"""
    )
    before = chromium.figures(page)
    choose_partner(page, "Ukraine")
    after = chromium.figures(page)
    times = page.evaluate("() => [...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.times)")
    assert len(times) == len(before) == len(after)
    changed = [was != now for was, now in zip(before, after, strict=True)]
    assert True in changed
    assert [number is None for number in times] == [False] * len(times), "drawn in the same place"
    assert [number > 0 for number in times] == changed


def test_a_figure_is_as_wide_as_its_place_in_a_window_of_another_size(open_page):
    page = open_page("meetings")
    page.set_viewport_size({"width": 1000, "height": 900})
    chromium.settle(page)
    narrow = page.evaluate(WIDTHS)
    assert [place for place, drawn in narrow if place != drawn] == []
    assert all(place < 1000 for place, _drawn in narrow)


def test_where_nothing_can_be_drawn_the_figure_is_said_in_words(profile, server):
    page = chromium.tab(profile)
    page.route("**/plotly/geo.min.js", lambda route: route.abort())
    page.goto(f"{server.url}/map?series=bam")
    page.locator(".figure", has_text="Map of ").wait_for(timeout=chromium.PATIENCE)
    page.close()
