"""Files to take away: their names say what is inside, and they carry the marking."""

import json
from datetime import date

import pandas as pd

from tests.records import record_of
from utils.export import file_name, geojson
from utils.filters import Filters

NATIONS = pd.DataFrame(
    [
        ("MLT", "Malta", "Peace", "active", "named", "named", 3),
        ("QQQ", "Nowhere <b>", "Peace", "active", "eligible", None, 0),
    ],
    columns=["partner_id", "name", "framework", "status", "state", "evidence", "meetings"],
)


def test_a_file_name_says_what_was_asked_and_the_day():
    asked = Filters(partner=("GEO", "MDA"), since=date(2022, 1, 1), until=date(2024, 12, 31))
    assert file_name(asked, "2026-11-23", "csv") == "partner-engagement_GEO-MDA_2022-2024_2026-11-23.csv"
    assert file_name(Filters(), "2026-11-23", "geojson") == "partner-engagement_2026-11-23.geojson"
    assert (
        file_name(Filters(since=date(2022, 3, 1)), "2026-11-23", "csv")
        == "partner-engagement_2022_2026-11-23.csv"
    )


def test_the_map_as_geojson_carries_marking_and_day_and_loses_no_nation():
    record = record_of(package={"marking": "EXERCISE ONLY", "exercise": True})
    told = json.loads(geojson(record, NATIONS))
    assert (told["type"], told["marking"], told["exercise"]) == ("FeatureCollection", "EXERCISE ONLY", True)
    assert told["as_of"] == "2026-01-01"
    malta, nowhere = told["features"]
    assert malta["properties"] == {
        "partner_id": "MLT",
        "name": "Malta",
        "framework": "Peace",
        "status": "active",
        "state": "named",
        "evidence": "named",
        "meetings": 3,
    }
    assert malta["geometry"]["type"] in {"Polygon", "MultiPolygon"}
    assert (nowhere["properties"]["name"], nowhere["properties"]["evidence"], nowhere["geometry"]) == (
        "Nowhere <b>",
        None,
        None,
    )
