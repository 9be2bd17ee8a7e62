"""Any bytes in a package get a verdict, and never a traceback."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.check import judge
from data.record import open_record
from data.report import as_json, as_lines
from data.schema import BY_NAME, TABLES
from tests.river import River

pytestmark = pytest.mark.no_cover
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
quick = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
KEYS = ("name", "title", "version", "marking", "exercise", "main_series", "languages", "created", "escape")
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "",
            " ",
            "2024",
            "2024-02-30",
            "9999-12-31",
            "0001-01-01",
            "PRY",
            "landing",
            "\x00",
            "\u202e",
            "'=1",
            '"',
            "\r",
        ]
    ),
    st.from_regex(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,2}", fullmatch=True),
    st.integers().map(str),
    st.floats().map(str),
)


def survives(river):
    with tempfile.TemporaryDirectory() as folder:
        return told(river.write(Path(folder)))


def told(folder):
    judgement = judge(folder)
    again = judge(folder)
    assert "".join(as_json(judgement, tables=True)) == "".join(as_json(again, tables=True))
    assert all("\n" not in line[:-1] for line in as_lines(judgement, tables=True))
    severities = {fault.severity for fault in judgement.faults}
    assert judgement.verdict == ("reject" if "error" in severities else "warn" if severities else "accept")
    if judgement.verdict != "reject":
        assert open_record(folder).edition
    return judgement


@quick
@given(st.sampled_from([table.name for table in TABLES]), st.binary(max_size=400))
def test_any_bytes_in_a_table(table, content):
    survives(River().raw(f"{table}.csv", content))


@quick
@given(st.sampled_from([table.name for table in TABLES]), st.data())
def test_any_bytes_within_a_table(table, data):
    content = River().text(table).encode()
    at = data.draw(st.integers(0, len(content)))
    length = data.draw(st.integers(0, 3))
    survives(
        River().raw(f"{table}.csv", content[:at] + data.draw(st.binary(max_size=6)) + content[at + length :])
    )


@quick
@given(st.binary(max_size=300))
def test_any_bytes_in_the_descriptor(content):
    survives(River().raw("datapackage.json", content))


@quick
@given(
    st.dictionaries(
        st.sampled_from(KEYS),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=10),
            lambda inner: st.lists(inner, max_size=3),
        ),
    )
)
def test_any_values_in_the_descriptor(keys):
    survives(River().says(**keys))


@quick
@given(st.data())
def test_any_cell_anywhere(data):
    river = River()
    for _ in range(data.draw(st.integers(1, 4))):
        table = data.draw(st.sampled_from([table.name for table in TABLES]))
        row = data.draw(st.integers(2, len(river.tables[table])))
        column = data.draw(st.sampled_from(BY_NAME[table].names))
        river.cell(table, row, column, data.draw(CELLS))
    survives(river)


@quick
@given(st.sampled_from([table.name for table in TABLES]), st.data())
def test_any_text_that_is_taken_is_stored_as_it_is(table, data):
    column = data.draw(
        st.sampled_from([c.name for c in BY_NAME[table].columns if c.kind.name == "text"] or [""])
    )
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    if column:
        judgement = survives(River().cell(table, 2, column, text))
        assert judgement.verdict == "reject" or judgement.sheets[table].cells[column][0] == text


@quick
@given(st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_name_of_a_file(name):
    if name not in {".", ".."} and len(name.encode()) < 255:
        survives(River().raw(name, b"a,b\n1,2\n"))
