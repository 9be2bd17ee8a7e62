"""What is said of the sources behind a page."""

import pandas as pd

from utils.sentences import sources as told
from utils.sentences.ways import Cited

SOURCES = pd.DataFrame(
    [
        ("a", "Paper_1", "First", "https://host.example/a", "2024-02", "meetings", 1),
        ("a", "Paper_1", "First", "https://host.example/a", "2024-02", "sessions", 2),
        ("b", "Office", "Second", None, None, "participation", 1),
        ("c", "Office", "Third", "javascript:alert(1)", None, "appearances", 3),
    ],
    columns=["source_id", "publisher", "source", "url", "published", "table", "rows"],
)


def test_each_source_has_a_number_and_says_what_it_supports():
    cited = told.cited(SOURCES)
    assert cited[0] == Cited(
        1,
        r"Paper\_1: First",
        "Published Feb\u00a02024. Supports: the meeting and its summary and 2 sessions",
        "https://host.example/a",
    )
    assert (cited[1].number, cited[1].supports, cited[1].url) == (2, "Supports: 1 partner by name", "")


def test_only_addresses_of_the_web_are_links():
    assert told.cited(SOURCES)[2].url == ""


def test_the_title_counts_each_source_once():
    assert told.sources_title(SOURCES) == "3 sources stand behind this page"
    assert told.sources_title(SOURCES.head(2)) == "1 source stands behind this page"


def test_a_row_is_cited_by_the_number_of_its_source():
    assert told.citations(pd.Series(["b", "a"]), SOURCES) == ["[2]", "[1]"]
