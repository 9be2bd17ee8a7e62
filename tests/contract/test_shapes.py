"""The shapes, the base maps and the lists beside them fit each other and the shipped record."""

import csv
import datetime as dt
import hashlib
import json
from pathlib import Path

import narwhals.stable.v2 as nw
import pandas as pd
import pytest
from shapely.geometry import Point

from data import boundaries
from data.record import open_record
from data.store import SHIPPED
from tests.records import rows

ROOT = Path(__file__).parents[2]
BUILD = json.loads((boundaries.FOLDER / "BUILD.json").read_text(encoding="utf-8"))
RECORD = open_record(SHIPPED)
LEVELS = ["world", "detail"]
TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module", params=LEVELS)
def shapes(request):
    return boundaries.shapes(request.param)


def test_the_files_are_those_that_were_built():
    for level in BUILD["levels"].values():
        for name, file in level.items():
            if isinstance(file, dict):
                path = ROOT / "static" / name if name.startswith("topojson/") else boundaries.FOLDER / name
                assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"], name


def test_shapes_are_keyed_by_partner_in_one_named_crs(shapes):
    assert shapes.index.name == "partner_id"
    assert shapes.index.is_unique
    assert str(shapes.crs) == boundaries.CRS
    assert shapes.geometry.is_valid.all()
    assert set(shapes.index) <= set(boundaries.points())


INSIDE = [
    ("UKR", 34.10, 44.95),
    ("UKR", 37.80, 48.00),
    ("GEO", 41.06, 43.05),
    ("GEO", 43.97, 42.23),
    ("MDA", 29.60, 46.84),
    ("AZE", 46.75, 39.82),
    ("CYP", 33.36, 35.25),
    ("XKX", 21.16, 42.66),
    ("ESH", -13.0, 27.10),
    ("PSE", 34.38, 31.42),
    ("XGO", 35.80, 33.00),
]


@pytest.mark.parametrize(("partner", "lon", "lat"), INSIDE)
def test_a_place_lies_in_the_shape_that_the_policy_says(shapes, partner, lon, lat):
    assert list(shapes.index[shapes.intersects(Point(lon, lat))]) == [partner]


@pytest.mark.parametrize(("level", "name"), [("world", "world_110m"), ("detail", "world_50m")])
def test_the_base_map_has_the_same_countries(level, name):
    base = json.loads((ROOT / "static" / "topojson" / f"{name}.json").read_text(encoding="utf-8"))
    drawn = {shape["id"] for shape in base["objects"]["countries"]["geometries"]}
    assert drawn - set(boundaries.shapes(level).index) == set()
    nations = {
        nation for (nation,) in rows(RECORD.partners.filter(nw.col("kind") == "nation").select("partner_id"))
    }
    assert nations - drawn == set()
    assert set(boundaries.allies(TODAY)) - drawn == set()


@pytest.mark.parametrize("level", LEVELS)
def test_every_partner_is_located_once_and_in_order(level):
    partners = RECORD.partners.collect().to_native()
    located = boundaries.located(partners, level)
    assert list(located["partner_id"]) == list(partners["partner_id"])
    without = located.loc[located.geometry.isna(), "kind"]
    assert set(without) == {"organisation"}
    assert str(located.crs) == boundaries.CRS


def test_a_partner_without_a_shape_is_not_lost():
    located = boundaries.located(pd.DataFrame({"partner_id": ["ZZZ", "UKR"]}), "world")
    assert list(located["partner_id"]) == ["ZZZ", "UKR"]
    assert list(located.geometry.isna()) == [True, False]


def test_points_say_where_a_marker_stands():
    malta = boundaries.points()["MLT"]
    assert (malta.name, malta.small) == ("Malta", True)
    assert Point(malta.lon, malta.lat).within(boundaries.shapes("detail").geometry["MLT"])


def test_a_nation_that_acceded_is_an_ally_from_that_day():
    with (boundaries.FOLDER / "allies.csv").open(newline="", encoding="utf-8") as lines:
        since = {row["id"]: row["since"] for row in csv.DictReader(lines)}
    acceded = RECORD.memberships.filter(nw.col("end_reason") == "acceded").select("partner_id", "end")
    assert rows(acceded)
    for partner, end in rows(acceded):
        assert since[partner] == end


def test_allies_are_those_of_the_day():
    assert len(boundaries.allies(TODAY)) == 32
    assert len(boundaries.allies(dt.date(1949, 8, 24))) == 12
    assert boundaries.allies(dt.date(1949, 8, 23)) == ()
    assert "SWE" not in boundaries.allies(dt.date(2024, 3, 6))
    assert "SWE" in boundaries.allies(dt.date(2024, 3, 7))


def test_every_partner_in_the_region_has_a_label_there():
    labels = boundaries.labels()
    nations = RECORD.partners.filter(nw.col("kind") == "nation").select("partner_id")
    for (partner,) in rows(RECORD.memberships.join(nations, on="partner_id").select("partner_id").unique()):
        point = boundaries.points()[partner]
        if -17 <= point.lon <= 82 and 13 <= point.lat <= 62:
            assert partner in labels
    for partner, label in labels.items():
        assert partner in boundaries.points()
        assert -17 <= label.lon <= 100
        assert 13 <= label.lat <= 62
        vertical, _, horizontal = label.anchor.partition(" ")
        assert vertical in {"top", "middle", "bottom"}
        assert horizontal in {"left", "center", "right"}


@pytest.mark.parametrize(("level", "count"), [("world", 9), ("detail", 14)])
def test_dotted_lines_are_read(level, count):
    lines = boundaries.dotted(level)
    assert len(lines) >= count
    assert all(
        len(line) >= 2 and all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in line) for line in lines
    )
