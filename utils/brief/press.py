"""Sets pages in a process of its own, which gives back all the memory that the typesetter takes and would keep.

`python -m utils.brief.press` reads one order as JSON and writes the lengths of the pages in one line, then the pages.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import IO

_ROOT = Path(__file__).resolve().parent.parent.parent
FONTS = Path(__file__).parent / "fonts"
"""Our own fonts alone, so that a page looks the same on every machine."""

_ONE = Lock()
"""One order at a time: each takes more than a hundred megabytes for a moment."""

_SECONDS = 60
_HANDED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What the press is handed of the environment; secrets are not among it."""


class TypesettingError(RuntimeError):
    """The press took too long, or ended without pages; the text says what it said."""


def pages(template: Path, inputs: dict[str, str], **asked: str | int | list[str]) -> list[bytes]:
    """The pages of a template in the format that is asked for, as `typst.compile` takes it.

    Raises TypesettingError where none come of it.
    """
    order = json.dumps({"template": str(template), "inputs": inputs, "asked": asked}).encode()
    environment = {name: os.environ[name] for name in _HANDED if name in os.environ}
    try:
        with _ONE:
            done = subprocess.run(  # noqa: S603  # our own
                [sys.executable, "-P", "-m", __name__],
                input=order,
                capture_output=True,
                env={**environment, "PYTHONPATH": str(_ROOT)},
                timeout=_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise TypesettingError(f"Setting {template.name} takes more than {_SECONDS} seconds.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise TypesettingError(f"Setting {template.name} ended with {done.returncode}: {said}")
    return _apart(done.stdout)


def _apart(written: bytes) -> list[bytes]:
    head, _, rest = written.partition(b"\n")
    made = []
    for length in json.loads(head):
        made.append(rest[:length])
        rest = rest[length:]
    return made


def main(read: IO[bytes], write: IO[bytes]) -> None:
    """Set what the order asks for."""
    import typst  # noqa: PLC0415  # in the press alone

    order = json.loads(read.read())
    fonts = typst.Fonts(font_paths=[str(FONTS)], include_system_fonts=False)
    made = typst.compile(order["template"], font_paths=fonts, sys_inputs=order["inputs"], **order["asked"])
    set_pages = made if isinstance(made, list) else [made]
    write.write(json.dumps([len(page) for page in set_pages]).encode() + b"\n" + b"".join(set_pages))


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
