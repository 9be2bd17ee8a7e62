"""Packages that are written: archives, workbooks, folders, the template, and what an upload comes back as."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from data.__main__ import main
from data.check import judge
from data.contract import Fault
from data.faultfile import MOST, FaultFile, read
from data.faults import KEPT, Faults
from data.found import found_in
from data.packing import files, pack
from data.record import edition
from data.schema import TABLES
from data.sheetwriter import Written, escaped, workbook
from data.store import SHIPPED
from data.upload import judge_upload
from data.workbooks import example, exported, template
from tests.contract.tree import ROOT
from tests.river import RIVER, River, many_faults
from tests.workbooks import archive, number, river_files, river_workbook

FORMULAS = (
    "=1+1",
    "'=1",
    "+1",
    "-1",
    "@x",
    "<r>x</r>",
    "_x000D_",
    " a ",
    "a\r\nb",
    '<a b="c">&amp;',
    "'",
    "007",
)


@pytest.mark.parametrize("place", [SHIPPED, RIVER], ids=["shipped", "river"])
@pytest.mark.parametrize("name", ["out.zip", "out.xlsx", "out"])
def test_a_package_that_is_written_is_the_same_edition(tmp_path, place, name):
    before = judge(place)
    pack(before, tmp_path / name)
    after = judge(tmp_path / name)
    assert (after.verdict, edition(after)) == (before.verdict, edition(before))
    pack(after, tmp_path / f"again-{name}")
    if name != "out":
        assert (tmp_path / f"again-{name}").read_bytes() == (tmp_path / name).read_bytes()
    assert files(after) == {**files(before), "datapackage.json": files(after)["datapackage.json"]}


def test_what_a_spreadsheet_would_run_is_escaped_in_text_and_bare_in_a_workbook(tmp_path):
    river = River()
    for at, text in enumerate(FORMULAS):
        river.copy("sources", 2, source_id=f"sign-{at}", title=text)
    before = judge(river.write(tmp_path / "river"))
    pack(before, tmp_path / "out.zip")
    pack(before, tmp_path / "out.xlsx")
    with ZipFile(tmp_path / "out.zip") as archive:
        inside = {Path(name).name: archive.read(name) for name in archive.namelist()}
    told = json.loads(inside["datapackage.json"])
    assert told["escape"] == "apostrophe-1"
    assert b",'=1+1," in inside["sources.csv"]
    sheet = ZipFile(tmp_path / "out.xlsx").read("xl/worksheets/sheet1.xml")
    assert b'preserve">=1+1</t>' in sheet
    assert b"<f>" not in sheet
    assert [edition(judge(tmp_path / name)) for name in ("out.zip", "out.xlsx")] == [edition(before)] * 2


def test_a_text_is_never_xml_of_the_workbook():
    content = workbook(
        [Written("a & b", [["<c>", '"'], ["<r><t>x</t></r>", "_x0041_"]], ["header"] * 2, [9, 9])]
    )
    assert escaped('<a b="_x0041_">\r') == "&lt;a b=&quot;_x005F_x0041_&quot;&gt;_x000D_"
    assert b"&lt;r&gt;" in ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_exercise_data_are_marked_in_the_archive(tmp_path):
    pack(judge(RIVER), tmp_path / "out.zip")
    comment = ZipFile(tmp_path / "out.zip").comment.decode()
    assert comment == "EXERCISE EXERCISE EXERCISE · EXERCISE — invented river data"


def test_a_template_that_is_not_filled_in_says_what_is_needed(tmp_path):
    assert main(["template", "--out", str(tmp_path / "template.xlsx")]) == 0
    judgement = judge(tmp_path / "template.xlsx")
    assert [fault.table for fault in judgement.faults if fault.severity == "error"] == [
        "sources",
        "partners",
        "series",
        "meetings",
    ]
    assert judgement.said == {"exercise": False}


def test_the_examples_of_the_template_are_a_sound_package(tmp_path):
    river = River()
    river.tables = {
        table.name: [[*table.names], [example(column) for column in table.columns]] for table in TABLES
    }
    river.described = {}
    judgement = judge(river_workbook(river).write(tmp_path))
    assert [fault.message for fault in judgement.faults if fault.severity == "error"] == []


def test_a_template_offers_the_fixed_words_and_says_what_each_column_wants():
    with ZipFile(io.BytesIO(template())) as parts:
        sheets = b"".join(parts.read(name) for name in parts.namelist() if "worksheets" in name)
    for table in TABLES:
        for column in table.columns:
            assert f'promptTitle="{column.name}"'.encode() in sheets
            assert not column.kind.words or f'"{",".join(column.kind.words)}"'.encode() in sheets
            assert len(",".join(column.kind.words)) < 256


def test_a_filled_template_is_taken(tmp_path):
    river = River()
    filled = judge(river_workbook(river).write(tmp_path))
    with ZipFile(io.BytesIO(template())) as parts:
        empty = {name: parts.read(name) for name in parts.namelist()}
    (tmp_path / "filled.xlsx").write_bytes(exported(filled))
    order = [table.name for table in sorted(TABLES, key=lambda table: not table.needed)]
    with ZipFile(tmp_path / "filled.xlsx") as parts:
        for at, name in enumerate(order, 2):
            there = [*filled.sheets.by_name].index(name) + 1
            empty[f"xl/worksheets/sheet{at}.xml"] = parts.read(f"xl/worksheets/sheet{there}.xml")
    (tmp_path / "template.xlsx").write_bytes(archive(empty))
    judgement = judge(tmp_path / "template.xlsx")
    assert (judgement.verdict, judgement.sheets) == ("accept", filled.sheets)


def test_the_command_exports_what_is_sound_and_nothing_else(tmp_path, capsys):
    assert main(["export", str(RIVER), "--out", str(tmp_path / "river.xlsx")]) == 0
    assert "18 tables" in capsys.readouterr().out
    broken = River().cell("topics", 2, "theme_id", "fire").write(tmp_path / "broken")
    assert main(["export", str(broken), "--out", str(tmp_path / "broken.zip")]) == 2
    assert "topics, row 2, theme_id" in capsys.readouterr().err
    assert not (tmp_path / "broken.zip").exists()


@pytest.mark.parametrize(
    "arguments", [["export", str(RIVER)], ["template"]], ids=["a folder with something in it", "no workbook"]
)
def test_what_cannot_be_written_is_said(tmp_path, capsys, arguments):
    tmp_path.joinpath("something").touch()
    assert main([*arguments, "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err
    assert main([*arguments, "--out", str(tmp_path / "gone" / "out.xlsx")]) == 2
    assert "Not written" in capsys.readouterr().err


def test_the_same_package_is_the_same_edition_everywhere(tmp_path):
    code = (
        "import hashlib, sys; from pathlib import Path; from data.check import judge; from data.record import edition;"
        "from data.packing import pack; j = judge('data/tables');"
        "pack(j, Path(sys.argv[1], 'a.zip')); pack(j, Path(sys.argv[1], 'a.xlsx'));"
        "h = lambda n: hashlib.sha256(Path(sys.argv[1], n).read_bytes()).hexdigest();"
        "print(edition(j), h('a.zip'), h('a.xlsx'))"
    )
    places = [("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Tokyo"), ("77", "tr_TR.UTF-8", "America/Lima")]
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, locale, zone in places
    }
    assert len(answers) == 1


def test_an_upload_comes_back_as_what_would_be_stored():
    upload = judge_upload(
        river_workbook().cell("topics", 2, "description", number("7.0")).content(), "mine.XLSX"
    )
    assert (upload.verdict, upload.faults) == ("accept", ())
    assert upload.said["name"] == "river-forum"
    assert b"floods,water,Floods,7\n" in upload.files["topics.csv"]
    told = Faults()
    assert set(found_in(upload.files, told).tables) == {table.name for table in TABLES}
    assert not told.listed()


def faults_of(upload):
    return list(csv.DictReader(io.StringIO(upload.every_fault.decode("utf-8-sig"))))


def test_an_upload_with_faults_comes_back_with_them_alone():
    upload = judge_upload(archive(river_files(River().cell("topics", 2, "theme_id", "fire"))), "mine.zip")
    assert (upload.verdict, upload.files) == ("reject", {})
    assert [(fault.table, fault.row, fault.column) for fault in upload.faults] == [("topics", 2, "theme_id")]
    assert [(row["table"], row["row"], row["column"]) for row in faults_of(upload)] == [
        ("topics", "2", "theme_id")
    ]


def test_a_list_that_is_one_fault_short_is_cut():
    upload = judge_upload(archive(river_files(many_faults(KEPT + 1))), "mine.zip")
    assert upload.counts == {"error": 201, "warning": 0}
    assert [row["row"] for row in faults_of(upload)] == [str(row) for row in range(7, 208)]


def test_where_the_list_of_faults_is_cut_all_are_counted_and_in_the_file():
    upload = judge_upload(archive(river_files(many_faults(230))), "mine.zip")
    assert (len(upload.faults), upload.counts) == (201, {"error": 230, "warning": 0})
    rows = faults_of(upload)
    assert [row["row"] for row in rows] == [str(row) for row in range(7, 237)]
    assert rows[-1]["value"] == "'=fire"
    assert set(rows[-1]) == {"table", "row", "column", "value", "message", "remedy", "severity"}


def test_the_file_of_faults_ends_with_their_number_where_it_has_no_room_for_all(tmp_path):
    every = FaultFile(tmp_path)
    for row in range(MOST + 7):
        every.tell(Fault("topics", row, "name", "x", "No.", "Mend it.", "warning"))
    every.close({"error": 0, "warning": MOST + 7})
    content, counts = read(
        tmp_path, [Fault("topics", 2, "name", "x", "No.", "Mend it.", "warning")] * (KEPT + 1)
    )
    lines = content.decode("utf-8-sig").splitlines()
    assert (len(lines), counts) == (MOST + 2, {"error": 0, "warning": MOST + 7})
    assert "There are 50007 problems in all; 50000 of them are listed." in lines[-1]


def test_of_a_judge_who_came_to_no_end_the_file_has_what_is_said_of_that(tmp_path):
    FaultFile(tmp_path).tell(Fault("topics", 2, "name", "x", "No.", "Mend it."))
    listed = [Fault(None, None, None, None, "Judging takes too long.", "Split it.")]
    content, counts = read(tmp_path, listed)
    assert content.decode("utf-8-sig").splitlines()[1:] == [",,,,Judging takes too long.,Split it.,error"]
    assert counts == {"error": 1}


@pytest.mark.parametrize("name", ["mine.csv", "mine", "../mine.xls", "", "\x00.exe"])
def test_an_upload_of_another_kind_is_refused(name):
    upload = judge_upload(b"x", name)
    assert (upload.verdict, len(upload.faults)) == ("reject", 1)


def test_an_upload_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("data.upload.UPLOAD_BYTES", 10)
    assert "MB" in judge_upload(b"x" * 11, "mine.zip").faults[0].message
