"""The shipped nginx in front of a dashboard of these tests: its files as they are, but for two addresses."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.browser.server import ROOT, Server, free_port

SHIPPED = ROOT / "deploy" / "nginx"
_PATHS = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Gateway(Server):
    """A running nginx; `url`, `pid` and `log` are its own."""

    folder: Path

    def reload(self) -> None:
        """Read the configuration again, as after a change of it, and wait until new workers answer."""
        before = _workers(self.pid)
        os.kill(self.pid, signal.SIGHUP)
        until = time.monotonic() + _SECONDS
        while time.monotonic() < until and not _workers(self.pid) - before:
            time.sleep(0.02)
        if not _workers(self.pid) - before:
            message = f"nginx was not reloaded; it wrote:\n{self.log.read_text(errors='replace')}"
            raise RuntimeError(message)


def installed() -> str | None:
    """The path of an installed nginx."""
    return shutil.which("nginx", path=_PATHS)


@contextmanager
def in_front_of(folder: Path, program: str, *urls: str, port: int | None = None) -> Iterator[Gateway]:
    """Run nginx with the configuration of the containers before the dashboards at these addresses.

    Without a `port` any free one is taken.
    """
    port = port or free_port()
    configuration = written(folder, port, [urlsplit(url).port or 0 for url in urls])
    log = folder / "nginx.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [program, "-p", str(folder), "-c", str(configuration), "-g", "daemon off; master_process on;"],
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
        try:
            gateway = Gateway(f"http://localhost:{port}", process.pid, log, folder)
            _wait(gateway, process)
            yield gateway
        finally:
            process.terminate()
            process.wait(10)


def written(folder: Path, port: int, upstream: list[int]) -> Path:
    """The files of the containers' nginx in a folder, listening and asking on these ports."""
    copied(folder)
    text = (SHIPPED / "container.conf").read_text("utf-8")
    swaps = {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "server dashboard:8501 max_fails=0;": " ".join(
            f"server 127.0.0.1:{at} max_fails=0;" for at in upstream
        ),
        "/etc/nginx/mime.types": str(folder / "mime.types"),
        "/dev/stderr": "stderr",
        "/tmp/nginx": str(folder / "nginx"),  # noqa: S108 - the container's, replaced
    }
    for shipped, here in swaps.items():
        if shipped not in text:
            message = f"deploy/nginx/container.conf no longer says {shipped!r}"
            raise RuntimeError(message)
        text = text.replace(shipped, here)
    (folder / "nginx.conf").write_text(text, "utf-8")
    return folder / "nginx.conf"


def copied(folder: Path) -> None:
    """The shared files as they are installed, and the kinds of files that every nginx knows."""
    shared = folder / "dashboard"
    shared.mkdir(parents=True, exist_ok=True)
    for name in ("http.conf", "server.conf", "policy.conf"):
        shutil.copy(SHIPPED / name, shared)
    (folder / "mime.types").write_text("types { text/html html; }\n", "utf-8")


def _workers(master: int) -> set[str]:
    children = Path(f"/proc/{master}/task/{master}/children")
    return set(children.read_text().split()) if children.exists() else set()


def _wait(gateway: Gateway, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{gateway.url}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    message = f"nginx did not start; it wrote:\n{gateway.log.read_text(errors='replace')}"
    raise RuntimeError(message)
