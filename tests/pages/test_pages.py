"""Every page opens at every address, and says what it shows."""

import csv
import random
import re
from collections.abc import Mapping
from functools import cache
from itertools import cycle
from urllib.parse import parse_qs

import pytest

from data.store import SHIPPED
from tests.pages.visit import (
    FRONT,
    PAGES,
    errors,
    foreign,
    headline,
    readable,
    revisit,
    said,
    strips,
    visit,
    ways,
    words,
)

MEETING = "bam-2024-02-28"
HEADLINES = {
    FRONT: "Latest Bi-annual Meeting with Partners, 20 Nov 2024: "
    "26 nations reported of 35 eligible; 1 named in the record",
    "pages/map.py": "35 partner nations on 23 Nov 2026; 32 of them named at a meeting on record",
    "pages/meeting.py": "The address names no meeting on record; there are 107 to choose from",
    "pages/meetings.py": "Bi-annual Meeting with Partners: 6 meetings on record, none found since 20 Nov 2024",
    "pages/topics.py": "Bi-annual Meeting with Partners: 1 topic runs through all 6 meetings shown; "
    "22 of 29 were raised only once",
    "pages/programmes.py": "33 partners in 24 programmes on record on 23 Nov 2026; "
    "most in Defence Education Enhancement Programme: 15",
    "pages/topic.py": "Choose a topic",
    "pages/participation.py": "4 of 107 meetings allow a rate: nations took part 22 of the 22 times they were eligible",
    "pages/recommendations.py": "No recommendation of a partner is on record",
    "pages/partner.py": "Choose a partner: 63 are on record",
    "pages/partners.py": "35 of 56 nations on record are active partners on 23 Nov 2026; "
    "32 of them named at a meeting shown",
    "pages/brief.py": "The page you take into the room, with the numbers of the dashboard",
    "pages/import.py": "Bring your own record: judged first, then compared, and published when you say so",
    "pages/data.py": "828 of 1,171 facts about 107 meetings are on record, 121 more in part; "
    "least often: “Number of nations”",
    "pages/method.py": "What the words mean, what the record can show and what it cannot",
}
WITHOUT_MEETINGS = (
    "pages/import.py",
    "pages/method.py",
    "pages/partner.py",
    "pages/partners.py",
    "pages/programmes.py",
    "pages/recommendations.py",
)
"""Pages that have something to say where no meeting fits the filters."""

WITH_MEETINGS = [page for page in PAGES if page not in WITHOUT_MEETINGS]
EMPTY = {"since": ["2099-01-01"], "partner": ["UKR"]}
HOSTILE: tuple[Mapping[str, list[str]], ...] = (
    {"partner": ["<script>alert(1)</script>"]},
    {"topic": ["![t](http://host.example/x.png)"]},
    {"theme": ["a|b", "$x$", ":smile:", ":red[x]", "a -> b"]},
    {"series": ["../../etc/passwd", "'; drop table meetings; --"]},
    {"since": ["yesterday", "2024-02-30", "0001-01-01", "9999-12-31"]},
    {"as_of": ["2999-01-01"], "until": [""]},
    {"<script>": ["x"], "![](http://host.example)": ["y"]},
    {"lang": ["../../etc", "fr"], "embed": ["true"]},
    {
        "meeting": ["nowhere"],
        "view": ["moon"],
        "colour": ["red"],
        "id": ["<b>"],
        "with": ["<i>,UKR"],
        "open": ["nothing"],
        "find": ["<b>[ ( \\"],
    },
    {"framework": ["\u202egnp.exe", "\x00", "😀" * 200, "x" * 5000]},
)


@cache
def ids(name: str) -> tuple[str, ...]:
    with (SHIPPED / f"{name}s.csv".replace("seriess", "series")).open(encoding="utf-8", newline="") as lines:
        return tuple(row[f"{name}_id"] for row in csv.DictReader(lines))


def whole(app, page):
    """What is wrong with a page: an error, no headline, or nothing said where nothing fits; empty where it is whole."""
    if errors(app):
        return errors(app)
    nothing = [note.value for note in app.info]
    if page in WITHOUT_MEETINGS or not nothing:
        return [] if headline(app) else ["no headline"]
    return [] if nothing[0].startswith("No meeting on record fits all of this: ") else nothing


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_at_its_bare_address_and_answers_its_question(page):
    app = visit(page)
    assert errors(app) == []
    assert headline(app) == HEADLINES[page]
    assert "107 of 107 meetings" in said(app)
    assert "▲" not in said(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_bears_the_marking_and_the_boundary_it_draws(page):
    app = visit(page)
    assert strips(app) == ["PUBLIC — compiled from open sources"] * 2
    assert ("do not imply official endorsement" in said(app)) == (page in {"pages/map.py", "pages/method.py"})


@pytest.mark.no_cover
@pytest.mark.parametrize("key", ["framework", "series"])
def test_every_page_opens_at_every_value_of_a_filter(key):
    for page in PAGES:
        app = visit(page)
        wrong = {value: found for value in ids(key) if (found := whole(revisit(app, {key: [value]}), page))}
        assert wrong == {}, page


@pytest.mark.no_cover
@pytest.mark.parametrize("key", ["partner", "theme", "topic"])
def test_the_pages_in_turn_open_at_every_value_of_a_filter(key):
    """Beside the sweep over every page above: enough to open each value once."""
    apps = {page: visit(page) for page in PAGES}
    wrong = {
        (page, value): found
        for value, page in zip(ids(key), cycle(WITH_MEETINGS), strict=False)
        if (found := whole(revisit(apps[page], {key: [value]}), page))
    }
    assert wrong == {}


@pytest.mark.parametrize("page", WITH_MEETINGS)
def test_where_nothing_fits_a_page_says_what_was_asked_and_how_to_widen_it(page):
    app = visit(page, EMPTY)
    assert (errors(app), headline(app)) == ([], "No meeting on record fits the filters")
    assert [readable(note.value) for note in app.info] == [
        "No meeting on record fits all of this: Ukraine · since 1 Jan 2099. Take one of the filters off:"
    ]
    links = [way.label for way in ways(app)]
    assert links[-3:] == ["Remove: Partner", "Remove: From", "Remove all filters"]


@pytest.mark.no_cover
def test_no_rate_is_larger_than_one():
    """`6 of 4 eligible` mixes guests with those who were asked."""
    app = visit(FRONT)
    for series in ids("series"):
        for until in ("2019-12-31", "2026-11-23"):
            told = headline(revisit(app, {"series": [series], "until": [until]}))
            found = re.search(r"(\d+) of (\d+) eligible", told)
            assert found is None or int(found[1]) <= int(found[2]), told


def test_the_method_is_told_where_nothing_fits():
    app = visit("pages/method.py", EMPTY)
    assert (errors(app), headline(app)) == ([], HEADLINES["pages/method.py"])


def test_programmes_do_not_depend_on_meetings():
    app = visit("pages/programmes.py", EMPTY)
    assert (errors(app), headline(app)) == (
        [],
        "1 partner in 6 programmes on record on 23 Nov 2026",
    )


@pytest.mark.parametrize("page", PAGES)
def test_no_hostile_address_breaks_a_page_or_reaches_it_unescaped(page):
    app = visit(page)
    for address in HOSTILE:
        revisit(app, address)
        assert whole(app, page) == [], address
        assert foreign(app) == [], address


def test_every_value_that_is_left_out_is_named():
    app = visit(
        FRONT, {"partner": ["UKR", "ATLANTIS"], "since": ["soon"], "as_of": ["2099-01-01"], "colour": ["red"]}
    )
    told = said(app)
    assert "▲ Partner: “ATLANTIS” is not known to this record. It was left out." in told
    assert "▲ From: “soon” is not a day; write 2024-02-28. It was left out." in told
    assert "▲ As of: “2099-01-01” is still to come. It was left out." in told
    assert "▲ The address has “colour”, which means nothing to this page. It was left out." in told
    assert told.count("▲") == 4
    assert "Ukraine · all topics" in told


@pytest.mark.no_cover
def test_random_addresses_break_no_page():
    chance = random.Random(20241120)
    values = [value for key in ("partner", "framework", "theme", "topic", "series") for value in ids(key)]
    values += ["2024-02-28", "2021-10-14", "1999-01-01", "2026-11-23", "", "x", "fr", "region", MEETING]
    keys = [
        "partner", "framework", "theme", "topic", "series", "since", "until", "as_of", "lang", "meeting", "view",
        "colour", "open", "find", "id", "with", "other",
    ]  # fmt: skip
    apps = {page: visit(page) for page in PAGES}
    for number, page in zip(range(40), cycle(PAGES), strict=False):
        address = {
            key: chance.sample(values, chance.randint(1, 2))
            for key in chance.sample(keys, chance.randint(1, 5))
        }
        app = revisit(apps[page], address)
        assert errors(app) == [], (number, page, address)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_french(page):
    app = visit(page, {"lang": ["fr"]})
    assert errors(app) == []
    assert headline(app) not in {"", HEADLINES[page]}
    assert "English" in [way.label for way in ways(app)]


def test_the_other_language_shows_the_same_page_with_its_options_and_filters():
    app = visit("pages/meeting.py", {"id": [MEETING], "partner": ["UKR"]})
    way = next(way for way in ways(app) if way.label == "Français")
    assert (way.page, parse_qs(way.query)) == (
        "meeting",
        {"id": [MEETING], "partner": ["UKR"], "lang": ["fr"]},
    )
    back = next(way for way in ways(revisit(app, parse_qs(way.query))) if way.label == "English")
    assert (back.page, parse_qs(back.query)) == ("meeting", {"id": [MEETING], "partner": ["UKR"]})


def test_dates_and_names_are_french_in_french():
    assert "20 nov. 2024" in headline(visit(FRONT, {"lang": ["fr"]}))
    assert "Géorgie" in said(visit(FRONT, {"lang": ["fr"], "partner": ["GEO"]}))


def test_a_deep_link_shows_what_it_asks_for():
    app = visit("pages/map.py", {"meeting": [MEETING], "view": ["region"]})
    assert headline(app) == "1 of 36 eligible partner nations named for 28 Feb 2024: Ukraine"
    assert "Reported by the sources: 30, 29." in said(app)
    assert "Cooperation suspended on that day: Afghanistan, Belarus and Russia." in said(app)


def test_an_earlier_as_of_day_is_told_as_of_that_day():
    app = visit(FRONT, {"as_of": ["2024-02-28"]})
    assert headline(app).endswith("28 Feb 2024: 30 nations reported of 36 eligible; 1 named in the record")
    assert "83 of 83 meetings" in said(app)


def test_a_filter_leaves_the_counts_of_a_meeting_whole():
    alone = visit("pages/map.py", {"meeting": ["bam-2024-11-20"]})
    chosen = visit(FRONT, {"topic": ["partnership-policy"]})
    assert headline(alone) == "1 of 35 eligible partner nations named for 20 Nov 2024: Ukraine"
    assert re.search(r"reported of \d+ eligible; \d+ named in the record", headline(chosen))


@pytest.mark.parametrize(
    ("page", "address"),
    [
        *((page, {}) for page in PAGES),
        ("pages/map.py", {"meeting": [MEETING]}),
        ("pages/map.py", {"meeting": ["mc-partners-2025-01-15"], "series": ["mc-partners"]}),
        ("pages/map.py", {"meeting": ["bam-2024-11-20"], "colour": ["meetings"], "view": ["region"]}),
        (FRONT, {"partner": ["GEO"], "since": ["2022-01-01"]}),
        (FRONT, {"series": ["nac-partners"]}),
        ("pages/meetings.py", {"series": ["regex"]}),
        ("pages/topics.py", {"as_of": ["2024-02-28"]}),
        *(
            ("pages/meeting.py", {"id": [name]})
            for name in (MEETING, "mc-partners-2025-01-15", "nac-partners-2002-11-25")
        ),
    ],
)
def test_nobody_is_said_to_be_absent(page, address):
    texts = "\n".join(words(visit(page, address))).lower().replace("unknown, not absent", "")
    assert not re.search(
        r"\babsen(t|ce|tee)|failed to|did not (attend|take part|come)|missed|\bno-show", texts
    )
