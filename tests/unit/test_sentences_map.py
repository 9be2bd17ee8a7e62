"""What the map says."""

from datetime import date

import pandas as pd
import pytest

from utils.sentences import map as told

DAY = date(2024, 2, 28)
COLOURS = ("blue", "green")


def nations(*rows):
    """Nations as (name, state, status, slot)."""
    frame = pd.DataFrame(list(rows), columns=["name", "state", "status", "slot"])
    return frame.assign(
        partner_id=[f"P{place}" for place in range(len(frame))],
        framework=frame["slot"].map({0: "First_one", 1: "Second"}),
        abbreviation=frame["slot"].map({0: "F_1"}),
        evidence=frame["state"].map({"named": "listed", "guest": "host"}),
        answer=[{"eligible": "not-named"}.get(state, "took-part") for state in frame["state"]],
        meetings=[3 if state == "named" else 0 for state in frame["state"]],
    )


SOME = nations(
    ("Oman", "guest", "never", None),
    ("Ukraine", "named", "active", 0),
    ("Georgia", "eligible", "active", 0),
    ("Morocco", "eligible", "active", 1),
    ("Bela_rus", "suspended", "suspended", 0),
)


def meeting(eligible=36, named=1, kept="partial", organisations=0, audience=None):
    return pd.Series(
        {
            "meeting_id": "forum-2024-02-28",
            "start_date": pd.Timestamp(DAY),
            "eligible": eligible,
            "named": named,
            "participant_list": kept,
            "audience": audience or ("invited" if eligible is None else "all-partners"),
            "organisations": organisations,
        }
    )


def plain(text):
    return text.replace("\u00a0", " ")


def claims(*rows):
    frame = pd.DataFrame(list(rows), columns=["meeting_id", "measure", "qualifier", "value"])
    return frame.assign(primary=True)


def steps(meeting_id):
    days = pd.to_datetime(["2021-10-14", "2022-06-08", "2024-02-28"])
    turnout = pd.DataFrame({"meeting_id": ["a", "b", "c"], "start_date": days})
    return told.Steps(turnout, meeting_id, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("at", "links"),
    [
        ("a", ["14 Oct 2021 · meeting 1 of 3", "8 Jun 2022 ›"]),
        ("b", ["‹ 14 Oct 2021", "8 Jun 2022 · meeting 2 of 3", "28 Feb 2024 ›"]),
        ("c", ["‹ 8 Jun 2022", "28 Feb 2024 · meeting 3 of 3", "as of 23 Nov 2026 ›"]),
        ("", ["‹ 28 Feb 2024", "as of 23 Nov 2026"]),
    ],
)
def test_each_step_names_the_day_it_leads_to(at, links):
    assert [plain(words) for words, _options, _present in told.step_links(steps(at), {})] == links


def test_a_step_keeps_the_other_options_and_one_is_the_present():
    links = told.step_links(steps("b"), {"meeting": "b", "view": "region"})
    assert [(options, present) for _words, options, present in links] == [
        ({"meeting": "a", "view": "region"}, False),
        ({"meeting": "b", "view": "region"}, True),
        ({"meeting": "c", "view": "region"}, False),
    ]


def test_the_day_of_a_step_is_the_meetings_or_the_as_of_day():
    assert (steps("b").day, steps("").day) == (date(2022, 6, 8), date(2026, 11, 23))


def test_views_and_colours_mark_the_present_one():
    asked = {"meeting": "", "view": "region", "colour": "framework"}
    assert [(words, present) for words, _, present in told.view_links(asked)] == [
        ("World", False),
        ("Europe to Central Asia", True),
    ]
    assert [(words, present) for words, _, present in told.colour_links(asked)] == [
        ("Framework", True),
        ("Meetings that name it", False),
    ]


def test_the_title_is_of_the_day_or_of_the_meeting():
    assert plain(told.title("Forum_1", steps(""))) == "Partners on 23 Nov 2026"
    assert plain(told.title("Forum_1", steps("c"))) == r"Forum\_1, 28 Feb 2024"


def test_the_list_counts_the_active_nations():
    assert plain(told.list_title(SOME, DAY, chosen=False)) == "3 partner nations on 28 Feb 2024"
    assert plain(told.list_title(SOME, DAY, chosen=True)) == "Chosen: 3 partner nations on 28 Feb 2024"
    assert plain(told.list_title(SOME.iloc[1:2], DAY, chosen=False)) == "1 partner nation on 28 Feb 2024"


def test_without_a_meeting_the_headline_counts_who_is_active_and_named():
    assert plain(told.headline(SOME.iloc[1:], DAY, None, chosen=False)) == (
        "3 partner nations on 28 Feb 2024; 1 of them named at a meeting on record"
    )


def test_at_a_meeting_the_headline_names_up_to_four_of_those_eligible():
    assert plain(told.headline(SOME, DAY, meeting(), chosen=False)) == (
        "1 of 36 eligible partner nations named for 28 Feb 2024: Ukraine"
    )
    four = nations(*((name, "named", "active", 0) for name in "ABCD"))
    assert plain(told.headline(four, DAY, meeting(), chosen=False)).endswith(r": A\, B\, C and D")
    five = nations(*((name, "named", "active", 0) for name in "ABCDE"))
    assert plain(told.headline(five, DAY, meeting(), chosen=False)) == (
        "5 of 36 eligible partner nations named for 28 Feb 2024"
    )


def test_guests_are_not_among_the_eligible_of_the_headline():
    guests = nations(("Oman", "guest", "never", None), ("Qatar", "eligible", "active", 0))
    assert plain(told.headline(guests, DAY, meeting(4), chosen=False)) == (
        "0 of 4 eligible partner nations named for 28 Feb 2024"
    )


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        (1, "1 partner nation is named for 28 Feb 2024, by invitation"),
        (26, "26 partner nations are named for 28 Feb 2024, by invitation"),
    ],
)
def test_by_invitation_the_headline_has_no_denominator(named, sentence):
    assert plain(told.headline(SOME, DAY, meeting(None, named), chosen=False)) == sentence


def test_where_partners_are_chosen_the_headline_speaks_of_them_alone():
    assert plain(told.headline(SOME.iloc[1:3], DAY, meeting(), chosen=True)) == (
        "2 chosen partner nations active on 28 Feb 2024; 1 named at the meeting"
    )
    assert plain(told.headline(SOME.iloc[2:3], DAY, None, chosen=True)) == (
        "1 chosen partner nation active on 28 Feb 2024; 0 named at a meeting shown"
    )


def test_nobody_on_the_map_is_told_as_none():
    nobody = SOME.head(0)
    assert plain(told.headline(nobody, DAY, None, chosen=False)).startswith("0 partner nations on")
    assert plain(told.alt(nobody, DAY)) == (
        "Map of 0 partner nations on 28 Feb 2024. Named in the record: 0. The table has every row."
    )
    assert (told.legend(nobody, COLOURS), told.suspended(nobody), told.outside([])) == ("", "", "")


def test_the_legend_counts_active_and_named_of_each_framework():
    assert told.legend(SOME, COLOURS) == (
        ":blue[■] **First\\_one** 2 · 1 named\N{EM SPACE}:green[■] **Second** 1 · 0 named"
    )


def test_a_short_legend_takes_the_abbreviation_where_there_is_one():
    assert told.legend(SOME, COLOURS, short=True) == (
        ":blue[■] **F\\_1** 2 · 1 named\N{EM SPACE}:green[■] **Second** 1 · 0 named"
    )


def test_more_frameworks_than_colours_begin_again():
    many = nations(*((name, "named", "active", 0) for name in "AB")).assign(slot=[0, 2], framework=["F", "G"])
    assert told.legend(many, COLOURS) == ":blue[■] **F** 1 · 1 named\N{EM SPACE}:blue[■] **G** 1 · 1 named"


def test_the_suspended_and_those_outside_are_named():
    assert told.suspended(SOME) == r"Cooperation suspended on that day: Bela\_rus."
    assert told.outside(["Japan", "A_B"]) == r"Named, outside this view: Japan and A\_B."


def test_who_has_no_shape_is_named():
    assert told.without_shape(SOME, SOME.iloc[1:]) == "Without a shape on this map: Oman."
    assert told.without_shape(SOME, SOME) == ""


def test_the_source_gives_every_reported_number_once():
    rows = claims(
        ("forum-2024-02-28", "partner_nations", "exact", 30),
        ("forum-2024-02-28", "partner_nations", "exact", 29),
        ("forum-2024-02-28", "partner_nations", "exact", 30),
        ("forum-2024-02-28", "participants", "exact", 70),
        ("forum-2023-05-23", "partner_nations", "over", 30),
    )
    assert told.source(meeting(organisations=1), rows) == (
        "Reported by the sources: 30, 29. Source: memberships; participation rows of the meeting. "
        "Named also: 1 organisation, not a nation."
    )
    assert told.source(meeting(organisations=2), rows.head(0)) == (
        "Source: memberships; participation rows of the meeting. Named also: 2 organisations, not nations."
    )
    assert told.source(None, rows).startswith("Source: memberships; participation rows of the meetings that")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, "active partner, named at none (unknown, not absent)"),
        (meeting(), "eligible, not named (unknown, not absent)"),
        (meeting(kept="complete"), "eligible, not on the complete list"),
        (
            meeting(audience="river"),
            (
                "active partner, not named; the meeting was held for one framework, and partners outside it were not"
                " eligible (–)"
            ),
        ),
        (meeting(None), "active partner, not named; it is not known who was invited"),
        (
            meeting(None, kept="complete"),
            "active partner, not on the complete list of this meeting by invitation (–)",
        ),
    ],
)
def test_the_faint_colour_is_explained_by_what_the_record_can_say(at, words):
    assert f"Faint: {words}. " in told.reading(at)


def test_the_list_says_what_the_record_says_of_each():
    assert told.rows(SOME, meeting())["in_record"].tolist() == [
        "■ as host · guest",
        "◆ on a list",
        "? not named",
        "? not named",
        "cooperation suspended",
    ]
    assert told.rows(SOME.iloc[1:], None)["in_record"].tolist() == [
        "3 meetings",
        "? not named",
        "? not named",
        "cooperation suspended",
    ]


def test_bands_say_where_each_shade_begins():
    assert told.bands((1, 2, 5, 10)) == (
        "The deeper the blue, the more meetings name it: none · 1 · 2–4 · 5–9 · 10 or more"
    )


def test_the_map_in_plain_words_names_guests_too():
    assert plain(told.alt(SOME, DAY)) == (
        "Map of 3 partner nations on 28 Feb 2024. Named in the record: Oman and Ukraine. The table has every row."
    )
