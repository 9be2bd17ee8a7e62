"""Where countries lie: shapes keyed by partner_id, label points, and who was an Ally on a day."""

from __future__ import annotations

import csv
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
        row["id"]: Point(row["name"], float(row["label_lon"]), float(row["label_lat"]), row["small"] == "True")
        for row in _read("points.csv")
    }


def _read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
