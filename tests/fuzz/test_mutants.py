"""Thousands of packages, spoilt by chance, are judged as a second reader judges them, in every form they come in.

`python -m tests.fuzz.test_mutants 20000` judges as many as one likes, and shows where the two differ.
"""

import io
import json
import os
import random
import sys
from collections.abc import Iterator, Mapping
from zipfile import ZIP_STORED

import pytest

from data import zipped
from data.check import Judgement, judge, judge_found
from data.faults import Faults
from data.found import found_in
from data.packing import as_json, files
from data.packing import zipped as packed
from data.report import as_json as as_report
from data.store import lines
from data.workbook import find as in_workbook
from data.workbooks import exported
from tests.fuzz.mutants import mutant, varied
from tests.fuzz.second_reader import faults
from tests.river import River
from tests.workbooks import archive, river_files, river_workbook

PACKAGES = int(os.environ.get("FUZZ_PACKAGES", "2000"))
ROUND_TRIPS = 500
BYTES = int(os.environ.get("FUZZ_BYTES", "150"))
PARTS = 8


def judged_files(content: Mapping[str, bytes]) -> Judgement:
    told = Faults()
    return judge_found(found_in(content, told), told)


def judged_archive(content: bytes) -> Judgement:
    told = Faults()
    return judge_found(zipped.find(io.BytesIO(content), told), told)


def judged_workbook(content: bytes) -> Judgement:
    told = Faults()
    return judge_found(in_workbook(io.BytesIO(content), told), told)


def differences(seeds: range) -> Iterator[str]:
    """Where our verdict or our places are not those of the second reader."""
    for seed in seeds:
        content = mutant(seed).whole()
        judgement, told = judged_files(content), faults(content)
        if (judgement.verdict == "reject") != bool(told):
            yield f"{seed}: {judgement.verdict}, second reader: {sorted(told)[:3]}"
        # Below a table or a header that cannot be read we blame no other row, and the second reader does.
        elif all(row > 1 for _, row, _ in told):
            places = {(fault.table or "", fault.row or 0) for fault in judgement.faults}
            # Nor do we blame an id that may be the one of a row whose cells cannot be told apart.
            hidden = any(not column for _, _, column in told)
            blamed = {(table, row) for table, row, column in told if not (hidden and column.endswith("_id"))}
            if missed := blamed - places:
                yield f"{seed}: not told: {sorted(missed)[:3]}"


@pytest.mark.parametrize(
    "part", [0, *(pytest.param(part, marks=pytest.mark.no_cover) for part in range(1, PARTS))]
)
def test_verdicts_and_places_are_those_of_a_second_reader(part):
    assert list(differences(range(part, PACKAGES, PARTS))) == []


def taken(count: int) -> Iterator[tuple[int, Judgement]]:
    """So many packages, changed by chance, that are not refused."""
    seed = 1_000_000
    while count:
        seed += 1
        judgement = judged_files(varied(seed).whole())
        if judgement.verdict != "reject":
            count -= 1
            yield seed, judgement


@pytest.mark.no_cover
def test_export_import_export_gives_the_same_bytes_and_the_same_tables():
    for seed, judgement in taken(ROUND_TRIPS):
        first = packed(files(judgement), "marking")
        again = judged_archive(first)
        assert again.verdict != "reject", seed
        assert packed(files(again), "marking") == first, seed
        assert again.sheets == judgement.sheets, seed
        assert again.said == judgement.said, seed


@pytest.mark.no_cover
def test_a_workbook_says_the_same_as_the_files():
    for seed, judgement in taken(ROUND_TRIPS // 5):
        first = exported(judgement)
        again = judged_workbook(first)
        assert again.sheets.by_name == judgement.sheets.by_name, seed
        assert again.said == {key: value for key, value in judgement.said.items() if value != ""}, seed
        assert exported(again) == first, seed


def test_an_archive_is_judged_as_its_folder():
    for seed in range(2_000_000, 2_000_100):
        content = mutant(seed).whole()
        folder, archive = judged_files(content), judged_archive(packed(content, ""))
        assert "".join(as_report(folder, tables=True)) == "".join(as_report(archive, tables=True)), seed


FORMS = {
    "archive.zip": archive(river_files()),
    "stored.zip": archive(river_files(), method=ZIP_STORED),
    "workbook.xlsx": exported(judged_files(River().whole())),
    "by-hand.xlsx": archive(river_workbook().parts_by_name(), method=ZIP_STORED),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_file_with_other_bytes_gets_a_verdict(tmp_path, name):
    dice = random.Random(name)
    for _ in range(BYTES):
        content = bytearray(FORMS[name])
        for _ in range(dice.choice((1, 1, 3))):
            at = dice.randrange(len(content))
            new = dice.choice((b"", b"\xff", b"0", b"<", bytes(4), dice.randbytes(2), content[at - 8 : at]))
            content[at : at + dice.choice((0, len(new), 1))] = new
        tmp_path.joinpath(name).write_bytes(content)
        judgement = judge(tmp_path / name)
        lines(tmp_path / name)
        errors = [fault for fault in judgement.faults if fault.severity == "error"]
        assert (judgement.verdict == "reject") == bool(errors)


@pytest.mark.no_cover
def test_a_part_of_a_workbook_with_other_bytes_gets_a_verdict(tmp_path):
    parts = river_workbook().parts_by_name()
    dice = random.Random(5)
    for _ in range(2 * BYTES):
        name = dice.choice([*parts])
        content = bytearray(parts[name])
        at = dice.randrange(len(content))
        junk = (b"", b"<", b'"', b"9" * 5000, b"&", b"\x00", b"r", b"s", dice.randbytes(3))
        content[at : at + dice.choice((0, 1, 9))] = dice.choice(junk)
        (tmp_path / "package.xlsx").write_bytes(archive({**parts, name: bytes(content)}, method=ZIP_STORED))
        assert judge(tmp_path / "package.xlsx").verdict in {"accept", "warn", "reject"}


def test_what_is_kept_of_a_descriptor_can_be_written_whatever_it_holds():
    assert json.loads(as_json({"a": "\ud800", "b": "é"})) == {"a": "\ud800", "b": "é"}


if __name__ == "__main__":
    count = int(sys.argv[1])
    found = list(differences(range(count)))
    print(f"{count} packages, {len(found)} differences", *found[:50], sep="\n")
    sys.exit(bool(found))
