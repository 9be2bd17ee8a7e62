"""What stands behind each figure: which rows of the record it counts. Declared here, shown by the panel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from utils.metrics import claims, evidence, lists
from utils.metrics import recommendations as asked_for
from utils.metrics.facts import Metric


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows that a figure counts: the metric that lists them, which of its rows, and what it is asked with."""

    metric: Metric
    rows: Mapping[str, object] = field(default_factory=dict)
    asked: Mapping[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the rows are, as `terms` words it."""
        return self.metric.__name__


Behind = tuple[Counted, ...]


def meetings(**rows: object) -> Behind:
    """A count of meetings: those of the selection, or of one series or one meeting of it."""
    return (Counted(evidence.meetings, rows),)


def sessions(**rows: object) -> Behind:
    """Counts of sessions and of the topics that they raise."""
    return Counted(evidence.sessions, rows), Counted(evidence.mentions, rows)


def mentions(**rows: object) -> Behind:
    """A count of mentions, of all topics or of those of one theme, topic, series or meeting."""
    return (Counted(evidence.mentions, rows),)


def changes(meeting_id: object) -> Behind:
    """What is new, back, continued and dropped at a meeting."""
    return (Counted(evidence.changes, {"meeting_id": meeting_id}),)


def changed(meeting_id: object, before: date, day: date) -> Behind:
    """What changed between two meetings: topics, and the status of partners on the two days."""
    status = (Counted(evidence.standing, asked={"day": when}) for when in (before, day))
    return (*changes(meeting_id), *status)


def turnout(first: date | None = None, kinds: tuple[str, ...] = (), **rows: object) -> Behind:
    """The three counts of the meetings of a series, or of one meeting; with milestones where there is a `first` day."""
    framing = {"first": first, "kinds": kinds}
    counted = (Counted(claims.sourced, rows), Counted(evidence.named, rows), Counted(evidence.eligible, rows))
    return (*counted, *meetings(**rows), *([Counted(evidence.milestones, asked=framing)] if first else []))


def differing() -> Behind:
    """The claims that cannot all be true."""
    return (Counted(claims.sourced, {"conflict": True}),)


def nations(day: date, meeting_id: object = "") -> Behind:
    """The nations of a map: at one meeting, or on a day with all meetings that name them."""
    if meeting_id:
        rows = {"meeting_id": meeting_id}
        return Counted(evidence.eligible, rows), Counted(evidence.named, rows), *status(day)
    return (*status(day), Counted(evidence.named))


def status(day: date, **rows: object) -> Behind:
    """The status of partners on a day."""
    return (Counted(evidence.standing, rows, {"day": day}),)


def partner(partner_id: object) -> Behind:
    """What one partner's page counts: memberships, programmes, meetings that name it."""
    one = {"partner_id": partner_id}
    listed = (evidence.memberships, evidence.programmes, evidence.named)
    return tuple(Counted(metric, one) for metric in listed)


def named(partner_id: object) -> Behind:
    """The meetings that name a partner."""
    return (Counted(evidence.named, {"partner_id": partner_id}),)


def tiles_of_partner(partner_id: object) -> Mapping[str, Behind]:
    """Each tile of a partner's page with the rows that it counts, by its key."""
    one = {"partner_id": partner_id}
    return {
        "status": (Counted(evidence.memberships, one),),
        "series": named(partner_id),
        "eligible": (Counted(evidence.eligible, one), *named(partner_id)),
        "programmes": (Counted(evidence.programmes, one),),
    }


def on_lists() -> Behind:
    """How often nations came, of how often they were eligible, over complete lists."""
    return (Counted(lists.on_lists),)


def listed(**rows: object) -> Behind:
    """Who is on complete lists, of one series where it is named, and the meetings, with a list or without."""
    return Counted(lists.listed, rows), *meetings(**rows)


def answers(series_id: object) -> Behind:
    """The partners named at the meetings of a series, and these meetings."""
    return Counted(lists.named, {"series_id": series_id}), *meetings(series_id=series_id)


def recommendations() -> Behind:
    """What partners asked for."""
    return (Counted(asked_for.asked),)


def programmes() -> Behind:
    """Who is in which programme."""
    return (Counted(evidence.programmes),)
