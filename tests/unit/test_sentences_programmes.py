"""What the Programmes page says."""

from datetime import date

import pandas as pd
import pytest

from utils.sentences import programmes as told

HOSTILE, INERT = "<script>_a_", r"\<script\>\_a\_"
DAY = date(2026, 11, 23)
COLUMNS = ["partner_id", "partner", "programme_id", "programme", "abbreviation", "start", "basis", "end"]


def _frame(rows: list[tuple[str | None, ...]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame([dict(zip(columns, row, strict=True)) for row in rows])


CELLS = _frame(
    [
        ("AUT", "Austria", "locks", "Locks", "Locks", None, "undated", None),
        ("AUT", "Austria", "pilotage", "Pilotage school", "PS", "2012-03", "first-seen", None),
        ("FIN", "Finland", "pilotage", "Pilotage school", "PS", "2010", "stated", "2015-01-02"),
    ],
    COLUMNS,
)
SOURCED = _frame(
    [("a", "2020-01", None), ("b", None, "Early"), ("b", "2021", "Late")], ["source_id", "published", "note"]
)
ROWS = pd.concat([CELLS, SOURCED], axis=1)


def programmes(*partners):
    ids = ["pilotage", "locks"][: len(partners)]
    names = ["Pilotage school", "Locks"][: len(partners)]
    short = ["PS", "Locks"][: len(partners)]
    return pd.DataFrame(
        {"programme_id": ids, "programme": names, "abbreviation": short, "partners": partners}
    )


def plain(text):
    return text.replace("\u00a0", " ")


def test_the_years_run_from_the_first_dated_row_to_the_as_of_day():
    last = pd.Timestamp("2012-06-01")
    assert told.years(pd.Series({"first": pd.Timestamp("2010-05-01"), "last": last})) == (2010, 2011, 2012)
    assert told.years(pd.Series({"first": pd.NaT, "last": last})) == (2012,)
    assert told.years(pd.Series({"first": pd.Timestamp("2014-01-01"), "last": last})) == (2012,)
    assert list(told.year_names((2010, 2011))) == ["2011", "2010"]


@pytest.mark.parametrize(
    ("year", "days"),
    [
        ("", (DAY, DAY)),
        ("2014", (date(2014, 1, 1), date(2014, 12, 31))),
        ("2026", (date(2026, 1, 1), DAY)),
    ],
)
def test_a_year_is_looked_at_up_to_the_as_of_day(year, days):
    assert told.period(year, DAY) == days


@pytest.mark.parametrize(
    ("known", "cells", "year", "sentence"),
    [
        (
            programmes(2, 1),
            CELLS,
            "",
            "2 partners in 1 programme on record on 23 Nov 2026; most in Pilotage school: 2",
        ),
        (programmes(1, 1), CELLS, "2014", "2 partners in 1 programme on record in 2014"),
        (programmes(0, 0), CELLS[:1], "2014", "No partner in a programme on record in 2014"),
    ],
)
def test_the_headline_counts_dated_partners(known, cells, year, sentence):
    assert plain(told.headline(known, cells, year, DAY)) == sentence


def test_the_matrix_counts_pairs_by_what_is_known_of_their_start():
    words = told.matrix_words(CELLS, programmes(2, 0), ROWS, "", DAY, "")
    assert words.title == "1 by a stated start, 1 first seen on a day, 1 undated"
    assert plain(words.subtitle).startswith("On 23 Nov 2026: partner by programme.")
    assert words.source == (
        "Source: programme participation (3 pairs of partner and programme), 2 sources; the rows below say which."
    )
    assert words.alt == (
        "Partners by programme, with those undated. PS: 2; Locks: 1. The table has every row."
    )


def test_the_matrix_of_a_year_says_so_and_counts_the_sources_of_its_pairs_alone():
    words = told.matrix_words(CELLS[1:], programmes(2, 0), ROWS, "2014", DAY, "")
    assert words.subtitle.startswith("On some day of 2014: ")
    assert "(2 pairs of partner and programme), 1 source;" in words.source


def test_where_nothing_is_found_the_words_are_named():
    empty = CELLS.head(0)
    words = told.matrix_words(empty, programmes(2, 0), ROWS, "", DAY, HOSTILE)
    assert words.title == f"No partner or programme here fits “{INERT}”; empty the box to see all"
    assert words.subtitle == ""
    assert told.matrix_title(empty, "") == "Nothing on record for these partners"


def trend(*partners):
    rows = [
        ("pilotage", "PS", HOSTILE, 2010),
        ("pilotage", "PS", HOSTILE, 2011),
        ("locks", "Locks", "Locks", 2011),
    ]
    frame = pd.DataFrame(rows[: len(partners)], columns=["programme_id", "abbreviation", "programme", "year"])
    return frame.assign(partners=partners)


@pytest.mark.parametrize(
    ("years", "title"),
    [
        (trend(), "No programme with a dated row"),
        (trend(1, 3, 2), f"Most in a year: 3 partners in {INERT}, 2011"),
        (trend(3, 3, 2), f"Most in a year: 3 partners in {INERT}, 2011"),
        (trend(1, 2, 2), "At most 2 partners in one programme in a year"),
    ],
)
def test_the_programme_with_most_partners_is_named_unless_several_are(years, title):
    assert told.trend_title(years) == title


def test_the_trend_is_told_in_words_with_what_is_left_out():
    words = told.trend_words(trend(1, 3, 0), ROWS)
    assert words.source == "Source: programme participation, 2 dated rows; 1 undated rows count in no year."
    assert words.alt == "Partners of each programme by year. In the latest: PS: 3. The table has every row."


def test_undated_rows_are_listed_apart_a_line_a_programme():
    title = "1 undated row: counted in no year"
    assert told.undated(ROWS.assign(programme=HOSTILE)) == [title, f"{INERT}: Austria"]
    assert told.undated(ROWS[1:]) == ["0 undated rows: counted in no year"]


def test_the_rows_of_the_table_have_dates_as_precise_as_the_source():
    rows = told.table(ROWS)
    assert [plain(text) for text in rows["start"]] == ["?", "Mar 2012", "2010"]
    assert [plain(text) for text in rows["end"]] == ["", "", "2 Jan 2015"]
    assert list(rows["basis"]) == ["undated", "first seen", "start stated"]
    assert [plain(text) for text in rows["published"]] == ["Jan 2020", "?", "2021"]
    assert list(rows["note"]) == ["", "Early", "Late"]


def test_the_cells_of_the_matrix_have_no_source_to_tell():
    assert list(told.table(CELLS)) == COLUMNS
