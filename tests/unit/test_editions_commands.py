"""`python -m data import|publish|history|diff|rollback|verify|audit`."""

import json
from pathlib import Path

import pytest

from data.__main__ import main
from data.editions.content import content_of
from data.editions.folder import LOG
from data.editions.history import MANIFEST
from data.editions.place import STORE
from data.store import PLACE
from tests.editions import RIVERS
from tests.river import RIVER, River


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store over nothing, whose first edition is the River Forum."""
    monkeypatch.setenv(PLACE, str(tmp_path / "nothing"))
    monkeypatch.setenv(STORE, str(tmp_path / "store"))
    assert main(["publish", str(RIVER), "--by", "Ada"]) == 0
    return tmp_path / "store"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return River().cell("partners", 2, "name", "Elsewhere").write(tmp_path / "other")


def test_an_import_judges_and_publishes_in_one(store, other, capfd):
    assert main(["import", str(other)]) == 0
    said = capfd.readouterr().out
    assert "accept: The package keeps its promises." in said
    assert f"{content_of(other).edition[:12]}  import  local  11 meetings  partners +0 -0 ~1" in said
    assert main(["import", str(other)]) == 0
    assert "is the present one already" in capfd.readouterr().out


def test_an_import_of_a_package_with_a_fault_publishes_nothing(store, tmp_path, capfd):
    broken = River().cut("meetings").write(tmp_path / "broken")
    assert main(["import", str(broken)]) == 2
    said = capfd.readouterr()
    assert ("meetings" in said.out, said.err) == (True, "Nothing was published.\n")
    assert main(["publish", str(broken)]) == 2


def test_warnings_have_to_be_taken_on_purpose(store, tmp_path, capfd):
    odd = River().raw("notes.txt", "a file of another kind").write(tmp_path / "odd")
    (odd / "partners.csv").write_text(
        (odd / "partners.csv").read_text("utf-8").replace("Paraguay", "P."), "utf-8"
    )
    assert main(["import", str(odd)]) == 1
    assert "say --yes" in capfd.readouterr().err
    assert main(["import", str(odd), "--yes"]) == 0


def test_whoever_expects_another_edition_is_told(store, other, capfd):
    assert main(["publish", str(other), "--expected", "0" * 64]) == 3
    assert f"the present edition is now edition {RIVERS[:12]} by Ada" in capfd.readouterr().err


def test_the_history_is_told_newest_first_and_as_one_value(store, other, capfd):
    main(["publish", str(other), "--by", "B\u202een"])
    capfd.readouterr()
    assert main(["history"]) == 0
    newest, oldest = capfd.readouterr().out.splitlines()
    assert ("publish  B\\u202een  11 meetings" in newest, f"{RIVERS[:12]}  publish  Ada" in oldest) == (
        True,
        True,
    )
    main(["history", "--json"])
    assert [entry["number"] for entry in json.loads(capfd.readouterr().out)] == [1, 2]


def test_a_difference_is_told_row_by_row_and_as_one_value(store, other, capfd):
    main(["publish", str(other)])
    later = content_of(other).edition
    capfd.readouterr()
    assert main(["diff", RIVERS[:8], later[:8]]) == 0
    told = capfd.readouterr().out
    assert told.startswith("partners: ~ PRY, nation, Paraguay, ")
    assert "-> PRY, nation, Elsewhere, " in told
    main(["diff", "--json", RIVERS[:8], later[:8]])
    assert json.loads(capfd.readouterr().out)["tables"][0]["table"] == "partners"
    main(["diff", RIVERS[:8], RIVERS[:8]])
    assert capfd.readouterr().out == "Nothing differs.\n"
    assert main(["diff", "0000", later]) == 2


def test_a_roll_back_brings_the_old_edition_back(store, other, capfd):
    main(["publish", str(other)])
    assert main(["rollback", RIVERS[:8], "--by", "Cy"]) == 0
    assert "roll-back  Cy" in capfd.readouterr().out
    assert main(["ready", "--edition", RIVERS]) == 0
    assert main(["rollback", "0000"]) == 2


def test_what_is_intact_and_what_is_not_is_told(store, other, capfd):
    main(["publish", str(other)])
    assert (main(["verify"]), main(["audit", "verify"])) == (0, 0)
    said = capfd.readouterr().out
    assert (f"{RIVERS}: intact\n" in said, "Intact: 2 lines, the last " in said) == (True, True)
    (store / content_of(other).edition / MANIFEST).unlink()
    (store / LOG).write_bytes((store / LOG).read_bytes().replace(b"Ada", b"Eve"))
    assert (main(["verify"]), main(["audit", "verify"])) == (1, 1)
    told = capfd.readouterr().err
    assert f"{content_of(other).edition}: manifest.json is missing.\n" in told
    assert "Broken: line 1: it is not as it was written.\n" in told
    assert main(["ready"]) == 0
    said = capfd.readouterr()
    assert f"Refused: edition {content_of(other).edition}: manifest.json is missing.\n" in said.err
    assert said.out.endswith(f"edition {RIVERS}\n")


def test_where_nothing_is_kept_the_commands_say_so(monkeypatch, capfd):
    monkeypatch.setenv(STORE, "off")
    assert [main(["history"]), main(["publish", str(RIVER)])] == [2, 2]
    assert capfd.readouterr().err.count("DASHBOARD_STORE switches publishing off.") == 2
