"""The dashboard as a reader meets it: a server process of its own, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it answers, its process number, and the file that holds what it wrote."""

    url: str
    pid: int
    log: Path


@contextmanager
def served(
    log: Path,
    script: Path | str = "dashboard.py",
    *,
    module: str = "streamlit",
    environment: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[Server]:
    """Run one Streamlit script with the project's own configuration until the block ends.

    `module` is what `python -m` starts; without a `port` any free one is taken. Raises RuntimeError, with what the
    server wrote, when it does not answer within a minute.
    """
    port = port or free_port()
    command = [sys.executable, "-m", module, "run", str(script)]
    command += [f"--server.port={port}", "--server.address=localhost", "--server.headless=true"]
    with log.open("wb") as written:
        process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(environment or {}), stdout=written, stderr=subprocess.STDOUT
        )
        try:
            server = Server(f"http://localhost:{port}", process.pid, log)
            _wait_until_it_answers(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without what would measure or redirect the server, and with `more`."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("COV", "STREAMLIT_", "DASHBOARD_"))
    }
    return kept | {"PYTHONPATH": str(ROOT)} | dict(more)


def _wait_until_it_answers(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    message = f"The server did not start; it wrote:\n{server.log.read_text(errors='replace')}"
    raise RuntimeError(message)
