"""The page of every meeting opens and says what a separate count with the csv module alone says."""

import csv
import re
from collections import Counter

import pytest

from data.store import SHIPPED
from tests.pages.visit import errors, grids, headings, headline, readable, revisit, said, visit, ways, words

PAGE = "pages/meeting.py"


def table(name):
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


MEETINGS = {row["meeting_id"]: row for row in table("meetings")}
SESSIONS = table("sessions")
KINDS = {row["partner_id"]: row["kind"] for row in table("partners")}
NAMED = table("participation")


def active(day):
    """The frameworks that each partner nation is in on a day; a partial start begins early, a partial end ends late."""
    found: dict[str, set[str]] = {}
    for row in table("memberships"):
        start = row["start"] + "-01-01"[len(row["start"]) - 4 :]
        end = row["end"] and row["end"] + "-12-31"[len(row["end"]) - 4 :]
        if KINDS[row["partner_id"]] == "nation" and start <= day and (not end or day < end):
            found.setdefault(row["partner_id"], set()).add(row["framework_id"])
    return found


def claim(meeting_id):
    """The primary claim of partner nations as the page words it; None where there is none."""
    rows = [r for r in CLAIMS if (r["meeting_id"], r["measure"]) == (meeting_id, "partner_nations")]
    if not rows:
        return None
    word = {"exact": "", "over": "over ", "about": "about "}[rows[0]["qualifier"]]
    return word + rows[0]["value"]


CLAIMS = table("attendance_claims")
TOPICS = {
    (session["meeting_id"], row["topic_id"])
    for row in table("session_topics")
    for session in SESSIONS
    if session["session_id"] == row["session_id"]
}
HELD, RAISED = Counter(row["meeting_id"] for row in SESSIONS), Counter(meeting for meeting, _topic in TOPICS)
NATIONS = Counter(row["meeting_id"] for row in NAMED if KINDS[row["partner_id"]] == "nation")
PARTNERS = Counter(row["meeting_id"] for row in NAMED)
SOURCES = {
    name: {
        row["source_id"]
        for rows in (MEETINGS.values(), SESSIONS, CLAIMS, NAMED, table("appearances"))
        for row in rows
        if row["meeting_id"] == name
    }
    for name in MEETINGS
}


def eligible(meeting):
    """How many nations were eligible; None where nobody knows who was invited."""
    if meeting["audience"] == "invited":
        return None
    there = active(meeting["start_date"]).values()
    return sum(
        meeting["audience"] == "all-partners" or meeting["audience"] in frameworks for frameworks in there
    )


def counted(meeting_id):
    """Sessions, topics, eligible, reported, nations named, partners named and sources, each as the page says it."""
    asked = eligible(MEETINGS[meeting_id])
    return (
        HELD[meeting_id],
        RAISED[meeting_id] if HELD[meeting_id] else 0,
        "–" if asked is None else str(asked),
        claim(meeting_id) or "?",
        NATIONS[meeting_id],
        PARTNERS[meeting_id],
        len(SOURCES[meeting_id]),
    )


def shown(app):
    """The same as the page says it."""
    heads = "\n".join(headings(app))
    alt = next(text for text in words(app) if text.startswith("Three bars."))
    eligible, reported, named = re.findall(r"[Ee]ligible (\S+), reported (.+), named (\d+)\.", alt)[0]
    return (
        number(r"^(\d+) sessions?, \d+ topic", heads),
        number(r"^\d+ sessions?, (\d+) topic", heads),
        eligible,
        reported,
        int(named),
        number(r"^(\d+) partners? (?:is|are) on record by name", heads),
        number(r"^(\d+) sources? stands? behind this page", heads),
    )


def number(pattern, heads):
    """The number in one of the headings; 0 where no heading has one."""
    found = re.findall(pattern, heads, re.MULTILINE)
    return int(found[0]) if found else 0


@pytest.mark.no_cover
def test_every_meeting_has_a_page_that_agrees_with_a_separate_count():
    app = visit(PAGE)
    assert len(MEETINGS) == 107
    wrong = {}
    for name in MEETINGS:
        revisit(app, {"id": [name]})
        found = errors(app) or shown(app)
        if found != counted(name):
            wrong[name] = (found, counted(name))
    assert wrong == {}


def test_every_topic_of_a_session_is_a_way_to_its_page():
    app = visit(PAGE, {"id": ["bam-2024-02-28"], "partner": ["UKR"]})
    links = Counter(way.page for way in ways(app))
    assert links["topic"] == sum(
        row["session_id"].startswith("bam-2024-02-28") for row in table("session_topics")
    )
    assert links["partner"] == PARTNERS["bam-2024-02-28"]
    assert all("partner=UKR" in way.query for way in ways(app) if way.page == "topic")


def test_a_meeting_knows_the_one_before_and_the_one_after():
    app = visit(PAGE, {"id": ["bam-2024-02-28"]})
    labels = [way.label for way in ways(app)]
    assert {"‹ 23 May 2023", "20 Nov 2024 ›"} <= set(labels)
    assert headline(app) == "28 Feb 2024: dynamics of strategies and implementation of partnerships"


def test_what_a_meeting_is_does_not_depend_on_the_filters():
    app = visit(PAGE, {"id": ["bam-2024-02-28"]})
    alone = shown(app)
    revisit(app, {"id": ["bam-2024-02-28"], "partner": ["GEO"], "topic": ["partnership-policy"]})
    assert shown(app) == alone
    assert "This meeting is outside the filters." in said(app)


def test_a_planned_meeting_opens_and_is_said_to_be_planned():
    app = visit(PAGE, {"id": ["bam-2024-02-28"], "as_of": ["2024-01-01"]})
    assert errors(app) == []
    assert headline(app).startswith("Planned for 28 Feb 2024: ")
    assert "It is not counted." in readable(app.info[0].value)
    assert any("behind this page" in head for head in headings(app))


@pytest.mark.parametrize("name", ["", "nowhere", "<script>"])
def test_where_the_address_names_no_meeting_all_are_offered(name):
    app = visit(PAGE, {"id": [name]})
    assert errors(app) == []
    assert headline(app) == "The address names no meeting on record; there are 107 to choose from"
    assert len(grids(app)[0]) == 107


def test_what_is_offered_fits_the_filters():
    app = visit(PAGE, {"series": ["bam"]})
    assert headline(app) == "The address names no meeting on record; there are 6 to choose from"
