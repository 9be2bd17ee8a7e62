"""The files of the project as they would be published: what Git keeps, and what it would keep."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@cache
def published() -> tuple[Path, ...]:
    """Every file that is committed or about to be, in order; without Git, every file but what was made."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode("utf-8")
        paths = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if not _is_made(path)]
    return tuple(sorted({path for path in paths if path.is_file()}))


def text_of(path: Path) -> str | None:
    """The file as text; None where it is not text."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_made(path: Path) -> bool:
    return any(part.startswith((".venv", ".git", "__pycache__")) or "_cache" in part for part in path.parts)
