"""Cells that break a promise, each found at its place, and cells that look odd and are right."""

import pytest

from data.check import judge
from tests.river import River

# table, row, column, value, severity: the one problem that the value gives there
BAD = [
    # days
    ("meetings", 2, "end_date", "03/04/2024", "error"),
    ("meetings", 2, "end_date", "2023-5-11", "error"),
    ("meetings", 2, "end_date", "20230511", "error"),
    ("meetings", 2, "end_date", "11 May 2023", "error"),
    ("meetings", 2, "end_date", "May 11, 2023", "error"),
    ("meetings", 2, "end_date", "11 mai 2023", "error"),
    ("meetings", 2, "end_date", "2024-02-30", "error"),
    ("meetings", 2, "end_date", "2023-02-29", "error"),
    ("meetings", 2, "end_date", "2023-13-01", "error"),
    ("meetings", 2, "end_date", "2023-00-10", "error"),
    ("meetings", 2, "end_date", "2023-05-00", "error"),
    ("meetings", 2, "end_date", "0000-05-11", "error"),
    ("meetings", 2, "end_date", "45057", "error"),
    ("meetings", 2, "end_date", "45057.5", "error"),
    ("meetings", 2, "end_date", "2023-05-11 ", "error"),
    ("meetings", 2, "end_date", " 2023-05-11", "error"),
    ("meetings", 2, "end_date", "2023-05-11\n", "error"),
    ("meetings", 2, "end_date", "2023-05-11T00:00:00", "error"),
    ("meetings", 2, "end_date", "2023-05-11 00:00:00", "error"),
    ("meetings", 2, "end_date", "2023-05-11Z", "error"),
    ("meetings", 2, "end_date", "２０２３-05-11", "error"),
    ("meetings", 2, "end_date", "٢٠٢٣-٠٥-١١", "error"),
    ("meetings", 2, "end_date", "2023‑05‑11", "error"),
    ("meetings", 2, "end_date", "2023\u200b-05-11", "error"),
    ("meetings", 2, "end_date", "2023-05", "error"),
    ("meetings", 2, "end_date", "2023", "error"),
    ("meetings", 2, "end_date", "MAY", "error"),
    ("meetings", 2, "end_date", "tomorrow", "error"),
    ("meetings", 2, "end_date", "-2023-05-11", "error"),
    ("meetings", 2, "end_date", "12023-05-11", "error"),
    ("meetings", 2, "end_date", "2023-W19-4", "error"),
    ("meetings", 2, "end_date", "", "error"),
    ("recommendations", 2, "due", "2024-12", "error"),
    ("recommendations", 2, "due", "31/12/24", "error"),
    # partial dates
    ("frameworks", 2, "launched", "2015-13", "error"),
    ("frameworks", 2, "launched", "2015-0", "error"),
    ("frameworks", 2, "launched", "2015-", "error"),
    ("frameworks", 2, "launched", "15", "error"),
    ("frameworks", 2, "launched", "02015", "error"),
    ("frameworks", 2, "launched", "2015.0", "error"),
    ("frameworks", 2, "launched", "c. 2015", "error"),
    ("frameworks", 2, "launched", "2015?", "error"),
    ("frameworks", 2, "launched", "04/2015", "error"),
    ("frameworks", 2, "launched", "April 2015", "error"),
    ("frameworks", 2, "launched", "2015-02-31", "error"),
    ("frameworks", 2, "launched", "0000", "error"),
    ("frameworks", 2, "launched", "2015/16", "error"),
    ("memberships", 2, "start", "unknown", "error"),
    ("memberships", 2, "start", "", "error"),
    ("milestones", 2, "date", "", "error"),
    # whole numbers
    ("attendance_claims", 2, "value", "30.0", "error"),
    ("attendance_claims", 2, "value", "1e3", "error"),
    ("attendance_claims", 2, "value", "٣", "error"),
    ("attendance_claims", 2, "value", "３０", "error"),
    ("attendance_claims", 2, "value", "²", "error"),
    ("attendance_claims", 2, "value", "-1", "error"),
    ("attendance_claims", 2, "value", "+5", "error"),
    ("attendance_claims", 2, "value", "1,000", "error"),
    ("attendance_claims", 2, "value", "1 000", "error"),
    ("attendance_claims", 2, "value", "1_000", "error"),
    ("attendance_claims", 2, "value", "0x10", "error"),
    ("attendance_claims", 2, "value", "inf", "error"),
    ("attendance_claims", 2, "value", "NaN", "error"),
    ("attendance_claims", 2, "value", "over 30", "error"),
    ("attendance_claims", 2, "value", "30+", "error"),
    ("attendance_claims", 2, "value", "5 ", "error"),
    ("attendance_claims", 2, "value", "007", "error"),
    ("attendance_claims", 2, "value", "9" * 400, "error"),
    ("attendance_claims", 2, "value", "", "error"),
    ("sessions", 2, "position", "0", "error"),
    ("sessions", 2, "position", "1.5", "error"),
    ("sessions", 2, "position", "first", "error"),
    # coordinates
    ("partners", 2, "capital_lat", "91", "error"),
    ("partners", 2, "capital_lat", "-90.01", "error"),
    ("partners", 2, "capital_lon", "180.5", "error"),
    ("partners", 2, "capital_lon", "57,63", "error"),
    ("partners", 2, "capital_lon", "57°38'W", "error"),
    ("partners", 2, "capital_lon", "1e1", "error"),
    ("partners", 2, "capital_lon", "nan", "error"),
    ("partners", 2, "capital_lon", "−57.63", "error"),
    ("partners", 2, "capital_lon", "+57.63", "error"),
    ("partners", 2, "capital_lon", "57.", "error"),
    ("partners", 2, "capital_lon", ".5", "error"),
    ("partners", 2, "capital_lon", "", "error"),
    ("partners", 2, "capital_lat", "", "error"),
    # codes and ids
    ("partners", 2, "iso_a2", "py", "error"),
    ("partners", 2, "iso_a2", "PRY", "error"),
    ("partners", 2, "iso_a2", "P", "error"),
    ("partners", 2, "iso_a2", "ÉÉ", "error"),
    ("partners", 2, "iso_a2", "PY ", "error"),
    ("partners", 3, "iso_a2", "PY", "error"),
    ("partners", 10, "partner_id", "BARB", "error"),
    ("partners", 10, "partner_id", "brb", "error"),
    ("partners", 10, "partner_id", "BR1", "error"),
    ("partners", 10, "partner_id", "ВRB", "error"),  # the first letter is Cyrillic
    ("milestones", 2, "milestone_id", "Lantern Launch", "error"),
    ("milestones", 2, "milestone_id", "lantern_launch", "error"),
    ("milestones", 2, "milestone_id", "lantern--launch", "error"),
    ("milestones", 2, "milestone_id", "-lantern", "error"),
    ("milestones", 2, "milestone_id", "lantern-", "error"),
    ("milestones", 2, "milestone_id", "lanternе", "error"),  # the last letter is Cyrillic
    ("milestones", 2, "milestone_id", "lantern\u200b", "error"),
    ("milestones", 2, "milestone_id", "lantern\n", "error"),
    ("milestones", 2, "milestone_id", "", "error"),
    # words
    ("partners", 12, "kind", "Organisation", "error"),
    ("partners", 12, "kind", "organization", "error"),
    ("meetings", 3, "mode", "Virtual", "error"),
    ("meetings", 2, "mode", "in person", "error"),
    ("meetings", 2, "mode", "", "error"),
    ("meetings", 8, "participant_list", "full", "error"),
    ("meetings", 8, "participant_list", "", "error"),
    ("meetings", 8, "audience", "", "error"),
    ("sessions", 2, "kind", "keynote", "error"),
    ("participation", 2, "evidence", "named ", "error"),
    ("attendance_claims", 2, "measure", "nations", "error"),
    ("attendance_claims", 2, "qualifier", "approx", "error"),
    ("milestones", 2, "kind", "birthday", "error"),
    ("recommendations", 2, "status", "Open", "error"),
    ("programme_participation", 2, "start_basis", "guess", "error"),
    ("translations", 2, "language", "de", "error"),
    ("translations", 2, "language", "FR", "error"),
    ("memberships", 4, "end_reason", "expelled", "error"),
    # links
    ("sources", 3, "url", "ftp://river-forum.example/", "error"),
    ("sources", 3, "url", "javascript:alert(1)", "error"),
    ("sources", 3, "url", "data:text/html,x", "error"),
    ("sources", 3, "url", "//river-forum.example/", "error"),
    ("sources", 3, "url", "www.river-forum.example", "error"),
    ("sources", 3, "url", "http://", "error"),
    ("sources", 3, "url", "https:///logbook", "error"),
    ("sources", 3, "url", "https:river-forum.example", "error"),
    ("sources", 3, "url", "https://?q", "error"),
    ("sources", 3, "url", "https://river forum.example/", "error"),
    ("sources", 3, "url", "https://river-forum.example/a b", "error"),
    ("sources", 3, "url", " https://river-forum.example/", "error"),
    ("sources", 3, "url", "https://river-forum.example/\u00a0", "error"),
    ("sources", 3, "url", "https://river-forum.example/\u202e", "error"),
    ("sources", 3, "url", "https://river-forum.example/\x07", "error"),
    ("sources", 3, "url", 'https://river-forum.example/"><b>', "error"),
    ("sources", 3, "url", "https://good.example\\@bad.example/", "error"),
    ("sources", 3, "url", "https://good.example@bad.example/", "error"),
    ("sources", 3, "url", "https://river-forum.example:99999/", "error"),
    ("sources", 3, "url", "https://river-forum.example:port/", "error"),
    ("sources", 3, "url", "https://[::g]/", "error"),
    ("sources", 3, "url", "https://-/", "error"),
    # texts
    ("topics", 2, "name", "", "error"),
    ("topics", 2, "name", "   ", "error"),
    ("topics", 2, "description", " ", "error"),
    ("topics", 2, "description", "\u00a0", "error"),
    ("topics", 2, "name", "Flo\x00ods", "error"),
    ("topics", 2, "name", "Flo\x1bods", "error"),
    ("topics", 2, "name", "Flo\x7fods", "error"),
    ("topics", 2, "name", "Flo\x85ods", "error"),
    ("topics", 2, "name", "Flo\rods", "error"),
    ("topics", 2, "name", "Flo\ufffeods", "error"),
    ("topics", 2, "name", "Flo\ufffdods", "error"),
    ("topics", 2, "name", "Flo\tods", "warning"),
    ("topics", 2, "name", "Flo\u200bods", "warning"),
    ("topics", 2, "name", "Flo\u00adods", "warning"),
    ("topics", 2, "name", "Flo\u202eods", "warning"),
    ("topics", 2, "name", "Flo\u2066ods", "warning"),
    ("topics", 2, "name", "Flo\u2028ods", "warning"),
    ("topics", 2, "name", "\ufeffFloods", "warning"),
    ("topics", 2, "name", "Flo\U000e0041ods", "warning"),
    ("topics", 2, "name", "CrÃ©cidas", "warning"),
    ("topics", 2, "name", "Floods â€“ again", "warning"),
    ("topics", 2, "name", "MiloÅ¡", "warning"),
    ("topics", 2, "name", "naÃ¯ve", "warning"),
    ("topics", 2, "name", "ÐšÐ¸ÐµÐ²", "warning"),
    ("topics", 2, "name", "#REF!", "error"),
    ("topics", 2, "description", "N/A", "warning"),
    ("topics", 2, "description", "x" * 32_768, "error"),
    # references
    ("meetings", 2, "source_id", "nowhere", "error"),
    ("meetings", 2, "source_id", "INVENTED", "error"),
    ("meetings", 2, "source_id", "", "error"),
    ("meetings", 8, "audience", "lighthouse", "error"),
    ("meetings", 10, "audience", "Lantern", "error"),
    ("meetings", 10, "audience", "all partners", "error"),
    ("memberships", 2, "partner_id", "AUS", "error"),
    ("memberships", 2, "framework_id", "upstreams", "error"),
    ("participation", 2, "partner_id", "pry", "error"),
    ("participation", 2, "partner_id", "PRY ", "error"),
    ("participation", 2, "meeting_id", "landing-2023-05-12", "error"),
    ("sessions", 10, "meeting_id", "lock-keepers", "error"),
    ("session_topics", 2, "topic_id", "flood", "error"),
    ("topics", 6, "theme_id", "boats", "error"),
    ("appearances", 2, "session_id", "landing-2023-05-10-s9", "error"),
    ("recommendations", 2, "partner_id", "XXX", "error"),
    ("recommendations", 2, "topic_id", "lamps", "error"),
    ("programme_participation", 2, "programme_id", "boats", "error"),
    ("translations", 2, "table", "nations", "error"),
    ("translations", 2, "table", "participation", "error"),
    ("translations", 2, "column", "label", "error"),
    ("translations", 2, "column", "iso_a2", "error"),
    ("translations", 2, "row_id", "PRU", "error"),
    ("translations", 10, "row_id", "chair of the landing stage", "error"),
    ("translations", 2, "text", "", "error"),
]


@pytest.mark.parametrize(("table", "row", "column", "value", "severity"), BAD)
def test_a_bad_cell_is_told_at_its_place(tmp_path, table, row, column, value, severity):
    judgement = judge(River().cell(table, row, column, value).write(tmp_path))
    at_place = [f for f in judgement.faults if (f.table, f.row, f.column) == (table, row, column)]
    assert [fault.severity for fault in at_place] == [severity]
    assert judgement.verdict == ("reject" if severity == "error" else "warn")
    assert all(fault.message and fault.remedy for fault in judgement.faults)
    assert len(at_place[0].value or "") <= 200


GOOD = [
    ("meetings", 2, "title", 'Line one\nline two, with a comma and a "quote"'),
    ("meetings", 2, "title", "Line one\r\nline two"),
    ("meetings", 2, "title", "=1+1"),
    ("meetings", 2, "title", "'=1+1"),
    ("meetings", 2, "title", "<script>alert(1)</script>"),
    ("meetings", 2, "title", "![x](http://bad.example/x.png) $a$ |b| _c_"),
    ("meetings", 2, "title", "007"),
    ("meetings", 2, "title", "1e5"),
    ("meetings", 2, "title", "MAR"),
    ("meetings", 2, "title", "NA"),
    ("meetings", 2, "title", "null"),
    ("meetings", 2, "title", "None"),
    ("meetings", 2, "title", "nan"),
    ("meetings", 2, "title", "TRUE"),
    ("meetings", 2, "title", " spaces stay "),
    ("meetings", 2, "title", "été\u00a0» et «\u00a0CAFÉ\u00a0»\u00a0; 10\u202f000"),
    ("meetings", 2, "title", "SÃO PAULO, Đồng Nai, Äänekoski, Ångström, Ñandú"),
    ("meetings", 2, "title", "Ζάκυνθος Україна საქართველო Հայաստան 日本 مصر"),
    ("meetings", 2, "title", "e\u0301"),
    ("meetings", 2, "title", "x" * 32_767),
    ("partners", 10, "iso_a2", "NA"),
    ("partners", 10, "iso_a2", ""),
    ("frameworks", 2, "launched", "2015-04"),
    ("frameworks", 2, "launched", "2016-02-29"),
    ("frameworks", 2, "launched", ""),
    ("sources", 3, "url", "http://[2001:db8::1]:8080/x"),
    ("sources", 3, "url", "HTTPS://river-forum.example:443/a?b=c#d"),
    ("sources", 3, "url", "http://intranet/papers"),
    ("sources", 3, "url", "https://bücher.example/straße"),
    ("attendance_claims", 2, "value", "0"),
    ("partners", 2, "capital_lat", "-0.0"),
    ("partners", 2, "capital_lat", "90"),
    ("partners", 2, "capital_lon", "-180"),
    ("sessions", 10, "position", "12"),
    ("programme_participation", 2, "start_basis", ""),
    ("translations", 10, "text", "L’« honorable » présidente"),
]


@pytest.mark.parametrize(("table", "row", "column", "value"), GOOD)
def test_an_odd_cell_that_is_right_is_stored_as_it_is(tmp_path, table, row, column, value):
    judgement = judge(River().cell(table, row, column, value).write(tmp_path))
    assert judgement.faults == ()
    assert judgement.sheets[table].cells[column][row - 2] == value


MEANINGS = [
    ("meetings", 2, "end_date", "03/04/2024", "2024-03-04 or 2024-04-03"),
    ("meetings", 2, "end_date", "28/02/2024", "2024-02-28"),
    ("meetings", 2, "end_date", "2024-2-3", "2024-02-03"),
    ("meetings", 2, "end_date", "20240203", "2024-02-03"),
    ("meetings", 2, "end_date", "3 Feb 2024", "2024-02-03"),
    ("meetings", 2, "end_date", "3 févr. 2024", "2024-02-03"),
    ("meetings", 2, "end_date", "2024-02-30", "2024-02-01 to 2024-02-29"),
    ("meetings", 2, "end_date", "2024-28-02", "2024-02-28"),
    ("meetings", 2, "end_date", "45350", "2024-02-28"),
    ("meetings", 2, "end_date", "2024-02-28 ", "2024-02-28"),
    ("meetings", 2, "end_date", "２０２４-02-28", "2024-02-28"),
    ("meetings", 2, "end_date", "28.2.24", "2024-02-28"),
    ("meetings", 2, "end_date", "2024-02-28T09:00:00Z", "2024-02-28"),
    ("frameworks", 2, "launched", "Feb 2024", "2024-02"),
    ("frameworks", 2, "launched", "2/2024", "2024-02"),
    ("frameworks", 2, "launched", "circa 2024", "2024"),
    ("attendance_claims", 2, "value", "30.0", "30"),
    ("attendance_claims", 2, "value", "1,000", "1000"),
    ("attendance_claims", 2, "value", "٣", "3"),
    ("attendance_claims", 2, "value", "007", "7"),
    ("partners", 2, "capital_lon", "−57,63", "-57.63"),
    ("meetings", 2, "mode", "In Person", "in-person"),
    ("partners", 2, "iso_a2", "py", "PY"),
    ("participation", 2, "partner_id", "pry", "PRY"),
    ("meetings", 10, "audience", "All Partners", "all-partners"),
    ("topics", 2, "name", "CrÃ©cidas", "Crécidas"),
]


@pytest.mark.parametrize(("table", "row", "column", "value", "meaning"), MEANINGS)
def test_a_remedy_names_what_was_probably_meant(tmp_path, table, row, column, value, meaning):
    judgement = judge(River().cell(table, row, column, value).write(tmp_path))
    remedies = [f.remedy for f in judgement.faults if (f.table, f.row, f.column) == (table, row, column)]
    assert any(meaning in remedy for remedy in remedies), remedies


def test_a_nation_without_a_shape_is_a_warning(tmp_path):
    judgement = judge(
        River().add("partners", partner_id="ZZZ", kind="nation", name="Nowhere").write(tmp_path)
    )
    assert [(f.table, f.row, f.column, f.value, f.severity) for f in judgement.faults] == [
        ("partners", 13, "partner_id", "ZZZ", "warning")
    ]


def test_a_value_in_a_report_is_short_and_on_one_line(tmp_path):
    judgement = judge(River().cell("topics", 2, "theme_id", "a\u202eb\r\n" + "x" * 500).write(tmp_path))
    value = judgement.faults[0].value
    assert value is not None
    assert value.startswith("a\\u202eb\\r\\nxxx")
    assert len(value) == 200
