"""Where countries lie: shapes keyed by partner_id, label points, and who was an Ally on a day."""

from __future__ import annotations

import csv
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

FOLDER = Path(__file__).parent / "shapes"
CRS = "EPSG:4326"  # degrees, longitude first in the geometries

Level = Literal["world", "detail"]


class Point(NamedTuple):
    """Where the name or the marker of a country stands, in degrees; `small` ones need a marker to be seen."""

    name: str
    lon: float
    lat: float
    small: bool


@cache
def points() -> dict[str, Point]:
    """The label point of every country and area that has a shape, by partner_id."""
    return {
        row["id"]: Point(
            row["name"], float(row["label_lon"]), float(row["label_lat"]), row["small"] == "True"
        )
        for row in _read("points.csv")
    }


class Label(NamedTuple):
    """Where a name stands in the region view, in degrees, on which side of the point, and if `inside` its shape."""

    lon: float
    lat: float
    anchor: str
    inside: bool


@cache
def labels() -> dict[str, Label]:
    """Hand-set places of names in the view from the Atlantic to Central Asia, by partner_id."""
    return {
        row["id"]: Label(float(row["lon"]), float(row["lat"]), row["anchor"], row["inside"] == "True")
        for row in _read("labels.csv")
    }


@cache
def allies(day: date) -> tuple[str, ...]:
    """The nations that were Allies on that day, in the order of their ids."""
    return tuple(sorted(row["id"] for row in _read("allies.csv") if date.fromisoformat(row["since"]) <= day))


@cache
def dotted(level: Level) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The boundaries whose status is not agreed, as lines of (longitude, latitude)."""
    collection = json.loads((FOLDER / f"lines_{level}.geojson").read_text(encoding="utf-8"))
    lines: list[tuple[tuple[float, float], ...]] = []
    for feature in collection["features"]:
        shape = feature["geometry"]
        several = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
        lines += [tuple((float(lon), float(lat)) for lon, lat in line) for line in several]
    return tuple(lines)


def shapes(level: Level) -> gpd.GeoDataFrame:
    """The shapes of all countries and areas, index partner_id, geometries in `CRS`.

    Columns: name, kind (country, territory, special), sovereign, note, area_km2, small, label_lon, label_lat,
    geometry.
    Outer rings run clockwise, as the browser's map wants them.
    """
    import geopandas as gpd  # noqa: PLC0415  # a third of a second, and seldom needed

    frame = gpd.read_parquet(FOLDER / f"boundaries_{level}.parquet").set_crs(CRS, allow_override=True)
    return frame.rename(columns={"id": "partner_id"}).set_index("partner_id").sort_index()


def located(partners: pd.DataFrame, level: Level) -> gpd.GeoDataFrame:
    """The partners with their shapes: each once, in the order given; without a shape the geometry is None.

    `partners` has a column partner_id. Its own columns stay; area_km2, small, label_lon, label_lat and
    geometry are added.
    """
    import geopandas as gpd  # noqa: PLC0415  # a third of a second, and seldom needed

    columns = ["area_km2", "small", "label_lon", "label_lat", "geometry"]
    joined = partners.join(shapes(level)[columns], on="partner_id", validate="many_to_one")
    return gpd.GeoDataFrame(joined, geometry="geometry", crs=CRS)


def _read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
