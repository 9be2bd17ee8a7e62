"""The vocabulary of the screen: what the record's words, columns and filters are called in the reader's language."""

from collections.abc import Callable

from utils.wording import _

_Words = Callable[[], dict[str, str]]


def word(kind: str, code: str) -> str:
    """A word of the record (`evidence`, `status`, `answer`, `session kind` …) as the screen says it; unknown ones stay."""
    return _VOCABULARIES[kind]().get(code, code)


def column(name: str) -> str:
    """The heading of a column."""
    return _columns().get(name, name)


def _evidence() -> dict[str, str]:
    return {"named": _("● in the text"), "listed": _("◆ on a list"), "host": _("■ as host")}


def _status() -> dict[str, str]:
    return {
        "active": _("active"),
        "suspended": _("cooperation suspended"),
        "former": _("former partner"),
        "never": _("not a partner"),
    }


def _end_reasons() -> dict[str, str]:
    return {
        "acceded": _("became an Ally"),
        "suspended": _("cooperation suspended"),
        "withdrew": _("withdrew"),
        "ended": _("ended"),
    }


def _answers() -> dict[str, str]:
    return {
        "took-part": _("took part"),
        "not-named": _("? not named"),
        "absent": _("not on the complete list"),
        "not-eligible": _("– not eligible"),
    }


def _session_kinds() -> dict[str, str]:
    return {
        "opening": _("Opening"),
        "briefing": _("Briefing"),
        "workshop": _("Workshop"),
        "panel": _("Panel"),
        "open-forum": _("Open forum"),
        "closing": _("Closing"),
        "exchange": _("Exchange"),
        "visit": _("Visit"),
    }


def _milestone_kinds() -> dict[str, str]:
    return {
        "summit": _("Summit"),
        "strategy": _("Strategy"),
        "accession": _("Accession"),
        "suspension": _("Suspension"),
        "framework": _("Framework"),
        "operation": _("Operation"),
    }


def _measures() -> dict[str, str]:
    return {
        "partner_nations": _("Partner nations"),
        "representatives": _("Representatives"),
        "allies": _("Allies"),
        "organisations": _("Organisations"),
        "participants": _("Participants"),
    }


def _modes() -> dict[str, str]:
    return {
        "in-person": _("in person"),
        "virtual": _("virtual"),
        "hybrid": _("in person and virtual"),
        "unknown": _("in person or not: not in the record (?)"),
    }


def _participant_lists() -> dict[str, str]:
    return {
        "complete": _("complete list of participants"),
        "partial": _("some participants named"),
        "none": _("no list of participants"),
    }


def _standings() -> dict[str, str]:
    return {
        "eligible": _("eligible"),
        "invited": _("by invitation"),
        "guest": _("guest, not among those eligible"),
        "organisation": _("organisation"),
    }


def _bases() -> dict[str, str]:
    return {
        "stated": _("start stated"),
        "first-seen": _("first seen"),
        "undated": _("undated"),
    }


def _rows() -> dict[str, str]:
    return {
        "meetings": _("Meetings"),
        "sessions": _("Sessions"),
        "mentions": _("Topics in sessions"),
        "changes": _("Topics that changed"),
        "sourced": _("Reported numbers"),
        "named": _("Partners by name"),
        "eligible": _("Nations eligible"),
        "standing": _("Status of partners"),
        "milestones": _("Milestones"),
        "memberships": _("Memberships"),
        "programmes": _("Programmes"),
        "overdue": _("Series overdue"),
        "not_named": _("Partners not named"),
        "dropped": _("Topics dropped"),
        "conflicts": _("Claims in conflict"),
        "few_sessions": _("Meetings without sessions"),
        "asked": _("What partners asked for"),
        "on_lists": _("Nations on complete lists"),
        "listed": _("Partners on complete lists"),
    }


def _recommendations() -> dict[str, str]:
    return {
        "open": _("open"),
        "accepted": _("accepted"),
        "done": _("done"),
        "declined": _("declined"),
    }


def _changes() -> dict[str, str]:
    return {
        "new": _("New, first time"),
        "back": _("New, back again"),
        "continued": _("Continued"),
        "dropped": _("Dropped"),
    }


def _fields() -> dict[str, str]:
    return {
        "number": _("Number of nations"),
        "participants": _("Participants"),
        "sessions": _("Sessions"),
        "topics": _("Topics"),
        "speakers": _("Speakers"),
        "summary": _("Summary"),
        "audience": _("Audience"),
        "place": _("Place"),
        "mode": _("Mode"),
        "host": _("Host"),
        "source": _("Source"),
    }


def _entries() -> dict[str, str]:
    return {
        "partner": _("Partner"),
        "topic": _("Topic"),
        "programme": _("Programme"),
        "meeting": _("Meeting"),
        "person": _("Speaker"),
        "session": _("Session"),
    }


def _freshness() -> dict[str, str]:
    return {
        "within": _("within the gap"),
        "over": _("over the gap"),
        "long": _("over twice the gap"),
    }


def _filters() -> dict[str, str]:
    return {
        "partner": _("Partner"),
        "framework": _("Framework"),
        "theme": _("Theme"),
        "topic": _("Topic"),
        "series": _("Series"),
        "since": _("From"),
        "until": _("To"),
        "as_of": _("As of"),
    }


def _columns() -> dict[str, str]:
    return {
        "start_date": _("Date"),
        "date": _("Date"),
        "last": _("Last"),
        "first": _("First"),
        "title": _("Meeting"),
        "milestone": _("Event"),
        "number": _("No."),
        "series": _("Series"),
        "city": _("Place"),
        "name": _("Partner"),
        "partner": _("Partner"),
        "framework": _("Framework"),
        "abbreviation": _("Framework"),
        "status": _("Status"),
        "start": _("Since"),
        "end": _("Until"),
        "end_reason": _("How it ended"),
        "in_record": _("In the record"),
        "evidence": _("Evidence"),
        "eligible": _("Eligible"),
        "claimed": _("Reported"),
        "named": _("Named"),
        "organisations": _("Organisations"),
        "theme": _("Theme"),
        "topic": _("Topic"),
        "mentions": _("Mentions"),
        "sessions": _("Sessions"),
        "meetings": _("Meetings"),
        "partners": _("Partners"),
        "topics": _("Topics"),
        "kind": _("Kind"),
        "year": _("Year"),
        "change": _("Change"),
        "said": _("Said on"),
        "cadence": _("Stated rhythm"),
        "median_gap": _("Median gap, days"),
        "days_since": _("Days since"),
        "label": _("What"),
        "measure": _("Measure"),
        "value": _("Number"),
        "publisher": _("Publisher"),
        "published": _("Published"),
        "source": _("Source"),
        "url": _("Link"),
        "note": _("Note"),
        "audience": _("Audience"),
        "standing": _("Standing"),
        "what": _("What"),
        "person": _("Speaker"),
        "role": _("Role"),
        "organisation": _("Organisation"),
        "session": _("Session"),
        "words": _("In the words of the record"),
        "cited": _("Source no."),
        "basis": _("Basis"),
        "programme": _("Programme"),
        "programmes": _("Programmes"),
        "shared": _("Topics in common"),
        "there": _("● there"),
        "partly": _("◐ partly"),
        "open": _("○ not on record"),
        "points": _("Points"),
        "gaps": _("What an hour could find"),
        "freshness": _("Freshness"),
        "rows": _("Rows"),
        "supports": _("Supports"),
        "table": _("File"),
        "row": _("Row"),
        "column": _("Column"),
        "fault": _("Value"),
        "message": _("What is wrong"),
        "remedy": _("How to mend it"),
        "due": _("Due"),
        "owner": _("Who sees to it"),
        "age": _("Age, days"),
        "still_open": _("Open"),
        "accepted": _("Accepted"),
        "done": _("Done"),
        "declined": _("Declined"),
        "overdue": _("Overdue"),
        "group": _("Group"),
        "came": _("Took part"),
        "rate": _("Rate"),
        "low": _("At least"),
        "high": _("At most"),
        "answer": _("On the list"),
        "first_time": _("First time"),
        "again": _("Came again"),
        "back": _("Came back"),
        "stopped": _("Not on this list"),
        "ceased": _("No longer eligible"),
        "other": _("Together with"),
        "mostly": _("Most often"),
        "severity": _("Kind"),
        "when": _("When (UTC)"),
        "who": _("Who"),
        "edition": _("Edition"),
        "turn": _("Rows added, removed, changed"),
        "difference": _("What differs"),
        "before": _("Rows now"),
        "added": _("Added"),
        "removed": _("Removed"),
        "changed": _("Changed"),
        "after": _("Rows then"),
    }


_VOCABULARIES: dict[str, _Words] = {
    "evidence": _evidence,
    "status": _status,
    "end reason": _end_reasons,
    "answer": _answers,
    "session kind": _session_kinds,
    "milestone kind": _milestone_kinds,
    "measure": _measures,
    "mode": _modes,
    "participant list": _participant_lists,
    "standing": _standings,
    "change": _changes,
    "recommendation": _recommendations,
    "basis": _bases,
    "rows": _rows,
    "filter": _filters,
    "field": _fields,
    "freshness": _freshness,
    "entry": _entries,
}
