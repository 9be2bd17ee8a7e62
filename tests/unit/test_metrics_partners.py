"""Partners: status on a day, eligibility, the four answers, presence and moves."""

from datetime import date

import pytest

from tests.records import record_of, rows
from utils.filters import Filters
from utils.metrics.partners import answers, eligible, moves, presence, standing, status, totals
from utils.selection import as_of, select


def statuses(record, day):
    return dict(rows(status(record, date.fromisoformat(day)).select("partner_id", "status")))


def answered(record):
    return {row[:2]: row[2] for row in rows(answers(record).select("meeting_id", "partner_id", "answer"))}


def test_a_partner_is_active_from_the_first_day_of_its_episode():
    record = record_of(memberships=[("AUT", "1995-02-10")])
    assert statuses(record, "1995-02-09") == {"AUT": "never"}
    assert statuses(record, "1995-02-10") == {"AUT": "active"}


def test_an_accession_on_a_day_ends_the_partnership_on_that_day():
    record = record_of(memberships=[("FIN", "1994-05-09", "2023-04-04", "acceded")])
    assert statuses(record, "2023-04-03") == {"FIN": "active"}
    assert statuses(record, "2023-04-04") == {"FIN": "former"}


@pytest.mark.parametrize(
    ("start", "before", "first"),
    [("2005", "2004-12-31", "2005-01-01"), ("2005-02", "2005-01-31", "2005-02-01")],
)
def test_a_partial_start_counts_from_the_first_day_it_can_mean(start, before, first):
    record = record_of(memberships=[("KWT", start)])
    assert (statuses(record, before), statuses(record, first)) == ({"KWT": "never"}, {"KWT": "active"})


@pytest.mark.parametrize(
    ("end", "last", "over"),
    [("2008", "2008-12-30", "2008-12-31"), ("2008-02", "2008-02-28", "2008-02-29")],
)
def test_a_partial_end_takes_effect_on_the_last_day_it_can_mean(end, last, over):
    record = record_of(memberships=[("ALB", "1994-02-23", end, "ended")])
    assert (statuses(record, last), statuses(record, over)) == ({"ALB": "active"}, {"ALB": "former"})


@pytest.mark.parametrize(
    ("reason", "said"),
    [("suspended", "suspended"), ("acceded", "former"), ("withdrew", "former"), ("ended", "former")],
)
def test_how_the_last_episode_ended_tells_suspended_from_former(reason, said):
    record = record_of(memberships=[("BLR", "1995-01-11", "2021-11-19", reason)])
    assert statuses(record, "2021-11-19") == {"BLR": said}


def test_a_nation_without_any_episode_was_never_a_partner():
    record = record_of(partners=["OMN"], memberships=[("QAT", "2005-02")])
    assert statuses(record, "2026-01-01") == {"OMN": "never", "QAT": "active"}


def test_never_has_no_framework_and_no_dates():
    record = record_of(partners=["OMN"])
    told = status(record).select("status", "framework_id", "slot", "start", "end", "end_reason", "source_id")
    assert rows(told) == [("never", None, None, None, None, None, None)]


def test_a_partner_of_two_frameworks_has_one_status_and_two_standings():
    record = record_of(
        frameworks=["first", "second"],
        memberships=[("AFG", "second", "2007"), ("AFG", "first", "2001", "2010", "suspended")],
    )
    assert rows(status(record).select("partner_id", "status", "framework_id")) == [
        ("AFG", "active", "second")
    ]
    assert rows(standing(record).select("partner_id", "framework_id", "status")) == [
        ("AFG", "first", "suspended"),
        ("AFG", "second", "active"),
    ]


def test_the_framework_of_a_partner_active_in_two_is_the_first_of_the_record():
    record = record_of(
        frameworks=["first", "second"], memberships=[("JPN", "second", "2000"), ("JPN", "first", "2010")]
    )
    assert rows(status(record).select("framework_id", "slot", "start")) == [("first", 0, "2010")]


def test_an_episode_that_starts_again_makes_the_partner_active_again():
    record = record_of(memberships=[("ECU", "2016-02-10", "2020-03-01", "suspended"), ("ECU", "2020-08-01")])
    assert [
        statuses(record, day)["ECU"] for day in ("2020-02-29", "2020-03-01", "2020-07-31", "2020-08-01")
    ] == [
        "active",
        "suspended",
        "suspended",
        "active",
    ]


def test_an_episode_may_start_again_on_the_day_the_old_one_ended():
    record = record_of(memberships=[("SUR", "2018-01-01", "2021-03-03", "suspended"), ("SUR", "2021-03-03")])
    assert statuses(record, "2021-03-03") == {"SUR": "active"}


def test_of_two_ends_the_one_that_takes_effect_later_decides():
    record = record_of(
        frameworks=["first", "second"],
        memberships=[
            ("RUS", "first", "1994-06-22", "2014-04-01", "suspended"),
            ("RUS", "second", "1995-01-01", "2014", "withdrew"),
        ],
    )
    assert statuses(record, "2014-06-01") == {"RUS": "active"}
    assert statuses(record, "2014-12-31") == {"RUS": "former"}


def test_an_end_to_come_does_not_decide_yet():
    record = record_of(
        memberships=[("MLT", "1995-04-26", "1996-10-29", "withdrew"), ("MLT", "2008-04-03", "2030-01-01")]
    )
    assert statuses(record, "2007-01-01") == {"MLT": "former"}
    assert rows(status(record, date(2026, 1, 1)).select("status", "end", "end_reason")) == [
        ("active", None, None)
    ]


def test_status_is_that_of_the_as_of_day_where_no_day_is_given():
    record = record_of(as_of="2001-01-01", memberships=[("FIN", "1994", "2023-04-04"), ("IRQ", "2011-04")])
    assert rows(status(record).select("partner_id", "status")) == [("FIN", "active"), ("IRQ", "never")]


def test_standing_keeps_the_dates_as_written():
    record = record_of(memberships=[("ALB", "1994-02", "2009", "acceded")])
    assert rows(standing(record).select("partner_id", "status", "start", "end", "end_reason")) == [
        ("ALB", "former", "1994-02", "2009", "acceded")
    ]


def test_standing_has_no_row_for_a_framework_not_yet_entered():
    record = record_of(memberships=[("CRI", "2025-02-01")])
    assert rows(standing(record, date(2024, 1, 1))) == []


def test_totals_count_a_nation_in_each_framework_it_is_active_in():
    record = record_of(
        frameworks=["first", "second", "third"],
        memberships=[("AUS", "first", "2005"), ("AUS", "second", "2006"), ("NZL", "second", "2001", "2002")],
    )
    assert rows(totals(record, date(2006, 6, 1)).select("framework_id", "nations")) == [
        ("first", 1),
        ("second", 1),
    ]


def test_totals_count_nations_and_no_organisations():
    record = record_of(memberships=[("EU", "2003"), ("CHE", "1996-12-11")])
    assert rows(totals(record).select("framework_id", "nations")) == [("framework", 1)]


def test_all_partners_makes_every_active_nation_eligible_once():
    record = record_of(
        memberships=[("AUS", "first", "2005"), ("AUS", "second", "2006"), ("MAR", "third", "1995")],
        meetings=[("forum", "2010-01-01", "all-partners")],
    )
    assert rows(eligible(record)) == [("forum-2010-01-01", "AUS"), ("forum-2010-01-01", "MAR")]


def test_a_framework_makes_its_own_nations_eligible_and_no_others():
    record = record_of(
        memberships=[("AUS", "first", "2005"), ("AUS", "second", "2006"), ("MAR", "third", "1995")],
        meetings=[("forum", "2010-01-01", "second")],
    )
    assert rows(eligible(record)) == [("forum-2010-01-01", "AUS")]


def test_a_nation_that_left_the_framework_is_not_eligible_for_its_meetings():
    record = record_of(
        memberships=[("AUS", "first", "2005"), ("AUS", "second", "2006", "2009-12-31", "ended")],
        meetings=[("forum", "2010-01-01", "second")],
    )
    assert rows(eligible(record)) == []


def test_by_invitation_nobody_knows_who_was_eligible():
    record = record_of(memberships=[("MAR", "1995")], meetings=[("forum", "2010-01-01", "invited")])
    assert rows(eligible(record)) == []


def test_an_organisation_is_never_eligible():
    record = record_of(memberships=[("EU", "1995"), ("MAR", "1995")], meetings=[("forum", "2010-01-01")])
    assert rows(eligible(record)) == [("forum-2010-01-01", "MAR")]


def test_eligibility_is_that_of_the_first_day_of_the_meeting():
    record = record_of(
        memberships=[("SWE", "1994-05-09", "2024-03-07"), ("CRI", "2024-03-06")],
        meetings=[{"series_id": "forum", "start_date": "2024-03-06", "end_date": "2024-03-08"}],
    )
    assert rows(eligible(record)) == [("forum-2024-03-06", "CRI"), ("forum-2024-03-06", "SWE")]


def test_who_was_eligible_does_not_depend_on_which_partner_is_chosen():
    record = record_of(memberships=[("MAR", "1995"), ("TUN", "1995")], meetings=[("forum", "2010-01-01")])
    chosen = select(
        record_of(
            memberships=[("MAR", "1995"), ("TUN", "1995")],
            meetings=[("forum", "2010-01-01")],
            participation=[("forum", "MAR")],
        ),
        Filters(partner=("MAR",)),
    )
    assert rows(eligible(chosen)) == rows(eligible(record))


def test_a_participation_row_says_took_part_with_its_evidence():
    record = record_of(
        memberships=[("MAR", "1995")],
        meetings=[("forum", "2010-01-01")],
        participation=[("forum", "MAR", "host")],
    )
    assert rows(answers(record)) == [("forum-2010-01-01", "MAR", "took-part", "host", 1)]


@pytest.mark.parametrize("kept", ["partial", "none"])
def test_eligible_and_not_named_is_unknown_where_the_list_is_not_complete(kept):
    record = record_of(
        memberships=[("MAR", "1995")], meetings=[("forum", "2010-01-01", "all-partners", kept)]
    )
    assert rows(answers(record)) == [("forum-2010-01-01", "MAR", "not-named", None, 1)]


def test_only_a_complete_list_without_an_eligible_nation_says_absent():
    record = record_of(
        memberships=[("MAR", "1995"), ("TUN", "1995")],
        meetings=[("forum", "2010-01-01", "all-partners", "complete")],
        participation=[("forum", "TUN", "listed")],
    )
    assert answered(record) == {
        ("forum-2010-01-01", "MAR"): "absent",
        ("forum-2010-01-01", "TUN"): "took-part",
    }


def test_an_active_nation_not_named_at_a_meeting_by_invitation_is_unknown():
    record = record_of(
        partners=["OMN"],
        memberships=[("MAR", "1995"), ("FIN", "1994", "2009-01-01")],
        meetings=[("visit", "2010-01-01", "invited", "partial")],
    )
    assert answered(record) == {
        ("visit-2010-01-01", "MAR"): "not-named",
        ("visit-2010-01-01", "FIN"): "not-eligible",
        ("visit-2010-01-01", "OMN"): "not-eligible",
    }


def test_nobody_is_absent_from_a_meeting_by_invitation_with_a_complete_list():
    record = record_of(
        memberships=[("MAR", "1995"), ("TUN", "1995")],
        meetings=[("visit", "2010-01-01", "invited", "complete")],
        participation=[("visit", "TUN", "listed")],
    )
    assert answered(record) == {
        ("visit-2010-01-01", "MAR"): "not-eligible",
        ("visit-2010-01-01", "TUN"): "took-part",
    }


def test_a_guest_took_part_without_being_eligible():
    record = record_of(
        partners=["SAU"],
        memberships=[
            ("QAT", "first", "2005"),
            ("MAR", "second", "1995"),
            ("FIN", "second", "1994", "2009-01-01"),
        ],
        meetings=[("forum", "2010-01-01", "first", "complete")],
        participation=[("forum", partner) for partner in ("QAT", "MAR", "SAU", "FIN", "EU")],
    )
    assert set(answered(record).values()) == {"took-part"}
    assert rows(eligible(record)) == [("forum-2010-01-01", "QAT")]


def test_everything_else_is_not_eligible():
    record = record_of(
        partners=["OMN", ("EU", "organisation")],
        memberships=[("MAR", "second", "1995"), ("RUS", "first", "1994", "2000-01-01", "suspended")],
        meetings=[("forum", "2010-01-01", "first", "complete")],
    )
    assert set(answered(record).values()) == {"not-eligible"}


def test_there_is_one_answer_for_each_meeting_and_partner():
    record = record_of(
        memberships=[("MAR", "first", "1995"), ("MAR", "second", "1996")],
        meetings=[("one", "2010-01-01"), ("two", "2010-01-01")],
    )
    assert [row[:2] for row in rows(answers(record))] == [
        ("one-2010-01-01", "MAR"),
        ("two-2010-01-01", "MAR"),
    ]


def test_presence_counts_the_meetings_that_name_a_partner_and_keeps_the_last_day():
    record = record_of(
        partners=[("MAR", "nation", "Morocco"), ("TUN", "nation", "Tunisia")],
        meetings=[("one", "2010-01-01"), ("two", "2012-01-01"), ("three", "2011-01-01")],
        participation=[("one", "MAR"), ("two", "MAR"), ("three", "MAR", "host")],
    )
    assert rows(presence(record)) == [("MAR", "Morocco", 3, "2012-01-01"), ("TUN", "Tunisia", 0, None)]


def test_a_planned_meeting_is_in_no_presence_and_no_answer():
    record = record_of(
        memberships=[("MAR", "1995")],
        meetings=[("held", "2010-01-01"), ("planned", "2012-01-01")],
        participation=[("planned", "MAR")],
    )
    known = as_of(record, date(2011, 1, 1))
    assert rows(presence(known).select("partner_id", "meetings")) == [("MAR", 0)]
    assert answered(known) == {("held-2010-01-01", "MAR"): "not-named"}
    assert rows(eligible(known)) == [("held-2010-01-01", "MAR")]


def test_moves_tell_who_left_and_who_joined_between_two_days():
    record = record_of(
        memberships=[
            ("SWE", "1994-05-09", "2024-03-07", "acceded"),
            ("BLR", "1995-01-11", "2024-05", "suspended"),
            ("CRI", "2024-04"),
            ("AUT", "1995-02-10"),
        ]
    )
    assert rows(moves(record, date(2024, 2, 28), date(2024, 11, 20)).drop("name")) == [
        ("left", "BLR", "2024-05", "suspended"),
        ("left", "SWE", "2024-03-07", "acceded"),
        ("joined", "CRI", "2024-04", None),
    ]


def test_a_partner_that_changes_its_framework_does_not_move():
    record = record_of(
        memberships=[("SUR", "first", "2018-01-01", "2021-03-03", "ended"), ("SUR", "second", "2021-03-03")]
    )
    assert rows(moves(record, date(2021, 1, 1), date(2022, 1, 1))) == []


def test_a_partner_that_left_and_came_back_between_the_days_does_not_move():
    record = record_of(memberships=[("MLT", "1995", "2021-03-03", "withdrew"), ("MLT", "2021-06-01")])
    assert rows(moves(record, date(2021, 1, 1), date(2022, 1, 1))) == []


def test_organisations_do_not_move():
    record = record_of(memberships=[("EU", "2021-06-01")])
    assert rows(moves(record, date(2021, 1, 1), date(2022, 1, 1))) == []


def test_moves_are_of_all_nations_whichever_partner_is_chosen():
    record = record_of(memberships=[("CRI", "2024-04"), ("AUT", "1995")])
    chosen = select(record, Filters(partner=("AUT",)))
    assert [row[1] for row in rows(moves(chosen, date(2024, 1, 1), date(2025, 1, 1)))] == ["CRI"]
