"""`python -m data ready`: whether a record opens, and is the one that is wanted."""

import shutil

from data.__main__ import main
from data.marking import PLACE as MARKING
from data.record import open_record
from data.store import PLACE
from tests.contract.tree import ROOT

RIVER = ROOT / "tests" / "packages" / "river-forum"


def test_a_record_that_opens_is_ready_and_says_which_it_is(capfd):
    edition = open_record(RIVER).edition
    assert main(["ready", str(RIVER)]) == 0
    said, complained = capfd.readouterr()
    assert (said.startswith("Ready: "), said.endswith(f", edition {edition}\n"), complained) == (
        True,
        True,
        "",
    )


def test_the_environment_names_the_record_where_the_command_does_not(monkeypatch, capfd):
    monkeypatch.setenv(PLACE, str(RIVER))
    assert main(["ready", "--edition", open_record(RIVER).edition[:8]]) == 0
    assert open_record(RIVER).edition in capfd.readouterr().out


def test_a_blank_marking_is_not_ready_and_is_told_in_one_line(monkeypatch, capfd):
    monkeypatch.setenv(MARKING, "")
    assert main(["ready", str(RIVER)]) == 2
    assert (
        "DASHBOARD_MARKING is set and holds no text. Give the text" in capfd.readouterr().err.splitlines()[1]
    )


def test_another_edition_is_not_ready(capfd):
    assert main(["ready", str(RIVER), "--edition", "nothing"]) == 2
    said = capfd.readouterr()
    assert (said.out, said.err) == (
        "",
        f"Not ready: the record is edition {open_record(RIVER).edition}, not 'nothing'.\n",
    )


def test_a_record_with_a_fault_is_not_ready_and_its_faults_are_told(tmp_path, capfd):
    shutil.copytree(RIVER, tmp_path / "broken")
    (tmp_path / "broken" / "meetings.csv").unlink()
    assert main(["ready", str(tmp_path / "broken")]) == 2
    told = capfd.readouterr().err
    assert told.startswith("Not ready: the record at '")
    assert "meetings" in told
