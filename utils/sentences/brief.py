"""What a brief says beside the sentences of the pages: its own headings, what is not known, and its frame."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from utils import terms
from utils.sentences import counts
from utils.wording import _, day, in_turn, listing, markdown, ngettext, number_text, plain, shortened


def unmarked() -> str:
    """Why no brief, picture or snapshot is written: the package gives no marking."""
    return _(
        "Nothing to take away without a marking: the data package gives no marking. Set “marking” in its datapackage.json; every page and picture bears it."
    )


def nothing_written() -> str:
    """What the command says after it has said why."""
    return _("No file was written.")


def unknown_subject(scope: str, value: str) -> str:
    """The brief is asked about something that the record does not hold."""
    return {
        "meeting": _("“{value}” is not a meeting of this record that has been held by the as-of day"),
        "partner": _("“{value}” is not a partner of this record"),
        "topic": _("“{value}” is not a topic of this record"),
    }[scope].format(value=markdown(value[:60]))


def situation_title() -> str:
    """The title of a brief on the situation."""
    return _("Partner engagement: where we stand")


def as_of(when: date) -> str:
    """`As of 23 Nov 2026`."""
    return _("As of {day}").format(day=day(when))


def record(title: str, version: str, edition: str) -> str:
    """Which package the numbers are from."""
    return _("Record: {title}, version {version}, edition {edition}").format(
        title=markdown(title or "?"), version=markdown(version or "?"), edition=edition[:12]
    )


def page_of() -> str:
    """The page number, its two places open."""
    return _("Page {page} of {pages}")


def unknown_title() -> str:
    """The heading over what is not known."""
    return _("What is not known")


def sources_title() -> str:
    """The heading over the sources."""
    return _("Sources")


def more_sources(rest: int) -> str:
    """That there are more sources than the page lists."""
    if rest <= 0:
        return ""
    return ngettext(
        "{n} more source is on the dashboard’s page", "{n} more sources are on the dashboard’s page", rest
    )


def more_rows(rest: int) -> str:
    """That there are more rows than the page lists."""
    if rest <= 0:
        return ""
    return ngettext("{n} more row is on the dashboard", "{n} more rows are on the dashboard", rest)


def not_named(turnout: pd.Series) -> str:
    """How many eligible nations the record does not name for a meeting; empty where that cannot be said."""
    if pd.isna(turnout["eligible"]):
        return _("It is not known who was invited, so there is no number of eligible nations.")
    if turnout["participant_list"] == "complete":
        return ""
    rest = int(turnout["eligible"]) - (int(turnout["named"]) - int(turnout["guests"]))
    return ngettext(
        "{n} of {eligible} eligible nations is not named for {day}: unknown, not absent.",
        "{n} of {eligible} eligible nations are not named for {day}: unknown, not absent.",
        rest,
    ).format(eligible=counts.eligible(turnout["eligible"]), day=day(turnout["start_date"]))


def none_found(lead: pd.Series) -> str:
    """That no later meeting of the leading series was found, which is no word on whether one was held."""
    return _(
        "No {series} found since {day}, {days} before the as-of day; none found is not none held."
    ).format(
        series=markdown(lead["series"]), day=day(lead["last"]), days=counts.days(int(lead["days_since"]))
    )


def differing(claims: str) -> str:
    """That sources give numbers that cannot all be true. `claims` is a sentence of the pages."""
    return _("Sources differ. {claims}").format(claims=claims)


def no_number() -> str:
    """That no source gives a number of partner nations."""
    return _("No source gives a number of partner nations (?).")


def meeting_line(turnout: str, sessions: str) -> str:
    """The bottom line of a meeting: its numbers, then its sessions. Both are sentences of its page."""
    return _("{turnout}; {sessions}").format(turnout=turnout, sessions=sessions)


def meeting_facts(
    sessions: int, topics: int, new: int | None, speakers: int
) -> tuple[tuple[str, str, str], ...]:
    """Label, value and note of the three numbers of a meeting; `new` is None at the first of a series."""
    first = new is None
    return (
        (_("Topics raised"), number_text(topics) if sessions else "?", counts.sessions(sessions)),
        (
            _("New topics"),
            "–" if first else number_text(int(new or 0)),
            _("first meeting: nothing to compare")
            if first
            else _("against the meeting before it in the series"),
        ),
        (_("Speakers on record"), number_text(speakers), _("by name, in any source")),
    )


def topic_facts(topic: pd.Series, partners: int) -> tuple[tuple[str, str, str], ...]:
    """Label, value and note of the three numbers of a topic."""
    return (
        (
            _("Meetings that raise it"),
            number_text(int(topic["meetings"])),
            _("of {meetings} shown").format(meetings=counts.meetings(int(topic["of"]))),
        ),
        (
            _("Sessions"),
            number_text(int(topic["sessions"])),
            ngettext("in {n} series", "in {n} series", int(topic["series"])),
        ),
        (_("Partners named there"), number_text(partners), _("at those meetings; not what they said")),
    )


def meetings_title(listed: int) -> str:
    """The heading over the latest meetings of all series."""
    return ngettext("The latest meeting of any series", "The {n} latest meetings of all series", listed)


def sessions_heading() -> str:
    """The heading over the sessions of a meeting."""
    return _("Sessions and their topics")


def session_rows(sessions: pd.DataFrame, raised: pd.DataFrame) -> pd.DataFrame:
    """The sessions of a meeting in order, each with its topics in a line. Columns: number, session, kind, topics."""
    topics = raised.groupby("session_id")["topic"].agg(list).to_dict()
    rows = [
        (
            int(session["position"]),
            session["title"],
            terms.word("session kind", session["kind"]),
            in_turn(topics.get(session["session_id"], [])) or "?",
        )
        for session in sessions.to_dict(orient="records")
    ]
    return pd.DataFrame(rows, columns=["number", "session", "kind", "topics"])


def roll_title(number: int) -> str:
    """The heading over all partners that were eligible for a meeting or are named for it."""
    return ngettext(
        "{n} partner eligible or named, and what the record says of it",
        "{n} partners eligible or named, and what the record says of each",
        number,
    )


def all_meetings(number: int) -> str:
    """The heading over all meetings that the filters leave."""
    return ngettext(
        "{n} meeting fits the filters, latest first", "{n} meetings fit the filters, latest first", number
    )


def topic_map_title(nations: int) -> str:
    """What the map of one topic shows."""
    return ngettext(
        "{n} partner nation is named at the meetings that raise it",
        "{n} partner nations are named at the meetings that raise it",
        nations,
    )


def topic_map_key(when: date) -> str:
    """How the map of one topic reads."""
    return _(
        "Full colour: named at such a meeting · faint: active on {day}, not named · slate: named, not active"
    ).format(day=day(when))


def map_alt(title: str, names: Sequence[str]) -> str:
    """A map of a brief in plain words: its title, and who is drawn in full colour where that is not in it."""
    if not names:
        return _("Map. {title}.").format(title=plain(title))
    return _("Map. {title}: {names}.").format(title=plain(title), names=listing(names))


def about_title() -> str:
    """The heading over place, host and summary of a meeting."""
    return _("The meeting")


def years_key() -> str:
    """Measure and scope of the bars of a topic by year."""
    return _(
        "Sessions that raise it, each year with a meeting on record. More meetings on record, more sessions"
    )


def related(others: pd.DataFrame) -> str:
    """The topics raised most often beside a topic."""
    names = [
        f"{name} ({number_text(int(n))})" for name, n in zip(others["other"], others["sessions"], strict=True)
    ]
    return markdown(", ".join(names[:4])) or number_text(0)


def related_head() -> str:
    """What stands before the topics raised beside a topic."""
    return _("Raised beside it")


def partners_head() -> str:
    """What stands before the partners named most often beside a topic."""
    return _("Named there most")


def topic_limits() -> list[str]:
    """What the counts of a topic cannot tell."""
    return [
        _("A partner named at a meeting need not have spoken on the topic."),
        _("Fewer mentions may mean less text, not less talk."),
    ]


def became_title() -> str:
    """The heading over what became of a topic."""
    return _("What became of it")


def most_named(partners: pd.DataFrame) -> str:
    """The partners named at most of the meetings that raise a topic, each with their number."""
    first = partners.head(5)
    names = [
        f"{name} ({number_text(int(n))})" for name, n in zip(first["partner"], first["meetings"], strict=True)
    ]
    return markdown(shortened([*names, *[""] * (len(partners) - len(first))], 5)) or number_text(0)
