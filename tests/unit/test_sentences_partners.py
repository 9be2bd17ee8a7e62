"""What the list of partners says, and the comparison."""

from datetime import date

import pandas as pd

from utils.filters import Filters
from utils.sentences import partners as told

LISTED = pd.DataFrame(
    [
        ("GEO", "Georgia", "nation", "active", "One", "1994-03", None, None, 2, pd.Timestamp("2025-01-15"), 1),
        ("FIN", "Finland", "nation", "former", "One", "1994", "2023-04-04", "acceded", 0, pd.NaT, 2),
        ("RUS", "Russia", "nation", "suspended", "One", "1994", "2014-04-01", "suspended", 0, pd.NaT, 0),
        ("LEAGUE", "League_1", "organisation", "never", None, None, None, None, 1, pd.Timestamp("2020-01-01"), 0),
        ("OMN", "Oman", "nation", "never", None, None, None, None, 0, pd.NaT, 0),
    ],
    columns=[
        "partner_id", "name", "kind", "status", "framework", "start", "end", "end_reason", "meetings", "last",
        "programmes",
    ],
)  # fmt: skip
TAKEN = pd.DataFrame(
    [
        ("FIN", "KFOR", "Kosovo Force"),
        ("FIN", None, "Exchange"),
        ("GEO", "DEEP", "Education"),
        ("GEO", "DEEP", "Education"),
    ],
    columns=["partner_id", "abbreviation", "programme"],
)  # fmt: skip
SHARED = pd.DataFrame(
    {
        "partner_id": ["FIN", "GEO", "LEAGUE", "OMN", "RUS"],
        "topics": [4, 9, 3, 0, 0],
        "shared": [3, 9, 1, 0, 0],
    }
)


def plain(text):
    return text.replace("\u00a0", " ").replace("\\", "")


def test_the_headline_counts_active_nations_and_those_named():
    assert plain(told.headline(LISTED, date(2026, 11, 23), chosen=False)) == (
        "1 of 4 nations on record are active partners on 23 Nov 2026; 1 of them named at a meeting shown"
    )
    assert "1 of 1 chosen nations" in told.headline(LISTED.head(1), date(2026, 11, 23), chosen=True)
    assert (
        told.headline(LISTED.head(0), date(2026, 11, 23), chosen=True)
        == "No partner on record fits the filters"
    )


def test_nothing_that_fits_says_what_was_asked():
    names = {"partner": {"GEO": "Geor*gia"}, "framework": {"io": "One"}}
    asked = told.empty(Filters(partner=("GEO",), framework=("io",)), names)
    assert (
        plain(asked)
        == "No partner on record fits all of this: Geor*gia and One. Take one of the filters off:"
    )


def test_the_list_says_how_it_ended_and_names_the_programmes_once():
    rows = told.rows(LISTED, TAKEN)
    assert rows[["partner_id", "status", "framework", "programmes"]].to_numpy().tolist() == [
        ["GEO", "active", "One", "DEEP"],
        ["FIN", "former: became an Ally", "One", "Exchange, KFOR"],
        ["RUS", "cooperation suspended", "One", ""],
        ["LEAGUE", "in no framework on record", "–", ""],
        ["OMN", "not a partner", "–", ""],
    ]


def test_the_notes_count_what_is_not_an_active_nation():
    sheet = told.sheet(LISTED, LISTED)
    assert sheet.title == "5 partners"
    assert sheet.note.startswith("Nations: suspended 1, former 1, never a partner 1 · organisations 1.")


def test_the_address_may_hold_up_to_three_others_and_what_it_does_not_know_is_told():
    others = told.compared("FIN, GEO,XX,FIN,RUS,OMN,LEAGUE", "GEO", LISTED)
    assert others.ids == ("FIN", "RUS", "OMN")
    assert plain(told.not_known(others)) == "Compare: “XX” is not known to this record. It was left out."
    assert told.not_known(told.compared("", "GEO", LISTED)) == ""


def test_the_box_offers_those_compared_now_and_each_that_can_be_added():
    others = told.compared("FIN", "GEO", LISTED)
    assert told.compare_choices(others, LISTED, "GEO") == {
        "FIN": "Finland",
        "FIN,RUS": "+ Russia",
        "FIN,LEAGUE": "+ League_1",
        "FIN,OMN": "+ Oman",
    }
    full = told.compared("FIN,RUS,OMN", "GEO", LISTED)
    assert told.compare_choices(full, LISTED, "GEO") == {"FIN,RUS,OMN": "Finland, Russia and Oman"}
    assert "XX" not in told.compare_choices(told.compared("XX", "GEO", LISTED), LISTED, "GEO")


def test_partners_stand_side_by_side_the_pages_own_first():
    rows = told.compare_rows(LISTED, SHARED, told.compared("LEAGUE,FIN", "GEO", LISTED), "GEO")
    assert [[plain(str(cell)) for cell in row] for row in rows[list(told.COMPARED)].to_numpy()] == [
        ["Georgia", "active", "One, since Mar 1994", "2", "15 Jan 2025", "1", "–"],
        ["League_1", "in no framework on record", "–", "1", "1 Jan 2020", "0", "1 of 3"],
        ["Finland", "former: became an Ally", "One, 1994 to 4 Apr 2023", "0", "–", "2", "3 of 4"],
    ]


def test_each_of_the_others_can_be_opened_and_left_out():
    others = told.compared("FIN,RUS", "GEO", LISTED)
    rows = told.compare_rows(LISTED, SHARED, others, "GEO")
    assert told.compare_links(rows, others) == [
        ("Finland ›", "pages/partner.py", {"id": "FIN"}),
        ("Russia ›", "pages/partner.py", {"id": "RUS"}),
        ("× leave out Finland", "pages/partner.py", {"id": "GEO", "with": "RUS"}),
        ("× leave out Russia", "pages/partner.py", {"id": "GEO", "with": "FIN"}),
    ]
