"""The report in writing, and the command that gives it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data import worker
from data.__main__ import main
from data.check import judge
from data.report import as_json, as_lines
from tests.river import RIVER, River
from tests.workbooks import archive

ROOT = Path(__file__).parents[2]


def run(*arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "data", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_command_accepts_a_package_without_problems():
    code, out, err = run("check", "--json", RIVER)
    report = json.loads(out)
    assert (code, err) == (0, b"")
    assert list(report) == ["verdict", "problems", "package"]
    assert report["verdict"] == "accept"
    assert report["problems"] == []
    assert report["package"] == {
        "name": "river-forum",
        "title": "River Forum: an invented record for tests",
        "version": "0.3",
        "marking": "EXERCISE — invented river data",
        "exercise": True,
        "main_series": "landing",
    }


def test_the_command_judges_the_shipped_tables_without_a_path():
    code, out, _ = run("check", "--json")
    assert code == 0
    assert json.loads(out)["verdict"] == "accept"


def test_the_command_gives_the_tables_as_stored(tmp_path):
    river = River().header("topics", "description", "colour").cell("meetings", 2, "title", '007, "x"\nßü')
    code, out, _ = run("check", "--tables", "--json", river.write(tmp_path))
    report = json.loads(out)
    assert (code, report["verdict"]) == (1, "warn")
    assert report["tables"]["topics"][0] == {"topic_id": "floods", "theme_id": "water", "name": "Floods"}
    assert report["tables"]["meetings"][0]["title"] == '007, "x"\nßü'
    assert [row["partner_id"] for row in report["tables"]["partners"]][:3] == ["PRY", "BOL", "URY"]
    assert len(report["tables"]) == 18


def test_the_command_gives_no_tables_after_a_reject(tmp_path):
    code, out, _ = run("check", "--tables", "--json", River().cut("meetings").write(tmp_path))
    report = json.loads(out)
    assert (code, report["verdict"]) == (2, "reject")
    assert "tables" not in report
    assert all(list(problem) == list(report["problems"][0]) for problem in report["problems"])
    assert list(report["problems"][0]) == ["table", "row", "column", "value", "message", "remedy", "severity"]


def test_the_same_package_gives_the_same_bytes(tmp_path):
    folder = River().cell("topics", 2, "theme_id", "fire").raw("b.csv", "x").raw("a.txt", "x").write(tmp_path)
    answers = {
        run("check", "--json", "--tables", folder, PYTHONHASHSEED=seed, LC_ALL=locale, TZ=zone)[:2]
        for seed, locale, zone in [
            ("0", "C", "UTC"),
            ("1", "C.UTF-8", "Asia/Tokyo"),
            ("77", "POSIX", "America/Lima"),
        ]
    }
    assert len(answers) == 1


@pytest.mark.parametrize("path", ["", "/nowhere/at/all", str(ROOT / "pyproject.toml"), "-x"])
def test_a_path_without_a_package_is_a_reject(path):
    code, out, err = run("check", "--json", "--", path)
    assert (code, json.loads(out)["verdict"], err) == (2, "reject", b"")


def test_the_command_does_not_load_what_it_does_not_need():
    loaded = (
        "import sys, data.worker, data.__main__;"
        "print([m for m in ('pandas', 'geopandas', 'narwhals') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_the_command_works_from_elsewhere(tmp_path):
    tmp_path.joinpath("json.py").write_text("raise SystemExit('taken from the folder')", encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-P", "-m", "data", "check", "--json", RIVER],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_without_json_the_report_is_for_reading(tmp_path, capfdbinary):
    folder = River().cell("participation", 2, "partner_id", "AUS").write(tmp_path)
    assert main(["check", str(folder)]) == 2
    first, second = capfdbinary.readouterr().out.decode().splitlines()
    assert first == "reject: The package cannot be taken as it is."
    assert second == (
        "error: participation, row 2, partner_id: 'AUS' is not in the table partners. "
        "Add it to partners or correct the id."
    )


def test_tables_are_counted_in_a_report_for_reading():
    lines = "".join(as_lines(judge(RIVER), tables=True)).splitlines()
    assert lines[:3] == ["accept: The package keeps its promises.", "sources: 3 rows", "partners: 11 rows"]


def test_the_dictionary_is_printed(capfdbinary):
    assert main(["dictionary"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"# Data dictionary\n")


def test_the_json_is_ascii(tmp_path):
    text = "".join(
        as_json(judge(River().cell("topics", 2, "theme_id", "\u202eé").write(tmp_path)), tables=False)
    )
    assert text.isascii()
    assert text.count("\n") == 1


def test_a_judge_that_runs_out_of_memory_is_a_reject(monkeypatch):
    monkeypatch.setattr("data.worker._TIERS", (worker._Tier(sys.maxsize, worker.Limits(10, 20)),))
    answer = worker.ask(str(RIVER), as_object=True, tables=False)
    report = json.loads(b"".join(answer.report))
    assert (answer.code, report["verdict"]) == (2, "reject")


def test_a_judge_that_takes_too_long_is_a_reject(monkeypatch):
    monkeypatch.setattr("data.worker._TIERS", (worker._Tier(sys.maxsize, worker.Limits(500, 0)),))
    answer = worker.ask(str(RIVER), as_object=False, tables=False)
    assert answer.code == 2
    assert b"0 seconds" in b"".join(answer.report)


def test_the_judge_says_no_memory_by_its_code(monkeypatch):
    def full(_path):
        raise MemoryError

    monkeypatch.setattr("data.worker.judge", full)
    monkeypatch.setattr("data.worker._limit", lambda _limits, _most: None)
    assert worker.main(["--tier=1000,1,1", "--json", str(RIVER)]) == 20


def test_the_judge_writes_the_report(monkeypatch, capfdbinary):
    monkeypatch.setattr("data.worker._limit", lambda _limits, _most: None)
    assert worker.main(["--tier=1000,1,1", "--json", str(RIVER)]) == 10
    assert json.loads(capfdbinary.readouterr().out.removeprefix(b"0\n"))["verdict"] == "accept"


def test_a_large_package_has_a_right_to_more_and_one_far_too_large_to_no_more(monkeypatch):
    little, enough = worker.Limits(10, 20), worker.Limits(500, 20)
    codes = []
    for tiers in (
        [worker._Tier(5, little), worker._Tier(10_000, enough)],
        [worker._Tier(5, enough), worker._Tier(6, little)],
        [worker._Tier(5, little), worker._Tier(6, enough)],
    ):
        monkeypatch.setattr("data.worker._TIERS", tuple(tiers))
        codes.append(worker.ask(str(RIVER), as_object=True, tables=False).code)
    assert codes == [2, 0, 2]


def test_an_archive_made_to_fill_a_machine_is_a_reject_of_the_command(tmp_path):
    (tmp_path / "package.zip").write_bytes(archive({"x.bin": bytes(60_000_000)}))
    code, out, err = run("check", "--json", tmp_path / "package.zip")
    assert (code, json.loads(out)["verdict"], err) == (2, "reject", b"")
