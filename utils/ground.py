"""The ground under the map: where nations lie, who was an Ally, which lines are dotted, where names stand."""

from datetime import date
from typing import Any, Literal

import pandas as pd

from data import boundaries

MapView = Literal["world", "region", "front"]


def placed(nations: pd.DataFrame) -> pd.DataFrame:
    """The map's rows with the place of their point, in degrees, and whether they need a ring to be seen.

    A nation without a shape is not drawn and has no row here; the list beside the map has it all the same.
    Columns: as given, slot whole (-1 = none), and small (bool), lon, lat. Rows in the order given.
    """
    points = boundaries.points()
    known = nations[nations["partner_id"].isin(points)]
    at = [points[partner] for partner in known["partner_id"]]
    return known.assign(
        slot=known["slot"].fillna(-1).astype("int64"),
        framework=known["framework"].fillna(""),
        small=[point.small for point in at],
        lon=[point.lon for point in at],
        lat=[point.lat for point in at],
    )


def ground(nations: pd.DataFrame, day: date, view: MapView) -> dict[str, Any]:
    """What the map is drawn on, as `figures.map.partners` takes it: Allies, dotted lines, names.

    A nation that is a partner on the day is not drawn as an Ally: the day of an accession ends the one.
    """
    drawn = set(nations.loc[nations["state"] != "guest", "partner_id"])
    level: boundaries.Level = "detail" if view == "region" else "world"
    return {
        "allies": tuple(ally for ally in boundaries.allies(day) if ally not in drawn),
        "lines": boundaries.dotted(level),
        "labels": _labels(nations) if view == "region" else None,
    }


def outside_region(nations: pd.DataFrame) -> list[str]:
    """The names of nations that have no place in the region view, in the order given."""
    return nations.loc[~nations["partner_id"].isin(boundaries.labels()), "name"].tolist()


def _labels(nations: pd.DataFrame) -> pd.DataFrame:
    """Columns: partner_id, label, lon, lat, anchor, inside. One row per nation that has a hand-set place."""
    places = boundaries.labels()
    rows = [
        {"partner_id": partner, "label": name, **places[partner]._asdict()}
        for partner, name in zip(nations["partner_id"], nations["name"], strict=True)
        if partner in places
    ]
    return pd.DataFrame(rows, columns=["partner_id", "label", "lon", "lat", "anchor", "inside"])
