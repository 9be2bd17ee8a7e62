"""What a brief says, from rows that stand here: every number and sentence of the four scopes."""

from datetime import date

import pytest

from tests.briefs import view_of
from tests.records import record_of
from utils.brief.model import Bar, Fact, Line, NothingFitsError, UnmarkedError, Value
from utils.brief.scopes import brief_of
from utils.filters import Filters

NB = "\N{NO-BREAK SPACE}"
ROWS = {
    "sources": [("gazette", "Gazette", "Report of the meetings", "https://gazette.example/1", "2021-02-03")],
    "partners": [
        ("UKR", "nation", "Ukraine"),
        ("GEO", "nation", "Georgia"),
        ("EU", "organisation", "European Union"),
    ],
    "frameworks": [("pfp", "Partnership for Peace", "PfP")],
    "memberships": [("UKR", "pfp", "1994-02-08"), ("GEO", "pfp", "1994-03-23")],
    "series": [("talks", "River Talks", "twice a year")],
    "meetings": [
        {
            "series_id": "talks",
            "start_date": "2020-02-03",
            "title": "River Talks: floods",
            "source_id": "gazette",
        },
        {
            "series_id": "talks",
            "start_date": "2021-02-03",
            "title": "River Talks: locks",
            "source_id": "gazette",
        },
    ],
    "sessions": [
        ("talks-2020-02-03", 1, "briefing", "Floods"),
        ("talks-2021-02-03", 1, "briefing", "Locks and floods"),
    ],
    "themes": [("water", "Water")],
    "topics": [("floods", "water", "Floods"), ("locks", "water", "Locks")],
    "session_topics": [
        ("talks-2020-02-03-s1", "floods"),
        ("talks-2021-02-03-s1", "floods"),
        ("talks-2021-02-03-s1", "locks"),
    ],
    "participation": [("talks-2021-02-03", "GEO"), ("talks-2021-02-03", "EU")],
    "attendance_claims": [("talks-2021-02-03", "partner_nations", "over", 1, "gazette")],
    "programmes": [("dredging", "Dredging")],
    "programme_participation": [("GEO", "dredging", "2020-05", "", "first-seen")],
    "recommendations": [
        ("r1", "talks-2021-02-03", "open", "2021-06-01", "GEO"),
        ("r2", "talks-2021-02-03", "done", "2021-06-01", "GEO"),
        ("r3", "talks-2021-02-03", "open", "2021-06-01", "UKR"),
    ],
}
PACKAGE = {"title": "River record", "version": "7", "marking": "PUBLIC", "main_series": "talks"}


def brief(scope="situation", subject="", pages=1, filters=None, package=PACKAGE, **changed):
    record = record_of(as_of="2021-03-05", package=package, **{**ROWS, **changed})
    return brief_of(view_of(record, filters), scope, subject, pages)


def test_the_situation_is_told_in_one_sentence_and_three_facts():
    told = brief()
    assert told.bottom_line == (
        f"Latest River Talks, 3{NB}Feb{NB}2021: over 1 nations reported of 2 eligible; 1 named in the record"
    )
    assert told.facts == (
        Fact("Meetings on record", "2", "1 series · 2 of the leading one"),
        Fact(f"New topics, 3{NB}Feb{NB}2021", "1", "1 continued · 0 dropped"),
        Fact(f"Days since 3{NB}Feb{NB}2021", "30", "stated rhythm: twice a year"),
    )


def test_the_figure_has_the_three_counts_of_each_meeting_apart():
    assert brief().chart.bars == (
        Bar(
            f"3{NB}Feb{NB}2020",
            (Value(2, "2", "outline"), Value(None, "?", "hatch"), Value(0, "0", "solid")),
        ),
        Bar(
            f"3{NB}Feb{NB}2021",
            (Value(2, "2", "outline"), Value(1, "over 1", "hatch"), Value(1, "1", "solid")),
        ),
    )


def test_the_map_has_the_nations_of_the_day_named_or_not_and_no_organisation():
    told = brief().map
    assert [(place.partner_id, place.state, place.slot) for place in told.places] == [
        ("GEO", "named", 0),
        ("UKR", "eligible", 0),
    ]
    assert [entry.text for entry in told.legend] == ["PfP 2 · 1 named"]
    assert told.title == "over 1 reported; named in the record: Georgia"


def test_the_table_has_the_latest_meetings_first():
    told = brief().table
    assert told.headings == ("Date", "Meeting", "Sessions", "Topics", "Named", "Organisations")
    assert told.rows == (
        (f"3{NB}Feb{NB}2021", "River Talks: locks", "1", "2", "1", "1"),
        (f"3{NB}Feb{NB}2020", "River Talks: floods", "1", "1", "0", "0"),
    )


def test_what_changed_and_what_is_not_known_are_told():
    told = brief()
    assert told.changed.title == f"What changed since 3{NB}Feb{NB}2020"
    assert told.changed.lines == (
        Line("New, first time · 1", "Locks"),
        Line("Continued · 1", "Floods"),
        Line("Eligible nations 2 → 2", "the same nations"),
    )
    assert told.unknown.lines == (
        Line("", f"1 of 2 eligible nations is not named for 3{NB}Feb{NB}2021: unknown, not absent."),
        Line(
            "",
            f"No River Talks found since 3{NB}Feb{NB}2021, 30 days before the as-of day; "
            "none found is not none held.",
        ),
    )


def test_every_page_says_what_was_asked_of_which_record_on_which_day():
    frame = brief(filters=Filters(partner=("GEO",))).frame
    assert (frame.marking, frame.exercise, frame.day) == ("PUBLIC", False, date(2021, 3, 5))
    assert frame.filters == "Georgia · all topics · 1 of 2 meetings"
    assert frame.as_of == f"As of 5{NB}Mar{NB}2021"
    assert frame.record.startswith("Record: River record, version 7, edition ")


def test_the_sources_are_those_of_the_latest_meeting():
    source = brief().sources[0]
    assert (source.number, source.name, source.url) == (
        1,
        "Gazette: Report of the meetings",
        "https://gazette.example/1",
    )
    assert source.supports.endswith("the meeting and its summary and 1 claim")


def test_a_meeting_is_told_by_its_counts_and_its_sessions():
    told = brief("meeting", "talks-2021-02-03")
    assert told.title == f"3{NB}Feb{NB}2021: locks"
    assert told.bottom_line == (
        "The primary source reports over 1 partner nation; 1 is named; "
        "1 session, 2 topics, 1 of them for the first time"
    )
    assert told.facts[0] == Fact("Topics raised", "2", "1 session")
    assert told.facts[1] == Fact("New topics", "1", "against the meeting before it in the series")
    assert told.table.rows == (("1", "Locks and floods", "Briefing", "Floods; Locks"),)
    assert Line("Topics", "1 → 2") in told.changed.lines


def test_the_first_meeting_of_a_series_has_nothing_to_compare_with():
    told = brief("meeting", "talks-2020-02-03")
    assert told.facts[1] == Fact("New topics", "–", "first meeting: nothing to compare")
    assert (told.changed.title, told.changed.lines) == (
        "The first meeting of its series: nothing to compare",
        (),
    )


def test_a_partner_is_told_by_its_status_contacts_programmes_and_open_recommendations():
    told = brief("partner", "GEO")
    assert told.bottom_line == f"Georgia is named at 1 of the 2 meetings on record, last on 3{NB}Feb{NB}2021"
    assert told.facts[0] == Fact("Status", "Active", f"Partnership for Peace since 23{NB}Mar{NB}1994")
    assert told.map.focus == "GEO"
    assert [(place.partner_id, place.state) for place in told.map.places] == [
        ("GEO", "named"),
        ("UKR", "active"),
    ]
    assert [row[:3] for row in told.table.rows] == [
        (f"3{NB}Feb{NB}2021", "River Talks: locks", "● in the text")
    ]
    assert told.changed.lines == (
        Line("On record", f"named at 1 meeting: 3{NB}Feb{NB}2021"),
        Line("Programme", f"Dredging, first seen May{NB}2020"),
    )
    programmes, recommendations = told.more
    assert programmes.lines == (Line("", f"Dredging, first seen May{NB}2020"),)
    assert (recommendations.title, len(recommendations.lines)) == ("1 open recommendation", 1)
    assert recommendations.lines[0].text.endswith(f"(due 1{NB}Jun{NB}2021)")


def test_an_organisation_has_no_place_on_the_map_and_says_so():
    told = brief("partner", "EU")
    assert told.map.focus == ""
    assert told.map.key.startswith("An organisation has no shape on the map")


def test_a_topic_is_told_by_where_it_was_raised_and_beside_whom():
    told = brief("topic", "floods")
    assert [(fact.label, fact.value) for fact in told.facts] == [
        ("Meetings that raise it", "2"),
        ("Sessions", "2"),
        ("Partners named there", "2"),
    ]
    assert [(bar.label, bar.values[0].text) for bar in told.chart.bars] == [("2020", "1"), ("2021", "1")]
    assert Line("Raised beside it", "Locks (1)") in told.changed.lines
    assert [(place.partner_id, place.state) for place in told.map.places] == [
        ("GEO", "named"),
        ("UKR", "active"),
    ]


def test_no_brief_is_written_without_a_marking():
    with pytest.raises(UnmarkedError, match="gives no marking"):
        brief(package={key: value for key, value in PACKAGE.items() if key != "marking"})


def test_exercise_data_say_so_in_the_marking():
    frame = brief(package=PACKAGE | {"exercise": True}).frame
    assert (frame.marking, frame.exercise) == ("EXERCISE EXERCISE EXERCISE · PUBLIC", True)


@pytest.mark.parametrize("scope", ["meeting", "partner", "topic"])
def test_a_brief_on_what_the_record_does_not_hold_is_refused_by_name(scope):
    with pytest.raises(NothingFitsError, match="“nowhere” is not a"):
        brief(scope, "nowhere")


def test_filters_that_leave_no_meeting_are_refused_in_their_own_words():
    with pytest.raises(NothingFitsError, match="No meeting on record fits all of this: Ukraine"):
        brief(filters=Filters(partner=("UKR",)))


@pytest.mark.parametrize("scope", ["situation", "meeting", "partner", "topic"])
def test_a_second_page_is_there_where_it_is_asked_for(scope):
    subject = {"meeting": "talks-2021-02-03", "partner": "GEO", "topic": "floods"}.get(scope, "")
    assert [brief(scope, subject, pages).pages for pages in (1, 2)] == [1, 2]
