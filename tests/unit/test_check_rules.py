"""Keys, references and the rules across columns, rows and tables."""

import pytest

from data.check import judge
from tests.river import River, places


def judged(tmp_path, river):
    return judge(river.write(tmp_path))


def episodes(tmp_path, *several):
    """The faults of a partner's episodes in one framework: start, end of each."""
    river = River().cut("memberships")
    for start, end in several:
        reason = "ended" if end else ""
        cells = {"start": start, "end": end, "end_reason": reason, "source_id": "invented"}
        river.add("memberships", partner_id="PRY", framework_id="upstream", **cells)
    return places(judged(tmp_path, river))


APART = [
    [("2015-01-01", "2016-01-01"), ("2016-01-01", "")],
    [("2016-01-01", ""), ("2015-01-01", "2016-01-01")],
    [("2015-01-01", "2016-01-01"), ("2016-06-01", "2017-01-01"), ("2018-01-01", "")],
    [("2007", "2008"), ("2008-04-03", "")],
    [("2007", "2008"), ("2008", "")],
    [("2007-01-01", "2008-04"), ("2008-04", "")],
    [("2008", "2008"), ("2008", "2008")],
    [("2008", "2009"), ("2007", "2008")],
    [("2008-05-05", "2008-05-05"), ("2008-05-05", "")],
    [("2015", "")],
    [("2015", "2015")],
    [("2015-06-01", "2015")],
]


@pytest.mark.parametrize("several", APART)
def test_episodes_that_may_follow_each_other_are_taken(tmp_path, several):
    unlike = [place for place in episodes(tmp_path, *several) if place[2] is not None]
    assert unlike == []


TOGETHER = [
    ([("2015-01-01", ""), ("2016-01-01", "")], 3),
    ([("2016-01-01", ""), ("2015-01-01", "")], 3),
    ([("2015-01-01", "2016-01-02"), ("2016-01-01", "")], 3),
    ([("2015-01-01", "2020-01-01"), ("2016-01-01", "2017-01-01")], 3),
    ([("2007", "2009"), ("2008-04-03", "")], 3),
    ([("2007", ""), ("2008", "")], 3),
    ([("2008", ""), ("2008", "2010")], 3),
    ([("2007-01-01", "2008-04"), ("2008-03", "")], 3),
    ([("2015-01-01", "2016-01-01"), ("2018-01-01", ""), ("2015-06-01", "2015-07-01")], 4),
    ([("2000-01-01", "2030-01-01"), ("2001", "2002"), ("2003", "2004")], 3),
    ([("2015-05-05", "2015-05-04")], 2),
    ([("2015", "2014")], 2),
    ([("2015-02", "2015-01-31")], 2),
]


@pytest.mark.parametrize(("several", "row"), TOGETHER)
def test_episodes_that_overlap_at_every_reading_are_told_at_the_later_row(tmp_path, several, row):
    assert episodes(tmp_path, *several)[0][:2] == ("memberships", row)


def test_an_overlap_names_the_earlier_row(tmp_path):
    river = River().copy("memberships", 2, start="2018-01-01")
    fault = judged(tmp_path, river).faults[0]
    assert (fault.table, fault.row, fault.column) == ("memberships", 13, "start")
    assert "row 2" in fault.message


def test_episodes_in_two_frameworks_may_overlap(tmp_path):
    river = River().copy("memberships", 2, framework_id="delta")
    assert judged(tmp_path, river).faults == ()


def test_a_thousand_episodes_of_one_partner_are_judged(tmp_path):
    river = River().cut("memberships")
    for number in range(1000):
        start, end = f"{1000 + number}-01-01", f"{1001 + number}-01-01"
        cells = {"end_reason": "ended", "source_id": "invented", "framework_id": "upstream"}
        river.add("memberships", partner_id="PRY", start=start, end=end, **cells)
    river.add(
        "memberships", partner_id="PRY", framework_id="upstream", start="1500-06-01", source_id="invented"
    )
    assert ("memberships", 1002, "start", "error") in places(judged(tmp_path, river))


SPOILT = [
    (
        "an end without a reason",
        River().cell("memberships", 4, "end_reason", ""),
        "memberships",
        4,
        "end_reason",
    ),
    ("a reason without an end", River().cell("memberships", 4, "end", ""), "memberships", 4, "end_reason"),
    (
        "a programme that ends first",
        River().cell("programme_participation", 5, "end", "2019"),
        "programme_participation",
        5,
        "end",
    ),
    (
        "a meeting that ends first",
        River().cell("meetings", 2, "end_date", "2023-05-09"),
        "meetings",
        2,
        "end_date",
    ),
    ("a repeated id", River().copy("milestones", 2), "milestones", 5, "milestone_id"),
    (
        "a repeated id in capitals",
        River().copy("milestones", 3, milestone_id="GREAT-flood"),
        "milestones",
        5,
        "milestone_id",
    ),
    (
        "a repeated hidden id",
        River().copy("milestones", 3, milestone_id="great\u200b-flood"),
        "milestones",
        5,
        "milestone_id",
    ),
    ("a repeated partner", River().copy("partners", 2, iso_a2=""), "partners", 13, "partner_id"),
    ("a repeated code", River().cell("partners", 3, "iso_a2", "PY"), "partners", 3, "iso_a2"),
    ("a repeated pair", River().copy("session_topics", 2), "session_topics", 11, "topic_id"),
    (
        "a partner listed twice",
        River().copy("participation", 2, evidence="host"),
        "participation",
        15,
        "partner_id",
    ),
    (
        "a repeated programme",
        River().copy("programme_participation", 2, note="x"),
        "programme_participation",
        6,
        "start",
    ),
    (
        "undated twice",
        River().copy("programme_participation", 4, note="x"),
        "programme_participation",
        6,
        "start",
    ),
    (
        "a repeated translation",
        River().copy("translations", 2, text="Le Pérou"),
        "translations",
        11,
        "language",
    ),
    ("a repeated claim", River().copy("attendance_claims", 2), "attendance_claims", 7, None),
    ("a repeated appearance", River().copy("appearances", 2), "appearances", 5, None),
    ("a position taken", River().cell("sessions", 3, "position", "1"), "sessions", 3, "position"),
    (
        "a session of another meeting",
        River().cell("appearances", 3, "meeting_id", "landing-2023-11-22"),
        "appearances",
        3,
        "session_id",
    ),
    (
        "an audience as a framework's id",
        River().add("frameworks", framework_id="invited", name="I", source_id="invented"),
        "frameworks",
        5,
        "framework_id",
    ),
    (
        "an organisation's id for a nation",
        River().add("partners", partner_id="EU", kind="nation", name="X"),
        "partners",
        13,
        "partner_id",
    ),
    (
        "digits in a nation's id",
        River().add("partners", partner_id="A1B", kind="nation", name="X"),
        "partners",
        13,
        "partner_id",
    ),
    (
        "an organisation's id too short",
        River().add("partners", partner_id="E", kind="organisation", name="X"),
        "partners",
        13,
        "partner_id",
    ),
    (
        "an organisation's id too long",
        River().add("partners", partner_id="A" * 13, kind="organisation", name="X"),
        "partners",
        13,
        "partner_id",
    ),
    (
        "an organisation's id with a blank",
        River().add("partners", partner_id="A B", kind="organisation", name="X"),
        "partners",
        13,
        "partner_id",
    ),
    (
        "a longitude without a latitude",
        River().cell("partners", 2, "capital_lat", ""),
        "partners",
        2,
        "capital_lat",
    ),
    (
        "a text translated that is not there",
        River().cell("translations", 10, "row_id", "Chairman"),
        "translations",
        10,
        "row_id",
    ),
    (
        "a text translated in another column",
        River().cell("translations", 10, "column", "rank"),
        "translations",
        10,
        "row_id",
    ),
]


@pytest.mark.parametrize(
    ("river", "table", "row", "column"), [case[1:] for case in SPOILT], ids=[case[0] for case in SPOILT]
)
def test_a_broken_rule_is_told_at_its_place(tmp_path, river, table, row, column):
    judgement = judged(tmp_path, river)
    assert (table, row, column, "error") in places(judgement)
    assert judgement.verdict == "reject"


RIGHT = [
    ("positions with gaps", River().cell("sessions", 2, "position", "7")),
    ("two claims that differ", River().copy("attendance_claims", 2, value="9")),
    ("the same claim in another source", River().copy("attendance_claims", 2, source_id="logbook")),
    ("a partner in no framework", River().add("partners", partner_id="OMN", kind="nation", name="Oman")),
    (
        "an organisation of three letters",
        River().add("partners", partner_id="OSC", kind="organisation", name="X"),
    ),
    (
        "an organisation of digits and hyphens",
        River().add("partners", partner_id="G5-SAHEL", kind="organisation", name="X"),
    ),
    ("a session without topics", River().cut("session_topics")),
    ("no memberships", River().without("memberships")),
    ("no recommendations", River().cut("recommendations")),
    ("no claims", River().without("attendance_claims")),
    (
        "a participant that was no partner",
        River().add(
            "participation",
            meeting_id="landing-2024-12-04",
            partner_id="BRB",
            evidence="named",
            source_id="invented",
        ),
    ),
    ("another start in one programme", River().copy("programme_participation", 2, start="2020")),
    (
        "English texts that differ in case",
        River()
        .copy("appearances", 3, role="chair of the landing stage")
        .add(
            "translations",
            table="appearances",
            row_id="chair of the landing stage",
            column="role",
            language="fr",
            text="x",
        ),
    ),
]


@pytest.mark.parametrize("river", [case[1] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_what_the_rules_allow_is_taken(tmp_path, river):
    assert judged(tmp_path, river).faults == ()


def test_a_meetings_id_is_its_series_and_start(tmp_path):
    judgement = judged(tmp_path, River().cell("meetings", 7, "start_date", "2022-03-02"))
    assert ("meetings", 7, "meeting_id", "error") in places(judgement)
    assert any("lock-keepers-2022-03-02" in fault.remedy for fault in judgement.faults)


def test_participants_of_a_meeting_without_a_list_are_a_warning(tmp_path):
    cells = {"meeting_id": "landing-2023-11-22", "evidence": "named", "source_id": "invented"}
    judgement = judged(tmp_path, River().add("participation", partner_id="PRY", **cells))
    assert places(judgement) == [("participation", 15, "meeting_id", "warning")]


@pytest.mark.parametrize("river", [River().cut("participation"), River().without("participation")])
def test_no_participation_at_all_is_taken_and_said(tmp_path, river):
    judgement = judged(tmp_path, river)
    assert places(judgement) == [("participation", None, None, "warning")]
    assert judgement.verdict == "warn"


def test_a_table_that_cannot_be_read_is_blamed_alone(tmp_path):
    judgement = judged(
        tmp_path, River().raw("partners.csv", b"partner_id,kind,name\nPRY,nation,Paragu\xe1i\n")
    )
    assert places(judgement) == [("partners", None, None, "error")]
    assert "Windows-1252" in judgement.faults[0].message


def test_the_ids_of_a_broken_row_are_not_missed(tmp_path):
    partners = River().text("partners").replace("PRY,nation,Paraguay,", "PRY,nation,Paraguay", 1)
    assert places(judged(tmp_path, River().raw("partners.csv", partners))) == [("partners", 2, None, "error")]
