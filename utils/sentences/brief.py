"""What a brief says beside the sentences of the pages: its own headings, what is not known, and its frame."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from utils import terms
from utils.sentences import counts
from utils.wording import (
    _,
    day,
    in_turn,
    labelled,
    listing,
    markdown,
    ngettext,
    number_text,
    partial_day,
    plain,
    shortened,
)

Choice = tuple[str, dict[str, str], bool]
"""A link that sets the page's options: its words, the options, and whether it is the present one."""


def scope_names() -> dict[str, str]:
    """What a brief can be about."""
    return {
        "situation": _("The situation"),
        "meeting": _("One meeting"),
        "partner": _("One partner"),
        "topic": _("One topic"),
    }


def format_names() -> dict[str, str]:
    """The formats, as the buttons call them."""
    return {
        "pdf": _("PDF, for print"),
        "pptx": _("Slides (PPTX)"),
        "docx": _("Document (DOCX)"),
        "html": _("Web page (HTML)"),
        "md": _("Text (Markdown)"),
    }


def page_headline() -> str:
    """The Brief page in one sentence."""
    return _("The page you take into the room, with the numbers of the dashboard")


def page_note() -> str:
    """How the page is used."""
    return _(
        "Choose what it is about; the filters above apply. All five files are written from one model, so they cannot disagree."
    )


def scope_links(scope: str, length: str) -> list[Choice]:
    """What the brief can be about, as links; the length stays."""
    return [(name, {"scope": key, "pages": length}, key == scope) for key, name in scope_names().items()]


def length_links(scope: str, subject: str, length: str) -> list[Choice]:
    """How long the brief may be, as links; what it is about stays."""
    names = {"1": _("One page"), "2": _("Two pages")}
    asked = {"scope": scope, "id": subject}
    return [(name, asked | {"pages": key}, key == length) for key, name in names.items()]


def meeting_names(listed: pd.DataFrame) -> list[str]:
    """The meetings by day and title, as the box offers them."""
    pairs = zip(listed["start_date"], listed["title"], strict=True)
    return [_("{day}: {title}").format(day=day(start), title=title) for start, title in pairs]


def subject_label(scope: str) -> str:
    """What the box with the meetings, partners or topics is for."""
    return {"meeting": _("Meeting"), "partner": _("Partner"), "topic": _("Topic")}[scope]


def first_of(scope: str) -> str:
    """What stands in the box where nothing is chosen."""
    return {
        "meeting": _("The latest that fits"),
        "partner": _("Choose a partner"),
        "topic": _("Choose a topic"),
    }[scope]


def to_choose(scope: str) -> str:
    """What to do where the brief needs a subject and has none."""
    return {
        "meeting": _("Choose the meeting that the brief is about."),
        "partner": _("Choose the partner that the brief is about."),
        "topic": _("Choose the topic that the brief is about."),
    }[scope]


def preview_alt(title: str, page: int, pages: int) -> str:
    """The picture of a page in plain words."""
    return _(
        "Page {page} of {pages} of the brief “{title}”. The HTML and Markdown files have the same text."
    ).format(page=number_text(page), pages=number_text(pages), title=title)


def unmarked() -> str:
    """Why no brief is written: the package gives no marking."""
    return _(
        "No brief without a marking: the data package gives no marking. Set “marking” in its datapackage.json; a brief bears it on every page."
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


def contact_title(shown: int, of: int) -> str:
    """The heading over the last points of contact with a partner."""
    if not of:
        return _("No point of contact on record by name")
    if shown == of:
        return ngettext("{n} point of contact on record", "{n} points of contact on record", of)
    return _("The last {shown} of {of} points of contact on record").format(
        shown=number_text(shown), of=number_text(of)
    )


def partner_map_title(name: str, standing: str) -> str:
    """What the map of one partner shows: its status."""
    return _("{partner}: {standing}").format(partner=markdown(name), standing=markdown(standing))


def partner_map_key(drawn: bool, when: date) -> str:
    """How the map of one partner reads."""
    if not drawn:
        return _("An organisation has no shape on the map · faint: active partners on {day}").format(
            day=day(when)
        )
    return _("Ringed and named: this partner · faint: active partners on {day} · blue-grey: Allies").format(
        day=day(when)
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


def topic_source(meetings: int, bars: int) -> str:
    """Where the bars of a partner's topics come from."""
    return _("Source: session topics of {meetings}. The bars show the first {bars}.").format(
        meetings=counts.meetings(meetings), bars=number_text(bars)
    )


def about_title() -> str:
    """The heading over place, host and summary of a meeting."""
    return _("The meeting")


def programmes_title(number: int) -> str:
    """The heading over the programmes of a partner."""
    return ngettext("{n} programme on record", "{n} programmes on record", number)


def programme(name: str, start: object, basis: str, end: object) -> str:
    """A programme with the dates that the record has, as precise as they are."""
    if not isinstance(start, str):
        told = _("{programme}, beginning not on record (?)")
    elif basis == "first-seen":
        told = _("{programme}, first seen {start}")
    else:
        told = _("{programme}, since {start}")
    text = told.format(programme=name, start=partial_day(start) if isinstance(start, str) else "?")
    return (
        _("{programme}, until {end}").format(programme=text, end=partial_day(end))
        if isinstance(end, str)
        else text
    )


def programme_rows(taken: pd.DataFrame) -> pd.DataFrame:
    """The programmes of a partner as they are read: days as precise as written, `–` while one runs, `?` unknown."""
    since = [partial_day(start) if isinstance(start, str) else "?" for start in taken["start"]]
    until = [partial_day(end) if isinstance(end, str) else "–" for end in taken["end"]]
    cited = [source_name(*names) for names in zip(taken["publisher"], taken["source"], strict=True)]
    return taken[["programme"]].assign(start=since, end=until, source=cited)


def years_key() -> str:
    """Measure and scope of the bars of a topic by year."""
    return _(
        "Sessions that raise it, each year with a meeting on record. More meetings on record, more sessions"
    )


def recommendations_title(number: int) -> str:
    """The heading over the open recommendations of a partner."""
    if not number:
        return _("No open recommendation on record")
    return ngettext("{n} open recommendation", "{n} open recommendations", number)


def recommendation(text: str, due: object) -> str:
    """A recommendation with the day by which it is due."""
    if pd.isna(due):  # type: ignore[call-overload]  # one day or none
        return text
    return _("{text} (due {day})").format(text=text, day=day(due))  # type: ignore[arg-type]  # a day


def topics_title(number: int) -> str:
    """The heading over the topics at the meetings that name a partner."""
    return ngettext(
        "{n} topic at the meetings that name it", "{n} topics at the meetings that name it", number
    )


def partner_changes(
    since: date | None, appearances: pd.DataFrame, moves: Sequence[str], begun: Sequence[str]
) -> tuple[str, list[tuple[str, str]]]:
    """What is new about a partner since the previous meeting of the leading series: head and text of each line."""
    if since is None:
        return _("What changed"), [("", _("The leading series has no earlier meeting to compare with."))]
    told = [(_("Status"), move) for move in moves]
    if len(appearances):
        days = listing([day(start) for start in appearances["start_date"][:4]])
        number = ngettext("named at {n} meeting", "named at {n} meetings", len(appearances))
        told.append((_("On record"), labelled(number, days)))
    told += [(_("Programme"), name) for name in begun]
    title = _("What changed since the meeting of {day}").format(day=day(since))
    return title, told or [("", _("Nothing about this partner is on record since then."))]


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


def source_name(publisher: str, title: str) -> str:
    """A source by its publisher and title, plain."""
    return labelled(publisher, title)


def rows(number: int) -> str:
    """How many rows rest on a source."""
    return ngettext("Supports {n} row here", "Supports {n} rows here", number)
