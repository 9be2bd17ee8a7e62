"""Files, headers and rows that cannot be read as they are, and what lies beside the tables."""

import os
import socket

import pytest

from data.check import judge
from tests.river import River, places


def judged(tmp_path, river):
    return judge(river.write(tmp_path))


TOPICS = River().text("topics")


# The bytes of topics.csv, and the one problem that they give: row, column
SPOILT = [
    ("empty file", b"", 1, None),
    ("blank first line", b"\n" + TOPICS.encode(), 1, None),
    ("UTF-16", TOPICS.encode("utf-16"), None, None),
    ("UTF-16 without a mark", TOPICS.encode("utf-16-le"), None, None),
    ("UTF-32", TOPICS.encode("utf-32"), None, None),
    ("Windows-1252", TOPICS.replace("Floods", "Crécidas").encode("cp1252"), None, None),
    ("half a UTF-8 letter", TOPICS.encode() + b"\xc3", None, None),
    ("a surrogate", TOPICS.encode() + b"\xed\xa0\x80", None, None),
    ("overlong", TOPICS.encode() + b"\xc0\xaf", None, None),
    ("a workbook", b"PK\x03\x04" + b"x" * 100, None, None),
    ("an old workbook", b"\xd0\xcf\x11\xe0" + b"x" * 100, None, None),
    ("gzip", b"\x1f\x8b\x08" + b"x" * 100, None, None),
    ("NUL only", b"\x00" * 100, None, None),
    ("semicolons", TOPICS.replace(",", ";").encode(), 1, "topic_id;theme_id;name;description"),
    ("tabs", TOPICS.replace(",", "\t").encode(), 1, "topic_id\\ttheme_id\\tname\\tdescription"),
    ("old Macintosh lines", TOPICS.replace("\n", "\r").encode(), 1, None),
    ("repeated column", TOPICS.replace("description", "name", 1).encode(), 1, "name"),
    ("column in capitals", TOPICS.replace("description", "Description", 1).encode(), 1, "Description"),
    ("column with a blank", TOPICS.replace("description", "description ", 1).encode(), 1, "description "),
    (
        "mark inside the header",
        TOPICS.replace("description", "\ufeffdescription", 1).encode(),
        1,
        "\\ufeffdescription",
    ),
    ("column without a name", TOPICS.replace("description", "", 1).encode(), 1, ""),
    ("too few cells", TOPICS.replace("floods,water,Floods,", "floods,water,Floods", 1).encode(), 2, None),
    ("too many cells", TOPICS.replace("floods,water,Floods,", "floods,water,Floods,,", 1).encode(), 2, None),
    ("unquoted comma", TOPICS.replace("Floods", "Floods, again", 1).encode(), 2, None),
    ("stray quote", TOPICS.replace("Floods", 'Flo"ods', 1).encode(), 2, None),
    ("text after a quote", TOPICS.replace("Floods", '"Flo"ods', 1).encode(), 2, None),
    ("blank after a quote", TOPICS.replace("Floods", '"Floods" ', 1).encode(), 2, None),
    ("blank before a quote", TOPICS.replace("Floods", ' "Floods"', 1).encode(), 2, None),
    ("quote never closed", (TOPICS + 'more,water,"More,').encode(), 7, None),
    ("return in a row", TOPICS.replace("Floods", "Flo\rods", 1).encode(), 2, None),
    ("return after a quote", TOPICS.replace("Floods,", '"Floods"\r,', 1).encode(), 2, None),
    ("empty line within", TOPICS.replace("low-water,", "\nlow-water,", 1).encode(), 3, None),
    ("commas only", (TOPICS + ",,,\n").encode(), 7, None),
    ("line of blanks", (TOPICS + "   \n").encode(), 7, None),
    ("end-of-file sign", (TOPICS + "\x1a").encode(), 7, None),
]


@pytest.mark.parametrize(
    ("content", "row", "column"), [case[1:] for case in SPOILT], ids=[case[0] for case in SPOILT]
)
def test_a_spoilt_file_is_told_in_one_problem(tmp_path, content, row, column):
    judgement = judged(tmp_path, River().raw("topics.csv", content))
    at_place = [place for place in places(judgement) if place == ("topics", row, column, "error")]
    assert len(at_place) == 1
    assert judgement.verdict == "reject"


SAME = [
    ("a byte order mark", "\ufeff" + TOPICS),
    ("CRLF", TOPICS.replace("\n", "\r\n")),
    ("no last line end", TOPICS.removesuffix("\n")),
    ("blank lines at the end", TOPICS + "\n\r\n\n"),
    (
        "quotes everywhere",
        "".join(",".join(f'"{c}"' for c in line.split(",")) + "\n" for line in TOPICS.splitlines()),
    ),
    (
        "columns in another order",
        "".join(",".join(line.split(",")[::-1]) + "\n" for line in TOPICS.splitlines()),
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in SAME], ids=[case[0] for case in SAME])
def test_the_same_table_written_otherwise_is_taken(tmp_path, text):
    judgement = judged(tmp_path, River().raw("topics.csv", text))
    assert judgement.faults == ()
    assert judgement.sheets["topics"].cells["name"][0] == "Floods"
    assert judgement.sheets["topics"].rows == 5


def test_a_ragged_row_shifts_nothing_and_is_blamed_alone(tmp_path):
    river = River().raw("topics.csv", TOPICS.replace("floods,water,Floods,", "floods,water"))
    judgement = judged(tmp_path, river)
    assert places(judgement) == [("topics", 2, None, "error")]
    assert "2 cells and the header 4" in judgement.faults[0].message


def test_rows_count_records_and_not_lines(tmp_path):
    text = TOPICS.replace("Floods,", '"Floods\nand\nmore",').replace("Lock gates", "#REF!")
    assert places(judged(tmp_path, River().raw("topics.csv", text))) == [("topics", 6, "name", "error")]


@pytest.mark.parametrize("table", ["sources", "partners", "series", "meetings"])
def test_a_needed_table_that_is_missing_is_named(tmp_path, table):
    assert places(judged(tmp_path, River().without(table))) == [(table, None, None, "error")]


@pytest.mark.parametrize("table", ["sources", "partners", "series", "meetings"])
def test_a_needed_table_without_rows_is_named(tmp_path, table):
    judgement = judged(tmp_path, River().cut(table))
    assert (table, None, None, "error") in places(judgement)


def test_all_missing_tables_are_named_at_once(tmp_path):
    tmp_path.joinpath("note.txt").write_text("nothing", encoding="utf-8")
    judgement = judge(tmp_path)
    assert [fault.table for fault in judgement.faults if fault.severity == "error"] == [
        "sources",
        "partners",
        "series",
        "meetings",
    ]


def test_tables_that_are_not_needed_may_be_absent(tmp_path):
    river = River()
    river.tables = {name: river.tables[name] for name in ("sources", "partners", "series")}
    meetings = River().without("meetings", "audience", "participant_list").tables["meetings"]
    judgement = judge(_with(river, "meetings", meetings).write(tmp_path))
    assert places(judgement) == [("participation", None, None, "warning")]
    assert judgement.sheets.column("meetings", "audience")[0] == "invited"
    assert judgement.sheets.column("meetings", "participant_list")[0] == "none"


def _with(river, table, rows):
    river.tables[table] = rows
    return river


NEEDED = [
    (table, column)
    for table, columns in {
        "sources": "source_id publisher title",
        "partners": "partner_id kind name",
        "frameworks": "framework_id name source_id",
        "memberships": "partner_id framework_id start source_id",
        "programme_participation": "partner_id programme_id source_id",
        "meetings": "meeting_id series_id start_date end_date title mode source_id",
        "sessions": "session_id meeting_id position kind title source_id",
        "session_topics": "session_id topic_id",
        "appearances": "meeting_id person source_id",
        "participation": "meeting_id partner_id evidence source_id",
        "attendance_claims": "meeting_id measure qualifier value source_id",
        "milestones": "milestone_id date kind title source_id",
        "translations": "table row_id column language text",
        "recommendations": "recommendation_id meeting_id text status source_id",
    }.items()
    for column in columns.split()
]


@pytest.mark.parametrize(("table", "column"), NEEDED)
def test_a_needed_column_that_is_missing_is_named_in_the_header(tmp_path, table, column):
    judgement = judged(tmp_path, River().without(table, column))
    assert places(judgement) == [(table, 1, column, "error")]


OPTIONAL = [
    ("sources", "url"),
    ("partners", "iso_a2"),
    ("frameworks", "abbreviation"),
    ("memberships", "note"),
    ("programme_participation", "start_basis"),
    ("programme_participation", "start"),
    ("meetings", "audience"),
    ("appearances", "session_id"),
    ("recommendations", "partner_id"),
    ("recommendations", "due"),
]


@pytest.mark.parametrize(("table", "column"), OPTIONAL)
def test_other_columns_may_be_absent_and_are_not_invented(tmp_path, table, column):
    judgement = judged(tmp_path, River().without(table, column))
    assert judgement.faults == ()
    assert column not in judgement.sheets[table].header


def test_latitude_without_longitude_is_told_in_every_row(tmp_path):
    judgement = judged(tmp_path, River().without("partners", "capital_lon"))
    assert places(judgement)[0] == ("partners", 2, "capital_lon", "error")
    assert len(judgement.faults) == 9


def test_an_unknown_column_is_named_and_not_stored(tmp_path):
    judgement = judged(tmp_path, River().header("topics", "description", "colour"))
    assert places(judgement) == [("topics", 1, "colour", "warning")]
    assert judgement.sheets["topics"].header == ("topic_id", "theme_id", "name")


def test_an_unknown_table_is_named_and_not_stored(tmp_path):
    judgement = judged(tmp_path, River().raw("agenda.csv", "a,b\n1,2\n"))
    assert places(judgement) == [("agenda", None, None, "warning")]
    assert "agenda" not in judgement.sheets


@pytest.mark.parametrize(
    "name", ["README.md", "partners.xlsx", "partners.csv.bak", "notes", "partners (1).csv"]
)
def test_another_file_is_named(tmp_path, name):
    judgement = judged(tmp_path, River().raw(name, "x"))
    assert [(fault.severity, fault.value) for fault in judgement.faults] == [("warning", name)]


@pytest.mark.parametrize(
    "name", ["Topics.csv", "TOPICS.CSV", "topics.csv ", "session topics.csv", "Datapackage.json"]
)
def test_a_file_whose_name_is_nearly_right_is_refused(tmp_path, name):
    judgement = judged(tmp_path, River().raw(name, "x"))
    assert [fault.severity for fault in judgement.faults] == ["error"]
    assert judgement.faults[0].value == name


LEFT_BEHIND = [
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "Desktop.ini",
    "._topics.csv",
    "~$topics.xlsx",
    ".~lock.topics.csv#",
    ".directory",
    ".localized",
    "ehthumbs.db",
    ".Trashes",
]


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_an_operating_system_leaves_behind_is_passed_over(tmp_path, name):
    assert judged(tmp_path, River().raw(name, b"\x00\x01")).faults == ()


def test_a_folder_of_an_operating_system_is_passed_over(tmp_path):
    tmp_path.joinpath("__MACOSX").mkdir()
    tmp_path.joinpath("__MACOSX", "topics.csv").write_bytes(b"\x00")
    assert judged(tmp_path, River()).faults == ()


def test_another_folder_is_named_and_not_entered(tmp_path):
    River().write(tmp_path / "inner")
    judgement = judged(tmp_path, River())
    assert places(judgement) == [(None, None, None, "warning")]


def test_a_link_is_not_followed(tmp_path):
    river = River().without("topics").without("session_topics").without("recommendations")
    river.tables["translations"] = [row for row in river.tables["translations"] if row[0] != "topics"]
    outside = tmp_path / "outside.csv"
    outside.write_text(TOPICS, encoding="utf-8")
    folder = river.write(tmp_path / "package")
    folder.joinpath("topics.csv").symlink_to(outside)
    folder.joinpath("other.csv").symlink_to(outside)
    folder.joinpath("gone.csv").symlink_to(tmp_path / "gone")
    assert places(judge(folder)) == [
        (None, None, None, "warning"),
        (None, None, None, "warning"),
        ("topics", None, None, "error"),
    ]


def test_a_linked_descriptor_is_an_error_and_not_followed(tmp_path):
    folder = River().write(tmp_path / "package")
    folder.joinpath("datapackage.json").rename(tmp_path / "elsewhere.json")
    folder.joinpath("datapackage.json").symlink_to(tmp_path / "elsewhere.json")
    judgement = judge(folder)
    assert judgement.verdict == "reject"
    assert judgement.said == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_what_is_no_file_is_not_waited_for(tmp_path):
    folder = River().without("milestones").write(tmp_path)
    os.mkfifo(folder / "milestones.csv")
    folder.joinpath("recommendations.csv").unlink()
    folder.joinpath("recommendations.csv").mkdir()
    assert places(judge(folder)) == [
        ("milestones", None, None, "error"),
        ("recommendations", None, None, "error"),
    ]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no sockets with a name")
def test_a_socket_is_named(tmp_path, monkeypatch):
    folder = River().write(tmp_path)
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door")
        assert places(judge(folder)) == [(None, None, None, "warning")]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_spelt_out(tmp_path):
    folder = River().write(tmp_path)
    (folder / os.fsdecode(b"caf\xe9.csv")).write_bytes(b"x")
    assert judge(folder).faults[0].value == "caf\\xe9.csv"


@pytest.mark.parametrize("path", ["", "nowhere", "nowhere/at/all", "\x00", "x" * 5000])
def test_a_path_with_nothing_is_a_reject(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    assert places(judge(path)) == [(None, None, None, "error")]


@pytest.mark.parametrize("name", ["package.csv", "package", "package.xls"])
def test_a_path_of_another_type_is_a_reject(tmp_path, name):
    tmp_path.joinpath(name).write_bytes(b"PK\x03\x04")
    judgement = judge(tmp_path / name)
    assert places(judgement) == [(None, None, None, "error")]
    assert "folder" in judgement.faults[0].message + judgement.faults[0].remedy


def test_too_many_files_are_refused(tmp_path):
    river = River()
    for number in range(64):
        river.raw(f"extra-{number}.txt", "x")
    assert judged(tmp_path, river).faults[0].severity == "error"


def test_too_many_columns_are_refused(tmp_path):
    more = ",".join(f"c{number}" for number in range(97))
    lines = TOPICS.splitlines()
    text = "\n".join([f"{lines[0]},{more}", *(line + "," * 97 for line in lines[1:])])
    judgement = judged(tmp_path, River().raw("topics.csv", text))
    assert ("topics", 1, None, "error") in places(judgement)


def test_more_rows_than_a_package_may_have_are_refused_and_each_table_that_is_cut_is_named_once(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("data.sheets.MOST_ROWS", 20)
    judgement = judged(tmp_path, River())
    assert judgement.verdict == "reject"
    cut = [fault.table for fault in judgement.faults if "more than 20 rows" in fault.message]
    assert cut == [
        "memberships", "programmes", "programme_participation", "series", "meetings", "sessions", "themes", "topics",
        "session_topics", "appearances", "participation", "attendance_claims", "milestones", "translations",
        "recommendations",
    ]  # fmt: skip


def test_more_bytes_than_a_package_may_have_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.store.MOST_BYTES", 2000)
    judgement = judged(tmp_path, River())
    assert judgement.verdict == "reject"
    assert "MB" in judgement.faults[0].message


def test_a_file_too_large_for_an_upload_is_said(tmp_path, monkeypatch):
    folder = River().write(tmp_path)
    monkeypatch.setattr("data.store.UPLOAD_BYTES", folder.joinpath("meetings.csv").stat().st_size - 1)
    assert places(judge(folder)) == [("meetings", None, None, "warning")]


def test_a_line_longer_than_any_table_has_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.csvtext.LONGEST_RECORD", 400)
    judgement = judged(tmp_path, River().raw("topics.csv", TOPICS + "x" * 1000))
    assert ("topics", None, None, "error") in places(judgement)


def test_a_quoted_cell_longer_than_any_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.csvtext.LONGEST_QUOTE", 400)
    text = TOPICS + 'more,water,"' + "line\n" * 100 + '",\n'
    judgement = judged(tmp_path, River().raw("topics.csv", text))
    assert ("topics", 7, None, "error") in places(judgement)


def test_a_table_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    folder = River().write(tmp_path)
    real = os.open

    def closed(path, flags):
        if str(path).endswith("milestones.csv"):
            raise PermissionError
        return real(path, flags)

    monkeypatch.setattr("data.store.os.open", closed)
    assert places(judge(folder)) == [("milestones", None, None, "error")]


def test_faults_beyond_two_hundred_are_counted(tmp_path):
    river = River()
    for number in range(250):
        river.copy("milestones", 2, milestone_id=f"Bad {number}")
    judgement = judged(tmp_path, river)
    assert len(judgement.faults) == 201
    assert places(judgement)[0] == ("milestones", 5, "milestone_id", "error")
    last = judgement.faults[-1]
    assert (last.table, last.row, last.severity) == ("milestones", None, "error")
    assert "250" in last.message


def test_warnings_do_not_hide_errors(tmp_path):
    river = River()
    for number in range(250):
        river.copy("milestones", 2, milestone_id=f"good-{number}", title="Flo\u200bods")
    river.copy("milestones", 2, milestone_id="last", kind="birthday")
    judgement = judged(tmp_path, river)
    assert ("milestones", 255, "kind", "error") in places(judgement)
    assert len(judgement.faults) == 201


def test_all_problems_are_told_in_one_pass(tmp_path):
    river = (
        River()
        .cell("partners", 2, "iso_a2", "py")
        .cell("meetings", 2, "mode", "boat")
        .cell("topics", 2, "theme_id", "fire")
        .cell("attendance_claims", 2, "value", "many")
        .says(exercise="yes")
        .raw("agenda.csv", "a\n")
    )
    assert places(judged(tmp_path, river)) == [
        (None, None, "exercise", "error"),
        ("partners", 2, "iso_a2", "error"),
        ("meetings", 2, "mode", "error"),
        ("topics", 2, "theme_id", "error"),
        ("attendance_claims", 2, "value", "error"),
        ("agenda", None, None, "warning"),
    ]


def test_a_quote_never_closed_is_blamed_alone(tmp_path):
    partners = River().text("partners").replace("BOL,nation,Bolivia", 'BOL,nation,"Bolivia', 1)
    assert places(judged(tmp_path, River().raw("partners.csv", partners))) == [("partners", 3, None, "error")]


def test_a_broken_header_is_blamed_alone(tmp_path):
    partners = River().text("partners").replace("name", 'na"me', 1)
    assert places(judged(tmp_path, River().raw("partners.csv", partners))) == [("partners", 1, None, "error")]


def test_endless_empty_lines_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.sheets.MOST_ROWS", 400)
    assert places(judged(tmp_path, River().raw("topics.csv", TOPICS + "\n" * 500)))[0][:2] == ("topics", None)


@pytest.mark.parametrize("row", ["," * 1000, '"",' * 1001])
def test_a_row_of_very_many_cells_is_refused(tmp_path, row):
    judgement = judged(tmp_path, River().raw("topics.csv", TOPICS + row + "\n"))
    assert places(judgement) == [("topics", 7, None, "error")]


def test_a_text_may_hold_very_many_commas(tmp_path):
    text = TOPICS.replace("Floods", '"' + "," * 2000 + '"')
    assert judged(tmp_path, River().raw("topics.csv", text)).faults == ()
