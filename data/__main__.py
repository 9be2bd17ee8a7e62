"""`python -m data check|dictionary`: judge a package, or print the data dictionary."""

from __future__ import annotations

import sys
from pathlib import Path

from data.check import judge
from data.report import EXIT, as_json, as_lines

if __name__ == "__main__":
    j = judge(Path(sys.argv[2]))
    for t in as_lines(j, tables=True): sys.stdout.write(t)
    sys.exit(EXIT[j.verdict])
