"""The Import page: a file is judged, compared with what is there, published once, and can be taken back."""

from streamlit.testing.v1 import AppTest

from data.editions.audit import LOCAL
from data.editions.content import content_of
from data.editions.place import STORE
from tests.editions import NOW, RIVERS, history, nth
from tests.pages.visit import FRONT, errors, foreign, grids, headings, readable, revisit, said, visit, ways
from tests.river import RIVER, River, many_faults, one_more
from tests.workbooks import archive, river_files, river_workbook

SCRIPT = "pages/import.py"
SHRUNK = "sessions 9 → 0, session_topics 9 → 0, appearances 3 → 0, translations 9 → 0"


def bring(app: AppTest, river: River, name: str = "river.zip") -> AppTest:
    content = archive(river_files(river)) if name.endswith("zip") else river_workbook(river).content()
    app.file_uploader[0].set_value((name, content, "application/octet-stream")).run()
    assert errors(app) == []
    return app


def keys(app: AppTest) -> dict[str, bool]:
    """The buttons that change something, and whether they can be pressed."""
    return {
        str(button.key): not button.disabled
        for button in app.button
        if button.key in {"publish", "roll-back"}
    }


def warned(app: AppTest) -> str:
    return readable(" ".join(note.value for note in (*app.warning, *app.success)))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert errors(app) == []
    return app


def test_faults_are_listed_with_their_places_and_nothing_can_be_published(at):
    app = bring(
        visit(SCRIPT), one_more().cell("meetings", 3, "start_date", "03/04/2024"), "![x](http://h/x).xlsx"
    )
    assert "The package cannot be taken: 1 fault to mend" in headings(app)
    faults = grids(app)[0]
    assert faults.iloc[0, :5].tolist() == ["fault", "meetings", "3", "start_date", "03/04/2024"]
    assert "![x](http" in said(app)
    assert foreign(app) == []
    assert keys(app) == {}
    assert history(at.shelf) == ()


def test_more_faults_than_are_listed_are_counted_all(at):
    app = bring(visit(SCRIPT), many_faults(230))
    assert "The package cannot be taken: 230 faults to mend" in headings(app)
    assert len(grids(app)[0]) == 201


def test_what_is_accepted_is_compared_published_and_seen_by_a_page_that_is_open(at):
    other = visit(FRONT)
    app = bring(visit(SCRIPT), one_more())
    assert "Publishing would change 1 table: 1 row added, 0 removed and 0 changed" in headings(app)
    assert (keys(app), history(at.shelf)) == ({"publish": True}, ())
    press(app, "publish")
    assert "everyone sees it with the next click" in warned(app)
    assert "This is the present edition already: there is nothing to publish" in headings(app)
    assert "of 11 meetings" in said(other.run())
    assert [(entry.what, entry.by) for entry in history(at.shelf)] == [("begin", ""), ("import", LOCAL)]
    assert "publish" not in keys(app)


def test_a_workbook_and_an_archive_of_the_same_tables_are_the_same_edition(at):
    app = press(bring(visit(SCRIPT), one_more()), "publish")
    bring(app, one_more(), "river.xlsx")
    assert "This is the present edition already: there is nothing to publish" in headings(app)


def test_tables_that_shrink_and_a_coverage_that_falls_have_to_be_ticked(at):
    app = bring(
        visit(SCRIPT),
        River().cut("sessions").cut("session_topics").cut("appearances").cut("translations"),
    )
    assert keys(app) == {"publish": False}
    ticks = [readable(box.label) for box in app.checkbox]
    assert ticks == [
        "I have seen that the facts on record about the meetings fall from 41% to 32%.",
        f"I have seen that 4 tables shrink: {SHRUNK}.",
    ]
    app.checkbox[0].check()
    assert keys(app.run()) == {"publish": False}
    app.checkbox[-1].check()
    assert keys(app.run()) == {"publish": True}


def test_who_was_slower_is_told_who_won_and_compares_anew(at):
    app = bring(visit(SCRIPT), one_more())
    at.publish(nth(1), by="Ada *Star*", now=NOW)
    press(app, "publish")
    won = f"Ada *Star* was faster, with edition {nth(1).edition[:12]} of 2026-11-28 09:30 (UTC)."
    assert f"Nothing was published: {won}" in warned(app)
    assert [entry.edition for entry in history(at.shelf)] == [RIVERS, nth(1).edition]
    assert f"Compared with the present edition, {nth(1).edition[:12]}." in said(app)
    assert keys(app) == {"publish": True}


def test_whoever_has_lost_the_right_meanwhile_publishes_nothing(at, monkeypatch):
    app = bring(visit(SCRIPT), one_more())
    monkeypatch.setattr("utils.sign_in.may", lambda action: action != "publish")
    press(app, "publish")
    assert "your role or your sign-in has ended" in warned(app)
    assert history(at.shelf) == ()


def test_where_publishing_is_off_the_page_says_why_and_still_judges_and_compares(at, monkeypatch):
    monkeypatch.setenv(STORE, "off")
    app = visit(SCRIPT)
    assert "Publishing is switched off here. A file can be judged and compared all the same." in warned(app)
    bring(app, one_more())
    assert "Publishing would change 1 table: 1 row added, 0 removed and 0 changed" in headings(app)
    assert keys(app) == {}


def test_an_older_edition_is_compared_and_brought_back_after_a_tick(at):
    at.publish(content_of(RIVER), by="Ada", now=NOW)
    app = press(bring(visit(SCRIPT), one_more()), "publish")
    assert [row[1:3] for row in grids(app)[-1].to_numpy().tolist()] == [
        ["local", "imported"],
        ["–", "as it was before"],
    ]
    revisit(app, {"compare": [RIVERS]})
    assert "Going back would change 1 table: 0 rows added, 1 removed and 0 changed" in headings(app)
    assert keys(app) == {"roll-back": False}
    app.checkbox[-1].check()
    press(app.run(), "roll-back")
    assert [entry.what for entry in history(at.shelf)] == ["begin", "import", "roll-back"]
    assert "of 10 meetings" in said(app)


def test_the_page_speaks_french(at):
    app = bring(visit(SCRIPT, {"lang": ["fr"]}), one_more())
    assert "La publication changerait 1 table" in " ".join(headings(app))


def test_the_dashboard_shows_the_draft_to_its_reader_alone(at):
    app = bring(visit(SCRIPT), one_more())
    assert [way.query for way in ways(app) if way.label.startswith("See the whole dashboard")] == [
        "edition=draft"
    ]
    app.switch_page(FRONT)
    revisit(app, {"edition": ["draft"]})
    assert errors(app) == []
    assert "A draft that you alone see: 11 meetings, 10 in the present record." in said(app)
    assert "of 11 meetings" in said(app)
    assert {way.query for way in ways(app) if way.label == "Meetings"} == {"edition=draft"}
    app.switch_page("pages/data.py")
    revisit(app, {"edition": ["draft"]})
    assert (errors(app), {button.proto.disabled for button in app.get("download_button")}) == ([], {True})
    other = visit(FRONT, {"edition": ["draft"]})
    assert "edition “draft”, which is not kept here" in said(other)
    assert "of 10 meetings" in said(other)
    app.switch_page(SCRIPT)
    assert keys(revisit(app, {})) == {"publish": True}


def test_each_of_two_readers_sees_the_draft_that_is_theirs(at):
    two_more = one_more().copy(
        "meetings", 2, meeting_id="landing-2023-08-14", start_date="2023-08-14", end_date="2023-08-14"
    )
    apps = {11: bring(visit(SCRIPT), one_more()), 12: bring(visit(SCRIPT), two_more)}
    for app in apps.values():
        app.switch_page(FRONT)
    for meetings, app in apps.items():
        revisit(app, {"edition": ["draft"]})
        assert f"A draft that you alone see: {meetings} meetings, 10 in the present record." in said(app)
        assert f"of {meetings} meetings" in said(app)
    assert "of 11 meetings" in said(apps[11].run())
