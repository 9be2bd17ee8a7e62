"""Reading points, labels and Allies needs no map library."""

import subprocess
import sys
from pathlib import Path


def test_points_are_read_without_geopandas():
    asked = (
        "import sys, datetime as dt; from data import boundaries as b;"
        "b.points(); b.labels(); b.allies(dt.date(2024, 1, 1)); b.dotted('world');"
        "print([m for m in ('geopandas', 'pandas', 'shapely') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
