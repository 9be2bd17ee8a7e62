"""A damaged edition is refused, and the last good one is served."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.editions.folder import POINTER, FolderShelf
from data.editions.history import MANIFEST
from data.editions.opening import Trouble, open_edition, open_present, present
from data.editions.place import Place
from data.editions.publish import UnknownEditionError, publish
from data.editions.shelf import DamagedError
from data.record import RecordError
from tests.editions import NOW, history, nth
from tests.river import RIVER

FIRST, SECOND = nth(1), nth(2)


@pytest.fixture
def at(tmp_path: Path) -> Place:
    shelf = FolderShelf(tmp_path / "editions")
    for content in (FIRST, SECOND):
        publish(shelf, content, by="Ada", now=NOW)
    return Place(RIVER, shelf)


def folder(at: Place, edition: str) -> Path:
    assert isinstance(at.kept, FolderShelf)
    return at.kept.root / edition


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def rename_someone(path: Path) -> None:
    """Change who published, in a file that is still well written."""
    path.write_text(path.read_text().replace("Ada", "Eve"))


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a bit": (lambda kept: flip(kept / "meetings.csv"), "meetings.csv is not as it was published"),
    "a table gone": (lambda kept: (kept / "series.csv").unlink(), "series.csv is missing"),
    "cut short": (
        lambda kept: (kept / "sources.csv").write_bytes(b""),
        "sources.csv is not as it was published",
    ),
    "a table more": (
        lambda kept: (kept / "themes.csv").write_text("theme_id,name\n"),
        "themes.csv was not published with it",
    ),
    "manifest gone": (lambda kept: (kept / MANIFEST).unlink(), "manifest.json is missing"),
    "manifest cut": (lambda kept: (kept / MANIFEST).write_bytes(b"{"), "manifest.json cannot be read"),
    "manifest changed": (
        lambda kept: rename_someone(kept / MANIFEST),
        "manifest.json is not as it was written",
    ),
    "another's manifest": (
        lambda kept: (kept / MANIFEST).write_bytes((kept.parent / FIRST.edition / MANIFEST).read_bytes()),
        "manifest.json is that of another edition",
    ),
    "all gone": (lambda kept: kept.rename(kept.with_name("elsewhere")), "its folder is missing"),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_the_last_good_edition_is_served_and_it_is_said_why(at, how):
    damage, why = DAMAGE[how]
    damage(folder(at, SECOND.edition))
    opened = open_present(at)
    first, second = history(at.shelf)
    assert (opened.record.edition, opened.entry, opened.trouble) == (
        FIRST.edition,
        first,
        Trouble(second, why),
    )
    with pytest.raises(DamagedError, match=why):
        open_edition(at, SECOND.edition)


@pytest.mark.parametrize("how", DAMAGE)
def test_whoever_publishes_after_what_is_served_needs_to_mend_nothing(at, how):
    DAMAGE[how][0](folder(at, SECOND.edition))
    at.publish(SECOND, by="Ben", now=NOW, expected=FIRST.edition)
    opened = open_present(at)
    assert (opened.record.edition, opened.trouble) == (SECOND.edition, None)


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (rename_someone, "the file that names the present edition is not as it was written"),
        (lambda path: path.write_bytes(b""), "the file that names the present edition cannot be read"),
        (lambda path: path.unlink(), "the file that names the present edition is missing"),
    ],
    ids=["changed", "emptied", "gone"],
)
def test_a_history_that_is_damaged_is_gathered_from_the_editions(at, damage, why):
    before = history(at.shelf)
    damage(folder(at, POINTER))
    opened = open_present(at)
    assert (opened.record.edition, opened.trouble) == (SECOND.edition, Trouble(None, why))
    assert history(at.shelf) == before
    at.publish(nth(3), by="Ben", now=NOW, expected=SECOND.edition)
    assert [entry.number for entry in history(at.shelf)] == [1, 2, 3]
    assert open_present(at).trouble is None


def test_where_no_edition_is_good_the_package_beneath_is_served_and_it_is_said(at):
    for content in (FIRST, SECOND):
        (folder(at, content.edition) / MANIFEST).unlink()
    opened = open_present(at)
    assert (opened.record.package.name, opened.entry) == ("river-forum", None)
    assert opened.trouble == Trouble(history(at.shelf)[1], "manifest.json is missing")


def test_an_older_edition_is_opened_by_the_first_signs_of_its_id(at):
    opened = open_edition(at, FIRST.edition[:12])
    assert (opened.record.edition, opened.entry) == (FIRST.edition, history(at.shelf)[0])
    for unknown in ("", "abc", "0" * 12, "../../"):
        with pytest.raises(UnknownEditionError):
            open_edition(at, unknown)


def test_a_shelf_that_cannot_be_read_keeps_the_record_shut(tmp_path):
    (tmp_path / "folder").write_bytes(b"")
    at = Place(RIVER, FolderShelf(tmp_path / "folder"))
    with pytest.raises(RecordError, match="cannot be read: Not a directory"):
        open_present(at)


def test_once_the_disk_is_gone_what_was_open_stands_and_nothing_else_is_opened_in_its_place(at, tmp_path):
    mark = present(at)
    assert isinstance(at.kept, FolderShelf)
    at.kept.root.rename(at.kept.root.with_name("unmounted"))
    assert present(at) == mark
    with pytest.raises(RecordError, match="is no longer there"):
        open_present(at)
