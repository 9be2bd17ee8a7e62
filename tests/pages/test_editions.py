"""What readers see when a record is published under them, when a link is older than that, and when one is damaged."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.editions.content import Content, content_of
from data.editions.history import MANIFEST
from data.editions.place import Place
from tests.editions import NOW, RIVERS
from tests.pages.visit import FRONT, errors, links, revisit, said, visit
from tests.river import River, one_more


@pytest.fixture
def more(tmp_path: Path) -> Content:
    return content_of(one_more().write(tmp_path / "more"))


def published(at: Place, content: Content) -> None:
    at.publish(content, by="Ada", now=NOW)


def edition(app: AppTest) -> str:
    """The edition that the page tells whoever copies its link."""
    told = "".join(element.proto.body for element in app.get("html"))
    return told.split('<span hidden data-edition="')[1].split('"')[0]


def notes(app: AppTest) -> list[str]:
    """What is said of editions above the page."""
    return [note.removeprefix("▲ ") for note in said(app).split("\n") if note.startswith("▲")]


def test_before_anything_is_published_the_package_is_shown_and_nothing_is_said_of_editions(at):
    app = visit(FRONT)
    assert (errors(app), notes(app)) == ([], [])
    assert "of 10 meetings" in said(app)
    assert "made with" not in said(app)


def test_what_is_published_is_seen_at_the_next_run_of_a_page_that_is_open(at, more):
    app = visit(FRONT)
    published(at, more)
    app.run()
    assert (errors(app), "of 11 meetings" in said(app)) == ([], True)
    at.roll_back(RIVERS, by="Ada", now=NOW)
    app.run()
    assert "of 10 meetings" in said(app)


def test_a_page_that_is_open_takes_the_own_day_of_what_is_published(at, tmp_path):
    app = visit(FRONT)
    published(at, content_of(River().says(created="2026-01-02").write(tmp_path / "later")))
    app.run()
    assert (errors(app), "as_of" in app.query_params) == ([], False)
    assert "As of: 2 Jan 2026" in said(app)


def test_a_link_that_is_older_than_the_edition_says_what_changed_and_offers_both(at, more):
    published(at, more)
    app = visit(FRONT, {"edition": [RIVERS[:16]], "partner": ["PRY"]})
    told = said(app)
    assert "of 10 meetings" in told
    assert "since this link was made; with these filters it still counts" in told
    ways = links(app)
    kept, present = (
        next(way for way in ways if "As the link was made" in way),
        next(way for way in ways if way.startswith("Present: ")),
    )
    assert kept == f"As the link was made: {RIVERS[:12]} of 28 Nov 2026"
    assert present == f"Present: {more.edition[:12]} of 28 Nov 2026"
    assert (ways[kept], ways[present]) == (f"edition={RIVERS[:16]}&partner=PRY", "partner=PRY")
    assert ways["Meetings"] == f"partner=PRY&edition={RIVERS[:16]}"
    app = revisit(app, {"partner": ["PRY"]})
    assert "link was made" not in said(app)
    assert links(app)["Meetings"] == "partner=PRY"


def test_both_counts_are_those_of_the_filters(at, more):
    published(at, more)
    app = visit(FRONT, {"edition": [RIVERS[:16]]})
    assert "Figures changed since this link was made: 10 → 11 meetings." in said(app)
    app = revisit(app, {"edition": [RIVERS[:16]], "since": ["2024-01-01"]})
    assert "with these filters it still counts" in said(app)


def test_a_link_of_the_present_edition_is_no_matter(at, more):
    published(at, more)
    app = visit(FRONT, {"edition": [more.edition[:16]]})
    assert ("of 11 meetings" in said(app), "link was made" in said(app)) == (True, False)
    assert links(app)["Meetings"] == ""


def test_an_edition_that_is_not_kept_is_named(at, more):
    published(at, more)
    app = visit(FRONT)
    for edition in ("0" * 16, "x", "![a](http://host/x.png)", "5fb"):
        app = revisit(app, {"edition": [edition]})
        named = edition if len(edition) < 13 else edition[:11] + "…"
        told = f"“{named}”, which is not kept here. Shown are the present figures."
        assert errors(app) == []
        assert notes(app) == [f"This link was made with edition {told}"]
        assert "of 11 meetings" in said(app)


def test_a_damaged_edition_is_told_in_a_banner_over_the_last_good_one(at, more, tmp_path):
    published(at, more)
    (tmp_path / "editions" / more.edition / MANIFEST).unlink()
    app = visit(FRONT)
    refused = (
        f"Edition {more.edition[:12]} of 28 Nov 2026 is damaged and is not shown: manifest.json is missing."
    )
    whole = f"Shown is the last one that is whole, edition {RIVERS[:12]} of 28 Nov 2026."
    assert notes(app) == [f"{refused} {whole}"]
    assert "of 10 meetings" in said(app)
    app = visit(FRONT, {"lang": ["fr"]})
    assert "est endommagée" in notes(app)[0]


def test_the_page_tells_the_copying_of_links_which_edition_it_shows(at, more):
    published(at, more)
    assert edition(visit(FRONT)) == more.edition[:16]
    old = visit(FRONT, {"edition": [RIVERS[:16]]})
    assert edition(old) == RIVERS[:16]
