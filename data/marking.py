"""The marking that whoever runs the dashboard sets in place of the package's own."""

from __future__ import annotations

import os

from data.contract import Wrong
from data.faults import Faults
from data.text import oddity

PLACE = "DASHBOARD_MARKING"  # the environment variable


def overruling(faults: Faults) -> str | None:
    """The marking that the environment sets, or nothing where it sets none; a text that says nothing is an error."""
    marking = os.environ.get(PLACE)
    if marking is not None and (wrong := _wrong(marking)) is not None:
        faults.add(None, None, "marking", marking, wrong)
    return marking


def _wrong(marking: str) -> Wrong | None:
    if not marking.strip():
        remedy = "Give the text of the marking, or take the setting away: the package's own then stands."
        return Wrong(f"{PLACE} is set and holds no text.", remedy)
    odd = oddity(marking)
    if odd is None and len(marking.splitlines()) == 1:
        return None
    message = "The text has more than one line." if odd is None else odd.message
    return Wrong(f"{PLACE}: {message}", "Write one line of plain text.")
