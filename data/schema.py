"""What each table promises, one declaration a table; the checks and the data dictionary are made from it."""

from __future__ import annotations

from data.cells import (
    COUNT,
    DAY,
    ISO_A2,
    LATITUDE,
    LONGITUDE,
    PARTIAL,
    PARTNER,
    POSITION,
    TEXT,
    URL,
    kebab,
    reference,
    words,
)
from data.contract import Column, Kind, Table

EVERY_PARTNER = "all-partners"
INVITED = "invited"
NO_LIST = "none"


def _text(name: str, meaning: str, *, needed: bool = False) -> Column:
    return Column(name, TEXT, meaning, needed=needed)


def _own(name: str, noun: str) -> Column:
    return Column(name, kebab(noun), f"The {noun}'s id. Never reused.", needed=True)


def _to(name: str, table: str, meaning: str, *, needed: bool = True) -> Column:
    kind = PARTNER if table == "partners" else reference(kebab(name.removesuffix("_id")))
    return Column(name, kind, meaning, needed=needed, refers=table)


def _partial(name: str, meaning: str, *, needed: bool = False) -> Column:
    return Column(name, PARTIAL, meaning, needed=needed)


def _word(name: str, kind: Kind, meaning: str, *, needed: bool = True, default: str | None = None) -> Column:
    return Column(name, kind, meaning, needed=needed, default=default)


_SOURCE = _to("source_id", "sources", "Where the row is taken from.")
_NOTE = _text("note", "What the reader of the row should know besides.")
_DESCRIPTION = _text("description", "What it is, in a sentence or two.")

SOURCES = Table(
    "sources",
    "Where the rows of the other tables are taken from.",
    (
        _own("source_id", "source"),
        _text("publisher", "Who published it.", needed=True),
        _text("title", "Its title, as published.", needed=True),
        Column("url", URL, "Where it can be read."),
        _partial("published", "When it was published."),
        _NOTE,
    ),
    key=("source_id",),
    needed=True,
)

PARTNERS = Table(
    "partners",
    "Nations and organisations, whether or not they ever were partners.",
    (
        Column("partner_id", PARTNER, "The partner's id. Never reused.", needed=True),
        _word("kind", words("nation", "organisation"), "Only nations can be eligible for a meeting."),
        _text("name", "The short name, as shown.", needed=True),
        _text("official_name", "The official name."),
        Column("iso_a2", ISO_A2, "The two-letter code; no two partners have the same."),
        _text("region", "The part of the world it is listed under."),
        _text("capital", "The capital, or an organisation's seat."),
        Column("capital_lat", LATITUDE, "Latitude of the capital; given with the longitude or not at all."),
        Column("capital_lon", LONGITUDE, "Longitude of the capital; given with the latitude or not at all."),
    ),
    key=("partner_id",),
    needed=True,
    rules=("A nation without a shape on the map is a warning.",),
)

FRAMEWORKS = Table(
    "frameworks",
    "The partnership frameworks that a nation can belong to.",
    (
        _own("framework_id", "framework"),
        _text("name", "The name, as shown.", needed=True),
        _text("abbreviation", "The abbreviation, as shown where room is short."),
        _partial("launched", "When it was launched."),
        _DESCRIPTION,
        _SOURCE,
    ),
    key=("framework_id",),
    rules=(
        f"No framework is called `{EVERY_PARTNER}` or `{INVITED}`: these are words of `meetings.audience`.",
    ),
)

MEMBERSHIPS = Table(
    "memberships",
    "Episodes: from when to when a partner belonged to a framework.",
    (
        _to("partner_id", "partners", "Who belonged."),
        _to("framework_id", "frameworks", "To which framework."),
        _partial("start", "When the episode began; a partial date counts from its first day.", needed=True),
        _partial(
            "end",
            "When it ended: the partner is active before that day; a partial date lasts to its last day.",
        ),
        _word(
            "end_reason",
            words("acceded", "suspended", "withdrew", "ended"),
            "Why it ended; given with the end, and only then.",
            needed=False,
        ),
        _SOURCE,
        _NOTE,
    ),
    rules=(
        "The end is not before the start.",
        "Episodes of one partner in one framework do not overlap; one may begin on the day the other ended.",
    ),
)

PROGRAMMES = Table(
    "programmes",
    "Programmes that partners take part in.",
    (
        _own("programme_id", "programme"),
        _text("name", "The name, as shown.", needed=True),
        _text("abbreviation", "The abbreviation, as shown where room is short."),
        _partial("launched", "When it was launched."),
        _DESCRIPTION,
        _SOURCE,
    ),
    key=("programme_id",),
)

PROGRAMME_PARTICIPATION = Table(
    "programme_participation",
    "Which partner was in which programme, from when to when.",
    (
        _to("partner_id", "partners", "Who took part."),
        _to("programme_id", "programmes", "In which programme."),
        _partial("start", "Since when; empty where no source says."),
        _word(
            "start_basis",
            words("stated", "first-seen"),
            "`first-seen`: the date of the first source that shows it, never to be read as a beginning.",
            needed=False,
            default="stated",
        ),
        _partial("end", "Until when."),
        _SOURCE,
        _NOTE,
    ),
    key=("partner_id", "programme_id", "start"),
    rules=("The end is not before the start.",),
)

SERIES = Table(
    "series",
    "Series of meetings.",
    (
        _own("series_id", "series"),
        _text("name", "The name, as shown.", needed=True),
        _text("cadence", "How often it meets, as its sources say."),
        _DESCRIPTION,
        _SOURCE,
    ),
    key=("series_id",),
    needed=True,
)

MEETINGS = Table(
    "meetings",
    "Meetings, held or planned.",
    (
        Column("meeting_id", kebab("meeting"), "The series, a hyphen and the start date.", needed=True),
        _to("series_id", "series", "The series it belongs to."),
        Column("start_date", DAY, "Its first day.", needed=True),
        Column("end_date", DAY, "Its last day.", needed=True),
        _text("title", "The title, as shown.", needed=True),
        _text("city", "Where it met."),
        _text("venue", "In which house."),
        _word("mode", words("in-person", "virtual", "hybrid", "unknown"), "How it met."),
        _text("host", "Who hosted it."),
        Column(
            "audience",
            Kind("audience", f"{EVERY_PARTNER}, {INVITED} or the id of a framework", lambda _text: None),
            f"Who was asked: every partner, the partners in one framework, or, with `{INVITED}`, not known.",
            needed=True,
            default=INVITED,
        ),
        _word(
            "participant_list",
            words("complete", "partial", NO_LIST),
            "How much of the list of participants the sources give.",
            default=NO_LIST,
        ),
        _text("summary", "What it was about."),
        _SOURCE,
    ),
    key=("meeting_id",),
    needed=True,
    rules=("The end is not before the start.", "`meeting_id` is `series_id`, a hyphen and `start_date`."),
)

SESSIONS = Table(
    "sessions",
    "The parts of a meeting, in their order.",
    (
        _own("session_id", "session"),
        _to("meeting_id", "meetings", "The meeting it is part of."),
        Column(
            "position", POSITION, "Its place in the meeting; places may be left out, not shared.", needed=True
        ),
        _word(
            "kind",
            words("opening", "briefing", "workshop", "panel", "open-forum", "closing", "exchange", "visit"),
            "What sort of session it was.",
        ),
        _text("title", "The title, as shown.", needed=True),
        _text("summary", "What was said or done."),
        _SOURCE,
    ),
    key=("session_id",),
    rules=("No two sessions of a meeting have the same position.",),
)

THEMES = Table(
    "themes",
    "The themes that topics are grouped by.",
    (_own("theme_id", "theme"), _text("name", "The name, as shown.", needed=True), _DESCRIPTION),
    key=("theme_id",),
)

TOPICS = Table(
    "topics",
    "What sessions are about.",
    (
        _own("topic_id", "topic"),
        _to("theme_id", "themes", "The theme it belongs to."),
        _text("name", "The name, as shown.", needed=True),
        _DESCRIPTION,
    ),
    key=("topic_id",),
)

SESSION_TOPICS = Table(
    "session_topics",
    "Which session was about which topic.",
    (_to("session_id", "sessions", "The session."), _to("topic_id", "topics", "The topic.")),
    key=("session_id", "topic_id"),
)

APPEARANCES = Table(
    "appearances",
    "Persons named as speaking or presiding.",
    (
        _to("meeting_id", "meetings", "The meeting."),
        _to("session_id", "sessions", "The session, where it is known.", needed=False),
        _text("person", "The person's name.", needed=True),
        _text("rank", "The rank held then."),
        _text("role", "The office held then."),
        _text("organisation", "For whom the person spoke."),
        _SOURCE,
    ),
    rules=("The session is one of that meeting.",),
)

PARTICIPATION = Table(
    "participation",
    "Which partner took part in which meeting, where a source names it.",
    (
        _to("meeting_id", "meetings", "The meeting."),
        _to("partner_id", "partners", "The partner."),
        _word("evidence", words("named", "listed", "host"), "Named in the text, on a list, or as the host."),
        _SOURCE,
        _NOTE,
    ),
    key=("meeting_id", "partner_id"),
    rules=(f"Rows under a `participant_list` of `{NO_LIST}` are a warning, and the list counts as partial.",),
)

ATTENDANCE_CLAIMS = Table(
    "attendance_claims",
    "How many took part, as a source says; the first row of a meeting and measure is the primary claim.",
    (
        _to("meeting_id", "meetings", "The meeting."),
        _word(
            "measure",
            words("partner_nations", "representatives", "allies", "organisations", "participants"),
            "What was counted.",
        ),
        _word(
            "qualifier", words("exact", "over", "about"), "How the number is meant: `over` is an open end."
        ),
        Column("value", COUNT, "The number.", needed=True),
        _SOURCE,
        _NOTE,
    ),
    rules=("Two sources may claim different counts: both rows stay.",),
)

MILESTONES = Table(
    "milestones",
    "Events that the meetings are read against.",
    (
        _own("milestone_id", "milestone"),
        _partial("date", "When.", needed=True),
        _word(
            "kind",
            words("summit", "strategy", "accession", "suspension", "framework", "operation"),
            "What sort of event it was.",
        ),
        _text("title", "The title, as shown.", needed=True),
        _DESCRIPTION,
        _SOURCE,
    ),
    key=("milestone_id",),
)

TRANSLATIONS = Table(
    "translations",
    "Texts of the other tables in another language; where there is none, the English text stands.",
    (
        Column("table", Kind("table", "the name of a table", lambda _text: None), "The table.", needed=True),
        Column(
            "row_id",
            Kind(
                "row",
                "the key of the row; for appearances the English text itself",
                lambda _text: None,
                repeats=False,
            ),
            "The row.",
            needed=True,
        ),
        Column(
            "column",
            Kind("column", "the name of a text column", lambda _text: None),
            "The column.",
            needed=True,
        ),
        _word("language", words("fr"), "The language of the text."),
        _text("text", "The text in that language.", needed=True),
    ),
    key=("table", "row_id", "column", "language"),
    rules=("The row and the column exist, and the column holds text.",),
)

RECOMMENDATIONS = Table(
    "recommendations",
    "What was recommended at a meeting, and what became of it.",
    (
        _own("recommendation_id", "recommendation"),
        _to("meeting_id", "meetings", "The meeting that made it."),
        _to("partner_id", "partners", "Who raised it; empty where it was raised jointly.", needed=False),
        _to("topic_id", "topics", "What it is about.", needed=False),
        _text("text", "What was recommended.", needed=True),
        _word("status", words("open", "accepted", "done", "declined"), "What became of it."),
        Column("due", DAY, "The day by which it is to be done."),
        _text("owner", "Who sees to it."),
        _SOURCE,
    ),
    key=("recommendation_id",),
)

TABLES: tuple[Table, ...] = (
    SOURCES,
    PARTNERS,
    FRAMEWORKS,
    MEMBERSHIPS,
    PROGRAMMES,
    PROGRAMME_PARTICIPATION,
    SERIES,
    MEETINGS,
    SESSIONS,
    THEMES,
    TOPICS,
    SESSION_TOPICS,
    APPEARANCES,
    PARTICIPATION,
    ATTENDANCE_CLAIMS,
    MILESTONES,
    TRANSLATIONS,
    RECOMMENDATIONS,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
