"""Where editions are, by the environment, and when none may be published."""

import os
from pathlib import Path

import pytest

from data.editions import place as places
from data.editions.folder import LOG, FolderShelf
from data.editions.opening import Trouble, open_present, present
from data.editions.place import STATE, STORE, place
from data.editions.shelf import UnreachableError, UnwritableError
from data.record import open_record
from data.store import PLACE, SHIPPED
from tests.contract.tree import ROOT
from tests.editions import NOW, history, nth
from tests.river import RIVER


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in (PLACE, STORE, STATE):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def root() -> Path:
    kept = place().kept
    assert isinstance(kept, FolderShelf)
    return kept.root


def test_without_a_word_they_are_in_the_projects_folder_over_the_shipped_record(environment):
    assert (place().base, root()) == (SHIPPED, ROOT / "editions")


def test_they_are_beside_the_package_in_the_state_or_where_it_is_said(environment, tmp_path):
    environment.setenv(PLACE, str(tmp_path / "package"))
    assert (place().base, root()) == (tmp_path / "package", tmp_path / "package.editions")
    environment.setenv(STATE, str(tmp_path / "state"))
    assert root() == tmp_path / "state" / "editions"
    environment.setenv(STORE, str(tmp_path / "store"))
    assert root() == tmp_path / "store"


def test_an_address_of_a_database_is_one(environment):
    environment.setenv(PLACE, "postgresql+psycopg://ada:secret@nowhere.invalid/record")
    assert str(place().kept) == "postgresql+psycopg://ada:***@nowhere.invalid/record"
    assert (place().base, place().off) == (SHIPPED, None)


def test_switched_off_the_package_is_opened_as_it_lies_and_nothing_is_published(environment):
    environment.setenv(PLACE, str(RIVER))
    environment.setenv(STORE, "off")
    assert (place().off, open_present(place()).record.package.name) == ("switched-off", "river-forum")
    assert present(place()).startswith(f"{RIVER} [")
    with pytest.raises(UnreachableError, match="DASHBOARD_STORE switches publishing off"):
        _ = place().shelf
    with pytest.raises(UnwritableError, match="DASHBOARD_STORE switches publishing off"):
        place().publish(nth(1), by="Ada", now=NOW)


def test_on_a_disk_that_does_not_last_nothing_is_published(environment, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "_PASSING_DISKS", (tmp_path / "cloud",))
    environment.setenv(STORE, str(tmp_path / "cloud" / "app" / "editions"))
    assert place().off == "passing-disk"
    with pytest.raises(UnwritableError, match="wiped at every start"):
        place().roll_back("5fb46c96", by="Ada", now=NOW)
    place().note("export", by="local", now=NOW)
    assert not (tmp_path / "cloud").exists()


def test_where_nothing_may_be_written_nothing_is_published(environment, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    environment.setenv(STORE, str(tmp_path / "not-yet"))
    assert place().off == "read-only"


def test_where_the_disk_is_not_there_the_package_beneath_is_opened_and_it_is_said(environment, tmp_path):
    environment.setenv(STORE, str(tmp_path / "unmounted" / "editions"))
    assert place().off == "no-disk"
    opened = open_present(place())
    assert (opened.record.edition, opened.trouble) == (
        open_record(SHIPPED).edition,
        Trouble(None, "The disk is not there: the folder that would hold that of the editions is missing"),
    )
    with pytest.raises(UnwritableError, match="The disk is not there"):
        place().publish(nth(1), by="Ada", now=NOW)


def test_the_package_that_was_open_before_is_the_first_edition(environment, tmp_path):
    environment.setenv(PLACE, str(RIVER))
    environment.setenv(STORE, str(tmp_path / "store"))
    before = open_present(place())
    place().publish(nth(1), by="Ada", now=NOW, expected=before.record.edition)
    told = [(entry.what, entry.by, entry.edition) for entry in history(place().shelf)]
    assert told == [("begin", "", before.record.edition), ("publish", "Ada", nth(1).edition)]
    assert open_present(place()).record.edition == nth(1).edition
    place().roll_back(before.record.edition, by="Ada", now=NOW)
    assert open_present(place()).record.edition == before.record.edition


def test_where_no_package_was_open_before_the_first_edition_is_the_one_published(environment, tmp_path):
    environment.setenv(PLACE, str(tmp_path / "nothing"))
    place().publish(nth(1), by="Ada", now=NOW)
    assert [entry.what for entry in history(place().shelf)] == ["publish"]
    assert open_present(place()).record.edition == nth(1).edition


def test_what_is_done_is_noted_in_the_log(environment, tmp_path):
    environment.setenv(STORE, str(tmp_path / "store"))
    place().note("export", by="local", now=NOW, file="package.zip")
    assert b'"what": "export", "file": "package.zip"' in (tmp_path / "store" / LOG).read_bytes()
