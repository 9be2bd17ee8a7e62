"""Partners: their status on a day, who was eligible for a meeting, who took part, when each was last named."""

from datetime import date

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics.facts import fact_of
from utils.selection import active_on, moment
from utils.tables import Table

_NATION = nw.col("kind") == "nation"
_OPEN_TO = nw.col("audience").is_in(["all-partners"]) | (nw.col("audience") == nw.col("framework_id"))
_STANDING = [
    "partner_id",
    "status",
    "framework_id",
    "slot",
    "framework",
    "abbreviation",
    "start",
    "end",
    "end_reason",
]


@fact_of("partner_id")
def standing(record: Record, day: date | None = None) -> Table:
    """The status of each partner in each framework it has been in, on the record's as-of day or on `day`.

    `active`, `suspended` or `former` (acceded, withdrew, ended), by the episode that decides: one that runs, else the
    one whose end took effect last. A framework not yet entered has no row.

    Columns: partner_id, name, kind, region, status, framework_id, slot (place of the framework in the record, from 0),
    framework, abbreviation, start, end (partial dates as written), end_reason, source_id.
    One row per partner and framework; by partner name, id, then slot.
    """
    partners = record.partners.select("partner_id", "name", "kind", "region")
    episodes = _deciding(record, day or record.as_of, ["partner_id", "framework_id"])
    joined = partners.join(episodes.select(*_STANDING, "source_id"), on="partner_id")
    return joined.sort("name", "partner_id", "slot")


@fact_of("partner_id")
def status(record: Record, day: date | None = None) -> Table:
    """The status of each partner on the record's as-of day or on `day`, whatever the framework.

    `active` in any framework; else `suspended` or `former` by the end that took effect last; else `never`. The
    framework given is the first in the record's order in which it is active, else the one that decided.

    Columns: as `standing`; all from framework_id on null for `never`. One row per partner; by name, then id.
    """
    partners = record.partners.select("partner_id", "name", "kind", "region")
    episodes = _deciding(record, day or record.as_of, ["partner_id"])
    return (
        partners.join(episodes.select(*_STANDING, "source_id"), on="partner_id", how="left")
        .with_columns(status=nw.col("status").fill_null("never"))
        .sort("name", "partner_id")
    )


def totals(record: Record, day: date | None = None) -> Table:
    """How many nations are active in each framework on the day; a nation in two counts in both.

    Columns: framework_id, slot, framework, abbreviation, nations (count). One row per framework with any; by slot.
    """
    active = standing(record, day).filter(_NATION & (nw.col("status") == "active"))
    return (
        active.group_by("framework_id", "slot", "framework", "abbreviation")
        .agg(nations=nw.len())
        .sort("slot")
    )


@fact_of("meeting_id")
def eligible(record: Record) -> Table:
    """Who was eligible for each meeting: nations active on its start date in a framework of its audience.

    An `invited` meeting has no row: it is not known who was asked. Counted over all partners, whoever is chosen.

    Columns: meeting_id, partner_id. One row per meeting and nation; by both.
    """
    return (
        _active_nations(record)
        .filter(_OPEN_TO)
        .select("meeting_id", "partner_id")
        .unique()
        .sort("meeting_id", "partner_id")
    )


@fact_of("meeting_id")
def eligible_by(record: Record) -> Table:
    """The membership by which each nation was eligible for each meeting: of several, that of the first framework.

    Columns: meeting_id, partner_id, framework_id, framework, place (of the framework in the record, from 0), start (as
    written), source_id (of the membership). One row per meeting and nation; by both.
    """
    frameworks = record.whole.frameworks.select("framework_id", framework="name", place=nw.col("row") - 2)
    return (
        _active_nations(record)
        .filter(_OPEN_TO)
        .join(frameworks, on="framework_id")
        .unique(["meeting_id", "partner_id"], keep="first", order_by=["place", "row"])
        .sort("meeting_id", "partner_id")
        .select("meeting_id", "partner_id", "framework_id", "framework", "place", "start", "source_id")
    )


@fact_of("meeting_id", "partner_id")
def answers(record: Record) -> Table:
    """Was this partner at this meeting? One of four answers, never a fifth.

    `took-part`: a participation row. `not-named`: eligible, or a nation active that day where the audience was invited,
    and the list is not complete: unknown. `absent`: eligible, and a complete list without it. `not-eligible`: all else.

    Columns: meeting_id, partner_id, answer, evidence (null unless it took part), eligible (1 or 0; null where the
    audience was invited). One row per meeting and partner of the record; by both.
    """
    pair = ["meeting_id", "partner_id"]
    meetings = record.meetings.select("meeting_id", "audience", "participant_list")
    took_part = record.participation.select(*pair, "evidence")
    asked = eligible(record).with_columns(eligible=nw.lit(1))
    active = _active_nations(record).select(*pair).unique().with_columns(active=nw.lit(1))
    complete, invited = nw.col("participant_list") == "complete", nw.col("audience") == "invited"
    could = (nw.col("eligible") == 1) | (invited & (nw.col("active") == 1))
    answer = (
        nw.when(~nw.col("evidence").is_null()).then(nw.lit("took-part"))
        .when(could & ~complete).then(nw.lit("not-named"))
        .when((nw.col("eligible") == 1) & complete).then(nw.lit("absent"))
        .otherwise(nw.lit("not-eligible"))
    )  # fmt: skip
    return (
        meetings.join(record.partners.select("partner_id"), how="cross")
        .join(took_part, on=pair, how="left")
        .join(asked, on=pair, how="left")
        .join(active, on=pair, how="left")
        .with_columns(eligible=nw.col("eligible").fill_null(0), active=nw.col("active").fill_null(0))
        .with_columns(answer=answer, eligible=nw.when(~invited).then(nw.col("eligible")))
        .select(*pair, "answer", "evidence", "eligible")
        .sort(*pair)
    )


def presence(record: Record) -> Table:
    """In how many meetings each partner takes part by name, and when last.

    A partner that no meeting names has 0 and no day: that it is not named does not mean that it was not there.

    Columns: partner_id, name, meetings (count), last (day, null if none).
    One row per partner of the record; by name, then id.
    """
    named = (
        record.participation.select("meeting_id", "partner_id")
        .unique()
        .join(record.meetings.select("meeting_id", "start_date"), on="meeting_id")
        .group_by("partner_id")
        .agg(meetings=nw.len(), last=nw.col("start_date").max())
    )
    return (
        record.partners.select("partner_id", "name")
        .join(named, on="partner_id", how="left")
        .with_columns(meetings=nw.col("meetings").fill_null(0).cast(nw.Int64))
        .sort("name", "partner_id")
    )


@fact_of()
def moves(record: Record, first: date, second: date) -> Table:
    """Nations that became or ceased to be active partners between two days.

    Columns: move (`joined`, `left`), partner_id, name, reason (how it ended, null for `joined`), date (of the start or
    the end, as written). One row per nation; those that left first, then by name and id.
    """
    nations = record.whole
    before = status(nations, first).filter(_NATION).select("partner_id", was=nw.col("status") == "active")
    after = status(nations, second).filter(_NATION)
    left = nw.col("was") & (nw.col("status") != "active")
    joined = ~nw.col("was") & (nw.col("status") == "active")
    move = nw.when(left).then(nw.lit("left")).when(joined).then(nw.lit("joined"))
    return (
        after.join(before, on="partner_id")
        .with_columns(move=move)
        .filter(~nw.col("move").is_null())
        .with_columns(date=nw.when(nw.col("move") == "left").then(nw.col("end")).otherwise(nw.col("start")))
        .sort("move", "name", "partner_id", descending=[True, False, False])
        .select("move", "partner_id", "name", "date", reason="end_reason")
    )


def _deciding(record: Record, day: date, group: list[str]) -> Table:
    """The episode that decides on the day, one a group, with its status and framework."""
    when = moment(day)
    frameworks = record.whole.frameworks.select(
        "framework_id", "abbreviation", framework="name", slot=nw.col("row") - 2
    )
    # Of those begun: minutes since the end, -1 for all that run (see `active_on`), so that these come first.
    ago = (nw.lit(when) - nw.col("end_last")).dt.total_minutes().fill_null(-1)
    ended = nw.col("ago") >= 0
    status = (
        nw.when(nw.col("ago") < 0).then(nw.lit("active"))
        .when(nw.col("end_reason") == "suspended").then(nw.lit("suspended"))
        .otherwise(nw.lit("former"))
    )  # fmt: skip
    return (
        record.whole.memberships.filter(nw.col("start_first") <= when)
        .join(frameworks, on="framework_id")
        .with_columns(ago=ago)
        .with_columns(ago=nw.when(ended).then(nw.col("ago")).otherwise(-1))
        .unique(group, keep="first", order_by=["ago", "slot", "row"])
        .with_columns(
            status=status,
            end=nw.when(ended).then(nw.col("end")),
            end_reason=nw.when(ended).then(nw.col("end_reason")),
        )
    )


def _active_nations(record: Record) -> Table:
    """Meeting × nation × membership that ran on the meeting's start date."""
    known = record.whole
    nations = known.partners.filter(_NATION).select("partner_id")
    episodes = known.memberships.join(nations, on="partner_id").select(
        "partner_id", "framework_id", "start", "start_first", "end_last", "source_id", "row"
    )
    meetings = record.meetings.select("meeting_id", "start_date", "audience")
    return meetings.join(episodes, how="cross").filter(active_on(nw.col("start_date")))
