"""The snapshot opened from disk, where no host can be reached: it asks for nothing, and its figures live."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.briefs import shipped, view_of
from tests.browser import chromium
from tests.browser.test_access import findings
from utils.snapshot.file import html

MOST = 8_000_000
"""Bytes of the file at most."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory) -> Path:
    file: Path = tmp_path_factory.mktemp("snapshot") / "snapshot.html"
    file.write_bytes(html(view_of(shipped())))
    return file


@pytest.fixture(scope="module")
def traffic(snapshot) -> chromium.Traffic:
    return chromium.Traffic(snapshot.as_uri())


@pytest.fixture(scope="module")
def light(browser, traffic, snapshot) -> Iterator[Page]:
    context = chromium.profile(browser)
    page = context.new_page()
    traffic.watch(page)
    page.goto(snapshot.as_uri())
    page.wait_for_selector("html[data-drawn]")
    yield page
    context.close()


def test_it_is_small_enough_for_a_mail(snapshot):
    assert snapshot.stat().st_size <= MOST


@pytest.mark.usefixtures("light")
def test_it_asks_for_nothing_but_itself(traffic, snapshot):
    assert (traffic.requests, traffic.errors) == ([snapshot.as_uri()], [])


def test_every_figure_is_drawn_and_every_map_has_its_nations(light):
    assert light.locator(".figure").count() == light.locator(".figure.js-plotly-plot").count() > 10
    for name in ("page-map", "page-map-region"):
        nations = f"#{name} .choroplethlayer path.choroplethlocation, #{name} .scattergeo path.point"
        assert light.locator(nations).count() >= 54
        assert light.locator(f"#{name} .layer.land path").count() == 1


def test_a_figure_answers_to_the_pointer(light):
    bar = light.locator("#page-topics .figure .barlayer path").first
    bar.scroll_into_view_if_needed()
    bar.hover(force=True)
    light.locator("#page-topics .hoverlayer .hovertext").first.wait_for()


def test_a_map_can_be_enlarged(light):
    figure = light.locator("#page-map .figure").first
    scale = "figure => figure._fullLayout.geo.projection.scale"
    before = figure.evaluate(scale)
    figure.locator('[data-title="Zoom in"]').click()
    assert figure.evaluate(scale) > before


def test_the_figures_follow_the_readers_mode(light):
    figure = light.locator("#page-front .figure").first
    for scheme, colour in (("dark", "#E6ECF2"), ("light", "#1C2B3A")):
        light.emulate_media(color_scheme=scheme)
        light.wait_for_timeout(100)
        assert figure.evaluate("figure => figure.layout.font.color") == colour


def test_axe_finds_nothing_serious_in_either_mode(light):
    """The rows of a table are all alike, so axe looks at the first two of each."""
    light.evaluate("() => document.querySelectorAll('tbody tr:nth-child(n+3)').forEach(row => row.remove())")
    found = []
    for scheme in ("light", "dark"):
        light.emulate_media(color_scheme=scheme)
        found += findings(light)
    assert found == []
