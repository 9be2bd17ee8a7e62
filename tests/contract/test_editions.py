"""What holds of every place that keeps editions, a folder and a database alike."""

from collections.abc import Iterator
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlalchemy

from data.check import judge
from data.editions.audit import note
from data.editions.content import Content, content_of, judged
from data.editions.database import DatabaseShelf
from data.editions.folder import FolderShelf
from data.editions.history import KEPT, Entry, files_of
from data.editions.opening import open_present, present
from data.editions.place import Place
from data.editions.publish import (
    SupersededError,
    UnknownEditionError,
    difference,
    publish,
    roll_back,
)
from data.editions.shelf import DamagedError, Shelf, UnreachableError, UnwritableError
from data.record import RecordError, edition
from data.store import SHIPPED
from tests import postgres
from tests.editions import NOW, history, log, nth
from tests.required import needed
from tests.river import RIVER, River


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    programs = needed(postgres.installed(), "PostgreSQL", "install its server")
    with postgres.served(programs) as address:
        yield address


@pytest.fixture(params=["folder", "database"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    if request.param == "folder":
        return FolderShelf(tmp_path / "editions")
    address = request.getfixturevalue("database")
    with sqlalchemy.create_engine(address).begin() as connection:
        for table in ("files", "slots", "audit"):
            connection.execute(sqlalchemy.text(f"DROP TABLE IF EXISTS dashboard_{table}"))
    return DatabaseShelf(address)


@pytest.fixture(scope="module")
def river() -> Content:
    return content_of(RIVER)


@pytest.fixture
def other(tmp_path: Path) -> Content:
    spoilt = River().cell("partners", 2, "name", "Elsewhere").copy("sources", 2, source_id="one-more")
    return content_of(spoilt.write(tmp_path / "other"))


def test_nothing_is_there_at_first(shelf):
    assert (history(shelf), shelf.mark(), log(shelf).lines) == ((), "", 0)


@pytest.mark.parametrize("package", [RIVER, SHIPPED], ids=["river", "shipped"])
def test_what_is_published_is_kept_byte_for_byte(shelf, package):
    content = content_of(package)
    published = publish(shelf, content, by="Ada", now=NOW, expected="")
    assert (published.new, published.unsure, published.entry.edition) == (
        True,
        "",
        edition(judge(package)),
    )
    with shelf.reading() as desk:
        kept = files_of(desk, content.edition)
    assert kept == {path.name: path.read_bytes() for path in package.iterdir()}
    assert edition(judged(kept)) == content.edition


def test_the_history_says_who_when_after_what_and_what_changed(shelf, river, other):
    publish(shelf, river, by="Ada", now=NOW)
    publish(shelf, other, by="Ben", now=NOW + timedelta(hours=1), expected=river.edition)
    first, second = history(shelf)
    assert (first.number, first.what, first.by, first.parent, first.meetings) == (
        1,
        "publish",
        "Ada",
        "",
        11,
    )
    assert second == Entry(
        number=2,
        what="publish",
        edition=other.edition,
        parent=river.edition,
        by="Ben",
        when="2026-11-28T10:30:00Z",
        title="River Forum: an invented record for tests",
        version="0.3",
        meetings=11,
        changes={
            "sources": {"added": 1, "removed": 0, "changed": 0},
            "partners": {"added": 0, "removed": 0, "changed": 1},
        },
    )


def test_the_same_content_twice_is_no_new_edition(shelf, river):
    first = publish(shelf, river, by="Ada", now=NOW)
    mark = shelf.mark()
    again = publish(shelf, river, by="Ben", now=NOW, expected="")
    assert (again.new, again.entry, len(history(shelf)), shelf.mark()) == (False, first.entry, 1, mark)


def test_who_publishes_over_what_he_did_not_see_is_told_what_is_there(shelf, river, other):
    publish(shelf, river, by="Ada", now=NOW)
    publish(shelf, other, by="Ben", now=NOW, expected=river.edition)
    with pytest.raises(SupersededError, match=f"now edition {other.edition[:12]} by Ben") as told:
        publish(shelf, nth(1), by="Cy", now=NOW, expected=river.edition)
    assert told.value.present == history(shelf)[-1]
    assert [entry.by for entry in history(shelf)] == ["Ada", "Ben"]


def test_two_editions_are_compared_row_by_row(shelf, river, other):
    publish(shelf, river, by="Ada", now=NOW)
    publish(shelf, other, by="Ben", now=NOW)
    sources, partners = difference(shelf, river.edition[:8], other.edition[:8]).tables
    assert [row[0] for row in sources.added] == ["one-more"]
    assert [(old[:3], new[:3]) for old, new in partners.changed] == [
        (("PRY", "nation", "Paraguay"), ("PRY", "nation", "Elsewhere"))
    ]
    assert difference(shelf, river.edition, river.edition).tables == ()


def test_rolling_back_makes_the_old_content_the_present_one_again(shelf, river, other):
    publish(shelf, river, by="Ada", now=NOW)
    publish(shelf, other, by="Ben", now=NOW)
    rolled = roll_back(shelf, river.edition[:8], by="Cy", now=NOW, expected=other.edition)
    assert (rolled.entry.what, rolled.entry.edition, rolled.entry.parent) == (
        "roll-back",
        river.edition,
        other.edition,
    )
    assert [entry.number for entry in history(shelf)] == [1, 2, 3]
    with shelf.reading() as desk:
        assert files_of(desk, river.edition) == river.files
    with pytest.raises(UnknownEditionError, match="No edition begins"):
        roll_back(shelf, "0000", by="Cy", now=NOW)


def test_the_mark_changes_when_the_present_edition_does(shelf, river, other, monkeypatch):
    monkeypatch.setattr("data.editions.database._PAUSE", 0)
    publish(shelf, river, by="Ada", now=NOW)
    mark = shelf.mark()
    assert mark == shelf.mark() != ""
    publish(shelf, other, by="Ben", now=NOW)
    assert shelf.mark() not in {mark, ""}


def test_the_editions_that_were_present_last_are_kept_and_no_others(shelf, monkeypatch):
    assert KEPT == 50
    monkeypatch.setattr("data.editions.history.KEPT", 5)
    made = [nth(number) for number in range(7)]
    for content in made[:3]:
        publish(shelf, content, by="Ada", now=NOW)
    roll_back(shelf, made[0].edition, by="Ada", now=NOW)
    for content in made[3:]:
        publish(shelf, content, by="Ada", now=NOW)
    with shelf.reading() as desk:
        kept = desk.editions()
    assert kept == {content.edition for content in (made[0], *made[3:])}
    assert {entry.edition for entry in history(shelf)} == kept
    assert [entry.number for entry in history(shelf)][-1] == 8


def test_every_turn_of_the_history_stands_in_the_log(shelf, river, other):
    publish(shelf, river, by="Ada", now=NOW)
    publish(shelf, other, by="Ben", now=NOW)
    with shelf.writing() as desk:
        note(desk, "export", by="local", now=NOW, name="package.zip")
    roll_back(shelf, river.edition, by="Cy", now=NOW)
    judged_log = log(shelf)
    assert (judged_log.lines, judged_log.broken, judged_log.torn) == (4, None, [])


def _race(kind: str, place: str, number: int, barrier: object, won: object) -> None:
    shelf = FolderShelf(Path(place)) if kind == "folder" else DatabaseShelf(place)
    content = nth(number)
    barrier.wait()  # type: ignore[attr-defined]
    try:
        publish(shelf, content, by=str(number), now=NOW, expected=nth(0).edition)
    except SupersededError:
        return
    won.put(number)  # type: ignore[attr-defined]


def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(shelf, request, tmp_path):
    publish(shelf, nth(0), by="Ada", now=NOW)
    kind = "folder" if isinstance(shelf, FolderShelf) else "database"
    place = str(tmp_path / "editions") if kind == "folder" else request.getfixturevalue("database")
    context = get_context("fork")
    barrier, won = context.Barrier(2), context.Queue()
    racers = [context.Process(target=_race, args=(kind, place, n, barrier, won)) for n in (1, 2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [racer.exitcode for racer in racers] == [0, 0]
    winner = won.get(timeout=5)
    assert won.empty()
    assert [entry.by for entry in history(shelf)] == ["Ada", str(winner)]


def test_an_edition_that_was_never_there_is_no_edition(shelf, river):
    publish(shelf, river, by="Ada", now=NOW)
    with shelf.reading() as desk, pytest.raises(DamagedError, match="missing"):
        desk.files("0" * 64)


def test_what_fails_in_the_middle_of_a_turn_leaves_the_history_as_it_was(shelf, river, other):
    publish(shelf, river, by="Ada", now=NOW)

    def half_a_turn() -> None:
        with shelf.writing() as desk:
            desk.put(other.edition, other.files)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_a_turn()
    assert [entry.edition for entry in history(shelf)] == [river.edition]
    publish(shelf, other, by="Ben", now=NOW)
    assert [entry.edition for entry in history(shelf)] == [river.edition, other.edition]


def test_a_database_that_does_not_answer_is_named_without_its_password():
    shelf = DatabaseShelf("postgresql+psycopg://ada:secret@127.0.0.1:1/record")
    with (
        pytest.raises(UnreachableError, match=r"The database cannot be read: .*refused") as read,
        shelf.reading(),
    ):
        pytest.fail("there is nothing to read")
    with pytest.raises(UnwritableError, match=r"Nothing was changed: .*refused") as written, shelf.writing():
        pytest.fail("there is nothing to write to")
    assert "secret" not in f"{read.value} {written.value} {shelf}"
    with pytest.raises(RecordError, match="The database cannot be read"):
        open_present(Place(RIVER, shelf))
    assert "cannot be read" in present(Place(RIVER, shelf))


def test_while_a_database_does_not_answer_what_was_last_known_of_it_stands(database, river, monkeypatch):
    monkeypatch.setattr("data.editions.database._PAUSE", 0)
    shelf = DatabaseShelf(database)
    publish(shelf, river, by="Ada", now=NOW)
    known = shelf.mark()
    monkeypatch.setattr(shelf, "_engine", DatabaseShelf("postgresql+psycopg://127.0.0.1:1/record")._engine)
    assert shelf.mark() == known != ""
