"""Packages in workbooks: what a cell stands for, and what is refused rather than guessed."""

import pytest

from data.check import judge
from data.record import edition
from tests.river import RIVER, River, places
from tests.workbooks import (
    DAY,
    DAY_AND_TIME,
    HOURS,
    MAIN,
    MONTH,
    OFFICE,
    PACKAGE,
    TEXT,
    TIME,
    Raw,
    archive,
    number,
    river_workbook,
)


def judged(tmp_path, workbook):
    return judge(workbook.write(tmp_path))


def told(tmp_path, table, row, column, cell):
    """What is stored for a cell, and the severities told of it."""
    workbook = river_workbook().cell(table, row, column, cell)
    judgement = judged(tmp_path, workbook)
    at_place = [f.severity for f in judgement.faults if (f.table, f.row, f.column) == (table, row, column)]
    return judgement.sheets[table].cells[column][row - 2], at_place


def test_a_workbook_is_the_same_edition_as_its_folder(tmp_path):
    judgement = judged(tmp_path, river_workbook())
    assert (judgement.verdict, judgement.faults) == ("accept", ())
    assert edition(judgement) == edition(judge(RIVER))


def computed(value, kind="n"):
    return Raw(f"<f>1+1</f>{value}", kind)


# a cell, the text that it stands for, and what is told of it
NUMBERS = [
    ("7", "7"),
    ("7.0", "7"),
    ("7.50", "7.5"),
    ("-33.869999999999997", "-33.87"),
    ("0.10000000000000001", "0.1"),
    ("1E+1", "10"),
    ("1e-3", "0.001"),
    ("-0", "0"),
    ("100", "100"),
    ("1E+14", "100000000000000"),
    ("2024", "2024"),
]


@pytest.mark.parametrize(("stored", "text"), NUMBERS)
def test_a_number_stands_for_its_plain_number(tmp_path, stored, text):
    assert told(tmp_path, "topics", 2, "description", number(stored)) == (text, [])


TEXTS = [
    (Raw("<is><t xml:space='preserve'> a </t></is>", "inlineStr"), " a "),
    (Raw("<is><r><t>one</t></r><r><rPr><b/></rPr><t> two</t></r></is>", "inlineStr"), "one two"),
    (Raw("<is><t>base</t><rPh sb='0' eb='1'><t>aside</t></rPh></is>", "inlineStr"), "base"),
    (Raw("<is><t>a_x000D_\nb</t></is>", "inlineStr"), "a\r\nb"),
    (Raw("<is><t>_x005F_x000D_</t></is>", "inlineStr"), "_x000D_"),
    (Raw("<is><t>_xD83D__xDE00_</t></is>", "inlineStr"), "\U0001f600"),
    (Raw("<is><t>&lt;b&gt; &amp;</t></is>", "inlineStr"), "<b> &"),
    (Raw("<v>=1+1</v>", "str"), "=1+1"),
    (Raw("<v>007</v>", "str", TEXT), "007"),
    (Raw("", "s"), ""),
    (Raw("", "n", DAY), ""),
    (Raw("<is/>", "inlineStr"), ""),
    (Raw("<f>x</f><v></v>", "str"), ""),
]


@pytest.mark.parametrize(("cell", "text"), TEXTS)
def test_a_text_is_taken_as_it_is(tmp_path, cell, text):
    assert told(tmp_path, "topics", 2, "description", cell) == (text, [])


ODD = [
    ("meetings", "title", Raw("<v>1</v>", "b"), "TRUE", "warning"),
    ("participation", "evidence", Raw("<v>1</v>", "b"), "", "error"),
    ("partners", "partner_id", Raw("<v>0</v>", "b"), "", "error"),
    ("topics", "name", Raw("<v>#N/A</v>", "e"), "", "error"),
    ("topics", "name", Raw("<f>NA()</f><v>#N/A</v>", "e"), "", "error"),
    ("topics", "name", computed(""), "", "error"),
    ("topics", "name", computed("<v></v>"), "", "error"),
    ("topics", "name", Raw("<f t='shared' si='0'/>"), "", "error"),
    ("topics", "description", computed("<v>7</v>"), "7", "warning"),
    ("topics", "description", computed("<v>seven</v>", "str"), "seven", "warning"),
    ("topics", "description", number("seven"), "", "error"),
    ("topics", "description", number("NaN"), "", "error"),
    ("topics", "description", number("1E+999"), "", "error"),
    ("topics", "description", number("1234567890123456789"), "1234567890123456800", "warning"),
    ("topics", "description", number("45352", DAY), "2024-03-01", "warning"),
    ("topics", "description", number("0.5", TIME), "", "error"),
    ("topics", "description", number("45352.5", DAY_AND_TIME), "", "error"),
    ("topics", "description", Raw("<is><t>_xD83D_</t></is>", "inlineStr"), "", "error"),
    ("topics", "topic_id", number("45352", DAY), "", "error"),
    ("attendance_claims", "value", number("26", DAY), "", "error"),
    ("attendance_claims", "value", number("26.5"), "26.5", "error"),
    ("attendance_claims", "value", number("-1"), "-1", "error"),
    ("attendance_claims", "value", number("1E+20"), "100000000000000000000", "error"),
    ("topics", "description", Raw("<is><t>" + "x" * 40_000 + "</t></is>", "inlineStr"), "", "error"),
]


@pytest.mark.parametrize(("table", "column", "cell", "text", "severity"), ODD)
def test_an_odd_cell_is_told_at_its_place(tmp_path, table, column, cell, text, severity):
    assert told(tmp_path, table, 2, column, cell) == (text, [severity])


DATES = [
    ("meetings", "end_date", number("45352", DAY), "2024-03-01", []),
    ("meetings", "end_date", number("45352.0", DAY), "2024-03-01", []),
    ("meetings", "end_date", Raw("<v>2024-03-01</v>", "d"), "2024-03-01", []),
    ("meetings", "end_date", Raw("<v>2024-03-01T00:00:00</v>", "d"), "2024-03-01", []),
    ("meetings", "end_date", Raw("<v>2024-03-01T10:00:00</v>", "d"), "", ["error"]),
    ("meetings", "end_date", number("45352.25", DAY), "", ["error"]),
    ("meetings", "end_date", number("45352"), "45352", ["error"]),
    ("meetings", "end_date", number("2024"), "2024", ["error"]),
    ("meetings", "end_date", number("2024", DAY), "", ["error"]),
    ("meetings", "end_date", number("0.5", TIME), "", ["error"]),
    ("meetings", "end_date", number("36", HOURS), "", ["error"]),
    ("meetings", "end_date", number("60", DAY), "", ["error"]),
    ("meetings", "end_date", number("0", DAY), "", ["error"]),
    ("meetings", "end_date", number("-5", DAY), "", ["error"]),
    ("meetings", "end_date", number("2958466", DAY), "", ["error"]),
    ("meetings", "end_date", "01/03/2024", "01/03/2024", ["error"]),
    ("sources", "published", number("45352", DAY), "2024-03-01", []),
    ("sources", "published", number("59", DAY), "1900-02-28", []),
    ("sources", "published", number("61", DAY), "1900-03-01", []),
    ("sources", "published", number("1", DAY), "1900-01-01", []),
    ("sources", "published", number("2958465", DAY), "9999-12-31", []),
    ("sources", "published", number("45352", MONTH), "2024-03-01", ["warning"]),
    ("sources", "published", number("2024"), "2024", []),
    ("sources", "published", number("1900"), "1900", []),
    ("sources", "published", number("2100"), "2100", []),
    ("sources", "published", number("1899"), "", ["error"]),
    ("sources", "published", number("2101"), "", ["error"]),
    ("sources", "published", number("2024", DAY), "", ["error"]),
    ("sources", "published", number("2024.5"), "2024.5", ["error"]),
    ("sources", "published", "1850", "1850", []),
    ("sources", "published", "2024-03", "2024-03", []),
]


@pytest.mark.parametrize(("table", "column", "cell", "text", "severities"), DATES)
def test_a_date_is_a_day_and_never_guessed(tmp_path, table, column, cell, text, severities):
    assert told(tmp_path, table, 2, column, cell) == (text, severities)


def test_days_may_count_from_1904(tmp_path):
    workbook = river_workbook().cell("sources", 2, "published", number("43890", DAY))
    workbook.properties = 'date1904="1"'
    judgement = judged(tmp_path, workbook)
    assert (judgement.verdict, judgement.sheets["sources"].cells["published"][0]) == ("accept", "2024-03-01")


def test_hidden_cells_count(tmp_path):
    workbook = river_workbook().cell("topics", 3, "theme_id", "fire")
    workbook.states = {"topics": "veryHidden"}
    workbook.before = {"topics": '<cols><col min="1" max="9" hidden="1"/></cols>'}
    assert places(judged(tmp_path, workbook)) == [("topics", 3, "theme_id", "error")]


def test_the_stated_size_of_a_sheet_is_not_believed(tmp_path):
    workbook = river_workbook()
    workbook.before = {"meetings": '<dimension ref="A1:B2"/>'}
    assert edition(judged(tmp_path, workbook)) == edition(judge(RIVER))


def test_merged_cells_are_told(tmp_path):
    workbook = river_workbook().cell("topics", 3, "description", "")
    workbook.after = {"topics": '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>'}
    assert places(judged(tmp_path, workbook)) == [("topics", 2, "description", "warning")]


def test_formulas_are_told_once_a_column(tmp_path):
    workbook = river_workbook()
    for row in (3, 5):
        workbook.cell("topics", row, "name", computed(f"<v>Name {row}</v>", "str"))
    judgement = judged(tmp_path, workbook)
    assert places(judgement) == [("topics", 3, "name", "warning")]
    assert "2 cells" in judgement.faults[0].message


def added(table, row, cells):
    workbook = river_workbook()
    workbook.sheets[table] += [[] for _ in range(row - len(workbook.sheets[table]) - 1)]
    workbook.sheets[table].append(cells)
    return workbook


TOPIC = ["new", "water", "New", ""]
PLACED = [
    ("a cell beside the table", added("topics", 7, [*TOPIC, "", "stray"]), ("topics", 7, None, "error")),
    ("an empty row within", added("topics", 8, TOPIC), ("topics", 7, None, "error")),
    ("a blank", added("topics", 7, ["new", "water", "   ", ""]), ("topics", 7, "name", "error")),
]


@pytest.mark.parametrize(("workbook", "where"), [c[1:] for c in PLACED], ids=[c[0] for c in PLACED])
def test_what_does_not_belong_is_told_at_its_row(tmp_path, workbook, where):
    assert places(judged(tmp_path, workbook)) == [where]


def test_empty_rows_at_the_end_are_no_records(tmp_path):
    workbook = added("topics", 60, [Raw("", "s"), Raw("<is><t></t></is>", "inlineStr"), Raw("", "n", DAY)])
    assert judged(tmp_path, workbook).verdict == "accept"


def far(place):
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    workbook = river_workbook()
    sheet = f"xl/worksheets/sheet{[*workbook.sheets].index('topics') + 1}.xml"
    cell = f'<row r="{row}"><c r="{place}" t="str"><v>far</v></c></row></sheetData>'
    workbook.parts[sheet] = workbook.parts_by_name()[sheet].replace(b"</sheetData>", cell.encode())
    return workbook


@pytest.mark.parametrize(("place", "row"), [("A1048576", 1_048_576), ("XFD1048576", 1_048_576), ("XFD7", 7)])
def test_a_stray_cell_far_away_is_told(tmp_path, place, row):
    judgement = judged(tmp_path, far(place))
    assert places(judgement) == [("topics", row, None, "error")]
    assert place in judgement.faults[0].message


@pytest.mark.parametrize("place", ["A0", "XFE7", "A1048577", "a7", "7", "", "A6"])
def test_a_cell_in_no_place_is_refused(tmp_path, place):
    workbook = far("A7")
    (name, part), *_ = workbook.parts.items()
    workbook.parts[name] = part.replace(b'<c r="A7"', f'<c r="{place}"'.encode())
    assert ("topics", None, None, "error") in places(judged(tmp_path, workbook))


def test_rows_and_cells_may_leave_their_places_out(tmp_path):
    workbook = river_workbook()
    for at, name in enumerate(workbook.sheets, 1):
        if all("" not in row for row in workbook.sheets[name]):
            part = f"xl/worksheets/sheet{at}.xml"
            rows = len(workbook.sheets[name])
            text = workbook.parts_by_name()[part].decode()
            for row in range(1, rows + 1):
                text = text.replace(f'<row r="{row}">', "<row>")
                for column in "ABCDEFGHIJKLM":
                    text = text.replace(f'<c r="{column}{row}"', "<c")
            workbook.parts[part] = text.encode()
    assert len(workbook.parts) > 2
    assert edition(judged(tmp_path, workbook)) == edition(judge(RIVER))


def test_prefixes_and_the_strict_form_are_read(tmp_path):
    workbook = river_workbook()
    strict = MAIN.replace(
        "http://schemas.openxmlformats.org/spreadsheetml/2006", "http://purl.oclc.org/ooxml/spreadsheetml"
    )
    for name, part in workbook.parts_by_name().items():
        text = part.decode().replace(MAIN, strict)
        if "worksheets/sheet" in name:
            text = (
                text.replace("<", "<x:")
                .replace("<x:/", "</x:")
                .replace("<x:?", "<?")
                .replace("xmlns=", "xmlns:x=")
            )
        workbook.parts[name] = text.encode()
    assert edition(judged(tmp_path, workbook)) == edition(judge(RIVER))


def with_shared(texts, part=None):
    workbook = river_workbook().cell("topics", 2, "name", Raw("<v>1</v>", "s"))
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    workbook.parts["xl/sharedStrings.xml"] = part or f'<sst xmlns="{MAIN}">{items}</sst>'.encode()
    workbook.relations = (
        f'<Relationship Id="x" Type="{OFFICE}/sharedStrings" Target="/xl/SharedStrings.xml"/>'
    )
    return workbook


def test_shared_texts_are_found(tmp_path):
    judgement = judged(tmp_path, with_shared(["zero", "one"]))
    assert (judgement.verdict, judgement.sheets["topics"].cells["name"][0]) == ("accept", "one")


def test_a_shared_text_that_is_missing_is_refused(tmp_path):
    assert ("topics", None, None, "error") in places(judged(tmp_path, with_shared(["zero"])))


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    f']><sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>'
)


def with_part(name, content):
    workbook = river_workbook()
    workbook.parts[name] = content
    return workbook


BROKEN = [
    ("entities that multiply", with_shared([], LAUGHS.encode())),
    ("an entity outside", with_shared([], OUTSIDE.encode())),
    ("a document type in the workbook", with_part("xl/workbook.xml", b"<!DOCTYPE x><workbook/>")),
    ("broken XML", with_part("xl/workbook.xml", b"<workbook>")),
    (
        "an encoding that nobody knows",
        with_part("xl/workbook.xml", b'<?xml version="1.0" encoding="UTFs8"?><a/>'),
    ),
    (
        "an encoding of several bytes",
        with_part("xl/workbook.xml", b'<?xml version="1.0" encoding="gb18030"?><a/>'),
    ),
    ("no XML", with_part("xl/styles.xml", b"\x00\x01")),
    ("empty XML", with_part("xl/workbook.xml", b"")),
    ("no relations", with_part("_rels/.rels", b"<Relationships/>")),
    ("a very long text", with_shared(["x" * 1_100_000])),
    (
        "a sheet without its cells",
        with_part(
            "xl/_rels/workbook.xml.rels",
            (
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="s1" '
                f'Type="{OFFICE}/worksheet" Target="worksheets/gone.xml"/></Relationships>'
            ).encode(),
        ),
    ),
]


@pytest.mark.parametrize("workbook", [c[1] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_a_broken_workbook_is_refused(tmp_path, workbook):
    judgement = judged(tmp_path, workbook)
    assert places(judgement)[0] == (None, None, None, "error")


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"\xd0\xcf\x11\xe0" + bytes(600), archive({"topics.csv": b"x"}), archive({})]
)
def test_what_is_no_workbook_is_refused(tmp_path, content):
    tmp_path.joinpath("package.XLSX").write_bytes(content)
    assert places(judge(tmp_path / "package.XLSX")) == [(None, None, None, "error")]


@pytest.mark.parametrize(
    "relation",
    [
        f'<Relationship Id="m" Type="{OFFICE}/vbaProject" Target="vbaProject.bin"/>',
        f'<Relationship Id="m" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>',
        f'<Relationship Id="m" Type="{OFFICE}/oleLink" Target="http://host.invalid/x" TargetMode="External"/>',
    ],
)
def test_macros_and_links_are_named_and_not_followed(tmp_path, relation):
    workbook = river_workbook()
    workbook.relations = relation
    assert places(judged(tmp_path, workbook)) == [(None, None, None, "warning")]


def test_other_sheets_are_named_and_nearly_right_names_refused(tmp_path):
    workbook = river_workbook()
    workbook.sheets["agenda"] = [["a"]]
    workbook.sheets["Topics "] = workbook.sheets.pop("topics")
    assert [place for place in places(judged(tmp_path, workbook)) if place[1] is None] == [
        ("topics", None, None, "error"),
        ("agenda", None, None, "warning"),
    ]


def test_two_sheets_of_one_name_are_refused(tmp_path):
    workbook = with_part(
        "xl/workbook.xml", river_workbook().parts_by_name()["xl/workbook.xml"].replace(b"themes", b"topics")
    )
    assert places(judged(tmp_path, workbook)) == [(None, None, None, "error")]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ([["key", "value"], ["exercise", "perhaps"]], ("package", 2, "value", "error")),
        ([["key", "value"], ["exercise", ""]], ("package", 2, "value", "error")),
        ([["key", "value"], ["exercise", number("1")]], ("package", 2, "value", "error")),
        ([["key", "value"], ["name", "a"], ["name", "b"]], ("package", 3, "key", "error")),
        ([["key", "value"], ["", "b"]], ("package", 2, "key", "error")),
        ([["key", "value"], ["marking", Raw("<v>#REF!</v>", "e")]], ("package", 2, "value", "error")),
        ([["key", "value"], ["main_series", "nowhere"]], ("package", 2, "value", "error")),
        ([["key", "value"], ["languages", "french"]], ("package", 2, "value", "warning")),
        ([["key"], ["name"]], ("package", 1, "value", "error")),
        ([[], ["key", "value"]], ("package", 1, None, "error")),
        ([["key", "value", "more"], ["name", "x", "y"]], ("package", 1, "more", "warning")),
    ],
)
def test_what_the_package_says_wrongly_is_told_at_its_place(tmp_path, rows, where):
    workbook = river_workbook()
    workbook.sheets["package"] = rows
    assert where in places(judged(tmp_path, workbook))


@pytest.mark.parametrize("flag", ["true", Raw("<v>1</v>", "b")])
def test_a_flag_is_a_word_or_a_logical_value(tmp_path, flag):
    workbook = river_workbook()
    workbook.sheets["package"] = [
        ["key", "value"],
        ["exercise", flag],
        ["version", number("1.5")],
        ["x", "y"],
    ]
    judgement = judged(tmp_path, workbook)
    assert (judgement.verdict, dict(judgement.said)) == ("accept", {"exercise": True, "version": "1.5"})


def test_a_workbook_without_a_sheet_package_says_nothing(tmp_path):
    workbook = river_workbook()
    del workbook.sheets["package"]
    assert judged(tmp_path, workbook).said == {}


def test_a_broken_cell_is_not_blamed_twice(tmp_path):
    workbook = river_workbook(River()).cell("topics", 2, "name", Raw("<v>#REF!</v>", "e"))
    assert places(judged(tmp_path, workbook)) == [("topics", 2, "name", "error")]
