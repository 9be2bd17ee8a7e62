"""What every test can rely on: the shipped record, the same day after day, and the same examples in CI."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A developer may have another package open, or published one; the tests speak of the shipped one, or of what they name.
for setting in ("DASHBOARD_DATA", "DASHBOARD_MARKING", "DASHBOARD_ROLES"):
    os.environ.pop(setting, None)
os.environ["DASHBOARD_STORE"] = "off"

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    database=None,
    print_blob=True,
)
settings.load_profile("ci" if os.environ.get("CI") else "here")

HERE = Path(__file__).parent
ROOMS = ("browser", "deploy", "pages", "contract", "fuzz", "unit")
"""The order in which the rooms run: first those whose files take minutes, and last the many short ones, so that all
processors end together; those of the browser in one go, so that each processor starts its server and browser once."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _place(item.path.relative_to(HERE).parts[0]))


def _place(room: str) -> int:
    """When a room has its turn; one that is not named goes first, as nobody knows how long it takes."""
    return ROOMS.index(room) if room in ROOMS else -1
