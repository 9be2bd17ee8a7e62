"""What the Programmes page says: who is in which programme, since when by whose word, and what is undated."""

from datetime import date

import pandas as pd

from utils import terms
from utils.sentences import Words
from utils.sentences.ways import TALL, Sheet
from utils.wording import (
    _,
    clipped,
    day,
    in_turn,
    labelled,
    listing,
    markdown,
    ngettext,
    number_text,
    partial_day,
)

_LONGEST = 60
_SOURCED = (
    "partner",
    "programme",
    "start",
    "basis",
    "end",
    "publisher",
    "source",
    "published",
    "url",
    "note",
)


def years(span: pd.Series) -> tuple[int, ...]:
    """The years from the first dated row to the as-of day; that day's year alone where no row is dated."""
    first, last = span["first"], span["last"].year
    return tuple(range(last if pd.isna(first) else min(first.year, last), last + 1))


def year_names(known: tuple[int, ...]) -> dict[str, str]:
    """The years to choose from, the latest first."""
    return {str(year): str(year) for year in reversed(known)}


def period(year: str, as_of: date) -> tuple[date, date]:
    """The days that are looked at: those of the year up to the as-of day, or that day alone."""
    if not year:
        return as_of, as_of
    return date(int(year), 1, 1), min(date(int(year), 12, 31), as_of)


def on_the_day(as_of: date) -> str:
    """The choice of no year."""
    return _("On {day}").format(day=day(as_of))


def year_label() -> str:
    """What the box of years is for."""
    return _("Year")


def find_label() -> str:
    """What the search box is for."""
    return _("Find a partner or programme")


def headline(programmes: pd.DataFrame, cells: pd.DataFrame, year: str, as_of: date) -> str:
    """`42 partners in 24 programmes on record on 23 Nov 2026; most in Defence Education …: 15`."""
    dated = cells[cells["basis"] != "undated"]
    when = _("in {year}").format(year=year) if year else _("on {day}").format(day=day(as_of))
    if dated.empty:
        return _("No partner in a programme on record {when}").format(when=when)
    most = programmes[programmes["partners"] == programmes["partners"].max()]
    told = {
        "partners": ngettext("{n} partner", "{n} partners", dated["partner_id"].nunique()),
        "programmes": ngettext("{n} programme", "{n} programmes", dated["programme_id"].nunique()),
        "when": when,
        "most": number_text(int(most.iloc[0]["partners"])),
    }
    if len(most) > 1:
        return _("{partners} in {programmes} on record {when}").format(**told)
    return _("{partners} in {programmes} on record {when}; most in {programme}: {most}").format(
        programme=markdown(most.iloc[0]["programme"]), **told
    )


def matrix_words(
    cells: pd.DataFrame, programmes: pd.DataFrame, rows: pd.DataFrame, year: str, as_of: date, words: str
) -> Words:
    """What the matrix says: of the cells found, or that the search words leave none."""
    scope = _("On some day of {year}").format(year=year) if year else on_the_day(as_of)
    subtitle = _(
        "{scope}: partner by programme. ■ start stated · □ first seen on a day, begun before it or then · ? no start in the record, counted in no year · blank: not on record"
    ).format(scope=scope)
    return Words(
        matrix_title(cells, words),
        subtitle if len(cells) else "",
        matrix_source(cells, rows),
        matrix_alt(cells, programmes),
    )


def matrix_title(cells: pd.DataFrame, words: str) -> str:
    """How many pairs there are by a stated start, how many only first seen, how many undated."""
    if cells.empty:
        return nothing_found(words) if words else _("Nothing on record for these partners")
    per = cells["basis"].value_counts()
    return _("{stated} by a stated start, {seen} first seen on a day, {undated} undated").format(
        stated=number_text(int(per.get("stated", 0))),
        seen=number_text(int(per.get("first-seen", 0))),
        undated=number_text(int(per.get("undated", 0))),
    )


def matrix_source(cells: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Where the matrix comes from: its pairs, and the sources of all rows of these pairs."""
    behind = rows.merge(cells[["partner_id", "programme_id"]])["source_id"].nunique()
    return ngettext(
        "Source: programme participation ({n} pair of partner and programme), {sources}; the rows below say which.",
        "Source: programme participation ({n} pairs of partner and programme), {sources}; the rows below say which.",
        len(cells),
    ).format(sources=ngettext("{n} source", "{n} sources", behind))


def matrix_alt(cells: pd.DataFrame, programmes: pd.DataFrame) -> str:
    """The matrix in plain words: the partners of each programme, the undated ones too."""
    per = cells["programme_id"].value_counts()
    told = [
        labelled(name, number_text(int(per[key])))
        for key, name in zip(programmes["programme_id"], programmes["abbreviation"], strict=True)
        if key in per
    ]
    return _("Partners by programme, with those undated. {programmes}. The table has every row.").format(
        programmes=in_turn(told) or number_text(0)
    )


def trend_words(trend: pd.DataFrame, participation: pd.DataFrame) -> Words:
    """What the small bars say."""
    subtitle = _(
        "Partners with a dated row that runs on some day of the year, one common scale; number = the most in a year. A first-seen start counts from its day, so early years may be too low"
    )
    return Words(
        trend_title(trend), subtitle if len(trend) else "", trend_source(participation), trend_alt(trend)
    )


def trend_title(trend: pd.DataFrame) -> str:
    """The programme and year with most partners."""
    if trend.empty:
        return _("No programme with a dated row")
    best = trend[trend["partners"] == trend["partners"].max()]
    number = int(best.iloc[0]["partners"])
    if best["programme_id"].nunique() > 1:
        return ngettext(
            "At most {n} partner in one programme in a year",
            "At most {n} partners in one programme in a year",
            number,
        )
    return ngettext(
        "Most in a year: {n} partner in {programme}, {year}",
        "Most in a year: {n} partners in {programme}, {year}",
        number,
    ).format(programme=markdown(best.iloc[0]["programme"]), year=best["year"].max())


def trend_source(participation: pd.DataFrame) -> str:
    """How many rows the bars rest on, and how many are left out."""
    undated = int((participation["basis"] == "undated").sum())
    return _(
        "Source: programme participation, {dated} dated rows; {undated} undated rows count in no year."
    ).format(dated=number_text(len(participation) - undated), undated=number_text(undated))


def trend_alt(trend: pd.DataFrame) -> str:
    """The bars in plain words: each programme's last year."""
    last = trend[(trend["year"] == trend["year"].max()) & (trend["partners"] > 0)]
    told = [
        labelled(name, number_text(int(number)))
        for name, number in zip(last["abbreviation"], last["partners"], strict=True)
    ]
    return _(
        "Partners of each programme by year. In the latest: {programmes}. The table has every row."
    ).format(programmes=in_turn(told) or number_text(0))


def undated(participation: pd.DataFrame) -> list[str]:
    """How many rows have no start in the record, then their partners, a line a programme; the table has each row."""
    rows = participation[participation["basis"] == "undated"]
    title = ngettext("{n} undated row: counted in no year", "{n} undated rows: counted in no year", len(rows))
    return [title] + [
        labelled(markdown(str(programme)), markdown(listing(dict.fromkeys(of_programme["partner"]))))
        for programme, of_programme in rows.groupby("programme", sort=True)
    ]


def table(participation: pd.DataFrame) -> pd.DataFrame:
    """The rows of the record as rows of a table, dates and basis in words; no end and no note stay blank."""
    told = participation.assign(
        start=[_day(text, "?") for text in participation["start"]],
        end=[_day(text, "") for text in participation["end"]],
        basis=[terms.word("basis", code) for code in participation["basis"]],
    )
    if "published" not in told:
        return told
    return told.assign(
        published=[_day(text, "?") for text in told["published"]], note=told["note"].fillna("")
    )


def sheet(rows: pd.DataFrame) -> Sheet:
    """The rows of `table`: how many the record has of these partners, how precise the days are, what a row opens."""
    title = ngettext("What the sources say: {n} row", "What the sources say: {n} rows", len(rows))
    note = _(
        "All years. Since and until are as precise as the source, which stands in each row with its date; no end = none on record. A chosen row opens the partner"
    )
    return Sheet(title, note, rows, _SOURCED, "partner_id", tall=TALL)


def nothing_found(words: str) -> str:
    """Where the search leaves no cell."""
    return _("No partner or programme here fits “{words}”; empty the box to see all").format(
        words=markdown(clipped(words, _LONGEST))
    )


def _day(text: object, empty: str) -> str:
    return partial_day(text) if isinstance(text, str) else empty
