"""Files to take away: their names say what is inside, and they carry the marking."""

import csv as csvfile
import io
import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from data.check import judge
from data.editions.content import content_of
from data.editions.folder import LOG
from data.editions.opening import open_present
from data.editions.place import STORE, place
from data.exercise.package import exercise
from data.marking import PLACE as MARKING
from data.record import edition, open_record, record_of_tables
from data.store import PLACE, SHIPPED
from tests.editions import NOW
from tests.records import record_of
from tests.river import RIVER, River
from utils.export import csv, file_name, geojson, noted, numbers, package, package_files, tables
from utils.filters import Filters
from utils.selection import select

SIGNS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "|cmd",
    "%0A",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "'=1",
    "''@x",
)

NATIONS = pd.DataFrame(
    [
        ("MLT", "Malta", "Peace", "active", "named", "named", 3),
        ("QQQ", "Nowhere <b>", "Peace", "active", "eligible", None, 0),
    ],
    columns=["partner_id", "name", "framework", "status", "state", "evidence", "meetings"],
)


def test_a_file_name_says_what_was_asked_and_the_day():
    asked = Filters(partner=("GEO", "MDA"), since=date(2022, 1, 1), until=date(2024, 12, 31))
    assert file_name(asked, "2026-11-23", "csv") == "partner-engagement_GEO-MDA_2022-2024_2026-11-23.csv"
    assert file_name(Filters(), "2026-11-23", "geojson") == "partner-engagement_2026-11-23.geojson"
    assert (
        file_name(Filters(), "2026-11-23", "geojson", exercise=True)
        == "EXERCISE_partner-engagement_2026-11-23.geojson"
    )
    assert (
        file_name(Filters(since=date(2022, 3, 1)), "2026-11-23", "csv")
        == "partner-engagement_2022_2026-11-23.csv"
    )


def test_the_map_as_geojson_carries_marking_and_day_and_loses_no_nation():
    record = record_of(package={"marking": "EXERCISE ONLY", "exercise": True})
    told = json.loads(geojson(record, NATIONS))
    assert (told["type"], told["marking"], told["exercise"]) == ("FeatureCollection", "EXERCISE ONLY", True)
    assert told["as_of"] == "2026-01-01"
    malta, nowhere = told["features"]
    assert malta["properties"] == {
        "partner_id": "MLT",
        "name": "Malta",
        "framework": "Peace",
        "status": "active",
        "state": "named",
        "evidence": "named",
        "meetings": 3,
    }
    assert malta["geometry"]["type"] in {"Polygon", "MultiPolygon"}
    assert (nowhere["properties"]["name"], nowhere["properties"]["evidence"], nowhere["geometry"]) == (
        "Nowhere <b>",
        None,
        None,
    )


def unpacked(archive: bytes, folder: Path) -> Path:
    with ZipFile(io.BytesIO(archive)) as files:
        files.extractall(folder)
    return next((inner for inner in folder.iterdir() if inner.is_dir()), folder)


def cells(content: bytes) -> list[list[str]]:
    return list(csvfile.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", [*SIGNS, "\tx", "\rx", "\nx"])
def test_a_text_that_a_spreadsheet_would_run_gets_one_apostrophe(text):
    assert cells(csv(pd.DataFrame({"name": [text, "plain", "it's"]}))) == [
        ["name"],
        ["'" + text],
        ["plain"],
        ["it's"],
    ]


def test_numbers_stay_numbers_days_are_iso_and_nothing_is_empty():
    frame = pd.DataFrame(
        {
            "count": [-3, 4],
            "share": [-0.5, None],
            "whole": [2.0, None],
            "day": pd.to_datetime(["2024-02-28", ""]),
            "known": [True, False],
            "names": [["A", "B"], None],
        }
    )
    assert cells(csv(frame))[1:] == [
        ["-3", "-0.5", "2", "2024-02-28", "true", "A; B"],
        ["4", "", "", "", "false", ""],
    ]


def test_a_cell_with_commas_quotes_and_line_ends_is_quoted():
    assert csv(pd.DataFrame({"a": ['x, "y"', "one\ntwo"]})).decode("utf-8-sig") == (
        'a\r\n"x, ""y"""\r\n"one\ntwo"\r\n'
    )


def test_the_numbers_of_a_figure_bear_the_marking_in_every_row():
    record = record_of(package={"marking": "RIVER ONLY", "exercise": True})
    marked = "EXERCISE EXERCISE EXERCISE · RIVER ONLY"
    assert cells(numbers(record, pd.DataFrame({"n": [1, 2]}))) == [
        ["n", "marking"],
        ["1", marked],
        ["2", marked],
    ]


@pytest.mark.parametrize("folder", [SHIPPED, RIVER], ids=["shipped", "river"])
def test_a_package_without_formulas_is_taken_along_byte_for_byte(folder):
    assert package_files(judge(folder)) == {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_whole_package_is_taken_in_again_as_the_same_edition(monkeypatch, tmp_path):
    monkeypatch.setenv(PLACE, str(RIVER))
    archive = package(open_record())
    again = judge(unpacked(archive, tmp_path))
    assert (again.verdict, edition(again)) == ("accept", edition(judge(RIVER)))
    comment = ZipFile(io.BytesIO(archive)).comment.decode()
    assert comment == "EXERCISE EXERCISE EXERCISE · EXERCISE — invented river data"


def test_the_whole_package_goes_out_under_the_marking_that_is_set_and_else_as_it_stands(
    monkeypatch, tmp_path
):
    monkeypatch.setenv(PLACE, str(RIVER))
    monkeypatch.setenv(MARKING, "RIVER ONLY")
    archive = package(open_record())
    folder = unpacked(archive, tmp_path)
    told = [json.loads((place / "datapackage.json").read_text("utf-8")) for place in (folder, RIVER)]
    assert told[0] == told[1] | {"marking": "RIVER ONLY"}
    others = [path for path in folder.iterdir() if path.suffix == ".csv"]
    assert [path.name for path in others if path.read_bytes() != (RIVER / path.name).read_bytes()] == []
    assert ZipFile(io.BytesIO(archive)).comment.decode() == "EXERCISE EXERCISE EXERCISE · RIVER ONLY"


def test_the_made_up_package_is_taken_in_again_as_the_same_edition(tmp_path):
    made = exercise()
    record = record_of_tables(made.rows(), made.descriptor)
    folder = unpacked(package(record, made_up=True), tmp_path)
    assert folder.name == "EXERCISE-EXERCISE-EXERCISE"
    assert edition(judge(folder)) == record.edition


def test_dangerous_cells_go_out_escaped_and_come_back_as_they_were(tmp_path):
    river = River().cell("partners", 2, "capital_lat", "-25.28")
    for row, text in enumerate(SIGNS, 2):
        river.cell("sources", 2, "title", SIGNS[0]).copy("sources", 2, source_id=f"sign-{row}", title=text)
    first = river.write(tmp_path / "first")
    out = package_files(judge(first))
    told = cells(out["sources.csv"])
    assert [row[told[0].index("title")] for row in told[-len(SIGNS) :]] == ["'" + text for text in SIGNS]
    assert json.loads(out["datapackage.json"])["escape"] == "apostrophe-1"
    assert b",-25.28," in out["partners.csv"]
    second = tmp_path / "second"
    second.mkdir()
    for name, content in out.items():
        (second / name).write_bytes(content)
    assert (judge(second).verdict, edition(judge(second))) == ("accept", edition(judge(first)))
    assert package_files(judge(second)) == out


def test_the_rows_shown_say_what_narrowed_them_and_bear_the_marking(tmp_path):
    record = record_of(
        package={"marking": "RIVER ONLY", "exercise": True},
        meetings=[("one", "2024-01-01", "all-partners", "none", "=cmd"), ("two", "2024-02-01")],
    )
    asked = Filters(series=("one",))
    folder = unpacked(tables(select(record, asked), asked), tmp_path)
    said = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert (said["marking"], said["exercise"], said["escape"]) == ("RIVER ONLY", True, "apostrophe-1")
    assert (said["filters"], said["as_of"], said["edition"]) == (
        {"series": ["one"]},
        "2026-01-01",
        record.edition,
    )
    header, meeting = cells((folder / "meetings.csv").read_bytes())
    assert dict(zip(header, meeting, strict=True))["title"] == "'=cmd"
    assert len(list(folder.iterdir())) == 19


def test_the_rows_of_everything_are_a_package_again(tmp_path):
    record = open_record()
    asked = Filters()
    again = judge(unpacked(tables(select(record, asked), asked), tmp_path))
    shipped = judge(SHIPPED)
    assert (again.verdict, again.said) == ("accept", shipped.said)
    assert {name: sheet.rows for name, sheet in again.sheets.by_name.items() if sheet.rows} == {
        name: sheet.rows for name, sheet in shipped.sheets.by_name.items()
    }
    for name in ("meetings", "participation", "attendance_claims", "translations"):
        cells_of = shipped.sheets[name].cells
        assert {column: again.sheets[name].cells[column] for column in cells_of} == cells_of


def test_what_is_taken_away_is_logged_with_its_hash(monkeypatch, tmp_path):
    monkeypatch.setenv(STORE, str(tmp_path))
    assert noted("rows.csv", lambda: b"a,b", "https://login.example|ada") == b"a,b"
    told = json.loads((tmp_path / LOG).read_text("utf-8"))
    assert (told["what"], told["by"], told["file"]) == ("export", "https://login.example|ada", "rows.csv")
    assert told["sha256"] == "1eb7c54d52831bbfe8942af0b1c56b7409523a59ed6ca99c1174fef7eb32c1b5"


def test_the_package_taken_along_is_the_edition_that_is_open(monkeypatch, tmp_path):
    monkeypatch.setenv(PLACE, str(RIVER))
    monkeypatch.setenv(STORE, str(tmp_path / "store"))
    other = content_of(River().cell("partners", 2, "name", "=Elsewhere").write(tmp_path / "other"))
    place().publish(other, by="Ada", now=NOW)
    taken = judge(unpacked(package(open_present(place()).record), tmp_path / "out"))
    assert (taken.verdict, edition(taken)) == ("accept", other.edition)
