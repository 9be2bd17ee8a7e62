"""Programmes: which partner is in which, since when by whose word, and how many partners each has in a year."""

from collections.abc import Sequence
from datetime import date

import narwhals.stable.v2 as nw

from data.record import Record
from utils.metrics.facts import fact_of
from utils.selection import moment
from utils.tables import Table, cited

_DATED = nw.col("basis") != "undated"


@fact_of("partner_id")
def participation(record: Record) -> Table:
    """Every row that puts a partner in a programme, with what its source says.

    `basis` is how the start is known: `stated`; `first-seen`, only the day of the first source that shows it;
    `undated`, no start in the record, so that it is counted in no year.

    Columns: partner_id, partner, programme_id, programme, abbreviation (the name where there is none), start, basis,
    end (partial dates as written), note, publisher, source, url, published, source_id.
    One row per row of the record; by partner name, id, then the record's order.
    """
    return (
        cited(_rows(record), record, "published")
        .sort("partner", "partner_id", "row")
        .select(
            "partner_id", "partner", "programme_id", "programme", "abbreviation", "start", "basis", "end", "note",
            "publisher", "source", "url", "published", "source_id",
        )
    )  # fmt: skip


@fact_of("partner_id")
def cells(record: Record, first: date, last: date) -> Table:
    """Which partner is in which programme on some day of a period, both days included.

    An undated row stands here too while its end does not lie before the period, and is not counted. Of several rows
    for a pair a stated one tells, then one first seen, then the earliest written.

    Columns: partner_id, partner, programme_id, programme, abbreviation, basis, start, end (as written).
    One row per partner and programme; by partner name, id, then the record's order of programmes.
    """
    rank = nw.when(nw.col("basis") == "stated").then(0).when(_DATED).then(1).otherwise(2)
    return (
        _rows(record)
        .filter(_runs(first, last))
        .with_columns(rank=rank)
        .unique(["partner_id", "programme_id"], keep="first", order_by=["rank", "row"])
        .sort("partner", "partner_id", "programme_row")
        .select("partner_id", "partner", "programme_id", "programme", "abbreviation", "basis", "start", "end")
    )


def listed(record: Record, first: date, last: date) -> Table:
    """Each programme with the partners it has in a period.

    Columns: programme_id, programme, abbreviation, launched (as written), description, partners (with a dated row that
    runs in the period), undated (partners with an undated row only), rows (of the record, whatever their dates),
    publisher, source, url. One row per programme of the record; most partners first, then by the record's order.
    """
    running = cells(record, first, last)
    counted = running.filter(_DATED).group_by("programme_id").agg(partners=nw.len())
    undated = running.filter(~_DATED).group_by("programme_id").agg(undated=nw.len())
    every = record.programme_participation.group_by("programme_id").agg(rows=nw.len())
    return (
        cited(_programmes(record), record)
        .join(counted, on="programme_id", how="left")
        .join(undated, on="programme_id", how="left")
        .join(every, on="programme_id", how="left")
        .with_columns(nw.col("partners", "undated", "rows").fill_null(0).cast(nw.Int64))
        .sort("partners", "programme_row", descending=[True, False])
        .select(
            "programme_id", "programme", "abbreviation", "launched", "description", "partners", "undated", "rows",
            "publisher", "source", "url",
        )
    )  # fmt: skip


@fact_of()
def span(record: Record) -> Table:
    """The first day of a dated row, and the as-of day.

    Columns: first (null where no row is dated), last (days). One row.
    """
    first = record.whole.programme_participation.select(first=nw.col("start_first").min())
    return first.with_columns(last=nw.lit(moment(record.as_of)))


def by_year(record: Record, years: Sequence[int]) -> Table:
    """How many partners a programme has on some day of each year, up to the as-of day; undated rows count in none.

    Columns: programme_id, programme, abbreviation, year, partners (count). One row per programme with a dated row here
    and year, 0 partners too; by the record's order of programmes, then year.
    """
    dated = _rows(record).filter(_DATED & (nw.col("start_first") <= moment(record.as_of)))
    begun = nw.col("start_first").dt.year() <= nw.col("year")
    # An end on the first day of a year leaves no day of that year.
    over = (nw.col("end_last").dt.year() < nw.col("year")) | (
        (nw.col("end_last").dt.year() == nw.col("year")) & (nw.col("end_last").dt.ordinal_day() == 1)
    )
    one = record.whole.series.select(nw.len())
    spans = nw.concat([one.select(year=nw.lit(year).cast(nw.Int64)) for year in years])
    counted = (
        dated.join(spans, how="cross")
        .filter(begun & (nw.col("end_last").is_null() | ~over))
        .select("programme_id", "year", "partner_id")
        .unique()
        .group_by("programme_id", "year")
        .agg(partners=nw.len())
    )
    return (
        _programmes(record)
        .join(dated.select("programme_id").unique(), on="programme_id")
        .join(spans, how="cross")
        .join(counted, on=["programme_id", "year"], how="left")
        .with_columns(nw.col("partners").fill_null(0).cast(nw.Int64))
        .sort("programme_row", "year")
        .select("programme_id", "programme", "abbreviation", "year", "partners")
    )


def _programmes(record: Record) -> Table:
    short = nw.when(nw.col("abbreviation").is_null()).then(nw.col("name")).otherwise(nw.col("abbreviation"))
    return record.whole.programmes.select(
        "programme_id",
        "launched",
        "description",
        "source_id",
        programme="name",
        abbreviation=short,
        programme_row="row",
    )


def _rows(record: Record) -> Table:
    """The rows of the chosen partners, with names, and how the start is known."""
    basis = (
        nw.when(nw.col("start").is_null()).then(nw.lit("undated"))
        .when(nw.col("start_basis") == "first-seen").then(nw.lit("first-seen"))
        .otherwise(nw.lit("stated"))
    )  # fmt: skip
    programmes = _programmes(record).select("programme_id", "programme", "abbreviation", "programme_row")
    return (
        record.programme_participation.with_columns(basis=basis)
        .join(record.whole.partners.select("partner_id", partner="name"), on="partner_id")
        .join(programmes, on="programme_id")
    )


def _runs(first: date, last: date) -> nw.Expr:
    """Whether a row runs on some day of the period; an end on a day ends it that day. No start counts as begun."""
    begun = nw.col("start_first").is_null() | (nw.col("start_first") <= moment(last))
    return begun & (nw.col("end_last").is_null() | (nw.col("end_last") > moment(first)))
