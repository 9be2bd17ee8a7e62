"""The rows of a metric as the pages read them."""

from data.engine import on_polars
from tests.records import record_of
from utils.localised import ordered
from utils.measure import collected
from utils.metrics.evidence import named


def told():
    """Two partners named at the same two meetings."""
    meetings = ("one", "two")
    record = record_of(
        meetings=[("one", "2020-01-01"), ("two", "2021-01-01")],
        participation=[(meeting, partner) for meeting in meetings for partner in ("UKR", "CHE")],
    )
    return collected(named, ordered(on_polars(record)))


def test_texts_are_plain_strings():
    rows = told()
    assert rows["partner_id"].tolist() == ["CHE", "UKR", "CHE", "UKR"]
    assert {type(value) for column in ("partner_id", "partner", "meeting_id") for value in rows[column]} == {
        str
    }
    assert rows["partner"].dtype == object


def test_a_text_is_held_once_in_however_many_rows_it_stands():
    rows = told()
    for column in ("partner_id", "partner", "meeting_id", "title"):
        assert rows[column].map(id).nunique() == rows[column].nunique()
