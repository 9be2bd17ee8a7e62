"""The ground under the map: points, Allies of the day, dotted lines and names."""

from datetime import date

import pandas as pd

from data import boundaries
from utils.ground import ground, outside_region, placed

DAY = date(2024, 2, 28)


def drawn(*partners, state="eligible", slot=0.0):
    return pd.DataFrame(
        {
            "partner_id": partners,
            "name": [f"Name of {partner}" for partner in partners],
            "slot": [slot] * len(partners),
            "framework": [None if slot is None else "Framework"] * len(partners),
            "state": [state] * len(partners),
        }
    )


def test_a_nation_stands_at_its_point():
    nations = placed(drawn("CHE", "MLT"))
    points = boundaries.points()
    assert nations[["partner_id", "small", "lon", "lat"]].values.tolist() == [
        ["CHE", False, points["CHE"].lon, points["CHE"].lat],
        ["MLT", True, points["MLT"].lon, points["MLT"].lat],
    ]


def test_a_nation_without_a_shape_is_not_drawn():
    assert placed(drawn("CHE", "ZZZ"))["partner_id"].tolist() == ["CHE"]


def test_a_guest_without_a_framework_has_no_slot_and_no_word():
    guest = placed(drawn("OMN", state="guest", slot=None)).iloc[0]
    assert (guest["slot"], guest["framework"]) == (-1, "")


def test_nothing_to_draw_is_drawn_as_nothing():
    nothing = drawn("CHE").head(0)
    assert list(placed(nothing)["partner_id"]) == []
    assert ground(placed(nothing), DAY, "world")["allies"] == boundaries.allies(DAY)


def test_an_ally_is_drawn_from_the_day_of_its_accession_on():
    nobody = drawn("CHE")
    before, after = (ground(nobody, date(2023, 4, day), "world")["allies"] for day in (3, 4))
    assert ("FIN" in before, "FIN" in after) == (False, True)


def test_a_nation_that_is_a_partner_that_day_is_not_drawn_as_an_ally():
    assert "FIN" not in ground(drawn("FIN"), DAY, "world")["allies"]


def test_an_ally_named_as_a_guest_is_still_an_ally():
    assert "FIN" in ground(drawn("FIN", state="guest"), DAY, "world")["allies"]


def test_only_the_region_has_names():
    assert ground(drawn("CHE"), DAY, "world")["labels"] is None
    labels = ground(drawn("CHE", "ZZZ"), DAY, "region")["labels"]
    assert labels["label"].tolist() == ["Name of CHE"]


def test_dotted_lines_are_finer_in_the_region():
    assert ground(drawn("CHE"), DAY, "region")["lines"] == boundaries.dotted("detail")
    assert ground(drawn("CHE"), DAY, "front")["lines"] == boundaries.dotted("world")


def test_what_the_region_does_not_show_is_named():
    assert outside_region(placed(drawn("JPN", "CHE", "AUS"))) == ["Name of JPN", "Name of AUS"]
