"""What one topic's page says."""

import pandas as pd
import pytest

from utils.sentences import topic as told

HOSTILE, INERT = "<script>_a_", r"\<script\>\_a\_"
FIRST, LAST = pd.Timestamp("2021-10-14"), pd.Timestamp("2024-02-28")
NOTHING = pd.DataFrame()


def plain(text):
    return text.replace("\u00a0", " ")


def profile(**told_of):
    return pd.Series(
        {"topic": "Floods", "meetings": 3, "of": 107, "series": 2, "first": FIRST, "last": LAST, "description": "Water"}
        | told_of
    )  # fmt: skip


def sessions(*meetings):
    """A session a text, the id of its meeting."""
    return pd.DataFrame(
        {
            "meeting_id": list(meetings),
            "start_date": FIRST,
            "title": "Forum",
            "kind": "briefing",
            "session": "Rain",
            "source_id": "s-2",
        }
    )


def sources(*publishers, number=2):
    return pd.DataFrame(
        {
            "source_id": [f"s-{place}" for place in range(1, len(publishers) + 1)],
            "publisher": list(publishers),
            "source": "On floods",
            "sessions": number,
            "url": None,
        }
    )


def marks(*rows):
    return pd.DataFrame(rows, columns=["series_id", "series", "count", "of", "start_date"])


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        (
            profile(),
            "Floods: raised at 3 of 107 meetings in 2 series, first on 14 Oct 2021, last on 28 Feb 2024",
        ),
        (profile(meetings=1, of=1, series=1, last=FIRST), "Floods: raised at 1 of 1 meeting, on 14 Oct 2021"),
        (profile(meetings=0, first=pd.NaT, last=pd.NaT), "Floods: not on record at the meetings shown"),
    ],
)
def test_the_headline_says_where_and_when(topic, sentence):
    assert plain(told.headline(topic)) == sentence


def test_a_name_is_shown_as_it_is():
    assert told.headline(profile(topic=HOSTILE)).startswith(INERT)
    assert told.description(profile(description=HOSTILE)) == INERT
    assert told.description(profile(description=None)) == ""


def test_an_unknown_topic_is_named_and_a_long_one_cut():
    assert told.which("") == "Choose a topic"
    assert told.which("gates") == "“gates” is not a topic of this record; these are"
    assert "x" * 59 + "…" in told.which("x" * 200)


@pytest.mark.parametrize(
    ("changes", "seen", "sentence"),
    [
        (
            pd.DataFrame({"change": ["new"]}),
            marks(),
            "At the latest meeting of Forum, 28 Feb 2024: **New, first time**",
        ),
        (NOTHING, marks(), "Not on record in Forum, up to its latest meeting of 28 Feb 2024"),
        (
            NOTHING,
            marks(("f", "Forum", 1, 1, LAST)),
            "Forum: raised at its only meeting on record, 28 Feb 2024",
        ),
        (
            NOTHING,
            marks(("f", "Forum", 1, 5, FIRST)),
            "Forum: last raised on 14 Oct 2021, not on record at the two latest meetings up to 28 Feb 2024",
        ),
    ],
)
def test_its_standing_is_told_against_the_latest_meeting(changes, seen, sentence):
    latest = pd.Series({"start_date": LAST})
    assert plain(told.standing("Forum", latest, changes, seen)).replace("\\", "") == sentence


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((), "No session on record"),
        (("a",), "1 session at 1 meeting, the latest first"),
        (("a", "a", "b"), "3 sessions at 2 meetings, the latest first"),
    ],
)
def test_the_sessions_are_counted(rows, title):
    assert told.sessions_title(sessions(*rows)) == title


def test_meetings_beyond_the_links_are_counted():
    assert told.meetings_note(sessions(*map(str, range(12)))) == ""
    assert told.meetings_note(sessions(*map(str, range(13)))) == "1 earlier meeting is in the table"


def test_a_session_has_its_kind_in_words_and_the_number_of_its_source():
    rows = told.session_rows(sessions("a"), sources("Gazette", "Clerk"))
    assert [(row.kind, row.cited) for row in rows.itertuples()] == [("Briefing", "[2]")]


def test_the_table_names_the_sources_where_not_all_are_listed():
    assert told.session_columns(sources(*"a" * 12))[-1] == "cited"
    assert told.session_columns(sources(*"a" * 13))[-1] == "url"
    assert told.sources_note(sources(*"a" * 12)) == ""
    assert told.sources_note(sources(*"a" * 13)) == "1 more in the table of sessions"


@pytest.mark.parametrize(
    ("seen", "title"),
    [
        (marks(), "No meeting shown raises it"),
        (
            marks(("f", "Forum", 2, 6, FIRST), ("f", "Forum", 2, 6, LAST)),
            "1 series raises it; most often Forum: 2 of 6 meetings",
        ),
        (
            marks(("f", "Forum", 1, 6, FIRST), ("c", "Council", 1, 2, LAST)),
            "2 series raise it; the most meetings in one: 1",
        ),
    ],
)
def test_the_leading_series_is_named_unless_several_lead(seen, title):
    assert told.strip_title(seen) == title


def test_the_strip_is_told_in_words():
    seen = marks(("f", "Forum", 1, 6, FIRST), ("c", "Council", 2, 2, LAST))
    assert told.strip_alt(seen) == (
        "Meetings that raise the topic, by series. Forum: 1 meeting; Council: 2 meetings. The table has every row."
    )


@pytest.mark.parametrize(
    ("numbers", "title"),
    [
        ([], "No session on record in any year"),
        ([1, 3], "Most in 2021: 3 sessions"),
        ([2, 2], "At most 2 sessions in one year, first in 2020"),
    ],
)
def test_the_year_with_most_sessions_is_named(numbers, title):
    years = pd.DataFrame({"year": [2020, 2021][: len(numbers)], "sessions": numbers})
    assert told.years_title(years) == title


def test_a_year_without_the_topic_is_not_told():
    years = pd.DataFrame({"year": [2020, 2021], "sessions": [0, 3]})
    assert told.years_alt(years) == "Sessions by year: 2021: 3. The table has every row."


def test_the_years_go_to_the_bars_under_their_names():
    years = pd.DataFrame(
        [("t", "Floods", 2020, 1, 4)], columns=["topic_id", "topic", "year", "sessions", "meetings"]
    )
    assert list(told.year_cells(years).columns) == ["theme_id", "theme", "year", "mentions", "meetings"]


def partners(*names):
    return pd.DataFrame({"partner_id": list(names), "partner": list(names), "meetings": 2})


def test_partners_are_named_at_the_meeting_and_nothing_more_is_said():
    assert told.partners_title(partners()) == "No partner is named at these meetings"
    assert told.partners_title(partners("A", "B")) == "2 partners are named at these meetings"
    assert told.partners_note(partners("A")).endswith("named at the meeting, not what they said")
    assert told.partners_note(partners()) == ""
    assert told.partner_links(partners(HOSTILE)) == [(f"{INERT} · 2", "pages/partner.py", {"id": HOSTILE})]


def test_where_not_all_are_linked_the_note_says_so():
    many = partners(*map(str, range(41)))
    assert told.partners_note(many).endswith(". The first 40 of 41")
    assert len(told.partner_links(many)) == 40


def test_related_topics_lead_to_their_pages():
    related = pd.DataFrame([("gates", "Gates", 3)], columns=["other_id", "other", "sessions"])
    assert told.related_title(related.head(0)) == "No other topic shares a session with it"
    assert told.related_title(related) == "1 other topic shares a session with it"
    assert told.related_note(related) == "Number = sessions that raise both"
    assert told.related_links(related) == [("Gates · 3", "pages/topic.py", {"id": "gates"})]


def test_a_source_says_what_it_supports():
    told_of = sources(HOSTILE).assign(url="https://gazette.example")
    (one,) = told.cited(told_of)
    assert (one.number, one.name, one.supports, one.url) == (
        1, f"{INERT}: On floods", "2 sessions", "https://gazette.example"
    )  # fmt: skip
    assert told.cited(sources("Clerk"))[0].url == ""
    assert told.sources_title(sources()) == "No source, since no session is on record"


@pytest.mark.parametrize(
    ("publishers", "end"),
    [
        ((), "not less talk."),
        (("Gazette", "Clerk", "Gazette"), "Texts of Gazette and Clerk."),
        (("A", "B", "C", "D"), "Texts of 4 publishers."),
    ],
)
def test_the_source_line_counts_rows_and_names_few_publishers(publishers, end):
    line = told.source(sessions("a", "b"), sources(*publishers))
    assert line.startswith("Source: session topics (2 rows), our coding of the published texts.")
    assert line.endswith(end)
