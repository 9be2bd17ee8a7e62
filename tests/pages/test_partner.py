"""The page of every partner opens, and says what a count of the shipped tables without any of our code says."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache

import pytest

from data.store import SHIPPED
from tests.pages.visit import (
    errors,
    grids,
    headline,
    offered,
    readable,
    revisit,
    said,
    tables,
    tiles,
    visit,
    ways,
)
from tests.river import RIVER

PARTNER, PARTNERS = "pages/partner.py", "pages/partners.py"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]


@cache
def table(name):
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def in_words(day):
    told = date.fromisoformat(day)
    return f"{told.day} {MONTHS[told.month - 1]} {told.year}"


@cache
def naming():
    """The days of the meetings that name each partner."""
    starts = {row["meeting_id"]: row["start_date"] for row in table("meetings")}
    found = defaultdict(list)
    for row in table("participation"):
        found[row["partner_id"]].append(starts[row["meeting_id"]])
    return found


@cache
def status():
    """Each partner's status on the day, from its last episode: none of the shipped ones overlap."""
    found = dict.fromkeys([row["partner_id"] for row in table("partners")], "–")
    for row in sorted(table("memberships"), key=lambda row: row["start"]):
        ended = "Suspended" if row["end_reason"] == "suspended" else "Former"
        found[row["partner_id"]] = ended if row["end"] else "Active"
    return found


@cache
def programmes():
    found = defaultdict(set)
    for row in table("programme_participation"):
        found[row["partner_id"]].add(row["programme_id"])
    return found


def known_on(text, last):
    """A partial date as a day: the first, or the last, of its month or year."""
    return text + ("-99" if last else "-00") * (3 - len(text.split("-")))


@cache
def silence():
    """Named, and named or not among the meetings that publish names, of those open to each nation."""
    named = {(row["meeting_id"], row["partner_id"]) for row in table("participation")}
    naming_any = {meeting for meeting, _partner in named}
    counting = {row["meeting_id"] for row in table("attendance_claims") if row["measure"] != "allies"}
    found = {}
    for partner in (row["partner_id"] for row in table("partners") if row["kind"] == "nation"):
        spells = [row for row in table("memberships") if row["partner_id"] == partner]
        counts = [0, 0, 0, 0]
        for meeting in table("meetings"):
            key, day = meeting["meeting_id"], meeting["start_date"]
            inside = {
                row["framework_id"]
                for row in spells
                if known_on(row["start"], False) <= day
                and (not row["end"] or day < known_on(row["end"], True))
            }
            there = (key, partner) in named
            if meeting["audience"] == "invited":
                is_open = there or (bool(inside) and meeting["participant_list"] != "complete")
            else:
                is_open = (
                    bool(inside) if meeting["audience"] == "all-partners" else meeting["audience"] in inside
                )
            if is_open:
                group = 1 if key in naming_any else 2 if key in counting else 3
                counts[group] += 1
                counts[0] += there
        found[partner] = counts
    return found


@pytest.mark.no_cover
def test_what_the_record_does_not_say_of_a_nation_is_what_a_separate_count_says():
    app, wrong = visit(PARTNER), {}
    for key, (named, names, numbers, neither) in silence().items():
        told = said(revisit(app, {"id": [key]}))
        sentence = (
            f"Named in {named} of {names} meetings that publish any names. "
            f"{numbers} more publish only a number, {neither} neither."
        )
        if names + numbers + neither == 0:
            sentence = "No meeting on record was open to it"
        if sentence not in told:
            wrong[key] = sentence
    assert wrong == {}


def expected(partner):
    days = naming()[partner["partner_id"]]
    if not days:
        return f"{partner['name']} is named at none of the 107 meetings on record"
    return f"{partner['name']} is named at {len(days)} of the 107 meetings on record, last on {in_words(max(days))}"


@pytest.mark.no_cover
def test_every_partner_page_says_what_a_separate_count_says():
    app, wrong = visit(PARTNER), {}
    for partner in table("partners"):
        key = partner["partner_id"]
        revisit(app, {"id": [key]})
        numbers = tiles(app)
        told = (errors(app), headline(app), numbers.get("Status"), numbers.get("Programmes on record"))
        if told != ([], expected(partner), status()[key], str(len(programmes()[key]))):
            wrong[key] = told
    assert wrong == {}


def test_the_meetings_of_a_partner_are_all_listed_and_lead_to_their_pages():
    app = visit(PARTNER)
    for key in ("GEO", "UKR", "GCC"):
        revisit(app, {"id": [key]})
        listed = [rows for rows in (*grids(app), *tables(app)) if "Evidence" in rows]
        dates = [readable(cell) for cell in listed[0]["Date"]]
        assert dates == [in_words(day) for day in sorted(naming()[key], reverse=True)], key


def test_the_list_has_every_partner_with_its_last_day_and_programmes():
    rows = grids(visit(PARTNERS))[0]
    count = {row["partner_id"]: row["name"] for row in table("partners")}
    assert rows["Partner"].tolist() == sorted(count.values())
    for key, name in count.items():
        row = rows[rows["Partner"] == name].iloc[0]
        days = naming()[key]
        assert (int(row["Meetings"]), readable(row["Last"])) == (
            len(days),
            in_words(max(days)) if days else "?",
        ), key
        assert len([part for part in row["Programmes"].split(", ") if part]) == len(programmes()[key]), key


@pytest.mark.parametrize(
    ("words", "names"), [("geor", ["Georgia"]), ("became ally 2023", []), ("ici centre", ["Kuwait"])]
)
def test_the_list_is_searched_by_any_of_its_words(words, names):
    assert grids(visit(PARTNERS, {"find": [words]}))[0]["Partner"].tolist() == names


def test_names_in_french_stand_where_one_looks_for_them():
    names = grids(visit(PARTNERS, {"lang": ["fr"]}))[0]["Partenaire"].tolist()
    between = names[names.index("Croatie") + 1 : names.index("Finlande")]
    assert between == ["Égypte", "Émirats arabes unis", "Estonie"]


def test_a_former_partner_keeps_its_page_with_its_end():
    told = said(visit(PARTNER, {"id": ["FIN"]}))
    assert "became an Ally, 4 Apr 2023" in told
    assert "Partner until 4 Apr 2023" in told


@pytest.mark.parametrize(
    ("key", "title"),
    [("", "Choose a partner: 63 are on record"), ("ZZ*Z", "“ZZ*Z” is not a partner of this record")],
)
def test_an_id_that_is_missing_or_unknown_leads_to_all_that_there_are(key, title):
    app = visit(PARTNER, {"id": [key]} if key else {})
    links = [way.label for way in ways(app)]
    assert (errors(app), headline(app)) == ([], title)
    assert {"Georgia", "African Union", "Finland"} <= set(links)


def compared(app):
    return next(frame for frame in tables(app) if "Topics in common" in frame)


def test_partners_stand_side_by_side_as_the_address_says_and_unknown_ones_are_named():
    app = visit(PARTNER, {"id": ["UKR"], "with": ["GEO,XXX,FIN,UKR"]})
    assert [readable(name) for name in compared(app)["Partner"]] == ["Ukraine", "Georgia", "Finland"]
    assert [int(count) for count in compared(app)["Meetings"]] == [
        len(naming()[key]) for key in ("UKR", "GEO", "FIN")
    ]
    assert "Compare: “XXX” is not known to this record. It was left out." in said(app)


def test_the_box_adds_a_partner_to_the_comparison_and_to_the_address():
    app = visit(PARTNER, {"id": ["UKR"], "with": ["GEO"]})
    assert offered(app, "with")["GEO,MDA"] == "+ Republic of Moldova"
    revisit(app, {"id": ["UKR"], "with": ["GEO,MDA"]})
    assert errors(app) == []
    assert [readable(name) for name in compared(app)["Partner"]] == [
        "Ukraine",
        "Georgia",
        "Republic of Moldova",
    ]
    app.run()
    assert [readable(name) for name in compared(app)["Partner"]] == [
        "Ukraine",
        "Georgia",
        "Republic of Moldova",
    ]


def test_filters_narrow_the_meetings_shown_and_leave_the_partner_whole():
    app = visit(PARTNER, {"id": ["UKR"], "series": ["bam"]})
    assert headline(app) == "Ukraine is named at 16 of the 107 meetings on record, last on 24 Jun 2025"
    assert "The filters leave 2 of the 16 meetings that name it." in said(app)


def test_nothing_that_fits_leaves_the_partner_and_says_so_in_the_list():
    app = visit(PARTNER, {"id": ["UKR"], "since": ["2099-01-01"]})
    assert errors(app) == []
    assert "The filters leave 0 of the 16 meetings that name it." in said(app)
    empty = visit(PARTNERS, {"partner": ["UKR"], "framework": ["md"]})
    assert (errors(empty), headline(empty)) == ([], "No partner on record fits the filters")


def test_a_day_before_everything_has_no_partner_yet():
    app = visit(PARTNER, {"id": ["UKR"], "as_of": ["1993-01-01"]})
    assert errors(app) == []
    assert "No episode in a framework on record" in said(app)


def test_every_partner_of_another_package_has_its_page(monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", str(RIVER))
    app = visit(PARTNER)
    for key in ("PRY", "BOL", "PER", "ECU", "URY", "GUY", "SUR", "CRI", "BRB", "FERRY-GUILD", "R2"):
        revisit(app, {"id": [key], "with": ["PRY,GUY"]})
        assert errors(app) == [], key
        assert headline(app).startswith(compared(app)["Partner"].tolist()[0].replace("\\", "")), key
