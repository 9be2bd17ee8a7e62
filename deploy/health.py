"""Whether the server answers: `python deploy/health.py [PORT]` ends with 0 if it does, with 1 if not."""

import os
import sys
from http.client import HTTPConnection


def main(port: int) -> int:
    """The exit code: one question to the server of this machine, with three seconds for the answer."""
    try:
        line = HTTPConnection("127.0.0.1", port, timeout=3)
        line.request("GET", "/_stcore/health")
        answer = line.getresponse().status
    except OSError as error:
        sys.stderr.write(f"No answer on port {port}: {error}\n")
        return 1
    return 0 if answer == 200 else 1


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or [os.environ.get("DASHBOARD_PORT", "8501")])[0])))
