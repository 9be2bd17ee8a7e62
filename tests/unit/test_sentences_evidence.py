"""The rows behind a figure: what they are, then their source, in words; ids and codes stay inside."""

import pandas as pd

from utils.sentences import evidence as told

NAMED = pd.DataFrame(
    [
        (
            "m-1",
            "AAA",
            "nation",
            "Spring",
            "Alpha",
            "listed",
            "By ship",
            "Harbour Office",
            "Minutes",
            "https://h.example/",
        )
    ],
    columns=[
        "meeting_id",
        "partner_id",
        "kind",
        "title",
        "partner",
        "evidence",
        "note",
        "publisher",
        "source",
        "url",
    ],
)
CLAIM = pd.DataFrame(
    [("m-1", "partner_nations", "over", 30, True, False, "Harbour Office", "Minutes", None)],
    columns=[
        "meeting_id",
        "measure",
        "qualifier",
        "value",
        "primary",
        "conflict",
        "publisher",
        "source",
        "url",
    ],
)


def test_what_a_row_is_stands_first_and_its_source_next():
    assert list(told.shown(NAMED)) == ["partner", "evidence", "title", "publisher", "source", "url", "note"]


def test_words_of_the_record_are_said_in_the_readers_language():
    assert told.shown(NAMED)["evidence"].tolist() == ["◆ on a list"]
    assert told.shown(CLAIM)["measure"].tolist() == ["Partner nations"]


def test_a_claim_is_told_as_its_source_puts_it():
    assert list(told.shown(CLAIM)) == ["measure", "value", "publisher", "source", "url"]
    assert told.shown(CLAIM)["value"].tolist() == ["over 30"]


def test_a_title_counts_the_rows_and_a_line_their_sources():
    assert told.title("named", NAMED) == "Partners by name · 1"
    assert told.sources(NAMED) == "1 row, 1 source"
    assert told.sources(pd.concat([NAMED, NAMED])) == "2 rows, 1 source"
    assert told.sources(NAMED.head(0)) == "No row of this kind fits: the figure counts none."
