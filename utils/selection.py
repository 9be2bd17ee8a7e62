"""The record that the reader's filters leave: a record again, so that no metric knows whether it is filtered."""

from dataclasses import replace
from datetime import date, datetime

import narwhals.stable.v2 as nw

from data.record import Record
from utils.filters import Filters
from utils.tables import Table

_OF_A_MEETING = ("sessions", "appearances", "participation", "attendance_claims", "recommendations")


def select(record: Record, filters: Filters) -> Record:
    """Narrow a record to what was asked.

    The as-of day splits meetings into those held and those `planned`. The other filters keep:
    a meeting in which a chosen partner, or a partner that was in a chosen framework on the day, takes part by name
    (a framework also keeps the meetings held for it), with a session on a chosen topic, of a chosen series, begun
    between the two days; a partner that was chosen, or ever was in a chosen framework; a session, topic and theme
    that was chosen; a recommendation that a chosen partner raised, on a chosen topic, at a meeting of a chosen series
    between the two days, whoever is named there, or a joint one of a meeting that is kept. `whole` of the result is the
    record as of the day, before any of this.

    Facts about a meeting (who was eligible, how many were named, which meeting came before) do not depend on what
    else is on the screen: metrics read them from `whole`.
    """
    known = as_of(record, filters.as_of or record.as_of)
    return narrow(known, filters)


def narrow(known: Record, filters: Filters, *, whoever: bool = False) -> Record:
    """What `select` does once the record stands as of its day.

    `whoever` keeps the meetings that fit the other filters whether or not they name a chosen partner.
    """
    if not filters.without("as_of").chosen:
        return known
    narrowed = _on_topics(known, filters)
    narrowed = replace(narrowed, **_other_tables(known, filters))  # type: ignore[arg-type]  # tables by name
    fitting = _meetings(narrowed, known, filters)
    if not whoever:
        narrowed = _keeping(narrowed, _naming(fitting, known, filters))
    elif filters.without("as_of", "partner", "framework").chosen:
        narrowed = _keeping(narrowed, fitting)
    kept = replace(narrowed, known=known)
    return replace(kept, recommendations=_recommendations(kept, known, filters))


def as_of(record: Record, day: date) -> Record:
    """The record as of a day: later meetings are `planned`, with nothing that hangs on them counted."""
    start = nw.col("start_date")
    held = record.meetings.filter(start <= moment(day))
    planned = record.meetings.filter(start > moment(day))
    return replace(_keeping(record, held), as_of=day, planned=planned)


def moment(day: date) -> datetime:
    """The day as the record's frames write it: midnight, no time zone."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone


def _keeping(record: Record, meetings: Table) -> Record:
    """The record with these meetings and what belongs to them."""
    ids = _ids(meetings, "meeting_id")
    of_meeting = {
        name: getattr(record, name).filter(nw.col("meeting_id").is_in(ids)) for name in _OF_A_MEETING
    }
    sessions = _ids(of_meeting["sessions"], "session_id")
    of_session = record.session_topics.filter(nw.col("session_id").is_in(sessions))
    tables = {"meetings": meetings, "session_topics": of_session, **of_meeting}
    return replace(record, **tables)


def _ids(frame: Table, key: str) -> list[str]:
    """The distinct ids of one column: all that a selection reads, since a list of ids narrows faster than a join."""
    return list(dict.fromkeys(frame.select(key).collect()[key].to_list()))


def _meetings(narrowed: Record, known: Record, filters: Filters) -> Table:
    """The meetings of a chosen series, between the two days, with a session on a chosen topic."""
    meetings = _dated(known.meetings, filters)
    if filters.theme or filters.topic:
        meetings = meetings.filter(nw.col("meeting_id").is_in(_ids(narrowed.sessions, "meeting_id")))
    return meetings


def _dated(meetings: Table, filters: Filters) -> Table:
    if filters.series:
        meetings = meetings.filter(nw.col("series_id").is_in(filters.series))
    if filters.since:
        meetings = meetings.filter(nw.col("start_date") >= moment(filters.since))
    if filters.until:
        meetings = meetings.filter(nw.col("start_date") <= moment(filters.until))
    return meetings


def _naming(meetings: Table, known: Record, filters: Filters) -> Table:
    """Those of the meetings that name a chosen partner, or are of a chosen framework."""
    if filters.partner:
        naming = known.participation.filter(nw.col("partner_id").is_in(filters.partner))
        meetings = meetings.filter(nw.col("meeting_id").is_in(_ids(naming, "meeting_id")))
    if filters.framework:
        meetings = _of_frameworks(meetings, known, filters.framework)
    return meetings


def _recommendations(kept: Record, known: Record, filters: Filters) -> Table:
    """What the chosen partners raised on the chosen topics, and what was raised jointly at a meeting that is kept."""
    asked = known.recommendations
    if filters.series or filters.since or filters.until:
        asked = asked.filter(nw.col("meeting_id").is_in(_ids(_dated(known.meetings, filters), "meeting_id")))
    if filters.partner or filters.framework:
        own = nw.col("partner_id").is_in(_ids(kept.partners, "partner_id"))
        at_one = nw.col("meeting_id").is_in(_ids(kept.meetings, "meeting_id"))
        asked = asked.filter(own | (nw.col("partner_id").is_null() & at_one))
    if filters.theme or filters.topic:
        asked = asked.filter(nw.col("topic_id").is_in(_ids(kept.topics, "topic_id")))
    return asked


def _of_frameworks(meetings: Table, known: Record, frameworks: tuple[str, ...]) -> Table:
    """Meetings held for one of the frameworks, or naming a partner that was in one of them on the day."""
    episodes = known.memberships.filter(nw.col("framework_id").is_in(frameworks))
    naming = (
        known.participation.join(meetings.select("meeting_id", "start_date"), on="meeting_id")
        .join(episodes.select("partner_id", "start_first", "end_last"), on="partner_id")
        .filter(active_on(nw.col("start_date")))
        .select("meeting_id", named=nw.lit(1))
        .unique()
    )
    return (
        meetings.join(naming, on="meeting_id", how="left")
        .filter(nw.col("audience").is_in(frameworks) | (nw.col("named") == 1))
        .drop("named")
    )


def active_on(day: nw.Expr) -> nw.Expr:
    """Whether an episode runs on a day: begun, and not yet ended. An end on a day ends it on that day."""
    return (nw.col("start_first") <= day) & (nw.col("end_last").is_null() | (day < nw.col("end_last")))


def complete(record: Record) -> Table:
    """The meetings of a record that have a complete list of participants."""
    return record.meetings.filter(nw.col("participant_list") == "complete")


def of_complete_lists(record: Record) -> Record:
    """The partners of a record at its meetings with a complete list, with all their memberships and nobody else.

    Who was eligible is asked of it: of a few partners faster than of all, with the same answer.
    """
    known = record.whole
    memberships = known.memberships.join(record.partners.select("partner_id"), on="partner_id")
    return replace(
        record, meetings=complete(record), memberships=memberships, frameworks=known.frameworks, known=None
    )


def _on_topics(known: Record, filters: Filters) -> Record:
    if not (filters.theme or filters.topic):
        return known
    chosen = nw.col("topic_id").is_in(filters.topic) | nw.col("theme_id").is_in(filters.theme)
    topics = known.topics.filter(chosen)
    raised = known.session_topics.filter(nw.col("topic_id").is_in(_ids(topics, "topic_id")))
    return replace(
        known,
        topics=topics,
        themes=known.themes.filter(nw.col("theme_id").is_in(_ids(topics, "theme_id"))),
        session_topics=raised,
        sessions=known.sessions.filter(nw.col("session_id").is_in(_ids(raised, "session_id"))),
    )


def _other_tables(known: Record, filters: Filters) -> dict[str, Table]:
    partners, memberships = known.partners, known.memberships
    if filters.framework:
        memberships = memberships.filter(nw.col("framework_id").is_in(filters.framework))
        partners = partners.filter(nw.col("partner_id").is_in(_ids(memberships, "partner_id")))
    if filters.partner:
        partners = partners.filter(nw.col("partner_id").is_in(filters.partner))
    chosen = nw.col("partner_id").is_in(_ids(partners, "partner_id"))
    return {
        "partners": partners,
        "memberships": memberships.filter(chosen),
        "programme_participation": known.programme_participation.filter(chosen),
        "milestones": _milestones(known, filters),
    }


def _milestones(known: Record, filters: Filters) -> Table:
    milestones = known.milestones
    if filters.since:
        milestones = milestones.filter(nw.col("date_last") >= moment(filters.since))
    if filters.until:
        milestones = milestones.filter(nw.col("date_first") <= moment(filters.until))
    return milestones
