"""Sets one order and ends: what the press starts as a process of its own, by this file's path.

Reads the order as JSON, and writes the lengths of the pages in one line, then the pages. It imports nothing of ours and
little else, since whoever waits for a page waits for that.
"""

import json
import sys
from typing import IO

import typst


def main(read: IO[bytes], write: IO[bytes]) -> None:
    """Set what the order asks for."""
    order = json.loads(read.read())
    fonts = typst.Fonts(font_paths=[order["fonts"]], include_system_fonts=False)
    made = typst.compile(order["template"], font_paths=fonts, sys_inputs=order["inputs"], **order["asked"])
    pages = made if isinstance(made, list) else [made]
    write.write(json.dumps([len(page) for page in pages]).encode() + b"\n" + b"".join(pages))


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
