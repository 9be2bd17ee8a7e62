"""The panel behind every figure: it opens on every page, lists what its tab counts, and names a source for each."""

import re
from collections import Counter

import pytest

from tests.pages.visit import FRONT, PAGES, buttons, errors, figures, grids, revisit, said, visit

IDS = {
    "pages/meeting.py": {"id": ["bam-2024-02-28"]},
    "pages/partner.py": {"id": ["UKR"]},
    "pages/topic.py": {"id": ["partnership-policy"]},
}
FIGURES = {
    FRONT: ["timeline-front", "map-front"],
    "pages/brief.py": [],
    "pages/data.py": ["fields"],
    "pages/import.py": [],
    "pages/map.py": ["map-world"],
    "pages/meeting.py": ["three", "map-front"],
    "pages/meetings.py": ["timeline-page", "strip"],
    "pages/method.py": [],
    "pages/participation.py": ["rates", "years", "matrix"],
    "pages/recommendations.py": [],
    "pages/partner.py": ["ribbon", "topics"],
    "pages/partners.py": [],
    "pages/programmes.py": ["programmes", "trend"],
    "pages/topic.py": ["strip", "years"],
    "pages/topics.py": ["grid", "kinds", "themes", "years"],
}
BESIDES = {
    FRONT: ["meetings", "reported", "topics", "days", "changed", "attention"],
    "pages/data.py": ["claims-table"],
    "pages/meetings.py": ["claims-table"],
    "pages/participation.py": ["retention", "topics", "pairs"],
    "pages/partner.py": ["status", "series", "eligible", "programmes"],
    "pages/topics.py": ["changes"],
}


def panels(app):
    return buttons(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_a_panel_and_a_source_line(page):
    app = visit(page, IDS.get(page))
    assert errors(app) == []
    assert sorted(panels(app)) == sorted(FIGURES[page] + BESIDES.get(page, []))
    assert sorted(plot.key for plot in figures(app)) == sorted(FIGURES[page])


@pytest.mark.parametrize(
    ("page", "key"), [(page, key) for page in PAGES for key in FIGURES[page] + BESIDES.get(page, [])]
)
def test_a_panel_lists_as_many_rows_as_its_tab_says(page, key):
    app = visit(page, IDS.get(page))
    before = Counter(map(len, grids(app)))
    revisit(app, {**IDS.get(page, {}), "rows": [key]})
    assert errors(app) == []
    told = [
        int(found[1].replace(",", "")) for tab in app.tabs if (found := re.search(r"· ([\d,]+)$", tab.label))
    ]
    opened = Counter(map(len, grids(app))) - before
    assert told
    assert Counter(count for count in told if count) <= opened
    assert re.findall(r"[\d,]+ rows?, [\d,]+ sources?", said(app))
    labels = [button.proto.label for button in app.get("download_button")]
    pictures = ["Save as PNG", "Save as SVG"] if key in FIGURES[page] else []
    assert [label for label in labels if label in {"Save as PNG", "Save as SVG"}] == pictures


def test_the_numbers_of_a_figure_and_its_rows_can_be_saved():
    app = visit("pages/topics.py", {"rows": ["kinds"]})
    assert [tab.label for tab in app.tabs] == [
        "Numbers of the figure",
        "Sessions · 146",
        "Topics in sessions · 415",
    ]
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Save as CSV", "Save as PNG", "Save as SVG", "Save as CSV", "Save as CSV"]
