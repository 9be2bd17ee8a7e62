"""The marking of the screen and of every file: the package's own, or the one that is set in its place."""

import pytest

from tests.pages.visit import FRONT, errors, grids, headline, strips, visit
from tests.river import River

BUTTONS = {"pages/data.py": 2, "pages/map.py": 1}


@pytest.fixture
def _river(monkeypatch, tmp_path):
    """A package of these tests' own: what was kept of another is not met."""
    monkeypatch.setenv("DASHBOARD_DATA", str(River().says(version="marked").write(tmp_path)))


@pytest.mark.usefixtures("_river")
def test_the_marking_that_is_set_stands_above_and_below_and_exercise_data_stay_exercise_data(monkeypatch):
    monkeypatch.setenv("DASHBOARD_MARKING", "RIVER ONLY")
    app = visit(FRONT)
    assert errors(app) == []
    assert strips(app) == ["EXERCISE EXERCISE EXERCISE · RIVER ONLY"] * 2


@pytest.mark.usefixtures("_river")
def test_a_blank_marking_opens_no_page_and_is_told(monkeypatch):
    monkeypatch.setenv("DASHBOARD_MARKING", " ")
    app = visit(FRONT)
    assert errors(app) == []
    assert headline(app) == "The record has 1 fault and stays shut"
    told = grids(app)[0]
    assert told.iloc[0].tolist()[4] == "DASHBOARD_MARKING is set and holds no text."


@pytest.mark.parametrize("script", BUTTONS)
def test_no_file_goes_out_without_a_marking(monkeypatch, tmp_path, script):
    monkeypatch.setenv("DASHBOARD_DATA", str(River().says(marking="").write(tmp_path)))
    app = visit(script)
    assert errors(app) == []
    buttons = [button.proto for button in app.get("download_button")]
    assert [(button.disabled, button.help.split(".")[0]) for button in buttons] == [
        (True, "No file without a marking: the data package gives none")
    ] * BUTTONS[script]
