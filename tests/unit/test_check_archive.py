"""Packages in zip archives: read like a folder, and refused where the archive is not what it says."""

import io
import struct
import zlib
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import pytest

from data.check import judge
from data.store import lines
from tests.river import RIVER, River, places
from tests.workbooks import archive, river_files, river_workbook

PLAIN = river_files()


def judged(tmp_path, content, name="package.zip"):
    tmp_path.joinpath(name).write_bytes(content)
    return judge(tmp_path / name)


def without(*names):
    return {name: content for name, content in PLAIN.items() if name not in names}


TAKEN = [
    ("as it is", archive(PLAIN)),
    ("not compressed", archive(PLAIN, method=ZIP_STORED)),
    ("in one folder", archive(river_files(folder="River Forum/"))),
    ("with an entry for the folder", archive({"river/": b"", **river_files(folder="river/")})),
    (
        "with leftovers",
        archive(
            {**river_files(folder="river/"), "__MACOSX/river/._topics.csv": b"x", "river/.DS_Store": b"x"}
        ),
    ),
    ("with slashes of Windows", archive(river_files(folder="river\\"))),
]


@pytest.mark.parametrize("content", [case[1] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_an_archive_is_the_same_package_as_its_folder(tmp_path, content):
    judgement, folder = judged(tmp_path, content), judge(RIVER)
    assert (judgement.verdict, judgement.faults) == ("accept", ())
    assert (judgement.sheets, judgement.said) == (folder.sheets, folder.said)


def test_an_archive_of_any_size_up_to_64_bits_is_taken(tmp_path):
    whole = io.BytesIO()
    with ZipFile(whole, "w") as zipped:
        for name, content in PLAIN.items():
            with zipped.open(ZipInfo(name), "w", force_zip64=True) as member:
                member.write(content)
    assert judged(tmp_path, whole.getvalue()).verdict == "accept"


class _Pipe(io.BytesIO):
    """A stream that cannot go back, so that sizes follow their members."""

    def seekable(self):
        return False

    def seek(self, *_where):
        raise OSError

    def tell(self):
        raise OSError


def test_an_archive_whose_sizes_follow_the_members_is_taken(tmp_path):
    whole = _Pipe()
    with ZipFile(whole, "w") as zipped:
        for name, content in PLAIN.items():
            zipped.writestr(name, content)
    assert judged(tmp_path, whole.getvalue()).verdict == "accept"


def _linked(name):
    info = ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    whole = io.BytesIO(archive(without(name), method=ZIP_STORED))
    with ZipFile(whole, "a") as zipped:
        zipped.writestr(info, "/etc/passwd")
    return whole.getvalue()


def _twice(second):
    first = "a" * len(second)
    whole = archive({**PLAIN, first: PLAIN["topics.csv"]}, method=ZIP_STORED)
    return whole.replace(first.encode(), second.encode())


def _stated(content, name, *, size=None, check=None, flags=0):
    """The archive with another size or check sum, or more bits set, in both headers of a member."""
    raw = bytearray(content)
    for mark, at_name, at_check in ((b"PK\x03\x04", 30, 14), (b"PK\x01\x02", 46, 16)):
        at = -1
        while (at := raw.find(mark, at + 1)) >= 0:
            if raw[at + at_name : at + at_name + len(name)] == name.encode():
                raw[at + at_check - 8] |= flags
                if check is not None:
                    raw[at + at_check : at + at_check + 4] = struct.pack("<L", check)
                if size is not None:
                    raw[at + at_check + 8 : at + at_check + 12] = struct.pack("<L", size)
    return bytes(raw)


def _cut_short():
    """An archive that states, with the check sum to it, no more than the first hundred bytes of a table."""
    table = PLAIN["participation.csv"]
    cut = table[: table.index(b"\n", 100) + 1]
    return _stated(archive(PLAIN), "participation.csv", size=len(cut), check=zlib.crc32(cut))


def _over_each_other():
    """An archive whose members share their bytes."""
    content = bytearray(archive(PLAIN, method=ZIP_STORED))
    places = [at for at in range(len(content)) if content[at : at + 4] == b"PK\x01\x02"]
    content[places[1] + 42 : places[1] + 46] = content[places[2] + 42 : places[2] + 46]
    return bytes(content)


REFUSED = [
    ("no archive", b"topic_id,name\n", None),
    ("nothing", b"", None),
    ("empty archive", archive({}), None),
    ("cut in the middle", archive(PLAIN)[:3000], None),
    ("cut at the end", archive(PLAIN)[:-3], None),
    ("something behind its end", archive(PLAIN) + b"\x00", None),
    ("an archive behind its end", archive(PLAIN) + b"x" * 30 + archive(without("topics.csv"))[:-1], None),
    ("something before its beginning", b"#!/bin/sh\n" + archive(PLAIN), None),
    ("members over each other", _over_each_other(), None),
    ("too many members", archive({**PLAIN, **{f"{n}.txt": b"" for n in range(50)}}), None),
    ("far too many members", archive({f"{n}": b"" for n in range(7000)}), None),
    ("a workbook", river_workbook().content(), None),
    ("encrypted", _stated(archive(PLAIN), "topics.csv", flags=1), "topics"),
    ("another compression", archive(PLAIN, method=ZIP_BZIP2), "topics"),
    ("a link", _linked("topics.csv"), "topics"),
    ("the same table twice", _twice("topics.csv"), "topics"),
    ("the same table in capitals", _twice("Topics.csv"), "topics"),
    ("a size that is smaller, with its check sum", _cut_short(), "participation"),
    ("a size that is larger", _stated(archive(PLAIN), "topics.csv", size=4000), "topics"),
    ("another check sum", _stated(archive(PLAIN), "topics.csv", check=1), "topics"),
    (
        "another name in the member itself",
        archive(PLAIN).replace(b"topics.csv", b"themes.csv", 1),
        "session_topics",
    ),
    ("a name that leads up", archive({**PLAIN, "../topics.csv": b"x"}), None),
    ("a name that leads up in the middle", archive({**PLAIN, "a/../../x": b"x"}), None),
    ("an absolute name", archive({**PLAIN, "/etc/passwd": b"x"}), None),
    ("a drive", archive({**PLAIN, "C:\\x.csv": b"x"}), None),
    ("up in the manner of Windows", archive({**PLAIN, "..\\x.csv": b"x"}), None),
    ("a name that is spoilt", _twice("b\x00.csv"), None),
    ("a table that is a folder", archive({**without("topics.csv"), "topics.csv/": b""}), "topics"),
    ("an archive in the archive", archive({"package.zip": archive(PLAIN)}), "sources"),
    ("two folders", archive({**river_files(folder="a/"), "b/x.csv": b"x"}), "sources"),
    ("a folder in a folder", archive(river_files(folder="a/b/")), "sources"),
    ("damaged bytes", _stated(archive({**PLAIN, "note.txt": b"x"}), "note.txt", check=5), None),
    ("a bomb", archive({**PLAIN, "topics.csv": PLAIN["topics.csv"] + b"\n" * 11_000_000}), None),
    ("a bomb beside the tables", archive({**PLAIN, "x.bin": bytes(11_000_000)}), None),
    (
        "a bomb that states little",
        _stated(archive({**PLAIN, "x.bin": bytes(11_000_000)}), "x.bin", size=1000),
        None,
    ),
]


@pytest.mark.parametrize(("content", "table"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_an_archive_that_is_not_what_it_says_is_refused(tmp_path, content, table):
    judgement = judged(tmp_path, content)
    assert judgement.verdict == "reject"
    assert (table, None, None, "error") in places(judgement)


def test_a_file_beside_the_tables_is_named(tmp_path):
    judgement = judged(tmp_path, archive({**PLAIN, "note.txt": b"x", "extra.csv": b"a\n", "sub/x": b""}))
    assert [(fault.value, fault.severity) for fault in judgement.faults] == [
        ("note.txt", "warning"),
        ("sub", "warning"),
        ("extra.csv", "warning"),
    ]


def test_an_archive_that_states_more_than_a_package_may_have_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.archive.MOST_BYTES", 2000)
    judgement = judged(tmp_path, archive(PLAIN))
    assert places(judgement) == [(None, None, None, "error")]


def test_an_archive_larger_than_an_upload_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.store.UPLOAD_BYTES", 2000)
    judgement = judged(tmp_path, archive(PLAIN))
    assert places(judgement) == [(None, None, None, "error")]
    assert "MB" in judgement.faults[0].message


def test_a_fault_in_an_archive_is_told_at_its_place(tmp_path):
    judgement = judged(tmp_path, archive(river_files(River().cell("topics", 3, "theme_id", "fire"))))
    assert places(judgement) == [("topics", 3, "theme_id", "error")]


def test_lines_are_counted_in_archives_and_workbooks(tmp_path):
    tmp_path.joinpath("package.zip").write_bytes(archive(PLAIN))
    count = sum(content.count(b"\n") for name, content in PLAIN.items() if name.endswith(".csv"))
    assert lines(tmp_path / "package.zip") == lines(RIVER) == count
    said = len(River().described) + 1
    assert lines(river_workbook().write(tmp_path)) == count + said
