"""Exercise data: the same seed gives the same bytes, every promise is kept, and no row can be taken for the record."""

import csv
import io
import subprocess
import sys

import pytest

from data.__main__ import main
from data.check import judge
from data.exercise.package import exercise
from data.store import SHIPPED

MADE_UP = (
    "series", "meetings", "sessions", "session_topics", "appearances", "participation", "attendance_claims",
    "recommendations",
)  # fmt: skip
FACTS = ("partners", "frameworks", "memberships", "programmes", "programme_participation", "themes", "topics")


@pytest.fixture(scope="module")
def twelve():
    return exercise()


def test_it_keeps_every_promise_without_a_word_of_warning(twelve, tmp_path):
    twelve.write(tmp_path / "exercise")
    judgement = judge(tmp_path / "exercise")
    assert (judgement.verdict, judgement.faults) == ("accept", ())
    assert judgement.said["exercise"] is True
    assert judgement.said["marking"] == "EXERCISE EXERCISE EXERCISE"


def test_twelve_years_have_twenty_four_meetings_with_complete_lists(twelve):
    lists = [row[10] for row in twelve.tables["meetings"]]
    assert lists == ["complete"] * 24
    named = {row[0] for row in twelve.tables["participation"]}
    assert named == {row[0] for row in twelve.tables["meetings"]}


def test_every_made_up_row_says_that_it_is_an_exercise(twelve):
    for table in MADE_UP:
        assert twelve.tables[table], table
        for row in twelve.tables[table]:
            assert any("exercise" in cell.lower() for cell in row), (table, row)


@pytest.mark.parametrize("table", FACTS)
def test_its_facts_are_those_of_the_shipped_record(twelve, table):
    with (SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        assert list(csv.reader(lines)) == list(
            csv.reader(io.StringIO(twelve.files()[f"{table}.csv"].decode()))
        )


def test_it_names_speakers_by_role_only(twelve):
    assert {row[2].split(" ")[0] for row in twelve.tables["appearances"]} == {"Speaker"}
    assert all(row[4] for row in twelve.tables["appearances"])


def test_only_who_came_asks_for_something(twelve):
    came = {(row[0], row[1]) for row in twelve.tables["participation"]}
    asked = [(row[1], row[2]) for row in twelve.tables["recommendations"]]
    assert {status for *_, status, _due, _owner, _source in twelve.tables["recommendations"]} == {
        "open", "accepted", "done", "declined",
    }  # fmt: skip
    assert "" in {partner for _meeting, partner in asked}
    assert [pair for pair in asked if pair[1] and pair not in came] == []


def test_another_seed_gives_other_meetings(twelve):
    assert exercise(seed=2).files() != twelve.files()


@pytest.mark.parametrize("hashes", ["0", "4711"])
def test_the_same_seed_gives_the_same_bytes_in_every_process(twelve, hashes, tmp_path):
    command = [sys.executable, "-m", "data", "exercise", "--out", str(tmp_path / "made")]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": hashes, "PYTHONDONTWRITEBYTECODE": "1"})
    written = {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()}
    assert written == twelve.files()


def test_a_register_has_as_many_events_and_participations_as_asked_for():
    made = exercise(years=2, events=300, participations=2000)
    assert (len(made.tables["meetings"]), len(made.tables["participation"])) == (300, 2000)


def test_it_is_not_written_over_what_is_there(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert main(["exercise", "--out", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("asked", [["--years", "0"], ["--years", "31"], ["--participations", "9999"]])
def test_what_cannot_be_made_is_refused(asked, tmp_path, capsys):
    assert main(["exercise", "--out", str(tmp_path / "none"), *asked]) == 2
    assert capsys.readouterr().err.startswith("Not written: ")
    assert not (tmp_path / "none").exists()
