"""The record: its frames, its package, its edition, and the refusal to open a broken one."""

import datetime as dt

import narwhals.stable.v2 as nw
import pytest

from data.marking import PLACE as MARKING
from data.record import Package, RecordError, open_record, record_of_tables
from data.schema import TABLES
from tests.records import record_of, rows
from tests.river import RIVER, River


def opened(tmp_path, river):
    return open_record(river.write(tmp_path))


def test_a_record_has_a_lazy_frame_of_every_table_with_every_column():
    record = open_record(RIVER)
    for table in TABLES:
        frame = getattr(record, table.name)
        assert isinstance(frame, nw.LazyFrame)
        assert [
            name for name in frame.collect_schema().names() if not name.endswith(("_first", "_last"))
        ] == [
            "row",
            *table.names,
        ]


def test_the_types_of_columns_are_those_of_their_kinds():
    schema = {
        name: str(kind)
        for table in ("partners", "memberships", "meetings", "sessions")
        for name, kind in getattr(open_record(RIVER), table).collect_schema().items()
    }
    assert schema["row"] == "Int64"
    assert schema["position"] == "Int64"
    assert schema["capital_lat"] == "Float64"
    assert schema["start"] == "String"
    assert schema["start_first"] == schema["end_last"] == schema["start_date"]
    assert schema["start_date"] == "Datetime(time_unit='us', time_zone=None)"


def test_a_partial_date_keeps_its_precision_and_names_its_period():
    record = record_of(
        memberships=[("PRY", "upstream", "2015", "2016-02"), ("PRY", "upstream", "2016-02-10")]
    )
    frame = record.memberships.select(
        "row", "start", "start_first", "start_last", "end", "end_first", "end_last"
    )
    assert rows(frame) == [
        (2, "2015", "2015-01-01", "2015-12-31", "2016-02", "2016-02-01", "2016-02-29"),
        (3, "2016-02-10", "2016-02-10", "2016-02-10", None, None, None),
    ]


def test_an_absent_table_and_an_absent_column_are_null(tmp_path):
    river = (
        River().without("recommendations").without("topics", "description").without("meetings", "audience")
    )
    record = opened(tmp_path, river)
    assert rows(record.recommendations) == []
    assert rows(record.topics.select("description").unique()) == [(None,)]
    assert rows(record.meetings.select("audience").unique()) == [("invited",)]


def test_an_empty_start_basis_counts_as_stated():
    record = open_record(RIVER)
    assert rows(record.programme_participation.select("start", "start_basis")) == [
        ("2018", "stated"),
        ("2019-05", "first-seen"),
        (None, "stated"),
        ("2020-01-15", "stated"),
    ]


def test_a_meeting_without_a_list_but_with_a_participant_has_a_partial_list():
    record = record_of(
        meetings=[("alone", "2020-01-01", "invited", "none"), ("named", "2020-02-02", "invited", "none")],
        participation=[("named", "PRY")],
    )
    assert rows(record.meetings.select("series_id", "participant_list")) == [
        ("alone", "none"),
        ("named", "partial"),
    ]


def test_the_package_is_what_it_says_of_itself():
    assert open_record(RIVER).package == Package(
        name="river-forum",
        title="River Forum: an invented record for tests",
        version="0.3",
        created=dt.date(2025, 6, 1),
        marking="EXERCISE — invented river data",
        exercise=True,
        main_series="landing",
        languages=("en", "fr"),
    )


def test_without_a_word_the_main_series_is_the_busiest(tmp_path):
    folder = River().write(tmp_path)
    folder.joinpath("datapackage.json").unlink()
    record = open_record(folder)
    assert record.package == Package(
        "", "", "", None, "", exercise=False, main_series="lock-keepers", languages=()
    )
    assert record.as_of == dt.datetime.now(dt.UTC).date()


def test_of_two_series_as_busy_the_first_in_the_file_is_the_main_one():
    record = record_of(meetings=[("b", "2020-01-01"), ("a", "2020-01-01")], series=["b", "a"])
    assert record.package.main_series == "b"


def test_the_record_speaks_of_the_day_it_was_made():
    assert open_record(RIVER).as_of == dt.date(2025, 6, 1)


def test_the_record_never_speaks_of_a_day_to_come(tmp_path):
    record = opened(tmp_path, River().says(created="2999-01-01"))
    assert record.as_of == dt.datetime.now(dt.UTC).date()


def test_meetings_to_come_are_not_told_apart_before_a_selection():
    record = open_record(RIVER)
    assert rows(record.planned) == []
    assert record.planned.collect_schema() == record.meetings.collect_schema()
    assert record.whole is record


def test_a_broken_package_is_not_opened(tmp_path):
    river = River().cell("participation", 2, "partner_id", "AUS").cell("topics", 2, "name", "Flo\u200bods")
    with pytest.raises(RecordError, match=r"participation, row 2, partner_id: 'AUS' is not in") as error:
        opened(tmp_path, river)
    assert [(fault.table, fault.severity) for fault in error.value.faults] == [
        ("topics", "warning"),
        ("participation", "error"),
    ]


def test_the_environment_names_another_package(monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(RIVER))
    assert open_record().package.name == "river-forum"
    monkeypatch.setenv("DASHBOARD_DATA", "")
    assert open_record().package.exercise is False


def test_the_environment_sets_another_marking_and_nothing_else_of_the_record_changes(monkeypatch):
    plain = open_record(RIVER)
    monkeypatch.setenv(MARKING, "RIVER ONLY — réservé")
    marked = open_record(RIVER)
    assert (marked.package.marking, marked.package.exercise) == ("RIVER ONLY — réservé", True)
    assert marked.edition == plain.edition


UNREADABLE = {
    "": "DASHBOARD_MARKING is set and holds no text.",
    " \t ": "DASHBOARD_MARKING is set and holds no text.",
    "PUBLIC\nSECRET": "DASHBOARD_MARKING: The text has more than one line.",
    "PUB\u202eLIC": "DASHBOARD_MARKING: The text holds U+202E (right-to-left override),",
}


@pytest.mark.parametrize(("marking", "told"), UNREADABLE.items())
def test_a_marking_that_is_set_and_cannot_be_read_opens_no_record(monkeypatch, marking, told):
    monkeypatch.setenv(MARKING, marking)
    with pytest.raises(RecordError) as error:
        open_record(RIVER)
    (fault,) = error.value.faults
    assert (fault.column, fault.severity, fault.message.startswith(told)) == ("marking", "error", True)


SAME = [
    River().raw("topics.csv", "\ufeff" + River().text("topics")),
    River().raw("topics.csv", River().text("topics").replace("\n", "\r\n")),
    River().raw(
        "topics.csv",
        "".join(",".join(x.split(",")[::-1]) + "\n" for x in River().text("topics").splitlines()),
    ),
    River().says(resources=[]),
]


@pytest.mark.parametrize("river", SAME)
def test_the_same_content_is_the_same_edition(tmp_path, river):
    assert opened(tmp_path, river).edition == open_record(RIVER).edition


OTHER = [
    River().cell("topics", 2, "name", "floods"),
    River().copy("attendance_claims", 2, value="9"),
    River().says(exercise=False),
    River().says(marking="EXERCISE"),
    River().says(created="2025-06-02"),
    River().cell("frameworks", 3, "launched", "2017"),
]


@pytest.mark.parametrize("river", OTHER)
def test_other_content_is_another_edition(tmp_path, river):
    assert opened(tmp_path, river).edition != open_record(RIVER).edition


def test_the_order_of_claims_is_part_of_the_edition(tmp_path):
    river = River()
    claims = river.tables["attendance_claims"]
    claims[2], claims[3] = claims[3], claims[2]
    assert opened(tmp_path, river).edition != open_record(RIVER).edition


def test_a_default_written_out_is_the_same_edition(tmp_path):
    plain = opened(tmp_path / "a", River().without("programme_participation", "start_basis"))
    for folder, word in (("b", "stated"), ("c", "")):
        river = River()
        for row in range(2, 6):
            river.cell("programme_participation", row, "start_basis", word)
        assert opened(tmp_path / folder, river).edition == plain.edition


def test_tables_in_memory_are_judged_as_files_are():
    with pytest.raises(RecordError) as error:
        record_of_tables(
            {"partners": [{"partner_id": "pry", "kind": "nation", "name": "Paraguay"}]}, {"exercise": 1}
        )
    assert [(fault.table, fault.row, fault.column) for fault in error.value.faults][:2] == [
        (None, None, "exercise"),
        ("sources", None, None),
    ]


def test_small_records_invent_what_their_rows_need():
    record = record_of(
        memberships=[("FIN", "1994-05-09", "2023-04-04")],
        meetings=[("before", "1994-01-10"), ("in-term", "2001-06-01")],
        participation=[("in-term", "FIN"), ("before", "EU", "host")],
        session_topics=[("in-term-s1", "ice")],
        attendance_claims=[("in-term", "partner_nations", "over", 30)],
    )
    assert rows(record.partners.select("partner_id", "kind")) == [("FIN", "nation"), ("EU", "organisation")]
    assert rows(record.participation.select("meeting_id", "partner_id", "evidence")) == [
        ("in-term-2001-06-01", "FIN", "named"),
        ("before-1994-01-10", "EU", "host"),
    ]
    assert rows(record.sessions.select("session_id", "position")) == [("in-term-2001-06-01-s1", 1)]
    assert rows(record.memberships.select("end", "end_reason")) == [("2023-04-04", "acceded")]


def test_small_records_have_no_rows_that_were_not_asked_for():
    record = record_of(topics=["ice"])
    assert rows(record.meetings) == []
    assert rows(record.partners) == []
    assert rows(record.themes.select("theme_id")) == [("theme",)]
