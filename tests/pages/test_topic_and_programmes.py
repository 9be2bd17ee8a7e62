"""Each topic's page and the programmes of each year open, and count as a reader of the files would."""

import csv
import json
import re
from collections import defaultdict
from datetime import date

import pytest

from data.store import SHIPPED
from tests.pages.visit import errors, grids, headings, headline, revisit, said, visit, ways, words

DAY = date(2026, 11, 23)
TOPIC, PROGRAMMES = "pages/topic.py", "pages/programmes.py"


def table(name):
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sessions_of_topics():
    """The sessions that raise each topic, and their meetings, up to the as-of day."""
    held = {row["meeting_id"] for row in table("meetings") if row["start_date"] <= DAY.isoformat()}
    meeting_of = {row["session_id"]: row["meeting_id"] for row in table("sessions")}
    found: dict[str, dict[str, str]] = {row["topic_id"]: {} for row in table("topics")}
    for row in table("session_topics"):
        meeting = meeting_of[row["session_id"]]
        if meeting in held:
            found[row["topic_id"]][row["session_id"]] = meeting
    return found, len(held)


def first_day(text):
    """A partial day's first day."""
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :])


def last_day(text):
    """A partial day's last day."""
    if len(text) == 10:
        return date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def partners_of_programmes(first, last):
    """Partners of each programme in a period: those with a dated row, and those with any."""
    dated, every = defaultdict(set), defaultdict(set)
    for row in table("programme_participation"):
        begun = not row["start"] or first_day(row["start"]) <= last
        if begun and (not row["end"] or last_day(row["end"]) > first):
            every[row["programme_id"]].add(row["partner_id"])
            if row["start"]:
                dated[row["programme_id"]].add(row["partner_id"])
    return dated, every


def years():
    return range(
        min(first_day(row["start"]).year for row in table("programme_participation") if row["start"]),
        DAY.year + 1,
    )


def test_a_partial_day_is_read_as_the_record_reads_it():
    assert [first_day(text) for text in ("2024", "2024-02", "2024-02-28")] == [
        date(2024, 1, 1), date(2024, 2, 1), date(2024, 2, 28)
    ]  # fmt: skip
    assert [last_day(text) for text in ("2024", "2024-02", "2024-12")] == [
        date(2024, 12, 31), date(2024, 2, 29), date(2024, 12, 31)
    ]  # fmt: skip


@pytest.mark.no_cover
def test_every_topic_has_a_page_that_counts_its_meetings_and_sessions():
    topics, held = sessions_of_topics()
    names = {row["topic_id"]: row["name"] for row in table("topics")}
    app = visit(TOPIC)
    wrong = {}
    for topic, sessions in topics.items():
        revisit(app, {"id": [topic]})
        meetings = len(set(sessions.values()))
        counted = (
            f"{len(sessions)} session{'s' if len(sessions) > 1 else ''} at "
            f"{meetings} meeting{'s' if meetings > 1 else ''}, the latest first"
        )
        begun = f"{names[topic]}: raised at {meetings} of {held} meetings"
        titles = headings(app)
        if errors(app) or not headline(app).startswith(begun) or counted not in titles:
            wrong[topic] = (errors(app), headline(app), titles)
    assert (len(topics), wrong) == (60, {})


def test_a_topic_links_each_of_its_latest_meetings_and_every_partner_named_there():
    topics, _held = sessions_of_topics()
    named = defaultdict(set)
    for row in table("participation"):
        named[row["meeting_id"]].add(row["partner_id"])
    app = visit(TOPIC)
    for topic in ("resilience", "partnership-policy"):
        meetings = set(topics[topic].values())
        links = opened(revisit(app, {"id": [topic]}))
        assert len(links["pages/meeting.py"]) == min(12, len(meetings))
        assert links["pages/meeting.py"] <= meetings
        assert links["pages/partner.py"] == set().union(*(named[meeting] for meeting in meetings))


def opened(app):
    """The ids that the page's links open, by page."""
    links = defaultdict(set)
    for way in ways(app):
        found = re.search(r"(?:^|&)id=([^&]+)", way.query)
        if found:
            links[f"pages/{way.page}.py"].add(found[1])
    return links


def test_without_a_topic_all_are_listed_and_an_unknown_one_is_named():
    topics, _held = sessions_of_topics()
    app = visit(TOPIC)
    assert (errors(app), headline(app)) == ([], "Choose a topic")
    assert opened(app)[TOPIC] == set(topics)
    revisit(app, {"id": ["<b>"]})
    assert (errors(app), headline(app)) == ([], "“<b>” is not a topic of this record; these are")


def test_a_topic_that_no_meeting_shown_raises_says_so():
    app = visit(TOPIC, {"id": ["resilience"], "until": ["2003-12-31"]})
    assert (errors(app), headline(app)) == ([], "Resilience: not on record at the meetings shown")
    assert "No session on record" in said(app)


@pytest.mark.no_cover
def test_the_programmes_of_every_year_count_partners_as_the_files_do():
    short = {row["programme_id"]: row["abbreviation"] or row["name"] for row in table("programmes")}
    app = visit(PROGRAMMES)
    for year in (None, *years()):
        revisit(app, {"year": [str(year)]} if year else {})
        first, last = (date(year, 1, 1), min(date(year, 12, 31), DAY)) if year else (DAY, DAY)
        dated, every = partners_of_programmes(first, last)
        partners = len(set().union(*dated.values()))
        begun = (
            f"{partners} partner{'s' if partners > 1 else ''} in "
            f"{len(dated)} programme{'s' if len(dated) > 1 else ''} on record"
        )
        assert (errors(app), headline(app)[: len(begun)]) == ([], begun), year
        assert told_in_words(app) == {short[key]: len(found) for key, found in every.items()}, year


def told_in_words(app):
    """Partners by programme in the words that stand for the matrix."""
    (alt,) = {text for text in words(app) if text.startswith("Partners by programme, with those undated. ")}
    told = alt.removeprefix("Partners by programme, with those undated. ").removesuffix(
        ". The table has every row."
    )
    return {name: int(number) for name, number in (part.rsplit(": ", 1) for part in told.split("; "))}


def test_the_small_bars_count_dated_partners_of_each_year():
    names = {row["programme_id"]: row["name"] for row in table("programmes")}
    spec = next(text for text in words(visit(PROGRAMMES)) if text.startswith("{") and '"base":' in text)
    bars = next(trace for trace in json.loads(spec)["data"] if trace["type"] == "bar")
    drawn = {}
    for hover in bars["hovertext"]:
        (name, year, number) = re.findall(r"<b>(.+)</b><br>(\d{4}): (\d+)", hover)[0]
        drawn[name.replace("<br>", " ").replace("&amp;", "&"), int(year)] = int(number)
    assert drawn == {
        (names[key], year): len(found)
        for year in years()
        for key, found in partners_of_programmes(date(year, 1, 1), min(date(year, 12, 31), DAY))[0].items()
    }


@pytest.mark.parametrize(
    "address", [{"year": ["1066"]}, {"year": ["x"]}, {"find": ["zzz"]}, {"partner": ["OMN"]}]
)
def test_programmes_open_where_nothing_is_asked_that_the_record_holds(address):
    app = visit(PROGRAMMES, address)
    assert (errors(app), bool(headline(app))) == ([], True)


def test_the_search_finds_partners_and_programmes_without_accent_or_case():
    app = visit(PROGRAMMES, {"find": ["GEORGIA building integ"]})
    assert set(grids(app)[0]["Partner"]) == {"Georgia"}
    assert "What the sources say: " in said(app)


def test_an_open_theme_leads_to_its_topics_and_the_grid_to_its_meetings():
    theme = table("themes")[0]["theme_id"]
    app = visit("pages/topics.py", {"open": [theme]})
    assert errors(app) == []
    links = opened(app)
    assert links[TOPIC] == {row["topic_id"] for row in table("topics") if row["theme_id"] == theme}
    assert links["pages/meeting.py"] == {
        row["meeting_id"] for row in table("meetings") if row["series_id"] == "bam"
    }
