"""The dashboard with every figure left out: `python -m tests.benchmarks.chartless run dashboard.py …`.

The pages run as they are, computing and building all they would draw; only the drawing is missing.
"""

import sys
from typing import Any

from streamlit.web import cli

from utils import show


def undrawn(*_figure: Any, **_options: Any) -> str:
    """Take a figure and draw nothing."""
    return ""


if __name__ == "__main__":
    show.drawing = undrawn  # that is the whole difference
    sys.exit(cli.main())
