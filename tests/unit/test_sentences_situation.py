"""What the front page says."""

import pandas as pd
import pytest

from utils.sentences import situation as told


def totals(meetings=107, on_record=107, series=17):
    return pd.Series({"meetings": meetings, "on_record": on_record, "series": series, "planned": 0})


def lead(meetings=6, cadence="twice_a year"):
    return pd.Series(
        {"meetings": meetings, "last": pd.Timestamp("2024-11-20"), "days_since": 733, "cadence": cadence}
    )


def latest(eligible=35, qualifier="exact", claimed=26, named=1):
    return pd.Series(
        {
            "meeting_id": "forum-2024-11-20",
            "start_date": pd.Timestamp("2024-11-20"),
            "eligible": eligible,
            "qualifier": qualifier,
            "claimed": claimed,
            "named": named,
            "guests": 0,
        }
    )


def changes(**topics):
    rows = [(change, topic) for change, names in topics.items() for topic in names]
    return pd.DataFrame(rows, columns=["change", "topic"])


SOME = changes(new=["A", "B", "C", "D_d"], back=["E"], dropped=["F"])
BEFORE = pd.DataFrame({"start_date": [pd.Timestamp("2024-02-28")], "eligible": [36]})
NOBODY = pd.DataFrame({"move": [], "name": [], "reason": [], "date": []})


def plain(text):
    return text.replace("\u00a0", " ")


def tiles(**changed):
    given = {
        "totals": totals(),
        "lead": lead(),
        "latest": latest(),
        "changes": SOME,
        "first": False,
    } | changed
    shown = told.tiles(*(given[key] for key in ("totals", "lead", "latest", "changes", "first")))
    return {tile.key: (plain(tile.label), tile.value, tile.note) for tile in shown}


def test_the_four_tiles_say_what_they_rest_on():
    assert tiles() == {
        "meetings": ("Meetings on record", "107", "17 series · 6 of the leading one"),
        "reported": ("Reported, 20 Nov 2024", "26 of 35", "eligible · 1 named"),
        "topics": ("New topics, 20 Nov 2024", "5", "0 continued · 1 dropped"),
        "days": ("Days since 20 Nov 2024", "733", r"stated rhythm: twice\_a year"),
    }


@pytest.mark.parametrize(
    ("key", "changed", "expected"),
    [
        ("meetings", {"totals": totals(9, 107, 1)}, ("9 of 107", "1 series · 6 of the leading one")),
        ("reported", {"latest": latest(None, None, None, 2)}, ("?", "2 named")),
        ("reported", {"latest": latest(None)}, ("26", "1 named")),
        ("reported", {"latest": latest(35, None, None, 0)}, ("? of 35", "eligible · 0 named")),
        (
            "reported",
            {"latest": latest(qualifier="over", claimed=30)},
            ("over 30 of 35", "eligible · 1 named"),
        ),
        ("topics", {"changes": changes(), "first": True}, ("–", "first meeting: nothing to compare")),
        ("topics", {"changes": changes()}, ("0", "0 continued · 0 dropped")),
        ("days", {"lead": lead(cadence=None)}, ("733", "stated rhythm: ?")),
    ],
)
def test_a_tile_tells_what_does_not_apply_from_what_is_not_known(key, changed, expected):
    assert tiles(**changed)[key][1:] == expected


def test_the_tile_of_the_numbers_leads_to_that_meeting_on_the_map():
    tile = next(
        tile for tile in told.tiles(totals(), lead(), latest(), SOME, first=False) if tile.key == "reported"
    )
    assert (tile.script, tile.options) == ("pages/meeting.py", {"id": "forum-2024-11-20"})


def test_what_changed_tells_each_kind_and_who_moved():
    moved = pd.DataFrame(
        {"move": ["left"], "name": ["Sweden"], "reason": ["acceded"], "date": ["2024-03-07"]}
    )
    assert plain(told.changed_title(BEFORE)) == "What changed since 28 Feb 2024"
    assert [(plain(head), plain(text)) for head, text in told.changed(SOME, moved, BEFORE, latest())] == [
        (r"**New\, first time** · 4", r"A\, B\, C\, 1 more"),
        (r"**New\, back again** · 1", "E"),
        ("**Dropped** · 1", "F"),
        ("**Eligible nations** 36 → 35", "Sweden: became an Ally, 7 Mar 2024"),
    ]


def test_where_nobody_moved_the_nations_are_the_same():
    assert told.changed(changes(), NOBODY, BEFORE, latest(36))[-1] == (
        "**Eligible nations** 36 → 36",
        "the same nations",
    )


def test_by_invitation_there_is_no_number_eligible_to_compare():
    assert told.changed(changes(new=["A"]), NOBODY, BEFORE, latest(None)) == [
        (r"**New\, first time** · 1", "A")
    ]
    assert told.changed(changes(), NOBODY, BEFORE, latest(None)) == []


def test_the_first_meeting_of_a_series_has_nothing_to_compare():
    first = BEFORE.head(0)
    assert told.changed_title(first) == "The first meeting of its series"
    [(day, sentence)] = told.changed(changes(), NOBODY, first, latest())
    assert plain(day) == "20 Nov 2024"
    assert plain(sentence) == (
        "The meeting of 20 Nov 2024 is the first of its series: there is nothing to compare it with."
    )


def nations(*names):
    return pd.DataFrame({"name": [*names, "Morocco"], "state": ["named"] * len(names) + ["eligible"]})


@pytest.mark.parametrize(
    ("names", "meeting", "chosen", "title"),
    [
        (["Ukraine"], latest(), False, "26 reported; named in the record: Ukraine"),
        (["A_a", "B"], latest(), False, r"26 reported; named in the record: A\_a and B"),
        (["A", "B", "C", "D"], latest(), False, "26 reported; named in the record: 4"),
        ([], latest(), False, "26 reported; named in the record: 0"),
        (["Ukraine"], latest(claimed=None), False, "No number reported; named in the record: Ukraine"),
        (["Ukraine"], latest(), True, "Of the chosen partners, named in the record: Ukraine"),
    ],
)
def test_the_small_map_names_up_to_three(names, meeting, chosen, title):
    assert told.map_title(nations(*names), meeting, chosen=chosen) == title


def test_the_small_map_says_eligible_only_where_it_is_known():
    assert plain(told.map_key(latest())).startswith("Eligible on 20 Nov 2024 · ")
    assert plain(told.map_key(latest(None))).startswith("Active partners on 20 Nov 2024 · ")


def test_the_key_of_the_timeline_bears_a_hostile_name():
    assert told.timeline_key("<b>").startswith(r"Partner nations at each \<b\>. ")
