"""The command writes the brief that was asked for, or says why not, and writes nothing then."""

from pathlib import Path

import pytest

from tests.river import RIVER, River
from utils import wording
from utils.brief.__main__ import main


@pytest.fixture(autouse=True)
def _english():
    yield
    wording.speak("en")


def test_the_ending_of_the_file_says_the_format(tmp_path):
    for ending, head in (
        ("pdf", b"%PDF-"),
        ("pptx", b"PK"),
        ("docx", b"PK"),
        ("html", b"<!doctype"),
        ("md", b"**"),
    ):
        file = tmp_path / f"brief.{ending}"
        assert main(["--out", str(file)]) == 0
        assert file.read_bytes().startswith(head)


def test_filters_and_day_are_those_of_the_address(tmp_path):
    file = tmp_path / "brief"
    asked = ["--filters", "partner=GEO&partner=MDA&since=2022-01-01", "--as-of", "2024-12-31"]
    assert main([*asked, "--format", "md", "--out", str(file)]) == 0
    said = file.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "Georgia and Republic of Moldova · since 1 Jan 2022 · all topics" in said
    assert "As of 31 Dec 2024" in said


def test_a_partner_is_told_in_the_language_that_is_asked_for(tmp_path):
    file = tmp_path / "note.md"
    assert main(["--scope", "partner", "--id", "GEO", "--language", "fr", "--out", str(file)]) == 0
    assert "# Géorgie" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--filters", "partner=ZZZ"], "Partner: “ZZZ” is not known to this record."),
        (["--filters", "since=yesterday"], "“yesterday” is not a day"),
        (["--filters", "colour=red"], "The address has “colour”"),
        (["--as-of", "2099-01-01"], "“2099-01-01” is still to come."),
        (["--scope", "meeting", "--id", "nowhere"], "“nowhere” is not a meeting of this record"),
        (["--filters", "partner=UKR&since=2099-01-01"], "No meeting on record fits all of this"),
    ],
)
def test_what_cannot_be_done_is_named_and_nothing_is_written(tmp_path, capsys, asked, told):
    file = tmp_path / "brief.pdf"
    assert main([*asked, "--out", str(file)]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.endswith("No file was written.\n")
    assert not file.exists()


def test_another_package_bears_its_own_marking(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(RIVER))
    file = tmp_path / "brief.md"
    assert main(["--out", str(file)]) == 0
    assert file.read_text("utf-8").startswith(
        "**EXERCISE EXERCISE EXERCISE · EXERCISE — invented river data**"
    )


def test_the_marking_that_is_set_is_the_one_a_brief_bears(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(River().says(exercise=False).write(tmp_path)))
    monkeypatch.setenv("DASHBOARD_MARKING", "RIVER ONLY")
    file = tmp_path / "brief.md"
    assert main(["--out", str(file)]) == 0
    lines = file.read_text("utf-8").split()
    assert (lines[:2], lines[-2:]) == (["**RIVER", "ONLY**"], ["**RIVER", "ONLY**"])


def test_a_package_without_a_marking_gives_no_file(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "package"
    folder.mkdir()
    for file in Path(RIVER).iterdir():
        text = file.read_text("utf-8")
        (folder / file.name).write_text(text.replace('"marking"', '"note"'), "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    assert main(["--out", str(tmp_path / "brief.pdf")]) == 2
    assert "gives no marking" in capsys.readouterr().err


def test_standard_output_takes_the_file_as_well(capfdbinary):
    assert main(["--format", "md", "--out", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"**PUBLIC")
