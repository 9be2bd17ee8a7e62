"""What the browser is given from our own origin belongs together."""

import re

import pytest
from plotly.offline import get_plotlyjs_version

from tests.contract.tree import ROOT
from utils.plot import PARTS

HEAD = re.compile(r"plotly\.js \((?P<part>\w+) - minified\) v(?P<version>[\d.]+)")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_plotly_is_of_the_version_that_plotly_itself_brings(part):
    head = (ROOT / "static" / "plotly" / f"{part}.min.js").read_text("utf-8")[:200]
    found = HEAD.search(head)
    assert found is not None
    assert found.groupdict() == {"part": part, "version": get_plotlyjs_version()}
    assert "MIT license" in head


def test_no_part_lies_there_that_no_figure_asks_for():
    assert sorted(path.name for path in (ROOT / "static" / "plotly").iterdir()) == sorted(
        f"{part}.min.js" for part in PARTS
    )
