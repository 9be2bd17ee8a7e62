"""Another organisation's package opens as its own, on every page; one that breaks its promises is told of."""

import pytest

from tests.pages.visit import (
    FRONT,
    PAGES,
    errors,
    foreign,
    grids,
    headline,
    revisit,
    said,
    strips,
    visit,
    words,
)
from tests.river import RIVER, River

HEADLINES = {
    FRONT: "Latest Landing Stage Meeting, 4 Dec 2024: about 4 nations reported of 5 eligible; 1 named in the record",
    "pages/map.py": "6 partner nations on 1 Jun 2025; 6 of them named at a meeting on record",
    "pages/meeting.py": "The address names no meeting on record; there are 11 to choose from",
    "pages/meetings.py": "Landing Stage Meeting: 4 meetings on record, none found since 4 Dec 2024",
    "pages/topics.py": "Landing Stage Meeting: no topic runs through all 4 meetings shown; "
    "2 of 4 were raised only once",
    "pages/programmes.py": "2 partners in 1 programme on record on 1 Jun 2025; most in Buoys and Beacons: 2",
    "pages/topic.py": "Choose a topic",
    "pages/participation.py": "2 of 10 meetings allow a rate: nations took part 6 of the 9 times they were eligible",
    "pages/recommendations.py": "3 recommendations of partners: 2 open or accepted, 1 of them overdue on 1 Jun 2025",
    "pages/partner.py": "Choose a partner: 11 are on record",
    "pages/partners.py": "6 of 9 nations on record are active partners on 1 Jun 2025; "
    "6 of them named at a meeting shown",
    "pages/brief.py": "The page you take into the room, with the numbers of the dashboard",
    "pages/import.py": "Bring your own record: judged first, then compared, and published when you say so",
    "pages/data.py": "45 of 109 facts about 10 meetings are on record, 14 more in part; "
    "least often: “Number of nations”",
    "pages/method.py": "What the words mean, what the record can show and what it cannot",
}
HOSTILE = "<script>alert(1)</script>![](http://host.example/x.png)|_a_|$b$|:smile:|:red[c]|d -> e"


@pytest.fixture
def opened(monkeypatch):
    """Opens a package in the place of the shipped one."""
    return lambda folder: monkeypatch.setenv("DASHBOARD_DATA", str(folder))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_the_package_of_another_organisation(opened, page):
    opened(RIVER)
    app = visit(page)
    assert errors(app) == []
    assert headline(app) == HEADLINES[page]
    assert strips(app) == ["EXERCISE EXERCISE EXERCISE · EXERCISE — invented river data"] * 2


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("partner", ["PRY", "PER", "FERRY-GUILD", "R2", "CRI"]),
        ("framework", ["upstream", "delta", "lantern"]),
        ("series", ["landing", "lock-keepers"]),
        ("theme", ["water", "craft"]),
        ("topic", ["floods", "gates", "pilotage"]),
        ("as_of", ["2022-01-01", "2022-03-01", "2024-05-15", "2025-06-01"]),
    ],
)
def test_its_filters_work_on_every_page(opened, key, values):
    opened(RIVER)
    for page in PAGES:
        app = visit(page)
        for value in values:
            revisit(app, {key: [value]})
            assert errors(app) == [], (page, value)
            assert "▲" not in said(app), (page, value)


def test_what_it_does_not_know_is_named(opened):
    opened(RIVER)
    told = said(visit(FRONT, {"partner": ["UKR", "PRY"], "series": ["bam"]}))
    assert "▲ Partner: “UKR” is not known to this record. It was left out." in told
    assert "▲ Series: “bam” is not known to this record. It was left out." in told
    assert told.count("▲") == 2


def test_its_names_are_french_in_french(opened):
    opened(RIVER)
    assert "Pérou" in said(visit(FRONT, {"lang": ["fr"], "partner": ["PER"]}))


def test_hostile_names_are_shown_as_they_are_and_nothing_of_them_works(opened, tmp_path):
    river = River()
    for table, column in (("partners", "name"), ("series", "name"), ("topics", "name"), ("themes", "name"),
                          ("meetings", "title"), ("frameworks", "name"), ("frameworks", "abbreviation"),
                          ("sources", "publisher"), ("sources", "title"), ("milestones", "title")):  # fmt: skip
        for row in range(2, len(river.tables[table]) + 1):
            river.cell(table, row, column, f"{HOSTILE} {row}")
    opened(river.cut("translations").write(tmp_path / "hostile"))
    for page in PAGES:
        app = visit(page)
        assert errors(app) == [], page
        assert foreign(app) == [], page
    assert HOSTILE in headline(visit(FRONT))


def test_a_package_that_breaks_promises_is_told_of_in_one_sentence_and_a_table(opened, tmp_path):
    opened(River().cell("participation", 2, "partner_id", "ATLANTIS").cell("meetings", 2, "start_date", "03/04/2024")
           .write(tmp_path / "broken"))  # fmt: skip
    for page in PAGES:
        app = visit(page)
        assert errors(app) == []
        assert headline(app).endswith("and stays shut")
        faults = grids(app)[0]
        assert {"participation", "meetings"} <= set(faults.iloc[:, 0])


def test_a_package_that_is_not_there_is_named(opened, tmp_path):
    opened(tmp_path / "nowhere")
    app = visit(FRONT)
    assert errors(app) == []
    assert "nowhere" in "\n".join(words(app))
