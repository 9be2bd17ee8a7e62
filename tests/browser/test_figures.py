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


def counted(page: Page) -> None:
    """Count from here on how often what now stands on the page is drawn."""
    page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].forEach(plot => {
            plot.times = 0;
            plot.on('plotly_afterplot', () => { plot.times += 1; });
        })"""
    )


def times(page: Page) -> list[int | None]:
    """How often each was; None for what has come since."""
    drawn: list[int | None] = page.evaluate(
        "() => [...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.times ?? null)"
    )
    return drawn


def test_a_change_draws_what_differs_and_going_back_from_it_draws_nothing(open_page):
    page = open_page("meetings", "series=bam")
    counted(page)
    before = chromium.figures(page)
    choose_partner(page, "Ukraine")
    after = chromium.figures(page)
    changed = [was != now for was, now in zip(before, after, strict=True)]
    assert True in changed
    assert times(page) == [None if differs else 0 for differs in changed]
    page.go_back()
    chromium.settle(page)
    assert chromium.figures(page) == before
    assert times(page) == [0] * len(before)


def test_a_third_drawing_takes_the_place_of_the_one_seen_longest_ago(open_page):
    page = open_page("meetings")
    choose_partner(page, "Ukraine")
    with_ukraine = chromium.figures(page)
    counted(page)
    page.go_back()
    chromium.settle(page)
    choose_partner(page, "Malta")
    assert [was != now for was, now in zip(with_ukraine, chromium.figures(page), strict=True)] == [True, True]
    assert times(page) == [1, 1], "where Ukraine stood"


def test_the_land_under_a_map_is_drawn_once(open_page):
    page = open_page("map", "series=bam")
    assert page.locator(".figure .ground").count() == 1
    counted(page)
    choose_partner(page, "Ukraine")
    assert times(page) == [None, 0], "the nations and the land"
    assert page.evaluate("() => document.querySelectorAll('.ground .choroplethlayer path').length") == 0
    assert page.evaluate("() => document.querySelectorAll('.ground .layer.land path').length") == 1


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


BESIDE = """() => {
    const figure = document.querySelector('.figure[data-key=recommendations]');
    const edges = (selector, side) => [...figure.querySelectorAll(selector)]
        .map(mark => mark.getBoundingClientRect()).filter(box => box.width).map(box => box[side]);
    return [edges('.subplot.x2y text', 'right'), edges('.barlayer path', 'left')];
}"""


def test_names_end_before_their_bars_begin_on_a_phone(open_page):
    page = open_page("recommendations", "data=exercise", width=390, height=844)
    names, bars = page.evaluate(BESIDE)
    assert (len(names) > 20, len(bars) > 20) == (True, True)
    assert max(names) <= min(bars)
