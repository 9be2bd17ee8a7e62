"""What a browser may do on the dashboard's pages, as nginx sends it: `python deploy/policy.py [--frames ORIGIN …]`.

Nothing may come from another origin, and no script may run but files of our own and the two that stand inside a page:
Streamlit's and ours. Those two are allowed by their hashes, so nginx/policy.conf is made anew when either changes; a
test says when. `--frames` names the sites that may show a page in a frame; without it none may.
"""

import argparse
import base64
import hashlib
import re
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def main(arguments: Sequence[str]) -> None:
    """Print the lines of nginx/policy.conf."""
    parser = argparse.ArgumentParser(prog="python deploy/policy.py", description=__doc__)
    parser.add_argument(
        "--frames", nargs="*", default=[], metavar="ORIGIN", help="such as https://portal.example"
    )
    sys.stdout.write(policy(parser.parse_args(arguments).frames))


def policy(frames: Sequence[str] = ()) -> str:
    """The two headers as nginx writes them."""
    allowed = " ".join(f"'sha256-{digest(script)}'" for script in scripts())
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'wasm-unsafe-eval' {allowed}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "media-src": "'self' blob:",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": " ".join(frames) or "'none'",
    }
    text = "; ".join(f"{name} {value}" for name, value in rules.items())
    lines = [
        "# Made by `python deploy/policy.py`; do not edit.",
        f'add_header Content-Security-Policy "{text}" always;',
    ]
    if not frames:
        lines.append("add_header X-Frame-Options DENY always;")
    return "\n".join(lines) + "\n"


def scripts() -> list[str]:
    """The scripts that stand inside a page: those of Streamlit's own page, and ours."""
    streamlit = find_spec("streamlit")
    if streamlit is None or streamlit.origin is None:
        sys.exit("Streamlit is not installed here: run this with the dashboard's own Python.")
    page = (Path(streamlit.origin).parent / "static" / "index.html").read_text("utf-8")
    return [*_INLINE.findall(page), (ROOT / "utils" / "page.js").read_text("utf-8")]


def digest(script: str) -> str:
    """A script's SHA-256 as a policy writes it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


if __name__ == "__main__":
    main(sys.argv[1:])
