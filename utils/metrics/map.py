"""The map's rows: every nation to draw, with its status on the day and what the record says of it."""

from dataclasses import replace
from datetime import date

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics import partners
from utils.metrics.facts import fact_of
from utils.tables import Table

BANDS = (1, 2, 5, 10)
"""From how many meetings on a nation is in each band of the meetings' colours; below the first is band 0."""


_ORDER = (
    nw.when(nw.col("state").is_in(["named", "guest"]))
    .then(0)
    .when(nw.col("state") != "suspended")
    .then(1)
    .otherwise(2)
)


def nations(record: Record, day: date, meeting_id: str | None = None) -> Table:
    """Nations active or suspended on a day, and what one meeting, or all meetings of the record, say of them.

    `state`: `named` = a participation row of the meeting (of any, where none is given); `guest` = named at it, though
    not eligible, or not active where it is not known who was; `suspended` = not named and cooperation suspended;
    `eligible` = eligible and not named; `active` = active and not named, and not eligible or not known to be.
    `answer` and `evidence` are null where no meeting is given. `meetings` counts all those that name it.

    Columns: partner_id, name, status, slot, framework, abbreviation, state, answer, evidence, meetings, band, last
    (day of the latest meeting that names it). One row per nation; named first, suspended last, then by name, id.
    """
    status = partners.status(record, day).filter(nw.col("kind") == "nation")
    present = partners.presence(record).select("partner_id", "meetings", "last")
    answered = _answers(record, meeting_id)
    named = nw.col("meetings") > 0 if meeting_id is None else nw.col("answer") == "took-part"
    active = nw.col("status") == "active"
    state = (
        nw.when(named & active & ~(nw.col("eligible") == 0).fill_null(False)).then(nw.lit("named"))
        .when(named & nw.lit(meeting_id is not None)).then(nw.lit("guest"))
        .when(nw.col("status") == "suspended").then(nw.lit("suspended"))
        .when(active & (nw.col("eligible") == 1)).then(nw.lit("eligible"))
        .when(active).then(nw.lit("active"))
    )  # fmt: skip
    return (
        status.join(present, on="partner_id", how="left")
        .join(answered, on="partner_id", how="left")
        .with_columns(state=state, band=_band())
        .filter(~nw.col("state").is_null())
        .with_columns(later=_ORDER)
        .sort("later", "name", "partner_id")
        .select(
            "partner_id", "name", "status", "slot", "framework", "abbreviation", "state", "answer", "evidence",
            "meetings", "band", "last",
        )
    )  # fmt: skip


@fact_of("partner_id")
def at_meeting(record: Record, day: date, meeting_id: str) -> Table:
    """`nations` for one meeting, whatever else the filters leave: `meetings` and `last` are over all on record.

    Columns, rows and order: as `nations`.
    """
    known = record.whole
    return nations(
        replace(record, meetings=known.meetings, participation=known.participation, known=known),
        day,
        meeting_id,
    )


def _answers(record: Record, meeting_id: str | None) -> Table:
    one = nw.col("meeting_id") == (meeting_id or "")
    meeting = replace(
        record,
        meetings=record.whole.meetings.filter(one),
        participation=record.whole.participation.filter(one),
    )
    return partners.answers(replace(meeting, known=record.whole)).select(
        "partner_id", "answer", "evidence", "eligible"
    )


def _band() -> nw.Expr:
    band = nw.lit(0)
    for place, least in enumerate(BANDS, start=1):
        band = nw.when(nw.col("meetings") >= least).then(nw.lit(place)).otherwise(band)
    return band
