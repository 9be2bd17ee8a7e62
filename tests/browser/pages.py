"""The pages a reader can open, by the path of their address; the front page has none."""

from tests.browser.server import ROOT

FRONT = ""
PAGES = (
    FRONT,
    *sorted(
        path.stem for path in (ROOT / "pages").glob("*.py") if path.stem not in {"__init__", "situation"}
    ),
)
