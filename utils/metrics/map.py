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


def nations(record: Record, day: date) -> Table:
    """Nations active or suspended on a day, and how many meetings of the record name each.

    `state`: `named` = active, and a participation row of any meeting; `suspended` = cooperation suspended; `active` =
    active and not named.

    Columns: partner_id, name, status, slot, framework, abbreviation, state, answer, evidence (both null: they are those
    of one meeting), meetings, band, last (day of the latest meeting that names it).
    One row per nation; named first, suspended last, then by name, id.
    """
    active = nw.col("status") == "active"
    state = (
        nw.when(active & (nw.col("meetings") > 0)).then(nw.lit("named"))
        .when(nw.col("status") == "suspended").then(nw.lit("suspended"))
        .when(active).then(nw.lit("active"))
    )  # fmt: skip
    nothing = nw.lit(None, dtype=nw.String)
    return _drawn(_known(record, day).with_columns(state=state, answer=nothing, evidence=nothing))


@fact_of("partner_id")
def at_meeting(record: Record, day: date, meeting_id: str) -> Table:
    """Nations active or suspended on the day of a meeting, and guests, and what the record says of each for it.

    `state`: `named` = a participation row; `guest` = named, though not eligible, or not active where it is not known
    who was; `suspended` = not named and cooperation suspended; `eligible` = eligible and not named; `active` = active
    and not named, and not eligible or not known to be. `meetings` and `last` are over all meetings on record.

    Columns, rows and order: as `nations`; `evidence` is null where it is not named.
    """
    known = record.whole
    everything = replace(record, meetings=known.meetings, participation=known.participation, known=known)
    named, active = nw.col("answer") == "took-part", nw.col("status") == "active"
    state = (
        nw.when(named & active & ~(nw.col("eligible") == 0).fill_null(False)).then(nw.lit("named"))
        .when(named).then(nw.lit("guest"))
        .when(nw.col("status") == "suspended").then(nw.lit("suspended"))
        .when(active & (nw.col("eligible") == 1)).then(nw.lit("eligible"))
        .when(active).then(nw.lit("active"))
    )  # fmt: skip
    answered = _known(everything, day).join(_answers(everything, meeting_id), on="partner_id", how="left")
    return _drawn(answered.with_columns(state=state))


def _known(record: Record, day: date) -> Table:
    """Each nation with its status on the day and how many meetings of the record name it."""
    status = partners.status(record, day).filter(nw.col("kind") == "nation")
    present = partners.presence(record).select("partner_id", "meetings", "last")
    return status.join(present, on="partner_id", how="left")


def _drawn(nations: Table) -> Table:
    """Those that have a state, in the order of the list."""
    return (
        nations.filter(~nw.col("state").is_null())
        .with_columns(band=_band(), later=_ORDER)
        .sort("later", "name", "partner_id")
        .select(
            "partner_id", "name", "status", "slot", "framework", "abbreviation", "state", "answer", "evidence",
            "meetings", "band", "last",
        )
    )  # fmt: skip


def _answers(record: Record, meeting_id: str) -> Table:
    one = nw.col("meeting_id") == meeting_id
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
