"""The pages a reader can open, by the path of their address; the front page has none."""

from tests.browser.server import ROOT

FRONT = ""
PAGES = (
    FRONT,
    *sorted(path.stem for path in (ROOT / "pages").glob("*.py")),
)
SOME = (FRONT, "map", "meetings", "partners")
"""For what the frame does, which is the same on all of them."""

EXAMPLES = {
    "meeting": "id=bam-2024-02-28",
    "partner": "id=UKR",
    "topic": "id=partnership-policy",
}
"""What the pages of one meeting, partner or topic are opened with; without it they list what there is."""

VISITS = tuple((path, EXAMPLES.get(path, "")) for path in PAGES)
"""Every page with something on it: path and query."""
