"""What every test can rely on: the shipped record, the same day after day, and the same examples in CI."""

import os

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
