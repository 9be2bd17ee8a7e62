"""What a package says of itself, and how that is refused."""

import json

import pytest

from data.check import judge
from tests.river import River


def judged(tmp_path, river):
    return judge(river.write(tmp_path))


BROKEN = [
    ("not JSON", b"{"),
    ("empty", b""),
    ("a list", b"[]"),
    ("a text", b'"river"'),
    ("null", b"null"),
    ("two objects", b"{}{}"),
    ("a key twice", b'{"exercise": true, "exercise": false}'),
    ("a key twice inside", b'{"contributors": {"title": "a", "title": "b"}}'),
    ("Windows-1252", b'{"marking": "EXERCISE \x97 caf\xe9"}'),
    ("UTF-16", '{"marking": "x"}'.encode("utf-16")),
    ("not a number", b'{"version": NaN}'),
    ("infinite", b'{"size": Infinity}'),
    ("a comment", b'{"name": "x"} // note'),
    ("single quotes", b"{'name': 'x'}"),
    ("a trailing comma", b'{"name": "x",}'),
    ("nested without end", b"[" * 100_000),
    ("nested deep", b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
    ("a very long number", b'{"size": ' + b"9" * 5000 + b"}"),
    ("far too large", b'{"a": "' + b"x" * 1_100_000 + b'"}'),
]


@pytest.mark.parametrize("content", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_descriptor_that_cannot_be_read_is_an_error(tmp_path, content):
    judgement = judged(tmp_path, River().raw("datapackage.json", content))
    assert [(f.table, f.row, f.column, f.severity) for f in judgement.faults] == [(None, None, None, "error")]
    assert judgement.said == {}


WRONG = [
    ("name", 7),
    ("title", None),
    ("title", ["River"]),
    ("version", 1.0),
    ("marking", {"text": "EXERCISE"}),
    ("marking", False),
    ("marking", "EXER\x00CISE"),
    ("marking", "   "),
    ("exercise", "true"),
    ("exercise", 1),
    ("exercise", None),
    ("main_series", 5),
    ("main_series", "landings"),
    ("main_series", ""),
    ("escape", "backslash"),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_key_of_the_wrong_kind_is_an_error(tmp_path, key, value):
    judgement = judged(tmp_path, River().says(**{key: value}))
    assert [(f.table, f.row, f.column, f.severity) for f in judgement.faults] == [(None, None, key, "error")]


@pytest.mark.parametrize(
    ("key", "value"),
    [("languages", "en"), ("languages", [1]), ("created", "yesterday"), ("created", 2025), ("created", "2025-02-30"),
     ("title", "Riv\u202eer")],
)  # fmt: skip
def test_an_oddity_is_a_warning(tmp_path, key, value):
    judgement = judged(tmp_path, River().says(**{key: value}))
    assert [(f.column, f.severity) for f in judgement.faults] == [(key, "warning")]


def test_half_of_a_character_is_an_error(tmp_path):
    judgement = judged(tmp_path, River().raw("datapackage.json", rb'{"title": "\ud800"}'))
    assert [(f.column, f.severity) for f in judgement.faults] == [("title", "error")]


@pytest.mark.parametrize(
    "more",
    [{"resources": [{"name": "topics", "path": "../../secret.csv"}]}, {"contributors": [{"title": "N"}]},
     {"created": "2025-06-01T12:00:00Z"}, {"image": None}, {"name": ""}],
)  # fmt: skip
def test_other_keys_are_allowed_and_not_acted_on(tmp_path, more):
    judgement = judged(tmp_path, River().says(**more))
    assert judgement.faults == ()


def test_a_package_says_no_more_than_it_says(tmp_path):
    assert judged(tmp_path, River().raw("datapackage.json", '\ufeff{"title": "River"}')).said == {
        "title": "River"
    }


def test_a_package_need_not_describe_itself(tmp_path):
    folder = River().write(tmp_path)
    folder.joinpath("datapackage.json").unlink()
    judgement = judge(folder)
    assert judgement.faults == ()
    assert judgement.said == {}


def test_one_apostrophe_is_taken_off_where_the_package_says_so(tmp_path):
    river = River().says(escape="apostrophe-1")
    for row, text in enumerate(["'=1+1", "''=1+1", "'tis", "'＝x", "=x"], 2):
        river.cell("topics", row, "description", text)
    river.cell("partners", 2, "capital_lat", "-25.28")
    judgement = judged(tmp_path, river)
    assert judgement.faults == ()
    assert judgement.sheets["topics"].cells["description"] == ["=1+1", "'=1+1", "'tis", "＝x", "=x"]


def test_no_apostrophe_is_taken_off_otherwise(tmp_path):
    judgement = judged(tmp_path, River().cell("topics", 2, "description", "'=1+1"))
    assert judgement.sheets["topics"].cells["description"][0] == "'=1+1"


def test_an_apostrophe_before_a_number_is_no_number(tmp_path):
    river = River().says(escape="apostrophe-1").cell("partners", 2, "capital_lat", "'-25.28")
    assert judged(tmp_path, river).verdict == "reject"


def test_the_order_of_what_is_said_does_not_depend_on_the_file(tmp_path):
    said = River().described
    river = River().raw("datapackage.json", json.dumps(dict(reversed(said.items()))))
    assert list(judged(tmp_path, river).said) == [
        "name",
        "title",
        "version",
        "marking",
        "exercise",
        "main_series",
    ]
