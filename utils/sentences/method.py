"""What the words mean: the definitions and limits that every figure rests on, told to the reader."""

from utils.wording import _

Section = tuple[str, list[str]]
"""A heading and its paragraphs."""


def headline() -> str:
    """The Method page in one sentence."""
    return _("What the words mean, what the record can show and what it cannot")


def sections(*rules: Section) -> list[Section]:
    """The definitions in reading order, as Markdown without any data; `rules` stand beside the rhythm of a series."""
    return [
        _three_counts(),
        _answers(),
        _lists(),
        _status(),
        _changes(),
        _rhythm(),
        *rules,
        _signs(),
        _filters(),
        _limits(),
        _map(),
        _keyboard(),
    ]


def _three_counts() -> Section:
    return _("Eligible, reported, named"), [
        _(
            "**Eligible**: a nation that is an active partner on the meeting's first day, in the audience of the meeting: all partners, or one framework. It means all active partners of the audience, not a list of invitations. Where a meeting was by invitation it is not known who was asked, so there is no number eligible and no rate."
        ),
        _(
            "**Reported**: a number of partner nations that a source gives for the meeting. The first row for a meeting is the primary claim; others stay beside it. Claims conflict when they cannot all be true: two exact numbers that differ, or an exact one that is not over an “over”. Numbers of persons are never compared with numbers of nations."
        ),
        _(
            "**Named**: a nation that a source names as taking part: in its text, on a list, or as host. The number named is a floor."
        ),
        _(
            "The three are different numbers and are never mixed, added or divided. Organisations that take part are counted apart."
        ),
    ]


def _answers() -> Section:
    return _("Was this partner at this meeting?"), [
        _(
            "**Took part**: the record names it. **Not named** (?): it was eligible, or an active partner at a meeting by invitation, and the list is not complete: unknown. **Not on the complete list**: eligible, and the source gives a complete list of participants without it. **Not eligible** (–): everything else."
        ),
        _(
            "A partner that is not named may well have been in the room. Only a complete list of participants can say otherwise."
        ),
        _(
            "A **guest** took part without being eligible: an invitee, a new Ally, a partner of another framework, an organisation. It is shown, marked, and counted apart."
        ),
    ]


def _lists() -> Section:
    return _("What complete lists allow"), [
        _(
            "A **rate** is the number of meetings at which a nation took part, of those for which it was eligible, over meetings with a complete list only; both numbers stand beside it, with Wilson’s 95% interval. Below five meetings no rate is given. A guest is in no rate. Nations stand by name: a rate is no score."
        ),
        _(
            "From one complete list of a series to the next, nations **came again**, **came back** (on an earlier list, not on the one before) or came for the **first time**; those of the list before that are not on this one were eligible still or no longer."
        ),
        _("A **recommendation** is overdue where it is open or accepted and was due before the as-of day."),
    ]


def _status() -> Section:
    return _("Status on a day"), [
        _(
            "**Active**: an episode in a framework has begun and has not ended. An accession on a day ends the partnership on that day. **Suspended**: not active, and the last episode to end ended by suspension. **Former**: not active; the partner acceded, withdrew, or the episode ended."
        ),
        _(
            "Dates keep the precision of their source. A start known by month or year counts from its first day; such an end lasts to its last day."
        ),
    ]


def _changes() -> Section:
    return _("New, continued, dropped"), [
        _(
            "A meeting is compared with the one before it in the same series, and with that one only. **New, first time**: never raised in the series before. **New, back again**: raised earlier, though not at the meeting before. **Continued**: raised at both. **Dropped**: raised at the meeting before, not at this one. The first meeting of a series has nothing to be compared with."
        ),
        _(
            "A **mention** is one topic in one session. Topics are our coding of the published texts: fewer topics may mean less text, not less talk."
        ),
    ]


def _rhythm() -> Section:
    return _("Rhythm of a series"), [
        _(
            "The **median gap** is the median of the days between the start dates of meetings on record. **Days since** counts from the last start date to the as-of day. That none is found since does not mean that none was held. A meeting after the as-of day is planned: shown, not counted."
        ),
    ]


def _signs() -> Section:
    return _("Three kinds of nothing"), [
        _("**0**: counted, and there is none. **–**: does not apply on that date. **?**: not in the record."),
    ]


def _filters() -> Section:
    return _("Filters, links and the as-of day"), [
        _(
            "The address holds every filter, so a link gives the same figures in another browser. A value that the record does not know is named under the filters and left out."
        ),
        _(
            "A partner or framework keeps the meetings that name it (a framework also those held for it), a topic the meetings with a session on it. How many were eligible, reported and named at a meeting are facts of that meeting and stay whole, whatever the filters."
        ),
        _(
            "The as-of day sets status, eligibility and counts to that day. Where nothing is chosen it is the day on which the record was compiled."
        ),
    ]


def _limits() -> Section:
    return _("Limits of the record"), [
        _(
            "The record holds what public sources say, each row with its source. What is not published is left empty: no number, name or place is guessed or filled in. A blank means not found."
        ),
    ]


def _map() -> Section:
    return _("The map"), [
        _(
            "A partner's colour is spread over the territory internationally recognised as its own. Areas whose status is open keep the neutral land colour and a dotted boundary. Small states are drawn as rings. Base data: Natural Earth (public domain), generalised."
        ),
    ]


def _keyboard() -> Section:
    return _("Keyboard"), [
        _(
            "**Tab** and **Shift + Tab** move between links, filters and tables; **Enter** or **Space** opens a filter; the **arrow keys** move in a list or table; **Esc** closes what is open. All that a figure shows stands in its table, which opens under the figure."
        ),
    ]
