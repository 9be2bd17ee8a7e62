"""What a reader takes away: files whose names say what is inside, and that carry the marking of the record."""

import json

import pandas as pd

from data import boundaries
from data.record import Record
from utils.filters import ID_FILTERS, Filters

_ON_THE_MAP = ["partner_id", "name", "framework", "status", "state", "evidence", "meetings"]


def file_name(filters: Filters, day: str, suffix: str) -> str:
    """`partner-engagement_GEO-MDA_2022-2024_2026-11-23.geojson`: what was asked, the as-of day, the kind of file."""
    ids = ["-".join(getattr(filters, key)[:4]) for key in ID_FILTERS if getattr(filters, key)]
    bounds = [bound for bound in (filters.since, filters.until) if bound]
    years = ["-".join(dict.fromkeys(str(bound.year) for bound in bounds))] if bounds else []
    return "_".join(["partner-engagement", *ids, *years, day]) + f".{suffix}"


def geojson(record: Record, nations: pd.DataFrame, level: boundaries.Level = "world") -> bytes:
    """The nations of the map with their shapes and what the map says of them; see `metrics.map.nations`.

    Members beside the features: marking, exercise, edition, as_of. A nation without a shape has a null geometry.
    """
    shapes = boundaries.located(nations[_ON_THE_MAP], level)
    collection = json.loads(shapes[[*_ON_THE_MAP, "geometry"]].to_json())
    said = {
        "marking": record.package.marking,
        "exercise": record.package.exercise,
        "edition": record.edition,
        "as_of": record.as_of.isoformat(),
    }
    return json.dumps({**said, **collection}, ensure_ascii=False, allow_nan=False).encode()
