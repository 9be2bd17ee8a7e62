"""The map draws every partner of the record, offline, each once."""

import csv
from collections import Counter
from typing import Any

from playwright.sync_api import Page

from tests.browser.server import ROOT

DRAWN = """() => {
    const plot = document.querySelector('.figure .js-plotly-plot');
    const shown = element => element.getBoundingClientRect().width > 0;
    const shapes = [...plot.querySelectorAll('.choroplethlayer path')].filter(path => path.getAttribute('d'));
    const rings = [...plot.querySelectorAll('.scatterlayer .point, .scattergeo .point')].filter(shown);
    return {shapes: shapes.length, rings: rings.length, traces: plot._fullData.map(trace => ({
        type: trace.type, meta: trace.meta, locations: [...(trace.locations || [])],
        customdata: [...(trace.customdata || [])]}))};
}"""


def drawn(page: Page) -> dict[str, Any]:
    page.wait_for_function("() => document.querySelector('.choroplethlayer path')")
    return dict(page.evaluate(DRAWN))


def partners() -> set[str]:
    """Every nation that is or was a partner; one without any episode never was."""
    nations = {row["partner_id"] for row in rows("partners") if row["kind"] == "nation"}
    return nations & {row["partner_id"] for row in rows("memberships")}


def rows(table: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_nation_that_is_or_was_a_partner_is_drawn_offline_and_none_twice(open_page):
    found = drawn(open_page("map"))
    assert found["shapes"] + found["rings"] >= 54
    shapes = Counter(
        place for trace in found["traces"] if trace["type"] == "choropleth" for place in trace["locations"]
    )
    assert [place for place, times in shapes.items() if times > 1] == []
    rings = {
        place
        for trace in found["traces"]
        if trace["type"] == "scattergeo"
        for place in trace["customdata"]
        if isinstance(place, str)
    }
    assert partners() - set(shapes) - rings == set()
