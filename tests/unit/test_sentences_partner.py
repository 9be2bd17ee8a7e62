"""What one partner's page says."""

import pandas as pd

from utils.sentences import partner as told
from utils.sentences import ribbon


def plain(text):
    return text.replace("\u00a0", " ").replace("\\", "")


def partner(**changed):
    row = {
        "partner_id": "GEO",
        "name": "Georgia",
        "kind": "nation",
        "status": "active",
        "framework": "Partnership",
        "start": "1994-03",
        "end": None,
        "end_reason": None,
        "meetings": 10,
        "last": pd.Timestamp("2025-01-15"),
        "programmes": 3,
    }
    return pd.Series(row | changed)


FORMER = {"status": "former", "end": "2023-04-04", "end_reason": "acceded"}
ALL = pd.Series({"on_record": 107})


def appearances(*ids):
    rows = [
        (key, pd.Timestamp("2020-01-01"), f"Title_{key}", "forum", "named", "Press", "Text_1", None)
        for key in ids
    ]
    columns = ["meeting_id", "start_date", "title", "series_id", "evidence", "publisher", "source", "note"]
    return pd.DataFrame(rows, columns=columns)


def silence(**changed):
    columns = "open with_names number_only neither named as_guest eligible eligible_named off_list"
    row = dict.fromkeys(columns.split(), 0)
    return pd.DataFrame([row | changed])


NONE = silence().head(0)
LEAD = pd.DataFrame({"series_id": ["forum"], "series": ["The *Forum*"], "meetings": [6]})
TAKEN = pd.DataFrame({"start": ["2014", None, "2015"], "start_basis": ["stated", "stated", "first-seen"]})


def test_the_headline_counts_the_meetings_that_name_it_among_all():
    assert (
        plain(told.headline(partner(), ALL))
        == "Georgia is named at 10 of the 107 meetings on record, last on 15 Jan 2025"
    )
    never = partner(meetings=0, last=pd.NaT)
    assert plain(told.headline(never, ALL)) == "Georgia is named at none of the 107 meetings on record"


def test_an_unknown_id_is_named_and_a_missing_one_asks():
    assert plain(told.which("<b>", 3)) == "“<b>” is not a partner of this record"
    assert told.which("", 1) == "Choose a partner: 1 is on record"


def tiles(row, silent=NONE, lead=LEAD):
    shown = told.tiles(row, silent, lead, appearances("a", "b"), TAKEN)
    return {tile.key: (tile.value, plain(tile.note)) for tile in shown}


def test_the_tiles_say_what_they_rest_on():
    assert tiles(partner(), silence(eligible=21, eligible_named=2)) == {
        "status": ("Active", "Partnership since Mar 1994"),
        "series": ("2 of 6", "named, The *Forum*"),
        "eligible": ("19 of 21", "meetings: unknown, not absent"),
        "programmes": ("3", "2 entries without a stated beginning"),
    }


def test_the_tiles_of_a_former_partner_an_organisation_and_an_empty_record():
    assert tiles(partner(**FORMER))["status"] == ("Former", "became an Ally, 4 Apr 2023")
    outside = tiles(partner(status="never", kind="organisation", framework=None), NONE, LEAD.head(0))
    assert outside["status"] == ("–", "in no framework on record")
    assert outside["series"] == ("–", "no meeting on record")
    assert outside["eligible"] == ("–", "eligible for no meeting on record")
    assert tiles(partner(status="never"))["status"] == ("–", "not a partner")


def test_silence_is_what_neither_names_it_nor_has_a_complete_list():
    row = silence(open=27, with_names=18, number_only=5, neither=4, named=6, as_guest=1, off_list=2)
    assert [plain(line) for line in told.silence_words(row)][:4] == [
        "The record does not say whether it was there at 19 of 27 meetings open to it",
        "Named in 6 of 18 meetings that publish any names. 5 more publish only a number, 4 neither.",
        "2 meetings have a complete list without it.",
        "1 meeting names it as a guest: it was not eligible on that day.",
    ]
    assert told.silence_words(silence(open=3, with_names=3, named=3))[0] == (
        "The record is silent about it at none of the 3 meetings open to it"
    )
    assert told.silence_words(silence(as_guest=2))[0] == "No meeting on record was open to it"
    assert told.silence_words(NONE)[0] == "What an organisation was invited to is not on record"


def test_neighbours_are_the_other_active_partners_of_each_of_its_frameworks():
    standings = pd.DataFrame(
        [
            ("FIN", "Finland", "former", 0, "One"),
            ("GEO", "Georgia", "active", 0, "One"),
            ("MDA", "Mol_dova", "active", 0, "One"),
            ("GEO", "Georgia", "active", 1, "Two"),
            ("JOR", "Jordan", "active", 2, "Three"),
        ],
        columns=["partner_id", "name", "status", "slot", "framework"],
    )
    assert told.neighbours(standings, "GEO") == [
        ("1 other active partner in One", [("Mol\\_dova", "pages/partner.py", {"id": "MDA"})]),
        ("0 other active partners in Two", []),
    ]


def test_meetings_are_listed_with_evidence_and_source_and_a_short_table_has_links():
    rows = told.appearance_rows(appearances("a"))
    assert rows[["meeting_id", "title", "evidence", "source"]].to_numpy().tolist() == [
        ["a", "Title_a", "● in the text", "Press: Text_1"]
    ]
    assert [(plain(words), options) for words, _page, options in told.meeting_links(appearances("a"))] == [
        ("1 Jan 2020 ›", {"id": "a"})
    ]
    assert told.meeting_links(appearances(*map(str, range(13)))) == []


def test_the_filters_are_said_to_leave_some():
    assert told.named_note(partner(meetings=2), appearances("a")) == (
        "The filters leave 1 of the 2 meetings that name it."
    )
    assert told.named_note(partner(meetings=1), appearances("a")) == ""


def test_topics_are_those_of_the_meeting():
    topics = pd.DataFrame({"topic_id": ["t"], "topic": ["A_b"], "meetings": [3]})
    words = told.topic_words(topics, appearances("a"))
    assert words.title == "1 topic at the meetings that name it"
    assert "not what the partner said" in words.subtitle
    assert words.alt == "Topics of the meetings that name it, most first. A_b: 3."
    assert told.topic_links(told.topic_bars(topics)) == [("A\\_b", "pages/topic.py", {"id": "t"})]
    assert told.topic_words(topics.head(0), appearances()).title.startswith("No topic")


def spell(start=None, end=None, basis="stated"):
    return {"start": start, "end": end, "start_basis": basis}


def test_dates_are_told_with_the_precision_that_they_have():
    assert [plain(ribbon.spell_words(row)) for row in (
        spell("1994-02-08"), spell("1999", "2022"), spell("2014-04", basis="first-seen"),
        spell("2015-05", "2021", "first-seen"), spell(), spell(end="2016"),
    )] == [
        "since 8 Feb 1994", "1999 to 2022", "first seen Apr 2014", "first seen May 2015 to 2021", "start ?",
        "start ? to 2016",
    ]  # fmt: skip


EPISODES = pd.DataFrame(
    [("io", "One", 0, "1994", "2000-01-01", "withdrew", "Press", "List", None)],
    columns=[
        "framework_id",
        "framework",
        "slot",
        "start",
        "end",
        "end_reason",
        "publisher",
        "source",
        "note",
    ],
).assign(start_first=None, start_last=None, end_first=None, end_last=None)
PROGRAMMES = pd.DataFrame(
    [("x", "Exchange", "EX", None, "stated", None, "Press", "Page", "as told"),
        ("y", "Yearly", None, "2001", "stated", None, "Press", "Page", None)],
    columns=["programme_id", "programme", "abbreviation", "start", "start_basis", "end", "publisher", "source", "note"],
).assign(start_first=None, start_last=None, end_first=None, end_last=None)  # fmt: skip


def test_episodes_come_before_programmes_each_with_its_dates_and_source():
    rows = ribbon.spells(EPISODES, PROGRAMMES)
    assert rows[["label", "slot", "words", "source"]].to_numpy().tolist() == [
        ["One", 0, "1994 to 1\u00a0Jan\u00a02000", "Press: List"],
        ["EX, Exchange", -1, "start ?", "Press: Page"],
        ["Yearly", -1, "since 2001", "Press: Page"],
    ]
    assert ribbon.spells(EPISODES.head(0), PROGRAMMES.head(0)).empty


def test_the_table_of_the_ribbon_has_every_row_that_is_drawn():
    table = ribbon.table(ribbon.spells(EPISODES, PROGRAMMES), appearances("a"))
    assert [
        (plain(basis), label, note) for label, basis, note in table[["label", "basis", "note"]].to_numpy()
    ] == [
        ("1994 to 1 Jan 2000 · withdrew", "One", ""),
        ("start ?", "EX, Exchange", "as told"),
        ("since 2001", "Yearly", ""),
        ("1 Jan 2020", "Title_a", ""),
    ]


def test_the_ribbon_says_since_or_until_when_and_what_has_no_beginning():
    rows = ribbon.spells(EPISODES, PROGRAMMES)
    one = ribbon.spells(EPISODES, PROGRAMMES.head(1))
    sure = ribbon.spells(EPISODES, PROGRAMMES.iloc[[1, 1]])
    assert [plain(text) for text in (
        ribbon.title(partner(), rows), ribbon.title(partner(**FORMER), one),
        ribbon.title(partner(status="suspended", end="2014-04-01"), sure),
        ribbon.title(partner(status="never", start=None), ribbon.spells(EPISODES.head(0), PROGRAMMES.head(0))),
        ribbon.title(partner(), ribbon.spells(EPISODES, PROGRAMMES.iloc[[1]])),
    )] == [
        "Partner since Mar 1994; 1 of 2 programme entries has no stated beginning",
        "Partner until 4 Apr 2023; its one programme entry has no stated beginning",
        "Suspended since 1 Apr 2014; all 2 programme entries have a stated beginning",
        "No episode in a framework on record; no programme on record",
        "Partner since Mar 1994; its one programme entry has a stated beginning",
    ]  # fmt: skip


def test_the_ribbon_counts_its_rows_in_its_source_line():
    words = ribbon.words(partner(), ribbon.spells(EPISODES, PROGRAMMES), appearances("a", "b"))
    assert (
        words.source
        == "Sources: memberships (1 row), programme participation (2 rows), participation (2 rows)."
    )
    assert plain(words.alt).startswith(
        "Status and programmes of Georgia over time. One: 1994 to 1 Jan 2000; EX"
    )
    assert ribbon.meetings_label(partner()) == "Meetings that name Georgia"
