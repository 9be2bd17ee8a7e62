"""The Brief page: what it is about stands in the address, its pages are shown, and no file goes out unmarked."""

from pathlib import Path

import pytest

from tests.pages.visit import errors, headline, revisit, said, visit
from tests.river import RIVER

PAGE = "pages/brief.py"


def pictures(app):
    return [image.proto for image in app if image.type == "image"]


def buttons(app):
    return [button.proto.label for button in app.get("download_button")]


def test_every_scope_is_shown_in_as_many_pages_as_are_asked_for():
    app = visit(PAGE)
    for scope, subject in (("situation", ""), ("meeting", ""), ("partner", "GEO"), ("topic", "resilience")):
        for pages in ("1", "2"):
            app = revisit(app, {"scope": [scope], "id": [subject], "pages": [pages]})
            assert errors(app) == []
            assert headline(app) == "The page you take into the room, with the numbers of the dashboard"
            assert [len(pictures(app)), len(buttons(app))] == [int(pages), 6]


@pytest.mark.parametrize("scope", ["partner", "topic"])
def test_a_scope_without_a_subject_asks_for_one(scope):
    app = visit(PAGE, {"scope": [scope]})
    assert errors(app) == []
    assert [note.value for note in app.info] == [f"Choose the {scope} that the brief is about."]
    assert (pictures(app), buttons(app)) == ([], [])


def test_a_package_without_a_marking_gives_no_file(tmp_path, monkeypatch):
    for file in Path(RIVER).iterdir():
        text = file.read_text("utf-8")
        (tmp_path / file.name).write_text(text.replace('"marking"', '"note"'), "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    app = visit(PAGE)
    assert errors(app) == []
    assert "gives no marking" in said(app)
    assert buttons(app) == []
